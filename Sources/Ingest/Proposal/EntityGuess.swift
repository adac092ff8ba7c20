import Records

/// What a file's rows are about, judged by what its headers mean and what its values are.
enum EntityGuess {
    /// The entity of a file without help from a profile; `customer` where nothing says more.
    ///
    /// - Parameter file: the name of the file, empty where nobody gave one.
    static func entity(_ readings: [HeaderReading], _ contents: [ColumnContent], file: String = "") -> Entity {
        var weights: [Entity: Double] = [:]
        var present: Set<String> = []
        for reading in readings {
            let groups = Set(reading.meanings.map { group($0.canonical) })
            for meaning in reading.meanings { present.insert(meaning.canonical) }
            for group in groups {
                guard let group else { continue }
                weights[group, default: 0] += 1 / Double(groups.count)
            }
        }
        if isAgenda(readings, weights) { weights[.appointment, default: 0] += 2 }
        if isConsentJournal(readings, contents, present) || isConsentList(readings, contents, present)
            || isStopList(readings, contents, present, file)
        {
            return .consentEvent
        }
        let events: [(Entity, key: String, needed: Double)] = [
            (.repairOrder, "repair_order.number", 3), (.deal, "deal.number", 3), (.lead, "lead.source_id", 3),
            (.appointment, "appointment.number", 2),
        ]
        // A customer list may well tell of the last deal or the lead's source: without the event's own key, or most of
        // an event's columns, its rows are customers.
        let found = events.filter { event, key, needed in
            let weight = weights[event] ?? 0
            return (has(key, readings) && weight >= 1.5) || (weight >= needed && weight > (weights[.customer] ?? 0) / 3)
        }
        // A list of appointments may name the order that came of each; only a list of orders says when they opened.
        let hasDates = present.contains("repair_order.open_date") || present.contains("repair_order.close_date")
        if !hasDates, found.contains(where: { $0.0 == .appointment }) { return .appointment }
        let best = found.max { left, right in
            score(left, weights, readings) < score(right, weights, readings)
        }
        if let best { return best.0 }
        if isContactLog(readings, contents) { return .interaction }
        if let dated = datedEvent(readings, contents, weights, present) { return dated }
        if (weights[.interaction] ?? 0) >= 2 { return .interaction }
        let vehicle = weights[.vehicle] ?? 0
        let hasReach = present.contains { $0.hasPrefix("contact_point.") || $0.hasPrefix("address.") }
        if vehicle >= 2, !hasReach, vehicle >= (weights[.customer] ?? 0) { return .vehicle }
        return isInvoiceList(readings, contents, present, hasReach: hasReach) ? .repairOrder : .customer
    }

    /// Rows with the day of an appointment, a sale or a visit, something else of it or a vehicle, and no address of a person:
    /// events that their system has no number for.
    private static func datedEvent(
        _ readings: [HeaderReading], _ contents: [ColumnContent], _ weights: [Entity: Double], _ present: Set<String>
    ) -> Entity? {
        guard !present.contains(where: { $0.hasPrefix("address.") || $0.hasPrefix("contact_point.email") }) else {
            return nil
        }
        let days: [(Entity, Set<String>)] = [
            (.appointment, ["appointment.date", "appointment.start_at"]),
            (.repairOrder, ["repair_order.open_date", "repair_order.close_date"]),
            (.deal, ["deal.sale_date", "deal.contract_date", "deal.delivery_date"]),
        ]
        // A vehicle with its stock number, whose it became and when: a delivery.
        let isDelivered = readings.contains { $0.meanings.contains { $0.canonical.hasSuffix("delivery_date") } }
        if isDelivered, present.contains(where: { $0.hasSuffix("stock_number") }),
            present.contains(where: { $0.hasPrefix("customer.") })
        {
            return .deal
        }
        return days.first { entity, days in
            let isDated = readings.contains { reading in
                !reading.key.words.contains { ["last", "dernier", "derniere"].contains($0) }
                    && !reading.meanings.isEmpty && reading.meanings.allSatisfy { days.contains($0.canonical) }
            }
            return isDated && ((weights[entity] ?? 0) >= 1.5 || (weights[.vehicle] ?? 0) >= 1)
        }?.0
    }

