import Columns
import Records
import Testing

@testable import Ingest

private let numbers = 1...12

private func propose(_ columns: [(String, [String])], _ entity: Entity? = nil) throws -> Mapping {
    try Mapper().propose(SampleTable(columns: columns), entity: entity)
}

@Suite struct `A column of yes and no that names a channel` {
    @Test(arguments: [
        ("SMS", Field.consentText), ("Texto", .consentText), ("Courriel", .consentEmail), ("Email", .consentEmail),
        ("Téléphone", .consentPhone), ("Mail", .consentMail), ("Cellulaire", .consentPhone),
        ("Contact par courriel", .consentEmail), ("Marketing SMS", .consentText),
    ])
    func `is asked about, and never a number or an address`(header: String, field: Field) throws {
        for (yes, no) in [("Oui", "Non"), ("O", "N"), ("1", "0"), ("Yes", "No"), ("Vrai", "Faux")] {
            for count in [3, 12] {
                let flags = (0..<count).map { $0 % 3 == 0 ? yes : no }
                let mapping = try propose([("Nom", Array(repeating: "Roy", count: count)), (header, flags)], .customer)
                #expect(mapping.field(header) == nil)
                #expect(mapping[header]?.question == .consentPolarity(field: field))
            }
        }
    }

    @Test func `is asked about where the one answer of the sample is no`() throws {
        let mapping = try propose([("Nom", ["Roy", "Côté"]), ("SMS", ["Non", "Non"])], .customer)
        #expect(mapping["SMS"]?.question == .consentPolarity(field: .consentText))
    }

    @Test func `is not a column of addresses with placeholders, nor a remark about an address`() throws {
        #expect(try propose([("Courriel", ["-", "x", "0"])], .customer).field("Courriel") == "email")
        #expect(try propose([("Téléphone", ["0", "0", "514-555-0123"])], .customer).field("Téléphone") == "phone")
        let verified = try propose([("Email verified", numbers.map { $0 % 2 == 0 ? "Y" : "N" })], .customer)
        #expect(verified.field("Email verified") == nil)
        #expect(verified["Email verified"]?.question == nil)
    }

    @Test(arguments: [
        ("Ne souhaite pas recevoir de courriels", "consent_email:optout"), ("No Mail", "consent_mail:optout"),
        ("NoEmail", "consent_email:optout"), ("No SMS", "consent_text:optout"),
        ("Ne désire plus d’appels", "consent_phone:optout"), ("Don't call", "consent_phone:optout"),
        ("N'accepte pas les courriels", "consent_email:optout"), ("Contact not allowed", "consent_all:optout"),
        ("Email not ok", "consent_email:optout"), ("N’accepte plus de textos", "consent_text:optout"),
        ("Ne souhaite pas être contacté", "consent_all:optout"),
        ("N’a pas consenti", "consent_all:optout"), ("nepascontacter", "consent_all:optout"),
        ("Client ne pas appeler", "consent_phone:optout"), ("Contact Allowed", "consent_all:optin"),
        ("Souhaite recevoir des courriels", "consent_email:optin"),
        ("Souhaite recevoir nos promotions", "consent_all:optin"),
        ("Ne souhaite pas recevoir nos offres", "consent_all:optout"),
    ])
    func `says in its words what a yes does`(header: String, field: String) throws {
        let flags = numbers.map { $0 % 3 == 0 ? "Oui" : "Non" }
        #expect(try propose([("Nom", ["Roy"]), (header, flags)], .customer).field(header) == field)
    }

    @Test(arguments: [
        ("Souhaite recevoir une soumission", Field.consentAll),
        ("Souhaite recevoir une soumission par courriel", .consentEmail),
        ("Ne désire pas sa facture par courriel", .consentEmail), ("Pas de courriel", .consentEmail),
        ("Courriel ne fonctionne pas", .consentEmail),
    ])
    func `grants and refuses nothing for a paper that somebody wants, or an address that is not there`(
        header: String, field: Field
    ) throws {
        let mapping = try propose([("Nom", ["Roy"]), (header, numbers.map { _ in "Oui" })], .customer)
        #expect(mapping.field(header) == nil)
        #expect(mapping[header]?.question == .consentPolarity(field: field))
    }

    @Test(arguments: ["Ne fonctionne pas", "Comptes à recevoir", "Not running", "Email not valid"])
    func `is not every negation`(header: String) throws {
        let mapping = try propose([("Nom", ["Roy"]), (header, numbers.map { _ in "Oui" })], .customer)
        #expect(mapping.field(header) == nil)
        #expect(mapping[header]?.question == nil)
    }

