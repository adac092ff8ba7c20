import Codification
import Ingest
import Records

/// `dealerdata.yml`, as written: what a dealership's folder says about its files and its rules.
package struct ProjectFile: Sendable, Equatable {
    package struct Dealer: Sendable, Equatable {
        package var name: String?
        /// IANA name of the zone that civil dates are in.
        package var zone: String?
        /// The dealer's own e-mail domains.
        package var domains: [String] = []
        /// Trade zones by postal prefix: codebook D06.
        package var postalZones: [String: [String]] = [:]
    }

    package struct SourceRule: Sendable, Equatable {
        /// A file name with `*` and `?`, inside the inbox.
        package var files: String
        package var system: String
        package var systemClass: SystemClass?
        package var rooftop: String?
        package var entity: Entity?
        package var encoding: String?
        /// The sheet of a workbook.
        package var sheet: String?
        /// Each file holds every record of its source and entity.
        package var isSnapshot = false
        /// Files that stop in the middle of a record are read up to it.
        package var acceptsCut = false
        package var map: [GivenColumn] = []
    }

    /// What outranks the evidence when records are linked.
    package enum LinkageRule: Sendable, Equatable {
        /// Records that state the same in all of these fields are one customer.
        case join([String])
        /// Records of one system that state unlike values of this field are unlike customers; in all systems where none
        /// is named.
        case apart(String, systems: [String])

        /// A system's own number for a customer.
        package static let account = "account"

        /// The fields that each kind of rule can name.
        package static let joining = DedupeWorkflow.compared.map(\.column) + ["business_number", "manufacturer_id"]
        package static let parting = [account, "birth_date", "business_number", "manufacturer_id"]
    }

    package var dealer = Dealer()
    package var language: Language?
    package var store: String?
    package var inbox: String?
    package var out: String?
    package var sources: [SourceRule] = []
    package var failOn: String?
    package var maxRejects: RejectLimit?
    /// System classes from most to least trusted, for golden records.
    package var trust: [SystemClass]?
    /// What each maker means by an active customer and by its warranty: codebook K01 and E04.
    package var makers: [MakerDefinition] = []
    package var systemChange: SystemChange?
    /// The dealer's own words for values: a CSV `field,word,meaning`.
    package var synonyms: String?
    package var rules: [LinkageRule] = []
}

/// What is wrong with a project file, and where.
package enum ProjectFileError: Error, Equatable {
    case missing(path: String)
    case syntax(path: String, line: Int, reason: String)
    case unknownKey(path: String, line: Int, key: String, nearest: String?)
    case badValue(path: String, line: Int, key: String, expected: String)
    case incomplete(path: String, line: Int, key: String)
}

extension ProjectFileError: ExplainedError {
    package var message: Message {
        switch self {
        case .missing(let path): Message("project.missing", ["path": .text(path)])
        case .syntax(let path, let line, let reason):
            Message("project.syntax", ["path": .text(path), "line": .count(line), "reason": .text(reason)])
        case .unknownKey(let path, let line, let key, let nearest):
            Message(
                nearest == nil ? "project.unknown-key" : "project.unknown-key-near",
                ["path": .text(path), "line": .count(line), "key": .text(key), "nearest": .text(nearest ?? "")])
        case .badValue(let path, let line, let key, let expected):
            Message(
                "project.bad-value",
                ["path": .text(path), "line": .count(line), "key": .text(key), "expected": .text(expected)])
        case .incomplete(let path, let line, let key):
            Message("project.incomplete", ["path": .text(path), "line": .count(line), "key": .text(key)])
        }
    }

    package var status: ExitStatus {
        if case .missing = self { return .noInput }
        return .configuration
    }
}
