import Records

/// SVG without a view box: widths and x in percent, heights and y in pixels, so that text keeps its size.
///
/// Colours are classes, so that dark mode and paper work.
struct Drawing {
    private(set) var marks = ""

    mutating func rect(_ style: String, x: Double = 0, y: Double = 0, width: Double, height: Double) {
        let place = (x == 0 ? "" : " x=\"\(Self.percent(x))\"") + (y == 0 ? "" : " y=\"\(Self.number(y))\"")
        marks += "<rect class=\"\(style)\"\(place) width=\"\(Self.percent(width))\" height=\"\(Self.number(height))\"/>"
    }

    /// A vertical line one pixel wide.
    mutating func tick(_ style: String, x: Double, y: Double = 0, height: Double) {
        marks +=
            "<rect class=\"\(style)\" x=\"\(Self.percent(x))\" y=\"\(Self.number(y))\" width=\"1\" height=\"\(Self.number(height))\"/>"
    }

    mutating func circle(_ style: String, x: Double, y: Double, radius: Double) {
        marks +=
            "<circle class=\"\(style)\" cx=\"\(Self.percent(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\"/>"
    }

    mutating func text(_ text: String, _ style: String, x: Double = 0, y: Double, note: String = "") {
        let place = x == 0 ? "" : " x=\"\(Self.percent(x))\""
        let span = note.isEmpty ? "" : "<tspan class=\"m\" dx=\"6\">\(Markup.escaped(note))</tspan>"
        marks += "<text class=\"\(style)\"\(place) y=\"\(Self.number(y))\">\(Markup.escaped(text))\(span)</text>"
    }

    /// A line over `width` percent of the drawing; points are 0 … 100 across and pixels down.
    mutating func line(_ points: [(x: Double, y: Double)], width: Double, top: Double, height: Double) {
        let list = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
        marks += """
            <svg width="\(Self.percent(width))" height="\(Self.number(height))" y="\(Self.number(top))" \
            viewBox="0 0 100 \(Self.number(height))" preserveAspectRatio="none" overflow="visible">\
            <polyline class="ln" points="\(list)"/></svg>
            """
    }

    /// Beside a printed value: nothing to say to a screen reader.
    func beside(height: Double) -> String {
        "<svg class=\"c\" aria-hidden=\"true\" width=\"100%\" height=\"\(Self.number(height))\">\(marks)</svg>"
    }

    /// On its own: says its finding in words.
    func alone(_ id: String, height: Double, title: String, description: String) -> String {
        """
        <svg class="c" role="img" width="100%" height="\(Self.number(height))" aria-labelledby="\(id)t \(id)d">\
        <title id="\(id)t">\(Markup.escaped(Markup.cleaned(title)))</title>\
        <desc id="\(id)d">\(Markup.escaped(Markup.cleaned(description)))</desc>\(marks)</svg>
        """
    }

    private static func percent(_ value: Double) -> String { number(value, places: 2) + "%" }

    /// At most one decimal for pixels, two for percents, without a trailing zero: the same text on every machine.
    private static func number(_ value: Double, places: Int = 1) -> String {
        let scale = places == 2 ? 100 : 10
        let scaled = Int((value * Double(scale)).rounded())
        let (whole, rest) = (abs(scaled) / scale, abs(scaled) % scale)
        let sign = scaled < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        let digits = places == 2 && rest < 10 ? "0\(rest)" : String(rest)
        return "\(sign)\(whole).\(digits.hasSuffix("0") ? String(digits.dropLast()) : digits)"
    }
}
