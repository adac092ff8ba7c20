import Records

/// Telephone numbers in E.164, extensions apart (codebook C01).
///
/// North America and France by own rules, because the usual library takes `poste 100` for a part of the number and
/// accepts exchanges that end in 11; the rest of the world by that library.
struct PhoneNormalizer: QuickNormalizer {
    let id = "phone"
    let kinds: Set<FieldKind> = [.phone]

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        if let filler = Fillers.outcome(for: text, in: context.field) { return filler }
        if text.utf8.contains(UInt8(ascii: "@")), let address = EmailSyntax.onlyAddress(in: text) {
            return CellOutcome(
                nil, .quarantined, notes: [CellNote("RF-EML-IN-TEL", .misplaced, proposal: address, target: .email)])
        }
        if let elsewhere = Self.misplaced(text) { return elsewhere }
        let reader = PhoneReader(Self.withoutDecimals(text))
        let plans = PhonePlans(country: context.settings.country)
        if let e164 = Self.vanityNumber(text, plans) {
            return CellOutcome(e164, "TL-FMT", notes: [CellNote("TL-FMT", .formatted), CellNote("TL-TOLL", .flagged)])
        }
        let judged = reader.readings.map { (reading: $0, judgement: plans.judge($0)) }
        let usable = judged.filter { $0.judgement.e164 != nil }
        guard let first = usable.first else { return Self.refusal(judged, text) }
        var outcome = Self.outcome(of: first.reading, first.judgement, text, context)
        if usable.count > 1 { Self.add(usable.dropFirst(), to: &outcome, context) }
        Self.completeShort(judged, beside: first.judgement, in: &outcome)
        let lost = judged.contains { if case .invalid = $0.judgement { true } else { false } }
        if let request = Self.request(in: text) {
            outcome.notes.append(CellNote("RF-NOTE-IN-TEL", .flagged, proposal: request, target: .notes))
        } else if reader.hasRemark || lost {
            outcome.notes.append(CellNote("RF-NOTE-IN-TEL", .flagged))
        }
        return outcome
    }

    /// A postal code or a VIN in a telephone's column.
    private static func misplaced(_ text: String) -> CellOutcome? {
        guard text.utf8.count <= 20, text.utf8.contains(where: \.isLetter) else { return nil }
        let code = asciiUppercased(text.filter { $0 != " " && $0 != "-" })
        let note: CellNote
        if code.utf8.count == 6, PostalCode.isCanadian(code) {
            note = CellNote(
                "RF-PC-IN-TEL", .misplaced, proposal: code.prefix(3) + " " + code.suffix(3), target: .postalCode)
        } else if Array(code.utf8).withUnsafeBufferPointer({ VehicleIdentification.isWellFormed($0) }) {
            note = CellNote("RF-VIN-IN-TEL", .misplaced, proposal: code, target: .vin)
        } else {
            return nil
        }
        return CellOutcome(nil, .quarantined, notes: [note])
    }

    /// `5148681234.0`, as spreadsheets write a number: the zeros behind the point are no digits of it.
    private static func withoutDecimals(_ text: String) -> String {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.allSatisfy({ $0 == 48 }), parts[1].utf8.count <= 2,
            (10...11).contains(parts[0].utf8.count), parts[0].utf8.allSatisfy(\.isDigit)
        else { return text }
        return String(parts[0])
    }

    /// What someone asked not to be done, typed beside the number: `NE PAS APPELER`.
    private static func request(in text: String) -> String? {
        let words = FoldedText.fold(text).split(separator: " ").filter { $0.contains { $0.isLetter } }
        let folded = words.joined(separator: " ")
        return FilePhrase.holdsRequest(Array(folded.utf8)) ? folded.uppercased() : nil
    }

    private static func outcome(
        of reading: PhoneReading, _ judgement: PhoneJudgement, _ text: String, _ context: CellContext
    ) -> CellOutcome {
        var outcome = CellOutcome(judgement.e164, judgement.e164 == text ? "TL-OK" : "TL-FMT")
        if judgement.e164 != text { outcome.notes.append(CellNote("TL-FMT", .formatted)) }
        if let number = reading.phoneExtension, let part = CleanColumn.Part.phoneExtension(of: context.field) {
            outcome.verdict = "TL-EXT"
            outcome.parts[.part(part)] = number
            outcome.notes = [CellNote("TL-EXT", .formatted)]
        }
        if case .fictional = judgement {
            outcome.verdict = "TL-FICT"
            outcome.notes.append(CellNote("TL-FICT", .flagged))
        }
        if case .flagged(_, let code) = judgement { outcome.notes.append(CellNote(code, .flagged)) }
        if let code = reading.label?.code { outcome.notes.append(CellNote(code, .flagged)) }
        return outcome
    }

    /// More numbers in the same cell follow the first, `;` between them. Where they stay together so do their extensions,
    /// in the same order: `;22` is that of the second number. Elsewhere each extension goes with its number.
    private static func add(
        _ others: ArraySlice<(reading: PhoneReading, judgement: PhoneJudgement)>, to outcome: inout CellOutcome,
        _ context: CellContext
    ) {
        var numbers = [outcome.value ?? ""]
        let part = CleanColumn.Part.phoneExtension(of: context.field)
        var extensions = [part.flatMap { outcome.parts[.part($0)] } ?? ""]
        for other in others {
            guard let e164 = other.judgement.e164, !numbers.contains(e164) else { continue }
            numbers.append(e164)
            extensions.append(other.reading.phoneExtension ?? "")
            let proposal = other.reading.phoneExtension.map { e164 + " poste " + $0 } ?? e164
            outcome.notes.append(
                CellNote("TL-MULTI", .flagged, proposal: proposal, target: other.reading.label?.field))
        }
        if let part, context.settings.keepsSeveralValuesTogether, extensions.dropFirst().contains(where: { $0 != "" }) {
            outcome.parts[.part(part)] = extensions.joined(separator: ";")
            if outcome.verdict != "TL-EXT" { outcome.notes.append(CellNote("TL-EXT", .formatted)) }
        }
        outcome.value = numbers.joined(separator: ";")
    }

    /// `514-868-1234 / 868-2345`: seven digits beside a whole number have its area code in all likelihood. Both together
    /// are proposed, since other codes serve the same place; the clean value holds the whole one alone.
    private static func completeShort(
        _ judged: [(reading: PhoneReading, judgement: PhoneJudgement)], beside whole: PhoneJudgement,
        in outcome: inout CellOutcome
    ) {
        let short = judged.filter { $0.judgement == .short }.map(\.reading.digits)
        guard !short.isEmpty else { return }
        var proposed: [String]?
        switch whole {
        case .valid(let e164), .fictional(let e164):
            let area = e164.hasPrefix("+1") ? Array(e164.utf8.dropFirst(2).prefix(3)) : []
            let whole = short.map { area + $0 }
            let areRight = whole.allSatisfy { digits in
                let judgement = digits.withUnsafeBufferPointer { NorthAmericanPlan.shared.judge($0) }
                return judgement == .valid || judgement == .fictional
            }
            if !area.isEmpty, areRight { proposed = whole.map { "+1" + String(decoding: $0, as: UTF8.self) } }
        default: break
        }
        guard let proposed, let value = outcome.value else {
            outcome.notes.append(CellNote("TL-SHORT", .flagged))
            return
        }
        let known = value.split(separator: ";").map(String.init)
        let others = proposed.filter { !known.contains($0) }
        guard !others.isEmpty else { return }
        outcome.notes.append(
            CellNote("TL-SHORT", .suggested, proposal: (known + others).joined(separator: ";")))
    }

    private static func refusal(
        _ judged: [(reading: PhoneReading, judgement: PhoneJudgement)], _ text: String
    ) -> CellOutcome {
        for (_, judgement) in judged where judgement == .placeholder {
            return CellOutcome(nil, "TL-PLACE", notes: [CellNote("TL-PLACE", .refused)])
        }
        for (_, judgement) in judged where judgement == .short {
            return CellOutcome(nil, "TL-SHORT", notes: [CellNote("TL-SHORT", .refused)])
        }
        for (_, judgement) in judged {
            if case .invalid(let proposal?) = judgement {
                return CellOutcome(nil, .quarantined, notes: [CellNote("Q", .suggested, proposal: proposal)])
            }
        }
        if let likely = likelyNumber(text) {
            return CellOutcome(nil, .quarantined, notes: [CellNote("Q", .suggested, proposal: likely)])
        }
        return CellOutcome(nil, .quarantined, notes: [CellNote("Q", .refused)])
    }

    /// `514 868-I234`: ten places of which some hold letters that look like digits.
    private static func likelyNumber(_ text: String) -> String? {
        var digits: [UInt8] = []
        for byte in text.utf8 where ![32, 40, 41, 45, 46].contains(byte) {
            switch byte {
            case UInt8(ascii: "O"), UInt8(ascii: "o"): digits.append(48)
            case UInt8(ascii: "I"), UInt8(ascii: "l"), UInt8(ascii: "L"), UInt8(ascii: "i"): digits.append(49)
            case _ where byte.isDigit: digits.append(byte)
            default: return nil
            }
        }
        guard digits.count == 10, text.utf8.contains(where: \.isLetter),
            digits.withUnsafeBufferPointer({ NorthAmericanPlan.shared.judge($0) }) == .valid
        else { return nil }
        return "+1" + String(decoding: digits, as: UTF8.self)
    }

    /// `1-800-GO-FEDEX`: the letters of the keypad, in toll-free numbers only.
    private static func vanityNumber(_ text: String, _ plans: PhonePlans) -> String? {
        guard plans.isNorthAmerican else { return nil }
        var characters = foldedKey(text).utf8.filter { $0 != 32 && $0 != 45 && $0 != 46 && $0 != 40 && $0 != 41 }
        if characters.first == UInt8(ascii: "+") { characters.removeFirst() }
        if characters.first == UInt8(ascii: "1") { characters.removeFirst() }
        guard characters.count >= 10, characters.prefix(3).allSatisfy(\.isDigit),
            characters.dropFirst(3).prefix(7).filter(\.isLetter).count >= 3,
            characters.dropFirst(10).allSatisfy(\.isLetter), characters.allSatisfy(\.isLetterOrDigit)
        else { return nil }
        let digits = characters.prefix(10).map { $0.isLetter ? keypad[Int($0 - 65)] : $0 }
        guard digits.withUnsafeBufferPointer({ NorthAmericanPlan.shared.judge($0) }) == .tollFree else { return nil }
        return "+1" + String(decoding: digits, as: UTF8.self)
    }

    private static let keypad = Array("22233344455566677778889999".utf8)

    /// Ten digits among plain separators, with or without the country code 1: nearly all numbers of a dealership.
    func quickOutcome(
        _ cell: UnsafeBufferPointer<UInt8>, in context: CellContext, writing value: inout [UInt8]
    ) -> QuickOutcome {
        guard cell.count >= 10, cell.count <= 20, context.settings.country == "CA" || context.settings.country == "US"
        else { return .undecided }
        let hasPlus = cell[0] == UInt8(ascii: "+")
        var digits: (UInt64, Int) = (0, 0)
        for byte in hasPlus ? cell[1...] : cell[...] {
            if byte.isDigit {
                digits = (digits.0 &* 10 &+ UInt64(byte - 48), digits.1 + 1)
            } else if byte != 45, byte != 32, byte != 46, byte != 40, byte != 41 {
                return .undecided
            }
        }
        var (number, count) = digits
        if count == 11, number / 10_000_000_000 == 1 {
            number -= 10_000_000_000
            count = 10
        } else if hasPlus {
            return .undecided
        }
        guard count == 10, number >= 2_000_000_000 else { return .undecided }
        let flag: StaticString?
        switch NorthAmericanPlan.shared.judge(number) {
        case .valid: flag = nil
        case .fictional: flag = "TL-FICT"
        default: return .undecided
        }
        value.append(UInt8(ascii: "+"))
        value.append(UInt8(ascii: "1"))
        var divisor: UInt64 = 1_000_000_000
        while divisor > 0 {
            value.append(UInt8(truncatingIfNeeded: number / divisor % 10) + 48)
            divisor /= 10
        }
        let isSame = hasPlus && cell.count == 12
        return .decided(
            flag != nil ? "TL-FICT" : isSame ? "TL-OK" : "TL-FMT", change: isSame ? nil : "TL-FMT", flag: flag)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample(
            "(514) 868-1234", as: .phone, CellOutcome("+15148681234", "TL-FMT", notes: [CellNote("TL-FMT", .formatted)])
        ),
        NormalizerExample("+15148681234", as: .phone, CellOutcome("+15148681234", "TL-OK")),
        NormalizerExample(
            "514555-0199 poste 123", as: .phoneWork,
            CellOutcome(
                "+15145550199", "TL-FICT", parts: [.part(.phoneWorkExtension): "123"],
                notes: [CellNote("TL-EXT", .formatted), CellNote("TL-FICT", .flagged)])),
        NormalizerExample(
            "514 868-1234 / 438 868-4321", as: .phone,
            CellOutcome(
                "+15148681234;+14388684321", "TL-FMT",
                notes: [CellNote("TL-FMT", .formatted), CellNote("TL-MULTI", .flagged, proposal: "+14388684321")])),
        NormalizerExample(
            "514-868-1234 / 868-2345", as: .phone,
            CellOutcome(
                "+15148681234", "TL-FMT",
                notes: [
                    CellNote("TL-FMT", .formatted),
                    CellNote("TL-SHORT", .suggested, proposal: "+15148681234;+15148682345"),
                ])),
        NormalizerExample(
            "514 868-1234 / 438 868-4321 p. 22", as: .phone,
            CellOutcome(
                "+15148681234;+14388684321", "TL-FMT",
                notes: [
                    CellNote("TL-FMT", .formatted),
                    CellNote("TL-MULTI", .flagged, proposal: "+14388684321 poste 22"),
                ])),
        NormalizerExample(
            "+5142791234", as: .phone,
            CellOutcome(
                "+15142791234", "TL-FMT", notes: [CellNote("TL-FMT", .formatted), CellNote("TL-PLUS", .flagged)])),
        NormalizerExample("+51987654321", as: .phone, CellOutcome("+51987654321", "TL-OK")),
        NormalizerExample(
            "000-000-0000", as: .phone, CellOutcome(nil, "TL-PLACE", notes: [CellNote("TL-PLACE", .refused)])),
        NormalizerExample(
            "692-1234", as: .phone, CellOutcome(nil, "TL-SHORT", notes: [CellNote("TL-SHORT", .refused)])),
        NormalizerExample(
            "5148681234.0", as: .phone, CellOutcome("+15148681234", "TL-FMT", notes: [CellNote("TL-FMT", .formatted)])),
        NormalizerExample(
            "514 868-1234 après 18h", as: .phone,
            CellOutcome(
                "+15148681234", "TL-FMT",
                notes: [CellNote("TL-FMT", .formatted), CellNote("RF-NOTE-IN-TEL", .flagged)])),
        NormalizerExample(
            "514 868-1234 NE PAS APPELER", as: .phone,
            CellOutcome(
                "+15148681234", "TL-FMT",
                notes: [
                    CellNote("TL-FMT", .formatted),
                    CellNote("RF-NOTE-IN-TEL", .flagged, proposal: "NE PAS APPELER", target: .notes),
                ])),
        NormalizerExample(
            "514 868-1234|438 868-4321", as: .phone,
            CellOutcome(
                "+15148681234;+14388684321", "TL-FMT",
                notes: [CellNote("TL-FMT", .formatted), CellNote("TL-MULTI", .flagged, proposal: "+14388684321")])),
        NormalizerExample(
            "514 868-I234", as: .phone,
            CellOutcome(nil, .quarantined, notes: [CellNote("Q", .suggested, proposal: "+15148681234")])),
        NormalizerExample(
            "h2x1y4", as: .phone,
            CellOutcome(
                nil, .quarantined,
                notes: [CellNote("RF-PC-IN-TEL", .misplaced, proposal: "H2X 1Y4", target: .postalCode)])),
        NormalizerExample("438 311 6287", as: .phone, CellOutcome(nil, .quarantined, notes: [CellNote("Q", .refused)])),
        NormalizerExample(
            "06 12 34 56 78", as: .phone,
            CellOutcome(nil, .quarantined, notes: [CellNote("Q", .suggested, proposal: "+33612345678")])),
        NormalizerExample(
            "+33 6 12 34 56 78", as: .phoneMobile,
            CellOutcome("+33612345678", "TL-FMT", notes: [CellNote("TL-FMT", .formatted)])),
        NormalizerExample(
            "1-800-463-3339", as: .phoneWork,
            CellOutcome(
                "+18004633339", "TL-FMT", notes: [CellNote("TL-FMT", .formatted), CellNote("TL-TOLL", .flagged)])),
        NormalizerExample(
            "jean.roy@exemple.ca", as: .phone,
            CellOutcome(
                nil, .quarantined,
                notes: [CellNote("RF-EML-IN-TEL", .misplaced, proposal: "jean.roy@exemple.ca", target: .email)])),
    ]
}

extension PhoneJudgement {
    var e164: String? {
        switch self {
        case .valid(let e164), .flagged(let e164, _), .fictional(let e164): e164
        case .placeholder, .short, .invalid: nil
        }
    }
}

extension PhoneReading.Label {
    /// What the cell itself says of the line; never inferred from the number (codebook C02).
    var code: String {
        switch self {
        case .mobile: "TL-CELL"
        case .home: "TL-HOME"
        case .work: "TL-WORK"
        case .fax: "TL-FAX"
        }
    }

    var field: Field? {
        switch self {
        case .mobile: .phoneMobile
        case .home: .phoneHome
        case .work: .phoneWork
        case .fax: nil
        }
    }
}

extension CleanColumn.Part {
    /// Where the extension of a telephone field goes.
    static func phoneExtension(of field: Field) -> CleanColumn.Part? {
        switch field {
        case .phone: .phoneExtension
        case .phoneHome: .phoneHomeExtension
        case .phoneMobile: .phoneMobileExtension
        case .phoneWork: .phoneWorkExtension
        default: nil
        }
    }
}
