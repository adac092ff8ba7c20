import Columns
import Linkage
import Testing

struct LabelTrainingTests {
    private static func linked(_ input: LinkageInput) async throws -> LinkageResult {
        try await Linker.link(input, options: LinkageOptions(width: 2))
    }

    /// People who stand in the file once or twice, and records of some that hardly say whose they are: pairs to doubt.
    private struct People {
        var rows: [[String]] = []
        var persons: [Int32] = []

        init() {
            let firsts = [
                "Zoé", "Léandre", "Maïka", "Ulric", "Ophélie", "Fabrice", "Gisèle", "Honoré", "Jacinthe", "Noémie",
            ]
            let lasts = ["Canarine", "Serinette", "Bravoure", "Cormont", "Dunville", "Falquet", "Grimard", "Hulotte"]
            for number in 0..<120 {
                let seed = number * 7919 + 11
                let first = firsts[seed % 10]
                let last = lasts[seed / 10 % 8] + String(UnicodeScalar(UInt8(97 + seed % 26)))
                let phone = "514\(200 + seed % 700)\(1000 + seed * 31 % 9000)"
                let mail = "\(last.lowercased())\(seed % 1000)@exemple.test"
                add(number, first, last, mail, phone)
                if number % 3 == 0 { add(number, first, last, "", phone) }
                if number % 5 == 1 { add(number, first, last, "", "") }
                if number % 5 == 2 { add(number, String(first.prefix(1)), last, "", "") }
            }
        }

        private mutating func add(_ person: Int, _ cells: String...) {
            rows.append(["R\(1000 + rows.count)"] + cells)
            persons.append(Int32(person))
        }

        func input(_ order: [Int]? = nil) -> LinkageInput {
            let order = order ?? Array(rows.indices)
            func column(_ place: Int) -> TextColumn { TextColumn(order.map { rows[$0][place] }) }
            let roles: [MatchRole] = [.firstName, .lastName, .email, .phone]
            return LinkageInput(
                keys: column(0),
                columns: roles.enumerated().map {
                    .init(name: $1.rawValue, role: $1, texts: column($0 + 1))
                })
        }
    }

    @Test func `answers to doubtful pairs move the odds of a match their way`() async throws {
        let people = People()
        let plain = try await Self.linked(people.input())
        let model = try #require(plain.model)
        #expect(model.labels == nil)
        // What the model doubts most, and the same answer to all of it.
        let doubtful = plain.pairs.sorted { abs($0.bits) < abs($1.bits) }.prefix(20)
        func share(_ answer: LinkageInput.Decision.Answer) async throws -> Double {
            var input = people.input()
            input.labels = .answers(
                doubtful.map { LinkageInput.Decision(a: Int($0.a), b: Int($0.b), answer: answer) })
            let taught = try #require(try await Self.linked(input).model)
            #expect(taught.isSound)
            let labels = try #require(taught.labels)
            #expect(labels.same + labels.different > 0)
            #expect(answer == .same ? labels.different == 0 : labels.same == 0)
            return taught.matchShare
        }
        let (same, different) = (try await share(.same), try await share(.different))
        #expect(same > model.matchShare && model.matchShare > different)
        // Two standard deviations of the prior, in which no label brings a share further than it must.
        #expect(same < model.matchShare * 5 && different > model.matchShare / 5)
    }

    @Test func `labels of customers without any pair in doubt change no weight`() async throws {
        let people = People()
        let model = try #require(try await Self.linked(people.input()).model)
        var input = people.input()
        input.labels = .customers(people.persons.map { $0 == 0 ? 0 : -1 })
        var taught = try #require(try await Self.linked(input).model)
        #expect(taught.labels?.same == 0 && taught.labels?.different == 0)
        taught.labels = nil
        #expect(taught == model)
    }

    @Test func `the result of labels depends neither on the order of rows nor on cores`() async throws {
        let people = People()
        var input = people.input()
        input.labels = .customers(people.persons.map { $0 % 2 == 0 ? $0 : -1 })
        let result = try await Self.linked(input)
        let order = Array(people.rows.indices.reversed())
        var turned = people.input(order)
        turned.labels = .customers(order.map { people.persons[$0] % 2 == 0 ? people.persons[$0] : -1 })
        let again = try await Linker.link(turned, options: LinkageOptions(width: 1))
        #expect(again.model == result.model)
        #expect((result.model?.labels?.same ?? 0) > 0)
    }
}

extension LabelledSetTests {
    private static let taught: [String] = {
        #if DEBUG
            return ["rldata500", "restaurants"]
        #else
            return ["rldata500", "restaurants", "febrl1", "febrl3", "fake_1000"]
        #endif
    }()

    @Test(arguments: taught)
    func `labels of half of the customers do not harm the other half`(name: String) async throws {
        var set = try LabelledSets.read(name)
        let numbers = Dictionary(
            Set(set.entities).sorted().enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { $1 })
        let number = set.entities.map { numbers[$0] ?? -1 }
        let others = number.indices.filter { number[$0] % 2 == 1 }
        func f1(_ result: LinkageResult) -> Double {
            LabelledSets.pairF1(others.map { result.clusterOf[$0] }, others.map { set.entities[$0] })
        }
        let before = f1(try await Linker.link(set.input, options: LinkageOptions(width: 2)))
        set.input.labels = .customers(number.map { $0 % 2 == 0 ? $0 : -1 })
        let after = f1(try await Linker.link(set.input, options: LinkageOptions(width: 2)))
        #expect(after >= before - 0.002, "\(before) → \(after)")
    }
}
