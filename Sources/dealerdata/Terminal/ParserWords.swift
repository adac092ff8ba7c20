import Records

/// ArgumentParser's fixed words in French. What we wrote ourselves is in the user's language already.
enum ParserWords {
    static func translated(_ text: String, _ language: Language) -> String {
        guard language == .french else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line(String($0)) }.joined(separator: "\n")
    }

    private static func line(_ line: String) -> String {
        for (english, french) in headings where line.hasPrefix(english) {
            return french + sentence(String(line.dropFirst(english.count)))
        }
        return sentence(line)
    }

    private static func sentence(_ line: String) -> String {
        for (english, french) in sentences {
            guard let words = WordsBetween(english).read(line) else { continue }
            return fragment(WordsBetween(french).written(words.map(list)))
        }
        return fragment(line)
    }

    private static func fragment(_ line: String) -> String {
        fragments.reduce(line) { $0.replacing($1.0, with: $1.1) }
    }

    /// Several quoted words, as `'text', 'json' or 'md'`, or what stood between the outermost quotes of such a list.
    private static func list(_ words: String) -> String {
        if words.hasPrefix("'"), words.hasSuffix("'"), words.count > 1 {
            return ["' or '", "' and '", "', '"].reduce(String(words.dropFirst().dropLast())) {
                $0.replacing($1, with: ", ")
            }
        }
        return words.replacing("', '", with: " », « ")
    }

    private static let headings = [
        ("OVERVIEW: ", ""), ("USAGE: ", "USAGE : "), ("Usage: ", "Usage : "), ("ARGUMENTS:", "ARGUMENTS :"),
        ("OPTIONS:", "OPTIONS :"), ("SUBCOMMANDS:", "COMMANDES :"), ("Error: ", "Erreur : "), ("Help:  ", "Aide :  "),
        ("   or: ", "   ou : "),
    ]

    /// Whole lines; `*` stands for what the user typed or the name of an option. More words come before fewer.
    private static let sentences = [
        ("Unknown option '*'. Did you mean '*'?", "option inconnue « * » ; vouliez-vous dire « * » ?"),
        ("Unknown option '*'", "option inconnue « * »"),
        ("Missing value for '*' in '*'", "il manque la valeur de « * » dans « * »"),
        ("Missing value for '*'", "il manque la valeur de « * »"),
        ("Missing expected argument '*'", "il manque l’argument « * »"),
        ("Missing one of: '*'", "il manque l’un de : « * »"),
        ("Missing required subcommand.", "il manque une commande."),
        ("Unexpected argument '*'", "argument inattendu « * »"),
        ("* unexpected arguments: '*'", "* arguments inattendus : « * »"),
        (
            "The option '*' does not take any value, but '*' was specified.",
            "l’option « * » ne prend pas de valeur ; « * » est de trop"
        ),
        (
            "The value '*' is invalid for '*'. Please provide one of the following:",
            "la valeur « * » ne convient pas à « * » ; choix possibles :"
        ),
        (
            "The value '*' is invalid for '*'. Please provide one of *.",
            "la valeur « * » ne convient pas à « * » ; choix possibles : *"
        ),
        ("The value '*' is invalid for '*'", "la valeur « * » ne convient pas à « * »"),
        (
            "Value to be set with flag '*' had already been set with flag '*'",
            "« * » contredit « * », donné plus tôt"
        ),
        ("  See '*' for detailed help.", "  Voir « * » pour l’aide détaillée."),
        ("  See '*' for more information.", "  Voir « * » pour en savoir plus."),
    ]

    /// Parts of the lines of a help text, which the terminal's width may cut anywhere between words.
    private static let fragments: [(String, String)] = [
        ("[<options>]", "[options]"), ("<subcommand>", "<commande>"), ("<options>", "options"),
        ("Show help information.", "Affiche cette aide."), ("Show the version.", "Affiche la version."),
        ("Show subcommand help information.", "Affiche l’aide d’une commande."), ("(default)   ", "(par défaut)"),
        ("(values: ", "(valeurs : "), ("; default:", " ; par défaut\u{A0}:"), ("(default: ", "(par défaut\u{A0}: "),
        (" default: ", " par défaut\u{A0}: "),
        // Where a line ends behind them.
        ("(values:", "(valeurs :"), ("(default:", "(par défaut\u{A0}:"),
    ]
}

/// A line with gaps, each written `*`.
private struct WordsBetween {
    private let parts: [String]

    init(_ line: String) { parts = line.split(separator: "*", omittingEmptySubsequences: false).map(String.init) }

    /// What stands in the gaps of a line; nil when the line is another one.
    func read(_ line: String) -> [String]? {
        guard let first = parts.first, let last = parts.last, line.hasPrefix(first) else { return nil }
        var rest = line.dropFirst(first.count)
        guard parts.count > 1 else { return rest.isEmpty ? [] : nil }
        var words: [String] = []
        for part in parts.dropFirst().dropLast() {
            guard let place = rest.firstRange(of: part) else { return nil }
            words.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        guard rest.hasSuffix(last) else { return nil }
        return words + [String(rest.dropLast(last.count))]
    }

    func written(_ words: [String]) -> String {
        var line = parts.first ?? ""
        for (word, part) in zip(words, parts.dropFirst()) { line += word + part }
        return line
    }
}
