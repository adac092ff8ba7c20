extension ConsentHeader {
    /// Whether words deny what the others permit: `Consentement révoqué`, `Sans consentement`, `Opt In Declined`, `Can't
    /// Email`. `Consentement oui/non` names the answers.
    static func denies(_ key: HeaderKey) -> Bool {
        let words = Set(key.words)
        let answers: [Set<String>] = [["oui", "non"], ["yes", "no"], ["o", "n"], ["y", "n"]]
        guard !answers.contains(where: { $0.isSubset(of: words) }) else { return false }
        return !words.isDisjoint(with: negations) || forbids(key) || revokes(key)
    }

    /// Whether a word takes back what was allowed: `Email Disabled`, where nothing says that it was a consent.
    static func revokes(_ key: HeaderKey) -> Bool {
        key.words.contains { word in revocations.contains { word.hasPrefix($0) } }
    }

    /// Whether what is forbidden needs no word that permits: `Cannot Email`, `Won’t Text`.
    static func forbids(_ key: HeaderKey) -> Bool {
        !Set(key.words).isDisjoint(with: ["cannot", "cant", "wont", "dont"])
            || zip(key.words, key.words.dropFirst()).contains {
                ["can", "won", "don", "doesn"].contains($0) && $1 == "t"
            }
    }

    /// Whether a refusal is denied: `Non désabonné`, `Not opted out`.
    static func turnsRefusal(_ key: HeaderKey) -> Bool {
        zip(key.words, key.words.dropFirst()).contains { before, word in
            ["non", "not", "pas", "jamais", "never"].contains(before)
                && [
                    "desabonn", "desinscr", "unsub", "opted", "optout", "refus", "retir", "revok", "withdr", "bloq",
                    "block",
                ]
                .contains { word.hasPrefix($0) }
        }
    }

    /// Whether nobody had to be asked: `Consentement non requis`.
    static func isNotAsked(_ key: HeaderKey) -> Bool {
        !Set(key.words).isDisjoint(with: [
            "requis", "requise", "required", "necessaire", "needed", "applicable", "exempt",
        ])
    }

    private static let negations: Set<String> = [
        "pas", "non", "not", "sans", "aucun", "aucune", "jamais", "never", "without", "none", "nul", "nulle",
    ]
    private static let revocations = [
        "revoq", "revok", "revoc", "retir", "retrait", "refus", "declin", "denied", "deny", "withh", "withdr", "annul",
        "cancel", "disab", "desactiv", "interdi", "prohib", "forbid", "oppos", "reject", "rejet", "bloq", "block",
    ]
}
