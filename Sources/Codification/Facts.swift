import Records
import Storage

/// Builds the facts that rules read: once a run, from the customers and clean records of the store.
struct Facts {
    let day: CivilDate

    /// Replaces the tables and views of `sql/codification`; consent states are read as they stand.
    func build(_ db: Connection) throws {
        for name in Resource.names(in: "sql/codification") {
            switch name {
            case "sql/codification/3-customer-vehicles.sql": try VehicleGroups(db).write(db)
            case "sql/codification/5-customers.sql":
                try CustomerSources(db).write(db)
                try SharedContacts(db).write(db)
            default: break
            }
            try db.execute(Resource.text(name))
            if name == "sql/codification/1-day.sql" { try writeDay(db) }
        }
    }

    /// Drops what only the building needed.
    func clear(_ db: Connection) throws {
        for name in try db.texts("SELECT name FROM sqlite_temp_master WHERE type = 'table' AND name LIKE 'fact_%'") {
            try db.execute("DROP TABLE temp.\(name)")
        }
    }

    private func writeDay(_ db: Connection) throws {
        let days = [0, 6, 12, 24, 36, 84].map { SQLValue.text(day.adding(months: -$0).description) }
        try db.execute("INSERT INTO fact_day VALUES (1, ?, ?, ?, ?, ?, ?)", days)
    }
}
