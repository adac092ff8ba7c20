import Records
import Storage

extension Measurement {
    func duplicates(_ base: Base) throws -> Duplicates {
        let systems = try db.texts("SELECT system FROM audit_system ORDER BY place")
        var matrix = systems.map { _ in systems.map { _ in 0 } }
        var bySystems = systems.map { _ in 0 }
        var between = 0
        for row in try db.rows(Self.sql("presence-masks")) {
            let (mask, customers) = (row.integer("mask") ?? 0, row.integer("customers") ?? 0)
            let places = systems.indices.filter { mask & (1 << $0) != 0 }
            guard !places.isEmpty else { continue }
            bySystems[places.count - 1] += customers
            between += customers * (places.count - 1)
            for (at, first) in places.enumerated() {
                for second in places[(at + 1)...] {
                    matrix[first][second] += customers
                    matrix[second][first] += customers
                }
            }
        }
        let inside = try db.rows("SELECT place, SUM(records - 1) AS surplus FROM audit_presence GROUP BY place")
        for row in inside {
            let place = row.integer("place") ?? 0
            matrix[place][place] = row.integer("surplus") ?? 0
        }
        return Duplicates(
            excess: base.records - base.customers, insideSystems: systems.indices.reduce(0) { $0 + matrix[$1][$1] },
            betweenSystems: between, doubtfulPairs: try db.number(Self.sql("doubtful-pairs")), systems: systems,
            matrix: matrix, customersBySystems: bySystems)
    }

    func sources() throws -> [SourceInventory] {
        var onlyHere: [Int: Int] = [:]
        for row in try db.rows(Self.sql("presence-masks")) {
            let mask = row.integer("mask") ?? 0
            if mask.nonzeroBitCount == 1 { onlyHere[mask.trailingZeroBitCount] = row.integer("customers") ?? 0 }
        }
        return try db.rows(Self.sql("sources"), named: dates).map { row in
            SourceInventory(
                system: row.text("system") ?? "", systemClass: row.text("class") ?? "",
                records: row.integer("records") ?? 0, customers: row.integer("customers") ?? 0,
                onlyHere: onlyHere[row.integer("place") ?? -1] ?? 0, rows: row.integer("rows") ?? 0,
                rejected: row.integer("rejected") ?? 0, age: row.integer("age").map { max(0, $0) })
        }
    }

    func people(_ base: Base) throws -> People {
        let kinds = try db.rows(
            "SELECT kind, COUNT(*) AS customers FROM audit_customer GROUP BY kind ORDER BY customers DESC, kind")
        var alone = 0
        var households: [People.HouseholdSize] = []
        for row in try db.rows(Self.sql("households")) {
            let size = row.integer("size") ?? 0
            if size == 1 {
                alone = row.integer("customers") ?? 0
            } else {
                households.append(
                    People.HouseholdSize(
                        size: size, households: row.integer("households") ?? 0, customers: row.integer("customers") ?? 0
                    ))
            }
        }
        return People(
            kinds: kinds.map { People.Kind(id: $0.text("kind") ?? "", customers: $0.integer("customers") ?? 0) },
            households: households, alone: alone)
    }

    func sensitive() throws -> [SensitiveCount] {
        var places: [String: [SensitiveCount.Place]] = [:]
        for row in try db.rows(Self.sql("sensitive")) {
            places[row.text("code") ?? "", default: []].append(
                SensitiveCount.Place(
                    field: row.text("field") ?? "", system: row.text("system") ?? "",
                    records: row.integer("records") ?? 0))
        }
        return try db.rows(Self.sql("sensitive-totals")).map { row in
            let code = row.text("code") ?? ""
            return SensitiveCount(code: code, records: row.integer("records") ?? 0, places: places[code] ?? [])
        }
    }

