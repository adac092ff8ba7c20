import Records

/// What may be shown of a value in a report: report.md §8.
package enum Masking: String, Sendable, Codable, CaseIterable {
    case name
    case phone
    /// Local part masked, domain left out.
    case email
    /// Local part masked; the domain is the defect.
    case domain
    /// A number of days that names nobody.
    case days
    /// A value such as `999999` that names nobody, because it is on a list of such values.
    case sentinel
    case nothing

    private static let dots = "••••••"

    /// Six dots whatever the length, so that the length tells nothing; a single letter is not shown at all.
    package func masked(_ text: String) -> String {
        let text = text.filter { !$0.isWhitespace }
        guard !text.isEmpty else { return "" }
        switch self {
        case .nothing: return ""
        case .days, .sentinel: return text
        case .name: return Self.ends(of: text)
        case .phone:
            guard text.hasPrefix("+1"), text.utf8.count == 12 else { return "+" + Self.dots }
            return "\(text.prefix(5))•••\(text.suffix(4))"
        case .email, .domain:
            guard let at = text.lastIndex(of: "@") else { return Self.dots }
            let local = Self.ends(of: String(text[..<at]))
            return self == .domain ? local + String(text[at...]) : local + "@…"
        }
    }

    private static func ends(of text: String) -> String {
        guard let first = text.first, let last = text.last, text.count > 2 else { return dots }
        return "\(first)\(dots)\(last)"
    }
}
