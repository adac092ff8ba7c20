import Records

/// How many rows of a file may be rejected before the file is refused: `100`, or `5%` of its rows.
package enum RejectLimit: Sendable, Equatable {
    case rows(Int)
    case percent(Double)
    case none

    /// Nil when the text is neither a count nor a percentage.
    package init?(_ text: String) {
        if text.hasSuffix("%") {
            guard let percent = Double(text.dropLast().filter { $0 != " " }), (0...100).contains(percent) else {
                return nil
            }
            self = .percent(percent)
        } else {
            guard let count = Int(text), count >= 0 else { return nil }
            self = .rows(count)
        }
    }

    package func allows(_ rejected: Int, of rows: Int) -> Bool {
        switch self {
        case .rows(let limit): rejected <= limit
        case .percent(let limit): Double(rejected) * 100 <= limit * Double(rows)
        case .none: true
        }
    }

    package var text: String {
        switch self {
        case .rows(let limit): String(limit)
        case .percent(let limit): limit == limit.rounded() ? "\(Int(limit))%" : "\(limit)%"
        case .none: "–"
        }
    }
}
