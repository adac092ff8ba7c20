import Records

/// What an address stands for, beyond its grammar.
enum EmailStanding: Equatable {
    case personal
    /// `aucun@aucun.com`: typed because the field was mandatory.
    case placeholder
    /// A word that is usually a filler, at a domain where somebody may be called so; or a mailbox that nobody reads.
    case doubtful
    /// The dealer's own address, typed for a customer.
    case dealer
    /// `info@`, `comptabilite@`: an organisation's mailbox.
    case role
    /// A slip of a known domain that is no domain itself.
    case typo(domain: String)
    /// Looks like a slip, but the domain exists or may exist.
    case doubtfulDomain(proposal: String)
    /// The domain cannot exist, and what was meant cannot be told.
    case impossibleDomain
    /// The domain has no ending, or one that no registry runs so far.
    case unknownDomain
    /// `www.jroy@gmail.com`: a mailbox that may be called so, and hardly is.
    case doubtfulLocal(proposal: String)
}

/// Knows domains, their slips, and local parts that name nobody (tables `email-*`).
struct EmailJudge: Sendable {
    static let shared = EmailJudge()

    private let known: WordTable
    private let endings: DomainEndings
    private let typos: [String: String]
    private let doubtfulDomains: [String: String]
    private let refusals: Set<String>
    private let junk: Set<String>
    /// `noreply`, `postmaster`: real mailboxes, none of which is a customer's.
    private let unread: Set<String>
    private let roles: Set<String>
    private let fillerDomains: Set<String>
    /// By byte, whether a filler word, and the name of a role, can begin with it.
    private let fillerInitials: [Bool]
    private let roleInitials: [Bool]

    private init() {
        let domains = ReferenceTable("email-domains-known")
        let name = domains.column("domain")
        let providers = Set(domains.rows.map { $0[name] }).sorted()
        known = WordTable(providers)
        endings = DomainEndings(providers: providers)

        let slips = ReferenceTable("email-domain-typos")
        let (typo, correct, action) = (slips.column("typo"), slips.column("correct"), slips.column("action"))
        typos = Dictionary(
            slips.rows.filter { $0[action] == "typo" }.map { ($0[typo], $0[correct]) }, uniquingKeysWith: { $1 })
        doubtfulDomains = Dictionary(
            slips.rows.filter { $0[action] != "typo" }.map { ($0[typo], $0[correct]) }, uniquingKeysWith: { $1 })

        let fillers = ReferenceTable("email-placeholders")
        let (pattern, meaning) = (fillers.column("pattern"), fillers.column("meaning"))
        func words(_ isWanted: (String) -> Bool) -> Set<String> {
            Set(fillers.rows.filter { isWanted($0[meaning]) }.flatMap { Self.alternatives(of: $0[pattern]) })
        }
        refusals = words { $0.hasPrefix("customer has no") || $0 == "same" }
        junk = words { $0 == "test junk" || $0 == "literal label typed" }
        unread = words { $0.hasPrefix("mailbox that no customer reads") }
        roles = words { $0.hasPrefix("role account") }
        fillerDomains = words { $0 == "placeholder domain" }
        fillerInitials = Self.initials(of: refusals.union(junk).union(unread))
        roleInitials = Self.initials(of: roles)
    }

    private static func initials(of words: Set<String>) -> [Bool] {
        var initials = [Bool](repeating: false, count: 256)
        for word in words { if let first = word.utf8.first { initials[Int(first)] = true } }
        return initials
    }

    private func isRole(_ local: String) -> Bool {
        guard let first = local.utf8.first, roleInitials[Int(first)] else { return false }
        return roles.contains(local)
    }

    /// The words of the first group of a pattern such as `^(no|non)$`.
    private static func alternatives(of pattern: String) -> [String] {
        guard let open = pattern.firstIndex(of: "("), let close = pattern[open...].firstIndex(of: ")") else {
            return []
        }
        return pattern[pattern.index(after: open)..<close].split(separator: "|")
            .map { String($0.filter { $0 != "\\" }) }
    }

    func isKnown(_ domain: String) -> Bool { known.place(of: domain) != nil }

    /// - Parameters: both parts in lower case, of an address whose grammar is right.
    func standing(local: String, domain: String, dealerDomains: Set<String>) -> EmailStanding {
        if dealerDomains.contains(domain) { return fillerStrength(local) == 2 ? .placeholder : .dealer }
        let isProvider = isKnown(domain)
        if !isProvider, isFillerDomain(domain) { return .placeholder }
        let strength = fillerStrength(local)
        if strength == 2 || strength == 1 && (isProvider || typos[domain] != nil || domain.hasPrefix(local + ".")) {
            return .placeholder
        }
        if strength == 1 || strength == 3 { return .doubtful }
        if isProvider {
            if local.hasPrefix("www.") { return .doubtfulLocal(proposal: String(local.dropFirst(4))) }
            return isRole(local) ? .role : .personal
        }
        if local.hasPrefix("www."), local.utf8.count > 5 { return .doubtfulLocal(proposal: String(local.dropFirst(4))) }
        if let right = typos[domain] { return .typo(domain: right) }
        if let right = doubtfulDomains[domain] { return .doubtfulDomain(proposal: right) }
        if let right = Self.slippedTopLevel(domain) {
            let right = typos[right] ?? right
            return isKnown(right) ? .typo(domain: right) : .doubtfulDomain(proposal: right)
        }
        switch endings.judge(domain) {
        case .real: break
        case .provider(let right): return .typo(domain: right)
        case .likely(let right):
            // Two slips in a domain that cannot exist: `gmial.coml`.
            return typos[right].map { .typo(domain: $0) } ?? .doubtfulDomain(proposal: right)
        case .impossible: return .impossibleDomain
        case .unknown: return .unknownDomain
        }
        if let right = withoutDoubledLetter(domain) ?? Self.near(domain) ?? withRightEnding(domain) {
            return .doubtfulDomain(proposal: right)
        }
        return isRole(local) ? .role : .personal
    }

