import Records

/// One thing that a header is known to mean somewhere.
struct Meaning: Sendable, Hashable {
    /// The vocabulary's dotted name, as `customer.birth_date`.
    var canonical: String
    /// What the files hold that use the header so; nil where the vocabulary has no such entity here.
    var entity: Entity?
    /// Nil where no field of ours takes it: the column is known, and stays raw.
    var target: FieldTarget?

    init(_ canonical: String, entity: Entity? = nil, _ target: FieldTarget?) {
        self.canonical = canonical
        self.entity = entity
        self.target = target
    }

    /// The same meaning in a file of that entity: a customer's key is the record's key only in a list of customers.
    func target(in entity: Entity) -> FieldTarget? {
        switch canonical {
        case "customer.source_id", "customer.group_id":
            return FieldTarget(entity == .customer && canonical == "customer.source_id" ? .recordID : .customerID)
        case "vehicle.source_id": return entity == .vehicle ? target : nil
        // A list of vehicles says whether each is new; only a deal has a field for it, and a lead an interest.
        case "vehicle.new_used":
            return entity == .deal ? target : entity == .lead ? FieldTarget(.leadInterest) : nil
        default: return target
        }
    }

    func isIn(_ groups: Set<String>) -> Bool { groups.contains(String(canonical.prefix { $0 != "." })) }

    /// Which of two columns for one field says more; smaller is better.
    var rank: Int { Self.lesser.contains(canonical) ? 1 : Self.least.contains(canonical) ? 2 : 0 }

    private static let lesser: Set<String> = [
        "deal.contract_date", "deal.odometer_at_sale", "repair_order.complaint", "deal.total_price",
        "repair_order.customer_total", "lead.channel", "lead.sub_status", "customer.siret", "address.formatted",
        "deal.source_id", "contact_point.phone_other", "vehicle.new_used", "contact_point.email_work",
        "appointment.date", "vehicle.odometer", "lead.contact_result",
    ]
    private static let least: Set<String> = [
        "repair_order.odometer_out", "repair_order.op_code", "customer.siren", "contact_point.phones_packed",
        "appointment.odometer",
    ]
}

/// What headers mean, from the tables `column-vocabulary` and `column-vocabulary-more`.
struct Synonyms: Sendable {
    static let shared = Synonyms()

    private let byKey: [String: [Meaning]]
    private let byBag: [String: [Meaning]]

    /// - Parameter excluded: systems of the vocabulary to leave out, to measure what the rest knows of them.
    init(without excluded: Set<String> = []) {
        var byKey: [String: [Meaning]] = [:]
        var byBag: [String: [Meaning]] = [:]
        for entry in Self.entries where !excluded.contains(entry.system) {
            byKey[entry.key, default: []].append(entry.meaning)
            if let bag = entry.bag { byBag[bag, default: []].append(entry.meaning) }
        }
        self.byKey = byKey
        self.byBag = byBag
    }

    private struct Entry: Sendable {
        var system: String
        var key: String
        var bag: String?
        var meaning: Meaning
    }

    private static let entries: [Entry] = {
        let fields = ReferenceTable("canonical-fields")
        let (name, short) = (fields.column("canonical_field"), fields.column("short_name"))
        var targets: [String: FieldTarget] = [:]
        for row in fields.rows { targets[row[name]] = FieldTarget(row[short]) }
        var entries: [Entry] = []
        for table in [ReferenceTable("column-vocabulary"), ReferenceTable("column-vocabulary-more")] {
            let (entity, header) = (table.column("entity"), table.column("header"))
            let canonical = table.column("canonical_field")
            let system = table.header.firstIndex(of: "system")
            for row in table.rows {
                let key = HeaderKey(row[header])
                let meaning = Meaning(row[canonical], entity: Self.entity(row[entity]), targets[row[canonical]])
                entries.append(
                    Entry(system: system.map { row[$0] } ?? "", key: key.text, bag: key.bag, meaning: meaning))
            }
        }
        return entries
    }()

    private static func entity(_ word: String) -> Entity? {
        switch word {
        case "contact", "party", "phone", "email": .customer
        case "communication": .interaction
        case "tasks": .lead
        default: Entity(rawValue: word)
        }
    }

    func meanings(_ key: HeaderKey) -> [Meaning] { byKey[key.text] ?? key.bag.flatMap { byBag[$0] } ?? [] }

    func knows(_ key: HeaderKey) -> Bool { byKey[key.text] != nil }
}
