import Columns

/// What is taken of a value to bring records together.
enum PartKind: CaseIterable {
    case whole, firstThree, consonants, yearMonth, monthDay, year, yearDay, firstHalf, secondHalf, mailbox, mailboxStart
    case rarestWord, secondRarestWord, firstSix

    /// Whether equal parts bring records together without another part.
    var isKeyAlone: Bool { self == .whole || self == .mailbox || self == .rarestWord }

    /// The parts of a field; categories give none.
    static func parts(of kind: ComparisonKind) -> [PartKind] {
        switch kind {
        case .category: []
        case .number: [.whole]
        case .first, .last, .name: [.whole, .firstThree, .consonants]
        case .city, .postal: [.whole, .firstThree]
        case .date: [.whole, .yearMonth, .monthDay, .year, .yearDay]
        case .code, .phone: [.whole, .firstHalf, .secondHalf]
        case .email: [.whole, .mailbox, .mailboxStart]
        case .text: [.whole, .rarestWord, .secondRarestWord, .firstSix]
        }
    }
}

/// A part of a field's values, for each record, with how rare it is.
struct BlockingPart: Sendable {
    let field: Int
    let kind: PartKind
    /// The part of each record, as a hash; `none` when it has none. Unlike parts that share a hash, one in four thousand
    /// million, only bring a pair more.
    let ids: [UInt32]
    /// 4 · log2(records / records with that part), rounded: two rare parts add to the rarity of both together.
    let rarity: [UInt8]
    /// How many records have the part of a record, at most 255; empty for parts that make no key alone.
    let repeats: [UInt8]

    static let none = UInt32.max
    /// Steps of rarity to a factor of two.
    static let stepsPerOctave = 4.0

    /// What earlier records said of a part.
    struct Known: Sendable {
        var recordCount: Int
        var parts: KnownCounts
        var words: KnownCounts
    }

    /// - Parameter known: what is common, when other records than these say so.
    init(_ fieldPlace: Int, _ kind: PartKind, _ field: InternedField, known: Known? = nil) {
        self.field = fieldPlace
        self.kind = kind
        let distinct = DistinctParts(kind, field, words: known?.words)
        let counts = known.map { known in distinct.hashes.map { known.parts.count($0) } } ?? distinct.counts(field)
        let records = Double(known?.recordCount ?? field.ids.count)
        let rarityOfPart = counts.map { count in
            UInt8(
                max(
                    0,
                    min(
                        255,
                        (Self.stepsPerOctave * logarithm(records / Double(max(1, count))) / 0.693_147_180_56).rounded())
                ))
        }
        let isAlone = kind.isKeyAlone
        var ids = [UInt32](repeating: Self.none, count: field.ids.count)
        var rarity = [UInt8](repeating: 0, count: field.ids.count)
        var repeats = [UInt8](repeating: 0, count: isAlone ? field.ids.count : 0)
        for (record, value) in field.ids.enumerated() where value >= 0 {
            let part = Int(distinct.ofValue[Int(value)])
            guard part >= 0 else { continue }
            ids[record] = min(UInt32(truncatingIfNeeded: distinct.hashes[part]), Self.none - 1)
            rarity[record] = rarityOfPart[part]
            if isAlone { repeats[record] = UInt8(clamping: counts[part]) }
        }
        self.ids = ids
        self.rarity = rarity
        self.repeats = repeats
    }

    /// The parts that a run of these fields looks at.
    static func wanted(_ fields: [InternedField]) -> [(field: Int, kind: PartKind)] {
        fields.indices.flatMap { place in PartKind.parts(of: fields[place].kind).map { (place, $0) } }
    }

    static func all(_ fields: [InternedField], basis: LinkageBasis? = nil, width: Int) async throws -> [BlockingPart] {
        try await orderedParallelMap(Array(wanted(fields).enumerated()), width: width) { place, part in
            let known = basis.map {
                Known(
                    recordCount: $0.recordCount, parts: KnownCounts($0.parts[place]),
                    words: KnownCounts($0.words[part.field]))
            }
            return BlockingPart(part.field, part.kind, fields[part.field], known: known)
        }
    }
}

/// The distinct parts of one kind of a field's values.
struct DistinctParts {
    /// The part of each value, by number; -1 where it has none.
    private(set) var ofValue: [Int32]
    /// A hash of each part, which another run gives it too.
    private(set) var hashes: [UInt64]

