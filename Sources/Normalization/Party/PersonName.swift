/// One person's name in parts, as read from words; nothing is respelled yet.
struct PersonName: Sendable {
    var titles: [NameWord] = []
    var first: [NameWord] = []
    var middle: [NameWord] = []
    var last: [NameWord] = []
    var suffixes: [NameWord] = []

    var isEmpty: Bool { first.isEmpty && middle.isEmpty && last.isEmpty }

    /// Codebook B03's code of the first title that has one.
    var civility: String? {
        for title in titles {
            if title.roles.contains(.civility), let code = title.entry?.civility { return code }
        }
        return nil
    }

    /// Titles without a code, as `Rev.`.
    var honorifics: [NameWord] { titles.filter { !$0.roles.contains(.civility) } }

    enum Order: Sendable {
        case firstLast
        case lastFirst
        /// The cell holds first names only, or last names only.
        case firstOnly, lastOnly
    }

    /// Reads one person: `Dr. Jean Roy, ing.`, `Roy, Jean`, `de la Durantaye, Marie-Ève`.
    init(_ words: [NameWord], order: Order) {
        var parts = Self.splitAtCommas(Self.joiningDoctorate(words))
        while parts.count > 1, let tail = parts.last,
            tail.allSatisfy(Self.isSuffix) || tail.allSatisfy({ Self.professions.contains($0.key) })
                || parts.count > 2 && tail.allSatisfy(Self.isSuffixAfterComma)
        {
            suffixes = tail + suffixes
            parts.removeLast()
        }
        guard parts.count > 1, order == .firstLast || order == .lastFirst else {
            readUnbroken(Array(parts.joined()), order: order)
            return
        }
        // A comma is decisive: last name first.
        last = parts[0]
        let ofLast = Self.takeSuffixes(&last, keeping: 1)
        titles += Self.takeTitles(&last, keeping: 1)
        var given = Array(parts[1...].joined())
        suffixes = ofLast + Self.takeSuffixes(&given, keeping: 1) + suffixes
        titles += Self.takeTitles(&given, keeping: 1)
        splitGiven(given)
    }

    private mutating func readUnbroken(_ all: [NameWord], order: Order) {
        var words = all
        titles += Self.takeTitles(&words, keeping: 1)
        suffixes = Self.takeSuffixes(&words, keeping: 1) + suffixes
        switch order {
        case .firstOnly: splitGiven(words)
        case .lastOnly: last = words
        case .firstLast:
            guard words.count > 1 else {
                // `Rev. Andrews`: after a title stands the last name.
                if titles.isEmpty
                    || words.first?.roles.contains(.firstName) == true
                        && words.first?.roles.contains(.lastName) == false
                {
                    first = words
                } else {
                    last = words
                }
                return
            }
            let start = Self.lastNameStart(words)
            last = Array(words[start...])
            splitGiven(Array(words[..<start]))
        case .lastFirst:
            guard words.count > 1 else {
                last = words
                return
            }
            var end = 0
            while end < words.count - 2,
                words[end].roles.contains(.particle) && !words[end].roles.contains(.firstName)
                    || end == 0 && Self.beginnings.contains(words[end].key)
            { end += 1 }
            last = Array(words[...end])
            splitGiven(Array(words[(end + 1)...]))
        }
    }

    /// Written apart, they begin a last name: `ST PIERRE`.
    static let saints: Set<String> = ["ST", "STE", "SAINT", "SAINTE"]
    private static let beginnings = saints.union(["MC"])

    /// Where the last name begins: at the first particle after the first word, else at the last word.
    private static func lastNameStart(_ words: [NameWord]) -> Int {
        var start = words.count - 1
        // `Juan Velasquez y Garcia`: `y` and `dit` join the words on both sides.
        if words.count >= 4 {
            let joint = words[words.count - 2]
            // `Ana Costa e Silva`, but `Jean Paul E Roy`
            if ["Y", "DIT"].contains(joint.key) || joint.key == "E" && joint.shape == .lower {
                start = words.count - 3
            }
        }
        // `Marie Tremblay Lavoie`: two last names, since nobody is called Tremblay first.
        if words.count == 3, start == 2, words[0].roles.contains(.firstName), isLastOnly(words[1]),
            words[2].roles.contains(.lastName)
        {
            start = 1
        } else if words.count == 4, start == 3, words[0].roles.contains(.firstName),
            words[1].roles.contains(.firstName),
            isLastOnly(words[2]), words[3].roles.contains(.lastName)
        {
            start = 2
        }
        var place = 1
        while place < start {
            let word = words[place]
            if word.roles.contains(.particle), word.key != "Y", word.key != "DIT", !word.isInitials,
                !word.roles.contains(.firstName)
            {
                return place
            }
            place += 1
        }
        return start
    }

    private static func isLastOnly(_ word: NameWord) -> Bool { word.roles.intersection(.plain) == .lastName }

