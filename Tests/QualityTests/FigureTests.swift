import Records
import Testing

@testable import Quality

@Suite struct `A ratio` {
    @Test func `has a Wilson interval under four hundred`() throws {
        let interval = try #require(Ratio(44, of: 296).interval)
        #expect(abs(interval.low - 0.1126) < 0.0005)
        #expect(abs(interval.high - 0.1939) < 0.0005)
        #expect(Ratio(44, of: 400).interval == nil)
    }

    @Test func `has no share when nothing was counted`() {
        #expect(Ratio(0, of: 0).share == nil)
        #expect(Ratio(0, of: 0).interval == nil)
        #expect(Ratio(1, of: 2).points(since: Ratio(0, of: 0)) == nil)
    }
}

@Suite struct `A masked value` {
    @Test(arguments: [
        (Masking.name, "Tremblay", "T••••••y"), (.name, "Wu", "••••••"), (.phone, "+15145550199", "+1514•••0199"),
        (.phone, "+33142685300", "+••••••"), (.email, "gisele.martin@exemple.ca", "g••••••n@…"),
        (.domain, "gisele.martin@gmial.com", "g••••••n@gmial.com"), (.days, "47", "47"), (.nothing, "999", ""),
        (.email, "no address", "••••••"),
    ])
    func `shows the ends only`(masking: Masking, text: String, shown: String) {
        #expect(masking.masked(text) == shown)
    }
}

@Suite struct `The expected range` {
    private func points(_ shares: [Int], of total: Int = 10_000, acknowledged: Set<Int> = []) -> [Series.Point] {
        shares.enumerated().map { place, numerator in
            Series.Point(
                run: place, asOf: CivilDate(daysSinceEpoch: 20_000 + place).description,
                ratio: Ratio(numerator, of: total),
                isAcknowledged: acknowledged.contains(place))
        }
    }

    @Test func `waits for seven earlier runs`() {
        let now = points([9000])[0]
        #expect(Anomaly.base(now, after: points([5000, 5001, 5002, 5003, 5004, 5005])).state == .tooFewRuns)
    }

    @Test func `sees a base that loses half its e-mails on night 8`() {
        let steady = points([6000, 6003, 6005, 6009, 6010, 6014, 6016])
        #expect(Anomaly.base(points([3000])[0], after: steady).state == .below)
        #expect(Anomaly.base(points([6019])[0], after: steady).state == .asExpected)
    }

    @Test func `sees a fall from a share that never moved`() {
        let steady = points(Array(repeating: 10_000, count: 9))
        #expect(Anomaly.base(points([9900])[0], after: steady).state == .below)
    }

    @Test func `ignores what is under two tenths of a point or twenty records`() {
        let steady = points(Array(repeating: 6000, count: 9))
        #expect(Anomaly.base(points([6019])[0], after: steady).state == .asExpected)
        #expect(Anomaly.base(points([6021])[0], after: steady).state == .above)
    }

    @Test func `never trains on an acknowledged run`() {
        let shares = [6000, 6002, 6004, 9000, 6006, 6008, 6010, 6012]
        let verdict = Anomaly.base(points([6014])[0], after: points(shares, acknowledged: [3]))
        #expect(verdict.state == .asExpected)
        #expect(verdict.expected.map { $0.high < 0.61 } == true)
    }

    @Test func `of an intake is a p-chart at three standard errors`() throws {
        let earlier = points([70, 71, 69, 70, 72, 68, 70], of: 100)
        let verdict = Anomaly.intake(Ratio(80, of: 152), after: earlier)
        #expect(verdict.state == .below)
        let expected = try #require(verdict.expected)
        #expect(abs(expected.low - (0.7 - 20.0 / 152)) < 0.0001)
    }

    @Test func `of a small intake pools it with the runs before`() {
        let earlier = points(Array(repeating: 14, count: 12), of: 20)
        #expect(Anomaly.intake(Ratio(0, of: 10), after: earlier).state == .asExpected)
        #expect(Anomaly.intake(Ratio(0, of: 10), after: Array(earlier.prefix(7))).state == .tooFewRuns)
    }
}

@Suite struct `A trend` {
    @Test func `runs from the earlier audits to this one`() throws {
        let store = try AuditFixture.store(runs: 9) { 350 + $0 }
        let result = try Audit(store).measure(asOf: AuditFixture.asOf)
        let reach = try #require(result.trend.first { $0.id == "O01" })
        #expect(reach.points.count == 10)
        #expect(reach.earlierRuns == 9)
        #expect(reach.state == .below)
        #expect(result.previous == EarlierRun(run: 108, asOf: "2026-10-27"))
    }
}
