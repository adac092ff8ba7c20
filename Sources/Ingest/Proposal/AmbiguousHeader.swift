import Records

/// Headers that mean one thing in one file and another in the next, decided by what the rows are about and what the
/// values look like: table `column-ambiguities`.
struct AmbiguousHeader: Sendable {
    /// What is known of the rest of the file.
    struct Surroundings {
        var entity: Entity
        var fields: Set<Field>
        /// Keys of all headers.
        var keys: Set<String>
    }

    enum Verdict: Equatable {
        case field(FieldTarget, confidence: Double)
        /// A meaning that no field takes.
        case raw
        case ask([Field])
    }

    let keys: Set<String>
    /// Whether values and neighbours decide even where the user named the system: one system's own screens differ.
    let overrulesKnownHeaders: Bool
    let decide: @Sendable (ColumnContent, Surroundings) -> Verdict

    init(
        _ keys: Set<String>, overrulesKnownHeaders: Bool = false,
        _ decide: @escaping @Sendable (ColumnContent, Surroundings) -> Verdict
    ) {
        self.keys = keys
        self.overrulesKnownHeaders = overrulesKnownHeaders
        self.decide = decide
    }

    static func rule(for key: HeaderKey) -> AmbiguousHeader? { all.first { $0.keys.contains(key.text) } }

    static let all: [AmbiguousHeader] = [
        name, client, postal, genre, type, mail, date, position, title, delivery, status, advisor, description,
        comments, identifier, number, formattedName, contactKey,
        condition, series, phone, home, office, department, saleType, vehicleType, created, updated, dealStatus, code,
        reason, direction, outcome, owner,
    ]

    private static func sure(_ field: Field, _ confidence: Double = 0.85) -> Verdict {
        .field(FieldTarget(field), confidence: confidence)
    }

    private static let name = AmbiguousHeader(["nom", "name", "noms", "names"], overrulesKnownHeaders: true) {
        content, around in
        if content.share(.email) >= 0.5 { return .ask([.fullName, .email]) }
        if around.entity == .vehicle { return .ask([.model, .fullName]) }
        if around.fields.contains(.firstName), !around.fields.contains(.lastName) { return sure(.lastName, 0.9) }
        if around.fields.contains(.lastName), around.fields.contains(.firstName) { return sure(.fullName, 0.8) }
        if content.filled > 0, content.share(.companyWord) >= 0.5, !around.fields.contains(.company) {
            return sure(.company)
        }
        let isLastFirst = content.share(.commaName) >= 0.6
        return .field(FieldTarget(.fullName, isLastFirst ? [.lastFirst] : []), confidence: 0.85)
    }

    private static let client = AmbiguousHeader(
        ["client", "customer", "acheteur", "buyer"], overrulesKnownHeaders: true
    ) { content, around in
        let key: Field = around.entity == .customer ? .recordID : .customerID
        if content.filled == 0 { return around.fields.contains(key) ? sure(.fullName, 0.7) : .ask([key, .fullName]) }
        if content.share(.digits) >= 0.8 { return sure(key) }
        return content.share(.letters) >= 0.5 ? sure(.fullName) : .ask([key, .fullName])
    }

    private static let postal = AmbiguousHeader(["cp"], overrulesKnownHeaders: true) { content, around in
        if content.filled == 0 { return around.fields.contains(.postalCode) ? .raw : sure(.postalCode, 0.7) }
        if content.share(.anyPostal) >= 0.5 { return sure(.postalCode, 0.95) }
        // Short numbers are post-office boxes, which are part of an address and have no field of their own.
        return content.share(.extensionDigits) >= 0.5
            ? .ask([.address2, .postalCode]) : .ask([.postalCode, .address2])
    }

    private static let genre = AmbiguousHeader(["genre"], overrulesKnownHeaders: true) { content, around in
        let isCar = around.entity == .vehicle || around.entity == .deal
        if content.filled == 0 {
            return isCar
                ? .ask([.dealType, .sex]) : around.entity == .customer ? sure(.sex, 0.7) : .ask([.sex, .dealType])
        }
        let (sex, newUsed) = (content.share(.sex), content.share(.newUsed))
        if sex >= 0.7, sex > newUsed { return sure(.sex) }
        if newUsed >= 0.7, newUsed > sex { return isCar ? sure(.dealType) : .raw }
        return .ask([.sex, .dealType])
    }

