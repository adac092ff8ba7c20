/// The forms of words that refuse something, each tried at a place.
extension RefusalGrammar {
    /// A text that is one word, or that begins by saying that the customer has died: `Son père est décédé` says nothing of
    /// the customer.
    func wholeText() -> Found? {
        let rest = words.drop { $0 == "svp" || $0 == "please" || $0 == "client" || $0 == "cliente" }
            .filter { !RefusalWords.courtesies.contains($0) }
        if rest == ["stop"] || rest == ["stop", "stop"] {
            return Found(closed: besideThis(or: [nil]), end: words.count)
        }
        if rest == ["npc"] { return Found(closed: [nil], end: words.count) }
        if ["arret", "arretez", "cessez"].contains(where: { rest == [$0] }) {
            return Found(closed: besideThis(or: [nil]), end: words.count)
        }
        let told = words.drop { ["le", "la", "client", "cliente", "est", "m", "mme", "customer", "is"].contains($0) }
        let isAnother = told.prefix(4).contains { ["proprietaire", "owner", "ancien", "ancienne"].contains($0) }
        if ["effacement", "opposition", "retrait", "suppression", "desinscription"].contains(where: { rest == [$0] }) {
            return Found(closed: [nil], end: words.count)
        }
        if let first = told.first, !isAnother, ["decede", "decedee", "deceased"].contains(first) {
            return Found(closed: [nil], end: words.count)
        }
        if ["laissez moi tranquille", "leave me alone"].contains(rest.joined(separator: " ")) {
            return Found(closed: [nil], end: words.count)
        }
        return nil
    }

    /// `Consentement retiré`, `retrait du consentement`, `refuse LCAP`, `CASL: no`.
    func consent(_ start: Int) -> Found? {
        guard RefusalWords.consents.contains(words[start]) else { return nil }
        let behind = words[(start + 1)...].prefix(4)
        let before = words[max(0, start - 4)..<start]
        let stems = ["retir", "retrait", "refus", "revoqu", "revok", "withdr", "denied", "annul"]
        let isSaid = { (word: String) in stems.contains(where: word.hasPrefix) }
        let isDenied = behind.first.map { ["non", "no", "n"].contains($0) } ?? false
        guard behind.contains(where: isSaid) || before.contains(where: isSaid) || isDenied else { return nil }
        // `Consentement non requis`, `refus du consentement parental`: said of something else.
        if behind.contains(where: { ["requis", "required", "necessaire", "parental", "credit"].contains($0) }) {
            return nil
        }
        let channels = behind.compactMap { RefusalWords.consentChannels[$0] }
        return Found(closed: channels.isEmpty ? [nil] : channels, end: min(words.count, start + 5))
    }

    /// `demande la suppression de ses données (Loi 25)`: who wants to be forgotten wants no messages.
    func erased(_ start: Int) -> Found? {
        guard ["suppress", "efface", "destruct", "oubli"].contains(where: words[start].hasPrefix),
            words[(start + 1)...].prefix(6).contains(where: RefusalWords.personalRecords.contains),
            words.contains(where: {
                ["demande", "demandee", "veut", "loi", "25", "request", "requests", "droit"].contains($0)
            })
        else { return nil }
        return Found(closed: [nil], end: words.count)
    }

    /// `Interdiction d’appeler`, `appels interdits`.
    func forbidden(_ start: Int) -> Found? {
        guard words[start].hasPrefix("interdi") else { return nil }
        if start > 0, let channel = RefusalWords.objects[words[start - 1]] {
            return named([channel], words[start - 1], from: start - 1, isSure: true)
        }
        guard let place = behindFillers(start + 1, limit: 4) else { return nil }
        if let action = RefusalWords.actions[words[place]], RefusalWords.objects[words[place]] == nil {
            return judged(action, behind: place + 1, isAboutCustomer: true)
        }
        return RefusalWords.objects[words[place]].map { Found(closed: [$0], end: place + 1) }
    }

    /// `Ni appel ni courriel`.
    func neither(_ start: Int) -> Found? {
        guard words[start] == "ni", let first = at(start + 1), let one = RefusalWords.objects[first],
            at(start + 2) == "ni", let second = at(start + 3), let other = RefusalWords.objects[second]
        else { return nil }
        return tail([one, other], from: start + 4)
    }

