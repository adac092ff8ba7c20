import Records
import Testing

@testable import Consent

/// Numbers that look random and are the same on every machine.
private struct Sequence64: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite struct `A restriction` {
    @Test(arguments: ["CA", "FR"]) func `never opens a channel, whatever else is on file`(jurisdiction: String) throws {
        var random = Sequence64(state: 25)
        let today = try #require(CivilDate("2026-08-05"))
        let rules = ContactChannel.allCases.map {
            ChannelRule(.builtIn, jurisdiction: jurisdiction, channel: $0, on: today)
        }
        var opened = 0
        for trial in 0..<3_000 {
            var acts = (0..<Int.random(in: 0...5, using: &random)).map { act($0, today, &random) }
            let before = rules.map { $0.decide(acts, hasAddress: true).state }
            let kinds: [ConsentAct.Kind] = [.withdraw, .refuse, .listed]
            let dated =
                Bool.random(using: &random)
                ? Int32(today.daysSinceEpoch - Int.random(in: -40...2_000, using: &random)) : nil
            acts.insert(
                ConsentAct(kind: kinds[trial % 3], channels: .all, day: dated, source: .consentEvent, id: 99),
                at: Int.random(in: 0...acts.count, using: &random))
            let after = rules.map { $0.decide(acts, hasAddress: true).state }
            for (was, now) in zip(before, after) {
                #expect(was.isAllowed || !now.isAllowed, "\(was.rawValue) became \(now.rawValue)")
                if was.isAllowed { opened += 1 }
            }
        }
        #expect(opened > 1_000)
    }

    @Test func `gives the same answer in any order of rows`() throws {
        var random = Sequence64(state: 7)
        let today = try #require(CivilDate("2026-11-21"))
        let rule = ChannelRule(.builtIn, jurisdiction: "CA", channel: .email, on: today)
        for _ in 0..<1_000 {
            let acts = (0..<6).map { act($0, today, &random) }
            #expect(rule.decide(acts, hasAddress: true) == rule.decide(acts.shuffled(using: &random), hasAddress: true))
        }
    }

    private func act(_ id: Int, _ today: CivilDate, _ random: inout Sequence64) -> ConsentAct {
        let kinds: [ConsentAct.Kind] = [
            .grant(proof: 0), .grant(proof: 1), .grant(proof: 2), .withdraw, .refuse, .basis(.purchase),
            .basis(.service),
            .basis(.inquiry), .basis(.contract), .basis(.lease), .basis(.purchase), .grant(proof: 3),
        ]
        let day =
            Int.random(in: 0..<10, using: &random) == 0
            ? nil : today.daysSinceEpoch - Int.random(in: -30...900, using: &random)
        return ConsentAct(
            kind: kinds[Int.random(in: 0..<kinds.count, using: &random)], channels: .all, day: day.map(Int32.init),
            source: .consentEvent, id: Int64(id))
    }
}