    /// First name and middle names; `Jean Pierre` is one first name when `Jean-Pierre` is.
    private mutating func splitGiven(_ words: [NameWord]) {
        guard words.count > 1 else {
            first = words
            return
        }
        let isCompound = Self.isCompound(words[0], words[1]) || Self.beginsFirstName(words[0])
        first = Array(words[..<(isCompound ? 2 : 1)])
        middle = Array(words[(isCompound ? 2 : 1)...])
    }

    /// `El Mehdi`, `La Keisha`: a particle is nobody's whole first name.
    private static func beginsFirstName(_ word: NameWord) -> Bool {
        ["EL", "LA"].contains(word.key) && !word.isInitials
    }

    /// Whether two words are a compound first name in use, as `Marie` and `Ève`.
    static func isCompound(_ left: NameWord, _ right: NameWord) -> Bool {
        left.roles.contains(.firstName)
            && NameLexicon.shared[left.key + "-" + right.key]?.roles.contains(.firstName) == true
    }

    private static func takeTitles(_ words: inout [NameWord], keeping least: Int) -> [NameWord] {
        var taken: [NameWord] = []
        while words.count > least, let word = words.first, isTitle(word, before: words.count - 1) {
            taken.append(words.removeFirst())
        }
        return taken
    }

    /// - Parameter following: how many words come after it.
    static func isTitle(_ word: NameWord, before following: Int) -> Bool {
        if word.key == "M" {
            // Without a dot, one letter before one word may as well be an initial.
            return following >= 1 && word.shape == .initial && (word.hasDot || following >= 2)
        }
        return !word.roles.isDisjoint(with: [.civility, .honorific]) && following >= 1
    }

    /// Takes `Jr`, `III`, `ing.`, `père` off the end. `V` and `I` count when three names stand before them.
    private static func takeSuffixes(_ words: inout [NameWord], keeping least: Int) -> [NameWord] {
        var taken: [NameWord] = []
        while words.count > least, let word = words.last {
            let isNumeral = (word.key == "V" || word.key == "I") && !word.hasDot && words.count >= 4
            // `MA` and the like are names until something before them already is one.
            guard isSuffix(word) && words.count > 1 || isNumeral else { break }
            taken.insert(words.removeLast(), at: 0)
        }
        return taken
    }

    private static func isSuffix(_ word: NameWord) -> Bool { word.roles.contains(.suffix) }
    private static func isSuffixAfterComma(_ word: NameWord) -> Bool {
        isSuffix(word) || word.key == "V" || word.key == "I" || word.hasDot && word.shape == .upper
    }

    /// `Me Jean Roy, notaire`: what somebody does, behind a comma, is no first name.
    private static let professions: Set<String> = [
        "NOTAIRE", "AVOCAT", "AVOCATE", "INGENIEUR", "INGENIEURE", "ARPENTEUR", "ARPENTEUSE", "COMPTABLE", "DENTISTE",
        "MEDECIN", "ARCHITECTE", "PHARMACIEN", "PHARMACIENNE", "PROPRIETAIRE", "PRESIDENT", "PRESIDENTE", "DIRECTEUR",
        "DIRECTRICE", "GERANT", "GERANTE", "NOTARY", "LAWYER", "ENGINEER", "DENTIST", "MANAGER",
    ]

    /// `Ph. D.` is one suffix in two words.
    private static func joiningDoctorate(_ words: [NameWord]) -> [NameWord] {
        guard words.count > 2, words[words.count - 1].key == "D", words[words.count - 2].key == "PH" else {
            return words
        }
        var joined = NameWord("Ph.D.")
        joined.followsComma = words[words.count - 2].followsComma
        return words.dropLast(2) + [joined]
    }

    private static func splitAtCommas(_ words: [NameWord]) -> [[NameWord]] {
        var parts: [[NameWord]] = []
        for word in words {
            if word.followsComma || parts.isEmpty { parts.append([]) }
            parts[parts.count - 1].append(word)
        }
        return parts
    }
}

/// The one or two people of a cell.
struct NamedPeople: Sendable {
    var first: PersonName
    var second: PersonName?
    /// A third person and further words that the record has no place for.
    var rest: [NameWord] = []

    /// Reads `Jean et Marie Roy`, `M. & Mme Jean Roy`, `Roy, Jean & Marie`, `Jean Roy / Lise Côté`.
    init(_ words: [NameWord], order: PersonName.Order) {
        let isJoint: (NameWord) -> Bool = { $0.roles.contains(.conjunction) }
        guard let place = words.firstIndex(where: isJoint), place > 0, place + 1 < words.count else {
            let names = words.drop(while: isJoint)
            first = PersonName(Array(names.filter { !isJoint($0) }), order: order)
            return
        }
        let left = Array(words[..<place])
        var right = Array(words[(place + 1)...])
        if let first = right.first, Self.isTitles(left), Self.isTitles([first]), right.contains(where: isJoint) {
            // `M. et Mme Jean et Marie Roy`: two titles, then two people.
            self = NamedPeople(Array(right.dropFirst()), order: order)
            self.first.titles = left
            second?.titles = [first]
            return
        }
        if let third = right.firstIndex(where: isJoint) {
            rest = right[(third + 1)...].filter { !isJoint($0) }
            right = Array(right[..<third])
        }
        right = right.isEmpty ? rest : right
        if Self.isNameless(right) {
            first = PersonName(left, order: order)
            rest = right
            return
        }
        (first, second) = Self.couple(left, right, order)
    }