    /// `ne plus me contacter`, `n’envoyez plus rien`, `ne veut pas de courriels`, `do not call`, `not to be contacted`.
    func negated(_ start: Int) -> Found? {
        let word = words[start]
        var next = start + 1
        var isNegated = false
        var isWish = false
        switch word {
        case "ne", "n": break
        case "do", "does", "must", "should", "may", "shall":
            guard at(next) == "not" else { return nil }
            (next, isNegated) = (next + 1, true)
        case "dont", "doesnt", "never": isNegated = true
        case "not":
            guard let following = at(next), ["to", "be"].contains(following) || RefusalWords.wishes.contains(following)
            else { return nil }
            isNegated = true
            isWish = true
        case "no":
            guard at(next) == "longer" else { return nil }
            (next, isNegated, isWish) = (next + 1, true, true)
        case "pas", "plus", "jamais":
            // `Pas appeler svp`: the `ne` is not said.
            guard start == 0, let verb = at(next), verb.hasSuffix("er") || verb.hasSuffix("re") else { return nil }
            isNegated = true
        default:
            guard RefusalWords.wishes.contains(word), let following = at(next),
                ["pas", "plus"].contains(following)
            else { return nil }
            (next, isNegated, isWish) = (next + 1, true, true)
        }
        if start > 0, ["pour", "afin", "or"].contains(words[start - 1]), word == "do" { return nil }
        var place = next
        let limit = min(words.count, start + 11)
        while place < limit {
            let word = words[place]
            if RefusalWords.negations.contains(word) {
                isNegated = true
            } else if RefusalWords.wishes.contains(word) {
                isWish = true
            } else if let action = RefusalWords.actions[word], !isNoun(place, isWish: isWish) {
                // `N’a pas été contacté` tells what was; a participle is asked for by a wish, or by `être`.
                if isParticiple(word), !isWish, !words[start..<place].contains("etre"),
                    !words[start..<place].contains("be"), !words[..<start].contains("demande")
                {
                    return nil
                }
                let isSaidBehind = (place + 1..<min(words.count, place + 3)).contains {
                    ["pas", "plus", "jamais", "rien"].contains(words[$0])
                }
                guard isNegated || isSaidBehind else { return nil }
                return judged(action, behind: place + 1, isAboutCustomer: isAboutCustomer(start..<place))
            } else if isNegated, isWish, let channel = RefusalWords.objects[word] {
                return named([channel], word, from: place, isSure: true)
            } else if isNegated, isWish, ["savoir", "entendre", "hear"].contains(word) {
                return Found(doubtful: [nil], end: place + 1)
            } else if !RefusalWords.fillers.contains(word),
                ![
                    "etre", "be", "qu", "que", "on", "in", "y", "se", "l", "avoir", "being", "faire", "doit", "devez",
                    "devons", "doivent", "faut",
                ].contains(word)
            {
                return nil
            }
            place += 1
        }
        return nil
    }

    /// `arrêtez de m’écrire`, `stop calling`, `stop courriel`, `cessez vos envois`.
    func stopped(_ start: Int) -> Found? {
        guard Self.stops.contains(words[start]), start == 0 || !RefusalWords.narrators.contains(words[start - 1])
        else { return nil }
        guard let place = behindFillers(start + 1, limit: 6) else {
            // `Merci de stopper`, and nothing else: nobody knows what.
            return words[start] == "stop" && start > 0 && self.place != .anywhere
                ? Found(closed: besideThis(or: [nil]), end: words.count) : nil
        }
        let word = words[place]
        if let channel = RefusalWords.objects[word] { return named([channel], word, from: place, isSure: true) }
        guard let action = RefusalWords.actions[word] else { return nil }
        if action == .use, self.place == .anywhere { return nil }
        return judged(action, behind: place + 1, isAboutCustomer: true)
    }

    /// `aucune sollicitation`, `pas de courriel svp`, `plus d’appels`, `no more emails`.
    func without(_ start: Int) -> Found? {
        var next = start + 1
        var isMore = false
        switch words[start] {
        case "pas", "plus":
            guard let following = at(next), ["de", "d"].contains(following) else { return nil }
            isMore = words[start] == "plus"
            next += 1
        case "aucun", "aucune", "aucuns", "aucunes", "sans", "zero": break
        case "no":
            if let following = at(next), ["more", "further"].contains(following) { (next, isMore) = (next + 1, true) }
        default: return nil
        }
        while let word = at(next), ["type", "sorte", "forme", "autre", "autres", "de", "d"].contains(word) { next += 1 }
        guard let word = at(next), let channel = RefusalWords.objects[word] else { return nil }
        // `N’a pas de courriel`, `no contact with the seller`: told, and not asked.
        let isTold = start > 0 && RefusalWords.narrators.contains(words[start - 1])
        let isWanted =
            isMore || ["SM"].contains(channel) && words[start] != "sans"
            || (RefusalWords.marketing.contains(word) && !RefusalWords.dealings.contains(word))
        if isTold, !isMore { return Found(end: next + 1) }
        return named([channel], word, from: next, isSure: isWanted)
    }

