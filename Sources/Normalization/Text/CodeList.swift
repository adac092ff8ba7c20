import Records

/// Words that systems use for the codes of one closed list.
struct CodeList: Sendable {
    private var codes: [String: String] = [:]

    /// - Parameters:
    ///   - own: the list's rows in the table `code-synonyms`, whose canonical values are codes already.
    ///   - shared: rows of the table `value-synonyms`, and what code each canonical value of theirs has here.
    init(own: String? = nil, shared: [String: [String: String]] = [:]) {
        let synonyms = ReferenceTable("value-synonyms")
        let (field, raw, canonical) = (synonyms.column("field"), synonyms.column("raw"), synonyms.column("canonical"))
        for row in synonyms.rows {
            // A value that the table asks to verify belongs to one system's preset, not to all.
            guard let names = shared[row[field]], let code = names[row[canonical]], !row[raw].hasSuffix("verify)")
            else {
                continue
            }
            codes[foldedKey(Self.withoutRemark(row[raw]))] = code
        }
        guard let own else { return }
        let table = ReferenceTable("code-synonyms")
        let columns = (table.column("field"), table.column("raw"), table.column("canonical"))
        for row in table.rows where row[columns.0] == own {
            codes[foldedKey(row[columns.1])] = row[columns.2]
            codes[foldedKey(row[columns.2])] = row[columns.2]
        }
    }

    /// Raw values of the table may carry a remark: `P (Dealertrack purchase)`.
    private static func withoutRemark(_ raw: String) -> String {
        guard let open = raw.range(of: " (") else { return raw }
        return raw[..<open.lowerBound].utf8.count <= 2 ? String(raw[..<open.lowerBound]) : raw
    }

    func code(_ text: String) -> String? { codes[foldedKey(text)] }

    /// A code for the text; the text itself, flagged, when the list does not know it.
    func outcome(for text: String, in context: CellContext) -> CellOutcome {
        if let code = code(text) {
            return CellOutcome(code, nil, notes: code == text ? [] : [CellNote("CL-FMT", .formatted)])
        }
        if let filler = Fillers.outcome(for: text, in: context.field) {
            return CellOutcome(nil, nil, notes: filler.notes)
        }
        return CellOutcome(text, nil, notes: [CellNote("CL-UNKNOWN", .flagged)])
    }
}

extension String {
    /// The place of a text within this one.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
