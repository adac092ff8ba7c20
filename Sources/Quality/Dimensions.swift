/// Characteristics of ISO/IEC 25012 and how much each counts in the overall mean.
///
/// The standard sets neither weights nor grades: both are ours, and the report says so.
package enum Dimensions {
    /// In the standard's order.
    package static let inOrder: [(id: String, weight: Int)] = [
        ("accuracy", 3), ("completeness", 3), ("consistency", 2), ("credibility", 2), ("currentness", 3),
        ("compliance", 4), ("confidentiality", 3), ("efficiency", 1), ("precision", 1), ("traceability", 2),
        ("understandability", 1),
    ]

    static let weights = Dictionary(uniqueKeysWithValues: inOrder.map { ($0.id, $0.weight) })

    /// A from 90, B from 80, C from 65, D from 50, else E (quality.md §2.5).
    package static func letter(_ score: Double) -> String {
        switch score {
        case 90...: "A"
        case 80..<90: "B"
        case 65..<80: "C"
        case 50..<65: "D"
        default: "E"
        }
    }

    /// One rule that counts in a dimension: a check, or a field's usable share.
    struct Rule {
        var id: String
        var dimension: String
        var severity: Severity
        var passing: Ratio
    }

    /// Scores of the dimensions that some rule applies to; the mean of the rules, weighted by severity.
    static func scores(of rules: [Rule], previous: [String: Double]) -> [Dimension] {
        inOrder.compactMap { dimension in
            let applicable = rules.filter { $0.dimension == dimension.id && $0.passing.denominator > 0 }
            let weight = applicable.reduce(0) { $0 + $1.severity.weight }
            guard weight > 0 else { return nil }
            let sum = applicable.reduce(0.0) { $0 + Double($1.severity.weight) * ($1.passing.share ?? 0) }
            let score = 100 * sum / Double(weight)
            let failing = applicable.filter { $0.passing.numerator < $0.passing.denominator }
            let weakest = failing.min { ($0.passing.share ?? 1, $0.id) < ($1.passing.share ?? 1, $1.id) }
            return Dimension(
                id: dimension.id, score: score, previousScore: previous[dimension.id], letter: letter(score),
                weight: dimension.weight, rules: applicable.count, weakest: weakest?.id)
        }
    }

    /// The overall grade, held at D by sensitive identifiers and by S1 checks below their fail line.
    static func grade(_ dimensions: [Dimension], checks: [CheckOutcome], previous: Double?) -> Grade {
        let weight = dimensions.reduce(0) { $0 + $1.weight }
        guard weight > 0 else { return Grade(letter: "", uncapped: "", score: nil, previousScore: previous, caps: []) }
        let score = dimensions.reduce(0.0) { $0 + Double($1.weight) * $1.score } / Double(weight)
        let uncapped = letter(score)
        let caps = checks.filter { $0.severity == .s1 && $0.level == .fail }
            .map { Grade.Cap(check: $0.id, ratio: $0.passing, failLine: $0.failBelow) }
        let isLowered = !caps.isEmpty && uncapped < "D"
        return Grade(
            letter: isLowered ? "D" : uncapped, uncapped: uncapped, score: score, previousScore: previous, caps: caps)
    }
}