    private static func couple(_ left: [NameWord], _ right: [NameWord], _ order: PersonName.Order) -> (
        PersonName, PersonName?
    ) {
        if isTitles(right) {
            // `Jean Roy et Mme`
            let one = PersonName(left, order: order)
            var two = PersonName([], order: order)
            (two.titles, two.last) = (right, one.last)
            return (one, two)
        }
        if order == .firstLast, isLastFirst(left) {
            // `TREMBLAY JEAN ET MARIE`, `Roy Luc et Côté Anne`
            if isLastFirst(right) { return (PersonName(left, order: .lastFirst), PersonName(right, order: .lastFirst)) }
            if right.count == 1, right[0].roles.contains(.firstName) { return couple(left, right, .lastFirst) }
        }
        if order == .firstLast, left.count == 1, right.count == 1, left[0].isOnlyLastName, right[0].isOnlyLastName {
            return (PersonName(left, order: .lastOnly), PersonName(right, order: .lastOnly))
        }
        let rightOrder: PersonName.Order =
            order == .lastFirst ? (left.contains(where: \.followsComma) ? .firstLast : .firstOnly) : order
        var one = PersonName(left, order: order)
        var two = PersonName(right, order: rightOrder)
        if isTitles(left) {
            // `M. & Mme Jean Roy`: the name is the first one's; nobody wrote the second one's.
            let titles = two.titles
            one = two
            one.titles = left
            two = PersonName([], order: order)
            two.titles = titles
            return (one, two)
        }
        guard order == .firstLast || order == .lastFirst else { return (one, two) }
        let leftHasComma = left.contains(where: \.followsComma)
        if leftHasComma || order == .lastFirst {
            if !right.contains(where: \.followsComma), two.last.isEmpty || rightIsGiven(two) {
                two.first += two.middle + two.last
                (two.middle, two.last) = ([], one.last)
            }
        } else if one.last.isEmpty || leftIsGiven(one, two) {
            // `Jean et Marie Roy`, `Jean Marc et Marie Roy`: one last name for both.
            one.first += one.middle + one.last
            (one.middle, one.last) = ([], two.last)
        } else if one.first.isEmpty, one.middle.isEmpty, one.last.count == 1, !two.first.isEmpty, !two.last.isEmpty,
            one.last[0].key == "JEAN" || one.last[0].roles.intersection(.plain) == .firstName
        {
            // `M. Jean et Mme Marie Roy`
            (one.first, one.last) = (one.last, two.last)
        } else if two.last.isEmpty, two.first.count == 1, two.first[0].roles.intersection(.plain) == .lastName {
            // `Jean Roy/Gagnon`: nobody wrote the second one's first name.
            (two.first, two.last) = ([], two.first)
        } else if two.last.isEmpty {
            two.last = one.last
        }
        return (one, two)
    }

    private static func isTitles(_ words: [NameWord]) -> Bool {
        words.allSatisfy { !$0.roles.isDisjoint(with: [.civility, .honorific]) }
    }

    private static func isLastFirst(_ words: [NameWord]) -> Bool {
        words.count == 2 && !words.contains(where: \.followsComma) && words[0].isOnlyLastName
            && words[1].roles.contains(.firstName)
    }

    /// `et conjointe`, `et sa femme`, `et autres`: somebody whose name nobody wrote.
    private static func isNameless(_ words: [NameWord]) -> Bool {
        guard let last = words.last, nameless.contains(last.key) else { return false }
        return words.dropLast().allSatisfy {
            ["SA", "SON", "MA", "MON", "SES", "HIS", "HER", "LES", "THE"].contains($0.key)
        }
    }

    private static let nameless: Set<String> = [
        "CONJOINT", "CONJOINTE", "EPOUX", "EPOUSE", "FEMME", "MARI", "ENFANTS", "AUTRES", "AUTRE", "AL", "WIFE",
        "HUSBAND", "SPOUSE", "KIDS", "CHILDREN", "OTHERS", "PARENTS",
    ]

    private static func leftIsGiven(_ one: PersonName, _ two: PersonName) -> Bool {
        guard one.middle.isEmpty, one.first.count == 1, one.last.count == 1, !two.last.isEmpty else { return false }
        return PersonName.isCompound(one.first[0], one.last[0])
    }

    private static func rightIsGiven(_ two: PersonName) -> Bool {
        guard two.middle.isEmpty, two.first.count == 1, two.last.count == 1 else { return false }
        return PersonName.isCompound(two.first[0], two.last[0])
    }
}
