/// A profile as its file writes it.
struct ProfileFile: Decodable, Equatable {
    struct Part: Decodable, Equatable {
        var key: [String]?
        var read: [String: String]?
        var part_read: [String: String]?
        var known: [String: String]?
    }

    var id = ""
    var title = ""
    var `class` = ""
    var aliases: [String]?
    var marks: [String]?
    var dates: String?
    var zone: String?
    var distance: String?
    var generic: Bool?
    var detect: Bool?
    var entities: [String: Part] = [:]
}

extension ProfileFile {
    /// Reads a file that `scripts/make-profiles` wrote: YAML of one known shape, two spaces a level, one entry a line.
    ///
    /// The general YAML decoder takes four tenths of a second for all profiles, which every command that reads a file
    /// would pay; this takes some milliseconds. Nil when the text has another shape; a test compares both readers.
    init?(written text: String) {
        self.init()
        var entity = ""
        var group = ""
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let depth = line.prefix { $0 == " " }.utf8.count / 2
            guard let (name, value) = Self.entry(line.dropFirst(depth * 2)) else { return nil }
            switch depth {
            case 0: guard set(name, value) else { return nil }
            case 1:
                entity = name
                entities[entity] = Part()
            case 2:
                group = name
                if name == "key" { entities[entity]?.key = Self.list(value) }
            case 3: guard entities[entity]?.add(name, value, to: group) == true else { return nil }
            default: return nil
            }
        }
    }

    private mutating func set(_ name: String, _ value: String) -> Bool {
        switch name {
        case "id": id = value
        case "title": title = value
        case "class": self.class = value
        case "aliases": aliases = Self.list(value)
        case "marks": marks = Self.list(value)
        case "dates": dates = value
        case "zone": zone = value
        case "distance": distance = value
        case "generic": generic = value == "true"
        case "detect": detect = value == "true"
        case "notes", "entities": break
        default: return false
        }
        return true
    }

    /// `name: value` with either in double quotes or plain.
    private static func entry(_ line: Substring) -> (name: String, value: String)? {
        let bytes = Array(line.utf8)
        var place = 0
        guard let name = scalar(bytes, &place, endsAt: UInt8(ascii: ":")), place < bytes.count else { return nil }
        place += 1
        while place < bytes.count, bytes[place] == 0x20 { place += 1 }
        if place < bytes.count, bytes[place] == UInt8(ascii: "[") {
            return (name, String(decoding: bytes[place...], as: UTF8.self))
        }
        guard let value = scalar(bytes, &place, endsAt: nil), place == bytes.count else { return nil }
        return (name, value)
    }

    private static func list(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var items: [String] = []
        var place = 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "]") {
            if bytes[place] == 0x20 || bytes[place] == UInt8(ascii: ",") {
                place += 1
            } else if let item = scalar(bytes, &place, endsAt: UInt8(ascii: ",")) {
                items.append(item)
            }
        }
        return items
    }

    /// One scalar from `place` on; `place` moves behind it.
    private static func scalar(_ bytes: [UInt8], _ place: inout Int, endsAt end: UInt8?) -> String? {
        var text: [UInt8] = []
        if place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
            place += 1
            while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
                if bytes[place] == UInt8(ascii: "\\") { place += 1 }
                guard place < bytes.count else { return nil }
                text.append(bytes[place])
                place += 1
            }
            guard place < bytes.count else { return nil }
            place += 1
        } else {
            while place < bytes.count, bytes[place] != end, bytes[place] != UInt8(ascii: "]") {
                text.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension ProfileFile.Part {
    fileprivate mutating func add(_ header: String, _ field: String, to group: String) -> Bool {
        switch group {
        case "read":
            if read == nil { read = [:] }
            read?[header] = field
        case "part_read":
            if part_read == nil { part_read = [:] }
            part_read?[header] = field
        case "known":
            if known == nil { known = [:] }
            known?[header] = field
        default: return false
        }
        return true
    }
}
