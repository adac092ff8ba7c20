import Records

extension MappingReason {
    /// The reason in a word or two, for tables that people read.
    package var message: Message { Message("ingest.reason.\(rawValue)") }
}

extension ColumnMapping {
    /// The question as a sentence, with the option that would answer it.
    package var questionMessage: Message? {
        switch question {
        case nil: nil
        case .dateOrder(let field, let isShort)?:
            Message(
                isShort == true ? "ingest.question.short-date-order" : "ingest.question.date-order",
                ["column": .text(column), "field": .text(base(field))])
        case .nameOrder(let field)?:
            Message("ingest.question.name-order", ["column": .text(column), "field": .text(field.rawValue)])
        case .consentPolarity(let field, let also)?:
            Message(
                "ingest.question.consent-polarity",
                [
                    "column": .text(column), "field": .text(field.rawValue),
                    "also": .text((also ?? []).map { "," + $0.rawValue }.joined()),
                ])
        case .otherPerson(let field)?:
            Message("ingest.question.other-person", ["column": .text(column), "field": .text(field.rawValue)])
        case .meaning(let candidates)?:
            Message(
                "ingest.question.meaning",
                ["column": .text(column), "candidates": .text(candidates.map(\.rawValue).joined(separator: ", "))])
        }
    }
}

extension ColumnMapping {
    /// The field with what is known of it, ready for one more modifier: `birth_date:`, `consent_email:optout,`.
    private func base(_ field: Field) -> String {
        let known = (target?.modifiers ?? []).subtracting(Modifier.dateReadings).map(\.rawValue).sorted()
        return field.rawValue + ":" + known.map { $0 + "," }.joined()
    }
}

extension Mapping {
    /// A column with a field that its name suggests, for a message that asks what the columns mean; nil where no name does.
    package var example: (column: String, field: Field)? {
        let words: [(parts: [String], field: Field)] = [
            (["mail", "courriel"], .email), (["phone", "telephone", "cell", "mobile"], .phone),
            (["lastname", "familyname", "nomfamille"], .lastName), (["name", "nom"], .fullName),
        ]
        for (parts, field) in words {
            if let column = columns.first(where: { column in
                let text =
                    (HeaderPath(column.column)?.steps.last).map { HeaderKey($0.name).text }
                    ?? HeaderKey(column.column).text
                return parts.contains { text.contains($0) }
            }) {
                return (column.column, field)
            }
        }
        return columns.first { HeaderKey($0.column).words.contains { ["id", "no", "key", "code"].contains($0) } }
            .map { ($0.column, .recordID) }
    }

    /// What is to be answered about a file: of the whole (no column), then of its columns.
    package func questions(file: String) -> [(column: String?, message: Message)] {
        // A question about a consent column answers that of its rows.
        let asksOfRows = mayListStops == true && (entity != .consentEvent || openConsents.allSatisfy(\.header.isEmpty))
        let key = isChangeLog == true ? "change-log" : asksOfRows ? "stop-list" : nil
        let whole: [(column: String?, message: Message)] =
            key.map {
                [(nil, Message("ingest.question." + $0, ["file": .text(file)]))]
            } ?? []
        return whole + columns.compactMap { column in column.questionMessage.map { (column.column, $0) } }
    }
}
