import Records

/// Apostrophes of names that an export made something else of: `D?Amours`, `D`Amours`, `Prud''homme`.
enum LostApostrophes {
    /// Whether a name may hold one; false for nearly all names.
    static func mayBeIn(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        var last: UInt8 = 0
        for byte in cell {
            if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "`") { return true }
            if byte == UInt8(ascii: "'"), last == byte { return true }
            last = byte
        }
        return false
    }

    /// The text with its apostrophes; nil where none is certain.
    ///
    /// A backtick, an acute accent and a doubled apostrophe between two letters are nothing else. A question mark is one
    /// behind a single `D`, `L` or `O` and before a capital and a small letter, or where the name with an apostrophe is
    /// known: in capitals it may be an `É` as well (`D?SIREE`).
    static func restored(in text: String, _ field: Field) -> String? {
        let letters = Array(text)
        var result = ""
        var isChanged = false
        var place = 0
        func isLetter(_ place: Int) -> Bool { letters.indices.contains(place) && letters[place].isLetter }
        while place < letters.count {
            let letter = letters[place]
            if letter == "`" || letter == "´", isLetter(place - 1), isLetter(place + 1) {
                result.append("'")
                isChanged = true
            } else if letter == "'", place + 1 < letters.count, letters[place + 1] == "'", isLetter(place - 1),
                isLetter(place + 2)
            {
                result.append("'")
                isChanged = true
                place += 1
            } else if letter == "?", isElision(letters, at: place, field) {
                result.append("'")
                isChanged = true
            } else {
                result.append(letter)
            }
            place += 1
        }
        return isChanged ? result : nil
    }

    private static func isElision(_ letters: [Character], at place: Int, _ field: Field) -> Bool {
        guard place > 0, place + 1 < letters.count, "DLOdlo".contains(letters[place - 1]),
            place == 1 || !letters[place - 2].isLetter && letters[place - 2] != "'",
            letters[place + 1].isUppercase
        else { return false }
        if place + 2 < letters.count, letters[place + 2].isLowercase { return true }
        guard field.kind == .personName else { return false }
        let end = letters[place...].dropFirst().firstIndex { !$0.isLetter } ?? letters.count
        let name = Folding.key(String(letters[(place + 1)..<end]))
        return NameLexicon.shared.roles(Folding.key(String(letters[place - 1])) + "'" + name).contains(.lastName)
    }

    /// Whether question marks stand between letters of a name: `C??t??`, `B?LANGER`.
    static func lacksLetters(_ text: String) -> Bool {
        var hasLetter = false
        var hasMark = false
        for letter in text {
            if letter == "?" {
                hasMark = hasLetter
            } else {
                if letter.isLetter, hasMark { return true }
                (hasLetter, hasMark) = (letter.isLetter, false)
            }
        }
        return false
    }
}
