import Records

/// A doubtful pair as a person sees it: both records side by side, what tells them apart marked.
package struct ReviewCard: Sendable {
    package let pair: DoubtfulPair
    let evidence: PairAnswer

    private enum Mark: String {
        case equal = "="
        case alike = "≈"
        case apart = "≠"
        case unknown = " "
    }

    /// - Parameter width: columns of the terminal; longer values are cut, never the marks.
    package func text(in language: Language, width: Int, isColoured: Bool) -> String {
        let shown = evidence.fields.filter { $0.left != "–" || $0.right != "–" }
        let labels = shown.map { PairAnswer.label($0.field, language) }
        let labelWidth = labels.map(\.count).max() ?? 0
        let cellWidth = max(12, (width - labelWidth - 16) / 2)
        var lines = [
            padded("", labelWidth) + "    " + padded("A  " + evidence.first, cellWidth) + "  "
                + padded("B  " + evidence.second, cellWidth),
            padded("", labelWidth) + "    " + padded(evidence.firstPlace, cellWidth) + "  "
                + padded(evidence.secondPlace, cellWidth),
        ]
        for (label, field) in zip(labels, shown) {
            let mark = Self.mark(field.level)
            let bits = (field.bits > 0.05 ? "+" : "") + Wording.decimal(field.bits, places: 1, language)
            let line =
                padded(label, labelWidth) + "  " + mark.rawValue + " " + padded(field.left, cellWidth) + "  "
                + padded(field.right, cellWidth) + "  " + String(repeating: " ", count: max(0, 5 - bits.count)) + bits
            lines.append(isColoured ? Self.coloured(line, mark) : line)
        }
        lines.append(Message(question, values).text(in: language))
        return lines.joined(separator: "\n")
    }

    private var question: String { pair.isLinked ? "review.linked" : "review.apart" }

    private var values: [String: Message.Value] {
        [
            "a": .text(String(pair.firstCustomer)), "b": .text(String(pair.secondCustomer)),
            "recordsA": .count(pair.firstRecords), "recordsB": .count(pair.secondRecords),
            "bits": .decimal(pair.bits, places: 1),
        ]
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text.count > width
            ? text.prefix(width - 1) + "…" : text + String(repeating: " ", count: width - text.count)
    }

    private static func mark(_ level: String) -> Mark {
        switch level {
        case "equal": .equal
        case "not-stated": .unknown
        case "differs", "faint": .apart
        default: .alike
        }
    }

    private static func coloured(_ line: String, _ mark: Mark) -> String {
        switch mark {
        case .equal: "\u{1B}[32m\(line)\u{1B}[0m"
        case .alike: "\u{1B}[33m\(line)\u{1B}[0m"
        case .apart: "\u{1B}[31m\(line)\u{1B}[0m"
        case .unknown: line
        }
    }
}