    /// `refuse la publicité`, `refuse d’être contactée`, `opposé à toute sollicitation`.
    func refused(_ start: Int) -> Found? {
        guard ["refus", "oppos"].contains(where: { words[start].hasPrefix($0) }),
            let place = behindFillers(start + 1, limit: 7, also: ["etre", "a", "se", "faire"])
        else { return nil }
        let word = words[place]
        if let action = RefusalWords.actions[word], RefusalWords.objects[word] == nil {
            return judged(action, behind: place + 1, isAboutCustomer: true)
        }
        guard let channel = RefusalWords.objects[word] else { return nil }
        let isAll = words[start..<place].contains { ["tout", "toute", "tous", "toutes", "all", "any"].contains($0) }
        if RefusalWords.marketing.contains(word) || isAll { return Found(closed: [channel], end: place + 1) }
        // `A refusé l’offre` is about a sale; `refuse les courriels` is not.
        if RefusalWords.dealings.contains(word) {
            let isNoun = words[start] == "refus" && place == start + 1
            return isNoun ? Found(closed: [channel], end: place + 1) : Found(end: place + 1)
        }
        let isOffer = ["offres", "offers"].contains(word)
        return isOffer ? Found(doubtful: [nil], end: place + 1) : Found(closed: [channel], end: place + 1)
    }

    /// `retirer de la liste d’envoi`, `remove me from your mailing list`.
    func removed(_ start: Int) -> Found? {
        guard Self.removals.contains(words[start]) else { return nil }
        let end = min(words.count, start + 8)
        let lists: Set<String> = ["liste", "listes", "list", "lists", "mailinglist", "infolettre", "newsletter"]
        if let place = (start + 1..<end).first(where: { lists.contains(words[$0]) }) {
            let rest = words[(place + 1)...].prefix(3)
            let isAnother =
                rest.contains { ["attente", "prix", "price", "pieces", "rappel", "wait"].contains($0) }
                || words[start..<place].contains { ["waiting", "wait", "price", "parts", "pick"].contains($0) }
            if isAnother { return Found(end: place + 1) }
            let isEmail = ["mailinglist", "infolettre", "newsletter"].contains(words[place])
            return Found(closed: [isEmail ? "EM" : nil], end: place + 1)
        }
        let object = words[(start + 1)...].filter { !RefusalWords.courtesies.contains($0) }
        let before = start > 0 ? words[start - 1] : ""
        if object == ["me"] || object == ["moi"] || object == ["me", "off"] || object.isEmpty && before == "me" {
            return Found(closed: [nil], end: words.count)
        }
        return nil
    }

    /// Words that refuse by themselves: `désabonnée`, `opt-out`, `DNC`.
    func single(_ start: Int) -> Found? {
        let word = words[start]
        if ["desabonn", "desinscr", "unsub"].contains(where: word.hasPrefix) {
            // The foot of a message says how to leave its list.
            if words.contains(where: { Self.footers.contains($0) }) { return Found(end: words.count) }
            // `Désabonné du forfait Sirius XM`: of something else than messages.
            let isOther = words[(start + 1)...].prefix(5).contains {
                [
                    "sirius", "siriusxm", "xm", "onstar", "forfait", "garantie", "warranty", "assurance", "plan",
                    "service",
                ]
                .contains($0)
            }
            if isOther { return Found(end: words.count) }
            let isDenied = start > 0 && ["pas", "not", "non", "jamais", "never"].contains(words[start - 1])
            return isDenied ? Found(doubtful: ["EM"], end: start + 1) : Found(closed: ["EM"], end: start + 1)
        }
        switch word {
        case "optout", "optedout", "blacklist", "blacklisted", "listenoire", "donotcontact", "donotsolicit",
            "nepascontacter", "nepassolliciter", "dncl", "lnnte":
            if ["dncl", "lnnte"].contains(word) { return Found(closed: ["PH"], end: start + 1) }
            return Found(closed: word.hasPrefix("opt") ? besideThis(or: [nil]) : [nil], end: start + 1)
        case "dnc": return Found(closed: place == .besideEmail ? ["EM", "PH"] : ["PH"], end: start + 1)
        case "dne", "donotemail": return Found(closed: ["EM"], end: start + 1)
        case "dnm", "donotmail": return Found(closed: ["PO"], end: start + 1)
        case "donottext": return Found(closed: ["SM"], end: start + 1)
        case "donotcall", "donotphone", "nepasappeler": return Found(closed: ["PH"], end: start + 1)
        case "stop": return place == .anywhere ? nil : Found(closed: besideThis(or: [nil]), end: start + 1)
        case "npc": return place == .anywhere ? nil : Found(closed: [nil], end: start + 1)
        default: return nil
        }
    }

    /// The phrases that names and addresses are searched for too.
    func phrase(_ start: Int) -> Found? {
        for phrase in FilePhrase.refusalsByFirstWord[words[start]] ?? [] {
            let end = start + phrase.words.count
            guard end <= words.count, words[start..<end].elementsEqual(phrase.words),
                case .refusal(let channel) = phrase.meaning
            else { continue }
            return named([channel], phrase.words[phrase.words.count - 1], from: end - 1, isSure: true)
        }
        return nil
    }
}
