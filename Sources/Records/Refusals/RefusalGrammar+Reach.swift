/// How far a refusal reaches: the channels that are named behind it, its conditions and exceptions.
extension RefusalGrammar {
    /// What an action closes, by what stands behind it.
    func judged(_ action: RefusalWords.Action, behind place: Int, isAboutCustomer: Bool) -> Found? {
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
    func linked(from place: Int) -> (channels: [String?], end: Int) {
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
    func named(_ channels: [String?], _ word: String, from place: Int, isSure: Bool) -> Found? {
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
    func tail(_ channels: [String?], from place: Int) -> Found {
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
    func way(from place: Int) -> (channels: [String?], end: Int)? {
        guard let word = at(place), ["par", "by", "via", "with"].contains(word),
            let object = object(from: place + 1, limit: 3), !object.channels.contains(nil)
        else { return nil }
        return (object.channels, object.end)
    }

    func object(
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

    func behindFillers(_ start: Int, limit: Int, also: Set<String> = []) -> Int? {
        (start..<max(start, min(words.count, start + limit))).first {
            !RefusalWords.fillers.contains(words[$0]) && !also.contains(words[$0])
        }
    }
}