    /// Whether rows say where people live or were born, as lists of customers do.
    static func tellsOfHomes(_ readings: [HeaderReading]) -> Bool {
        readings.contains { reading in
            reading.meanings.contains {
                ["address.line1", "address.postal_code", "customer.birth_date"].contains($0.canonical)
            }
        }
    }

    /// What only a request has. Who sells and when someone became a customer stands in lists of customers as well.
    private static let requestWords: Set<String> = [
        "lead.status", "lead.sub_status", "lead.source", "lead.sub_source", "lead.source_id", "lead.type",
        "lead.interest", "lead.vehicle_wanted", "lead.subject", "lead.timeframe", "lead.lost_reason", "lead.converted",
        "lead.contact_result", "lead.campaign",
    ]

    /// Steps of a path under which a request stands. `emails[0].address` is anybody's.
    private static let requestSteps: Set<String> = [
        "lead", "leads", "prospect", "prospects", "adf", "opportunity", "opportunities", "inquiry", "request",
        "demande",
        "demandes", "tasks", "taches",
    ]

    /// Whether any column is about a request: by its meaning, or by where it stands in a nested document.
    static func tellOfRequests(_ readings: [HeaderReading]) -> Bool {
        readings.contains { reading in
            // A bare `id` is anybody's, a lead's among others.
            reading.meanings.contains {
                requestWords.contains($0.canonical)
                    && ($0.canonical != "lead.source_id" || has("lead.source_id", [reading]))
            }
                || reading.path?.steps.contains { requestSteps.contains(HeaderKey($0.name).text) } == true
        }
    }

    /// Whether any column is about a deal or a repair order, or about the vehicle of one.
    static func tell(of entity: Entity, _ readings: [HeaderReading]) -> Bool {
        readings.contains { reading in
            // The last visit of each customer stands in many a list of them.
            !reading.key.words.contains { ["last", "dernier", "derniere"].contains($0) }
                && reading.meanings.contains { group($0.canonical) == entity || group($0.canonical) == .vehicle }
        }
    }

    /// A day, an hour of it and a reason, or another word of appointments: who comes in when. Calls have an hour too, and
    /// are told by their length or outcome.
    private static func isAgenda(_ readings: [HeaderReading], _ weights: [Entity: Double]) -> Bool {
        let keys = Set(readings.map(\.key.text))
        return !keys.isDisjoint(with: ["date", "jour", "day"])
            && !keys.isDisjoint(with: ["heure", "time", "hour", "heuredebut", "starttime"])
            && ((weights[.appointment] ?? 0) > 0
                || !keys.isDisjoint(with: ["motif", "raison", "reason", "motifvisite"]))
            && keys.isDisjoint(with: ["duree", "duration", "direction", "resultat", "result", "outcome"])
            && (weights[.interaction] ?? 0) == 0
    }

    /// Calls and messages: a day, and two of which way one went, how long it took, what came of it, by what it went.
    private static func isContactLog(_ readings: [HeaderReading], _ contents: [ColumnContent]) -> Bool {
        let keys = Set(readings.map(\.key.text))
        func has(_ some: Set<String>) -> Bool { !keys.isDisjoint(with: some) }
        guard has(["date", "dateheure", "datetime", "horodatage", "dateappel", "datecontact", "calldate", "calltime"]),
            !readings.contains(where: { reading in
                !reading.meanings.isEmpty && !outcomes.contains(reading.key.text)
                    && reading.meanings.allSatisfy {
                        $0.canonical.hasPrefix("address.") || requestWords.contains($0.canonical)
                    }
            })
        else { return false }
        let names = [
            "type", "canal", "channel", "mode", "media", "moyen", "typecontact", "typeactivite", "activitytype",
        ]
        let isByChannel = zip(readings, contents).contains {
            names.contains($0.key.text) && $1.filled > 0 && $1.share(.channelWord) == 1
        }
        let (hasWay, hasLength) = (
            has(["direction", "sens", "inout"]), has(["duree", "duration", "dureeappel", "callduration"])
        )
        return [hasWay, hasLength, has(outcomes), isByChannel].count { $0 } >= 2 && (hasWay || hasLength || isByChannel)
    }

    private static let outcomes: Set<String> = ["resultat", "result", "outcome", "disposition", "callresult"]

    private static func score(
        _ event: (entity: Entity, key: String, needed: Double), _ weights: [Entity: Double], _ readings: [HeaderReading]
    ) -> Double {
        (weights[event.entity] ?? 0) + (has(event.key, readings) ? 4 : 0)
    }