    @Test func `is a French number where no may be one`() throws {
        let mapping = try propose([("Nom", ["Roy"]), ("No téléphone", ["Oui", "Non", "Oui"])], .customer)
        #expect(mapping["No téléphone"]?.question == .consentPolarity(field: .consentPhone))
    }
}

@Suite struct `Cards and documents` {
    @Test func `a card without a name in parts keeps its formatted name`() throws {
        let cards = try Mapper().propose(
            SampleTable(
                ["FN", "TEL[cell]", "EMAIL"],
                [["Luc Roy", "514-555-0123", "luc@exemple.ca"], ["Ève Côté", "514-555-0124", "eve@exemple.ca"]]))
        #expect(cards.columns.map { $0.target?.text } == ["full_name", "phone_mobile", "email"])
        let list = try propose([("FN", ["Luc", "Ève"]), ("Last Name", ["Roy", "Côté"])], .customer)
        #expect(list.field("FN") == "first_name")
    }

    @Test func `a second contact of one customer is another person`() throws {
        let mapping = try Mapper().propose(
            SampleTable([
                "requestdate", "vehicle[buy].make", "customer.contact.name[first]", "customer.contact.name[last]",
                "customer.contact.email", "customer.contact.email[2]", "customer.contact[2].name[first]",
                "customer.contact[2].email", "customer.contact[2].phone[voice]",
            ]))
        #expect(mapping.profile == "adf")
        #expect(
            mapping.columns.map { $0.target?.text } == [
                "lead_date:ymd", "make", "first_name", "last_name", "email", "email_second", nil, nil, nil,
            ])
        #expect(mapping["customer.contact[2].email"]?.question == .otherPerson(field: .email))
        #expect(mapping["customer.contact[2].phone[voice]"]?.question == .otherPerson(field: .phone))
    }
}

@Suite struct `A file without a system's name` {
    @Test func `with people and their record numbers is a list of customers, whatever they refused`() throws {
        let mapping = try Mapper().propose(
            SampleTable(
                [
                    "Record Id", "First Name", "Last Name", "Email", "Email Opt Out", "Unsubscribed Mode",
                    "Unsubscribed Time",
                ], [["z1", "Al", "Roy", "al@exemple.ca", "true", "Manual", "2026-01-02 10:00:00"]]))
        #expect(mapping.entity == .customer)
        #expect(mapping.field("Record Id") == "record_id")
        #expect(mapping.field("Email Opt Out") == "consent_email:optout")
    }

    @Test func `and without a word about a request is a list of customers`() throws {
        let mapping = try Mapper().propose(
            SampleTable(
                ["customer_id", "first_name", "last_name", "emails[0].address", "created_at"],
                [["1", "Al", "Roy", "a@exemple.ca", "2026-01-02"]]))
        #expect(mapping.entity == .customer)
        #expect(
            mapping.columns.compactMap { $0.target?.field } == [
                .recordID, .firstName, .lastName, .email, .createdAt,
            ])
    }

    @Test func `is a list of orders or sales by its short French words`() throws {
        let orders = try Mapper().propose(
            SampleTable(["No bon", "No client", "NIV", "Date", "Total", "Km", "Conseiller"]))
        #expect(orders.entity == .repairOrder)
        #expect(orders.field("No client") == "customer_id")
        let sales = try Mapper().propose(
            SampleTable(["No client", "Nom", "Date", "Prix", "Vendeur", "NIV", "Profit", "Mise"]))
        #expect(sales.entity == .deal)
        #expect(sales.field("No client") == "customer_id")
        #expect(sales.field("Date") == "deal_date")
    }

    @Test func `has short headers that stand for a key, an address, a birth date, a number at home`() throws {
        let mapping = try Mapper().propose(
            SampleTable(
                ["No", "Nom", "Prénom", "CP", "@", "Né le", "Tél. dom."],
                (1...4).map { row in
                    [
                        "\(row)", "Roy", "Al", "\(row * 11)", "al\(row)@exemple.ca", "1980-01-1\(row)",
                        "514-555-010\(row)",
                    ]
                }))
        #expect(
            mapping.columns.map { $0.target?.field } == [
                .recordID, .lastName, .firstName, nil, .email, .birthDate, .phoneHome,
            ])
        #expect(mapping["CP"]?.question == .meaning(candidates: [.address2, .postalCode]))
        let home = try propose([("Tel dom", ["514-555-0101"]), ("Née le", ["1980-01-13"])], .customer)
        #expect(home.columns.map { $0.target?.field } == [.phoneHome, .birthDate])
    }

    @Test func `asks about a number that rows share`() throws {
        let mapping = try propose([("No", ["1", "1", "2"]), ("Nom", ["Roy", "Roy", "Côté"])], .customer)
        #expect(mapping["No"]?.question == .meaning(candidates: [.recordID]))
    }
}
