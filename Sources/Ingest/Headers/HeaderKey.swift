import Records

/// A header without the accidents of writing: case, accents, punctuation, camel case, and the many ways to write
/// “number”.
///
/// `Nº de client`, `No client`, `# client` and `Numéro du client` are one key; so are `First Name`, `FirstName` and
/// `first_name`. A path such as `emails[0].address` keeps its components apart in `components`.
package struct HeaderKey: Sendable, Hashable {
    /// Words, lower case, without accents and little words; “number” is `no` and stands last.
    let words: [String]

    /// The words run together: what synonyms are found by.
    var text: String { words.joined() }

    init(words: [String]) { self.words = words }

    package init(_ header: String) {
        var words = Self.split(header).filter { !Self.littleWords.contains($0) }.map {
            Self.numberWords.contains($0) ? "no" : $0
        }
        // Nothing of the post: `Courrier électronique`.
        while let place = zip(words, words.dropFirst()).enumerated().first(where: {
            $1.0.hasPrefix("courrier") && $1.1.hasPrefix("electroni")
        })?.offset {
            words.replaceSubrange(place...place + 1, with: [words[place].hasSuffix("s") ? "courriels" : "courriel"])
        }
        if words.isEmpty, header.utf8.contains(UInt8(ascii: "@")) { words = ["email"] }
        if words.count > 1, words[0] == "no" {
            words.removeFirst()
            words.append("no")
        }
        if let last = words.last, last.count > 6, last.hasSuffix("number") {
            words[words.count - 1] = String(last.dropLast(6)) + "no"
        }
        self.words = words
    }

    /// The same words in a fixed order, with the commonest French and English words for one thing made equal: found
    /// where the exact key is not, so that `Phone (home)` and `Tél. maison` meet `Home Phone`.
    var bag: String? {
        guard words.count > 1 else { return nil }
        var joined = words
        if let place = joined.firstIndex(of: "e"), place + 1 < joined.count, joined[place + 1] == "mail" {
            joined.replaceSubrange(place...place + 1, with: ["email"])
        }
        return joined.map { Self.equals[$0] ?? $0 }.sorted().joined(separator: " ")
    }

    private static let littleWords: Set<String> = ["de", "du", "des", "d", "la", "le", "les", "l", "the", "of"]

    private static let numberWords: Set<String> = ["no", "num", "numero", "number", "nbr", "nr"]

    private static let equals: [String: String] = [
        "tel": "phone", "telephone": "phone", "ph": "phone",
        "cell": "mobile", "cel": "mobile", "cellulaire": "mobile", "cellular": "mobile", "portable": "mobile",
        "cellphone": "mobile", "maison": "home", "domicile": "home", "dom": "home", "residence": "home", "res": "home",
        "residentiel": "home", "travail": "work", "bureau": "work", "office": "work", "business": "work", "bus": "work",
        "courriel": "email", "courriels": "email", "emails": "email", "adresse": "address", "addr": "address",
        "adr": "address", "ville": "city", "prenom": "first", "rdv": "appointment", "rv": "appointment",
    ]

    /// Words of a header as written, folded: breaks at punctuation and camel case, number signs become `no`.
    private static func split(_ header: String) -> [String] {
        var spaced: [UInt8] = []
        let bytes = Array(header.utf8)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            let next = place + 1 < bytes.count ? bytes[place + 1] : 0
            let afterNext = place + 2 < bytes.count ? bytes[place + 2] : 0
            let isDegree = next == 0xC2 && (afterNext == 0xB0 || afterNext == 0xBA)
            if byte == UInt8(ascii: "#") {
                spaced += " no ".utf8
            } else if byte == 0xE2, next == 0x84, afterNext == 0x96 {
                spaced += " no ".utf8
                place += 2
            } else if byte | 0x20 == UInt8(ascii: "n"), isDegree, !isLetter(place > 0 ? bytes[place - 1] : 0) {
                spaced += " no ".utf8
                place += 2
            } else {
                let previous = place > 0 ? bytes[place - 1] : 0
                if isUpper(byte), isLower(previous) || (isUpper(previous) && isLower(next)) { spaced.append(0x20) }
                spaced.append(byte)
            }
            place += 1
        }
        return FoldedText.fold(spaced).split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func isUpper(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
    private static func isLower(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) || byte >= 0x80 }
}
