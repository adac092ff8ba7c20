/// What matching takes, to keep within a bound: estimated from what the large arrays hold.
enum MemoryNeed {
    /// A pair in the set of pairs, in what is added to it, and in their union; later with its levels and bits.
    static let bytesOfPair = 28
    /// A record's part for blocking: its number, its rarity, and whether others have it.
    private static let bytesOfPart = 6
    /// A record's value as a column and as a row.
    private static let bytesOfValueNumber = 8
    /// A distinct value beside its bytes: its place, what comparison needs, its counts and rarities.
    private static let bytesOfValue = 48
    /// Clusters, links, households, and sorted lists of one key at a time.
    private static let bytesOfRecord = 96

    /// What the estimation sees of one pair, and how many pairs it sees at most.
    private static let bytesOfSample = 200
    private static let sampled = 1 << 17

    /// Bytes without any candidate pair; the columns of the input are there already.
    static func fixed(_ fields: [InternedField]) -> Int {
        let recordCount = fields.first?.ids.count ?? 0
        let sample = min(sampled, recordCount * 10) * bytesOfSample
        return fields.reduce(recordCount * bytesOfRecord + sample) { sum, field in
            let parts = PartKind.parts(of: field.kind).count
            // The triples of a text take four bytes for each of its letters.
            let letters = field.values.bytes.count * (field.kind == .text ? 5 : 1)
            return sum + recordCount * (bytesOfValueNumber + parts * bytesOfPart) + field.values.count * bytesOfValue
                + letters
        }
    }

    /// Candidate pairs that fit.
    /// - Throws: `LinkageError.tooLittleMemory` when not even one a record does.
    static func pairs(_ fields: [InternedField], memory: Int?) throws -> Int {
        guard let memory else { return .max }
        let recordCount = fields.first?.ids.count ?? 0
        let fixed = fixed(fields)
        let pairs = (memory - fixed) / bytesOfPair
        guard pairs >= recordCount else {
            throw LinkageError.tooLittleMemory(needed: fixed + recordCount * bytesOfPair, allowed: memory)
        }
        return pairs
    }
}
