import Columns
import FoundationEssentials
import Linkage
import Records
import Testing

/// Public labelled sets in the folder that `DEALERDATA_SHARED` names, else beside the repository.
enum LabelledSets {
    static let folder: String? = {
        let named = ProcessInfo.processInfo.environment["DEALERDATA_SHARED"]
        let candidates = [named, "../shared"].compactMap { $0 }
        return candidates.first { FileManager.default.fileExists(atPath: $0 + "/data/linkage/febrl1/records.csv") }
    }()

    struct Labelled {
        var input: LinkageInput
        var entities: [String]
    }

    private static let roles: [String: MatchRole] = [
        "given_name": .firstName, "surname": .lastName, "address_1": .addressLine, "address_2": .addressLine2,
        "suburb": .city, "postcode": .postalCode, "date_of_birth": .birthDate, "dob": .birthDate,
        "address": .addressLine,
        "name": .company, "soc_sec_id": .other, "type": .other,
    ]
    private static let leftOut: Set<String> = ["record_id", "entity_id", "source", "state"]

    static func read(_ name: String) throws -> Labelled {
        let path = try #require(folder) + "/data/linkage/\(name)/records.csv"
        let text = try String(decoding: #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
        let table = ReferenceTable(csv: text)
        func texts(_ column: String) -> [String] { table.rows.map { $0[table.column(column)] } }
        var input = LinkageInput(keys: TextColumn(texts("record_id")), columns: [])
        if name == "rldata500" {
            func joined(_ a: String, _ b: String) -> TextColumn {
                TextColumn(zip(texts(a), texts(b)).map { $1.isEmpty ? $0 : $0 + " " + $1 })
            }
            func padded(_ text: String) -> String { text.count == 1 ? "0" + text : text }
            let dates = zip(texts("by"), zip(texts("bm"), texts("bd"))).map {
                $0 + "-" + padded($1.0) + "-" + padded($1.1)
            }
            input.columns = [
                .init(name: "first_name", role: .firstName, texts: joined("fname_c1", "fname_c2")),
                .init(name: "last_name", role: .lastName, texts: joined("lname_c1", "lname_c2")),
                .init(name: "birth_date", role: .birthDate, texts: TextColumn(dates)),
            ]
        } else {
            for column in table.header where !leftOut.contains(column) {
                let role = roles[column] ?? MatchRole(rawValue: column) ?? .other
                input.columns.append(.init(name: column, role: role, texts: TextColumn(texts(column))))
            }
        }
        return Labelled(input: input, entities: texts("entity_id"))
    }

    /// Harmonic mean of precision and recall over pairs.
    static func pairF1(_ clusters: [Int32], _ entities: [String]) -> Double {
        func pairs<Key: Hashable>(_ keys: [Key]) -> Double {
            Dictionary(grouping: keys) { $0 }.values.reduce(0) { $0 + Double($1.count * ($1.count - 1) / 2) }
        }
        let both = pairs(zip(clusters, entities).map { "\($0) \($1)" })
        let (found, true_) = (pairs(clusters), pairs(entities))
        return 2 * both / max(1, found + true_)
    }
}

@Suite(.enabled(if: LabelledSets.folder != nil, "the folder of labelled sets is absent"))
struct LabelledSetTests {
    /// Without optimization a few seconds for the two small sets, minutes for the others.
    private static let floors: [(String, Double)] = {
        let small = [("rldata500", 0.985), ("restaurants", 0.955)]
        #if DEBUG
            return small
        #else
            return small + [("febrl1", 0.9999), ("febrl2", 0.9999), ("febrl3", 0.9999), ("fake_1000", 0.985)]
        #endif
    }()

    @Test(arguments: floors)
    func `customers of a labelled set are found without its labels`(name: String, floor: Double) async throws {
        let set = try LabelledSets.read(name)
        let result = try await Linker.link(set.input, options: LinkageOptions(width: 2))
        #expect(LabelledSets.pairF1(result.clusterOf, set.entities) >= floor)
    }
}
