import Records
import Yams

/// What is known of one system's exports: its headers by entity, and the facts that no header tells.
///
/// Read from `files/profiles/<id>.yml`.
package struct Profile: Sendable {
    /// How a header is known: read in public code or documentation, read in part, or known from the trade.
    package enum Certainty: String, Sendable, CaseIterable {
        case read
        case partRead = "part_read"
        case known
    }

    package struct Column: Sendable, Equatable {
        /// Nil for a header that is known and has no field: it stays raw, and is not guessed at.
        package var target: FieldTarget?
        package var certainty: Certainty
    }

    package struct Section: Sendable {
        /// Headers that hold a row's key, the first present one counts; empty where the field decides.
        package var key: [String] = []
        package var columns: [String: Column] = [:]
    }

    package let id: String
    package let title: String
    package let systemClass: SystemClass
    /// Further names of `--system` that mean this profile.
    package let aliases: [String]
    /// First steps of paths that no other system has: one of them in a header is enough to know the system by.
    package let marks: Set<String>
    /// Order of the day, month and year where the system always writes dates one way.
    package let dates: Modifier?
    package let isUTC: Bool
    /// Kilometres or miles where the system always uses one.
    package let distance: Modifier?
    /// A vocabulary rather than a system: applies only where no system's profile does.
    package let isGeneric: Bool
    /// Whether headers alone may choose it, without `--system`.
    package let isDetected: Bool
    package let sections: [Entity: Section]

    /// Reads a profile file; `name` is for the message when it cannot be read.
    package init(yaml: String, name: String) throws(ProfileError) {
        let file: ProfileFile
        do {
            file = try YAMLDecoder().decode(ProfileFile.self, from: yaml)
        } catch {
            throw .unreadable(name: name, reason: String(describing: error))
        }
        try self.init(file, name: name)
    }

    init(_ file: ProfileFile, name: String) throws(ProfileError) {
        guard let systemClass = SystemClass(rawValue: file.class) else {
            throw .unknownClass(name: name, word: file.class)
        }
        id = file.id
        title = file.title
        self.systemClass = systemClass
        aliases = file.aliases ?? []
        marks = Set(file.marks ?? [])
        dates = try Self.modifier(file.dates, name)
        distance = try Self.modifier(file.distance, name)
        isUTC = file.zone == "utc"
        isGeneric = file.generic ?? false
        isDetected = file.detect ?? true
        var sections: [Entity: Section] = [:]
        for (word, part) in file.entities {
            guard let entity = Entity(rawValue: word) else { throw .unknownEntity(name: name, word: word) }
            var section = Section(key: part.key ?? [])
            let groups: [(Certainty, [String: String]?)] = [
                (.known, part.known), (.partRead, part.part_read), (.read, part.read),
            ]
            for (certainty, headers) in groups {
                for (header, word) in headers ?? [:] {
                    let target = FieldTarget(word)
                    guard target != nil || word == "raw" else {
                        throw .unknownField(name: name, header: header, word: word)
                    }
                    section.columns[header] = Column(target: target, certainty: certainty)
                }
            }
            sections[entity] = section
        }
        self.sections = sections
    }

    private static func modifier(_ word: String?, _ name: String) throws(ProfileError) -> Modifier? {
        guard let word else { return nil }
        guard let modifier = Modifier(rawValue: word) else { throw .unknownModifier(name: name, word: word) }
        return modifier
    }

    func answers(to system: String) -> Bool {
        let name = HeaderKey(system).text
        return HeaderKey(id).text == name || aliases.contains { HeaderKey($0).text == name }
    }

    /// The entry for a header in a file of that entity: its own section first, then the customer's, then the others'.
    func column(_ reading: HeaderReading, entity: Entity) -> Column? {
        let rest = Entity.allCases.filter { $0 != entity && $0 != .customer }
        for section in [entity, .customer] + rest {
            if let column = column(reading, in: section) { return column }
        }
        return nil
    }

    func column(_ reading: HeaderReading, in entity: Entity) -> Column? {
        guard let columns = sections[entity]?.columns else { return nil }
        for spelling in reading.spellings {
            if let column = columns[spelling] { return column }
        }
        return nil
    }
}

/// A profile file that cannot be used.
package enum ProfileError: Error, Equatable, Sendable {
    case unreadable(name: String, reason: String)
    case unknownClass(name: String, word: String)
    case unknownEntity(name: String, word: String)
    case unknownField(name: String, header: String, word: String)
    case unknownModifier(name: String, word: String)
}

extension ProfileError: ExplainedError {
    package var message: Message {
        switch self {
        case .unreadable(let name, let reason):
            Message("ingest.profile-unreadable", ["name": .text(name), "reason": .text(reason)])
        case .unknownClass(let name, let word), .unknownEntity(let name, let word),
            .unknownModifier(let name, let word):
            Message("ingest.profile-word", ["name": .text(name), "word": .text(word)])
        case .unknownField(let name, let header, let word):
            Message("ingest.profile-field", ["name": .text(name), "header": .text(header), "word": .text(word)])
        }
    }

    package var status: ExitStatus { .configuration }
}

extension String {
    func trimmingBlanks() -> Substring {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return text
    }
}
