import Columns
import Testing

@testable import Linkage

struct EarlyBoundTests {
    @Test func `a pair given up early is one that nothing could have saved`() async throws {
        var people = InventedPeople(persons: 150)
        people.addCouples(20)
        let result = try await Linker.link(people.input, options: LinkageOptions(width: 1))
        let model = try #require(result.model)
        let order = people.keys.indices.map { Int32($0) }
        let fields = try await FieldBuilder(input: people.input, order: order, width: 1).fields().compared
        let comparer = try await PairComparer(fields, width: 1)
        let scorer = PairScorer(model, fields, fields.map { ValueFrequencies(counts: $0.counts) })
        let pairs = people.keys.indices.flatMap { a in (a + 1..<people.keys.count).map { RecordPair.word(a, $0) } }
        let whole = comparer.compare(pairs[...])
        let early = comparer.compare(pairs[...], bound: EarlyBound(scorer, model, names: comparer.names))
        let bits = scorer.weigh(pairs[...], whole[...])
        let signs = HomeSigns(model)
        var givenUp = 0
        for place in pairs.indices {
            if early[place] == LevelPattern.hopeless {
                givenUp += 1
                #expect(bits[place] <= PairScorer.hopelessBits && !signs.shareHome(whole[place]))
            } else {
                #expect(early[place] == whole[place])
            }
        }
        #expect(givenUp > pairs.count / 2)
    }

    @Test func `bits are the same with half the lanes`() async throws {
        var people = InventedPeople(persons: 60)
        people.addCouples(20)
        let result = try await Linker.link(people.input, options: LinkageOptions(width: 1))
        let model = try #require(result.model)
        let order = people.keys.indices.map { Int32($0) }
        let fields = try await FieldBuilder(input: people.input, order: order, width: 1).fields().compared
        let comparer = try await PairComparer(fields, width: 1)
        let scorer = PairScorer(model, fields, fields.map { ValueFrequencies(counts: $0.counts) })
        let pairs = people.keys.indices.flatMap { a in (a + 1..<people.keys.count).map { RecordPair.word(a, $0) } }
        let patterns = comparer.compare(pairs[...])
        let bits = scorer.weigh(pairs[...], patterns[...])
        scorer.table.entries.withUnsafeBufferPointer { entries in
            for place in pairs.indices where bits[place] > PairScorer.hopelessBits {
                let plain = scorer.table.bits(scorer.logs(pairs[place], patterns[place], entries))
                #expect(abs(plain - bits[place]) < 0.001)
            }
        }
    }
}
