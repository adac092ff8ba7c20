import Records
import Storage

/// Which fields of rows differ, how often, and five samples of each.
struct FieldTally {
    private struct Candidate {
        var order: Int
        var key: String
        var before: String
        var after: String
    }

    private let fields: [String]
    private let shown: ShownValues
    private var tallies: [FieldDifference]
    private var candidates: [[Candidate]]

    static let samplesShown = 5

    /// - Parameter fields: columns that both queries have.
    init(fields: [String], shown: ShownValues) {
        self.fields = fields
        self.shown = shown
        tallies = fields.map { FieldDifference(field: $0, changed: 0, emptied: 0, filled: 0, samples: []) }
        candidates = fields.map { _ in [] }
    }

    /// Reads both rows of each pair again, in the order of the new store.
    ///
    /// - Parameter key: what a sample is called, of a row of the new store and its names of columns.
    mutating func count(
        _ pairs: [RowMatches.Pair], query: String, old: Connection, new: Connection,
        key: (borrowing RowView, [String]) -> String
    ) throws {
        guard !pairs.isEmpty, !fields.isEmpty else { return }
        let (oldNames, newNames) = (try old.columnNames(query), try new.columnNames(query))
        let oldPlaces = fields.map { oldNames.firstIndex(of: $0) ?? 0 }
        let newPlaces = fields.map { newNames.firstIndex(of: $0) ?? 0 }
        let (oldRows, newRows) = (try old.rowLookup(query), try new.rowLookup(query))
        for pair in pairs.sorted(by: { $0.new < $1.new }) {
            try oldRows.row(pair.old) { before in
                try newRows.row(pair.new) { after in
                    let order = Fingerprints.mixed(1, pair.new)
                    for field in fields.indices {
                        let was = before.bytes(oldPlaces[field])
                        let isNow = after.bytes(newPlaces[field])
                        guard !was.elementsEqual(isNow) else { continue }
                        if isNow.isEmpty {
                            tallies[field].emptied += 1
                        } else if was.isEmpty {
                            tallies[field].filled += 1
                        } else {
                            tallies[field].changed += 1
                        }
                        // Chosen by a hash, so that neither the first rows nor those of one system are shown alone.
                        let kept = candidates[field]
                        guard kept.count < Self.samplesShown || order < kept[kept.count - 1].order else { continue }
                        let candidate = Candidate(
                            order: order, key: key(after, newNames),
                            before: String(decoding: was, as: UTF8.self), after: String(decoding: isNow, as: UTF8.self))
                        let place = kept.firstIndex { $0.order > order } ?? kept.count
                        candidates[field].insert(candidate, at: place)
                        if candidates[field].count > Self.samplesShown { candidates[field].removeLast() }
                    }
                }
            }
        }
    }

    /// Those that differ, the most frequent first.
    var differences: [FieldDifference] {
        let filled = zip(tallies, candidates).map { tally, kept in
            var tally = tally
            tally.samples = kept.map {
                FieldDifference.Sample(
                    key: $0.key, before: shown.value($0.before, tally.field), after: shown.value($0.after, tally.field))
            }
            return tally
        }
        return filled.filter { $0.total > 0 }.sorted { ($1.total, $0.field) < ($0.total, $1.field) }
    }
}
