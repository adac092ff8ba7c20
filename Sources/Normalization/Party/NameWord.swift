/// One word of a name cell: its text, its key and what it can be.
struct NameWord: Sendable, Equatable {
    var text: String
    /// Folded, without dots.
    var key: String
    var roles: NameRoles
    var shape: WordShape
    /// Whether the text ends with a dot or has dots inside, as `S.A.`.
    var hasDot: Bool
    /// Whether a comma stands before it.
    var followsComma = false

    init(_ text: String) {
        self.text = text
        let folded = Folding.key(text)
        hasDot = folded.utf8.contains(UInt8(ascii: "."))
        key = hasDot ? Folding.undotted(folded) : folded
        roles = NameLexicon.shared.roles(key)
        if hasDot, roles.isEmpty, folded.utf8.count > 4 {
            // `Lt.Gen.`: titles run together.
            let parts = folded.split(separator: ".")
            if parts.count > 1, parts.allSatisfy({ NameLexicon.shared[String($0)]?.roles.contains(.honorific) == true })
            {
                roles = .honorific
            }
        }
        if roles.contains(.needsDot), !hasDot { roles.subtract([.needsDot, .honorific, .suffix]) }
        shape = WordShape(text)
    }

    /// Whether a first and a last name may have been exchanged: the first one is a last name alone and the last one a
    /// first name; or the last one is a first name alone and the first one is something else as well, or not known.
    static func maySwap(_ first: NameWord, _ last: NameWord) -> Bool {
        guard last.roles.contains(.firstName) else { return false }
        if first.isOnlyLastName { return true }
        return !last.roles.contains(.lastName) && !first.isInitials
            && first.roles.intersection(.plain) != .firstName
    }

    /// Known as a last name and as nothing else, whole or in each of its halves: `Tremblay`, `Gosselin-Poirier`.
    var isOnlyLastName: Bool {
        let known = roles.intersection(.plain)
        guard known.isEmpty, key.utf8.contains(UInt8(ascii: "-")) else { return known == .lastName }
        let halves = key.split(separator: "-")
        return halves.count == 2
            && halves.allSatisfy { NameLexicon.shared.roles(String($0)).intersection(.plain) == .lastName }
    }

    var entry: NameEntry? { NameLexicon.shared[key] }
    var hasDigit: Bool { key.utf8.contains(where: Folding.isDigit) }

    /// `J`, `J.` and `J.-P.`: letters that each stand for a name.
    var isInitials: Bool {
        var letters = 0
        for byte in key.utf8 {
            if Folding.isLetter(byte) { letters += 1 } else if byte != UInt8(ascii: "-") { return false }
        }
        return letters == 1 || (hasDot && letters <= 3 && text.utf8.filter { $0 == UInt8(ascii: ".") }.count == letters)
    }
}

/// A cell cut into words, with what stands in parentheses, quotes or after stars set aside.
struct NameWords: Sendable {
    var words: [NameWord] = []
    /// The text between `(` and `)` or `[` and `]`.
    var parentheses: [String] = []
    /// The text between quotes, straight, curly or French.
    var quotes: [String] = []
    /// Signs that are no part of a name: `***`, `#2`.
    var debris: [String] = []

    init(_ text: String) {
        var word = ""
        var followsComma = false
        var closing: Character?
        var aside = ""
        let characters = Array(text)
        func isEdge(_ place: Int) -> Bool {
            place < 0 || place >= characters.count || characters[place].isWhitespace
                || ",()".contains(characters[place])
        }
        func endWord(_ words: inout [NameWord], _ debris: inout [String]) {
            defer { word = "" }
            guard !word.isEmpty else { return }
            guard
                word.contains(where: {
                    $0.isLetter || $0.isNumber || $0 == "&" || $0 == "+" || $0 == "/" || !$0.isASCII
                })
            else {
                if word.contains(where: { $0 != "-" && $0 != "." }) { debris.append(word) }
                return
            }
            if word.first == "#" {
                debris.append(word)
                return
            }
            var next = NameWord(word)
            next.followsComma = followsComma
            followsComma = false
            words.append(next)
        }
        for (place, character) in characters.enumerated() {
            if let end = closing {
                if character == end {
                    if end == ")" || end == "]" { parentheses.append(aside) } else { quotes.append(aside) }
                    (closing, aside) = (nil, "")
                } else {
                    aside.append(character)
                }
                continue
            }
            switch character {
            case " ", "\u{A0}", "\t": endWord(&words, &debris)
            case ",", ";":
                endWord(&words, &debris)
                followsComma = true
            case "(", "[":
                endWord(&words, &debris)
                closing = character == "(" ? ")" : "]"
            case "\"", "“", "«":
                let end: Character = character == "“" ? "”" : character == "«" ? "»" : "\""
                if characters[(place + 1)...].contains(end) {
                    endWord(&words, &debris)
                    closing = end
                }
            case "'" where isEdge(place - 1) && Self.closesQuote(characters, after: place): closing = "'"
            case "&", "+", "/":
                // `9/10`, `A/S` and `c/o` stay whole; `Jean/Marie` are two.
                let isInsideMark = character == "/" && place > 0 && place + 2 >= characters.count - 1
                if character == "/", word.count <= 1, !word.isEmpty || isInsideMark {
                    word.append(character)
                } else {
                    endWord(&words, &debris)
                    word = String(character)
                    endWord(&words, &debris)
                }
            case "*":
                endWord(&words, &debris)
                debris.append("*")
            case "’", "‘": word.append("'")
            default: word.append(character)
            }
        }
        if closing != nil { word = aside }
        if closing == nil || !aside.contains(" ") {
            endWord(&words, &debris)
        } else {
            for part in aside.split(separator: " ") {
                word = String(part)
                endWord(&words, &debris)
            }
        }
        debris = debris.reduce(into: []) { kept, sign in
            if sign == "*", kept.last?.allSatisfy({ $0 == "*" }) == true {
                kept[kept.count - 1] += "*"
            } else {
                kept.append(sign)
            }
        }
    }

    /// Whether an apostrophe opens a quoted nickname, as `'Ben'`, and not a name as `'t Hooft`.
    private static func closesQuote(_ characters: [Character], after place: Int) -> Bool {
        guard let end = characters[(place + 1)...].firstIndex(of: "'"), end > place + 2 else { return false }
        return end + 1 == characters.count || characters[end + 1] == " " || characters[end + 1] == ","
    }
}
