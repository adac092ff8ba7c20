/// Proper case for names that were typed in capitals or in small letters.
///
/// A word that is already in mixed case stays as typed. Accents come back only where the accented spelling is the
/// only usual one.
enum NameCasing {
    enum Change: Comparable, Sendable {
        case none
        /// Case or apostrophes alone.
        case form
        /// A letter got its accent back.
        case accents
    }

    enum Part: Sendable {
        case first, last
    }

    /// - Parameter accents: what gets its lost accents back.
    static func written(
        _ words: [NameWord], as part: Part, accents: NameAccents = .all
    ) -> (text: String, change: Change) {
        var result = ""
        var change = Change.none
        let isWhollyUncased = words.allSatisfy { $0.shape != .capitalised && $0.shape != .mixed }
        for (place, word) in words.enumerated() {
            let isBeforeLast = place + 1 < words.count
            let next = written(
                word, as: part, isParticle: part == .last && isBeforeLast && word.roles.contains(.particle),
                isFirst: place == 0,
                beforeLa: isBeforeLast
                    && ["LA", "L'", "LOS", "LAS", "DER", "DEN"].contains { words[place + 1].key.hasPrefix($0) },
                isWhollyUncased: isWhollyUncased, accents: accents)
            if place > 0 { result += " " }
            result += next
            change = max(change, Self.change(from: word.text, to: next))
        }
        return (result, change)
    }

    /// A word that is the whole of a name; what `written(_:as:)` gives for it.
    static func written(
        alone word: NameWord, as part: Part, accents: NameAccents = .all
    ) -> (text: String, change: Change) {
        let text = written(
            word, as: part, isParticle: false, isFirst: true, beforeLa: false, isWhollyUncased: true,
            accents: accents)
        return (text, change(from: word.text, to: text))
    }

    /// A restored accent makes a word longer in UTF-8; case and apostrophes never do.
    private static func change(from typed: String, to written: String) -> Change {
        typed == written ? .none : written.utf8.count > typed.utf8.count ? .accents : .form
    }

    private static func written(
        _ word: NameWord, as part: Part, isParticle: Bool, isFirst: Bool, beforeLa: Bool, isWhollyUncased: Bool,
        accents: NameAccents
    ) -> String {
        switch word.shape {
        case .none, .capitalised: return word.text
        case .initial: return word.text
        case .mixed: return mended(word.text)
        case .lower:
            if word.roles.contains(.particle), part == .last, !isWhollyUncased { return word.text }
            // `Maria de Fátima`, `Costa e Silva`: somebody wrote the others with a capital and this one without.
            if !isWhollyUncased, !isFirst, word.key.utf8.count <= 3 { return word.text }
        case .upper: break
        }
        if isParticle, let display = particle(word.key, isFirst: isFirst, beforeLa: beforeLa) {
            return display + (word.hasDot ? "." : "")
        }
        if part == .first, word.shape == .upper, word.isInitials || isConsonants(word.key) { return word.text }
        // `BRP` where a last name belongs is no name; `NG` is one.
        if part == .last, word.shape == .upper, word.key.utf8.count == 3, isConsonants(word.key),
            !word.roles.contains(.lastName)
        {
            return word.text
        }
        if part == .first, word.shape == .lower, word.isInitials { return word.text.uppercased() }
        if word.key.utf8.count == word.text.utf8.count || !word.text.utf8.contains(where: { $0 >= 0x80 }) {
            if let accented = accented(word.key, as: part, accents), !word.hasDot { return accented }
        }
        return word.key.utf8.contains(UInt8(ascii: "-"))
            ? word.text.split(separator: "-", omittingEmptySubsequences: false).map {
                hyphenated(String($0), as: part, accents: accents)
            }
            .joined(separator: "-")
            : mac(LetterCase.capitalised(word.text), key: word.key, as: part)
    }

    private static func hyphenated(_ half: String, as part: Part, accents: NameAccents) -> String {
        let key = Folding.key(half)
        if half.utf8.count == key.utf8.count, let accented = accented(key, as: part, accents) {
            return accented
        }
        return mac(LetterCase.capitalised(half), key: key, as: part)
    }

