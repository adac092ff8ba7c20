import Records
import Storage

/// What a maker means by an active customer, and how long its warranty lasts: codebook K01 and E04.
///
/// Makers disagree, so these come from the configuration and are printed with every run.
package struct MakerDefinition: Sendable, Hashable, Codable {
    /// In capitals; `''` stands for every other make.
    package var make: String
    /// Months since a visit that keep a customer active, then keep it from being lost, and the visits asked for.
    package var activeMonths: Int
    package var lostMonths: Int
    package var visits: Int
    /// Months and kilometres of the warranty, where no file states its end.
    package var warrantyMonths: Int?
    package var warrantyDistance: Int?

    enum CodingKeys: String, CodingKey {
        case make, visits
        case activeMonths = "active_months"
        case lostMonths = "lost_months"
        case warrantyMonths = "warranty_months"
        case warrantyDistance = "warranty_distance"
    }

    package init(
        make: String, activeMonths: Int = 12, lostMonths: Int = 24, visits: Int = 1, warrantyMonths: Int? = nil,
        warrantyDistance: Int? = nil
    ) {
        self.make = make
        self.activeMonths = activeMonths
        self.lostMonths = lostMonths
        self.visits = visits
        self.warrantyMonths = warrantyMonths
        self.warrantyDistance = warrantyDistance
    }

    /// Replaces the definitions of a store.
    package static func place(_ definitions: [MakerDefinition], in db: Connection) throws {
        try db.execute("DELETE FROM maker_definition")
        for definition in definitions {
            try db.execute(
                "INSERT OR REPLACE INTO maker_definition VALUES (?, ?, ?, ?, ?, ?)",
                [
                    .text(definition.make), .integer(definition.activeMonths), .integer(definition.lostMonths),
                    .integer(definition.visits), definition.warrantyMonths.map { .integer($0) } ?? .null,
                    definition.warrantyDistance.map { .integer($0) } ?? .null,
                ])
        }
    }

    /// The definitions that the store holds, the one of every other make first.
    package static func all(in db: Connection) throws -> [MakerDefinition] {
        var definitions = try db.rows("SELECT * FROM maker_definition ORDER BY make").map { row in
            MakerDefinition(
                make: row[0].text ?? "", activeMonths: row[1].integer ?? 12, lostMonths: row[2].integer ?? 24,
                visits: row[3].integer ?? 1, warrantyMonths: row[4].integer, warrantyDistance: row[5].integer)
        }
        if definitions.first?.make != "" { definitions.insert(MakerDefinition(make: ""), at: 0) }
        return definitions
    }

    /// Fills `temp.fact_definition`: months become days, counted back from the day of the run.
    static func write(_ db: Connection, day: CivilDate) throws {
        for definition in try all(in: db) {
            try db.execute(
                "INSERT INTO temp.fact_definition VALUES (?, ?, ?, ?, ?, ?)",
                [
                    .text(definition.make), .text(day.adding(months: -definition.activeMonths).description),
                    .text(day.adding(months: -definition.lostMonths).description), .integer(definition.visits),
                    definition.warrantyMonths.map { .integer($0) } ?? .null,
                    definition.warrantyDistance.map { .integer($0) } ?? .null,
                ])
        }
    }
}
