/// A telephone number as it was found in a cell, before any numbering plan was asked.
struct PhoneReading: Equatable {
    enum Label: Equatable { case mobile, home, work, fax }

    var digits: [UInt8]
    var hasPlus = false
    /// How many digits stand before the first separator.
    var firstGroup = 0
    var phoneExtension: String?
    var label: Label?
}

/// Finds the numbers of a cell: separators of all kinds, extensions in French and English, labels, several numbers.
struct PhoneReader {
    private(set) var readings: [PhoneReading] = []
    /// Words or digits that are no part of a number.
    private(set) var hasRemark = false

    private var groups: [[UInt8]] = []
    private var hasPlus = false
    private var isExtensionNext = false
    private var pendingLabel: PhoneReading.Label?
    private var startsWithNumber: Bool?

    init(_ text: String) {
        let bytes = Array(foldedKey(text).utf8)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte.isDigit {
                let end = bytes[place...].firstIndex { !$0.isDigit } ?? bytes.count
                take(digits: Array(bytes[place..<end]))
                place = end
            } else if byte.isLetter {
                let end = bytes[place...].firstIndex { !$0.isLetter } ?? bytes.count
                let word = String(decoding: bytes[place..<end], as: UTF8.self)
                if word == "H", place > 0, bytes[place - 1].isDigit, let last = groups.last, last.count <= 2 {
                    // `après 18h`: a time of day, and no line at home.
                    groups.removeLast()
                    hasRemark = true
                } else {
                    take(
                        word: word, isDigitNext: Self.isDigitNext(bytes, end),
                        isWordNext: Self.isWordNext(bytes, end))
                }
                place = end
            } else {
                take(mark: byte)
                place += 1
            }
        }
        endRun()
    }

    /// Whether a word follows with nothing but spaces and a dot between: `M. Roy` is no mobile number.
    private static func isWordNext(_ bytes: [UInt8], _ place: Int) -> Bool {
        var place = place
        while place < bytes.count, bytes[place] == 32 || bytes[place] == UInt8(ascii: ".") { place += 1 }
        return place < bytes.count && bytes[place].isLetter
    }

    private static func isDigitNext(_ bytes: [UInt8], _ place: Int) -> Bool {
        var place = place
        while place < bytes.count, !bytes[place].isLetterOrDigit { place += 1 }
        return place < bytes.count && bytes[place].isDigit
    }

    private mutating func take(digits: [UInt8]) {
        startsWithNumber = startsWithNumber ?? true
        if isExtensionNext {
            isExtensionNext = false
            if digits.count <= 7, !readings.isEmpty, readings[readings.count - 1].phoneExtension == nil {
                readings[readings.count - 1].phoneExtension = String(decoding: digits, as: UTF8.self)
            } else {
                groups.append(digits)
            }
        } else {
            groups.append(digits)
        }
    }

    private mutating func take(mark: UInt8) {
        switch mark {
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "*"):
            break
        case UInt8(ascii: "+"):
            endRun()
            hasPlus = true
        case UInt8(ascii: "#"):
            endRun()
            isExtensionNext = !readings.isEmpty
        case UInt8(ascii: ":"):
            if groups.isEmpty { break }
            endRun()
        default:
            endRun()
        }
    }

    private mutating func take(word: String, isDigitNext: Bool, isWordNext: Bool) {
        startsWithNumber = startsWithNumber ?? false
        endRun()
        if isDigitNext, !readings.isEmpty, Self.extensionWords.contains(word) {
            isExtensionNext = true
        } else if let label = Self.labels[word], word.utf8.count > 1 || !isWordNext {
            take(label: label)
        } else if !Self.silentWords.contains(word) {
            hasRemark = true
        }
    }

    /// A label tells of the number before it in `514-555-0142 cell`, and of the one after it in `cell 514-555-0142`.
    private mutating func take(label: PhoneReading.Label) {
        if startsWithNumber == true, !readings.isEmpty {
            if readings[readings.count - 1].label == nil { readings[readings.count - 1].label = label }
        } else {
            pendingLabel = label
        }
    }

    private mutating func endRun() {
        defer {
            groups.removeAll()
            hasPlus = false
        }
        isExtensionNext = isExtensionNext && groups.isEmpty
        guard !groups.isEmpty else { return }
        if hasPlus || Self.isInternational(groups) {
            add(groups.flatMap { $0 }, hasPlus: hasPlus, firstGroup: groups[0].count)
        } else {
            split(groups)
        }
    }

    private static func isInternational(_ groups: [[UInt8]]) -> Bool {
        let digits = groups.flatMap { $0 }
        return digits.count > 11 && digits.count <= 17
            && (digits.starts(with: Array("011".utf8)) || digits.starts(with: Array("00".utf8)))
    }

    /// Cuts a run of digit groups where a national number is complete: after ten digits, or eleven that begin with 1.
    private mutating func split(_ groups: [[UInt8]]) {
        let all = groups.flatMap { $0 }
        // `514-868-1234 (2)`: the number is complete before a last digit that stands apart.
        let isComplete = all.count == 11 && all[0] != UInt8(ascii: "1") && groups.last?.count == 1
        if all.count <= 11 && !isComplete || all.count == 12 && all.starts(with: Array("33".utf8)) { return add(all) }
        if let start = Self.localCount(groups), all.count >= 17 {
            add(groups[..<start].flatMap { $0 })
            return split(Array(groups[start...]))
        }
        var taken: [UInt8] = []
        for (place, group) in groups.enumerated() {
            taken += group
            guard Self.isComplete(taken) else { continue }
            let rest = Array(groups[(place + 1)...])
            add(taken)
            let left = rest.reduce(0) { $0 + $1.count }
            if left == 7 || left >= 10 { split(rest) } else { hasRemark = hasRemark || left > 0 }
            return
        }
        if groups.count == 1, all.count == 20, all[0] != UInt8(ascii: "1") {
            add(Array(all[..<10]))
            add(Array(all[10...]))
        } else {
            add(all)
        }
    }

    /// How many groups a number without its area code takes in front of a whole one: `868-2345 / 514-868-1234`.
    private static func localCount(_ groups: [[UInt8]]) -> Int? {
        let shape = groups.map(\.count)
        let start = shape.first == 7 ? 1 : shape.starts(with: [3, 4]) ? 2 : 0
        guard start > 0, shape.count > start, [3, 10].contains(shape[start]) || shape[start] == 1 else { return nil }
        return start
    }

    private static func isComplete(_ digits: [UInt8]) -> Bool {
        digits.first == UInt8(ascii: "1") ? digits.count == 11 : digits.count == 10
    }

    private mutating func add(_ digits: [UInt8], hasPlus: Bool = false, firstGroup: Int = 0) {
        if digits.count < 7, !readings.isEmpty {
            hasRemark = true
            return
        }
        readings.append(
            PhoneReading(
                digits: digits, hasPlus: hasPlus, firstGroup: firstGroup, phoneExtension: nil, label: pendingLabel))
        pendingLabel = nil
    }

    private static let extensionWords: Set<String> = [
        "POSTE", "POST", "P", "PST", "EXT", "EXTENSION", "X", "INT", "LOCAL",
    ]

    private static let labels: [String: PhoneReading.Label] = [
        "CELL": .mobile, "CEL": .mobile, "CELLULAIRE": .mobile, "CELLPHONE": .mobile, "MOBILE": .mobile, "MOB": .mobile,
        "PORTABLE": .mobile, "PORT": .mobile, "C": .mobile, "M": .mobile,
        "HOME": .home, "MAISON": .home, "RES": .home, "RESIDENCE": .home, "DOM": .home, "DOMICILE": .home, "H": .home,
        "R": .home,
        "BUREAU": .work, "BUR": .work, "TRAVAIL": .work, "TRAV": .work, "WORK": .work, "OFFICE": .work, "OFF": .work,
        "B": .work, "W": .work, "T": .work,
        "FAX": .fax, "TELEC": .fax, "TELECOPIEUR": .fax,
    ]

    private static let silentWords: Set<String> = [
        "TEL", "TELEPHONE", "PHONE", "PH", "NO", "NUMERO", "NUMBER", "OU", "OR", "ET", "AND", "AU", "AT", "TOLL",
        "FREE",
    ]
}
