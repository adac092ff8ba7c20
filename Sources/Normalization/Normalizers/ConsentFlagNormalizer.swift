import Records

/// Consent flags as the column states them, `yes` or `no`; which of the two grants belongs to the mapping (codebook L01).
///
/// Words that say themselves what the customer wants (`OPT-OUT`, `non merci`) are turned to the column's own sense: in a
/// column of refusals, `OPT-OUT` is `yes`. Where nobody said which way a column points they stay what they are: `express`,
/// `withdrawn`. `implied` stays so everywhere. A date in a column is the day of its act, and stays a date. What cannot be
/// read is a stop in a column of refusals and `unread` in any other.
struct ConsentFlagNormalizer: Normalizer {
    let id = "consent-flag"
    let kinds: Set<FieldKind> = [.consentFlag]

    private static let truths = CodeList(shared: ["boolean": ["true": "yes", "false": "no"]])
    private static let statuses = CodeList(
        shared: [
            "consent.status": [
                "express": "express", "implied": "implied", "withdrawn": "withdrawn", "unknown": "unknown",
            ]
        ])

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        if Self.isWritten(text) { return CellOutcome(text) }
        // `Oui / Non`: a form that nobody filled in answers nothing.
        if Self.isUnanswered(text) { return CellOutcome("unread", nil, notes: [CellNote("A", .flagged)]) }
        // A dash is a filler; taking it for a refusal, or for none, would be a guess.
        // Among states `T` is tacit, not true.
        let isState = text.utf8.count == 1 && !Self.isPolarised(context) && Self.statuses.code(text) != nil
        if !isState, let truth = Self.truths.code(text), text != "-" { return said(truth, text) }
        switch Self.statuses.code(text) {
        case "unknown": return CellOutcome(nil, nil, notes: [CellNote("LG-PLACE", .refused)])
        case "express": return said(.grants, text, context)
        case "implied": return said(.implied, text, context)
        case "withdrawn": return said(.refuses, text, context)
        default: break
        }
        // Of an address that works, or of a customer: no answer.
        if ["active", "actif"].contains(FoldedText.fold(text)) {
            return CellOutcome(nil, nil, notes: [CellNote("LG-PLACE", .refused)])
        }
        let meaning = ConsentWords.meaning(of: text)
        if case .byChannel(let answer) = meaning { return Self.said(answer, context) }
        if meaning != .refuses, let filler = Fillers.outcome(for: text, in: context.field) {
            return CellOutcome(nil, nil, notes: filler.notes)
        }
        if let meaning { return said(meaning, text, context) }
        switch DateReader(context).read(text) {
        case .day(let day) where day <= context.settings.asOf && Self.isPolarised(context):
            return CellOutcome(day.description, nil, notes: [CellNote("CS-DATE", .formatted)])
        case .sentinel: return CellOutcome(nil, nil, notes: [CellNote("LG-PLACE", .refused)])
        // Whatever else stands where people say stop is a stop of a day that nobody knows: a date that cannot be read or
        // lies ahead, `Jean`, `2024`. Elsewhere nobody knows what was said, and that is kept.
        default:
            return CellOutcome(
                context.modifiers.contains(.optOut) ? "yes" : "unread", nil, notes: [CellNote("A", .flagged)])
        }
    }

    /// Answers by channel as `said` writes them.
    private static func isWritten(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "=")) else { return false }
        return text.split(separator: " ").allSatisfy { word in
            let parts = word.split(separator: "=")
            return parts.last.map { ["yes", "no", "unread"].contains($0) } ?? false
                && (parts.count == 1 || parts.count == 2 && ["EM", "SM", "PH", "PO"].contains(parts[0]))
        }
    }

    private static func isUnanswered(_ text: String) -> Bool {
        let words = FoldedText.fold(text.utf8).split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        return [["oui", "non"], ["yes", "no"], ["o", "n"], ["y", "n"], ["non", "oui"], ["no", "yes"]].contains(words)
    }

    private static func isPolarised(_ context: CellContext) -> Bool {
        context.modifiers.contains(.optOut) || context.modifiers.contains(.optIn)
    }

    /// The answer in the column's own sense. What a purchase implies is no answer of the customer, whatever the column.
    private func said(_ meaning: ConsentWords.Meaning, _ text: String, _ context: CellContext) -> CellOutcome {
        if meaning == .implied { return said("implied", text) }
        let grants = meaning == .grants || meaning == .affirms && !context.modifiers.contains(.optOut)
        let value =
            Self.isPolarised(context)
            ? (grants != context.modifiers.contains(.optOut) ? "yes" : "no") : grants ? "express" : "withdrawn"
        var outcome = said(value, text)
        // A sentence may close more than the column's channel, and is read like a note: `ne pas contacter`.
        if !grants, ConsentWords.isSentence(text), !RefusalText(folded: FoldedText.fold(text.utf8)).closed.isEmpty {
            outcome.notes.append(CellNote("CS-SAID", .flagged, proposal: text, target: .notes))
        }
        return outcome
    }

    /// What a cell says of channels by name, as `no SM=no`: first the column's own channel, then those that it closes besides
    /// (`EM=no`), and where the column is about several each one by its name.
    ///
    /// A channel that a column of refusals names is closed, however it is named; a yes to another channel than the column's
    /// opens nothing.
    private static func said(_ answer: ChannelAnswer, _ context: CellContext) -> CellOutcome {
        let isStop = context.modifiers.contains(.optOut)
        let own = ownChannels(context)
        var values: [String] = []
        func say(_ channel: String, _ word: String) { values.append(own == [channel] ? word : channel + "=" + word) }
        for channel in own {
            switch answer.channels[channel] {
            case nil: say(channel, isStop && answer.isOpen ? "yes" : "unread")
            case let isYes?: say(channel, isStop ? own == [channel] ? "yes" : "no" : isYes ? "yes" : "no")
            }
        }
        if own.isEmpty, answer.isOpen { values.append(isStop ? "yes" : "unread") }
        for (channel, isYes) in answer.channels.sorted(by: { $0.key < $1.key }) where !own.contains(channel) {
            if isStop || !isYes { say(channel, "no") } else if own.isEmpty { say(channel, "yes") }
        }
        let isUnread = values.contains { $0.hasSuffix("unread") }
        return CellOutcome(
            values.joined(separator: " "), nil,
            notes: [isUnread ? CellNote("A", .flagged) : CellNote("CS-FMT", .formatted)])
    }

    /// The channels that the column is about; none where it is about all of them.
    private static func ownChannels(_ context: CellContext) -> [String] {
        let fields: [(Field, Modifier, String)] = [
            (.consentEmail, .alsoEmail, "EM"), (.consentText, .alsoText, "SM"), (.consentPhone, .alsoPhone, "PH"),
            (.consentMail, .alsoMail, "PO"),
        ]
        guard context.field != .consentAll else { return [] }
        return fields.filter { $0.0 == context.field || context.modifiers.contains($0.1) }.map(\.2)
    }

    private func said(_ value: String, _ text: String) -> CellOutcome {
        CellOutcome(value, nil, notes: value == text ? [] : [CellNote("CS-FMT", .formatted)])
    }

    let examples: [NormalizerExample] = [
        NormalizerExample(
            "Refusé", as: .consentEmail, [.optIn], CellOutcome("no", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Refusé", as: .consentEmail, CellOutcome("withdrawn", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Accepté", as: .consentEmail, [.optOut], CellOutcome("no", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Oui", as: .consentEmail, [.optIn], CellOutcome("yes", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Oui", as: .consentEmail, [.optOut], CellOutcome("yes", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample("no", as: .consentPhone, CellOutcome("no")),
        NormalizerExample(
            "Oui / Non", as: .consentEmail, [.optIn], CellOutcome("unread", notes: [CellNote("A", .flagged)])),
        NormalizerExample(
            "OPT-OUT", as: .consentEmail, [.optOut], CellOutcome("yes", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Express", as: .consentEmail, [.optIn], CellOutcome("yes", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample("Exprès", as: .consentEmail, CellOutcome("express", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "2024-03-01", as: .consentEmail, [.optOut],
            CellOutcome("2024-03-01", notes: [CellNote("CS-DATE", .formatted)])),
        NormalizerExample(
            "2026-06-31", as: .consentEmail, [.optOut], CellOutcome("yes", notes: [CellNote("A", .flagged)])),
        NormalizerExample(
            "Ne plus rien m’envoyer", as: .consentEmail, [.optOut],
            CellOutcome(
                "yes",
                notes: [
                    CellNote("CS-FMT", .formatted),
                    CellNote("CS-SAID", .flagged, proposal: "Ne plus rien m’envoyer", target: .notes),
                ])),
        NormalizerExample(
            "voir Lucie", as: .consentEmail, [.optOut], CellOutcome("yes", notes: [CellNote("A", .flagged)])),
        NormalizerExample(
            "0000-00-00", as: .consentEmail, [.optOut], CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
        NormalizerExample("peut-être", as: .consentText, CellOutcome("unread", notes: [CellNote("A", .flagged)])),
        NormalizerExample(
            "peut-être", as: .consentText, [.optIn], CellOutcome("unread", notes: [CellNote("A", .flagged)])),
        NormalizerExample(
            "Oui - puis annulé", as: .consentEmail, [.optIn], CellOutcome("no", notes: [CellNote("CS-FMT", .formatted)])
        ),
        NormalizerExample(
            "Implicite", as: .consentEmail, [.optIn], CellOutcome("implied", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Ne pas contacter", as: .consentEmail, [.optIn],
            CellOutcome(
                "no",
                notes: [
                    CellNote("CS-FMT", .formatted),
                    CellNote("CS-SAID", .flagged, proposal: "Ne pas contacter", target: .notes),
                ])),
        NormalizerExample(
            "2026-03-01", as: .consentEmail, [.optIn],
            CellOutcome("2026-03-01", notes: [CellNote("CS-DATE", .formatted)])),
        NormalizerExample(
            "Oui courriel / non texto", as: .consentAll, [.optIn],
            CellOutcome("EM=yes SM=no", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Yes to text, no to email", as: .consentEmail, [.optIn],
            CellOutcome("no", notes: [CellNote("CS-FMT", .formatted)])),
        NormalizerExample(
            "Oui sauf texto", as: .consentAll, [.optIn], CellOutcome("unread SM=no", notes: [CellNote("A", .flagged)])),
        NormalizerExample(
            "Oui, à confirmer", as: .consentEmail, [.optIn], CellOutcome("unread", notes: [CellNote("A", .flagged)])),
        NormalizerExample("-", as: .consentText, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
