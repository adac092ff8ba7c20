import Records

/// Provinces, states, countries, postal prefixes and the municipalities they serve.
struct Places: Sendable {
    static let shared = Places()

    /// ISO 3166-2 by compact key: `QUE` → `CA-QC`.
    private var provinces: [String: String] = [:]
    private var states: [String: String] = [:]
    private var countries: [String: String] = [:]
    /// The countries that only a cell of their own may name: many are words of Québec's streets (`Jersey`, `Maurice`).
    private var otherCountries: [String: String] = [:]
    /// Province by the three characters of a Canadian postal code.
    private(set) var prefixes: [String: String] = [:]
    /// How a municipality is written, by prefix, then by compact name: `J7Z`, `SAINTJEROME` → `Saint-Jérôme`.
    private var municipalities: [String: [String: String]] = [:]
    /// Places of other provinces that a prefix serves; only known to be places.
    private var localities: Set<String> = []

    /// The same of Québec alone, without the prefix.
    private var localityKeys: Set<String> = []

    /// Every municipality of Québec by its key, whatever its prefix.
    private var quebecMunicipalities: Set<String> = []

    /// How places of Québec are written, by key; nil where two of one key are written differently.
    private var quebecSpellings: [String: String?] = [:]
    /// Municipalities that have a prefix of a town.
    private var towns: Set<String> = []
    /// Sectors, boroughs and former municipalities, by key.
    private var sectors: [String: String] = [:]
    /// What names of places of Québec begin and end with, word by word, joined.
    private var partsOfNames: Set<String> = []

    private var aliases: [String: (city: String, region: String)] = [:]

    private init() {
        readRegions()
        readPrefixes()
        readMunicipalities()
        readSectors()
        let table = ReferenceTable("city-aliases")
        let (alias, city, region) = (table.column("alias"), table.column("city"), table.column("region"))
        for row in table.rows { aliases[Self.key(row[alias])] = (row[city], row[region]) }
    }

    /// - Parameter isAmerican: whether a code that two countries use (`NE`, `CA`) is a state.
    func region(_ text: some StringProtocol, isAmerican: Bool) -> String? {
        let key = Folding.compact(text)
        if isAmerican { return states[key] ?? provinces[key] }
        // `T.-N.` is Terre-Neuve; Tennessee's code has no signs in it.
        if key == "TN", text.utf8.contains(UInt8(ascii: "-")) || text.utf8.contains(UInt8(ascii: ".")) {
            return "CA-NL"
        }
        return provinces[key] ?? states[key]
    }

    func country(_ text: some StringProtocol) -> String? { countries[Folding.compact(text)] }

    /// A country that a cell of its own names, once no province is called so: `SK` and `PE` are Canadian before all.
    func otherCountry(_ text: some StringProtocol) -> String? { otherCountries[Folding.compact(text)] }

    /// How a municipality that a postal code's prefix serves is written, with what the typed name knows better: the list
    /// behind it has neither accents nor inner capitals, and what was added to it may miss some.
    func municipality(_ name: String, prefix: some StringProtocol) -> String? {
        municipalities[String(prefix)]?[Self.key(name)].map { CitySpelling.completed($0, by: name) }
    }

    func isPlace(_ name: some StringProtocol, prefix: some StringProtocol) -> Bool {
        let key = Self.key(name)
        return municipalities[String(prefix)]?[key] != nil || localities.contains(prefix + "/" + key)
    }

    /// How the municipalities of a prefix are written, by key.
    func listed(at prefix: some StringProtocol) -> [String: String] { municipalities[String(prefix)] ?? [:] }

    /// The one spelling of a place of Québec, wherever it lies.
    func spelling(ofKey key: String) -> String? { quebecSpellings[key] ?? nil }

    func isTown(_ key: String) -> Bool { towns.contains(key) }

    func isSector(_ key: String) -> Bool { sectors[key] != nil }

    /// Whether some place of Québec is called so.
    func isKnown(_ key: String) -> Bool {
        quebecMunicipalities.contains(key) || sectors[key] != nil || localityKeys.contains(key)
            || aliases[key]?.region == "CA-QC"
    }

    /// Whether the words begin or end the name of a place of Québec, or begin with one.
    func isPartlyKnown(_ words: [String]) -> Bool {
        partsOfNames.contains(words.joined())
            || words.indices.dropFirst().contains { isKnown(words[..<$0].joined()) || isKnown(words[$0...].joined()) }
    }

    /// Whether a municipality of Québec is called so, wherever it lies.
    func isQuebecMunicipality(_ name: some StringProtocol) -> Bool { quebecMunicipalities.contains(Self.key(name)) }

