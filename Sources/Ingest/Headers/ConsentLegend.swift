import Records

/// The answers that a header lists behind what it asks: `Consentement courriel (O=oui, N=refus)`, `Opt-in (Y/N)`.
///
/// They say what the cells mean and nothing of the question: a refusal among them makes no refusal of the column.
struct ConsentLegend {
    /// The header without them.
    let header: String
    /// Whether a code that stands for an answer is one of the file's own: `1=exprès, 2=tacite, 3=refus`.
    let hasOwnCodes: Bool

    /// Nil for a header without such a list.
    init?(_ header: String) {
        guard let open = header.lastIndex(where: { "([".contains($0) }), open > header.startIndex,
            let close = header[open...].firstIndex(where: { ")]".contains($0) })
        else { return nil }
        let answers = header[header.index(after: open)..<close].split { ",;/|".contains($0) }
            .map { String(String($0).trimmingBlanks()) }
        guard answers.count > 1 else { return nil }
        let codes = answers.compactMap { $0.split(separator: "=").first.map { String(String($0).trimmingBlanks()) } }
        let isCoded = answers.allSatisfy { $0.contains("=") }
        guard isCoded || answers.allSatisfy({ Self.isAnswer($0) }) else { return nil }
        self.header = String(String(header[..<open]).trimmingBlanks())
        hasOwnCodes = isCoded && !codes.allSatisfy { Self.isAnswer($0) && Int($0) == nil }
    }

    private static func isAnswer(_ text: String) -> Bool {
        let folded = FoldedText.fold(text.utf8)
        return ValueWords.shared.holds(folded: folded, .boolean)
            || ValueWords.shared.holds(folded: folded, .consentStatus)
            || ["accepte", "refuse", "accept", "decline", "retire"].contains(String(decoding: folded, as: UTF8.self))
    }
}
