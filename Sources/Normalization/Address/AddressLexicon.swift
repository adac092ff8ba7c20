import Records

/// The words of addresses, from the Canada Post tables. Keys are folded and without dots.
struct AddressLexicon: Sendable {
    static let shared = AddressLexicon()

    /// A street type in one language.
    struct StreetType: Sendable, Equatable {
        /// Canada Post's abbreviation in capitals: `BOUL`, `ST`.
        let official: String
        /// How it stands in a delivery line: `boul.`, `St`.
        let display: String

        /// The French word in full.
        var full: String {
            switch display {
            case "av.": "avenue"
            case "boul.": "boulevard"
            case "ch.": "chemin"
            case "aut.": "autoroute"
            case "rte": "route"
            default: display
            }
        }
    }

    private(set) var frenchTypes: [String: StreetType] = [:]
    private(set) var englishTypes: [String: StreetType] = [:]
    /// Unit designators: the word's key to how French and English lines write it.
    private(set) var units: [String: UnitWord] = [:]
    private(set) var directions: [String: Direction] = [:]

    private var words = WordTable([])
    private var rolesOfWords: [AddressRoles] = []

    func roles(_ key: String) -> AddressRoles {
        if let place = words.place(of: key) { return rolesOfWords[place] }
        // `RR6` and `RR#6` are one word.
        return key.utf8.count > 2 && key.hasPrefix("RR") ? .route : []
    }

    /// - Parameter key: a folded word's bytes, without dots.
    func roles(_ key: UnsafeBufferPointer<UInt8>) -> AddressRoles {
        if let place = words.place(of: key) { return rolesOfWords[place] }
        return key.count > 2 && key[0] == UInt8(ascii: "R") && key[1] == UInt8(ascii: "R") ? .route : []
    }

    struct UnitWord: Sendable, Equatable {
        let french: String
        let english: String
        /// A word that also means something else (`Ste`, `Porte`, `Lot`): needs a number after it.
        let needsNumber: Bool
        /// Says all by itself: `sous-sol`, `rez-de-chaussée`, `PH`.
        var standsAlone: Bool { french == "sous-sol" || french == "rez-de-chaussée" || french == "PH" }
    }

    struct Direction: Sendable, Equatable {
        let french: String
        let english: String
    }

    private init() {
        readStreetTypes()
        readUnits()
        let table = ReferenceTable("canada-post-directions")
        let (english, french, variants) = (table.column("abbr_en"), table.column("abbr_fr"), table.column("variants"))
        for row in table.rows {
            for variant in row[variants].split(separator: ";") {
                let key = Folding.undotted(Folding.key(variant))
                // `NO` is nord-ouest in French and no direction at all in English: each reader asks for its own.
                if directions[key] == nil { directions[key] = Direction(french: row[french], english: row[english]) }
            }
        }
        var roles: [String: AddressRoles] = [:]
        for key in frenchTypes.keys { roles[key, default: []].insert(.frenchType) }
        for key in englishTypes.keys { roles[key, default: []].insert(.englishType) }
        for key in units.keys { roles[key, default: []].insert(.unit) }
        for key in directions.keys { roles[key, default: []].insert(.direction) }
        for key in StreetLine.boxStarts { roles[key, default: []].insert(.box) }
        for key in ["RR", "R", "ROUTE", "RURAL", "POSTE", "GENERAL", "GEN", "GD"] {
            roles[key, default: []].insert(.route)
        }
        for word in FilePhrase.firstWords { roles[word.uppercased(), default: []].insert(.remark) }
        for word in ["DOSSIER", "DOSS", "FILE", "CLIENT", "FICHE", "CODE"] + AddressReader.asideWords {
            roles[word, default: []].insert(.remark)
        }
        let keys = roles.keys.sorted()
        words = WordTable(keys)
        rolesOfWords = keys.map { roles[$0] ?? [] }
    }

    private mutating func readStreetTypes() {
        let table = ReferenceTable("canada-post-street-types")
        let (type, official, language, variants) = (
            table.column("type"), table.column("official_abbreviation"), table.column("lang"), table.column("variants")
        )
        for row in table.rows {
            let keys =
                row[variants].split(separator: ";").map { Folding.undotted(Folding.key($0)) } + [Folding.key(row[type])]
            if row[language] != "en" {
                let display = Self.shortened[row[type]] ?? row[type].lowercased()
                for key in keys where !Self.unsafeFrench.contains(key) {
                    frenchTypes[key] = frenchTypes[key] ?? StreetType(official: row[official], display: display)
                }
            }
            if row[language] != "fr" {
                let isShort = row[official].utf8.count <= 5
                let display = LetterCase.capitalised(isShort ? row[official] : row[type])
                for key in keys where key.utf8.count > 2 || Self.safeShort.contains(key) {
                    englishTypes[key] = englishTypes[key] ?? StreetType(official: row[official], display: display)
                }
            }
        }
        // `COTE` is a type before a name and `R` is `rue` only there; `AVE` serves both languages by its place.
        frenchTypes["AVE"] = frenchTypes["AVENUE"]
    }

