extension LinkageModel {
    /// Keeps what weighing another pair needs: counts of common values by hash, and of character triples.
    mutating func remember(_ compared: [InternedField], _ frequencies: [ValueFrequencies]) {
        for (place, field) in compared.enumerated() {
            let (values, counts) = (field.values, frequencies[place].counts)
            let shared = (0..<values.count).filter { counts[$0] > 1 }.map { id in
                (hash: values.value(id).withUnsafeBufferPointer { hashBytes($0) }, count: UInt32(counts[id]))
            }
            let kept = shared.sorted { ($1.count, $0.hash) < ($0.count, $1.hash) }.prefix(Field.mostValues)
            fields[place].commonValues = kept.map(\.hash)
            fields[place].commonCounts = kept.map(\.count)
            guard field.kind == .text else { continue }
            let triples = TripleCounts(field)
            let used = triples.counts.indices.filter { triples.counts[$0] > 0 }
            fields[place].triples = used.map { UInt16($0) }
            fields[place].tripleCounts = used.map { triples.counts[$0] }
        }
    }
}
