import Quality
import Records
import Tabular

/// An audit as one table for a spreadsheet or a dashboard: a row a measure, then a row a check.
package struct CSVReport: Sendable {
    let result: AuditResult
    let language: Language

    package init(_ result: AuditResult, language: Language) {
        self.result = result
        self.language = language
    }

    static let header = [
        "as_of", "kind", "id", "system", "label", "numerator", "denominator", "share", "previous_numerator",
        "previous_denominator", "level", "severity", "owner",
    ]

    package func write(to output: ByteOutput) throws(OutputError) {
        var csv = try CSVWriter(to: output, for: .spreadsheet, byteOrderMark: true)
        try csv.write(Self.header)
        for measure in result.measures(Words(language: language)) {
            let name = [result.asOf, "measure", measure.id, measure.system, Markup.cleaned(measure.label)]
            try csv.write(name + Self.figures(measure.ratio, measure.previous) + ["", "", ""])
        }
        for check in result.checks {
            let name = [result.asOf, "check", check.id, "", Markup.cleaned(check.labels.text(in: language))]
            try csv.write(
                name + Self.figures(check.failing, check.previous)
                    + [check.level.rawValue, check.severity.rawValue, check.owner])
        }
    }

    private static func figures(_ ratio: Ratio, _ previous: Ratio?) -> [String] {
        [
            String(ratio.numerator), String(ratio.denominator), ratio.share.map { "\($0)" } ?? "",
            previous.map { String($0.numerator) } ?? "", previous.map { String($0.denominator) } ?? "",
        ]
    }
}
