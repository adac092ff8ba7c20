@testable import Storage

/// A record of a customer by column, for tests of what survives.
struct StatedRecord {
    var record: Int
    var trust: Int
    var values: [String: String]

    /// What the customer of some records states, and where it was disputed.
    static func golden(_ members: [StatedRecord]) -> (values: [String: String], origins: [Survivorship.Origin]) {
        var records = CustomerRecords()
        for member in members.sorted(by: { $0.record < $1.record }) {
            records.begin(record: member.record, source: member.record, trust: member.trust)
            for column in Survivorship.columns {
                guard let text = member.values[column] else {
                    records.appendMissing()
                    continue
                }
                Array(text.utf8).withUnsafeBufferPointer { records.append($0) }
            }
        }
        let (chosen, origins) = Survivorship.merge(records)
        var values: [String: String] = [:]
        for (column, member) in zip(Survivorship.columns.indices, chosen) where member >= 0 {
            values[Survivorship.columns[column]] = records.text(member, column)
        }
        return (values, origins)
    }
}
