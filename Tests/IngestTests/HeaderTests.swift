import Records
import Testing
import Yams

@testable import Ingest

@Suite struct `Headers` {
    @Test(arguments: [
        ["First Name", "FirstName", "first_name", "FIRST NAME", "firstname", "First-Name"],
        [
            "No client", "Nº client", "N° de client", "# client", "Numéro de client", "No. Client", "client_number",
            "ClientNumber",
        ],
        ["RO Number", "RONumber", "ro_no", "RO #", "ronumber"], ["Prénom", "PRENOM", "Pre\u{301}nom"],
        ["Date d'achat", "Date achat", "date_d_achat"],
    ])
    func `written differently are one key`(spellings: [String]) {
        #expect(Set(spellings.map { HeaderKey($0).text }).count == 1)
    }

    @Test func `in another order or language are one bag`() {
        #expect(HeaderKey("Phone (home)").bag == HeaderKey("Home Phone").bag)
        #expect(HeaderKey("Tél. maison").bag == HeaderKey("Home Phone").bag)
        #expect(HeaderKey("Cell").bag == nil)
    }

    @Test func `of nested formats come apart`() {
        #expect(
            HeaderPath("emails[1].address")?.patterns == [
                "emails[1].address", "emails[1].address", "emails[].address", "emails.address",
            ])
        #expect(HeaderPath("contact.phone[voice,evening]")?.patterns.contains("contact.phone[voice]") == true)
        #expect(HeaderPath("emails[1].address")?.rank == 1)
        #expect(HeaderPath("phones[mobile].number")?.steps[0].label == "mobile")
        #expect(HeaderPath("name[@part=first]")?.steps[0].label == "first")
        #expect(HeaderPath("name[@part=\"first\"]")?.steps[0].label == "first")
        #expect(HeaderPath("Tél. cell.") == nil)
        #expect(HeaderPath("Courriel") == nil)
    }

    @Test(arguments: [
        ("emails[0].address", "email"), ("phones[0].number", "phone"), ("phones[mobile].number", "phone_mobile"),
        ("customer.address.city", "city"), ("customer.first_name", "first_name"), ("vehicle.make", "make"),
        ("prospect/customer/contact/name[@part=first]", "first_name"), ("customer.contact.email", "email"),
        ("prospect/customer/contact/phone[@type=cellphone]", "phone_mobile"), ("address/postalcode", "postal_code"),
        ("properties.lastname", "last_name"), ("Customer Zip", "postal_code"), ("Courriel client", "email"),
        ("Vehicle Colour", "colour"), ("Home State", "province"), ("Tél. (cell)", "phone_mobile"),
        ("Cell 2", "phone_mobile"),
    ])
    func `lead to a field through their owner and their path`(header: String, field: String) throws {
        #expect(try Mapper().propose(SampleTable([header]), entity: .customer).field(header) == field)
    }

    @Test(arguments: [
        "vendor.contact.email", "advisor.first_name", "Salesperson Email", "Co-Buyer Phone", "CoBuyerFirstName",
        "Dealer Phone", "Courriel du conseiller", "Spouse Email", "Trade VIN", "Lender City", "user.email",
        "vehicles[exchange].vin",
        "Fax client", "Approver", "Courriel du répondant", "contrat.signataire.adresse", "Last Contact", "OwnerId",
        "address[work].city", "vehicle[sell].make", "vehicle[trade-in].vin",
    ])
    func `about somebody else lead nowhere, even when the values look right`(header: String) throws {
        let emails = (1...20).map { "personne\($0)@exemple.ca" }
        let mapping = try Mapper().propose(SampleTable(columns: [(header, emails)]), entity: .customer)
        #expect(mapping.field(header) == nil)
    }

    @Test func `that are field names need no map`() throws {
        let header = [
            "record_id", "civility", "first_name", "last_name", "phone_mobile", "consent_email", "odometer", "notes",
        ]
        let mapping = try Mapper().propose(SampleTable(header), entity: .customer)
        for name in header where name != "consent_email" { #expect(mapping.field(name) == name) }
    }
}

@Suite struct `The vocabulary` {
    @Test func `gives every canonical field a short name that exists, or none`() {
        let table = ReferenceTable("canonical-fields")
        let (name, short) = (table.column("canonical_field"), table.column("short_name"))
        #expect(table.rows.count == 428)
        for row in table.rows where !row[short].isEmpty {
            #expect(FieldTarget(row[short])?.text == row[short], "\(row[name])")
        }
        #expect(table.rows.count { !$0[short].isEmpty } == 127)
    }

