import Records
import Storage

/// The codification that evolution is measured against: the last one of an earlier day.
///
/// Kept apart from the facts, so that running again on the same day compares with the same run and gives the same codes.
struct FormerRun {
    let day: CivilDate

    /// Keeps what stands, when it is of an earlier day; forgets what was kept, when that is of no earlier day.
    func keep(_ db: Connection) throws {
        try db.execute("DELETE FROM former_customer WHERE EXISTS (SELECT 1 FROM former_run WHERE as_of >= ?)", [today])
        try db.execute("DELETE FROM former_run WHERE as_of >= ?", [today])
        guard try db.columns(of: "fact_day").isSuperset(of: ["as_of", "last_record"]),
            try db.columns(of: "customer_fact").isSuperset(of: ["core_usable", "core_fields"]),
            try !db.columns(of: "customer_score").isEmpty, try !db.columns(of: "fact_cut").isEmpty,
            try db.number("SELECT EXISTS (SELECT 1 FROM fact_day WHERE as_of < ?)", [today]) == 1
        else { return }
        try db.execute(
            """
            DELETE FROM former_customer;
            DELETE FROM former_run;
            INSERT INTO former_run
            SELECT 1, d.as_of, d.last_record, c.recency_1, c.recency_2, c.recency_3, c.recency_4, c.frequency_1,
                   c.frequency_2, c.frequency_3, c.frequency_4, c.money_1, c.money_2, c.money_3, c.money_4
            FROM fact_day d LEFT JOIN fact_cut c ON c.id = 1;
            INSERT INTO former_customer
            SELECT f.customer_id, s.segment, f.core_usable * 100 / f.core_fields
            FROM customer_fact f LEFT JOIN customer_score s USING (customer_id)
            """)
    }

    private var today: SQLValue { .text(day.description) }
}