    /// 3 for mailboxes that no customer reads, 2 for words that can be nobody's name, 1 for words that might be (`na@` may
    /// be Nathalie), 0 for the rest.
    private func fillerStrength(_ local: String) -> Int {
        let bytes = local.utf8
        guard bytes.count <= 32, let first = bytes.first, fillerInitials[Int(first)] else { return 0 }
        if junk.contains(local) { return 1 }
        if unread.contains(local) { return 3 }
        var stem = Substring(local).utf8
        while let last = stem.last, last.isDigit { stem.removeLast() }
        if refusals.contains(String(Substring(stem))) { return stem.count > 4 ? 2 : 1 }
        for suffix in Self.suffixes where stem.count > suffix.count && stem.suffix(suffix.count).elementsEqual(suffix) {
            var word = stem.dropLast(suffix.count)
            if let last = word.last, last == UInt8(ascii: ".") || last == UInt8(ascii: "_") || last == UInt8(ascii: "-")
            {
                word.removeLast()
            }
            if refusals.contains(String(Substring(word))) { return 2 }
        }
        return 0
    }

    private static let suffixes = ["e-mail", "email", "mail", "courriel", "adresse"].map { Array($0.utf8) }

    /// `aucun.com`, `test.ca`, and the names that RFC 2606 and RFC 6761 set aside.
    private func isFillerDomain(_ domain: String) -> Bool {
        let labels = domain.split(separator: ".")
        guard let first = labels.first, let last = labels.last else { return false }
        if last == "test" || last == "invalid" || last == "localhost" { return true }
        if labels.count >= 2, labels[labels.count - 2] == "example", ["com", "org", "net"].contains(last) {
            return true
        }
        guard fillerDomains.contains(String(first)) else { return false }
        let rest = labels.dropFirst().joined(separator: ".")
        // Both are providers with customers of their own.
        if domain == "mail.com" || domain == "email.com" { return false }
        return ["com", "ca", "net", "fr", "qc.ca", "org"].contains(rest) && first != "exemple"
    }

    /// The known domain that a letter typed twice hides, `outloook.com`; such a domain may exist.
    private func withoutDoubledLetter(_ domain: String) -> String? {
        let bytes = Array(domain.utf8)
        for place in bytes.indices.dropFirst() where bytes[place] == bytes[place - 1] {
            let shorter = String(decoding: bytes[..<place] + bytes[(place + 1)...], as: UTF8.self)
            if isKnown(shorter) { return shorter }
        }
        return nil
    }

    /// Providers with long names of which a slip makes nothing that people write to: one letter too few, too many, other
    /// or exchanged is worth a question.
    private static let longNames = [
        "hotmail.com", "hotmail.ca", "hotmail.fr", "outlook.com", "outlook.fr", "videotron.ca", "sympatico.ca",
        "globetrotter.net", "cgocable.ca", "wanadoo.fr", "laposte.net", "protonmail.com", "comcast.net", "verizon.net",
        "eastlink.ca", "xplornet.com", "xplornet.ca", "maskatel.net", "sogetel.net", "sasktel.net",
    ].map { Array($0.utf8) }

    /// Shorter ones, of which a slip behind the second letter makes no word; `mail.com` and `cloud.com` are others' domains.
    private static let shortNames = [
        "gmail.com", "yahoo.com", "yahoo.ca", "yahoo.fr", "icloud.com", "telus.net", "cogeco.ca",
    ].map { Array($0.utf8) }

    /// The provider of which a domain has one ending too many, `gmail.com.ca`, or one that stands beside the right one on
    /// the keyboard or lacks a letter of it, `outlook.cm`; such endings exist.
    private func withRightEnding(_ domain: String) -> String? {
        guard let dot = domain.lastIndex(of: ".") else { return nil }
        let (name, ending) = (String(domain[..<dot]), domain[domain.index(after: dot)...])
        if ["com", "ca", "fr", "net"].contains(ending), isKnown(name) { return name }
        let right: String? =
            switch ending {
            case "cm", "om": "com"
            case "ac": "ca"
            case "ne": "net"
            default: nil
            }
        guard let right, isKnown(name + "." + right) else { return nil }
        return name + "." + right
    }

    private static func near(_ domain: String) -> String? {
        let bytes = Array(domain.utf8)
        for name in longNames
        where abs(name.count - bytes.count) <= 1 && name != bytes
            && (name[0] == bytes[0] || name[1] == bytes[0] || name[0] == bytes[1]) && OneSlip.isBetween(name, bytes)
        {
            // Another ending is another domain: `hotmail.co`.
            guard name.suffix(3).elementsEqual(bytes.suffix(3)) else { continue }
            return String(decoding: name, as: UTF8.self)
        }
        for name in shortNames
        where name.prefix(2).elementsEqual(bytes.prefix(2)) && name.suffix(4).elementsEqual(bytes.suffix(4))
            && OneSlip.isBetween(name, bytes)
        {
            return String(decoding: name, as: UTF8.self)
        }
        return nil
    }

    /// Endings that no registry runs: `.con`, `.vom`. Real ones that look like slips (`.cm`, `.om`) are left alone.
    private static func slippedTopLevel(_ domain: String) -> String? {
        guard let dot = domain.lastIndex(of: ".") else { return nil }
        switch domain[domain.index(after: dot)...] {
        case "con", "cmo", "cpm", "vom", "xom", "comm", "c0m": return domain[...dot] + "com"
        case "cs", "cq", "xa", "vca": return domain[...dot] + "ca"
        default: return nil
        }
    }
}