    private static let type = AmbiguousHeader(["type", "types", "cgi"]) { content, around in
        switch around.entity {
        case .repairOrder: return sure(.payType, 0.8)
        case .lead: return content.share(.newUsed) >= 0.8 ? sure(.leadInterest, 0.7) : sure(.leadType, 0.8)
        case .deal:
            let (finance, newUsed) = (content.share(.finance), content.share(.newUsed))
            if finance >= 0.6, finance > newUsed { return sure(.financeType) }
            if newUsed >= 0.6, newUsed > finance { return sure(.dealType) }
            return .ask([.financeType, .dealType])
        case .customer:
            if content.share(.customerKind) >= 0.7 { return sure(.customerType) }
            return .ask([.customerType, .status])
        case .interaction: return sure(.interactionChannel, 0.8)
        case .consentEvent: return sure(.consentChannel, 0.7)
        case .appointment: return sure(.appointmentReason, 0.7)
        case .vehicle: return .raw
        }
    }

    private static let mail = AmbiguousHeader(["mail", "mails"]) { content, around in
        if content.filled == 0 {
            if around.fields.contains(.email) { return .ask([.emailSecond, .consentMail]) }
            return sure(.email, 0.6)
        }
        if content.share(.email) >= 0.5 { return sure(.email, 0.9) }
        if content.share(.streetWord) >= 0.5 { return around.fields.contains(.address1) ? .raw : sure(.address1, 0.7) }
        return .ask([.consentMail, .email])
    }

    private static let date = AmbiguousHeader(["date", "dates"]) { content, around in
        guard content.filled == 0 || content.share(.possibleDate) >= 0.5 else { return .raw }
        switch around.entity {
        case .deal: return sure(.dealDate, 0.8)
        case .repairOrder: return sure(.openedDate, 0.8)
        case .lead: return sure(.leadDate, 0.8)
        case .appointment: return sure(.appointmentDate)
        case .interaction: return sure(.interactionDate)
        case .consentEvent: return sure(.consentDate)
        case .customer: return .ask([.createdAt, .updatedAt, .lastVisitDate, .birthDate])
        case .vehicle: return .ask([.inServiceDate, .warrantyEnd, .lastVisitDate])
        }
    }

    private static let position = AmbiguousHeader(["poste"], overrulesKnownHeaders: true) { content, around in
        if content.filled > 0 {
            if content.share(.extensionDigits) >= 0.6 { return sure(.phoneExtension) }
            return content.share(.letters) >= 0.6 ? .raw : .ask([.phoneExtension])
        }
        let hasPhone = !around.fields.isDisjoint(with: [.phone, .phoneHome, .phoneMobile, .phoneWork])
        return hasPhone ? sure(.phoneExtension, 0.6) : .ask([.phoneExtension])
    }

    private static let title = AmbiguousHeader(["titre", "title", "customertitle"], overrulesKnownHeaders: true) {
        content, around in
        if content.filled > 0 {
            if content.share(.civility) >= 0.6 {
                return around.fields.contains(.civility) ? .raw : sure(.civility, 0.9)
            }
            return .raw
        }
        if around.fields.contains(.civility) { return .raw }
        let hasJob = !around.keys.isDisjoint(with: ["jobtitle", "fonction", "intituleposte", "poste"])
        return hasJob ? sure(.civility, 0.7) : .ask([.civility])
    }

    private static let delivery = AmbiguousHeader(["livraison", "datelivraison", "deliverydate", "delivery"]) {
        content, around in
        guard content.filled == 0 || content.share(.possibleDate) >= 0.5 else { return .raw }
        switch around.entity {
        case .deal, .customer, .vehicle: return sure(.deliveryDate, around.entity == .deal ? 0.9 : 0.7)
        // A lead's delivery is the planned one, an order's that of the car when it was new.
        case .lead, .repairOrder, .appointment, .interaction, .consentEvent: return .raw
        }
    }

