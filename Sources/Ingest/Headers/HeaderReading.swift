import Records

/// What the words of a header say, before its values are looked at.
struct HeaderReading: Sendable {
    let header: String
    let key: HeaderKey
    let path: HeaderPath?
    /// Everything that the vocabulary knows it to mean; empty for an unknown header.
    let meanings: [Meaning]
    /// 1 for a header that is in the vocabulary as it is, less for one that was taken apart.
    let confidence: Double
    /// Words of the header that make its values someone else's: a salesperson's phone, a lender's address.
    let isAboutSomeoneElse: Bool

    init(_ header: String, synonyms: Synonyms) {
        self.header = header
        key = HeaderKey(header)
        path = HeaderPath(header)
        let words = Set(key.words)
        let exact = synonyms.meanings(key)
        if !exact.isEmpty {
            meanings = exact
            confidence = synonyms.knows(key) ? 0.95 : 0.85
            isAboutSomeoneElse = false
            return
        }
        isAboutSomeoneElse = !words.isDisjoint(with: Self.others) || key.text.hasPrefix("cobuyer") || key.text.hasPrefix("coacheteur")
        guard !isAboutSomeoneElse else {
            (meanings, confidence) = ([], 0)
            return
        }
        if let path, let found = Self.inside(path, synonyms) {
            (meanings, confidence) = (found, 0.85)
        } else if let found = Self.withoutOwner(key, synonyms) {
            (meanings, confidence) = (found, 0.75)
        } else {
            (meanings, confidence) = ([], 0)
        }
    }

    /// The meaning of a path's last steps, once the steps that only say “of the customer” are left out.
    private static func inside(_ path: HeaderPath, _ synonyms: Synonyms) -> [Meaning]? {
        var steps = path.steps[...]
        while let first = steps.first, steps.count > 1 {
            let name = HeaderKey(first.name).text
            guard containers.contains(name) else { return nil }
            let isVehicle = vehicleWords.contains(name)
            steps = steps.dropFirst()
            let found = synonyms.meanings(HeaderKey(words: steps.flatMap { HeaderKey($0.name).words + ($0.label.map { [$0] } ?? []) }))
                .filter { belongs($0, toVehicle: isVehicle) }
            if !found.isEmpty { return found }
        }
        return nil
    }

    /// The meaning without a word that says whose the value is: `Customer Zip`, `Courriel client`, `Vehicle Colour`.
    private static func withoutOwner(_ key: HeaderKey, _ synonyms: Synonyms) -> [Meaning]? {
        for (owner, rest) in [(key.words.first, key.words.dropFirst()), (key.words.last, key.words.dropLast())] {
            guard let owner, !rest.isEmpty else { continue }
            let isVehicle = vehicleWords.contains(owner)
            guard isVehicle || personWords.contains(owner) else { continue }
            let found = synonyms.meanings(HeaderKey(words: Array(rest))).filter { belongs($0, toVehicle: isVehicle) }
            if !found.isEmpty { return found }
        }
        return nil
    }

    private static func belongs(_ meaning: Meaning, toVehicle: Bool) -> Bool {
        let group = meaning.canonical.prefix { $0 != "." }
        if toVehicle { return group == "vehicle" || meaning.canonical == "repair_order.odometer_in" }
        return ["customer", "address", "contact_point", "consent", "preference"].contains(group)
    }

    private static let vehicleWords: Set<String> = ["vehicle", "vehicles", "vehicule", "vehicules", "veh", "auto", "car"]

    private static let personWords: Set<String> = [
        "customer", "cust", "client", "buyer", "acheteur", "owner", "proprietaire", "contact", "prospect", "primary",
        "main", "principal", "principale", "guest", "lead", "bill", "contacts",
    ]

    private static let containers: Set<String> =
        vehicleWords.union(personWords).union([
            "customers", "clients", "address", "addresses", "adresse", "adresses", "person", "people", "name", "names",
            "attributes", "properties", "fields", "record", "records", "items", "results", "party", "individual",
            "communication", "phones", "phone", "emails", "email", "telephones", "courriels", "adf", "deal", "deals",
            "repairorder", "repairorders", "ro", "leads", "prospects", "profile", "demographics", "consent", "consents",
            "personname", "contactinfo", "contactinformation", "homeaddress", "mailingaddress", "primaryaddress",
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
        "representant", "supplier", "fournisseur", "second", "secondaire", "joint", "beneficiary", "beneficiaire", "site",
        "fax", "telecopieur", "pager", "createdby", "modifiedby", "staff", "employee", "employe", "writer", "lessee",
        "driver", "conducteur", "license", "permis", "nas", "sin", "ssn", "nam", "photo", "phonetic", "yomi", "exchange",
        "billing", "shipping", "facturation", "livraison",
    ]
}
