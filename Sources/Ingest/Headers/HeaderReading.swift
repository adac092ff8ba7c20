import Records
import Tabular

/// What the words of a header say, before its values are looked at.
struct HeaderReading: Sendable {
    let header: String
    let key: HeaderKey
    let path: HeaderPath?
    /// The words to look up in a profile, the most particular first: the header, then its path with fewer brackets.
    let spellings: [String]
    /// Everything that the vocabulary knows it to mean; empty for an unknown header.
    let meanings: [Meaning]
    /// 1 for a header that is in the vocabulary as it is, less for one that was taken apart.
    let confidence: Double
    /// Words of the header that make its values someone else's: a salesperson's phone, a lender's address.
    let isAboutSomeoneElse: Bool
    /// Whether `mail` is an e-mail, as the French say.
    var isMailElectronic = false

    init(_ header: String, synonyms: Synonyms) {
        self.header = header
        // Read in two encodings at once, `PrÃ©nom` still means `Prénom`.
        var legible = Encoding.undoubled(header) ?? header
        // What Dynamics writes before the columns that an import needs back.
        if legible.hasPrefix("(Do Not Modify) ") { legible.removeFirst("(Do Not Modify) ".count) }
        key = HeaderKey(legible)
        path = HeaderPath(legible)
        spellings = [String(legible.trimmingBlanks())] + (path?.patterns ?? [])
        let words = Set(key.words)
        let exact = synonyms.meanings(key)
        if !exact.isEmpty {
            meanings = exact
            confidence = synonyms.knows(key) ? 0.95 : 0.85
            isAboutSomeoneElse = false
            return
        }
        isAboutSomeoneElse =
            !words.subtracting(
                ConsentHeader.channels(key).isEmpty && words.isDisjoint(with: ["canal", "canaux", "contact", "envois"])
                    ? [] : ["permis"]
            ).isDisjoint(with: Self.others)
            || key.text.hasPrefix("cobuyer") || key.text.hasPrefix("coacheteur")
        guard !isAboutSomeoneElse else {
            (meanings, confidence) = ([], 0)
            return
        }
        if let found = Self.bilingual(legible, synonyms) {
            (meanings, confidence) = (found, 0.8)
        } else if let path, let found = Self.inside(path, synonyms) {
            (meanings, confidence) = (found.isEmpty ? [Meaning("unknown", nil)] : found, 0.85)
        } else if let found = Self.withoutOwner(key, synonyms) {
            (meanings, confidence) = (found, 0.75)
        } else if let found = Self.withoutRank(key, synonyms) {
            (meanings, confidence) = (found, 0.7)
        } else if let found = Self.withoutRemark(key, synonyms) ?? Self.spelledOut(key, synonyms) {
            (meanings, confidence) = (found, 0.7)
        } else {
            (meanings, confidence) = ([], 0)
        }
    }

    /// The words that may speak of a consent: in `phones[].smsConsent` the list is not what it is about, where the rest names
    /// a channel.
    var consentKey: HeaderKey {
        guard let path, path.steps.count > 1 else {
            let key = ConsentLegend(header).map { HeaderKey($0.header) } ?? key
            return isMailElectronic && Set(key.words).isDisjoint(with: ["postal", "poste", "papier", "not"])
                ? HeaderKey(words: key.words.map { ["mail", "mails"].contains($0) ? "email" : $0 }) : key
        }
        let rest = HeaderKey(
            words: path.steps.filter { Self.lists[HeaderKey($0.name).text] == nil }.flatMap(\.words))
        return ConsentHeader.channels(rest).isEmpty ? key : rest
    }

    /// The key by which the rules for ambiguous headers know it: without a word that says whose the value is.
    var ruleKey: HeaderKey {
        guard key.words.count == 2, confidence == 0.75, ["nom", "name", "telephone", "phone"].contains(key.words[1])
        else { return key }
        return HeaderKey(words: [key.words[1]])
    }

    /// Whether values of a kind may name this column, whose header the vocabulary does not know.
    ///
    /// An address or number is somebody's: unless the header is an empty word (`column5`, `Champ 7`) or speaks of that
    /// kind itself (`T?l?phone`), the unknown words may well say that it is not the customer's.
    func leavesRoom(for kind: FieldKind) -> Bool {
        guard !isAboutSomeoneElse, path == nil || key.words.count < 2 else { return false }
        let kindWords: [String]
        switch kind {
        case .email: kindWords = ["mail", "courr"]
        case .phone: kindWords = ["phone", "tel", "cell", "mobil"]
        default: return true
        }
        return key.words.allSatisfy { word in
            word.utf8.count <= 2 || Self.emptyWords.contains(word.filter { !$0.isNumber })
                || kindWords.contains { word.contains($0) }
        }
    }

    /// A name that the reader gave, because the file has none: `column3`.
    var isPlaceName: Bool { header.hasPrefix("column") && Int(header.dropFirst(6)) != nil }

