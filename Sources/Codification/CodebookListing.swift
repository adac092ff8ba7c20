import FoundationEssentials
import Records

/// The codebook as programs and people read it: `codify --list`. Keys are those of design.md §6 and stay.
package struct CodebookListing: Encodable, Sendable {
    package struct Entry: Encodable, Sendable {
        package var id: String
        package var version: Int
        package var validFrom: String
        package var entity: String
        package var labels: Labels
        package var codes: [Code]
        package var severity: String
        package var standard: String?
        package var lineage: [Origin]
        package var applies: String
        package var inputs: [String]
        package var expression: String?
        package var measure: Measure?
        package var examples: [Example]

        enum CodingKeys: String, CodingKey {
            case id, version, validFrom = "valid_from", entity, labels, codes, severity, standard, lineage, applies,
                inputs, expression, measure, examples
        }
    }

    package struct Code: Encodable, Sendable {
        package var code: String
        package var labels: Labels
        package var countsAs: String

        enum CodingKeys: String, CodingKey { case code, labels, countsAs = "counts_as" }
    }

    package struct Origin: Encodable, Sendable {
        package var kind: String
        package var article: String?
        package var words: String
        /// The same in English; nil for words of an article, quoted as they are.
        package var en: String?

        package func text(in language: Language) -> String { language == .english ? en ?? words : words }
    }

    /// The sums of a measure of the base.
    package struct Measure: Encodable, Sendable {
        package var over: String
        package var numerator: String
        package var denominator: String
    }

    package struct Example: Encodable, Sendable {
        package var given: [String: Value]
        package var code: String
        package var shows: String
    }

    /// A given fact: text, a whole number or null.
    package struct Value: Encodable, Sendable {
        var value: RuleExample.Value

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .null: try container.encodeNil()
            }
        }
    }

    package let schema = 1
    package var hash: String
    package var rules: [Entry]

    package init(_ codebook: Codebook) {
        hash = codebook.hash
        rules = codebook.rules.map { Entry($0) }
    }

    /// Keys in byte order, so that the same codebook gives the same bytes.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// One section a rule: what it asks, its codes, where it comes from, its examples.
    package func markdown(in language: Language) -> String {
        func word(_ key: String) -> String { Message("codebook.\(key)").text(in: language) }
        var lines = ["# " + word("title"), "", "`sha256 \(hash)`", ""]
        var group = ""
        for rule in rules {
            if rule.group != group {
                group = rule.group
                lines += ["# " + groupTitle(group, language), ""]
            }
            lines += ["## \(rule.id) — \(rule.labels.text(in: language))", ""]
            lines += [
                "\(rule.severity) · `\(rule.entity)` · v\(rule.version)" + (rule.standard.map { " · \($0)" } ?? ""), "",
            ]
            for origin in rule.lineage {
                let source = origin.article.map { " (\($0))" } ?? ""
                lines.append(
                    "- \(word("lineage.\(origin.kind)"))\(source)\(word("colon")) \(origin.text(in: language))")
            }
            lines.append("")
            if !rule.codes.isEmpty {
                lines += ["| \(word("code")) | \(word("meaning")) | \(word("counts-as")) |", "|---|---|---|"]
                for code in rule.codes {
                    lines.append(
                        "| `\(code.code)` | \(code.labels.text(in: language)) | \(word("class.\(code.countsAs)")) |")
                }
                lines.append("")
            }
            for example in rule.examples {
                let given = example.given.keys.sorted().map { "\($0) = \(example.given[$0]?.text ?? "")" }.joined(
                    separator: ", ")
                lines.append("- `\(given)` → `\(example.code)`")
            }
            if !rule.examples.isEmpty { lines.append("") }
            if let measure = rule.measure { lines += ["`\(measure.numerator)` / `\(measure.denominator)`", ""] }
        }
        return lines.joined(separator: "\n")
    }

    /// The name of a group of rules, as `A — Le dossier`; the letters alone for a consultant's own group.
    func groupTitle(_ group: String, _ language: Language) -> String {
        guard group.count == 1, "ABCDEFGHIJKLMNO".contains(group) else { return group }
        return group + " — " + Message("codebook.group.\(group)").text(in: language)
    }
}

extension CodebookListing.Value {
    package var text: String {
        switch value {
        case .text(let text): text
        case .number(let number): String(number)
        case .null: "null"
        }
    }
}

extension CodebookListing.Entry {
    /// The letters of the id.
    var group: String { String(id.prefix { $0.isLetter }) }

    init(_ rule: Rule) {
        self.init(
            id: rule.id, version: rule.version, validFrom: rule.validFrom.description, entity: rule.entity.rawValue,
            labels: rule.labels,
            codes: rule.codes.map {
                CodebookListing.Code(code: $0.code, labels: $0.labels, countsAs: $0.countsAs.rawValue)
            },
            severity: rule.severity.rawValue, standard: rule.standard,
            lineage: rule.lineage.map {
                CodebookListing.Origin(
                    kind: $0.kind.rawValue, article: $0.article, words: $0.words, en: $0.english)
            },
            applies: rule.applies, inputs: rule.inputs, expression: rule.measure == nil ? rule.expression : nil,
            measure: rule.measure.map {
                CodebookListing.Measure(over: $0.over.rawValue, numerator: $0.numerator, denominator: $0.denominator)
            },
            examples: rule.examples.map {
                CodebookListing.Example(
                    given: $0.given.mapValues { CodebookListing.Value(value: $0) }, code: $0.code,
                    shows: $0.shows.rawValue)
            })
    }
}
