import Records

extension CodebookListing {
    /// One page that stands alone: no script, nothing loaded, readable on paper.
    package func html(in language: Language) -> String {
        func word(_ key: String) -> String { Self.escaped(Message("codebook.\(key)").text(in: language)) }
        var page = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>\(word("title"))</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; }
            h1 { font-size: 1.6em } h2 { font-size: 1.3em; margin-top: 2em; border-bottom: 2px solid #357 } h3 { font-size: 1.05em; margin-bottom: .2em }
            table { border-collapse: collapse; margin: .5em 0 } th, td { text-align: left; padding: .15em .8em .15em 0; border-bottom: 1px solid #ddd; vertical-align: top }
            code { font-family: ui-monospace, monospace; font-size: .92em } .about, nav { color: #555 } .ours { color: #845 }
            nav a { margin-right: .8em; white-space: nowrap } section { break-inside: avoid }
            </style>
            </head>
            <body>
            <h1>\(word("title"))</h1>
            <p class="about"><code>sha256 \(hash)</code></p>

            """
        let groups = rules.reduce(into: [String]()) { if $0.last != $1.group { $0.append($1.group) } }
        page += "<nav>" + groups.map { "<a href=\"#\($0)\">\(Self.escaped(groupTitle($0, language)))</a>" }.joined()
        page += "</nav>\n"
        for group in groups {
            page += "<h2 id=\"\(group)\">\(Self.escaped(groupTitle(group, language)))</h2>\n"
            for rule in rules where rule.group == group { page += section(rule, language, word) }
        }
        return page + "</body>\n</html>\n"
    }

    private func section(_ rule: Entry, _ language: Language, _ word: (String) -> String) -> String {
        let escaped = Self.escaped
        var html = "<section id=\"\(rule.id)\">\n<h3>\(rule.id) — \(escaped(rule.labels.text(in: language)))</h3>\n"
        let about = [rule.severity, word("entity.\(rule.entity)"), rule.standard.map(escaped)].compactMap { $0 }
        html += "<p class=\"about\">\(about.joined(separator: " · "))</p>\n<ul>\n"
        for origin in rule.lineage {
            let source = origin.article.map { " (\($0))" } ?? ""
            let words = escaped(origin.text(in: language))
            html +=
                "<li class=\"\(origin.kind)\">\(word("lineage.\(origin.kind)"))\(source)\(word("colon")) \(words)</li>\n"
        }
        html += "</ul>\n"
        if rule.applies != "1" {
            html += "<p>\(word("applies"))\(word("colon")) <code>\(escaped(rule.applies))</code></p>\n"
        }
        if !rule.codes.isEmpty {
            html +=
                "<table>\n<tr><th>\(word("code"))</th><th>\(word("meaning"))</th><th>\(word("counts-as"))</th></tr>\n"
            for code in rule.codes {
                html +=
                    "<tr><td><code>\(escaped(code.code))</code></td><td>\(escaped(code.labels.text(in: language)))</td><td>\(word("class.\(code.countsAs)"))</td></tr>\n"
            }
            html += "</table>\n"
        }
        if let measure = rule.measure {
            html += "<p><code>\(escaped(measure.numerator))</code> / <code>\(escaped(measure.denominator))</code></p>\n"
        }
        if !rule.examples.isEmpty {
            html += "<details><summary>\(word("example-of"))</summary>\n<ul>\n"
            for example in rule.examples {
                let given = example.given.keys.sorted().map { "\($0) = \(example.given[$0]?.text ?? "")" }
                html +=
                    "<li><code>\(escaped(given.joined(separator: ", ")))</code> → <code>\(escaped(example.code))</code></li>\n"
            }
            html += "</ul></details>\n"
        }
        return html + "</section>\n"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
