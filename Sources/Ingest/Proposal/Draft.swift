import Records

/// A column while its meaning is being decided.
struct Draft {
    let position: Int
    let reading: HeaderReading
    let content: ColumnContent
    var target: FieldTarget?
    var reason = MappingReason.unmapped
    var confidence = 0.0
    var question: ColumnMapping.Question?
    /// Among columns for one field, which says more; smaller is better.
    var canonicalRank = 0
    /// Whether nothing has been said about the column yet.
    private(set) var isOpen = true

    init(position: Int, reading: HeaderReading, content: ColumnContent) {
        self.position = position
        self.reading = reading
        self.content = content
    }

    /// A nil target keeps the column raw for good; its reason then tells who said so.
    mutating func settle(_ target: FieldTarget?, _ reason: MappingReason, _ confidence: Double) {
        self.target = target
        self.reason = target == nil && reason != .given ? .unmapped : reason
        self.confidence = confidence
        question = nil
        isOpen = false
    }

    mutating func ask(_ question: ColumnMapping.Question) {
        target = nil
        reason = .ambiguous
        confidence = 0.3
        self.question = question
        isOpen = false
    }

    mutating func veto(_ question: ColumnMapping.Question) {
        ask(question)
        reason = .vetoed
    }

    mutating func apply(_ decision: ConsentDecision) {
        switch decision {
        case .flag(let target, let confidence): settle(target, .synonym, confidence)
        case .raw: settle(nil, .unmapped, 0.8)
        case .death: settle(FieldTarget(.status, [.deceased]), .synonym, 0.85)
        case .doubt(let fields): ask(.meaning(candidates: fields))
        case .ask(let target):
            let also = target.modifiers.sorted { $0.rawValue < $1.rawValue }
            ask(.consentPolarity(field: target.field, also: also.isEmpty ? nil : also))
        }
    }

    var mapping: ColumnMapping {
        ColumnMapping(
            column: reading.header, position: position, target: target, reason: reason, confidence: confidence,
            question: question)
    }
}

/// What is done with a column whose header speaks of consent.
enum ConsentDecision: Equatable {
    case flag(FieldTarget, confidence: Double)
    case raw
    /// It is about a death: a yes, a date or the word says that the customer has died.
    case death
    /// It speaks of consent, and no reading of its values is sure.
    case doubt([Field])
    /// It is a flag, and nothing says whether a yes grants or refuses.
    case ask(FieldTarget)