    /// The one usual accented spelling, when the text has lost its accents.
    private static func accented(_ key: String, as part: Part, _ accents: NameAccents) -> String? {
        if accents == .none || accents == .exceptEnglishNames && part == .first && englishNames.contains(key) {
            return nil
        }
        return NameLexicon.shared.accented(key, asFirstName: part == .first)
    }

    /// First names that French writes with accents and English without.
    private static let englishNames: Set<String> = [
        "ADELE", "AGNES", "ANGELIQUE", "BEATRICE", "CECILE", "CELINE", "FREDERIC", "FREDERICK", "GENEVIEVE", "GREGORY",
        "HELENE", "JEREMY", "JOSEPHINE", "NOELLA", "REGINALD",
    ]

    /// How a particle is written when nothing tells how the family writes it (`name-particles.csv`): a capital at the
    /// start of a last name, except in the fixed groups `de la`, `van der`.
    private static func particle(_ key: String, isFirst: Bool, beforeLa: Bool) -> String? {
        switch key {
        case "DE", "DU", "DES", "VAN": isFirst && !beforeLa ? LetterCase.capitalised(key) : key.lowercased()
        case "LA", "LE": isFirst ? LetterCase.capitalised(key) : key.lowercased()
        case "DER", "DEN", "TER", "TEN", "VON", "DOS", "DAS", "DA", "Y", "DIT", "LOS", "LAS", "BIN", "IBN", "'T":
            key.lowercased()
        default: nil
        }
    }

    /// `McDONALD` → `McDonald`, `jEAN` → `Jean`, `TREMBLAy` → `Tremblay`; other mixtures are somebody's choice.
    private static func mended(_ text: String) -> String {
        let letters = text.filter(\.isLetter)
        guard letters.count >= 3 else { return text }
        let upper = letters.filter(\.isUppercase).count
        let isInverted = letters.first?.isLowercase == true && upper == letters.count - 1
        let endsLower = letters.count >= 5 && upper == letters.count - 1 && letters.last?.isLowercase == true
        if isInverted || endsLower { return LetterCase.capitalised(text) }
        let key = Folding.key(text)
        for prefix in ["Mc", "Mac"] where text.hasPrefix(prefix) {
            let rest = text.dropFirst(prefix.count)
            if rest.count >= 3, rest.allSatisfy(\.isUppercase) {
                return mac(LetterCase.capitalised(text), key: key, as: .last)
            }
        }
        return text
    }

    /// First names (`Mackenzie`) keep small letters after `Mac`.
    private static func mac(_ word: String, key: String, as part: Part) -> String {
        guard key.utf8.first == UInt8(ascii: "M"), key.utf8.count > 4 else { return word }
        let length = key.hasPrefix("MC") ? 2 : part == .last && scottish.contains(key) ? 3 : 0
        guard length > 0 else { return word }
        return word.prefix(length) + LetterCase.raisingFirst(word.dropFirst(length))
    }

    /// `Macé` and `Machabée` are no Scots: only known names get a second capital.
    private static let scottish: Set<String> = [
        "MACALLISTER", "MACARTHUR", "MACAULAY", "MACBETH", "MACCALLUM", "MACDONALD", "MACDONELL", "MACDOUGALL",
        "MACEACHERN",
        "MACFARLANE", "MACGILLIVRAY", "MACGREGOR", "MACINNIS", "MACINTOSH", "MACINTYRE", "MACISAAC", "MACIVER",
        "MACKAY",
        "MACKENZIE", "MACKINNON", "MACLEAN", "MACLELLAN", "MACLEOD", "MACMILLAN", "MACNAB", "MACNEIL", "MACNEILL",
        "MACPHEE",
        "MACPHERSON", "MACQUEEN", "MACRAE", "MACTAVISH",
    ]

    /// `JP`, `JF`, `MC`: two or three letters without a vowel are initials, not a name.
    private static func isConsonants(_ key: String) -> Bool {
        key.utf8.count <= 3 && key.utf8.allSatisfy { Folding.isLetter($0) && !"AEIOUY".utf8.contains($0) }
    }
}
