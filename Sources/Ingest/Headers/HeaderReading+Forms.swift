import Records

/// Other ways to write a header that the vocabulary knows.
extension HeaderReading {
    /// The meaning that both halves of a bilingual header share: `Last Name / Nom`, `E-mail/Courriel`.
    static func bilingual(_ header: String, _ synonyms: Synonyms) -> [Meaning]? {
        let halves = header.split(whereSeparator: { "/|\n".contains($0) })
        guard halves.count == 2 else { return nil }
        let keys = halves.map { HeaderKey(String($0)) }
        guard keys[0] != keys[1], keys.allSatisfy({ !$0.words.isEmpty }) else { return nil }
        let meanings = keys.map { synonyms.meanings($0) }
        let shared = Set(meanings[0].compactMap(\.target)).intersection(meanings[1].compactMap(\.target))
        let found = meanings[0].filter { $0.target.map(shared.contains) ?? false }
        return found.isEmpty ? nil : found
    }

    /// The meaning without a remark behind it: `Courriel (obligatoire)`, `Odomètre (km)`, `NIV #`.
    static func withoutRemark(_ key: HeaderKey, _ synonyms: Synonyms) -> [Meaning]? {
        var words = key.words[...]
        while let last = words.last, words.count > 1, remarks.contains(last) { words = words.dropLast() }
        if words.count < key.words.count {
            let found = synonyms.meanings(HeaderKey(words: Array(words)))
            if !found.isEmpty { return found }
        }
        guard words.count > 1, words.last == "no" else { return nil }
        // A number sign behind a thing that has a number and is none.
        let found = synonyms.meanings(HeaderKey(words: Array(words.dropLast()))).filter {
            [.vin, .plate, .phone].contains($0.target?.field.kind)
        }
        return found.isEmpty ? nil : found
    }

    /// The meaning of a header in the short words of a database: `LAST_NM`, `PSTL_CD`, `ADDR_LN_1`.
    static func spelledOut(_ key: HeaderKey, _ synonyms: Synonyms) -> [Meaning]? {
        guard key.words.contains(where: { short[$0] != nil || codes.contains($0) }) else { return nil }
        let whole = key.words.map { short[$0] ?? $0 }
        let plain = whole.filter { !codes.contains($0) && $0 != "code" }
        for words in [whole, plain, plain.filter { $0 != "line" }, plain.filter { $0 != "name" }] where !words.isEmpty {
            let found = synonyms.meanings(HeaderKey(words: words))
            if found.contains(where: { $0.target != nil }) { return found }
        }
        // `VILLE_CLI`
        return key.words.contains("cli") ? withoutOwner(HeaderKey(words: whole), synonyms) : nil
    }

    private static let remarks: Set<String> = [
        "obligatoire", "requis", "requise", "required", "mandatory", "facultatif", "facultative", "optional",
        "optionnel",
        "km", "kms", "mi", "miles", "yyyy", "yy", "mm", "dd", "aaaa", "jj", "format", "texte", "text", "cad",
    ]

    private static let short: [String: String] = [
        "nm": "name", "lst": "last", "frst": "first", "fst": "first", "mdl": "middle", "ph": "phone", "hm": "home",
        "bus": "business", "wk": "work", "wrk": "work", "cel": "cell", "mob": "mobile", "addr": "address", "ln": "line",
        "cd": "code", "pstl": "postal", "pst": "postal", "prov": "province", "cntry": "country", "lang": "language",
        "lng": "language", "yr": "year", "dt": "date", "brth": "birth", "cust": "customer", "cty": "city",
        "cli": "client", "eml": "email", "odo": "odometer", "veh": "vehicle", "num": "no",
    ]

    /// Words that only say what kind of column it is.
    private static let codes: Set<String> = ["flg", "flag", "txt", "str", "fld", "val", "desc"]
}
