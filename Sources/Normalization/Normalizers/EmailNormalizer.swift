import Records

/// E-mail addresses as mail servers take them (codebook C04, RFC 5321).
///
/// The domain becomes lower case; the local part too where its case is known to mean nothing. A slip in a domain is
/// mended only when the wrong domain does not exist; otherwise the right one is proposed. No network is asked. The
/// verdict of both is `EM-TYPO`: whoever guesses a domain may write to a stranger, so that a mended address is nobody's
/// to use until the customer has confirmed it.
struct EmailNormalizer: QuickNormalizer {
    let id = "email"
    let kinds: Set<FieldKind> = [.email]

    func normalize(_ typed: String, in context: CellContext) -> CellOutcome {
        // Google writes several values of one label so.
        let text = typed.utf8.contains(UInt8(ascii: ":")) ? typed.replacing(":::", with: ";") : typed
        if let filler = Fillers.outcome(for: text, in: context.field) { return filler }
        if let refused = refusedAddress(text, context) { return refused }
        if EmailSyntax.isValid(text) { return judge(text, as: text, context) }
        let bare = Self.withoutLabel(text)
        if bare != text, EmailSyntax.isValid(bare) { return judge(bare, as: text, context) }
        if !text.utf8.contains(UInt8(ascii: "@")), let phone = wholePhone(text, context) {
            return CellOutcome(
                nil, "EM-BAD", notes: [CellNote("RF-TEL-IN-EML", .misplaced, proposal: phone, target: .phone)])
        }
        if let beside = besidePhone(text, context) { return beside }
        if let several = severalAddresses(text, context) ?? listedAddresses(text, context) { return several }
        return mend(text, context)
    }

    /// `courriel : jroy@gmail.com`, `jroy@gmail.com|`: without the label in front and the marks of a list at the ends.
    private static func withoutLabel(_ text: String) -> String {
        var rest = Substring(text)
        while let last = rest.last, "|^;/".contains(last) || last == " " { rest.removeLast() }
        while let first = rest.first, "|^;/".contains(first) || first == " " { rest.removeFirst() }
        if let colon = rest.firstIndex(of: ":"), labels.contains(foldedKey(String(rest[..<colon]).trimmedSpaces)) {
            rest = rest[rest.index(after: colon)...].drop { $0 == " " }
        }
        return rest.isEmpty ? text : String(rest)
    }

    private static let labels: Set<String> = [
        "COURRIEL", "EMAIL", "E-MAIL", "MAIL", "MEL", "ADRESSE COURRIEL", "COURRIEL PERSONNEL", "EMAIL ADDRESS",
    ]

    /// The verdict on an address whose grammar is right.
    func judge(_ address: String, as stated: String, _ context: CellContext) -> CellOutcome {
        guard let at = address.lastIndex(of: "@") else { return CellOutcome(nil, "EM-BAD") }
        let domain = asciiLowercased(String(address[address.index(after: at)...]))
        let stated = (local: String(address[..<at]), text: stated)
        let judge = EmailJudge.shared
        let standing = judge.standing(
            local: asciiLowercased(stated.local), domain: domain, dealerDomains: context.settings.dealerDomains)
        if standing == .impossibleDomain { return CellOutcome(nil, "EM-BAD", notes: [CellNote("EM-BAD", .refused)]) }
        if standing == .placeholder { return CellOutcome(nil, "EM-PLACE", notes: [CellNote("EM-PLACE", .refused)]) }
        var outcome = CellOutcome(nil, "EM-OK")
        var finalDomain = domain
        switch standing {
        case .doubtful:
            outcome.verdict = "EM-PLACE"
            outcome.notes = [CellNote("EM-PLACE", .flagged)]
        case .dealer:
            outcome.verdict = "EM-DLR"
            outcome.notes = [CellNote("EM-DLR", .flagged)]
        case .role:
            outcome.verdict = "EM-ROLE"
            outcome.notes = [CellNote("EM-ROLE", .flagged)]
        case .typo(let right):
            finalDomain = right
            outcome.verdict = "EM-TYPO"
            outcome.notes = [CellNote("EM-TYPO", .mended)]
        case .doubtfulDomain(let right):
            outcome.verdict = "EM-TYPO"
            outcome.notes = [CellNote("EM-TYPO", .suggested, proposal: asciiLowercased(stated.local) + "@" + right)]
        case .doubtfulLocal(let right):
            outcome.verdict = "EM-TYPO"
            outcome.notes = [CellNote("EM-TYPO", .suggested, proposal: right + "@" + domain)]
        case .unknownDomain:
            outcome.verdict = "EM-BAD"
            outcome.notes = [CellNote("EM-BAD", .flagged)]
        case .personal, .placeholder, .impossibleDomain: break
        }
        let value = Self.local(stated.local, at: finalDomain) + "@" + finalDomain
        outcome.value = value
        if finalDomain == domain, value != stated.text { outcome.notes.append(CellNote("EM-FMT", .formatted)) }
        return outcome
    }