    init(_ kind: PartKind, _ field: InternedField, words: KnownCounts?) {
        let values = field.values
        switch kind {
        case .whole:
            ofValue = (0..<values.count).map { Int32($0) }
            hashes = Self.hashes(values)
        case .rarestWord, .secondRarestWord:
            let words = FieldWords(field, known: words)
            ofValue = words.rarest(place: kind == .rarestWord ? 0 : 1)
            hashes = Self.hashes(words.words)
        default:
            var parts = ValueArena()
            var letters: [UInt8] = []
            ofValue = (0..<values.count).map { id in
                letters.removeAll(keepingCapacity: true)
                Self.take(kind, values.value(id), into: &letters)
                return parts.intern(letters)
            }
            hashes = Self.hashes(parts)
        }
    }

    private static func hashes(_ arena: ValueArena) -> [UInt64] {
        arena.bytes.withUnsafeBufferPointer { bytes in
            (0..<arena.count).map { hashBytes(UnsafeBufferPointer(rebasing: bytes[arena.range($0)])) }
        }
    }

    /// How many records have each part.
    func counts(_ field: InternedField) -> [Int32] {
        var counts = [Int32](repeating: 0, count: hashes.count)
        for (value, part) in ofValue.enumerated() where part >= 0 { counts[Int(part)] += field.counts[value] }
        return counts
    }

    /// The counts that other runs may have to know.
    func table(_ field: InternedField) -> CountTable {
        var table = CountTable()
        for (hash, count) in zip(hashes, counts(field)) { table.append(hash, count) }
        return table
    }

    private static func take(_ kind: PartKind, _ value: ArraySlice<UInt8>, into part: inout [UInt8]) {
        switch kind {
        case .whole, .rarestWord, .secondRarestWord: part.append(contentsOf: value)
        case .firstThree: part.append(contentsOf: value.prefix(3))
        case .firstSix: part.append(contentsOf: value.prefix(6))
        case .mailboxStart: part.append(contentsOf: value.prefix(4))
        case .mailbox: part.append(contentsOf: value.prefix { $0 != 64 })
        case .year: part.append(contentsOf: value.prefix(4))
        case .yearMonth: part.append(contentsOf: value.prefix(6))
        case .monthDay: part.append(contentsOf: value.dropFirst(4))
        case .yearDay:
            part.append(contentsOf: value.prefix(4))
            part.append(contentsOf: value.dropFirst(6))
        case .firstHalf where value.count >= 6: part.append(contentsOf: value.prefix(value.count / 2))
        case .secondHalf where value.count >= 6: part.append(contentsOf: value.dropFirst(value.count / 2))
        case .firstHalf, .secondHalf: break
        case .consonants where value.count > 3:
            for byte in value where !isVowelOrSpace(byte) && !part.contains(byte) { part.append(byte) }
            part.sort()
        case .consonants: break
        }
    }

    private static func isVowelOrSpace(_ byte: UInt8) -> Bool {
        switch byte {
        case 97, 101, 105, 111, 117, 121, 104, 32: true
        default: false
        }
    }
}

/// The words of a text field's values.
struct FieldWords {
    private(set) var words = ValueArena()
    /// How many records have each word, here or where that is known from.
    private var counts: [Int32] = []
    private var wordsOfValue: [Int32] = []
    private var starts: [Int] = [0]

    init(_ field: InternedField, known: KnownCounts?) {
        let values = field.values
        for id in 0..<values.count {
            let start = wordsOfValue.count
            for word in values.value(id).split(separator: 32) {
                let number = words.intern(word)
                if Int(number) == counts.count {
                    counts.append(known.map { $0.count(word.withUnsafeBufferPointer { hashBytes($0) }) } ?? 0)
                }
                if !wordsOfValue[start...].contains(number) { wordsOfValue.append(number) }
            }
            if known == nil { for number in wordsOfValue[start...] { counts[Int(number)] += field.counts[id] } }
            starts.append(wordsOfValue.count)
        }
    }

    /// The rarest words of three letters or more of each value; ties by the word's bytes.
    func rarest(place: Int) -> [Int32] {
        starts.indices.dropLast().map { id in
            let ranked = wordsOfValue[starts[id]..<starts[id + 1]].filter { words.range(Int($0)).count >= 3 }.sorted {
                let (a, b) = (Int($0), Int($1))
                return counts[a] != counts[b]
                    ? counts[a] < counts[b] : words.value(a).lexicographicallyPrecedes(words.value(b))
            }
            return place < ranked.count ? ranked[place] : -1
        }
    }

    /// The counts that other runs may have to know.
    var table: CountTable {
        var table = CountTable()
        for word in 0..<words.count {
            table.append(words.value(word).withUnsafeBufferPointer { hashBytes($0) }, counts[word])
        }
        return table
    }
}
