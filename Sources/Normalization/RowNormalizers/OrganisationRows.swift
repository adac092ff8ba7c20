import Records

extension RowNormalizer {
    /// Organisations, in their own column or among names; numbered companies are never cut.
    static let organisation = RowNormalizer(
        id: "organisation", fields: [.company],
        examples: [
            RowExample([.company: "9123-4567 Québec inc."], ["company": "9123-4567 Québec inc."]),
            RowExample([.company: "91234567 QUEBEC INC"], ["company": "9123-4567 Québec inc."], "company:NM-CASE"),
            RowExample([.lastName: "Garage Roy inc."], ["company": "Garage Roy inc."], "last_name:NM-ORG"),
            RowExample(
                [.firstName: "Jean", .lastName: "Tremblay", .company: "Jean Tremblay"],
                ["first_name": "Jean", "last_name": "Tremblay"], "company:RF-NAM-IN-ORG"),
            RowExample(
                [.company: "GARAGE ROY INC A/S JEAN ROY"], ["company": "Garage Roy inc.", "attention": "Jean Roy"],
                "company:RF-NAM-IN-ORG", "company:NM-CASE"),
            RowExample(
                [.company: "ATT: Marie Roy, Garage Roy inc."],
                ["company": "Garage Roy inc.", "attention": "Marie Roy"],
                "company:RF-NAM-IN-ORG"),
            RowExample(
                [.company: "9123-4567 Québec inc. f.a.s. Garage Roy"],
                ["company": "9123-4567 Québec inc. f.a.s. Garage Roy"]),
            RowExample(
                [.fullName: "Jean Roy f.a.s. Garage Roy"],
                ["first_name": "Jean", "last_name": "Roy", "company": "Garage Roy", "attention": "Jean Roy"],
                "full_name:NM-ORG"),
            RowExample([.fullName: "Les 3 Brasseurs"], ["company": "Les 3 Brasseurs"], "full_name:NM-ORG"),
            RowExample([.company: "N/A"], [:], "company:NM-PLACE"),
        ])
}
