extension LinkageRun.Outcome {
    /// The outcome in rows of the input.
    func result(_ order: RecordOrder) -> LinkageResult {
        func inRows<Value>(_ values: [Value], _ initial: Value, _ convert: (Value) -> Value) -> [Value] {
            var rows = [Value](repeating: initial, count: values.count)
            for (place, value) in values.enumerated() { rows[Int(order.rows[place])] = convert(value) }
            return rows
        }
        let row: (Int32) -> Int32 = { order.rows[Int($0)] }
        var shown: [Int] = (0..<store.count).filter { store.bits[$0] >= leastBits }
        func rows(_ place: Int) -> UInt64 {
            let word = store.pairs[place]
            return RecordPair.word(
                Int(order.rows[RecordPair.first(word)]), Int(order.rows[RecordPair.second(word)]))
        }
        if !order.isIdentity { shown.sort { rows($0) < rows($1) } }
        var result = LinkageResult.alone(clusters.count)
        result.clusterOf = inRows(clusters, 0, row)
        result.linkBits = inRows(weakest, 0) { $0 }
        result.householdOf = inRows(households.householdOf, 0, row)
        result.householdBits = inRows(households.bits, 0) { $0 }
        result.keyPlaces = order.places
        result.candidatePairs = candidatePairs
        result.keyCount = keyCount
        result.isNarrowed = isNarrowed
        result.rounds = rounds
        for place in shown {
            let word = rows(place)
            result.pairs.append(
                ScoredPair(
                    a: Int32(RecordPair.first(word)), b: Int32(RecordPair.second(word)), bits: store.bits[place]))
            result.evidence.append(pattern: store.patterns[place], pair: store.pairs[place], scorer: scorer)
        }
        result.model = model
        result.basis = basis
        result.memory = memory.map { memory in
            var inRows = memory
            for (place, row) in order.rows.enumerated() { inRows.fingerprints[Int(row)] = memory.fingerprints[place] }
            // The first of two places stays first: keys keep their order, rows need not.
            inRows.pairs = memory.pairs.map { pair in
                UInt64(order.rows[RecordPair.first(pair)]) << 32 | UInt64(order.rows[RecordPair.second(pair)])
            }
            inRows.chained = memory.chained.map { $0.map { order.rows[Int($0)] } }
            return inRows
        }
        result.comparedRecords = comparedRecords
        return result
    }
}