    /// Whether a header means this and nothing else.
    private static func has(_ canonical: String, _ readings: [HeaderReading]) -> Bool {
        readings.contains { !$0.meanings.isEmpty && $0.meanings.allSatisfy { $0.canonical == canonical } }
    }

    private static func group(_ canonical: String) -> Entity? {
        switch canonical.prefix(while: { $0 != "." }) {
        case "customer", "contact_point", "address": .customer
        case "vehicle": .vehicle
        case "deal": .deal
        case "repair_order": .repairOrder
        case "lead": .lead
        case "appointment": .appointment
        case "interaction": .interaction
        default: nil
        }
    }

    /// A short list of addresses or numbers with a word about permission, and nothing else about the people.
    private static func isConsentList(
        _ readings: [HeaderReading], _ contents: [ColumnContent], _ present: Set<String>
    ) -> Bool {
        guard readings.count <= 10 else { return false }
        let hasAddress = hasReach(contents, present)
        let speaksOfConsent = readings.contains { reading in
            reading.meanings.contains { $0.canonical.hasPrefix("consent.") }
                || ConsentHeader(reading.key)?.isWeak == false
        }
        guard hasAddress, speaksOfConsent else { return false }
        guard StopColumns(readings, contents).speakForEachRow else { return false }
        let isUnsubscribe = readings.contains { reading in
            ["unsub", "desabonn", "retrait"].contains { reading.key.text.contains($0) }
        }
        let more = present.filter {
            $0.hasPrefix("address.") || $0.hasPrefix("vehicle.") || $0.hasPrefix("deal.")
                || $0.hasPrefix("repair_order.")
                || $0 == "customer.source_id"
        }
        let hasNames =
            present.contains("customer.last_name") || present.contains("customer.first_name")
            || present.contains("customer.full_name")
        // A system's own list of people, with its number for each, tells more of them than what they refused.
        if hasNames, present.contains("customer.source_id") { return false }
        if hasNames, StopColumns(readings, contents).tellWhoStayed { return false }
        return isUnsubscribe ? more.subtracting(["customer.source_id"]).isEmpty : more.isEmpty && !hasNames
    }

    /// A row for each answer of somebody about one channel: a key or an address, a column of channels and words of consent,
    /// and nothing else about people.
    private static func isConsentJournal(
        _ readings: [HeaderReading], _ contents: [ColumnContent], _ present: Set<String>
    ) -> Bool {
        let others = zip(readings, contents).filter { !isChannel($0, $1) }.map(\.0)
        guard readings.count <= 12, !hasName(present), others.count < readings.count else { return false }
        // `Canal` with its channels, and an answer beside each.
        if zip(readings, contents).contains(where: { isChannel($0, $1) && $1.share(.channelWord) >= 0.8 }),
            zip(readings, contents).contains(where: { reading, content in
                ["statut", "status", "reponse", "response", "decision", "choix", "choice", "etat", "action", "answer"]
                    .contains(reading.key.text) && content.share(.consentStatus) + content.share(.yesOrNo) >= 0.6
            })
        {
            return true
        }
        return !tellsMore(others)
            && others.contains { reading in
                (reading.meanings.contains { $0.canonical.hasPrefix("consent.") }
                    || ConsentHeader(reading.key)?.isWeak == false)
            }
    }

    /// A row for each invoice of the shop or the counter: its number, its day, whose it is, and no way to reach them; or
    /// customers that come back with other numbers. What a customer was last billed for stands under another header.
    private static func isInvoiceList(
        _ readings: [HeaderReading], _ contents: [ColumnContent], _ present: Set<String>, hasReach: Bool
    ) -> Bool {
        guard let number = readings.firstIndex(where: isInvoiceNumber),
            present.contains("repair_order.close_date") || present.contains("parts_invoice.date"),
            contents[number].filled == 0 || contents[number].distinct == contents[number].filled
        else { return false }
        let comeBack = zip(readings, contents).contains { reading, content in
            reading.meanings.contains { $0.canonical == "customer.source_id" } && content.distinct < content.filled
        }
        return !hasReach || comeBack
    }

    static func isInvoiceNumber(_ reading: HeaderReading) -> Bool {
        reading.meanings.contains {
            ["deal.invoice_number", "repair_order.invoice_number", "parts_invoice.number"].contains($0.canonical)
        }
    }

