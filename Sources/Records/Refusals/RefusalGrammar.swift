/// Reads the words of one clause for what they refuse.
///
/// Each form of words is tried at each place; the first that speaks decides how far it reaches.
struct RefusalGrammar {
    private(set) var closed: [String?] = []
    private(set) var doubtful: [String?] = []

    private let words: [String]
    private let place: RefusalText.Place

    /// What a form of words says, and the place behind it.
    private struct Found {
        var closed: [String?] = []
        var doubtful: [String?] = []
        var end: Int
    }

    init(_ folded: [UInt8], _ place: RefusalText.Place) {
        words = Self.joined(folded.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) })
        self.place = place
    }

    mutating func read() {
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

    private func law(_ start: Int) -> Found? { consent(start) ?? erased(start) ?? forbidden(start) }

    private func asked(_ start: Int) -> Found? {
        neither(start) ?? negated(start) ?? stopped(start) ?? without(start) ?? refused(start)
    }

    // MARK: Forms of words

    /// A text that is one word, or that begins by saying that the customer has died: `Son père est décédé` says nothing of
    /// the customer.
    private func wholeText() -> Found? {
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
    private func consent(_ start: Int) -> Found? {
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
    private func erased(_ start: Int) -> Found? {
        guard ["suppress", "efface", "destruct", "oubli"].contains(where: words[start].hasPrefix),
            words[(start + 1)...].prefix(6).contains(where: RefusalWords.personalRecords.contains),
            words.contains(where: {
                ["demande", "demandee", "veut", "loi", "25", "request", "requests", "droit"].contains($0)
            })
        else { return nil }
        return Found(closed: [nil], end: words.count)
    }

    /// `Interdiction d’appeler`, `appels interdits`.
    private func forbidden(_ start: Int) -> Found? {
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
    private func neither(_ start: Int) -> Found? {
        guard words[start] == "ni", let first = at(start + 1), let one = RefusalWords.objects[first],
            at(start + 2) == "ni", let second = at(start + 3), let other = RefusalWords.objects[second]
        else { return nil }
        return tail([one, other], from: start + 4)
    }

    /// `ne plus me contacter`, `n’envoyez plus rien`, `ne veut pas de courriels`, `do not call`, `not to be contacted`.
    private func negated(_ start: Int) -> Found? {
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
    private func stopped(_ start: Int) -> Found? {
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
    private func without(_ start: Int) -> Found? {
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
    private func refused(_ start: Int) -> Found? {
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
    private func removed(_ start: Int) -> Found? {
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
    private func single(_ start: Int) -> Found? {
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
    private func phrase(_ start: Int) -> Found? {
        for phrase in FilePhrase.refusalsByFirstWord[words[start]] ?? [] {
            let end = start + phrase.words.count
            guard end <= words.count, words[start..<end].elementsEqual(phrase.words),
                case .refusal(let channel) = phrase.meaning
            else { continue }
            return named([channel], phrase.words[phrase.words.count - 1], from: end - 1, isSure: true)
        }
        return nil
    }

    // MARK: What follows

    /// What an action closes, by what stands behind it.
    private func judged(_ action: RefusalWords.Action, behind place: Int, isAboutCustomer: Bool) -> Found? {
        switch action {
        case .reach(let channel):
            let (more, end) = linked(from: place)
            return tail([channel] + more, from: end)
        case .use:
            if let object = object(from: place, limit: 4) { return tail([object.channel], from: object.end) }
            return self.place == .anywhere ? Found(end: place) : Found(closed: besideThis(or: []), end: place)
        case .send:
            if let object = object(from: place, limit: 6) {
                let (more, end) = linked(from: object.end)
                return tail(object.channels + more, from: end)
            }
            let rest = words[place...].prefix(6)
            if rest.contains(where: RefusalWords.papers.contains) { return Found(end: place) }
            if rest.allSatisfy({ RefusalWords.courtesies.contains($0) || RefusalWords.fillers.contains($0) }) {
                return Found(closed: [nil], end: place)
            }
            return isAboutCustomer ? Found(doubtful: [nil], end: place) : Found(end: place)
        }
    }

    /// What else is refused in one breath: `ni texter`, `ni envoyer de courriel`.
    private func linked(from place: Int) -> (channels: [String?], end: Int) {
        var channels: [String?] = []
        var end = place
        while let link = at(end), ["ni", "et", "ou", "or", "nor", "and"].contains(link), let word = at(end + 1) {
            if case .reach(let more)? = RefusalWords.actions[word] {
                channels.append(more)
                end += 2
            } else if RefusalWords.actions[word] == .send, let object = object(from: end + 2, limit: 4) {
                channels += object.channels
                end = object.end
            } else {
                break
            }
        }
        return (channels, end)
    }

    /// A thing that is named and the others behind it: `courriels ni textos`.
    private func named(_ channels: [String?], _ word: String, from place: Int, isSure: Bool) -> Found? {
        var all = channels
        var end = place + 1
        if let more = object(from: end, limit: 3) {
            // `Courriels promotionnels` come by e-mail; `messages texte` are texts.
            all = channels == [nil] ? more.channels : all + more.channels.filter { $0 != nil && !all.contains($0) }
            end = more.end
        }
        let behind = words[min(end, words.count)...].filter { !RefusalWords.courtesies.contains($0) }
        let isAsked = words[min(end, words.count)...].contains { ["svp", "please", "merci", "thanks"].contains($0) }
        let sellsOnly = words[place..<min(end, words.count)].contains { RefusalWords.marketing.contains($0) }
        if isSure || isAsked || sellsOnly { return tail(all, from: end) }
        if let word = behind.first, RefusalWords.conditions.contains(word) { return Found(end: words.count) }
        if behind.contains(where: RefusalWords.absences.contains) { return Found(end: end) }
        // `Aucun contact` alone is asked for; `aucun courriel` may as well be the lack of one.
        if behind.isEmpty, ["contact", "contacts"].contains(word) { return Found(closed: all, end: end) }
        if ["message", "messages", "nouvelles", "rien", "anything", "telephone", "phone", "tel"].contains(word) {
            return Found(end: end)
        }
        return Found(doubtful: all, end: end)
    }

    /// Conditions, other people and exceptions behind a refusal.
    private func tail(_ channels: [String?], from place: Int) -> Found {
        let place = min(place, words.count)
        let near = words[place...].prefix(5)
        let first = near.drop {
            ["le", "la", "les", "l", "a", "du", "svp", "in", "the", "on", "at", "en"].contains($0)
        }
        if let word = first.first, RefusalWords.conditions.contains(word) { return Found(end: words.count) }
        let isAtWork = zip(near, near.dropFirst()).contains {
            ["au", "at"].contains($0) && RefusalWords.workplaces.contains($1)
        }
        if isAtWork { return Found(end: words.count) }
        var named = channels
        var end = place
        if channels == [nil], let way = way(from: place) { (named, end) = (way.channels, way.end) }
        if near.prefix(3).contains(where: RefusalWords.others.contains), !near.contains("svp") {
            return Found(doubtful: named, end: place + 1)
        }
        if let word = near.first(where: { !RefusalWords.courtesies.contains($0) }), RefusalWords.limits.contains(word) {
            // For what sells: that is what is asked. For anything else a person reads it.
            let isForSale = words[place...].prefix(6).contains { RefusalWords.marketing.contains($0) }
            return isForSale ? Found(closed: named, end: end) : Found(doubtful: named, end: end)
        }
        if channels == [nil], near.prefix(2).contains(where: RefusalWords.exceptions.contains),
            let open = object(from: place, limit: 5, also: RefusalWords.exceptions)
        {
            let others = ["EM", "SM", "PH", "PO"].filter { !open.channels.contains($0) }
            return Found(closed: others, doubtful: open.channels, end: open.end)
        }
        return Found(closed: named, end: max(end, place))
    }

    /// `contacter par courriel ou texto`: the channels that the way names.
    private func way(from place: Int) -> (channels: [String?], end: Int)? {
        guard let word = at(place), ["par", "by", "via", "with"].contains(word),
            let object = object(from: place + 1, limit: 3), !object.channels.contains(nil)
        else { return nil }
        return (object.channels, object.end)
    }

    private func object(
        from start: Int, limit: Int, also: Set<String> = []
    ) -> (channel: String?, channels: [String?], end: Int)? {
        var channels: [String?] = []
        var (place, end) = (start, start)
        while place < min(words.count, start + limit) || !channels.isEmpty && place < min(words.count, end + 3) {
            if let channel = RefusalWords.objects[words[place]] {
                if !channels.contains(channel) { channels.append(channel) }
                end = place + 1
            } else if !RefusalWords.fillers.contains(words[place]), !["ni", "nor", "par", "by"].contains(words[place]),
                !also.contains(words[place])
            {
                break
            }
            place += 1
        }
        // `Courriels promotionnels` come by e-mail.
        if channels.count > 1, channels.contains(nil),
            words[start..<end].contains(where: RefusalWords.marketing.contains)
        {
            channels.removeAll { $0 == nil }
        }
        return channels.isEmpty ? nil : (channels[0], channels, end)
    }

    private func behindFillers(_ start: Int, limit: Int, also: Set<String> = []) -> Int? {
        (start..<max(start, min(words.count, start + limit))).first {
            !RefusalWords.fillers.contains(words[$0]) && !also.contains(words[$0])
        }
    }

    // MARK: Words

    private func at(_ place: Int) -> String? { place < words.count ? words[place] : nil }

    private func besideThis(or channels: [String?]) -> [String?] {
        switch place {
        case .anywhere: channels
        case .besideEmail: ["EM"]
        case .besidePhone: channels.isEmpty ? ["PH", "SM"] : channels
        }
    }

    /// `Ne veut plus de courriel`: behind a wish and `de` it is a thing and no doing.
    private func isNoun(_ place: Int, isWish: Bool) -> Bool {
        isWish && place > 0 && ["de", "d", "any", "more", "aucun", "aucune", "no"].contains(words[place - 1])
            && RefusalWords.objects[words[place]] != nil
    }

    private func isParticiple(_ word: String) -> Bool {
        ["contacted", "called", "emailed", "mailed", "texted", "solicited", "received", "sent", "used", "got"]
            .contains(word) || ["ee", "ees"].contains { word.hasSuffix($0) }
            || Self.tellingForms.contains(word)
                && !words.contains(where: { ["me", "m", "nous"].contains($0) })
    }

    /// Forms that tell what was or is, and ask for nothing unless somebody says `me` beside them: `il n’appelle pas`.
    private static let tellingForms: Set<String> = [
        "contacte", "appele", "appelle", "rappelle", "sollicite", "ecrit", "ecris", "texte", "derange", "relance",
        "envoie", "recois",
    ]

    private func isAboutCustomer(_ range: Range<Int>) -> Bool {
        words[range].contains { ["me", "m", "nous", "us", "lui", "client", "cliente", "veut", "desire"].contains($0) }
            || words[range.upperBound...].prefix(2).contains { ["me", "us", "him", "her"].contains($0) }
    }

    private static let stops: Set<String> = [
        "stop", "stopper", "stoppez", "arreter", "arretez", "arrete", "arretes", "arret", "cesser", "cessez", "cesse",
    ]
    private static let removals: Set<String> = [
        "retirer", "retirez", "retire", "retiree", "enlever", "enlevez", "enleve", "enlevee", "supprimer", "supprimez",
        "rayer", "rayez", "remove", "removed", "delete", "take", "taken",
    ]
    private static let footers: Set<String> = ["cliquez", "cliquer", "click", "clic", "lien", "link", "here", "ici"]

    /// Words that are one though they are written in two: `e-mail`, `opt out`, `don't`, `mailing list`.
    private static func joined(_ words: [String]) -> [String] {
        var result: [String] = []
        var place = 0
        while place < words.count {
            if place + 1 < words.count, let word = pairs[words[place]]?[words[place + 1]] {
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
        "e": ["mail": "email", "mails": "emails", "mailing": "emailing"],
        "opt": ["out": "optout"], "opted": ["out": "optout"], "opts": ["out": "optout"],
        "don": ["t": "dont"], "doesn": ["t": "doesnt"], "mailing": ["list": "mailinglist", "lists": "mailinglist"],
        "liste": ["noire": "listenoire"], "black": ["list": "blacklist", "listed": "blacklist"],
        "phone": ["call": "call", "calls": "calls"], "text": ["message": "sms", "messages": "sms"],
    ]
}
