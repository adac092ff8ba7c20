import CScan

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Tells single-byte encodings apart by how well the characters they make sit in French text.
///
/// Each high byte is judged with its two neighbours: `é` between small letters is common, a box-drawing line there is
/// absurd, and a capital accent inside a small word is nearly so. Scores are natural logarithms of rough frequencies in
/// French-Canadian customer files; only their order of magnitude matters.
enum FrenchLetters {
    /// In order of preference when the texts they make are the same.
    private static let candidates: [Encoding] = [.windows1252, .macRoman, .cp850, .cp863, .cp437, .iso8859_15]

    /// - Returns: the likeliest encoding, and the odds that it is right among those that would make another text.
    static func bestEncoding(for bytes: UnsafeBufferPointer<UInt8>) -> (Encoding, confidence: Double) {
        var counts = [UInt64](repeating: 0, count: 128 * 25)
        if let base = bytes.baseAddress { dd_high_contexts(base, bytes.count, &counts) }
        let present = (0..<128).filter { byte in counts[(byte * 25)..<(byte * 25 + 25)].contains { $0 > 0 } }
        let scored = candidates.map { candidate in
            let characters = Array((candidate.highCharacters ?? "").unicodeScalars)
            return (
                encoding: candidate, score: score(counts, characters, Double.init),
                evidence: score(counts, characters, evidence), text: present.map { characters[$0] }
            )
        }
        var best = scored[0]
        for candidate in scored.dropFirst() where candidate.score > best.score { best = candidate }
        let rival = scored.filter { $0.text != best.text }.map(\.evidence).max() ?? -.infinity
        return (best.encoding, confidence(ahead: max(0, best.evidence - rival), per: counts.reduce(0, +)))
    }

    /// What a letter among the same neighbours says when it comes so many times: a name that comes again says little more.
    private static func evidence(_ count: UInt64) -> Double { count < 1 ? 0 : 1 + log(Double(count)) / 2 }

    /// A lead of `ahead` nats over `count` characters. Characters of one file repeat each other, so each counts for at
    /// most 4 nats and the lead for at most 12.
    private static func confidence(ahead: Double, per count: UInt64) -> Double {
        let lead = min(ahead, 12, 4 * Double(max(count, 1)))
        return 1 / (1 + exp(-lead))
    }

    private static func score(
        _ counts: [UInt64], _ characters: [Unicode.Scalar], _ weighed: (UInt64) -> Double
    ) -> Double {
        var total = 0.0
        for byte in 0..<128 {
            for context in 0..<25 {
                let seen = counts[byte * 25 + context]
                if seen == 0 { continue }
                total += weighed(seen) * weight(characters[byte], before: context / 5, after: context % 5)
            }
        }
        return total
    }

    private static func weight(_ character: Unicode.Scalar, before: Int, after: Int) -> Double {
        let besideLower = before == Int(DD_LOWER) || after == Int(DD_LOWER)
        let besideUpper = before == Int(DD_UPPER) || after == Int(DD_UPPER)
        let insideWord =
            (before == Int(DD_LOWER) || before == Int(DD_UPPER)) && (after == Int(DD_LOWER) || after == Int(DD_UPPER))
        if let frequency = smallLetters[character] {
            // A small accent between capitals is a slip of the shift key.
            return frequency - (besideUpper && !besideLower ? 3 : 0) - (besideLower || besideUpper ? 0 : 1.5)
        }
        if let frequency = capitalLetters[character] {
            // A capital opens a word or stands among capitals; a small letter after it, inside a word, is absurd.
            let isInside = before == Int(DD_LOWER) || before == Int(DD_UPPER)
            return frequency - (before == Int(DD_LOWER) ? 5 : 0) - (isInside && after == Int(DD_LOWER) ? 5 : 0)
                - (besideLower || besideUpper ? 0 : 1.5)
        }
        if character == "’" { return insideWord ? -3.5 : -6 }
        if let frequency = signs[character] { return frequency - (insideWord ? 5 : 0) }
        if character == "\u{FFFD}" { return -14 }
        if character.properties.isAlphabetic && character.value < 0x180 { return -8 - (insideWord ? 0 : 1) }
        return insideWord ? -13 : -10
    }

    private static let smallLetters: [Unicode.Scalar: Double] = [
        "é": -0.7, "è": -2, "à": -3, "ç": -3, "ê": -3.2, "ô": -3.2, "î": -4, "â": -4, "û": -4.5, "ë": -4, "ï": -4,
        "ù": -5, "œ": -5, "ü": -5.5, "ö": -6, "ñ": -6, "á": -6, "í": -6, "ó": -6, "ú": -6.5, "ä": -6, "ã": -6.5,
        "æ": -7.5,
        "ÿ": -7.5, "ò": -7, "ì": -7,
    ]
    private static let capitalLetters: [Unicode.Scalar: Double] = [
        "É": -2, "È": -3.5, "À": -4, "Ç": -4.5, "Ê": -4.5, "Ô": -4.5, "Î": -5, "Â": -5, "Û": -6, "Ë": -5, "Ï": -5.5,
        "Ù": -6.5, "Œ": -6, "Ü": -7, "Ö": -7, "Ñ": -7, "Á": -7, "Í": -7.5, "Ó": -7.5, "Ú": -8, "Ä": -7, "Ã": -8,
        "Æ": -8.5,
    ]
    private static let signs: [Unicode.Scalar: Double] = [
        "\u{A0}": -3, "«": -4, "»": -4, "°": -4, "–": -4.5, "—": -5, "…": -5, "“": -5, "”": -5, "‘": -6, "€": -5.5,
        "®": -5.5, "™": -5.5, "©": -6, "•": -6, "½": -6, "²": -6, "·": -6.5, "£": -7, "º": -6.5, "ª": -7, "¼": -7,
        "¾": -7,
        "±": -7, "×": -7, "µ": -7, "§": -7.5, "´": -6.5, "¢": -7, "¿": -8, "¡": -8, "\u{AD}": -8,
    ]
}
