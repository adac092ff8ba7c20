import Records

/// How the codes of one rule count, over the base or one system: codebook §4.
package struct CodeCount: Sendable, Equatable {
    package var rule: String
    /// `''` for the base, `system:activix` for customers that a system has, leads that it holds.
    package var scope: String
    /// Rows in scope, whether the rule applies to them or not.
    package var rows = 0
    package var notStated = 0
    package var usable = 0
    package var refused = 0
    package var invalid = 0
    package var ambiguous = 0
    package var notApplicable = 0
    /// Codes that the rule gave and does not declare: a defect of the rule, counted apart.
    package var undeclared = 0
    /// Rows by declared code or pattern, in the rule's order; reserved codes behind.
    package var byCode: [CodeRows] = []

    package struct CodeRows: Sendable, Equatable {
        package var code: String
        package var rows: Int
    }

    /// A = N − n(N).
    package var applicable: Int { rows - notApplicable }
    /// St = A − n(U): someone asked, whatever came of it.
    package var stated: Int { applicable - notStated }

    init(rule: String, scope: String) {
        self.rule = rule
        self.scope = scope
    }

    mutating func add(_ code: RuleCode?, rows count: Int) {
        guard count > 0 else { return }
        rows += count
        guard let code else {
            undeclared += count
            return
        }
        byCode.append(CodeRows(code: code.code, rows: count))
        switch code.countsAs {
        case .usable: usable += count
        case .notStated: notStated += count
        case .refused: refused += count
        case .invalid: invalid += count
        case .ambiguous: ambiguous += count
        case .notApplicable: notApplicable += count
        }
    }
}
