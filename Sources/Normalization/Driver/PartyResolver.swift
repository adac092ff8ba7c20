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
    /// By the place of `NameAccents`.
    private var names = NameAccents.allCases.map { NameMemo($0) }
    /// The same of rows that hold more than a plain name.
    private var memos = NameAccents.allCases.map { _ in ValueMemo<Resolved>() }
    private var isLastFirst = false
    private var speech = SpeechOfRow()

    mutating func resolve(_ cells: RowCells, into work: inout BatchWork) {
        if isLastFirst != cells.modifiers.contains(.lastFirst) {
            isLastFirst.toggle()
            memos = NameAccents.allCases.map { _ in ValueMemo() }
        }
        let keys = RowKeys(RowCells.partyFields, cells)
        var fields = Self.fields.map { ColumnBuilder(isNeeded: work.mapped.contains($0.field)) }
        var parts = Self.parts.map { _ in ColumnBuilder(isNeeded: false) }
        var fullNames = ColumnBuilder(isNeeded: work.mapped.contains(.fullName))
        var (kinds, statuses) = (TextColumn(), TextColumn())
        // What a column of its own says of the file comes before what the name says.
        let stated = work.columns[.part(.fileStatus)]
        var (names, companies): ([Verdict], [Verdict]) = ([], [])
        let nothing = Resolved(outcome: normalizer.resolve(PartyInput()))
        names.reserveCapacity(work.rowCount)
        companies.reserveCapacity(work.rowCount)
        let (languages, provinces) = (work.columns[.field(.language)], cells.columns[.province])
        keys.forEachRow { row, key in
            let accents = key == nil ? .all : speech.accents(row, languages, provinces)
            let plain = key.flatMap { self.names[accents.rawValue].find($0) }
            if let found = plain {
                write(found, row, &fields, &work)
                kinds.append(CustomerKind.person.rawValue)
                statuses.append(stated?.text(row) ?? "ACT")
                names.append(found.verdict)
                companies.append(.unrecorded)
                return
            }
            let resolved = key.map { self.resolved($0, accents) } ?? nothing
            let outcome = resolved.outcome
            for place in fields.indices { fields[place].set(Self.fields[place].value(outcome), row: row) }
            if !outcome.parts.isEmpty {
                for place in parts.indices { parts[place].set(outcome.parts[Self.parts[place]], row: row) }
            }
            fullNames.set(resolved.fullName, row: row)
            kinds.append(outcome.kind.rawValue)
            statuses.append(stated?.text(row) ?? outcome.fileStatus)
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

    /// Writes the cells of `Self.fields`, in their order.
    private func write(
        _ found: NameMemo.Found, _ row: Int, _ fields: inout [ColumnBuilder], _ work: inout BatchWork
    ) {
        if let civility = found.civility {
            fields[0].set(civility.code, row: row)
            if let note = civility.note { work.report(note, .civility, row: row) }
        }
        fields[1].set(found.first.written, row: row)
        fields[3].set(found.last.written, row: row)
        if let note = found.first.note { work.report(note, .firstName, row: row) }
        if let note = found.last.note { work.report(note, .lastName, row: row) }
        if found.first.isInitial { work.report(Self.initial, .firstName, row: row) }
    }

    private static let initial = CellNote("NM-INIT", .flagged)

    private mutating func resolved(_ key: UnsafeBufferPointer<UInt8>, _ accents: NameAccents) -> Resolved {
        let (normalizer, isLastFirst) = (normalizer, isLastFirst)
        func judge(_ key: UnsafeBufferPointer<UInt8>) -> Resolved {
            Self.judge(key, normalizer, isLastFirst: isLastFirst, accents)
        }
        let memo = accents.rawValue
        guard memos[memo].isWorthKeeping else { return judge(key) }
        if let number = CompanyNumber(key) {
            let resolved = number.standIn.withUnsafeBufferPointer { standIn in
                memos[memo].outcome(of: standIn) { judge(standIn) }
            }
            return Resolved(
                outcome: number.replacing(in: resolved.outcome), fullName: resolved.fullName.map(number.replacing))
        }
        return memos[memo].outcome(of: key) { judge(key) }
    }

    private static func judge(
        _ key: UnsafeBufferPointer<UInt8>, _ normalizer: PartyNormalizer, isLastFirst: Bool, _ accents: NameAccents
    ) -> Resolved {
        let texts = RowKeys.texts(key)
        var input = PartyInput(
            civility: texts[0], firstName: texts[1], middleName: texts[2], lastName: texts[3], fullName: texts[4],
            company: texts[5], isLastFirst: isLastFirst)
        input.accents = accents
        let outcome = normalizer.resolve(input)
        return Resolved(outcome: outcome, fullName: texts[4] == nil ? nil : fullName(outcome))
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