    /// Lower case where the provider ignores case, or where everything was typed in capitals.
    private static func local(_ local: String, at domain: String) -> String {
        guard local.utf8.first != UInt8(ascii: "\"") else { return local }
        let isShouted = !local.utf8.contains { $0.isLowerLetter }
        return isShouted || EmailJudge.shared.isKnown(domain) ? asciiLowercased(local) : local
    }

    /// An address that is right once a slip is taken out: believed at known providers, proposed elsewhere.
    private func mend(_ text: String, _ context: CellContext) -> CellOutcome {
        for candidate in Self.candidates(text) where EmailSyntax.isValid(candidate.address) {
            let judged = judge(candidate.address, as: candidate.address, context)
            guard let value = judged.value else { return judged }
            let domain = value.split(separator: "@").last.map(String.init) ?? ""
            guard !candidate.isGuess, candidate.isCertain || EmailJudge.shared.isKnown(domain) else {
                return CellOutcome(nil, "EM-BAD", notes: [CellNote("EM-BAD", .suggested, proposal: value)])
            }
            var outcome = judged
            outcome.notes = judged.notes.filter { $0.action != .formatted }
            outcome.notes.insert(
                CellNote(candidate.isCertain ? "EM-FMT" : "EM-BAD", candidate.isCertain ? .formatted : .mended), at: 0)
            if candidate.hasRemark { outcome.notes.append(CellNote("RF-NOTE-IN-EML", .flagged)) }
            return outcome
        }
        if let plain = Self.unaccented(text) {
            if let at = text.lastIndex(of: "@"), text[..<at].utf8.allSatisfy({ $0 < 0x80 }),
                case .personal = judgeStanding(of: plain, context)
            {
                // `jroy@vidéotron.ca`: only the name of a known provider lost its way.
                return CellOutcome(plain, "EM-TYPO", notes: [CellNote("EM-TYPO", .mended)])
            }
            return CellOutcome(nil, "EM-BAD", notes: [CellNote("EM-BAD", .suggested, proposal: plain)])
        }
        return CellOutcome(nil, "EM-BAD", notes: [CellNote("EM-BAD", .refused)])
    }

    private func judgeStanding(of address: String, _ context: CellContext) -> EmailStanding? {
        guard let at = address.lastIndex(of: "@") else { return nil }
        let domain = String(address[address.index(after: at)...])
        guard EmailJudge.shared.isKnown(domain) else { return nil }
        return EmailJudge.shared.standing(
            local: String(address[..<at]), domain: domain, dealerDomains: context.settings.dealerDomains)
    }

    private struct Candidate {
        var address: String
        var isCertain = false
        var hasRemark = false
        /// Words were joined that may not belong together.
        var isGuess = false
    }

