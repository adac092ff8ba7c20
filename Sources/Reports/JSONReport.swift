import FoundationEssentials
import Quality
import Records

/// An audit for programs: schema 1, stable keys in snake case, sorted, the same bytes for the same result.
package struct JSONReport: Sendable {
    let result: AuditResult
    let language: Language

    /// - Parameter language: of labels and definitions only; keys and codes have none.
    package init(_ result: AuditResult, language: Language) {
        self.result = result
        self.language = language
    }

    package var text: String {
        get throws {
            try Self.encoded(document, formatting: [.prettyPrinted]) + "\n"
        }
    }

    /// One object a line, each with its `type`: the audit, its metrics, its checks, failing rows and actions.
    package var lines: String {
        get throws {
            let encoder = Self.encoder()
            func line(_ type: String, _ content: some Encodable) throws -> String {
                String(decoding: try encoder.encode(Line(type: type, content: content)), as: UTF8.self) + "\n"
            }
            let document = document
            let head = Head(
                dealer: document.dealer, asOf: document.asOf, run: document.run, level: document.level,
                base: document.base, grade: document.grade)
            var lines = [try line("audit", head)]
            lines += try document.metrics.map { try line("metric", $0) }
            lines += try document.checks.map { try line("check", $0) }
            lines += try document.findings.map { try line("finding", $0) }
            lines += try document.actions.map { try line("action", $0) }
            return lines.joined()
        }
    }

    /// Any document in the same form: keys in snake case, sorted.
    static func encoded(_ document: some Encodable, formatting: JSONEncoder.OutputFormatting) throws -> String {
        String(decoding: try encoder(formatting).encode(document), as: UTF8.self)
    }

    private static func encoder(_ formatting: JSONEncoder.OutputFormatting = []) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
        return encoder
    }

    private struct Line<Content: Encodable>: Encodable {
        var type: String
        var content: Content

        private enum Key: String, CodingKey { case type }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(type, forKey: .type)
            try content.encode(to: encoder)
        }
    }

    private struct Head: Encodable {
        var schema = 1
        var dealer: String
        var asOf: String
        var run: Int?
        var level: CheckLevel
        var base: Base
        var grade: Grade
    }

    private struct Document: Encodable {
        var schema = 1
        var dealer: String
        var asOf: String
        var run: Int?
        var previous: EarlierRun?
        var level: CheckLevel
        var base: Base
        var headline: [Figure]
        var grade: Grade
        var dimensions: [Dimension]
        var metrics: [Figure]
        var checks: [Outcome]
        var findings: [Sample]
        var cells: [CellRates]
        var reach: Reach
        var duplicates: Duplicates
        var sources: [SourceInventory]
        var people: People
        var consents: Consents
        var sensitive: [SensitiveCount]
        var observations: [Observation]
        var actions: [Action]
        var blitz: Blitz?
        var trend: [Series]
        var runFacts: RunFacts
    }

    private struct Figure: Encodable {
        var id: String
        var scope: String
        var numerator: Int
        var denominator: Int
        var share: Double?
        var interval: Interval?
        var previous: Ratio?
        var definition: String
        var detail: Int?
    }

    private struct Outcome: Encodable {
        var id: String
        var rule: String
        var label: String
        var fix: String
        var dimension: String
        var severity: Severity
        var owner: String
        var entity: String
        var failing: Int
        var applicable: Int
        var previous: Ratio?
        var warnBelow: Double
        var failBelow: Double
        var outcome: CheckLevel
    }

    private var document: Document {
        Document(
            dealer: result.dealer, asOf: result.asOf, run: result.run, previous: result.previous,
            level: result.worstLevel, base: result.base,
            headline: result.headline.map {
                figure($0.id, $0.ratio, previous: $0.previous, definition: $0.definition, detail: $0.detail)
            },
            grade: result.grade, dimensions: result.dimensions, metrics: metrics, checks: result.checks.map(outcome),
            findings: result.samples, cells: result.cells, reach: result.reach, duplicates: result.duplicates,
            sources: result.sources, people: result.people, consents: result.consents, sensitive: result.sensitive,
            observations: result.observations, actions: result.actions, blitz: result.blitz, trend: result.trend,
            runFacts: result.facts)
    }

    private var metrics: [Figure] {
        result.measures(Words(language: language)).map {
            figure(
                $0.id, $0.ratio, scope: $0.system.isEmpty ? "" : "system:\($0.system)", previous: $0.previous,
                definition: $0.definition)
        }
    }

    private func figure(
        _ id: String, _ ratio: Ratio, scope: String = "", previous: Ratio? = nil, definition: String, detail: Int? = nil
    ) -> Figure {
        Figure(
            id: id, scope: scope, numerator: ratio.numerator, denominator: ratio.denominator, share: ratio.share,
            interval: ratio.interval, previous: previous,
            definition: Words(language: language)("definition.\(definition).text"), detail: detail)
    }

    private func outcome(_ check: CheckOutcome) -> Outcome {
        Outcome(
            id: check.id, rule: check.rule, label: check.labels.text(in: language), fix: check.fix.text(in: language),
            dimension: check.dimension, severity: check.severity, owner: check.owner, entity: check.entity,
            failing: check.failing.numerator, applicable: check.failing.denominator, previous: check.previous,
            warnBelow: check.warnBelow, failBelow: check.failBelow, outcome: check.level)
    }
}