    private mutating func readUnits() {
        let table = ReferenceTable("canada-post-units")
        let (designator, variants) = (table.column("designator_en"), table.column("variants"))
        for row in table.rows {
            guard let display = Self.unitDisplays[row[designator]] else {
                preconditionFailure("canada-post-units.csv: no display for \(row[designator])")
            }
            for variant in row[variants].split(separator: ";") {
                let key = Folding.undotted(Folding.key(variant)).split(separator: " ")[0]
                // One letter, or `et`, is more often something else.
                guard key != "U", key != "ET" else { continue }
                let isDoubtful = [
                    "STE", "LOT", "PORTE", "PTE", "LOCAL", "LOC", "NO", "SS", "FL", "CHAMBRE", "TERRAIN", "PH",
                ].contains(String(key))
                units[String(key)] = UnitWord(french: display.0, english: display.1, needsNumber: isDoubtful)
            }
        }
        for word in ["APPARTEMENT", "APARTMENT"] { units[word] = units["APP"] }
        units["N°"] = units["NO"]
    }

    /// Abbreviations of French usage (Office québécois de la langue française); the other types are written out.
    private static let shortened = [
        "AVENUE": "av.", "BOULEVARD": "boul.", "CHEMIN": "ch.", "AUTOROUTE": "aut.", "ROUTE": "rte",
    ]
    /// Letters that start too many street names to be read as a type.
    private static let unsafeFrench: Set<String> = ["C", "AU", "A-", "PRT", "CRS", "CRT", "MT", "VILLAGE", "CAMPUS"]
    private static let safeShort: Set<String> = ["ST", "RD", "DR", "CT", "AV", "LN", "PL", "SQ", "CR", "PK", "TR"]
    private static let unitDisplays = [
        "APARTMENT": ("app.", "Apt"), "SUITE": ("bureau", "Suite"), "UNIT": ("unité", "Unit"),
        "(local)": ("local", "Local"),
        "(condo)": ("condo", "Condo"), "FLOOR": ("étage", "Floor"), "PENTHOUSE": ("PH", "PH"),
        "BASEMENT": ("sous-sol", "Basement"),
        "DOOR": ("porte", "Door"), "ROOM": ("chambre", "Room"), "TRAILER/LOT": ("lot", "Lot"),
        "GROUND FLOOR": ("rez-de-chaussée", "Ground Floor"), "(bloc)": ("bloc", "Bloc"), "(building)": ("bât.", "Bldg"),
    ]
}

/// What a word of an address can be; most are nothing special.
struct AddressRoles: OptionSet, Sendable {
    let rawValue: UInt16

    static let frenchType = AddressRoles(rawValue: 1 << 0)
    static let englishType = AddressRoles(rawValue: 1 << 1)
    static let unit = AddressRoles(rawValue: 1 << 2)
    static let direction = AddressRoles(rawValue: 1 << 3)
    /// Starts a box's phrase: `PO`, `CP`, `CASE`.
    static let box = AddressRoles(rawValue: 1 << 4)
    /// Starts a route's or general delivery's phrase.
    static let route = AddressRoles(rawValue: 1 << 5)
    /// May start a phrase about the customer's file: `NE PAS POSTER`, `DOSSIER 12345`.
    static let remark = AddressRoles(rawValue: 1 << 6)
}

/// One word of an address line.
struct AddressWord: Sendable, Equatable {
    var text: String
    /// Folded, without dots.
    var key: String
    var roles: AddressRoles
    var followsComma = false

    init(_ text: String, followsComma: Bool = false) {
        self.text = text
        key = Folding.undotted(Folding.key(text))
        roles = AddressLexicon.shared.roles(key)
        self.followsComma = followsComma
    }

    var isNumber: Bool { !key.isEmpty && key.utf8.allSatisfy(Folding.isDigit) }
    var startsWithDigit: Bool { key.utf8.first.map(Folding.isDigit) ?? false }
    var hasDigit: Bool { key.utf8.contains(where: Folding.isDigit) }

