import Storage

/// Keeps counts and measures of a run in `metric`, where quality and trend read them.
///
/// `asked:C04` is stated of applicable, `usable:C04` and `invalid:C04` likewise of applicable, `refused:C04` of stated,
/// `code:C04:EM-OK` of the rows in scope; a measure of the base has its rule's id.
struct MetricWriter {
    let run: Int

    func write(_ counts: [CodeCount], _ measures: [MeasureResult], _ db: Connection) throws {
        let inserter = try db.inserter(
            into: "metric", columns: ["run_id", "name", "scope", "numerator", "denominator"], replacing: true)
        func put(_ name: String, _ scope: String, _ numerator: Int, _ denominator: Int) throws {
            try inserter.insert([.integer(run), .text(name), .text(scope), .integer(numerator), .integer(denominator)])
        }
        for count in counts {
            try put("asked:\(count.rule)", count.scope, count.stated, count.applicable)
            try put("usable:\(count.rule)", count.scope, count.usable, count.applicable)
            try put("invalid:\(count.rule)", count.scope, count.invalid, count.applicable)
            try put("refused:\(count.rule)", count.scope, count.refused, count.stated)
            guard count.scope.isEmpty else { continue }
            for code in count.byCode { try put("code:\(count.rule):\(code.code)", "", code.rows, count.rows) }
        }
        for measure in measures { try put(measure.rule, "", measure.numerator, measure.denominator) }
    }
}
