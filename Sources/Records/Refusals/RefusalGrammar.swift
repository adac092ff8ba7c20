/// Reads the words of one clause for what they refuse.
///
/// Each form of words is tried at each place; the first that speaks decides how far it reaches.
struct RefusalGrammar {
    private(set) var closed: [String?] = []
    private(set) var doubtful: [String?] = []

    let words: [String]
    let place: RefusalText.Place

    /// What a form of words says, and the place behind it.
    struct Found {
        var closed: [String?] = []
        var doubtful: [String?] = []
        var end: Int
    }

    init(_ folded: [UInt8], _ place: RefusalText.Place) {
        words = Self.joined(folded.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) })
        self.place = place
    }

    mutating func read() {
        guard !tellsOfRight else { return }
        if let found = wholeText() {
            (closed, doubtful) = (found.closed, found.doubtful)
            return
        }
        var start = 0
        while start < words.count {
            let found = law(start) ?? asked(start) ?? removed(start) ?? single(start) ?? phrase(start)
            guard let found else {
                start += 1
                continue
            }
            closed += found.closed
            doubtful += found.doubtful
            start = max(start + 1, found.end)
        }
    }

    /// `Je peux me désabonner en tout temps`, `You can withdraw your consent`: what somebody may do, and has not done.
    var tellsOfRight: Bool {
        words.indices.contains { place in
            let before = words[max(0, place - 5)..<place]
            return Self.leavings.contains { words[place].hasPrefix($0) } && before.contains { Self.mays.contains($0) }
                && !before.contains { ["ne", "n", "not", "pas", "plus", "longer"].contains($0) }
        }
    }

    private static let leavings = [
        "desabonn", "desinscr", "unsub", "retir", "withdraw", "revoq", "revok", "annul", "optout",
    ]
    private static let mays: Set<String> = [
        "peux", "peut", "pouvez", "pouvons", "peuvent", "pourrai", "pourra", "pourrez", "can", "may", "could",
        "possible",
        "libre", "droit", "right", "free",
    ]

    func law(_ start: Int) -> Found? { consent(start) ?? erased(start) ?? forbidden(start) }

    func asked(_ start: Int) -> Found? {
        neither(start) ?? negated(start) ?? stopped(start) ?? without(start) ?? refused(start)
    }

    func at(_ place: Int) -> String? { place < words.count ? words[place] : nil }

    func besideThis(or channels: [String?]) -> [String?] {
        switch place {
        case .anywhere: channels
        case .besideEmail: ["EM"]
        case .besidePhone: channels.isEmpty ? ["PH", "SM"] : channels
        }
    }

    /// `Ne veut plus de courriel`: behind a wish and `de` it is a thing and no doing.
    func isNoun(_ place: Int, isWish: Bool) -> Bool {
        isWish && place > 0 && ["de", "d", "any", "more", "aucun", "aucune", "no"].contains(words[place - 1])
            && RefusalWords.objects[words[place]] != nil
    }

    func isParticiple(_ word: String) -> Bool {
        ["contacted", "called", "emailed", "mailed", "texted", "solicited", "received", "sent", "used", "got"]
            .contains(word) || ["ee", "ees"].contains { word.hasSuffix($0) }
            || Self.tellingForms.contains(word)
                && !words.contains(where: { ["me", "m", "nous"].contains($0) })
    }

    /// Forms that tell what was or is, and ask for nothing unless somebody says `me` beside them: `il n’appelle pas`.
    static let tellingForms: Set<String> = [
        "contacte", "appele", "appelle", "rappelle", "sollicite", "ecrit", "ecris", "texte", "derange", "relance",
        "envoie", "recois",
    ]

    func isAboutCustomer(_ range: Range<Int>) -> Bool {
        words[range].contains { ["me", "m", "nous", "us", "lui", "client", "cliente", "veut", "desire"].contains($0) }
            || words[range.upperBound...].prefix(2).contains { ["me", "us", "him", "her"].contains($0) }
    }

    static let stops: Set<String> = [
        "stop", "stopper", "stoppez", "arreter", "arretez", "arrete", "arretes", "arret", "cesser", "cessez", "cesse",
    ]
    static let removals: Set<String> = [
        "retirer", "retirez", "retire", "retiree", "enlever", "enlevez", "enleve", "enlevee", "supprimer", "supprimez",
        "rayer", "rayez", "remove", "removed", "delete", "take", "taken",
    ]
    static let footers: Set<String> = ["cliquez", "cliquer", "click", "clic", "lien", "link", "here", "ici"]

    /// Words that are one though they are written in two: `e-mail`, `opt out`, `don't`, `mailing list`.
    private static func joined(_ words: [String]) -> [String] {
        var result: [String] = []
        var place = 0
        while place < words.count {
            if words[place...].starts(with: ["plus", "jamais"]) {
                // `plus jamais de courriels` says no more than `plus de courriels`.
                result.append("plus")
                place += 2
            } else if place + 1 < words.count, let word = pairs[words[place]]?[words[place + 1]] {
                result.append(word)
                place += 2
            } else if words[place] == "s", words[place...].starts(with: ["s", "il", "vous", "plait"]) {
                result.append("svp")
                place += 4
            } else if words[place...].starts(with: ["s", "v", "p"]) {
                result.append("svp")
                place += 3
            } else {
                result.append(words[place])
                place += 1
            }
        }
        return result
    }

    private static let pairs: [String: [String: String]] = [
        "courrier": ["electronique": "courriel"], "courriers": ["electroniques": "courriels"],
        "e": ["mail": "email", "mails": "emails", "mailing": "emailing"],
        "opt": ["out": "optout"], "opted": ["out": "optout"], "opts": ["out": "optout"],
        "don": ["t": "dont"], "doesn": ["t": "doesnt"], "mailing": ["list": "mailinglist", "lists": "mailinglist"],
        "liste": ["noire": "listenoire"], "black": ["list": "blacklist", "listed": "blacklist"],
        "phone": ["call": "call", "calls": "calls"], "text": ["message": "sms", "messages": "sms"],
    ]
}