    /// Cuts a line at spaces and commas; `#4`, `APP4`, `App:4` and `(app. 4)` become two words.
    static func words(_ line: String) -> [AddressWord] {
        let line = withBareFloor(line)
        var words: [AddressWord] = []
        words.reserveCapacity(8)
        var followsComma = false
        func add(_ piece: Substring, _ words: inout [AddressWord], _ followsComma: inout Bool) {
            guard !piece.isEmpty else { return }
            if let half = piece.firstIndex(of: "½") {
                add(piece[..<half], &words, &followsComma)
                words.append(AddressWord("1/2", followsComma: followsComma))
                followsComma = false
                return add(piece[piece.index(after: half)...], &words, &followsComma)
            }
            // `(app. 4)` behind a street.
            if piece.utf8.first == UInt8(ascii: "("), isUnit(piece.dropFirst()) {
                followsComma = true
                return add(piece.dropFirst(), &words, &followsComma)
            }
            if piece.utf8.last == UInt8(ascii: ")"), let last = words.last, isUnit(last.text[...]),
                !piece.utf8.contains(UInt8(ascii: "("))
            {
                return add(piece.dropLast(), &words, &followsComma)
            }
            if let colon = piece.utf8.firstIndex(of: UInt8(ascii: ":")),
                isUnit(colon == piece.startIndex ? words.last?.text[...] : piece[..<colon])
            {
                add(piece[..<colon], &words, &followsComma)
                return add(piece[piece.utf8.index(after: colon)...], &words, &followsComma)
            }
            if piece.utf8.first == UInt8(ascii: "#"), piece.utf8.count > 1 {
                words.append(AddressWord("#", followsComma: followsComma))
                words.append(AddressWord(String(piece.dropFirst())))
            } else {
                var word = AddressWord(String(piece), followsComma: followsComma)
                if !isUnit(words.last?.text[...]), let (designator, value) = glued(word) {
                    words.append(AddressWord(designator, followsComma: followsComma))
                    word = AddressWord(value)
                }
                words.append(word)
            }
            followsComma = false
        }
        let bytes = line.utf8
        var start = bytes.startIndex
        for place in bytes.indices {
            let byte = bytes[place]
            guard
                byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 9
                    || byte == 10
            else { continue }
            add(line[start..<place], &words, &followsComma)
            if byte != UInt8(ascii: " "), byte != 9 { followsComma = true }
            start = bytes.index(after: place)
        }
        add(line[start...], &words, &followsComma)
        return words
    }

    /// `12 rue Roy (sous-sol)` → `12 rue Roy, sous-sol`; likewise `(2e étage)`. Other brackets may be part of the address.
    private static func withBareFloor(_ line: String) -> String {
        guard line.utf8.last == UInt8(ascii: ")"), let open = line.lastIndex(of: "(") else { return line }
        let inside = line[line.index(after: open)...].dropLast()
        let keys = inside.split(whereSeparator: { $0 == " " || $0 == "-" }).map { Folding.undotted(Folding.key($0)) }
        let isFloor =
            ["SOUS SOL", "REZ DE CHAUSSEE", "GROUND FLOOR"].contains(keys.joined(separator: " "))
            || keys.count == 1 && AddressLexicon.shared.units[keys[0]]?.standsAlone == true
            || keys.count == 2 && StreetName.isOrdinal(keys[0])
                && AddressLexicon.shared.units[keys[1]]?.french == "étage"
        return isFloor ? line[..<open] + ", " + inside : line
    }

    private static func isUnit(_ word: Substring?) -> Bool {
        guard let word, !word.isEmpty else { return false }
        return word == "#" || AddressLexicon.shared.units[Folding.undotted(Folding.key(word))] != nil
    }

    /// `APP4`, `apt.12B`, `app#4`, `PH2`: a designator and its number written together.
    private static func glued(_ word: AddressWord) -> (String, String)? {
        guard word.key.utf8.first.map(Folding.isLetter) == true, word.hasDigit else { return nil }
        let letters = word.key.prefix { !$0.isNumber && $0 != "#" }
        if letters == "PH" || letters == "PH-" {
            let number = word.key.dropFirst(letters.utf8.count)
            guard (1...4).contains(number.utf8.count), number.utf8.dropLast().allSatisfy(Folding.isDigit) else {
                return nil
            }
        } else if letters.utf8.count < 3 || letters.utf8.count >= word.key.utf8.count
            || ![
                "APP", "APT", "APPT", "LOG", "UNIT", "SUITE", "BUREAU", "LOCAL", "CONDO", "BLOC",
            ].contains(String(letters))
        {
            return nil
        }
        guard let place = word.text.firstIndex(where: { $0.isNumber || $0 == "#" }) else { return nil }
        let value = word.text[place...].drop { $0 == "#" }
        return value.isEmpty ? nil : (String(word.text[..<place].prefix { $0 != "-" }), String(value))
    }
}
