import Ingest
import Records

/// What a person said about the files to read; everything left out is found out.
package struct IntakeRequest: Sendable {
    /// Paths; `-` is standard input.
    package var files: [String]
    package var system: String?
    package var systemClass: SystemClass?
    package var rooftop: String
    package var entity: Entity?
    package var encoding: String?
    package var delimiter: UInt8?
    package var hasHeader: Bool
    /// The sheet of a workbook.
    package var sheet: String?
    package var map: [GivenColumn]

    package init(
        files: [String], system: String? = nil, systemClass: SystemClass? = nil, rooftop: String = "",
        entity: Entity? = nil, encoding: String? = nil, delimiter: UInt8? = nil, hasHeader: Bool = true,
        sheet: String? = nil, map: [GivenColumn] = []
    ) {
        self.files = files
        self.system = system
        self.systemClass = systemClass
        self.rooftop = rooftop
        self.entity = entity
        self.encoding = encoding
        self.delimiter = delimiter
        self.hasHeader = hasHeader
        self.sheet = sheet
        self.map = map
    }
}

/// What is wrong with the words of a command, beyond what the command line parser sees.
package enum RequestError: Error, Equatable {
    case noSystem
    case standardInputTwice
    /// Nothing can come from a terminal but what someone types.
    case standardInputIsTerminal
    case noFiles(folder: String)
}

extension RequestError: ExplainedError {
    package var message: Message {
        switch self {
        case .noSystem: Message("request.no-system")
        case .standardInputTwice: Message("request.stdin-twice")
        case .standardInputIsTerminal: Message("request.stdin-terminal")
        case .noFiles(let folder): Message("request.no-files", ["folder": .text(folder)])
        }
    }

    package var status: ExitStatus {
        if case .noFiles = self { return .noInput }
        return .usage
    }
}

extension IntakeRequest {
    /// Reads the words of `--map`, in their order.
    package static func mappings(_ words: [String]) throws(MappingError) -> [GivenColumn] {
        var mappings: [GivenColumn] = []
        for word in words { mappings.append(try GivenColumn(argument: word)) }
        return mappings
    }
}
