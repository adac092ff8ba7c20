import Records

/// Why a municipality is written otherwise than it was typed: the code of the finding, for which there are words.
enum CitySpelling {
    /// `CI-ALIAS` is for names of daily use, `Mtl`; `CI-ABBR` for `St-` and `Ste-`; `LG-CAPS` for names in capitals, where
    /// accents are commonly left out; `CI-ACC` for accents and hyphens that are missing; `CI-FMT` for case.
    static func code(typed: String, written: String, isAlias: Bool, isMended: Bool) -> String {
        if isAlias { return "CI-ALIAS" }
        var typed = typed
        return typed.withUTF8 { bytes in
            if isMended, hasShortSaint(bytes) { return "CI-ABBR" }
            if Legibility.isShouted(bytes) { return "LG-CAPS" }
            return isMended ? "CI-ACC" : "CI-FMT"
        }
    }

    /// Whether a word is `St` or `Ste`.
    static func hasShortSaint(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { hasShortSaint($0) }
    }

    /// `St-Machin` → `Saint-Machin`, where each one is joined to its name by a hyphen; nil else.
    static func withWholeSaints(_ name: String) -> String? {
        var isChanged = false
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard !name.contains(" ") else { return nil }
        let written = parts.enumerated().map { place, part in
            let key = Folding.undotted(Folding.key(part))
            guard place + 1 < parts.count, key == "ST" || key == "STE" else {
                return WordShape(name) == .upper || WordShape(name) == .lower
                    ? (place > 0 && StreetName.small.contains(key) ? part.lowercased() : LetterCase.capitalised(part))
                    : String(part)
            }
            isChanged = true
            return key == "ST" ? "Saint" : "Sainte"
        }
        return isChanged ? written.joined(separator: "-") : nil
    }

    private static func hasShortSaint(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end].isLetter || bytes[end] >= 0x80 { end += 1 }
            if end - start == 2 || end - start == 3 && bytes[start + 2].uppercased == UInt8(ascii: "E"),
                bytes[start].uppercased == UInt8(ascii: "S"), bytes[start + 1].uppercased == UInt8(ascii: "T")
            {
                return true
            }
            start = end + 1
        }
        return false
    }

    // MARK: What the typed name knows better

    /// The listed spelling with the accents and inner capitals that the typed name has and the list has not.
    ///
    /// Hyphens, small words and first letters are the list's, and so is an accent on which the two differ. Names with the
    /// same `Places.key` have the same letters, which are compared one by one.
    static func completed(_ listed: String, by typed: String) -> String {
        // A hyphen in place of the dash between two names is not worth changing what somebody typed.
        if isMohawk(typed) { return typed }
        if listed == typed || listed.contains("–") && listed.replacing("–", with: "-") == typed { return typed }
        let letters = typedLetters(typed)
        guard letters.contains(where: { $0.isInnerCapital || !$0.text.isASCII }) else { return listed }
        var result = ""
        var place = 0
        var followsLetter = false
        for character in listed {
            guard character.isLetter || character.isNumber else {
                result.append(character)
                followsLetter = false
                continue
            }
            guard place < letters.count else { return listed }
            let own = letters[place]
            let width = Folding.key(String(character)).utf8.count
            if own.isSecondHalf {
                // `oe`, where `œ` was typed and is written already.
            } else if character.isASCII, !own.text.isASCII {
                result += character.isUppercase ? own.text.uppercased() : own.text.lowercased()
            } else if followsLetter, own.isInnerCapital {
                result += character.uppercased()
            } else {
                result.append(character)
            }
            place += width
            followsLetter = true
        }
        return place == letters.count ? result : listed
    }

    /// `Kahnawà:ke`: the colon inside a word is a letter's length in Mohawk.
    private static func isMohawk(_ typed: String) -> Bool {
        guard let colon = typed.firstIndex(of: ":"), colon != typed.startIndex else { return false }
        let before = typed[typed.index(before: colon)]
        guard before.isLowercase, let after = typed[colon...].dropFirst().first else { return false }
        return after.isLowercase
    }

    /// One letter of a name's key.
    private struct TypedLetter {
        let text: Character
        /// The `e` of `œ`.
        var isSecondHalf = false
        /// The `S` of `LaSalle`, but not the `o` of `mOntréal`.
        var isInnerCapital = false
    }

    /// Beginnings of words after which a capital may stand.
    private static let raising: Set<String> = [
        "MC", "MAC", "LA", "LE", "LES", "DE", "DES", "DU", "SAINT", "VAN", "FITZ",
    ]

    private static func typedLetters(_ name: String) -> [TypedLetter] {
        var letters: [TypedLetter] = []
        for word in name.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            let key = Folding.key(word)
            if key == "ST" || key == "STE" {
                letters += (key == "ST" ? "Saint" : "Sainte").map { TypedLetter(text: $0) }
                continue
            }
            let characters = Array(word)
            for (place, character) in characters.enumerated() {
                let isInner =
                    place > 0 && place + 1 < characters.count && character.isUppercase
                    && characters[place - 1].isLowercase && characters[place + 1].isLowercase
                    && raising.contains(Folding.key(String(characters[..<place])))
                letters.append(TypedLetter(text: character, isInnerCapital: isInner))
                let width = Folding.key(String(character)).utf8.count
                for _ in 1..<max(width, 1) { letters.append(TypedLetter(text: "e", isSecondHalf: true)) }
            }
        }
        return letters
    }
}