    /// Whether a column of a list of answers names the channel of each: by its header, or under one that speaks of kinds or
    /// means, by values that are all channels.
    static func isChannel(_ reading: HeaderReading, _ content: ColumnContent) -> Bool {
        if ["canal", "channel", "canalconsentement", "consentchannel"].contains(reading.key.text) { return true }
        return channelHeaders.contains(reading.key.text) && content.filled > 0 && content.share(.channelWord) == 1
    }

    private static let channelHeaders: Set<String> = [
        "typeconsentement", "consenttype", "consentementtype", "typeconsent", "type", "moyen", "moyencommunication",
        "media", "medium", "mode", "modecommunication", "modecontact", "typecommunication", "communicationtype",
        "contacttype", "typecontact", "communicationchannel", "canalcommunication",
    ]

    /// Whether a column of a list of answers says by yes and no what was answered: `Granted`.
    static func isGrant(_ reading: HeaderReading) -> Bool {
        [
            "granted", "given", "accorde", "accordee", "consenti", "consented", "optedin", "allowed", "accepted",
            "accepte",
        ]
        .contains(reading.key.text)
    }

    /// Whether a column of a list of answers says when each was given; in other files it may be any moment.
    static func isMoment(_ reading: HeaderReading) -> Bool {
        ["timestamp", "horodatage", "eventdate", "eventtime", "eventtimestamp"].contains(reading.key.text)
    }

    /// Addresses or numbers of those who want no more messages: the name of the file says so, or one column in every row.
    /// What tells more of the people, where they live and what they bought, is a list of customers.
    private static func isStopList(
        _ readings: [HeaderReading], _ contents: [ColumnContent], _ present: Set<String>, _ file: String
    ) -> Bool {
        guard readings.count <= 10, hasReach(contents, present), !tellsMore(readings),
            !present.contains("customer.source_id")
        else { return false }
        let stops = StopColumns(readings, contents)
        return StopWords.name(file: file) && stops.speakForEachRow && !stops.tellWhoStayed
            || contents.contains { $0.filled > 0 && $0.filled == $0.rows && $0.isOfStops }
            || contents.indices.contains { listsStates(readings[$0], contents[$0]) } && !hasName(present)
    }

    /// A column of nothing but states of a subscription, some of them refusals.
    private static func listsStates(_ reading: HeaderReading, _ content: ColumnContent) -> Bool {
        content.share(.stopWord) > 0 && content.share(.consentStatus) >= 0.6 && content.share(.yesOrNo) == 0
            && content.filled == content.rows
            && !reading.isAboutSomeoneElse
    }

    private static func hasReach(_ contents: [ColumnContent], _ present: Set<String>) -> Bool {
        present.contains("contact_point.email_1") || present.contains { $0.hasPrefix("contact_point.phone") }
            || contents.contains { $0.plainKind == .email || $0.plainKind == .phone }
    }

    /// Whether a header is about where people live, what they bought or came for, and about nothing else: `Status` may be.
    private static func tellsMore(_ readings: [HeaderReading]) -> Bool {
        let groups: Set<String> = ["address", "vehicle", "deal", "repair_order", "lead", "appointment"]
        return readings.contains {
            !$0.meanings.isEmpty && $0.meanings.allSatisfy { $0.isIn(groups) }
                && AmbiguousHeader.rule(for: $0.key) == nil
        }
    }

    private static func hasName(_ present: Set<String>) -> Bool {
        present.contains("customer.last_name") || present.contains("customer.first_name")
            || present.contains("customer.full_name")
    }

    /// The class of a system that no profile names: codebook A01.
    static func systemClass(_ entity: Entity, system: String?) -> SystemClass {
        let name = system.map { HeaderKey($0).text } ?? ""
        let words: [(String, SystemClass)] = [
            ("dms", .dms), ("crm", .crm), ("bdc", .businessDevelopment), ("web", .web), ("oem", .manufacturer),
            ("xtime", .service), ("service", .service), ("piece", .parts), ("parts", .parts), ("finance", .finance),
        ]
        if let found = words.first(where: { name.contains($0.0) }) { return found.1 }
        switch entity {
        case .deal, .repairOrder, .vehicle: return .dms
        case .lead, .interaction: return .crm
        case .appointment: return .service
        case .customer, .consentEvent: return .other
        }
    }
}
