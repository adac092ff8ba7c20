import Records
import Storage

/// Where the scores of recency, frequency and money change, and the money that makes a value class: codebook H02 and H04.
///
/// Quintiles of the customers in scope who were ever served. Below fifty of them quintiles are chance, and fixed points
/// are taken.
struct CutPoints {
    let day: CivilDate

    private static let fewest = 50

    /// Fills `temp.fact_visit` from the customers' facts, and `fact_cut` from that.
    func write(_ db: Connection) throws {
        try db.execute(
            """
            DROP TABLE IF EXISTS temp.fact_visit;
            CREATE TEMP TABLE fact_visit (
              customer_id INTEGER PRIMARY KEY, days INTEGER NOT NULL, frequency INTEGER NOT NULL, money INTEGER NOT NULL
            );
            INSERT INTO fact_visit
            SELECT f.customer_id, CAST(JULIANDAY(d.as_of) - JULIANDAY(SUBSTR(f.last_visit_on, 1, 10)) AS INTEGER),
                   COALESCE(y.frequency, 0), COALESCE(y.money, 0)
            FROM fact_day d
            CROSS JOIN customer_fact f
            LEFT JOIN customer_history y ON y.customer_id = f.customer_id
            WHERE f.in_scope AND JULIANDAY(SUBSTR(f.last_visit_on, 1, 10)) IS NOT NULL;
            DROP TABLE IF EXISTS fact_cut;
            CREATE TABLE fact_cut (
              id INTEGER PRIMARY KEY CHECK (id = 1),
              recency_1 INTEGER, recency_2 INTEGER, recency_3 INTEGER, recency_4 INTEGER,
              frequency_1 INTEGER, frequency_2 INTEGER, frequency_3 INTEGER, frequency_4 INTEGER,
              money_1 INTEGER, money_2 INTEGER, money_3 INTEGER, money_4 INTEGER, value_a INTEGER, value_b INTEGER
            ) STRICT;
            """)
        var (days, visits, money): ([Int], [Int], [Int]) = ([], [], [])
        try db.scan("SELECT days, frequency, money FROM temp.fact_visit") { row in
            days.append(row.integer(0))
            visits.append(row.integer(1))
            money.append(row.integer(2))
        }
        let isFew = days.count < Self.fewest
        let cuts =
            (isFew ? [90, 180, 365, 730] : Self.quintiles(days)) + (isFew ? [1, 2, 4, 8] : Self.quintiles(visits))
            + (isFew ? [200, 500, 1500, 5000] : Self.quintiles(money)) + Self.shares(money)
        try db.execute(
            "INSERT INTO fact_cut VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", cuts.map { .integer($0) })
    }

    /// The values that a fifth, two, three and four fifths do not exceed.
    static func quintiles(_ values: [Int]) -> [Int] {
        let sorted = values.sorted()
        return (1...4).map { sorted[(sorted.count * $0 + 4) / 5 - 1] }
    }

    /// The least value among the highest that add up to 80 %, and to 95 %.
    static func shares(_ values: [Int]) -> [Int] {
        let sorted = values.filter { $0 > 0 }.sorted(by: >)
        let total = sorted.reduce(0, +)
        var sum = 0
        var cuts: [Int] = []
        for value in sorted {
            sum += value
            if cuts.isEmpty, sum * 100 >= total * 80 { cuts.append(value) }
            if cuts.count == 1, sum * 100 >= total * 95 { cuts.append(value) }
        }
        return cuts.count == 2 ? cuts : [1, 1]
    }
}
