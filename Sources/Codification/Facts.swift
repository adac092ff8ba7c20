import Records
import Storage

/// Builds the facts that rules read: once a run, from the customers and clean records of the store.
struct Facts {
    let day: CivilDate

    /// Replaces the tables and views of `sql/codification`; consent states are read as they stand.
    func build(_ db: Connection) throws {
        try FormerRun(day: day).keep(db)
        for name in Resource.names(in: "sql/codification") {
            switch name {
            case "sql/codification/4-customer-vehicles.sql": try VehicleGroups(db).write(db)
            case "sql/codification/6-customers.sql":
                try CustomerSources(db).write(db)
                try SharedContacts(db).write(db)
            case "sql/codification/7-scores.sql": try CutPoints(day: day).write(db)
            default: break
            }
            try db.execute(Resource.text(name))
            if name == "sql/codification/1-day.sql" {
                try writeDay(db)
                try writeWords(db)
                try MakerDefinition.write(db, day: day)
            }
        }
    }

    /// Drops what only the building needed.
    func clear(_ db: Connection) throws {
        for name in try db.texts("SELECT name FROM sqlite_temp_master WHERE type = 'table' AND name LIKE 'fact_%'") {
            try db.execute("DROP TABLE temp.\(name)")
        }
    }

    private func writeDay(_ db: Connection) throws {
        let days = [0, 3, 6, 12, 24, 36, 84].map { SQLValue.text(day.adding(months: -$0).description) }
        let last = try db.number("SELECT MAX(id) FROM source_record")
        try db.execute("INSERT INTO fact_day VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)", days + [.integer(last)])
    }

    private func writeWords(_ db: Connection) throws {
        let statuses = try db.texts(
            "SELECT DISTINCT LOWER(TRIM(deal_status)) FROM deal WHERE deal_status IS NOT NULL")
        for status in statuses where DealStanding(status) == .noPurchase {
            try db.execute("INSERT OR IGNORE INTO temp.fact_no_sale VALUES (?)", [.text(status)])
        }
        let words = ReferenceTable("operation-words")
        let (pattern, kind) = (words.column("pattern"), words.column("kind"))
        for (place, row) in words.rows.enumerated() {
            try db.execute(
                "INSERT INTO temp.fact_operation_word VALUES (?, ?, ?)",
                [.integer(place), .text(row[pattern]), .text(row[kind])])
        }
    }
}
