import Columns
import Records

/// Reads the names of each row and writes them into clean columns.
struct PartyResolver {
    private struct Resolved {
        var outcome: PartyOutcome
        /// For a column of whole names: the clean one.
        var fullName: String?
    }

    private let normalizer = PartyNormalizer()
    private var memo = ValueMemo<Resolved>()
    private var isLastFirst = false

    mutating func resolve(_ cells: RowCells, into work: inout BatchWork) {
        if isLastFirst != cells.modifiers.contains(.lastFirst) {
            isLastFirst.toggle()
            memo = ValueMemo()
        }
        let keys = RowKeys(RowCells.partyFields, cells)
        var fields = Self.fields.map { ColumnBuilder(isNeeded: work.mapped.contains($0.field)) }
        var parts = Self.parts.map { _ in ColumnBuilder(isNeeded: false) }
        var fullNames = ColumnBuilder(isNeeded: work.mapped.contains(.fullName))
        var (kinds, statuses) = (TextColumn(), TextColumn())
        var (names, companies): ([Verdict], [Verdict]) = ([], [])
        let nothing = Resolved(outcome: normalizer.resolve(PartyInput()))
        keys.forEachRow { row, key in
            let resolved = key.map { self.resolved($0) } ?? nothing
            let outcome = resolved.outcome
            for place in fields.indices { fields[place].set(Self.fields[place].value(outcome), row: row) }
            if !outcome.parts.isEmpty {
                for place in parts.indices { parts[place].set(outcome.parts[Self.parts[place]], row: row) }
            }
            fullNames.set(resolved.fullName, row: row)
            kinds.append(outcome.kind.rawValue)
            statuses.append(outcome.fileStatus)
            names.append(outcome.nameVerdict)
            companies.append(outcome.companyVerdict)
            for (field, note) in outcome.notes { work.report(note, field, row: row) }
        }
        for place in fields.indices {
            work.columns[.field(Self.fields[place].field)] = fields[place].finished(rowCount: work.rowCount)
        }
        for place in parts.indices {
            work.columns[.part(Self.parts[place])] = parts[place].finished(rowCount: work.rowCount)
        }
        work.columns[.field(.fullName)] =
            work.mapped.contains(.fullName) ? fullNames.finished(rowCount: work.rowCount) : nil
        work.columns[.part(.kind)] = kinds
        work.columns[.part(.fileStatus)] = statuses
        work.verdicts[.lastName] = names
        work.verdicts[.company] = companies
    }

    private mutating func resolved(_ key: UnsafeBufferPointer<UInt8>) -> Resolved {
        let (normalizer, isLastFirst) = (normalizer, isLastFirst)
        func judge() -> Resolved {
            let texts = RowKeys.texts(key)
            let outcome = normalizer.resolve(
                PartyInput(
                    civility: texts[0], firstName: texts[1], middleName: texts[2], lastName: texts[3],
                    fullName: texts[4],
                    company: texts[5], isLastFirst: isLastFirst))
            return Resolved(outcome: outcome, fullName: texts[4] == nil ? nil : Self.fullName(outcome))
        }
        guard memo.isWorthKeeping else { return judge() }
        let place = memo.place(of: key, judge)
        return memo.outcomes[place]
    }

    /// The clean names in reading order; the company when no person is named; a couple's second name after `;`.
    private static func fullName(_ outcome: PartyOutcome) -> String? {
        let first = [outcome.firstName, outcome.middleName, outcome.lastName, outcome.parts[.suffix]].compactMap { $0 }
        guard !first.isEmpty else { return outcome.company }
        var name = first.joined(separator: " ")
        if let second = outcome.parts[.secondFirstName] {
            name +=
                ";"
                + [second, outcome.parts[.secondLastName] ?? outcome.lastName].compactMap { $0 }.joined(separator: " ")
        }
        return name
    }

    private static let fields: [(field: Field, value: @Sendable (PartyOutcome) -> String?)] = [
        (.civility, { $0.civility }), (.firstName, { $0.firstName }), (.middleName, { $0.middleName }),
        (.lastName, { $0.lastName }),
        (.company, { $0.company }),
    ]

    private static let parts: [CleanColumn.Part] = [
        .suffix, .maidenName, .nickname, .secondCivility, .secondFirstName, .secondLastName, .attention,
    ]
}
