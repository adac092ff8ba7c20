import Records

/// Why two records are one customer or are not, as one page that stands alone: each bar begins where the one before it
/// ends, and what stands on the right of the line speaks for one customer.
package struct PairPage: Sendable {
    /// What one field, or the start, adds to the weight.
    package struct Step: Sendable {
        package var label: String
        /// How well the values agree: `exact`, `close`.
        package var level: String
        package var left: String
        package var right: String
        package var bits: Double

        package init(label: String, level: String = "", left: String = "", right: String = "", bits: Double) {
            self.label = label
            self.level = level
            self.left = left
            self.right = right
            self.bits = bits
        }
    }

    /// The two records, each with the place that it comes from.
    package var records: (String, String)
    package var steps: [Step]
    package var verdict: String
    package var state: String
    package var language: Language

    package init(records: (String, String), steps: [Step], verdict: String, state: String, language: Language) {
        self.records = records
        self.steps = steps
        self.verdict = verdict
        self.state = state
        self.language = language
    }

    package var html: String {
        func word(_ key: String) -> String { Markup.escaped(Message(key).text(in: language)) }
        func safe(_ text: String) -> String { Markup.escaped(Markup.cleaned(text)) }
        var rows = ""
        var sum = 0.0
        for step in steps {
            rows += """
                <tr><th scope="row">\(safe(step.label))<small>\(safe(step.level))</small></th>\
                <td>\(safe(step.left))</td><td>\(safe(step.right))</td>\
                <td class="wf">\(bar(from: sum, to: sum + step.bits))</td><td class="nb">\(bits(step.bits))</td></tr>

                """
            sum += step.bits
        }
        return """
            <!DOCTYPE html>
            <html lang="\(language == .french ? "fr-CA" : "en-CA")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>\(word("explain.page.title")) \(safe(records.0)) – \(safe(records.1))</title>
            <style>\(Resource.text("templates/report.css"))\(Self.style)</style>
            </head>
            <body>
            <main>
            <h1>\(word("explain.page.title"))</h1>
            <p class="verdict">\(safe(sentence(verdict)))</p>
            <p class="scope">\(safe(sentence(state)))</p>
            <table class="pair">
            <caption>\(word("explain.page.scale"))</caption>
            <thead><tr><th scope="col">\(word("explain.page.field"))</th><th scope="col">\(safe(records.0))</th>\
            <th scope="col">\(safe(records.1))</th><td></td><th scope="col" class="nb">\(word("explain.bits"))</th></tr></thead>
            <tbody>
            \(rows)</tbody>
            <tfoot><tr><th scope="row">\(word("explain.together"))</th><td></td><td></td>\
            <td class="wf">\(bar(from: 0, to: sum))</td><td class="nb">\(bits(sum))</td></tr></tfoot>
            </table>
            </main>
            </body>
            </html>

            """
    }

    /// The lowest and the highest sum on the way, zero between them.
    private var range: (low: Double, high: Double) {
        var (sum, low, high) = (0.0, 0.0, 0.0)
        for step in steps {
            sum += step.bits
            (low, high) = (min(low, sum), max(high, sum))
        }
        return (low, max(high, low + 1))
    }

    private func bar(from start: Double, to end: Double) -> String {
        let (low, high) = range
        func place(_ bits: Double) -> Double { (bits - low) / (high - low) * 100 }
        var drawing = Drawing()
        drawing.tick("wz", x: place(0), height: 18)
        let (left, right) = (place(min(start, end)), place(max(start, end)))
        drawing.rect(end >= start ? "wp" : "wn", x: left, y: 4, width: max(right - left, 0.4), height: 10)
        return drawing.beside(height: 18)
    }

    private func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }

    private func bits(_ bits: Double) -> String {
        (bits >= 0.05 ? "+" : "") + Wording.decimal(bits, places: 1, language)
    }

    private static let style = """
        main{padding-top:1.2rem;padding-bottom:2rem}
        .pair{border-collapse:collapse;width:100%;margin-top:1.4rem}.pair caption{text-align:left;color:var(--soft);\
        font-size:.875rem;font-weight:400;padding-bottom:.5rem}
        .pair th,.pair td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-top:1px solid var(--hair);\
        overflow-wrap:anywhere}
        .pair thead th,.pair thead td{border-top:0;border-bottom:0;color:var(--soft);font-size:.8125rem;font-weight:400}
        .pair th{font-weight:600}.pair th small{display:block;font-weight:400;color:var(--soft);font-size:.8125rem}
        .pair tfoot th,.pair tfoot td{border-top:2px solid var(--ink)}
        .pair .wf{width:34%;min-width:7rem}.pair .nb{text-align:right;padding-right:0;white-space:nowrap}
        .wp{fill:var(--blue)}.wn{fill:var(--ochre)}.wz{fill:var(--soft)}
        @media (max-width:40rem){.pair thead{display:none}.pair tr{display:grid;grid-template-columns:1fr 1fr;\
        border-top:1px solid var(--hair);padding:.5rem 0}.pair th,.pair td{border:0;padding:.1rem 0}.pair th{grid-column:1}\
        .pair .nb{grid-column:2;grid-row:1}.pair .wf{grid-column:1/-1;width:auto}.pair tfoot tr{border-top:2px solid var(--ink)}\
        .pair tfoot th,.pair tfoot td{border:0}}
        """
}
