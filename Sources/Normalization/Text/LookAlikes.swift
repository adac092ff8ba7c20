/// Letters of other scripts that look like Latin ones, inside words that are otherwise Latin: `Тremblay` with a Cyrillic Т.
///
/// They come from copied text and from people who mean to deceive. A word of one script alone is somebody's name.
enum LookAlikes {
    enum Reading: Equatable {
        case none
        /// Each foreign letter of the mixed words looks like one Latin letter.
        case meant(String)
        /// Scripts are mixed in a word, and what was meant cannot be told.
        case mixed
    }

    static func read(_ text: String) -> Reading {
        guard text.unicodeScalars.contains(where: isForeign) else { return .none }
        var result = String.UnicodeScalarView()
        var (isMixed, isMended) = (false, false)
        for word in text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false) {
            if !result.isEmpty || isMended || isMixed { result.append(" ") }
            let hasLatin = word.contains { $0.properties.isAlphabetic && $0.value < 0x250 }
            guard hasLatin, word.contains(where: isForeign) else {
                result.append(contentsOf: word)
                continue
            }
            let latin = word.map { isForeign($0) ? letters[$0] : $0 }
            if latin.contains(where: { $0 == nil }) {
                isMixed = true
                result.append(contentsOf: word)
            } else {
                isMended = true
                result.append(contentsOf: latin.compactMap(\.self))
            }
        }
        if isMixed { return .mixed }
        return isMended ? .meant(String(result)) : .none
    }

    /// Greek and Cyrillic letters.
    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        (0x370...0x3FF).contains(scalar.value) || (0x400...0x52F).contains(scalar.value)
    }

    private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = zip(
            "АВЕКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο".unicodeScalars,
            "ABEKMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXo".unicodeScalars)
        return Dictionary(uniqueKeysWithValues: pairs.map { ($0, $1) })
    }()
}
