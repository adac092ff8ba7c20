import Columns
import Linkage
import Testing

/// A base that changes: records come, are written anew and go.
private struct ChangingBase {
    struct Row {
        var key: String
        var person: InventedPeople.Person
    }

    var rows: [Row] = []
    private var numbers: SteadyNumbers
    private var next = 0

    init(persons: Int, seed: UInt64) {
        numbers = SteadyNumbers(state: seed)
        for number in 0..<persons {
            let person = InventedPeople.person(&numbers)
            add(person)
            if number % 3 == 0 { add(InventedPeople.written(person, &numbers)) }
            if number % 10 == 0 {
                var relative = InventedPeople.person(&numbers)
                (relative.last, relative.address, relative.postal, relative.home) = (
                    person.last, person.address, person.postal, person.home
                )
                add(relative)
            }
        }
        // A telephone of sixty strangers: as many as a block may hold that is compared whole.
        for _ in 0..<60 { add(receptionist()) }
    }

    private mutating func receptionist() -> InventedPeople.Person {
        var person = InventedPeople.person(&numbers)
        person.mobile = "5145550123".replacing("555", with: "868")
        return person
    }

    private mutating func add(_ person: InventedPeople.Person) {
        // Keys of new records fall anywhere among the old ones.
        let key = "\(Int.random(in: 100...999, using: &numbers))-\(next)"
        next += 1
        rows.append(Row(key: key, person: person))
    }

    /// Some records more, some fewer, some changed.
    mutating func change(by most: Int) {
        for _ in 0..<Int.random(in: 0...most, using: &numbers) {
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0: add(InventedPeople.person(&numbers))
            case 1, 2: add(InventedPeople.written(rows[Int.random(in: rows.indices, using: &numbers)].person, &numbers))
            case 3: add(receptionist())
            case 4: rows.remove(at: Int.random(in: rows.indices, using: &numbers))
            default:
                let row = Int.random(in: rows.indices, using: &numbers)
                rows[row].person = InventedPeople.written(rows[row].person, &numbers)
            }
        }
        rows.shuffle(using: &numbers)
    }

    var input: LinkageInput {
        var people = InventedPeople()
        for row in rows { people.add(row.person, number: 0) }
        people.keys = rows.map(\.key)
        return people.input
    }

    /// Where each of these rows is in a later base.
    func places(in later: ChangingBase) -> [Int32] {
        let places = Dictionary(uniqueKeysWithValues: later.rows.enumerated().map { ($1.key, Int32($0)) })
        return rows.map { places[$0.key] ?? -1 }
    }
}

struct IncrementalTests {
    private func options(sampling: Bool) -> LinkageOptions {
        var options = LinkageOptions(width: 2)
        options.comparedWhole = 100
        options.remembers = true
        if sampling { options.sampledPairs = 1000 }
        return options
    }

    private func expectSame(_ one: LinkageResult, _ other: LinkageResult) {
        #expect(one.clusterOf == other.clusterOf)
        #expect(one.householdOf == other.householdOf)
        #expect(one.householdBits == other.householdBits)
        #expect(one.linkBits == other.linkBits)
        #expect(one.pairs == other.pairs)
        #expect(one.memory?.fingerprints == other.memory?.fingerprints)
        #expect(one.memory?.pairs == other.memory?.pairs)
        #expect(one.memory?.patterns == other.memory?.patterns)
        func blocks(_ result: LinkageResult) -> Set<[Int32]>? {
            result.memory.map { Set($0.chained.map { $0.sorted() }) }
        }
        #expect(blocks(one) == blocks(other))
    }

    @Test(arguments: [(3, false), (4, true), (5, true)] as [(UInt64, Bool)])
    func `any sequence of changes gives what a run of all records under the same model gives`(
        seed: UInt64, isSampled: Bool
    ) async throws {
        var base = ChangingBase(persons: 350, seed: seed)
        let options = options(sampling: isSampled)
        let learned = try await Linker.link(base.input, options: options)
        let (model, basis) = (try #require(learned.model), try #require(learned.basis))
        #expect((basis.screen != nil) == isSampled)
        var memory = try #require(learned.memory)
        var moved = 0
        for step in 0..<6 {
            let before = base
            base.change(by: step == 3 ? 120 : 12)
            let former = memory.moved(before.places(in: base), count: base.rows.count)
            let all = try await Linker.link(base.input, options: options, model: model, basis: basis)
            let few = try await Linker.link(base.input, options: options, model: model, basis: basis, memory: former)
            expectSame(few, all)
            #expect(all.comparedRecords == base.rows.count)
            #expect(try #require(few.comparedRecords) < base.rows.count * 2 / 3)
            moved += few.pairs.count
            memory = try #require(few.memory)
        }
        #expect(moved > 0)
    }

    @Test func `a run that learns a model gives what a run under that model gives`() async throws {
        for isSampled in [false, true] {
            let base = ChangingBase(persons: 350, seed: 9)
            let options = options(sampling: isSampled)
            let learned = try await Linker.link(base.input, options: options)
            let again = try await Linker.link(base.input, options: options, model: learned.model, basis: learned.basis)
            expectSame(learned, again)
        }
    }

    @Test func `records that did not change are not compared again`() async throws {
        let base = ChangingBase(persons: 350, seed: 10)
        let options = options(sampling: true)
        let learned = try await Linker.link(base.input, options: options)
        let again = try await Linker.link(
            base.input, options: options, model: learned.model, basis: learned.basis, memory: learned.memory)
        expectSame(learned, again)
        #expect(again.comparedRecords == 0)
        #expect(again.candidatePairs < learned.candidatePairs)
    }

    @Test func `decisions and rules count although no record changed`() async throws {
        let base = ChangingBase(persons: 350, seed: 11)
        let options = options(sampling: true)
        let learned = try await Linker.link(base.input, options: options)
        let pair = try #require(learned.pairs.first { learned.clusterOf[Int($0.a)] == learned.clusterOf[Int($0.b)] })
        var input = base.input
        input.decisions = [.init(a: Int(pair.a), b: Int(pair.b), answer: .different)]
        let told = try await Linker.link(
            input, options: options, model: learned.model, basis: learned.basis, memory: learned.memory)
        #expect(told.clusterOf[Int(pair.a)] != told.clusterOf[Int(pair.b)])
        let untold = try await Linker.link(
            base.input, options: options, model: learned.model, basis: learned.basis, memory: told.memory)
        expectSame(untold, learned)
    }
}
