import Quality
import Records

/// Words, numbers and dates of a report in one language.
struct Words {
    let language: Language

    func callAsFunction(_ key: String, _ values: [String: Message.Value] = [:]) -> String {
        Message(key, values).text(in: language)
    }

    /// The word for a code, or the code itself when the catalogue has none.
    func name(_ kind: String, _ code: String) -> String {
        let key = "\(kind).\(code)"
        return Catalogue.shared.has(key) ? self(key) : code
    }

    /// Why a row was rejected: a key of the message catalogue when there is one, without values.
    func reason(_ key: String) -> String {
        Catalogue.shared.has("reject.\(key)") ? self("reject.\(key)") : key
    }

    func count(_ number: Int) -> String { Wording.count(number, language) }
    func decimal(_ number: Double, _ places: Int = 1) -> String { Wording.decimal(number, places: places, language) }
    func date(_ text: String) -> String { Wording.date(text, language) }
    func share(_ ratio: Ratio) -> String { Wording.share(ratio.numerator, of: ratio.denominator, language) }
    func ratio(_ ratio: Ratio) -> String {
        self("report.of", ["part": .count(ratio.numerator), "whole": .count(ratio.denominator)])
    }

    /// `58,0 %` of a number between 0 and 100.
    func percent(_ number: Double, _ places: Int = 1) -> String {
        decimal(number, places) + (language == .french ? "\u{A0}%" : "%")
    }

    func interval(_ interval: Interval) -> String {
        self(
            "report.interval", ["low": .text(decimal(100 * interval.low)), "high": .text(percent(100 * interval.high))])
    }

    /// `+274`, `−18`, `0`.
    func signed(_ number: Int) -> String { number > 0 ? "+" + count(number) : count(number) }

    /// `+2,9 pt`; zero has no sign.
    func points(_ points: Double) -> String {
        let sign = (points * 10).rounded() > 0 ? "+" : ""
        return self("report.points", ["sign": .text(sign), "points": .text(decimal(points))])
    }
}
