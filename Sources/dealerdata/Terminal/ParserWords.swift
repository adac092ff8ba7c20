import Records

/// ArgumentParser's fixed words in French. What we wrote ourselves is in the user's language already.
enum ParserWords {
    static func translated(_ text: String, _ language: Language) -> String {
        guard language == .french else { return text }
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { lines.append(self.line(String(line))) }
        return lines.joined(separator: "\n")
    }

    private static func line(_ line: String) -> String {
        for (english, french) in headings where line.hasPrefix(english) {
            return french + phrases(String(line.dropFirst(english.count)))
        }
        return phrases(line)
    }

    private static func phrases(_ line: String) -> String {
        sentences.reduce(line) { $0.replacing($1.0, with: $1.1) }
    }

    private static let headings = [
        ("OVERVIEW: ", ""), ("USAGE: ", "USAGE : "), ("Usage: ", "Usage : "), ("ARGUMENTS:", "ARGUMENTS :"),
        ("OPTIONS:", "OPTIONS :"), ("SUBCOMMANDS:", "COMMANDES :"), ("Error: ", "Erreur : "), ("Help:  ", "Aide :  "),
    ]

    private static let sentences: [(String, String)] = [
        ("[<options>]", "[options]"), ("<subcommand>", "<commande>"), ("<options>", "options"),
        ("Show help information.", "Affiche cette aide."), ("Show the version.", "Affiche la version."),
        ("Show subcommand help information.", "Affiche l’aide d’une commande."),
        ("(default: ", "(par défaut : "), ("(values: ", "(valeurs : "), ("; default: ", " ; par défaut : "),
        ("for detailed help.", "pour l’aide détaillée."), ("for more information.", "pour en savoir plus."),
        ("  See '", "  Voir « "), ("See '", "Voir « "), ("dealerdata help <commande>' ", "dealerdata help <commande> » "),
        ("--help' pour", "--help » pour"), ("Unknown option '", "option inconnue « "),
        ("'. Did you mean '", " ». Vouliez-vous dire « "), ("Missing expected argument '", "il manque l’argument « "),
        ("Missing value for '", "il manque la valeur de « "), ("Unexpected argument '", "argument inattendu « "),
        ("unexpected arguments: '", "arguments inattendus : « "), ("Missing one of: '", "il manque l’un de : « "),
        ("The value '", "la valeur « "), ("' is invalid for '", " » ne convient pas à « "),
        ("Please provide one of ", "Choix possibles : "), ("Missing required subcommand.", "il manque une commande."),
        ("'?", " » ?"),
    ]
}
