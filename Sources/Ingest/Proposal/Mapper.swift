import Columns
import Records

/// Proposes what each column of a file means.
///
/// The order of trust: what a person gave, the profile of the system, the header's known meanings, the values. Values may
/// also veto a header that they contradict. What stays unclear stays raw, with a question.
package struct Mapper: Sendable {
    package let catalogue: ProfileCatalogue
    let synonyms: Synonyms

    package init(catalogue: ProfileCatalogue = .shared) { self.init(catalogue: catalogue, synonyms: .shared) }

    init(catalogue: ProfileCatalogue, synonyms: Synonyms) {
        self.catalogue = catalogue
        self.synonyms = synonyms
    }

    /// - Parameters:
    ///   - header: the file's own words, retyped by `PathTyping` where it applies.
    ///   - sample: rows from the start of the file, a column for each header; may be empty.
    ///   - system: the name that the user gave the source.
    ///   - file: the file's name, which may say that it lists refusals.
    ///   - given: columns that a person mapped; an unknown column is an error that names the nearest one.
    package func propose(
        header: [String], sample: RawBatch, system: String? = nil, entity: Entity? = nil, given: [GivenColumn] = [],
        file: String = ""
    ) throws(MappingError) -> Mapping {
        let givenTargets = try GivenColumn.places(of: given, in: header)
        var readings = header.map { HeaderReading($0, synonyms: synonyms) }
        let saysMail = Self.isMailElectronic(readings)
        for place in readings.indices { readings[place].isMailElectronic = saysMail }
        let contents = header.indices.map { place in
            ColumnContent(place < sample.columns.count ? sample.columns[place] : TextColumn())
        }
        let found = catalogue.match(readings, system: system, entity: entity)
        // A file in our own words is no other system's, however many of its words they share.
        let match = Self.speaksOurWords(readings) && found?.isNamed != true ? nil : found
        let recognised = entity ?? self.entity(match, readings, contents, file)
        var drafts = header.indices.map { Draft(position: $0, reading: readings[$0], content: contents[$0]) }
        for place in drafts.indices {
            if var target = givenTargets[place] {
                // A list of acts has no keys of its own: the key that it gives is its customer's.
                if recognised == .consentEvent, target?.field == .recordID { target?.field = .customerID }
                drafts[place].settle(target, .given, 1)
            } else {
                readHeader(&drafts[place], match, recognised)
                keepOtherPersonApart(&drafts[place])
            }
        }
        decideAmbiguous(&drafts, recognised)
        takeLoneNamesForLast(&drafts)
        for place in drafts.indices { letValuesSpeak(&drafts[place], drafts, recognised) }
        if recognised == .deal { findDealStatus(&drafts, sample) }
        if recognised == .repairOrder { numberByInvoice(&drafts) }
        limitByChannels(&drafts)
        if recognised == .deal { tellKindOfDeal(&drafts) }
        dateConsents(&drafts)
        if recognised == .consentEvent {
            readStops(&drafts)
            nameReach(&drafts)
        }
        if drafts.allSatisfy({ $0.reading.isPlaceName }) { askAboutNameless(&drafts) }
        ColumnSlots.settle(&drafts)
        SwappedColumns.ask(&drafts)
        // What stands beside its question is read with it.
        let pairs = LabelledPair.all(in: drafts.map { $0.target == nil ? $0.reading.header : "" })
        let paired = Set(pairs.flatMap { [$0.label, $0.value] })
        for place in drafts.indices where !paired.contains(place) { askAboutRefusals(&drafts[place]) }
        for place in drafts.indices { addModifiers(&drafts[place], match?.profile, drafts) }
        let isLog = ChangeLog.matches(readings)
        if entity == nil, recognised == .customer, Self.listsKeysOfStops(drafts, file, isLog: isLog) {
            var listed = try propose(
                header: header, sample: sample, system: system, entity: .consentEvent, given: given, file: file)
            listed.mayListStops = listed.hasConsentFlag || isLog ? nil : true
            return listed
        }
        var mapping = Mapping(
            entity: recognised,
            systemClass: match.map {
                $0.profile.isGeneric ? EntityGuess.systemClass(recognised, system: system) : $0.profile.systemClass
            }
                ?? EntityGuess.systemClass(recognised, system: system),
            profile: match?.profile.id, columns: drafts.map(\.mapping))
        if isLog, !mapping.columns.contains(where: \.isGivenConsent) {
            mapping.isChangeLog = true
        } else if entity == nil {
            mapping.mayListStops = Self.mayListStops(mapping, drafts, file) ? true : nil
        }
        return mapping
    }

    /// Channels beside a consent that names none are those that it is for, whatever stands over them: `Canaux`, `Portée`.
    ///
    /// At the worst a yes allows less than was meant; a no beside a customer closes all channels all the same.
    private func limitByChannels(_ drafts: inout [Draft]) {
        let isConsent = drafts.contains { draft in
            draft.target?.field == .consentAll && draft.target?.modifiers.contains(.optOut) == false
        }
        guard isConsent, !drafts.contains(where: { $0.target?.field == .consentChannel }) else { return }
        let place = drafts.firstIndex { draft in
            draft.target == nil && draft.reason != .given && !draft.reading.isAboutSomeoneElse
                && draft.content.filled > 0 && draft.content.share(.channelWord) >= 0.8 && !draft.content.saysYesOrNo
        }
        if let place { drafts[place].settle(FieldTarget(.consentChannel), .settled, 0.7) }
    }

    /// Orders without a number of their own have that of their invoice.
    private func numberByInvoice(_ drafts: inout [Draft]) {
        guard !drafts.contains(where: { $0.target?.field == .repairOrderNumber }),
            let place = drafts.firstIndex(where: { $0.target == nil && EntityGuess.isInvoiceNumber($0.reading) }),
            drafts[place].reason != .given
        else { return }
        drafts[place].settle(FieldTarget(.repairOrderNumber), .settled, 0.8)
    }

    /// Whether a French file calls e-mail `mail`: it has a column `Mail` or `Adresse mail` and none of another word for it.
    private static func isMailElectronic(_ readings: [HeaderReading]) -> Bool {
        let words = readings.map { Set($0.key.words) }
        return !words.contains { !$0.isDisjoint(with: ["courriel", "email", "e"]) }
            && words.contains { $0.isSubset(of: ["mail", "adresse", "client"]) && $0.contains("mail") }
            && words.contains { !$0.isDisjoint(with: ["nom", "prenom", "ville", "telephone", "portable", "adresse"]) }
    }

    /// Whether the header has `record_id`, and four fifths of its columns are short field names.
    private static func speaksOurWords(_ readings: [HeaderReading]) -> Bool {
        let own = readings.count { $0.path == nil && FieldTarget($0.header.lowercasedASCII()) != nil }
        return own * 5 >= readings.count * 4
            && readings.contains { $0.header.lowercasedASCII() == Field.recordID.rawValue }
    }

    /// The profile's word on what the rows are, unless the headers plainly say that they only report on consents.
    private func entity(
        _ match: ProfileCatalogue.Match?, _ readings: [HeaderReading], _ contents: [ColumnContent], _ file: String
    ) -> Entity {
        let guess = EntityGuess.entity(readings, contents, file: file)
        guard let match, !match.profile.isGeneric, guess != .consentEvent,
            match.coverage >= 0.5 || match.isMarked
        else { return guess }
        // A system's customers and leads share most of their words. Where no column is about a request, nobody asked for
        // anything: a list of customers taken for leads would make consents out of nothing.
        if match.entity == .lead, guess == .customer, !match.isMarked, !EntityGuess.tellOfRequests(readings),
            !match.isNamed || EntityGuess.tellsOfHomes(readings)
        {
            return guess
        }
        // Nor are rows deals or repair orders that tell of none, whoever's system they come from.
        if [.deal, .repairOrder].contains(match.entity), guess == .customer,
            !EntityGuess.tell(of: match.entity, readings)
        {
            return guess
        }
        // An invoice for each row makes no customer of it.
        if match.entity == .customer, guess == .repairOrder, readings.contains(where: EntityGuess.isInvoiceNumber) {
            return guess
        }
        return match.entity
    }

    /// What header and profile say, leaving ambiguous headers open.
    private func readHeader(_ draft: inout Draft, _ match: ProfileCatalogue.Match?, _ entity: Entity) {
        let reading = draft.reading
        if entity == .consentEvent, EntityGuess.isChannel(reading, draft.content) {
            draft.settle(FieldTarget(.consentChannel), .settled, 0.9)
            return
        }
        if entity == .consentEvent, EntityGuess.isGrant(reading), draft.content.saysYesOrNo {
            draft.settle(FieldTarget(.consentAll, [.optIn]), .settled, 0.8)
            return
        }
        if entity == .consentEvent, EntityGuess.isMoment(reading), draft.content.share(.possibleDate) >= 0.5 {
            draft.settle(FieldTarget(.consentDate), .settled, 0.8)
            return
        }
        let rule = reading.path == nil ? AmbiguousHeader.rule(for: reading.ruleKey) : nil
        // A list of numbers that a system's own documents never write so, `phones[0]`, is one all the same.
        // Nor do they write one of a single address in plain: `emails`.
        let isPlain = draft.content.plainKind.map { kind in reading.meanings.contains { $0.target?.field.kind == kind }
        }
        let isList =
            reading.path?.steps.last?.index != nil && reading.meanings.contains { $0.target != nil } || isPlain ?? false
        if let column = match?.profile.column(reading, entity: entity), column.target != nil || !isList,
            // The bare `id` of a system's requests numbers the rows of whatever file it stands in.
            rule == nil || entity == .lead || column.target?.field != .leadNumber,
            rule == nil || column.certainty != .known
                || (match?.isNamed == true && rule?.overrulesKnownHeaders == false)
        {
            draft.canonicalRank = reading.meanings.map(\.rank).max() ?? 0
            // Within a system's own section a header stands for the field that this entity needs.
            var target = column.target
            if target?.field == .recordID, entity != .customer, entity != .vehicle { target = FieldTarget(.customerID) }
            if target?.field == .status, let own = Self.ownStatus[entity] { target = FieldTarget(own) }
            if entity == .customer, match?.profile.column(reading, in: .customer) == nil {
                // Nobody asked for anything in a list of customers: what made a lead of its own section made a customer.
                if target?.field == .customerID { target = FieldTarget(.recordID) }
                if target?.field == .leadDate, reading.key.text.hasPrefix("creat") {
                    target?.field = .createdAt
                }
            }
            if target?.field == .dealType, entity != .deal {
                target = entity == .lead ? FieldTarget(.leadInterest) : nil
            }
            if let field = target?.field, field.kind == .consentFlag,
                target?.modifiers.isDisjoint(with: [.optIn, .optOut]) == true
            {
                draft.apply(ConsentDecision(profileField: field, reading, draft.content))
            } else {
                draft.settle(target, .profile, column.certainty == .known ? 0.9 : 1)
            }
            return
        }
        if rule != nil { return }
        if let consent = consentTarget(draft, entity) {
            draft.apply(consent)
            return
        }
        if let target = FieldTarget(reading.header.lowercasedASCII()), reading.path == nil {
            let field = target.field == .customerID && entity == .customer ? .recordID : target.field
            draft.settle(FieldTarget(field, target.modifiers), .synonym, 1)
            return
        }
        guard !reading.meanings.isEmpty else { return }
        switch Self.resolve(reading.meanings, entity) {
        case .one(let target, let rank):
            draft.canonicalRank = rank
            draft.settle(target, .synonym, reading.confidence)
        case .several(let fields): draft.ask(.meaning(candidates: fields))
        }
    }

    /// The field that `Statut` stands for among rows that have a course of their own.
    private static let ownStatus: [Entity: Field] = [
        .deal: .dealStatus, .repairOrder: .repairOrderStatus, .lead: .leadStatus, .appointment: .appointmentStatus,
    ]

    /// What a further contact of one customer holds is another person's: an address of theirs would be given to the first.
    private func keepOtherPersonApart(_ draft: inout Draft) {
        guard draft.reading.path?.isOfFurtherContact == true, let target = draft.target else { return }
        draft.ask(.otherPerson(field: target.field))
    }

    private enum Resolution {
        case one(FieldTarget?, rank: Int)
        case several([Field])
    }

    /// The one target of all meanings, else of those in files of this entity, else of two thirds of them.
    private static func resolve(_ meanings: [Meaning], _ entity: Entity) -> Resolution {
        // What is said neither of all nor of these rows, `Créé le` of an appointment, is said of customers rather than leads.
        let plain = entity == .lead ? [] : meanings.filter { $0.entity != .lead }
        for candidates in [meanings, meanings.filter { $0.entity == entity }, plain] where !candidates.isEmpty {
            let targets = Set(candidates.map { $0.target(in: entity) })
            if targets.count == 1, let target = targets.first {
                return .one(target, rank: candidates.map(\.rank).min() ?? 0)
            }
        }
        var votes: [FieldTarget?: Int] = [:]
        for meaning in meanings { votes[meaning.target(in: entity), default: 0] += 1 }
        if let (target, count) = votes.max(by: { $0.value < $1.value }), count * 3 >= meanings.count * 2 {
            return .one(target, rank: meanings.filter { $0.target(in: entity) == target }.map(\.rank).min() ?? 0)
        }
        return .several(Set(votes.keys.compactMap { $0?.field }).sorted { $0.rawValue < $1.rawValue })
    }

    private func consentTarget(_ draft: Draft, _ entity: Entity) -> ConsentDecision? {
        ConsentDecision(draft.reading, draft.content, entity)
    }

    /// Ambiguous headers, once the plain ones are known.
    private func decideAmbiguous(_ drafts: inout [Draft], _ entity: Entity) {
        let keys = Set(drafts.map(\.reading.key.text))
        for place in drafts.indices where drafts[place].isOpen && drafts[place].reading.path == nil {
            guard let rule = AmbiguousHeader.rule(for: drafts[place].reading.ruleKey) else { continue }
            let around = AmbiguousHeader.Surroundings(
                entity: entity, fields: Set(drafts.compactMap { $0.target?.field }), keys: keys)
            switch rule.decide(drafts[place].content, around) {
            case .field(let target, let confidence): drafts[place].settle(target, .settled, confidence)
            case .raw: drafts[place].settle(nil, .unmapped, 0.8)
            case .ask(let fields):
                if let field = fields.first, field.kind == .consentFlag, drafts[place].content.share(.boolean) >= 0.5 {
                    drafts[place].ask(.consentPolarity(field: field))
                } else {
                    drafts[place].ask(.meaning(candidates: fields))
                }
            }
        }
    }

    /// `Nom client` beside `Prénom client`, in single words, is a last name.
    private func takeLoneNamesForLast(_ drafts: inout [Draft]) {
        let fields = drafts.compactMap { $0.target?.field }
        guard fields.contains(.firstName), !fields.contains(.lastName), fields.count(where: { $0 == .fullName }) == 1,
            let place = drafts.firstIndex(where: { $0.target?.field == .fullName && $0.reason != .given }),
            Set(drafts[place].reading.key.words).isSubset(of: [
                "nom", "name", "client", "customer", "cust", "acheteur", "nomcli",
            ]
            ),
            drafts[place].content.filled > 0, drafts[place].content.share(.severalWords) < 0.3
        else { return }
        drafts[place].settle(FieldTarget(.lastName), .settled, 0.8)
    }

    /// Vetoes a contradicted header, and lets plain values name a column whose header says nothing.
    private func letValuesSpeak(_ draft: inout Draft, _ drafts: [Draft], _ entity: Entity) {
        let isReach = draft.target.map { [.email, .phone].contains($0.field.kind) } ?? false
        if draft.reason != .given, isReach || draft.target == nil && draft.question == nil,
            let consent = ConsentDecision(yesAndNo: draft.reading, draft.content, isReach: isReach)
        {
            draft.apply(consent)
            return
        }
        // `Courriels` over `Accepté` and `Refusé`: answers and no addresses.
        if isReach, draft.reason != .given, draft.content.share(.consentStatus) >= 0.8,
            let channel = ConsentHeader.channel(of: draft.reading.consentKey)
        {
            draft.settle(FieldTarget(channel), .content, 0.7)
            return
        }
        if let target = draft.target {
            // A column of consents in which nobody says yes or no is one of something else.
            if target.field.kind == .consentFlag, target.modifiers.contains(.optIn), draft.reason != .given,
                draft.content.filled > 0, draft.content.share(.possibleDate) == 0,
                draft.content.share(.boolean) + draft.content.share(.consentStatus) == 0, !draft.content.holdsAnswers
            {
                draft.veto(.meaning(candidates: [target.field]))
                return
            }
            guard draft.reason != .given, ContentVote.vetoes(target.field, draft.content) else { return }
            let instead = ContentVote.proposal(draft.content).map { [$0.field] } ?? []
            draft.veto(.meaning(candidates: [target.field] + instead))
        } else if draft.isOpen, draft.reading.meanings.isEmpty {
            let isSure = entity == .consentEvent && draft.reading.isPlaceName
            guard let (field, confidence) = ContentVote.proposal(draft.content, isSure: isSure),
                draft.reading.leavesRoom(for: field.kind),
                !drafts.contains(where: { $0.target?.field.kind == field.kind })
            else { return }
            draft.settle(FieldTarget(field), .content, confidence)
        }
    }

    /// In a file without a header the values alone speak, and what they leave open is asked for.
    private func askAboutNameless(_ drafts: inout [Draft]) {
        for place in drafts.indices where drafts[place].target == nil && drafts[place].reason == .unmapped {
            let content = drafts[place].content
            guard drafts[place].isOpen, content.filled > 0 else { continue }
            drafts[place].ask(.meaning(candidates: ContentVote.candidates(content)))
        }
    }

    private func addModifiers(_ draft: inout Draft, _ profile: Profile?, _ drafts: [Draft]) {
        guard var target = draft.target, draft.reason != .given else { return }
        let words = Set(draft.reading.key.words)
        if target.field.kind == .date, target.modifiers.isDisjoint(with: Modifier.dateReadings) {
            if let dates = profile?.dates { target.modifiers.insert(dates) }
            if profile?.isUTC == true, target.field != .birthDate { target.modifiers.insert(.utc) }
        }
        if target.field.kind == .distance, target.modifiers.isDisjoint(with: [.kilometres, .miles]) {
            if let unit = statedUnit(of: draft, drafts) {
                target.modifiers.insert(unit)
            } else if !words.isDisjoint(with: ["km", "kms", "kilometrage", "kilometres"]) {
                target.modifiers.insert(.kilometres)
            } else if !words.isDisjoint(with: ["mi", "miles"]) {
                target.modifiers.insert(.miles)
            } else if let distance = profile?.distance {
                target.modifiers.insert(distance)
            }
        }
        if target.field == .fullName, draft.content.share(.commaName) >= 0.6 { target.modifiers.insert(.lastFirst) }
        draft.target = target
    }

    /// The unit that a column of its own states for every sampled row, as ADF's `odometer@units` and STAR's `odometer.uom`.
    private func statedUnit(of draft: Draft, _ drafts: [Draft]) -> Modifier? {
        let header = draft.reading.header
        let names = [header + "@units", header.split(separator: ".").dropLast().joined(separator: ".") + ".uom"]
        guard let units = drafts.first(where: { names.contains($0.reading.header) })?.content, units.distinct == 1
        else { return nil }
        return units.share(.milesWord) == 1 ? .miles : units.share(.kilometresWord) == 1 ? .kilometres : nil
    }
}

extension Field {
    /// Whether a row that has it tells who the customer is, how to reach them or what they drive.
    package var tellsOfCustomer: Bool {
        switch self {
        case .firstName, .lastName, .fullName, .company, .email, .phone, .phoneHome, .phoneMobile, .phoneWork,
            .address1, .vin, .businessNumber:
            true
        default: false
        }
    }
}

extension Modifier {
    /// Modifiers that say how a date is written.
    package static let dateReadings: Set<Modifier> = [
        .dayMonthYear, .monthDayYear, .yearMonthDay, .excelSerial, .epochSeconds, .epochMilliseconds,
    ]
}

extension String {
    fileprivate func lowercasedASCII() -> String { String(decoding: utf8.map(\.asciiLowercase), as: UTF8.self) }
}
