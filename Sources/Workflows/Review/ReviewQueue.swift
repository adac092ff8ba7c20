import Records
import Storage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A pair that waits for a person.
package struct DoubtfulPair: Encodable, Sendable, Equatable {
    /// Record keys, as `sgd:00012`.
    package let first: String
    package let second: String
    package let bits: Double
    package let firstCustomer: Int
    package let secondCustomer: Int
    package let firstRecords: Int
    package let secondRecords: Int

    package var isLinked: Bool { firstCustomer == secondCustomer }

    /// Records that an answer is expected to move: those that would change customer, times the chance that the answer
    /// is not what the model made of the pair.
    var expectedMoves: Double {
        let moving = isLinked ? 1 : min(firstRecords, secondRecords)
        return Double(moving) / (1 + exp2(abs(bits)))
    }

    enum CodingKeys: String, CodingKey {
        case first, second, bits
        case firstCustomer = "first_customer"
        case secondCustomer = "second_customer"
        case firstRecords = "first_records"
        case secondRecords = "second_records"
    }
}

enum ReviewQueue {
    /// Undecided pairs, those whose answer would change most before others.
    static func read(_ db: Connection) throws -> [DoubtfulPair] {
        try db.rows(
            """
            SELECT ra.record_key AS first, rb.record_key AS second, d.bits, d.customer_a, d.customer_b,
                   ca.records AS records_a, cb.records AS records_b
            FROM v_doubtful_pair d
            JOIN customer_record ra ON ra.id = d.a
            JOIN customer_record rb ON rb.id = d.b
            JOIN customer ca ON ca.id = d.customer_a
            JOIN customer cb ON cb.id = d.customer_b
            """
        ).map {
            DoubtfulPair(
                first: $0.text("first") ?? "", second: $0.text("second") ?? "", bits: $0["bits"].real ?? 0,
                firstCustomer: $0.integer("customer_a") ?? 0, secondCustomer: $0.integer("customer_b") ?? 0,
                firstRecords: $0.integer("records_a") ?? 0, secondRecords: $0.integer("records_b") ?? 0)
        }.sorted {
            ($1.expectedMoves, $0.first, $0.second) < ($0.expectedMoves, $1.first, $1.second)
        }
    }
}
