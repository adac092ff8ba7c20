import Records
import Storage

extension Measurement {
    static let channels: [(id: String, bit: Int)] = [("PH", 1), ("SM", 2), ("EM", 4), ("PO", 8)]

    func reach() throws -> Reach {
        let sums = Self.channels.map { channel in
            ["present", "valid", "permitted", "reachable"]
                .map { "COALESCE(SUM((\($0) & \(channel.bit)) <> 0), 0)" }.joined(separator: ", ")
        }
        let row = try db.first("SELECT \(sums.joined(separator: ", ")) FROM audit_customer")
        let channels = Self.channels.enumerated().map { place, channel in
            let numbers = (0..<4).map { row?[4 * place + $0].integer ?? 0 }
            return Reach.Channel(
                id: channel.id, present: numbers[0], valid: numbers[1], permitted: numbers[2], reachable: numbers[3])
        }
        var classes = [0, 0, 0, 0, 0]
        for row in try db.rows("SELECT reachable, COUNT(*) AS customers FROM audit_customer GROUP BY reachable") {
            classes[(row.integer("reachable") ?? 0).nonzeroBitCount] += row.integer("customers") ?? 0
        }
        let reasons = try db.rows(
            """
            SELECT reason, COUNT(*) AS customers
            FROM audit_customer
            WHERE reason IS NOT NULL
            GROUP BY reason
            ORDER BY customers DESC, reason
            """)
        return Reach(
            channels: channels, classes: classes,
            reasons: reasons.map { Reach.Reason(id: $0.text("reason") ?? "", customers: $0.integer("customers") ?? 0) })
    }

    func consents() throws -> Consents {
        let until = asOf.adding(days: 60)
        let yearEnd = asOf.adding(months: 12).adding(days: -1)
        let ends = try db.rows(
            Self.sql("consent-days"), named: dates.merging(["until": .text(until.description)]) { $1 })
        let byDay = Dictionary(
            uniqueKeysWithValues: ends.map { (String(($0.text("day") ?? "").prefix(10)), $0.integer("customers") ?? 0) }
        )
        let days = (0...60).map { offset in
            let date = asOf.adding(days: offset).description
            return Consents.Day(date: date, customers: byDay[date] ?? 0)
        }
        let rows = try db.rows(
            Self.sql("consent-months"), named: dates.merging(["until": .text(yearEnd.description)]) { $1 })
        let byMonth = Dictionary(uniqueKeysWithValues: rows.map { ($0.text("month") ?? "", $0) })
        var months: [Consents.Month] = []
        var month = CivilDate(year: asOf.year, month: asOf.month, day: 1)
        while let first = month, first <= yearEnd {
            let name = String(first.description.prefix(7))
            months.append(
                Consents.Month(
                    month: name, inquiry: byMonth[name]?.integer("inquiry") ?? 0,
                    purchase: byMonth[name]?.integer("purchase") ?? 0))
            month = first.adding(months: 1)
        }
        let proof = try db.first(Self.sql("consent-proof"))
        return Consents(
            days: days, months: months,
            consenting: try db.number("SELECT COUNT(*) FROM audit_customer WHERE consenting"),
            openEnded: try db.number("SELECT COUNT(*) FROM audit_customer WHERE consenting AND open_consent"),
            proved: Ratio(proof?.integer("proved") ?? 0, of: proof?.integer("claimed") ?? 0), purpose: try purpose())
    }

    private func purpose() throws -> Consents.Purpose {
        let row = try db.first(
            """
            SELECT COALESCE(SUM(purpose = 2), 0) AS announced, COALESCE(SUM(purpose = 0), 0) AS legacy,
                   COALESCE(SUM(purpose = 1), 0) AS withdrawn, COALESCE(SUM(strict > 0), 0) AS reachable
            FROM audit_customer
            """)
        return Consents.Purpose(
            announced: row?.integer("announced") ?? 0, legacy: row?.integer("legacy") ?? 0,
            withdrawn: row?.integer("withdrawn") ?? 0, strictReachable: row?.integer("reachable") ?? 0)
    }

    private static let owners: [String: String] = [
        "ask-permission": "service", "ask-again": "bdc", "repair-contact": "reception", "ask-contact": "service",
        "renew-consent": "bdc", "call-leads": "sales", "review-pairs": "everyone",
    ]

    /// The three repairs that move most customers: the largest first, then the largest of what it leaves.
    func actions() throws -> [Action] {
        try db.execute(Self.sql("candidates"))
        var actions: [Action] = []
        for rank in 1...3 {
            let next = try db.first(
                """
                SELECT action, COUNT(*) AS customers
                FROM audit_candidate c
                WHERE NOT EXISTS (SELECT 1 FROM audit_action a WHERE a.customer_id = c.customer_id)
                GROUP BY action
                ORDER BY customers DESC, action
                LIMIT 1
                """)
            guard let next, let id = next.text("action") else { break }
            try db.execute(
                """
                INSERT INTO audit_action
                SELECT ?, c.action, c.customer_id
                FROM audit_candidate c
                WHERE c.action = ? AND NOT EXISTS (SELECT 1 FROM audit_action a WHERE a.customer_id = c.customer_id)
                """, [.integer(rank), .text(id)])
            actions.append(
                Action(
                    id: id, rank: rank, customers: next.integer("customers") ?? 0, owner: Self.owners[id] ?? "everyone",
                    within: try within(id, rank: rank),
                    command: "dealerdata export actions --action \(rank)"))
        }
        return actions
    }

    /// Of the customers of an action: those who came for service within a year, or whose e-mail still works.
    private func within(_ action: String, rank: Int) throws -> Int? {
        switch action {
        case "ask-permission", "ask-contact", "repair-contact":
            try db.rows(Self.sql("served-lately"), named: dates.merging(["rank": .integer(rank)]) { $1 }).first?[0]
                .integer
        case "renew-consent":
            try db.number(
                """
                SELECT COUNT(*) FROM audit_action a JOIN audit_customer c ON c.customer_id = a.customer_id
                WHERE a.rank = ? AND c.reachable & 4
                """, [.integer(rank)])
        default: nil
        }
    }
}