    @Test func `knows only canonical fields of the table`() {
        let fields = ReferenceTable("canonical-fields").dictionary("canonical_field", "short_name")
        for name in ["column-vocabulary", "column-vocabulary-more"] {
            let table = ReferenceTable(name)
            let canonical = table.column("canonical_field")
            for row in table.rows { #expect(fields[row[canonical]] != nil, "\(row)") }
        }
    }

    @Test func `never gives an ambiguous header a meaning that it has nowhere`() throws {
        let fields = ReferenceTable("canonical-fields").dictionary("canonical_field", "short_name")
        let table = ReferenceTable("column-ambiguities")
        let (header, canonical) = (table.column("header_lower"), table.column("canonical_field"))
        let mapper = Mapper(catalogue: ProfileCatalogue(profiles: []))
        // Meanings that the table does not list, but that nothing else in such a file can have.
        let plain: Set<String> = [
            "comment customer notes", "comment lead notes", "created_at customer created_at",
            "date repair_order opened_date",
            "department repair_order department", "id deal deal_number", "id repair_order repair_order_number",
            "status customer status", "status deal deal_status", "statut deal deal_status",
            "statut repair_order repair_order_status",
        ]
        let known = Dictionary(grouping: table.rows) { $0[header] }
        for (word, rows) in known {
            for entity in [Entity.customer, .lead, .deal, .repairOrder, .vehicle] {
                guard let found = try mapper.propose(SampleTable([word]), entity: entity).columns[0].target else {
                    continue
                }
                let meanings = rows.compactMap {
                    Meaning($0[canonical], entity: entity, FieldTarget(fields[$0[canonical]] ?? "")).target(in: entity)?
                        .field
                }
                let isPlain = plain.contains("\(word) \(entity.rawValue) \(found.field.rawValue)")
                #expect(isPlain || meanings.contains(found.field), "\(word) in \(entity): \(found.text)")
            }
        }
    }
}

@Suite struct `Profiles` {
    @Test func `are exactly the files of their folder`() {
        let files = Resource.names(in: "profiles").map {
            String($0.dropFirst("profiles/".count).dropLast(".yml".count))
        }
        #expect(files.sorted() == ProfileCatalogue.ids.sorted())
        #expect(ProfileCatalogue.shared.profiles.map(\.id) == ProfileCatalogue.ids)
    }

    @Test(arguments: ProfileCatalogue.ids)
    func `can be read, and name columns that they know as keys`(id: String) throws {
        let profile = try Profile(yaml: Resource.text("profiles/\(id).yml"), name: id)
        #expect(profile.id == id)
        // The quick reader of our own files must say what YAML says.
        let text = Resource.text("profiles/\(id).yml")
        #expect(ProfileFile(written: text) == (try YAMLDecoder().decode(ProfileFile.self, from: text)))
        #expect(!profile.sections.isEmpty)
        for section in profile.sections.values {
            for key in section.key { #expect(section.columns[key]?.target != nil, "\(key)") }
        }
    }

    @Test func `with an unknown field are refused by name`() {
        let yaml = "id: x\ntitle: X\nclass: DMS\nentities:\n  customer:\n    read:\n      \"A\": nowhere\n"
        #expect(throws: ProfileError.unknownField(name: "x", header: "A", word: "nowhere")) {
            try Profile(yaml: yaml, name: "x")
        }
        #expect(throws: ProfileError.unknownClass(name: "x", word: "ABC")) {
            try Profile(yaml: "id: x\ntitle: X\nclass: ABC\nentities: {}\n", name: "x")
        }
    }

    @Test func `apply by the system's name or alias, whatever the headers`() throws {
        let mapping = try Mapper().propose(SampleTable(["Nom", "Prénom", "Téléphone"]), system: "SERTI")
        #expect(mapping.profile == "serti")
        #expect(mapping.systemClass == .dms)
        #expect(
            try Mapper().propose(SampleTable(["Prénom", "Nom", "Statut", "Essai routier"]), system: "activix").profile
                == "activix-report")
        #expect(
            try Mapper().propose(SampleTable(["first_name", "locale", "unsubscribe_all_date"]), system: "activix")
                .profile == "activix-api")
    }

    @Test func `of a system are not chosen for a list that any system could have written`() throws {
        let header = ["First Name", "Last Name", "Email", "Phone", "City", "Postal Code", "Birthday"]
        let mapping = try Mapper().propose(SampleTable(header))
        #expect(mapping.profile == nil || mapping.profile == "generic-en")
        #expect(mapping.entity == .customer)
    }

    @Test func `settle what a header means for their system`() throws {
        let keyloop = try Mapper().propose(SampleTable(["Target", "Surname", "Mail", "Post Town"]), system: "keyloop")
        #expect(keyloop.field("Mail") == "consent_mail:optin")
        let activix = try Mapper().propose(
            SampleTable([
                "id", "created_at", "unsubscribe_email_date", "vehicles[wanted].make", "vehicles[exchange].make",
                "advisor.first_name",
            ]),
            system: "activix")
        #expect(activix.entity == .lead)
        #expect(activix.field("id") == "lead_number")
        #expect(activix.field("created_at") == "lead_date:utc,ymd")
        #expect(activix.field("unsubscribe_email_date") == "consent_email:optout")
        #expect(activix.field("vehicles[wanted].make") == "make")
        #expect(activix.field("vehicles[exchange].make") == nil)
        #expect(activix.field("advisor.first_name") == nil)
    }
}
