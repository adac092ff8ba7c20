import Columns

/// What is taken of a value to bring records together.
enum PartKind: CaseIterable {
    case whole, firstThree, consonants, yearMonth, monthDay, year, yearDay, firstHalf, secondHalf, mailbox, mailboxStart
    case rarestWord, secondRarestWord, firstSix

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
    /// The part of each record, as a number; `none` when it has none.
    let ids: [UInt32]
    /// 4 · log2(records / records with that part), rounded: two rare parts add to the rarity of both together.
    let rarity: [UInt8]
    /// How many records have a part.
    let counts: [Int32]

    static let none = UInt32.max
    /// Steps of rarity to a factor of two.
    static let stepsPerOctave = 4.0

    init(_ fieldPlace: Int, _ kind: PartKind, _ field: InternedField) {
        self.field = fieldPlace
        self.kind = kind
        let partOfValue = Self.partOfValue(kind, field)
        var counts: [Int32] = []
        for (value, part) in partOfValue.enumerated() where part >= 0 {
            while counts.count <= Int(part) { counts.append(0) }
            counts[Int(part)] += field.counts[value]
        }
        let records = Double(field.ids.count)
        let rarityOfPart = counts.map { count in
            UInt8(
                max(
                    0,
                    min(
                        255,
                        (Self.stepsPerOctave * logarithm(records / Double(max(1, count))) / 0.693_147_180_56).rounded())
                ))
        }
        var ids = [UInt32](repeating: Self.none, count: field.ids.count)
        var rarity = [UInt8](repeating: 0, count: field.ids.count)
        for (record, value) in field.ids.enumerated() where value >= 0 {
            let part = partOfValue[Int(value)]
            guard part >= 0 else { continue }
            ids[record] = UInt32(part)
            rarity[record] = rarityOfPart[Int(part)]
        }
        self.ids = ids
        self.rarity = rarity
        self.counts = counts
    }

    private static func partOfValue(_ kind: PartKind, _ field: InternedField) -> [Int32] {
        let values = field.values
        if kind == .whole { return (0..<values.count).map { Int32($0) } }
        if kind == .rarestWord || kind == .secondRarestWord {
            return rareWords(field, place: kind == .rarestWord ? 0 : 1)
        }
        var parts = ValueArena()
        var letters: [UInt8] = []
        return (0..<values.count).map { id in
            letters.removeAll(keepingCapacity: true)
            take(kind, values.value(id), into: &letters)
            return parts.intern(letters)
        }
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

    /// The rarest words of three letters or more; ties by the word's bytes.
    private static func rareWords(_ field: InternedField, place: Int) -> [Int32] {
        let values = field.values
        var words = ValueArena()
        var counts: [Int32] = []
        var wordsOfValue: [Int32] = []
        var starts: [Int] = [0]
        for id in 0..<values.count {
            let start = wordsOfValue.count
            for word in values.value(id).split(separator: 32) {
                let number = words.intern(word)
                if Int(number) == counts.count { counts.append(0) }
                if !wordsOfValue[start...].contains(number) { wordsOfValue.append(number) }
            }
            for number in wordsOfValue[start...] { counts[Int(number)] += field.counts[id] }
            starts.append(wordsOfValue.count)
        }
        return (0..<values.count).map { id in
            let ranked = wordsOfValue[starts[id]..<starts[id + 1]].filter { words.range(Int($0)).count >= 3 }.sorted {
                let (a, b) = (Int($0), Int($1))
                return counts[a] != counts[b]
                    ? counts[a] < counts[b] : words.value(a).lexicographicallyPrecedes(words.value(b))
            }
            return place < ranked.count ? ranked[place] : -1
        }
    }

    static func all(_ fields: [InternedField], width: Int) async throws -> [BlockingPart] {
        let wanted = fields.indices.flatMap { place in PartKind.parts(of: fields[place].kind).map { (place, $0) } }
        return try await orderedParallelMap(wanted, width: width) { BlockingPart($0.0, $0.1, fields[$0.0]) }
    }
}
