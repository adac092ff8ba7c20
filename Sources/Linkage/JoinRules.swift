import Columns

/// Records that a rule calls one customer because they state the same in all of some fields.
struct JoinRules {
    private let input: LinkageInput
    /// All fields that state something, in places of ordered records.
    private let fields: [InternedField]
    private let order: [Int32]
    private let isOrganisation: [Bool]

    init(_ input: LinkageInput, fields: [InternedField], order: [Int32], isOrganisation: [Bool]) {
        self.input = input
        self.fields = fields
        self.order = order
        self.isOrganisation = isOrganisation
    }

    /// Each such record with the first of its kind, as pairs. An organisation is never joined with a person.
    func pairs() -> [UInt64] { input.rules.joins.flatMap { pairs($0.map(numbers)) } }

    private func pairs(_ columns: [[[Int32]]]) -> [UInt64] {
        // A field that nobody states joins nobody.
        guard !columns.isEmpty, !columns.contains(where: \.isEmpty) else { return [] }
        let numbers = columns.flatMap { $0 }
        var first: [[Int32]: Int] = [:]
        var pairs: [UInt64] = []
        for record in order.indices {
            var key = numbers.map { $0[record] }
            guard !key.contains(-1) else { continue }
            if !isOrganisation.isEmpty { key.append(isOrganisation[record] ? 1 : 0) }
            if let earlier = first[key] {
                pairs.append(RecordPair.word(earlier, record))
            } else {
                first[key] = record
            }
        }
        return pairs
    }

    /// The numbers of what records state of a column: of an address both its civic number and its street.
    private func numbers(_ name: String) -> [[Int32]] {
        if let column = input.rules.columns.first(where: { $0.name == name }) {
            var values = ValueArena()
            return [order.map { row in column.texts.withBytes(Int(row)) { values.intern($0) } }]
        }
        let names = name == MatchRole.addressLine.rawValue ? ["civic_number", "street"] : [name]
        return fields.filter { names.contains($0.name) }.map(\.ids)
    }
}