    private static let emptyWords: Set<String> = [
        "", "column", "col", "colonne", "champ", "field", "custom", "perso", "personnalise", "user", "value", "valeur",
        "extra", "misc", "divers", "unnamed", "other", "autre", "no",
    ]

    /// The meaning of a path's last steps, once the steps that only say “of the customer” are left out.
    private static func inside(_ path: HeaderPath, _ synonyms: Synonyms) -> [Meaning]? {
        let whole = synonyms.meanings(HeaderKey(words: path.steps.flatMap(\.words)))
        // A list whose name alone has no field may hold numbers and addresses all the same: `phones[0]`.
        if whole.contains(where: { $0.target != nil }) { return whole }
        // What lies inside a consent is about the consent: `consent.email.status` holds no address.
        let around = path.steps.dropLast().map { HeaderKey($0.name).text }
        if around.contains(where: { name in consentLists.contains { name.contains($0) } }) {
            return whole.isEmpty ? nil : whole
        }
        if let typed = typedLists(path) { return typed }
        if !whole.isEmpty { return whole }
        var steps = path.steps[...]
        while let first = steps.first, steps.count > 1 {
            let name = HeaderKey(first.name).text
            // `address[work]` and `vehicle[sell]` are not the address and the vehicle of the row.
            guard containers.contains(name), first.label.map({ ownLabels.contains($0.lowercased()) }) ?? true else {
                return nil
            }
            let groups: Set<String> = vehicleWords.contains(name) ? ["vehicle"] : person
            steps = steps.dropFirst()
            let found = synonyms.meanings(HeaderKey(words: steps.flatMap(\.words))).filter { meaning in
                // The id of a lead that holds a customer is the lead's.
                meaning.isIn(groups) && !(meaning.canonical == "customer.source_id" && leadWords.contains(name))
            }
            if !found.isEmpty { return found }
        }
        return nil
    }

    /// What the lists of numbers, addresses and vehicles hold, by their labels: `phones[mobile].number`.
    private static func typedLists(_ path: HeaderPath) -> [Meaning]? {
        guard let place = path.steps.firstIndex(where: { lists[HeaderKey($0.name).text] != nil }),
            path.steps[..<place].allSatisfy({ containers.contains(HeaderKey($0.name).text) }),
            let list = lists[HeaderKey(path.steps[place].name).text]
        else { return nil }
        let rest = path.steps[(place + 1)...]
        guard rest.count <= 1 else { return nil }
        // `phones[mobile].doNotCall`, `emails[0].unsubscribed`
        if let own = rest.first, ConsentHeader(HeaderKey(own.name))?.isWeak == false { return nil }
        let part = rest.first.map { HeaderKey($0.name).text } ?? ""
        let isValue = [
            "", "no", "value", "phone", "phoneno", "completeno", "formatted", "address", "email", "uriid",
        ].contains(part)
        switch list {
        case .phones:
            guard isValue else {
                return part == "extension" && ["work", nil].contains(path.steps[place].label)
                    ? [Meaning("contact_point.phone_ext", FieldTarget(.phoneExtension))] : []
            }
            switch path.steps[place].label?.lowercased() {
            case "home": return [Meaning("contact_point.phone_home", FieldTarget(.phoneHome))]
            case "mobile", "cellphone", "cell":
                return [Meaning("contact_point.phone_mobile", FieldTarget(.phoneMobile))]
            case "work", "business": return [Meaning("contact_point.phone_work", FieldTarget(.phoneWork))]
            case "fax", "pager": return []
            case nil, "voice", "main", "primary": return [Meaning("contact_point.phone_any", FieldTarget(.phone))]
            default: return [Meaning("contact_point.phone_other", FieldTarget(.phone))]
            }
        case .emails: return isValue ? [Meaning("contact_point.email_1", FieldTarget(.email))] : []
        }
    }

    private enum List { case phones, emails }

    private static let consentLists = ["consent", "permission", "optin", "optout", "subscription"]

    private static let lists: [String: List] = [
        "phones": .phones, "phone": .phones, "phonenos": .phones, "phonenumbers": .phones, "telephones": .phones,
        "telephonecommunication": .phones, "uricommunication": .emails, "emails": .emails, "email": .emails,
        "courriels": .emails, "emailaddresses": .emails,
    ]

    /// The meaning without a word that says whose the value is: `Customer Zip`, `Courriel client`, `RO Open Date`.
    static func withoutOwner(_ key: HeaderKey, _ synonyms: Synonyms) -> [Meaning]? {
        if let first = key.words.first, key.words.count > 1, let groups = prefixes[first] {
            let found = synonyms.meanings(HeaderKey(words: Array(key.words.dropFirst()))).filter { $0.isIn(groups) }
            if !found.isEmpty { return found }
        }
        if let last = key.words.last, key.words.count > 1, let groups = suffixes[last] {
            let found = synonyms.meanings(HeaderKey(words: Array(key.words.dropLast()))).filter { $0.isIn(groups) }
            if !found.isEmpty { return found }
        }
        return nil
    }

