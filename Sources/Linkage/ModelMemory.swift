extension LinkageModel {
    /// Values a field remembers; commoner ones first.
    private static let mostValues = 5000

    /// Keeps what weighing another pair needs: counts of common values by hash, and of character triples.
    mutating func remember(_ fields: [InternedField], _ frequencies: [ValueFrequencies]) {
        for place in fields.indices {
            let (values, counts) = (fields[place].values, frequencies[place].counts)
            let shared = (0..<values.count).filter { counts[$0] > 1 }.map { id in
                (hash: values.value(id).withUnsafeBufferPointer { hashBytes($0) }, count: UInt32(counts[id]))
            }
            let kept = shared.sorted { ($1.count, $0.hash) < ($0.count, $1.hash) }.prefix(Self.mostValues)
            self.fields[place].commonValues = kept.map(\.hash)
            self.fields[place].commonCounts = kept.map(\.count)
        }
    }
}