    /// Nil when the header does not speak of consent.
    ///
    /// A flag goes nowhere without a polarity. Words such as `express` and `withdrawn` carry their own.
    init?(_ reading: HeaderReading, _ content: ColumnContent, _ entity: Entity) {
        let meanings = reading.meanings.filter { $0.canonical.hasPrefix("consent.") }
        let isKnown = !meanings.isEmpty && meanings.count == reading.meanings.count
        // `Opt-in requis`: nobody has answered.
        if isKnown, ConsentHeader.isNotAsked(reading.key), let field = meanings[0].target?.field,
            field.kind == .consentFlag
        {
            self = .ask(FieldTarget(field))
            return
        }
        // What a word was left out for may be the channel: `Opt In Text`.
        let named = reading.confidence < 0.85 ? ConsentHeader(reading.consentKey) : nil
        let isOtherChannel = named.map { $0.namesChannel && $0.field != meanings.first?.target?.field } ?? false
        if isKnown, !isOtherChannel, Set(meanings.map(\.target)).count == 1, let target = meanings[0].target {
            guard target.field.kind == .consentFlag, target.modifiers.isDisjoint(with: [.optIn, .optOut]) else {
                self = .flag(target, confidence: 0.9)
                return
            }
            self = Self.state(FieldTarget(target.field), ConsentHeader(reading.consentKey), content)
            return
        }
        guard reading.meanings.isEmpty || isKnown && isOtherChannel, !reading.isAboutSomeoneElse else { return nil }
        if DeathHeader.matches(reading.key) {
            self = DeathHeader.bearsOut(content) ? .death : .doubt([.status])
            return
        }
        if ConsentHeader.isProof(reading.key) {
            self = .flag(FieldTarget(.consentProof), confidence: 0.7)
            return
        }
        if ConsentHeader.mayBeWording(reading.key),
            content.share(.longText) >= 0.3 || content.share(.severalWords) >= 0.8
        {
            self = .flag(FieldTarget(.consentProof), confidence: 0.7)
            return
        }
        if ConsentHeader.isEnd(reading.key), content.filled == 0 || content.share(.possibleDate) >= 0.5 {
            self = .flag(FieldTarget(.consentEnd), confidence: 0.8)
            return
        }
        guard let header = ConsentHeader(reading.consentKey) else { return nil }
        if header.isOfUnreadChannel, content.filled == 0 {
            self = .raw
            return
        }
        if content.share(.channelWord) >= 0.8, content.filled > 0, !content.saysYesOrNo {
            self = Self.ofChannels(header, reading)
            return
        }
        if header.isOfOtherKind || ConsentLegend(reading.header)?.hasOwnCodes == true {
            self = Self.other(header, content)
            return
        }
        if header.isWeak {
            guard let decision = Self.weak(header, reading, content) else { return nil }
            self = decision
            return
        }
        let isOfDates =
            content.filled == 0 ? header.isDate : content.share(.possibleDate) >= 0.5 && content.share(.boolean) < 0.5
        // The day on which somebody asked is none on which somebody answered.
        if isOfDates, ConsentHeader.isNotAsked(reading.key) {
            self = .raw
            return
        }
        // Dates among answers, under a header that asks for no date, are answers with their day.
        if isOfDates, header.isDate || !content.holdsAnswers || header.polarity != .grants {
            self = Self.day(header)
            return
        }
        let isPlain = content.filled == 0 || content.saysYesOrNo || content.share(.consentStatus) >= 0.5
        // One answer among remarks and sentences is enough: what cannot be read is told apart cell by cell.
        guard isPlain || content.holdsAnswers && content.plainKind == nil && header.polarity != .unknown else {
            self = content.isPlainlyAnother ? .raw : .doubt([header.field])
            return
        }
        self = Self.state(header.target, header, content)
    }

    /// A column of channels: those that were refused, those of a consent that another column states, or those agreed to.
    private static func ofChannels(_ header: ConsentHeader, _ reading: HeaderReading) -> ConsentDecision {
        if header.polarity == .refuses {
            return .flag(FieldTarget(header.field, header.also.union([.optOut])), confidence: 0.8)
        }
        let namesChannels =
            header.isState
            || reading.key.words.contains {
                ["channel", "channels", "canal", "canaux", "moyen", "moyens", "medium", "media", "mode", "modes"]
                    .contains($0)
            }
        if namesChannels { return .flag(FieldTarget(.consentChannel), confidence: 0.8) }
        return header.polarity == .grants && !header.isOfOtherKind
            ? .flag(FieldTarget(header.field, [.optIn]), confidence: 0.7) : .doubt([.consentChannel, header.field])
    }

    /// What is asked about a consent of another kind: what its yes does, or whether its days are those of a consent.
    private static func other(_ header: ConsentHeader, _ content: ColumnContent) -> ConsentDecision {
        if content.share(.possibleDate) >= 0.5 { return .doubt([header.dateField]) }
        if content.saysYesOrNo || content.filled == 0 { return .ask(header.target) }
        return content.isPlainlyAnother ? .raw : .doubt([header.field])
    }

    /// A date beside a refusal is the day since which it holds, beside a consent the day it was given; beside what a header
    /// denies or turns, `Pas de courriel`, nobody knows which.
    private static func day(_ header: ConsentHeader) -> ConsentDecision {
        if header.polarity == .refuses {
            return .flag(FieldTarget(header.field, header.also.union([.optOut])), confidence: 0.75)
        }
        return header.saysWhen ? .flag(FieldTarget(header.dateField), confidence: 0.7) : .doubt([header.field])
    }

