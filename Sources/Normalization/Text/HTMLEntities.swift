/// Letters that a web form wrote as HTML: `Gagn&eacute;`, `L&#39;Heureux`, `Roy &amp; Fils`.
enum HTMLEntities {
    /// The text with its entities read; nil when it has none, or one that HTML does not know: then nobody knows what was meant.
    static func decoded(_ text: String) -> String? {
        guard let once = decodedOnce(text) else { return nil }
        // `&amp;eacute;` was written twice.
        return decodedOnce(once) ?? once
    }

    private static func decodedOnce(_ text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: ";")) else { return nil }
        var result = ""
        var found = false
        var rest = Substring(text)
        while let mark = rest.firstIndex(of: "&") {
            result += rest[..<mark]
            let behind = rest[rest.index(after: mark)...]
            guard let end = behind.prefix(12).firstIndex(of: ";"), let letter = letter(behind[..<end]) else {
                result += "&"
                rest = behind
                continue
            }
            result += letter
            found = true
            rest = behind[behind.index(after: end)...]
        }
        return found ? result + rest : nil
    }

    private static func letter(_ name: Substring) -> String? {
        if name.first == "#" {
            let digits = name.dropFirst()
            let value =
                digits.first == "x" || digits.first == "X"
                ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
            guard let value, value >= 32, value != 127, let scalar = Unicode.Scalar(value) else { return nil }
            return String(Character(scalar))
        }
        if let known = named[String(name)] { return known }
        // In a file of capitals the names of letters are capitals too: `&EACUTE;`.
        guard name.count > 2, name.allSatisfy(\.isUppercase) else { return nil }
        return named[name.lowercased()]?.uppercased()
    }

    /// HTML 4 names of the letters and signs of Western European text.
    private static let named: [String: String] = {
        var named = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "rsquo": "’", "lsquo": "‘",
            "laquo": "«", "raquo": "»", "ldquo": "“", "rdquo": "”", "ndash": "–", "mdash": "—", "hellip": "…",
            "deg": "°", "ordm": "º", "sup2": "²", "euro": "€", "copy": "©", "reg": "®", "szlig": "ß", "oelig": "œ",
            "OElig": "Œ", "aelig": "æ", "AElig": "Æ", "oslash": "ø", "Oslash": "Ø", "scaron": "š", "Scaron": "Š",
            "ccedil": "ç", "Ccedil": "Ç", "ntilde": "ñ", "Ntilde": "Ñ", "aring": "å", "Aring": "Å", "yacute": "ý",
            "shy": "", "zwnj": "", "middot": "·",
        ]
        let marks: [(String, Unicode.Scalar, String)] = [
            ("acute", "\u{301}", "aeiou"), ("grave", "\u{300}", "aeiou"), ("circ", "\u{302}", "aeiou"),
            ("uml", "\u{308}", "aeiouy"), ("tilde", "\u{303}", "ao"),
        ]
        for (name, mark, letters) in marks {
            for letter in letters {
                for one in [String(letter), letter.uppercased()] {
                    named[one + name] = String(composing(one, mark))
                }
            }
        }
        return named
    }()

    /// The composed letter of Latin-1 or beyond, so that no text leaves this table in two scalars.
    private static func composing(_ letter: String, _ mark: Unicode.Scalar) -> Character {
        var pair = String.UnicodeScalarView(letter.unicodeScalars)
        pair.append(mark)
        return Character(Legibility.composed(String(pair)) ?? String(pair))
    }
}