    private static func candidates(_ text: String) -> [Candidate] {
        var found: [Candidate] = []
        if let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">"),
            text[text.index(after: close)...].allSatisfy({ $0 == " " })
        {
            let inside = String(text[text.index(after: open)..<close]).trimmedSpaces
            found.append(Candidate(address: inside, isCertain: true, hasRemark: open != text.startIndex))
        }
        if asciiLowercased(String(text.prefix(7))) == "mailto:" {
            found.append(Candidate(address: String(text.dropFirst(7)).trimmedSpaces, isCertain: true))
        }
        let words = text.split { " ,;()<>\n\t".contains($0) }.map(String.init)
        if let first = words.first, words.dropFirst().allSatisfy({ !$0.contains("@") }), EmailSyntax.isValid(first),
            first.split(separator: "@").last?.contains(".") == true, !text.dropFirst(first.count).hasPrefix(",")
        {
            found.append(Candidate(address: first, hasRemark: true))
        }
        let (bare, isGuess) = withoutSpaces(text)
        var mended = asciiLowercased(bare)
        for (wrong, right) in [("(at)", "@"), ("[at]", "@"), ("(a)", "@"), ("@@", "@"), ("..", ".")] {
            mended = replacing(wrong, in: mended, by: right)
        }
        while let last = mended.last, ".,;:>)".contains(last) { mended.removeLast() }
        found.append(Candidate(address: mended, isGuess: isGuess))
        if let at = mended.lastIndex(of: "@") {
            let domain = replacing(",", in: replacing(";", in: String(mended[at...]), by: "."), by: ".")
            found.append(Candidate(address: mended[..<at] + domain, isGuess: isGuess))
        }
        return found
    }

    /// The text without its spaces, and whether one of them stood between two words rather than at an `@` or a dot.
    private static func withoutSpaces(_ text: String) -> (text: String, isGuess: Bool) {
        let words = text.split { " \n\t".contains($0) }
        let isGuess = zip(words, words.dropFirst()).contains { left, right in
            !left.hasSuffix("@") && !left.hasSuffix(".") && !right.hasPrefix("@") && !right.hasPrefix(".")
        }
        return (words.joined(), isGuess)
    }

    private static func replacing(_ wrong: String, in text: String, by right: String) -> String {
        var result: [UInt8] = []
        let (bytes, pattern) = (Array(text.utf8), Array(wrong.utf8))
        var place = 0
        while place < bytes.count {
            if bytes[place...].starts(with: pattern) {
                result += Array(right.utf8)
                place += pattern.count
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `hélène@exemple.ca` without its accents, when that makes an address.
    private static func unaccented(_ text: String) -> String? {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        let plain = asciiLowercased(foldedKey(text))
        return EmailSyntax.isValid(plain) && plain.utf8.contains(UInt8(ascii: ".")) ? plain : nil
    }

    func wholePhone(_ text: String, _ context: CellContext) -> String? {
        let outcome = PhoneNormalizer().normalize(text, in: CellContext(field: .phone, settings: context.settings))
        return outcome.value.flatMap { $0.contains(";") ? nil : $0 }
    }

    /// Plain addresses of persons: letters, digits and the usual marks, at a domain that has a dot.
    func quickOutcome(
        _ cell: UnsafeBufferPointer<UInt8>, in context: CellContext, writing value: inout [UInt8]
    ) -> QuickOutcome {
        guard cell.count <= 100, EmailSyntax.isValid(cell), let at = cell.lastIndex(of: UInt8(ascii: "@")),
            cell[0] != UInt8(ascii: "\""), StopPrefix.length(in: cell) == 0
        else { return .undecided }
        var hasLower = false
        var isLower = true
        for byte in cell[..<at] {
            if byte.isUpperLetter { isLower = false } else if byte.isLowerLetter { hasLower = true }
            value.append(byte.lowercased)
        }
        var hasDot = false
        var isDomainLower = true
        value.append(UInt8(ascii: "@"))
        for byte in cell[(at + 1)...] {
            if byte.isUpperLetter { isDomainLower = false }
            if byte == UInt8(ascii: ".") { hasDot = true }
            value.append(byte.lowercased)
        }
        guard hasDot else { return .undecided }
        let local = String(decoding: value[..<at], as: UTF8.self)
        let domain = String(decoding: value[(at + 1)...], as: UTF8.self)
        let judge = EmailJudge.shared
        guard judge.standing(local: local, domain: domain, dealerDomains: context.settings.dealerDomains) == .personal,
            isLower || !hasLower || judge.isKnown(domain)
        else { return .undecided }
        return .decided("EM-OK", change: isLower && isDomainLower ? nil : "EM-FMT", flag: nil)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("jean.roy@gmail.com", as: .email, CellOutcome("jean.roy@gmail.com", "EM-OK")),
        NormalizerExample(
            "JEAN.ROY@GMAIL.COM", as: .email,
            CellOutcome("jean.roy@gmail.com", "EM-OK", notes: [CellNote("EM-FMT", .formatted)])),
        NormalizerExample(
            "jean.roy@gmail.com (désabonné)", as: .email,
            CellOutcome(
                "jean.roy@gmail.com", "EM-OK",
                notes: [
                    CellNote("EM-FMT", .formatted),
                    CellNote("RF-NOTE-IN-EML", .flagged, proposal: "désabonné", target: .notes),
                ])),
        NormalizerExample(
            "DNC-jean.roy@gmail.com", as: .email,
            CellOutcome(
                "jean.roy@gmail.com", "EM-OK",
                notes: [
                    CellNote("EM-FMT", .formatted),
                    CellNote("RF-NOTE-IN-EML", .flagged, proposal: "DNC", target: .notes),
                ])),
        NormalizerExample(
            "jroy@gmial.com", as: .email,
            CellOutcome("jroy@gmail.com", "EM-TYPO", notes: [CellNote("EM-TYPO", .mended)])),
        NormalizerExample(
            "jroy@vidéotron.ca", as: .email,
            CellOutcome("jroy@videotron.ca", "EM-TYPO", notes: [CellNote("EM-TYPO", .mended)])),
        NormalizerExample(
            "jroy@videotron.ca; mroy@gmial.com", as: .email,
            CellOutcome(
                "jroy@videotron.ca;mroy@gmail.com", "EM-OK",
                notes: [CellNote("EM-MULTI", .flagged, proposal: "mroy@gmial.com", target: .emailSecond)])),
        NormalizerExample(
            "jroy@gmail.ca", as: .email,
            CellOutcome(
                "jroy@gmail.ca", "EM-TYPO", notes: [CellNote("EM-TYPO", .suggested, proposal: "jroy@gmail.com")])),
        NormalizerExample(
            "aucun@aucun.com", as: .email, CellOutcome(nil, "EM-PLACE", notes: [CellNote("EM-PLACE", .refused)])),
        NormalizerExample(
            "noreply@garageroy.ca", as: .email,
            CellOutcome("noreply@garageroy.ca", "EM-PLACE", notes: [CellNote("EM-PLACE", .flagged)])),
        NormalizerExample(
            "bidon@bidon.com", as: .email, CellOutcome(nil, "EM-PLACE", notes: [CellNote("EM-PLACE", .refused)])),
        NormalizerExample(
            "info@garageroy.ca", as: .email,
            CellOutcome("info@garageroy.ca", "EM-ROLE", notes: [CellNote("EM-ROLE", .flagged)])),
        NormalizerExample(
            "jroy@videotron.ca; mroy@videotron.ca", as: .email,
            CellOutcome(
                "jroy@videotron.ca;mroy@videotron.ca", "EM-OK",
                notes: [CellNote("EM-MULTI", .flagged, proposal: "mroy@videotron.ca", target: .emailSecond)])),
        NormalizerExample(
            "jroy@videotron.ca^mroy@videotron.ca", as: .email,
            CellOutcome(
                "jroy@videotron.ca;mroy@videotron.ca", "EM-OK",
                notes: [CellNote("EM-MULTI", .flagged, proposal: "mroy@videotron.ca", target: .emailSecond)])),
        NormalizerExample(
            "jroy@videotron.ca|", as: .email,
            CellOutcome("jroy@videotron.ca", "EM-OK", notes: [CellNote("EM-FMT", .formatted)])),
        NormalizerExample(
            "courriel : jroy@garageroy.ca", as: .email,
            CellOutcome("jroy@garageroy.ca", "EM-OK", notes: [CellNote("EM-FMT", .formatted)])),
        NormalizerExample(
            "jroy@symptico.ca", as: .email,
            CellOutcome(
                "jroy@symptico.ca", "EM-TYPO", notes: [CellNote("EM-TYPO", .suggested, proposal: "jroy@sympatico.ca")])),
        NormalizerExample(
            "jroy@videotron.ca (perso) / mroy@videotron.ca (bur.)", as: .email,
            CellOutcome(
                "jroy@videotron.ca;mroy@videotron.ca", "EM-OK",
                notes: [
                    CellNote("EM-MULTI", .flagged, proposal: "mroy@videotron.ca", target: .emailSecond),
                    CellNote("RF-NOTE-IN-EML", .flagged),
                ])),
        NormalizerExample(
            "jroy@videotron.ca, 514-868-1234", as: .email,
            CellOutcome(
                "jroy@videotron.ca", "EM-OK",
                notes: [
                    CellNote("EM-FMT", .formatted),
                    CellNote("RF-TEL-IN-EML", .misplaced, proposal: "+15148681234", target: .phone),
                ])),
        NormalizerExample(
            "jroy @ gmail.com", as: .email,
            CellOutcome("jroy@gmail.com", "EM-OK", notes: [CellNote("EM-BAD", .mended)])),
        NormalizerExample(
            "jean roy@garageroy.ca", as: .email,
            CellOutcome(nil, "EM-BAD", notes: [CellNote("EM-BAD", .suggested, proposal: "jeanroy@garageroy.ca")])),
        NormalizerExample(
            "jroy@gmailcom", as: .email,
            CellOutcome("jroy@gmail.com", "EM-TYPO", notes: [CellNote("EM-TYPO", .mended)])),
        NormalizerExample(
            "jroy@gmail.coml", as: .email,
            CellOutcome("jroy@gmail.com", "EM-TYPO", notes: [CellNote("EM-TYPO", .mended)])),
        NormalizerExample(
            "jroy@garageroy.ocm", as: .email,
            CellOutcome(
                "jroy@garageroy.ocm", "EM-TYPO",
                notes: [CellNote("EM-TYPO", .suggested, proposal: "jroy@garageroy.com")])),
        NormalizerExample(
            "jroy@garageroy.xq", as: .email, CellOutcome(nil, "EM-BAD", notes: [CellNote("EM-BAD", .refused)])),
        NormalizerExample(
            "jroy@garageroy.auto24", as: .email, CellOutcome(nil, "EM-BAD", notes: [CellNote("EM-BAD", .refused)])),
        NormalizerExample(
            "jroy@garageroy.voiture", as: .email,
            CellOutcome("jroy@garageroy.voiture", "EM-BAD", notes: [CellNote("EM-BAD", .flagged)])),
        NormalizerExample("jroy@garageroy.quebec", as: .email, CellOutcome("jroy@garageroy.quebec", "EM-OK")),
        NormalizerExample(
            "jean;roy@videotron.ca", as: .email, CellOutcome(nil, "EM-BAD", notes: [CellNote("EM-BAD", .refused)])),
        NormalizerExample("jean.roy", as: .email, CellOutcome(nil, "EM-BAD", notes: [CellNote("EM-BAD", .refused)])),
        NormalizerExample("refusé", as: .email, CellOutcome(nil, "X", notes: [CellNote("LG-PLACE", .refused)])),
        NormalizerExample(
            "514-868-1234", as: .email,
            CellOutcome(
                nil, "EM-BAD", notes: [CellNote("RF-TEL-IN-EML", .misplaced, proposal: "+15148681234", target: .phone)])
        ),
    ]
}
