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
    /// All ones for a record with whose part another record can be paired, else zero.
    private(set) var isShared: [UInt8]
    /// How often the parts stand here; empty where a basis knows it.
    let table: CountTable

    static let none = UInt32.max
    /// Steps of rarity to a factor of two.
    static let stepsPerOctave = 4.0

    /// What earlier records said of a part.
    struct Known: Sendable {
        var recordCount: Int
        var parts: KnownCounts
    }

    /// - Parameters:
    ///   - words: of a text field.
    ///   - known: what is common, when other records than these say so.
    ///   - isRemembered: whether another run will have to know what is common here.
    init(
        _ fieldPlace: Int, _ kind: PartKind, _ field: InternedField, words: FieldWords?, known: Known?,
        isRemembered: Bool
    ) {
        self.field = fieldPlace
        self.kind = kind
        let distinct = DistinctParts(kind, field, words: words)
        let here = distinct.counts(field)
        table = isRemembered && known == nil ? CountTable(distinct.hashes, here) : CountTable()
        let counts = known.map { known in distinct.hashes.map { known.parts.count($0) } } ?? here
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
        var isShared = [UInt8](repeating: 0, count: field.ids.count)
        for (record, value) in field.ids.enumerated() where value >= 0 {
            let part = Int(distinct.ofValue[Int(value)])
            guard part >= 0 else { continue }
            ids[record] = min(UInt32(truncatingIfNeeded: distinct.hashes[part]), Self.none - 1)
            rarity[record] = rarityOfPart[part]
            if isAlone { repeats[record] = UInt8(clamping: counts[part]) }
            if here[part] > 1 { isShared[record] = .max }
        }
        self.ids = ids
        self.rarity = rarity
        self.repeats = repeats
        self.isShared = isShared
    }

    /// The same for pairs of which a record is wanted: a few records that share nothing with those stay.
    func limited(to wanted: [Bool]) -> BlockingPart {
        let count = wanted.count { $0 }
        let bits = max(10, Int.bitWidth - (count * 32).leadingZeroBitCount)
        let shift = UInt64(64 - bits)
        var marks = [UInt64](repeating: 0, count: 1 << (bits - 6))
        for record in wanted.indices where wanted[record] && ids[record] != Self.none {
            let slot = Int(mixed(UInt64(ids[record])) >> shift)
            marks[slot >> 6] |= 1 << UInt64(slot & 63)
        }
        var limited = self
        for record in wanted.indices where isShared[record] != 0 {
            let slot = Int(mixed(UInt64(ids[record])) >> shift)
            if marks[slot >> 6] & 1 << UInt64(slot & 63) == 0 { limited.isShared[record] = 0 }
        }
        return limited
    }

    /// The parts that a run of these fields looks at.
    static func wanted(_ fields: [InternedField]) -> [(field: Int, kind: PartKind)] {
        fields.indices.flatMap { place in PartKind.parts(of: fields[place].kind).map { (place, $0) } }
    }

    static func all(
        _ fields: [InternedField], basis: LinkageBasis? = nil, isRemembered: Bool = false, width: Int
    ) async throws -> [BlockingPart] {
        let words = try await orderedParallelMap(Array(fields.indices), width: width) { place in
            fields[place].kind == .text
                ? FieldWords(fields[place], known: basis.map { KnownCounts($0.words[place]) }) : nil
        }
        return try await orderedParallelMap(Array(wanted(fields).enumerated()), width: width) { place, part in
            BlockingPart(
                part.field, part.kind, fields[part.field], words: words[part.field],
                known: basis.map { Known(recordCount: $0.recordCount, parts: KnownCounts($0.parts[place])) },
                isRemembered: isRemembered)
        }
    }
}

/// The distinct parts of one kind of a field's values.
struct DistinctParts {
    /// The part of each value, by number; -1 where it has none.
    private(set) var ofValue: [Int32]
    /// A hash of each part, which another run gives it too.
    private(set) var hashes: [UInt64]

    /// - Parameter words: of a text field.
    init(_ kind: PartKind, _ field: InternedField, words: FieldWords?) {
        let values = field.values
        switch kind {
        case .whole:
            ofValue = (0..<values.count).map { Int32($0) }
            hashes = Self.hashes(values)
        case .rarestWord, .secondRarestWord:
            let words = words ?? FieldWords(field, known: nil)
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

    /// A hash of each value.
    static func hashes(_ arena: ValueArena) -> [UInt64] {
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
    ///
    /// - Parameter place: 0 for the rarest, 1 for the second.
    func rarest(place: Int) -> [Int32] {
        starts.indices.dropLast().map { id in
            var (first, second) = (Int32(-1), Int32(-1))
            for word in wordsOfValue[starts[id]..<starts[id + 1]] where words.range(Int(word)).count >= 3 {
                if first < 0 || isRarer(word, first) {
                    (first, second) = (word, first)
                } else if second < 0 || isRarer(word, second) {
                    second = word
                }
            }
            return place == 0 ? first : second
        }
    }

    private func isRarer(_ one: Int32, _ other: Int32) -> Bool {
        let (a, b) = (Int(one), Int(other))
        return counts[a] != counts[b]
            ? counts[a] < counts[b] : words.value(a).lexicographicallyPrecedes(words.value(b))
    }

    /// The counts that other runs may have to know.
    var table: CountTable {
        CountTable((0..<words.count).map { words.value($0).withUnsafeBufferPointer { hashBytes($0) } }, counts)
    }
}
