import Ingest
import Records
import Tabular

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
    /// Each file holds every record of its source and entity.
    package var isSnapshot: Bool
    /// Files that stop in the middle of a record are read up to it, and what is left of that one is set aside.
    package var acceptsCut: Bool

    package init(
        files: [String], system: String? = nil, systemClass: SystemClass? = nil, rooftop: String = "",
        entity: Entity? = nil, encoding: String? = nil, delimiter: UInt8? = nil, hasHeader: Bool = true,
        sheet: String? = nil, map: [GivenColumn] = [], isSnapshot: Bool = false,
        acceptsCut: Bool = false
    ) {
        self.isSnapshot = isSnapshot
        self.acceptsCut = acceptsCut
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

extension IntakeRequest {
    /// How a file of the request is read.
    func options(cores: Int) -> ReadOptions {
        ReadOptions(
            encoding: encoding, delimiter: delimiter, hasHeader: hasHeader, sheet: sheet,
            cutEnd: acceptsCut ? .setAside : .refused, cores: cores)
    }
}

/// What is wrong with the words of a command, beyond what the command line parser sees.
package enum RequestError: Error, Equatable {
    case noSystem
    case standardInputTwice
    /// Nothing can come from a terminal but what someone types.
    case standardInputIsTerminal
    /// Files that no pattern of the configuration takes are named.
    case noFiles(folder: String, unmatched: [String])
    case outputIsInput(path: String)
    /// One mapping file for several tables.
    case severalMaps(files: Int)
}

extension RequestError: ExplainedError {
    package var message: Message {
        switch self {
        case .noSystem: Message("request.no-system")
        case .standardInputTwice: Message("request.stdin-twice")
        case .standardInputIsTerminal: Message("request.stdin-terminal")
        case .noFiles(let folder, let unmatched) where unmatched.isEmpty:
            Message("request.no-files", ["folder": .text(folder)])
        case .noFiles(let folder, let unmatched):
            Message(
                "request.no-files-match",
                ["folder": .text(folder), "files": .text(unmatched.prefix(5).joined(separator: ", "))])
        case .outputIsInput(let path): Message("request.output-is-input", ["path": .text(path)])
        case .severalMaps(let files): Message("request.several-maps", ["files": .count(files)])
        }
    }

    package var status: ExitStatus {
        if case .noFiles = self { return .noInput }
        return .usage
    }
}

extension IntakeRequest {
    /// Reads the words of `--map`, in their order: `column=field`, or a mapping file.
    ///
    /// A word with an equals sign is never a file, so that a file's name cannot change what a word means.
    package static func mappings(_ words: [String]) throws -> [GivenColumn] { try mapping(words).columns }

    /// The same with what mapping files say of the whole file; a later file wins.
    package static func mapping(_ words: [String]) throws -> MappingFile {
        var all = MappingFile(columns: [])
        for word in words {
            let isFile = !word.contains("=") && (word.contains(".") || word.contains("/") || InputFiles.exists(word))
            guard isFile else {
                all.columns.append(try GivenColumn(argument: word))
                continue
            }
            let file = try MappingFile(yaml: try yaml(word), name: word)
            all.columns += file.columns
            all.entity = file.entity ?? all.entity
            all.systemClass = file.systemClass ?? all.systemClass
        }
        return all
    }

    private static func yaml(_ path: String) throws -> String {
        do {
            let bytes = try ByteSource.file(path: path).withContent { Array($0) }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw TabularError.wrongEncoding(path: path, encoding: "utf-8", line: 1, byte: 1)
            }
            return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        } catch let error as TabularError {
            throw FileTrouble(error)
        }
    }
}