    private static let status = AmbiguousHeader(["status", "statut", "etat", "statuscode"]) { content, around in
        switch around.entity {
        case .customer: return sure(.status, 0.75)
        case .lead: return sure(.leadStatus)
        case .repairOrder: return sure(.repairOrderStatus)
        case .deal: return sure(.dealStatus)
        case .appointment: return sure(.appointmentStatus)
        case .interaction: return sure(.interactionOutcome, 0.7)
        case .consentEvent: return content.share(.consentStatus) >= 0.6 ? sure(.consentAll, 0.7) : .ask([.consentAll])
        case .vehicle: return .raw
        }
    }

    private static let advisor = AmbiguousHeader(["conseiller", "conseillere"]) { _, around in
        switch around.entity {
        case .repairOrder, .appointment: sure(.advisor)
        case .lead, .deal: sure(.salesperson)
        default: .ask([.salesperson, .advisor])
        }
    }

    private static let description = AmbiguousHeader(["description"]) { content, around in
        switch around.entity {
        case .repairOrder:
            return around.fields.contains(.operation) || content.share(.longText) >= 0.8 ? .raw : sure(.operation, 0.7)
        case .customer, .lead, .interaction: return sure(.notes, 0.8)
        case .appointment: return sure(.appointmentReason, 0.7)
        case .deal, .vehicle, .consentEvent: return .raw
        }
    }

    private static let comments = AmbiguousHeader([
        "comment", "comments", "commentaire", "commentaires", "remarques", "remarque", "note", "notes",
    ]) { _, around in
        switch around.entity {
        case .customer, .lead, .interaction: sure(.notes)
        case .appointment, .repairOrder, .deal, .vehicle, .consentEvent: .raw
        }
    }

    private static let vehicleType = AmbiguousHeader(["vehicletype", "typevehicule"]) { content, around in
        guard content.share(.newUsed) >= 0.6 else { return .raw }
        return around.entity == .deal ? sure(.dealType) : around.entity == .lead ? sure(.leadInterest) : .raw
    }

    private static let created = AmbiguousHeader([
        "createdat", "createddate", "creationdate", "datecreation", "createdate", "datecreated", "createdtime",
        "created",
    ]) { _, around in
        switch around.entity {
        case .customer: sure(.createdAt, 0.9)
        case .lead: sure(.leadDate, 0.9)
        case .interaction: sure(.interactionDate, 0.7)
        case .vehicle, .deal, .repairOrder, .appointment, .consentEvent: .raw
        }
    }

    private static let updated = AmbiguousHeader(["updatedat", "lastupdate", "lastupdated", "lastmodifieddate"]) {
        _, around in
        around.entity == .customer || around.entity == .lead ? sure(.updatedAt, 0.9) : .raw
    }

    private static let dealStatus = AmbiguousHeader(["dealstatus"]) { _, around in
        around.entity == .deal ? sure(.dealStatus) : around.entity == .lead ? sure(.leadStatus) : .raw
    }

    /// Why somebody comes in; elsewhere why anything.
    private static let reason = AmbiguousHeader(["motif", "raison", "reason", "motifvisite"]) { _, around in
        around.entity == .appointment && !around.fields.contains(.appointmentReason)
            ? sure(.appointmentReason, 0.8) : .raw
    }

    private static let direction = AmbiguousHeader(["direction", "sens"]) { _, around in
        around.entity == .interaction ? sure(.interactionDirection) : .raw
    }

    private static let outcome = AmbiguousHeader(["resultat", "result", "outcome", "disposition"]) { _, around in
        around.entity == .interaction ? sure(.interactionOutcome) : .raw
    }

    /// Whose a vehicle is; in lists of people, who looks after them.
    private static let owner = AmbiguousHeader(["proprietaire"]) { content, around in
        guard content.share(.letters) >= 0.8, content.share(.word(.customerKind)) < 0.5 else { return .raw }
        let isNamed = !around.fields.isDisjoint(with: [.fullName, .lastName, .firstName])
        let isOfVehicle = !around.fields.isDisjoint(with: [.vin, .plate])
        return isOfVehicle && !isNamed ? sure(.fullName, 0.7) : .ask([.salesperson, .fullName])
    }

    private static let code = AmbiguousHeader(["code"]) { _, _ in .raw }

