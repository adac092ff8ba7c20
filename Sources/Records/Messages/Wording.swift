/// Numbers and dates as Québec French and Canadian English write them: report.md §7.
package enum Wording {
    private static let noBreak = "\u{A0}"

    /// `17 214` with a no-break space, or `17,214`.
    package static func count(_ number: Int, _ language: Language) -> String {
        let digits = String(number.magnitude)
        var grouped = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { grouped += language == .french ? noBreak : "," }
            grouped.append(digit)
        }
        return (number < 0 ? "\u{2212}" : "") + grouped
    }

    package static func decimal(_ number: Double, places: Int, _ language: Language) -> String {
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((number.magnitude * Double(scale)).rounded())
        let sign = number < 0 && scaled != 0 ? "\u{2212}" : ""
        let whole = count(scaled / scale, language)
        guard places > 0 else { return sign + whole }
        let fraction = String(scaled % scale)
        let padded = String(repeating: "0", count: places - fraction.count) + fraction
        return sign + whole + (language == .french ? "," : ".") + padded
    }

    /// `58,0 %` or `58.0%`; `s. o.` or `n/a` when nothing can be counted.
    package static func share(_ part: Int, of whole: Int, _ language: Language) -> String {
        guard whole > 0 else { return language == .french ? "s.\(noBreak)o." : "n/a" }
        let percent = decimal(100 * Double(part) / Double(whole), places: 1, language)
        return language == .french ? percent + noBreak + "%" : percent + "%"
    }

    private static let months: [Language: [String]] = [
        .french: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ],
        .english: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ],
    ]

    /// `21 novembre 2026` or `November 21, 2026`; a text that is no civil date stays as it is.
    package static func date(_ text: String, _ language: Language) -> String {
        guard let date = CivilDate(text), let month = months[language]?[date.month - 1] else { return text }
        switch language {
        case .french:
            let day = date.day == 1 ? "1er" : String(date.day)
            return "\(day)\(noBreak)\(month)\(noBreak)\(date.year)"
        case .english: return "\(month)\(noBreak)\(date.day), \(date.year)"
        }
    }
}
