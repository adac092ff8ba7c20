import Columns
import Linkage
import Records
import Reports
import Storage

/// The waterfall of bits for or against two records being one customer.
package struct PairAnswer: Answer {
    package struct Field: Encodable, Sendable {
        package var field: String
        package var level: String
        package var left: String
        package var right: String
        package var bits: Double
    }

    package var schema = 1
    package var first: String
    package var second: String
    package var firstPlace: String
    package var secondPlace: String
    package var priorBits: Double
    package var fields: [Field]
    /// What relatives, neighbours or a reused number would explain as well: at most 0.
    package var rivalBits: Double
    package var rival: String?
    package var totalBits: Double
    package var isSameCustomer: Bool

    enum CodingKeys: String, CodingKey {
        case schema, first, second, fields, rival
        case firstPlace = "first_place"
        case secondPlace = "second_place"
        case priorBits = "prior_bits"
        case rivalBits = "rival_bits"
        case totalBits = "total_bits"
        case isSameCustomer = "same_customer"
    }

    /// The page that shows the weights as bars.
    package func html(in language: Language) -> String {
        var steps = [PairPage.Step(label: Message("explain.before").text(in: language), bits: priorBits)]
        for field in fields where field.left != "–" || field.right != "–" {
            steps.append(
                PairPage.Step(
                    label: Self.label(field.field, language), level: Message("level." + field.level).text(in: language),
                    left: field.left, right: field.right, bits: field.bits))
        }
        // However little it is, the bars end at the sum.
        if rivalBits < 0 {
            steps.append(
                PairPage.Step(
                    label: Message("explain.rival").text(in: language),
                    level: rival.map { Self.rivalWords($0, language) } ?? "", bits: rivalBits))
        }
        return PairPage(
            records: ("\(first) (\(firstPlace))", "\(second) (\(secondPlace))"), steps: steps,
            verdict: verdict.text(in: language), state: state.text(in: language), language: language
        ).html
    }

    private var verdict: Message { Message(totalBits > 0 ? "explain.same" : "explain.different") }

    private var state: Message {
        switch (isSameCustomer, totalBits > 0) {
        case (true, true): Message("explain.linked")
        case (true, false): Message("explain.linked-all-the-same")
        case (false, true): Message("explain.kept-apart")
        case (false, false): Message("explain.not-linked")
        }
    }

    package func text(in language: Language) -> String {
        var table = TextTable(rightAligned: [4])
        table.add(
            "", "", "\(first) (\(firstPlace))", "\(second) (\(secondPlace))", Message("explain.bits").text(in: language)
        )
        table.add(Message("explain.before").text(in: language), "", "", "", bits(priorBits, language))
        for field in fields where field.left != "–" || field.right != "–" {
            table.add(
                Self.label(field.field, language), Message("level." + field.level).text(in: language), field.left,
                field.right,
                bits(field.bits, language))
        }
        if rivalBits < -0.05 {
            table.add(
                Message("explain.rival").text(in: language), rival.map { Self.rivalWords($0, language) } ?? "", "", "",
                bits(rivalBits, language))
        }
        table.add("", "", "", Message("explain.together").text(in: language), bits(totalBits, language))
        return table.text + "\n→ " + verdict.text(in: language) + "\n" + state.text(in: language)
    }

    /// The words for a compared field; a column that `--compare` named keeps its own.
    static func label(_ field: String, _ language: Language) -> String {
        let key = "matched." + field
        return Catalogue.shared.has(key) ? Message(key).text(in: language) : field
    }

    private func bits(_ bits: Double, _ language: Language) -> String {
        (bits > 0.05 ? "+" : "") + Wording.decimal(bits, places: 1, language)
    }

    /// Kinds of non-match that name a field, as `reused phone_mobile`, keep its name.
    private static func rivalWords(_ rival: String, _ language: Language) -> String {
        let parts = rival.split(separator: " ", maxSplits: 1).map(String.init)
        if parts.count == 2, parts[0] == "reused" {
            return Message("rival.reused", ["field": .text(label(parts[1], language))]).text(in: language)
        }
        let key = "rival." + rival.replacing(" ", with: "-")
        return Catalogue.shared.has(key) ? Message(key).text(in: language) : rival
    }
}

extension ExplainWorkflow {
    /// - Parameters: record keys, as `sgd:00012`.
    package static func pair(
        _ first: String, _ second: String, _ settings: Settings, isUnmasked: Bool
    ) async throws -> PairAnswer {
        let store = try Store(at: settings.store.value, creating: false)
        let shown = Shown(isUnmasked: isUnmasked)
        let (rows, model) = try store.read { db in
            guard let text = try db.first("SELECT model FROM linkage_model ORDER BY run_id DESC LIMIT 1")?[0].text
            else {
                throw ExplainError.noModel
            }
            return (
                [try record(first, db), try record(second, db)], try jsonValue(LinkageModel.self, from: text)
            )
        }
        let input = LinkageInput(
            keys: TextColumn([first, second]),
            columns: DedupeWorkflow.compared.map { column, role in
                LinkageInput.InputColumn(name: column, role: role, texts: TextColumn(rows.map { $0.text(column) }))
            })
        let explanation = try await Linker.explain(0, 1, of: input, model: model)
        func value(_ row: SQLRow, _ field: String) -> String {
            let column = Self.columnBehind(field)
            return shown.value(row.text(column), column: column)
        }
        return PairAnswer(
            first: first, second: second, firstPlace: place(rows[0]), secondPlace: place(rows[1]),
            priorBits: explanation.priorBits,
            fields: explanation.fields.map {
                PairAnswer.Field(
                    field: $0.field, level: $0.level, left: value(rows[0], $0.field), right: value(rows[1], $0.field),
                    bits: $0.bits)
            }, rivalBits: explanation.rivalBits, rival: explanation.rival, totalBits: explanation.totalBits,
            isSameCustomer: rows[0]["customer_id"] == rows[1]["customer_id"] && rows[0]["customer_id"] != .null)
    }

    /// Parts of an address are compared apart and shown as the line they come from.
    private static func columnBehind(_ field: String) -> String {
        ["civic_number", "street", "street_number", "street_name"].contains(field) ? "address1" : field
    }

    static func record(_ key: String, _ db: Connection) throws -> SQLRow {
        guard let row = try db.first("SELECT * FROM v_record WHERE record_key = ?", [.text(key)]) else {
            throw ExplainError.unknownRecord(key)
        }
        return row
    }

    private static func place(_ row: SQLRow) -> String { "\(row.text("file") ?? ""):\(row.integer("line") ?? 0)" }
}