    private static let identifier = AmbiguousHeader(["id", "identifiant", "uuid"]) { _, around in
        switch around.entity {
        case .customer, .vehicle: around.fields.contains(.recordID) ? .raw : sure(.recordID, 0.8)
        case .lead: around.fields.contains(.leadNumber) ? .raw : sure(.leadNumber, 0.8)
        case .deal: around.fields.contains(.dealNumber) ? .raw : sure(.dealNumber, 0.7)
        case .repairOrder: around.fields.contains(.repairOrderNumber) ? .raw : sure(.repairOrderNumber, 0.6)
        case .appointment: around.fields.contains(.appointmentNumber) ? .raw : sure(.appointmentNumber, 0.8)
        case .interaction, .consentEvent: sure(.recordID, 0.7)
        }
    }

    /// A vCard's formatted name, which a card has even where it has no name in parts; in other lists a first name.
    private static let formattedName = AmbiguousHeader(["fn"]) { content, around in
        let hasLastName = around.fields.contains(.lastName) || around.keys.contains("ln")
        if hasLastName { return around.fields.contains(.firstName) ? .raw : sure(.firstName, 0.7) }
        return content.share(.severalWords) >= 0.5 ? sure(.fullName) : .ask([.fullName, .firstName])
    }

    /// `No` beside names numbers the records, where no two rows share one.
    private static let number = AmbiguousHeader(["no"]) { content, around in
        let key: Field
        switch around.entity {
        case .customer, .vehicle: key = .recordID
        case .deal: key = .dealNumber
        case .repairOrder: key = .repairOrderNumber
        case .lead: key = .leadNumber
        case .appointment: key = .appointmentNumber
        case .interaction, .consentEvent: return .raw
        }
        if around.fields.contains(key) { return .raw }
        let isKey = content.filled >= 3 && content.filled == content.rows && content.distinct == content.filled
        return isKey && around.entity == .customer ? sure(key, 0.7) : .ask([key])
    }

    /// A customer's key in some systems, a salesperson's in another.
    private static let contactKey = AmbiguousHeader(["contactid"]) { _, around in
        around.entity == .customer && !around.fields.contains(.recordID) ? sure(.recordID, 0.8) : .ask([.customerID])
    }

    private static let condition = AmbiguousHeader(["condition"]) { content, around in
        around.entity == .deal && content.share(.newUsed) >= 0.6 ? sure(.dealType) : .raw
    }

    private static let series = AmbiguousHeader(["serie", "series", "serial"], overrulesKnownHeaders: true) {
        content, around in
        if content.share(.vin) >= 0.5 { return sure(.vin, 0.9) }
        return content.filled == 0 ? .ask([.vin, .trim]) : around.fields.contains(.trim) ? .raw : sure(.trim, 0.6)
    }

    private static let phone = AmbiguousHeader(["phone", "telephone", "phone1", "telephone1", "phone2", "phoneno"]) {
        _, _ in
        sure(.phone, 0.9)
    }

    private static let home = AmbiguousHeader(["maison", "domicile", "residence", "home", "res"]) { content, _ in
        content.share(.phone) >= 0.6 ? sure(.phoneHome) : .raw
    }

    private static let office = AmbiguousHeader(["bureau", "travail", "work", "office"]) { content, around in
        if content.share(.phone) >= 0.6 { return sure(.phoneWork) }
        return content.share(.extensionDigits) >= 0.6 && !around.fields.contains(.unit) ? sure(.unit, 0.6) : .raw
    }

    private static let department = AmbiguousHeader(["department", "departement", "service"]) { _, around in
        switch around.entity {
        case .lead: sure(.leadInterest, 0.8)
        case .repairOrder, .appointment: sure(.department, 0.7)
        default: .raw
        }
    }

    private static let saleType = AmbiguousHeader(["saletype", "typevente"]) { content, _ in
        let (finance, newUsed) = (content.share(.finance), content.share(.newUsed))
        if finance >= 0.6, finance > newUsed { return sure(.financeType) }
        if newUsed >= 0.6, newUsed > finance { return sure(.dealType) }
        return .ask([.financeType, .dealType])
    }
}