    /// A header that only hints at consent counts where its values are yes and no, words of consent, or bare codes.
    private static func weak(
        _ header: ConsentHeader, _ reading: HeaderReading, _ content: ColumnContent
    ) -> ConsentDecision? {
        if header.polarity == .unknown, let plain = ConsentHeader(ofYesAndNo: reading.key, header: reading.header),
            content.holdsYesAndNo || plain.polarity == .refuses && content.holdsMarks
        {
            return state(plain.target, plain, content)
        }
        if content.saysYesOrNo || content.share(.consentStatus) >= 0.5 { return state(header.target, header, content) }
        return content.holdsCodes || content.speaksOfRefusal ? .doubt([header.field]) : nil
    }

    /// The decision about a column of yes and no whose header names a channel and has no other meaning: a refusal by text
    /// message stands under `SMS` in one list, a consent in the next. Nil for any other column.
    init?(yesAndNo reading: HeaderReading, _ content: ColumnContent, isReach: Bool) {
        if content.holdsMarks, !reading.isAboutSomeoneElse,
            let header = ConsentHeader(ofYesAndNo: reading.key, header: reading.header), header.polarity == .refuses
        {
            self = Self.state(header.target, header, content)
            return
        }
        guard content.holdsYesAndNo, !reading.isAboutSomeoneElse else { return nil }
        if let header = ConsentHeader(reading.consentKey), !header.isWeak {
            guard isReach else { return nil }
            self = Self.state(header.target, header, content)
        } else if let header = ConsentHeader(ofYesAndNo: reading.key, header: reading.header) {
            self = Self.state(header.target, header, content)
        } else if isReach, let channel = ConsentHeader.channel(of: reading.key) {
            self = .ask(FieldTarget(channel))
        } else {
            return nil
        }
    }

    /// The decision about a column that a profile sends to a consent field without saying what a yes does.
    init(profileField field: Field, _ reading: HeaderReading, _ content: ColumnContent) {
        self =
            content.filled == 0
            ? .flag(FieldTarget(field), confidence: 0.9)
            : Self.state(FieldTarget(field), ConsentHeader(reading.consentKey), content)
    }

    /// A column under a header that says what a yes does keeps that sense whatever words stand in it, since a bare `Non`
    /// means nothing without it. Only states, `Type de consentement`, say for themselves what they are; a bare answer among
    /// them is one to the consent.
    private static func state(
        _ target: FieldTarget, _ header: ConsentHeader?, _ content: ColumnContent
    ) -> ConsentDecision {
        func flag(_ polarity: Set<Modifier>, _ confidence: Double) -> ConsentDecision {
            .flag(FieldTarget(target.field, target.modifiers.union(polarity)), confidence: confidence)
        }
        let states = content.share(.consentStatus)
        // Where every value is a state, `T` is tacit and not true.
        let tacit = states == 1 ? content.share(.trueOrTacit) : 0
        let flags = content.share(.boolean) - tacit
        let areStates = content.filled == 0 ? header?.isState ?? false : states >= 0.5 && flags < 0.5
        let isMixed = content.share(.yesOrNo) > tacit
        switch header?.polarity ?? .unknown {
        case .grants:
            let isPolarised = header?.isState != true || !areStates || isMixed
            return flag(isPolarised ? [.optIn] : [], 0.8)
        case .refuses:
            let isPolarised = header?.isState != true || !areStates
            return flag(isPolarised ? [.optOut] : [], 0.85)
        case .unknown:
            guard areStates else { return .ask(target) }
            let isAnswered = isMixed && header?.saysBoth == false
            return flag(isAnswered ? [.optIn] : [], 0.8)
        }
    }
}
