import Columns
import Export
import Records
import Storage
import Tabular

/// Doubtful pairs as a file that someone else fills in, and back.
extension ReviewWorkflow {
    /// Columns of both records that help a person decide.
    static let shownColumns = [
        "first_name", "last_name", "company", "birth_date", "phone_mobile", "phone_home", "phone_work", "phone",
        "email", "address1", "city", "postal_code", "vin", "language",
    ]

    /// Writes the pairs that wait, one a row, with an empty `answer`; a file that leaves is logged. A name in `.xlsx`
    /// makes a workbook, which offers the answers to choose from.
    package static func export(to output: String, _ settings: Settings) throws -> ExportAnswer {
        let pairs = try pairs(settings)
        let store = try Store(at: settings.store.value, creating: false)
        let lock = try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        let target = try OutputTarget(output)
        let language = settings.language.value
        let answers = ["same", "different", "household", "forget"].map {
            Message("review.answer.\($0)").text(in: language)
        }
        var sink = TableSink(
            target, ExportFormat(ofFile: output) == .xlsx ? .xlsx : .csv, .excel,
            sheet: Message("export.sheet.review").text(in: language), choices: [2: answers])
        var counts = ExportCounts()
        counts.columns =
            ["key_a", "key_b", "answer", "linked", "bits"] + shownColumns.flatMap { [$0 + "_a", $0 + "_b"] }
        try sink.begin(columns: counts.columns)
        try store.read { db in
            for pair in pairs {
                let rows = [try ExplainWorkflow.record(pair.first, db), try ExplainWorkflow.record(pair.second, db)]
                try sink.write(
                    [
                        .text(pair.first), .text(pair.second), .null, .integer(pair.isLinked ? 1 : 0),
                        .real((pair.bits * 10).rounded() / 10 + 0),
                    ] + shownColumns.flatMap { column in rows.map { SQLValue($0.text(column)) } })
                counts.rows += 1
            }
        }
        try sink.end()
        try target.finish()
        try ExportJournal(what: "review").write(counts, to: output, store, settings)
        return ExportAnswer(
            what: "review", rows: counts.rows, columns: counts.columns, leftOut: [:], lapsing: [:],
            output: output == "-" ? nil : output)
    }

    /// Keeps the answers of a filled-in file, all or none. Rows without an answer are skipped.
    package static func `import`(_ path: String, _ settings: Settings) throws -> ReviewAnswer {
        let rows = try answeredRows(path)
        var answer = ReviewAnswer()
        var decisions: [PairDecision] = []
        var forgotten: [PairDecision] = []
        var told: [[String]: PairDecision.Answer] = [:]
        for row in rows {
            if row.first == row.second { throw ReviewError.pairOfOne(file: path, line: row.line, key: row.first) }
            switch try word(row, path) {
            case .skip: answer.skipped += 1
            case .forget: forgotten.append(PairDecision(row.first, row.second, .same))
            case .answer(let word):
                let decision = PairDecision(row.first, row.second, word)
                let former = told.updateValue(word, forKey: [decision.first, decision.second])
                if former == word { continue }
                guard former == nil else {
                    throw ReviewError.twoAnswers(file: path, line: row.line, first: row.first, second: row.second)
                }
                answer.count(word)
                decisions.append(decision)
            }
        }
        answer.forgotten = try keep(decisions, forgetting: forgotten, settings)
        try Store(at: settings.store.value, creating: false).read { db in
            for decision in decisions {
                let known = try db.number(
                    "SELECT COUNT(*) FROM customer_record WHERE record_key IN (?, ?)",
                    [.text(decision.first), .text(decision.second)])
                if known < 2 { answer.waiting += 1 }
            }
            answer.left = try db.number("SELECT COUNT(*) FROM v_doubtful_pair")
        }
        return answer
    }

    struct AnsweredRow {
        var first: String
        var second: String
        var word: String
        var line: Int
    }

    enum Word {
        case skip
        case forget
        case answer(PairDecision.Answer)
    }

    static func word(_ row: AnsweredRow, _ path: String) throws -> Word {
        if let answer = PairDecision.Answer(word: row.word) { return .answer(answer) }
        switch row.word.lowercased().filter({ $0 != " " }) {
        case "", "?", "p", "s", "skip", "passer": return .skip
        case "forget", "oublier": return .forget
        default: throw ReviewError.unknownAnswer(file: path, line: row.line, word: row.word)
        }
    }

    /// The rows of a filled-in file, answered or not.
    static func answeredRows(_ path: String) throws -> [AnsweredRow] {
        do {
            let source = try InputFiles.sources([path])[0]
            let reader = try Tables.open(source)
            let header = reader.description.header
            let places = try ["key_a", "key_b", "answer"].map { column in
                guard let place = header.firstIndex(of: column) else {
                    throw ReviewError.noColumn(file: path, column: column)
                }
                return place
            }
            var rows: [AnsweredRow] = []
            var batch = RawBatch(columnCount: header.count)
            while try reader.read(into: &batch, limit: 4096) {
                for row in 0..<batch.rowCount {
                    let cells = places.map { batch.columns[$0][row] }
                    rows.append(
                        AnsweredRow(
                            first: key(cells[0]), second: key(cells[1]), word: cells[2], line: batch.lines[row]))
                }
            }
            return rows
        } catch let error as TabularError {
            throw FileTrouble(error)
        }
    }

    /// A key without the apostrophe that keeps spreadsheets from running it as a formula.
    private static func key(_ cell: String) -> String {
        guard cell.hasPrefix("'"), let second = cell.dropFirst().first, "=+-@".contains(second) else { return cell }
        return String(cell.dropFirst())
    }
}