    /// Facts for the privacy officer; none of them is a conclusion.
    func observations(_ base: Base, _ consents: Consents, _ checks: [CheckOutcome]) throws -> [Observation] {
        func status(_ ratio: Ratio, seen: Observation.Status) -> Observation.Status {
            if ratio.denominator == 0 { return .notApplicable }
            return ratio.numerator == 0 ? .observedOK : seen
        }
        var result: [Observation] = []
        let unproved = Ratio(consents.proved.denominator - consents.proved.numerator, of: consents.proved.denominator)
        result.append(
            Observation(
                id: "unproved-consent", rule: "L03", ratio: unproved, status: status(unproved, seen: .apparentGap)))
        if let undated = checks.first(where: { $0.id == "consent-undated" })?.failing {
            result.append(
                Observation(
                    id: "undated-consent", rule: "L02", ratio: undated, status: status(undated, seen: .needsHuman)))
        }
        let births = Ratio(
            try db.number("SELECT COUNT(*) FROM v_customer WHERE birth_date IS NOT NULL"), of: base.customers)
        result.append(
            Observation(id: "full-birth-date", rule: "L05", ratio: births, status: status(births, seen: .needsHuman)))
        let legacy = Ratio(consents.purpose.legacy, of: base.customers)
        result.append(
            Observation(id: "purpose-legacy", rule: "R7", ratio: legacy, status: status(legacy, seen: .needsHuman)))
        let withdrawn = try db.first(
            Resource.text("sql/quality/withdrawals.sql"))
        let reopened = Ratio(withdrawn?.integer("reopened") ?? 0, of: withdrawn?.integer("withdrawn") ?? 0)
        result.append(
            Observation(
                id: "withdrawal-ignored", rule: "L01", ratio: reopened, status: status(reopened, seen: .apparentGap)))
        return result
    }

    /// Nil when fewer than a hundred records tell when they were created: a ratio of a handful says nothing.
    func blitz() throws -> Blitz? {
        let rows = try db.rows(Self.sql("blitz"), named: dates)
        let days = rows.map {
            Blitz.Day(
                day: $0.integer("day") ?? 0, defects: $0.integer("defects") ?? 0, records: $0.integer("records") ?? 0)
        }
        guard days.reduce(0, { $0 + $1.records }) >= 100 else { return nil }
        func sum(_ isBlitz: Bool) -> Ratio {
            days.filter { Blitz.blitzDays.contains($0.day) == isBlitz }
                .reduce(Ratio(0, of: 0)) { $0 + Ratio($1.defects, of: $1.records) }
        }
        return Blitz(days: days, blitz: sum(true), other: sum(false))
    }

    func facts() throws -> RunFacts {
        let files = try db.rows(Self.sql("files")).map { row in
            RunFacts.File(
                importID: row.integer("id") ?? 0, file: row.text("file") ?? "", sha256: row.text("sha256") ?? "",
                system: row.text("system") ?? "", entity: row.text("entity") ?? "",
                encoding: row.text("encoding") ?? "",
                rows: row.integer("rows") ?? 0, accepted: row.integer("accepted") ?? 0,
                rejected: row.integer("rejected") ?? 0, columns: row.integer("columns") ?? 0,
                mapped: row.integer("mapped") ?? 0)
        }
        let rejects = try db.rows(
            "SELECT reason, COUNT(*) AS rows FROM rejected_row GROUP BY reason ORDER BY rows DESC, reason")
        let code = try db.first(
            """
            SELECT codebook_hash, as_of, JSON_ARRAY_LENGTH(rules) AS rules FROM code_run ORDER BY run_id DESC LIMIT 1
            """)
        let head = try db.first("SELECT hash, seq FROM audit_log ORDER BY seq DESC LIMIT 1")
        let entries = try db.number("SELECT COUNT(*) FROM audit_log")
        return RunFacts(
            files: files,
            rejects: rejects.map { RunFacts.Reject(reason: $0.text("reason") ?? "", rows: $0.integer("rows") ?? 0) },
            codebook: code.map {
                RunFacts.Codebook(
                    hash: $0.text("codebook_hash") ?? "", asOf: $0.text("as_of") ?? "", rules: $0.integer("rules") ?? 0)
            },
            checksHash: Check.hash(of: checks),
            journal: head.map { RunFacts.Journal(entries: entries, head: $0.text("hash") ?? "") })
    }
}

extension Check {
    /// SHA-256 of the rules as they ran, so that "why did this finding change?" has an answer.
    static func hash(of checks: [Check]) -> String {
        var text = ""
        for check in checks {
            text +=
                [
                    check.id, check.rule, check.dimension, check.severity.rawValue, check.entity, check.population,
                    check.failing, "\(check.warnBelow)", "\(check.failBelow)",
                ].joined(separator: "\u{1F}") + "\u{1E}"
        }
        return hexadecimal(Array(text.utf8).withUnsafeBytes { sha256($0) })
    }
}
