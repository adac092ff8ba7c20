import Storage
import Testing

@Suite struct `Odometers of one vehicle` {
    /// Codes of readings given in the order of their days.
    private func codes(_ distances: Int...) throws -> [String] {
        let store = try Store()
        return try store.write { db in
            for (place, distance) in distances.enumerated() {
                try db.execute(
                    """
                    INSERT INTO vehicle (id, origin, vin, odometer, odometer_code, seen_on)
                    VALUES (?, 'repair_order', '1M8GDM9AXKP042788', ?, 'OD-OK', ?)
                    """,
                    [.integer(place + 1), .text(String(distance)), .text("2026-01-\(10 + place)")])
            }
            try OdometerHistory.judge(db)
            try OdometerHistory.judge(db)
            let findings = try db.number("SELECT COUNT(*) FROM cell_finding WHERE field = 'odometer'")
            let codes = try db.texts("SELECT odometer_code FROM vehicle ORDER BY id")
            #expect(findings == codes.count { $0 != "OD-OK" })
            return codes
        }
    }

    @Test func `that only grow are believed`() throws {
        #expect(try codes(10_000, 20_000, 20_000, 31_000) == ["OD-OK", "OD-OK", "OD-OK", "OD-OK"])
    }

    @Test func `lack a digit where one is lower than both its neighbours`() throws {
        #expect(try codes(90_000, 9_500, 101_000) == ["OD-OK", "OD-ROLL", "OD-OK"])
    }

    @Test func `went back where the last is lower than the one before`() throws {
        #expect(try codes(90_000, 101_000, 80_000) == ["OD-OK", "OD-OK", "OD-ROLL"])
    }

    @Test func `have a digit too many where one is higher than both its neighbours`() throws {
        #expect(try codes(90_000, 950_000, 101_000) == ["OD-OK", "OD-JUMP", "OD-OK"])
    }

    @Test func `disagree at the end without telling which is wrong`() throws {
        #expect(try codes(90_000, 101_000, 95_000) == ["OD-OK", "OD-JUMP", "OD-ROLL"])
    }

    @Test func `jump at the first reading when two later ones are lower`() throws {
        #expect(try codes(900_000, 91_000, 101_000) == ["OD-JUMP", "OD-OK", "OD-OK"])
    }
}