    private static let person: Set<String> = ["customer", "address", "contact_point", "consent", "preference"]

    /// First words that only say whose the rest is, with the groups of meanings that the rest may have.
    private static let prefixes: [String: Set<String>] = {
        var prefixes: [String: Set<String>] = [:]
        for word in [
            "customer", "cust", "client", "buyer", "acheteur", "contact", "prospect", "primary", "main", "principal",
            "votre", "vos", "your", "coordonnees", "identite", "identification", "personne", "person", "profil",
            "profile", "informations",
        ] {
            prefixes[word] = person
        }
        for word in ["home", "mailing", "residence", "residential", "permanent", "domicile", "postal"] {
            prefixes[word] = ["address"]
        }
        for word in ["adresse", "address"] { prefixes[word] = ["address"] }
        for word in vehicleWords { prefixes[word] = ["vehicle"] }
        for word in ["ro", "or", "bt"] { prefixes[word] = ["repair_order"] }
        for word in ["deal", "sale", "vente"] { prefixes[word] = ["deal"] }
        prefixes["lead"] = ["lead", "customer", "address", "contact_point"]
        for word in ["appointment", "appt", "rdv", "rv"] { prefixes[word] = ["appointment"] }
        return prefixes
    }()

    private static let suffixes: [String: Set<String>] = [
        "client": person, "customer": person, "acheteur": person, "vehicule": ["vehicle"],
    ]

    /// The meaning of a further number or address: `Cell 2`, `Courriel (3)`.
    private static func withoutRank(_ key: HeaderKey, _ synonyms: Synonyms) -> [Meaning]? {
        guard let last = key.words.last, key.words.count > 1, last.utf8.count == 1, last >= "2", last <= "9" else {
            return nil
        }
        let first = synonyms.meanings(HeaderKey(words: key.words.dropLast()))
        let isReach = first.allSatisfy { $0.target?.field.kind == .phone || $0.target?.field.kind == .email }
        return first.isEmpty || !isReach ? nil : first
    }

    private static let vehicleWords: Set<String> = [
        "vehicle", "vehicles", "vehicule", "vehicules", "veh", "auto", "car",
    ]

    private static let ownLabels: Set<String> = [
        "home", "primary", "personal", "main", "principal", "buy", "lease", "test-drive", "wanted", "full",
    ]

    private static let leadWords: Set<String> = ["lead", "leads", "prospect", "adf", "deal", "deals"]

    private static let containers: Set<String> =
        vehicleWords.union(leadWords).union([
            "customer", "client", "buyer", "acheteur", "contact", "contacts", "customers", "clients", "address",
            "addresses", "adresse", "adresses", "person", "people", "name", "names",
            "attributes", "properties", "fields", "record", "records", "items", "results", "party", "individual",
            "communication", "phones", "phone", "emails", "email", "telephones", "courriels", "repairorder",
            "repairorders",
            "ro", "prospects", "profile", "demographics", "consent", "consents",
            "personname", "residence", "residenceaddress", "contactinfo", "contactinformation", "homeaddress",
            "mailingaddress", "primaryaddress", "specifiedperson", "customerparty", "ownerparty",
        ])

    /// Words that name another party than the customer, or something that is not its present state.
    private static let others: Set<String> = [
        "cobuyer", "co", "coacheteur", "cosignataire", "cosigner", "spouse", "conjoint", "conjointe", "lender",
        "lienholder", "lien", "bank", "banque", "dealer", "dealership", "concessionnaire", "vendor", "vendeur",
        "salesperson", "salesman", "salesrep", "advisor", "aviseur", "conseiller", "manager", "directeur", "gerant",
        "trade", "tradein", "echange", "assistant", "emergency", "urgence", "employer", "employeur", "referral",
        "referrer", "reference", "lessor", "locateur", "locator", "previous", "old", "ancien", "ancienne", "former",
        "insurance", "assurance", "assureur", "user", "utilisateur", "store", "succursale", "branch", "provider",
        "technician", "technicien", "tech", "parent", "garant", "guarantor", "agent", "bdc", "rep", "representative",
        "representant", "supplier", "fournisseur", "second", "secondaire", "joint", "beneficiary", "beneficiaire",
        "site",
        "fax", "telecopieur", "pager", "createdby", "modifiedby", "staff", "employee", "employe", "writer", "lessee",
        "vendorname",
        "driver", "conducteur", "license", "permis", "nas", "sin", "ssn", "nam", "photo", "phonetic", "yomi",
        "exchange",
        "billing", "shipping", "facturation", "livraison",
    ]
}
