import Records

/// What the name of a municipality means that the list does not have at its postal prefix.
enum CityMeaning: Equatable {
    /// The same name, written out: what was abbreviated, or stood behind `Ville de`, is in the list.
    case certain(String, code: String)
    /// `CI-TYPO`: one slip away from a single name of the prefix; `CI-ALIAS`: a part of one.
    case likely(String, code: String)
    /// A name that may well be right: it lies elsewhere, or is a sector's or a village's.
    case possible
    /// A name that no place of Québec is known to have, in a town where all are listed.
    case unknown
}

extension Places {
    /// - Parameters:
    ///   - name: a name for which `municipality(_:prefix:)` has nothing.
    ///   - prefix: of a postal code of Québec.
    func meaning(ofCity name: String, prefix: some StringProtocol) -> CityMeaning {
        let listed = listed(at: prefix)
        let words = Self.cityWords(name)
        let key = Self.key(name)
        guard !listed.isEmpty, let first = words.first, !words.contains(where: { $0.utf8.contains(where: \.isDigit) })
        else { return .possible }
        if let bare = Self.withoutRank(words).flatMap({ listed[$0.joined()] }) {
            return .certain(bare, code: "CI-ALIAS")
        }
        let whole = Self.writtenOut(words)
        if whole != words, let found = listed[whole.joined()] { return .certain(found, code: "CI-ABBR") }
        let isShort = CitySpelling.hasShortSaint(name)
        let isTown = prefix.utf8.dropFirst().first != UInt8(ascii: "0")
        // A town of that name, and a village where villages are, may be the right one.
        if !isSector(key), !self.isTown(key), isTown || !isKnown(key),
            let longer = Self.longer(than: whole, among: listed)
        {
            return .likely(longer, code: "CI-ALIAS")
        }
        if isShort, let spelling = spelling(ofKey: key) {
            return .certain(CitySpelling.completed(spelling, by: name), code: "CI-ABBR")
        }
        if isKnown(key) || Self.directions.contains(words[words.count - 1]) { return .possible }
        if let near = Self.near(key, among: listed) { return .likely(near, code: "CI-TYPO") }
        if let written = isShort ? CitySpelling.withWholeSaints(name) : nil {
            return .certain(written, code: "CI-ABBR")
        }
        let isJudged = isTown && words.count <= 3 && !Self.beginnings.contains(first) && key.utf8.count > 2
        return isJudged && !isPartlyKnown(words) && !name.contains(where: { "(),/".contains($0) })
            ? .unknown : .possible
    }

    /// Words that so many small places of Québec begin with that none can be told to be none.
    private static let beginnings: Set<String> = [
        "SAINT", "SAINTE", "NOTRE", "LAC", "MONT", "ILE", "ILES", "VAL", "BAIE", "CAP", "POINTE", "RIVIERE", "GRAND",
        "GRANDE", "PETIT", "PETITE", "VIEUX", "ANSE", "PORT", "BOIS", "COTE", "DOMAINE", "VILLAGE", "CANTON", "PARC",
    ]

    /// `Montreal East` is English, and no slip of Montréal-Est.
    private static let directions: Set<String> = ["EAST", "WEST", "NORTH", "SOUTH"]

    /// `St-Jérôme` → `SAINT`, `JEROME`
    static func cityWords(_ name: String) -> [String] {
        Folding.key(name).split { !$0.isLetter && !$0.isNumber }
            .map { $0 == "ST" ? "SAINT" : $0 == "STE" ? "SAINTE" : String($0) }
    }

    /// The name behind `Ville de`, `City of` and the like.
    private static func withoutRank(_ words: [String]) -> [String]? {
        let ranks: Set<String> = ["VILLE", "CITY", "TOWN", "MUNICIPALITE", "MUN", "PAROISSE", "VILLAGE", "CANTON"]
        guard words.count > 1, ranks.contains(words[0]) else { return nil }
        let isLinked = words.count > 2 && ["DE", "D", "DU", "OF"].contains(words[1])
        return Array(words.dropFirst(isLinked ? 2 : 1))
    }

    /// `PTE CLAIRE` → `POINTE CLAIRE`; counts only where the list has the result.
    private static func writtenOut(_ words: [String]) -> [String] {
        let forms = [
            "PTE": ["POINTE"], "RIV": ["RIVIERE"], "MT": ["MONT"], "GDE": ["GRANDE"], "GD": ["GRAND"], "S": ["SUR"],
            "ND": ["NOTRE", "DAME"], "VLE": ["VILLE"], "PTIT": ["PETIT"], "CHAT": ["CHATEAU"], "ILES": ["ILES"],
        ]
        var result: [String] = []
        for (place, word) in words.enumerated() {
            if word == "D", place > 0, words[place - 1] == "N" {
                result[result.count - 1] = "NOTRE"
                result.append("DAME")
            } else {
                result += forms[word] ?? [word]
            }
        }
        return result
    }

    /// The one name of the prefix of which the words are the beginning or the end: `Valleyfield`, `Ile Perrot`.
    private static func longer(than words: [String], among listed: [String: String]) -> String? {
        guard words.joined().utf8.count >= 5 else { return nil }
        var found: Set<String> = []
        for spelling in listed.values {
            let others = cityWords(spelling)
            guard others.count > words.count else { continue }
            if others.count == words.count + 1, ["L", "LA", "LE", "LES"].contains(others[0]),
                others.dropFirst().elementsEqual(words)
            {
                return spelling
            }
            if others.starts(with: words) || others.suffix(words.count).elementsEqual(words) { found.insert(spelling) }
        }
        return found.count == 1 ? found.first : nil
    }

    private static func near(_ key: String, among listed: [String: String]) -> String? {
        let bytes = Array(key.utf8)
        guard bytes.count >= 5 else { return nil }
        var found: Set<String> = []
        for (other, spelling) in listed where other.utf8.count >= 6 && OneSlip.isBetween(bytes, Array(other.utf8)) {
            found.insert(spelling)
        }
        return found.count == 1 ? found.first : nil
    }
}