    /// What people call a municipality in short, `MTL`, and the province without which it could be anything.
    func alias(of name: String) -> (city: String, region: String)? { aliases[Self.key(name)] }

    /// Whether a Canadian postal code may lie in a province (`ca-postal-first-letter.csv`): K1A also serves federal
    /// offices in Gatineau, X serves the Northwest Territories and Nunavut.
    func agrees(_ code: some StringProtocol, with region: String) -> Bool {
        let prefix = String(code.prefix(3))
        guard let found = prefixes[prefix] else { return Self.letters(code).contains(region) }
        return found == region || prefix == "K1A" && region == "CA-QC"
            || prefix.hasPrefix("X") && (region == "CA-NT" || region == "CA-NU")
    }

    /// `St-Jérôme`, `SAINT JEROME` and `Saint-Jérôme` are one key.
    static func key(_ name: some StringProtocol) -> String {
        var folded = Folding.key(name)
        return folded.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count * 3) { key in
                var length = 0
                var start = 0
                while start < bytes.count {
                    var end = start
                    while end < bytes.count, bytes[end] >= 0x80 || Folding.isAlphanumeric(bytes[end]) { end += 1 }
                    let isSaint =
                        end - start >= 2 && bytes[start] == UInt8(ascii: "S") && bytes[start + 1] == UInt8(ascii: "T")
                    if isSaint, end - start == 2 || end - start == 3 && bytes[start + 2] == UInt8(ascii: "E") {
                        for byte in "SAINTE".utf8.prefix(end - start == 2 ? 5 : 6) {
                            key[length] = byte
                            length += 1
                        }
                    } else {
                        for place in start..<end {
                            key[length] = bytes[place]
                            length += 1
                        }
                    }
                    start = end + 1
                }
                return length
            }
        }
    }

    private static func letters(_ code: some StringProtocol) -> [String] {
        switch code.utf8.first {
        case UInt8(ascii: "A"): ["CA-NL"]
        case UInt8(ascii: "B"): ["CA-NS"]
        case UInt8(ascii: "C"): ["CA-PE"]
        case UInt8(ascii: "E"): ["CA-NB"]
        case UInt8(ascii: "G"), UInt8(ascii: "H"), UInt8(ascii: "J"): ["CA-QC"]
        case UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "M"), UInt8(ascii: "N"), UInt8(ascii: "P"): ["CA-ON"]
        case UInt8(ascii: "R"): ["CA-MB"]
        case UInt8(ascii: "S"): ["CA-SK"]
        case UInt8(ascii: "T"): ["CA-AB"]
        case UInt8(ascii: "V"): ["CA-BC"]
        case UInt8(ascii: "X"): ["CA-NT", "CA-NU"]
        case UInt8(ascii: "Y"): ["CA-YT"]
        default: []
        }
    }

    // MARK: Reading the tables

    /// The states whose French names are others (Office québécois de la langue française, usage).
    private static let frenchStates = [
        "Floride": "FL", "Californie": "CA", "Géorgie": "GA", "Caroline du Nord": "NC", "Caroline du Sud": "SC",
        "Virginie": "VA", "Virginie-Occidentale": "WV", "Pennsylvanie": "PA", "Louisiane": "LA",
        "Nouveau-Mexique": "NM", "Dakota du Nord": "ND", "Dakota du Sud": "SD", "Hawaï": "HI", "État de New York": "NY",
        "État de Washington": "WA", "Nouveau-Hampshire": "NH",
    ]

    private mutating func readRegions() {
        let table = ReferenceTable("ca-provinces")
        let (iso, variants) = (table.column("iso_3166_2"), table.column("variants"))
        for row in table.rows {
            let names = [
                row[iso], row[table.column("postal")], row[table.column("name_en")], row[table.column("name_fr")],
            ]
            for name in names + row[variants].split(separator: ";").map(String.init) {
                provinces[Folding.compact(name)] = row[iso]
            }
        }
        let american = ReferenceTable("us-states")
        for row in american.rows {
            for name in [row[0], row[american.column("postal")], row[american.column("name")]] {
                states[Folding.compact(name)] = row[0]
            }
        }
        for (name, code) in Self.frenchStates { states[Folding.compact(name)] = "US-" + code }
        countries = Self.countries("countries")
        otherCountries = Self.countries("countries-rest")
    }

    /// ISO 3166-1 codes by the compact keys of codes and names.
    private static func countries(_ name: String) -> [String: String] {
        let table = ReferenceTable(name)
        let columns = ["alpha_2", "alpha_3", "name_en", "name_fr"].map(table.column)
        var codes: [String: String] = [:]
        for row in table.rows {
            let variants = row[table.column("variants")].split(separator: ";").map(String.init)
            for name in columns.map({ row[$0] }) + variants { codes[Folding.compact(name)] = row[columns[0]] }
        }
        return codes
    }

    private mutating func readPrefixes() {
        let table = ReferenceTable("ca-fsa")
        let (prefix, province, place) = (table.column("fsa"), table.column("province"), table.column("place_name"))
        let sides: Set<String> = [
            "NORTH", "SOUTH", "EAST", "WEST", "CENTRAL", "NORTHEAST", "NORTHWEST", "SOUTHEAST", "SOUTHWEST", "OUTER",
            "INNER", "DOWNTOWN",
        ]
        for row in table.rows {
            prefixes[row[prefix]] = "CA-" + row[province]
            let names = row[place].split(whereSeparator: { "(),".contains($0) })
            for name in names {
                var words = name.split(separator: " ")
                while words.count > 1, let last = words.last, sides.contains(Folding.key(last)) { words.removeLast() }
                while words.count > 1, let first = words.first, sides.contains(Folding.key(first)) {
                    words.removeFirst()
                }
                let key = Self.key(words.joined(separator: " "))
                localities.insert(row[prefix] + "/" + key)
                if row[province] == "QC" { localityKeys.insert(key) }
            }
        }
        for row in table.rows where row[prefix].hasPrefix("M") { localities.insert(row[prefix] + "/TORONTO") }
    }

    private mutating func readMunicipalities() {
        let accents = ReferenceTable("municipality-accents").dictionary("folded", "word")
        let spellings = ReferenceTable("municipality-spellings").dictionary("listed", "official")
        for row in ReferenceTable("qc-fsa-municipalities").rows
        where !row[1].contains("(") && !row[1].hasPrefix("Mailing") {
            let spelling = spellings[row[1]] ?? Self.spelling(row[1], accents)
            // The two lists are of different days: a prefix that has municipalities is in use.
            prefixes[row[0]] = prefixes[row[0]] ?? "CA-QC"
            municipalities[row[0], default: [:]][Self.key(row[1])] = spelling
            quebecMunicipalities.insert(Self.key(row[1]))
            quebecMunicipalities.insert(Self.key(spelling))
            addName(spelling)
            if row[0].utf8.dropFirst().first != UInt8(ascii: "0") { towns.insert(Self.key(spelling)) }
            // The list cuts some names short: whoever writes them out is understood as well.
            municipalities[row[0], default: [:]][Self.key(spelling)] = spelling
        }
    }

    /// A sector that is a place of a prefix is written as such; the others are only known.
    private mutating func readSectors() {
        let table = ReferenceTable("quebec-sectors")
        let name = table.column("name")
        for row in table.rows {
            let key = Self.key(row[name])
            sectors[key] = row[name]
            quebecSpellings[key] = nil
            addName(row[name])
        }
        for place in localities {
            let parts = place.split(separator: "/")
            guard parts.count == 2, let spelling = sectors[String(parts[1])] else { continue }
            let (prefix, key) = (String(parts[0]), String(parts[1]))
            if municipalities[prefix]?[key] == nil, prefixes[prefix] == "CA-QC" {
                municipalities[prefix, default: [:]][key] = spelling
            }
        }
    }

    private mutating func addName(_ spelling: String) {
        let key = Self.key(spelling)
        if let known = quebecSpellings[key] {
            if known != spelling { quebecSpellings[key] = .some(nil) }
        } else {
            quebecSpellings[key] = spelling
        }
        let words = Self.cityWords(spelling)
        for place in words.indices.dropFirst() {
            partsOfNames.insert(words[..<place].joined())
            partsOfNames.insert(words[place...].joined())
        }
    }

    /// `Saint-Ferreol-Les-Neiges` → `Saint-Ferréol-les-Neiges`: the table has neither accents nor small letters. Names
    /// that no rule gives (`LaSalle`, `Baie-D'Urfé`) are in `municipality-spellings.csv`.
    private static func spelling(_ name: String, _ accents: [String: String]) -> String {
        var result = ""
        var word = ""
        var isFirst = true
        func end(_ separator: Character?) {
            guard !word.isEmpty || separator != nil else { return }
            let key = Folding.key(word)
            let isElided = separator == "'" && (key == "D" || key == "L")
            var written = accents[key] ?? word
            if key == "ST" { written = "Saint" } else if key == "STE" { written = "Sainte" }
            if !isFirst, isElided || StreetName.small.contains(key) || key == "A" || key == "S" && result.hasSuffix("'")
            {
                written = written.lowercased()
            }
            result += written + (separator.map(String.init) ?? "")
            isFirst = false
            word = ""
        }
        for character in name {
            if character == "-" || character == " " || character == "'" {
                end(character)
            } else {
                word.append(character)
            }
        }
        end(nil)
        return result
    }
}
