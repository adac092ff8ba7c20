/// Shares of the truth that were met, by name, beside the bounds of `Fixtures/dealer/floors.csv`.
struct Measures {
    struct Share {
        var part = 0
        var whole = 0
        var value: Double { whole == 0 ? 1 : Double(part) / Double(whole) }
    }

    private(set) var shares: [String: Share] = [:]

    mutating func count(_ name: String, _ holds: Bool) {
        shares[name, default: Share()].whole += 1
        if holds { shares[name, default: Share()].part += 1 }
    }

    /// Sentences about bounds that do not hold, measures without a bound and bounds without a measure.
    ///
    /// - Parameter family: the part of the measures' names before the first dot.
    func problems(_ family: String, also values: [String: Double] = [:]) throws -> [String] {
        var measured = shares.mapValues(\.value).filter { $0.key.hasPrefix(family + ".") }
        measured.merge(values) { $1 }
        var problems: [String] = []
        var bounded: Set<String> = []
        for row in try TruthTable("floors.csv").cells("measure", "bound", "value") where row[0].hasPrefix(family + ".")
        {
            guard let value = measured[row[0]], let bound = Double(row[2]) else {
                problems.append("\(row[0]) is bounded and not measured")
                continue
            }
            bounded.insert(row[0])
            if row[1] == "floor" ? value < bound : value > bound {
                problems.append("\(row[0]) is \(value), \(row[1]) \(bound)")
            }
        }
        for (name, value) in measured.sorted(by: { $0.key < $1.key }) where !bounded.contains(name) {
            problems.append("\(name) has no bound; it is \(value)")
        }
        return problems
    }
}
