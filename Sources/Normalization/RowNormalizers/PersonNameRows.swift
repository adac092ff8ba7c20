import Records

extension RowNormalizer {
    /// One or two people in the cells of a name: titles, compound and last names, remarks, what is certain put in order.
    static let personName = RowNormalizer(
        id: "person-name", fields: [.civility, .firstName, .middleName, .lastName, .fullName],
        examples: [
            RowExample(
                [.firstName: "Marie-Ève", .lastName: "St-Pierre"],
                ["first_name": "Marie-Ève", "last_name": "St-Pierre"]
            ),
            RowExample(
                [.firstName: "JEAN PIERRE", .lastName: "DE LA DURANTAYE"],
                ["first_name": "Jean-Pierre", "last_name": "de la Durantaye"], "first_name:NM-CASE",
                "last_name:NM-CASE"),
            RowExample(
                [.firstName: "Jean & Marie", .lastName: "Roy"],
                [
                    "first_name": "Jean", "last_name": "Roy", "second_first_name": "Marie", "second_last_name": "Roy",
                ], "last_name:NM-2P"),
            RowExample(
                [.fullName: "M. & Mme Tremblay"],
                ["civility": "M", "last_name": "Tremblay", "second_civility": "MME"], "full_name:M", "full_name:NM-2P"),
            RowExample(
                [.fullName: "TREMBLAY, JEAN ET MARIE"],
                [
                    "first_name": "Jean", "last_name": "Tremblay", "second_first_name": "Marie",
                    "second_last_name": "Tremblay",
                ], "full_name:NM-CASE", "full_name:NM-2P"),
            RowExample(
                [.fullName: "ST PIERRE JEAN"], ["first_name": "Jean", "last_name": "St Pierre"], "full_name:NM-SWAP",
                "full_name:NM-CASE"),
            RowExample(
                [.fullName: "O'BRIEN PATRICK"], ["first_name": "Patrick", "last_name": "O'Brien"], "full_name:NM-SWAP",
                "full_name:NM-CASE"),
            RowExample(
                [.firstName: "EL AMRANI", .lastName: "YASMINE"],
                ["first_name": "Yasmine", "last_name": "El Amrani"], "first_name:NM-SWAP", "last_name:NM-SWAP",
                "first_name:NM-CASE", "last_name:NM-CASE"),
            RowExample(
                [.fullName: "John Smith 3rd"], ["first_name": "John", "last_name": "Smith", "suffix": "3rd"]),
            RowExample(
                [.fullName: "Me Jean Roy, notaire"],
                ["civility": "ME", "first_name": "Jean", "last_name": "Roy", "suffix": "notaire"], "full_name:ME"),
            RowExample([.fullName: "Roy Martin"], ["first_name": "Roy", "last_name": "Martin"]),
            RowExample(
                [.firstName: "Cloutier", .lastName: "Gabriel"], ["first_name": "Cloutier", "last_name": "Gabriel"],
                "first_name:NM-SWAP", "last_name:NM-SWAP"),
            RowExample(
                [.firstName: "Robert (Bob)", .lastName: "Gagnon"],
                ["first_name": "Robert", "last_name": "Gagnon", "nickname": "Bob"], "first_name:NM-NICK"),
            RowExample(
                [.firstName: "Marie", .lastName: "Gagnon (née Roy)"],
                ["first_name": "Marie", "last_name": "Gagnon", "maiden_name": "Roy"], "last_name:NM-BIRTH"),
            RowExample(
                [.firstName: "Marie", .lastName: "Gagnon épouse Roy"],
                ["first_name": "Marie", "last_name": "Gagnon", "notes": "épouse Roy"],
                "last_name:RF-NOTE-IN-NAM"),
            RowExample(
                [.firstName: "Jean Tremblay", .lastName: "Tremblay"], ["first_name": "Jean", "last_name": "Tremblay"]),
            RowExample(
                [.firstName: "Jean Tremblay"], ["first_name": "Jean", "last_name": "Tremblay"],
                "first_name:RF-NAM-IN-NAM"),
            RowExample(
                [.firstName: "Mme", .lastName: "Tremblay"], ["civility": "MME", "last_name": "Tremblay"],
                "first_name:MME"),
            RowExample(
                [.firstName: "Jean", .lastName: "Tremblay NE PAS APPELER"],
                ["first_name": "Jean", "last_name": "Tremblay", "notes": "NE PAS APPELER"], "last_name:RF-NOTE-IN-NAM"),
            RowExample(
                [.firstName: "Jean", .lastName: "Tremblay voir notes"],
                ["first_name": "Jean", "last_name": "Tremblay", "notes": "voir notes"], "last_name:RF-NOTE-IN-NAM"),
            RowExample(
                [.firstName: "Jean", .lastName: "Tremblay - dossier 2231"],
                ["first_name": "Jean", "last_name": "Tremblay", "notes": "dossier 2231"], "last_name:RF-NOTE-IN-NAM"),
            RowExample(
                [.fullName: "Jean Roy 2e véhicule"],
                ["first_name": "Jean", "last_name": "Roy", "notes": "2e véhicule"],
                "full_name:RF-NOTE-IN-NAM"),
            RowExample(
                [.fullName: "Mme Vve Jean Roy"],
                ["civility": "MME", "first_name": "Jean", "last_name": "Roy", "notes": "Vve"],
                "full_name:RF-NOTE-IN-NAM", "full_name:MME"),
            RowExample([.fullName: "VOIR NOTES"], ["notes": "VOIR NOTES"], "full_name:RF-NOTE-IN-NAM"),
            RowExample([.firstName: "N/A", .lastName: "Roy"], ["last_name": "Roy"], "first_name:NM-PLACE"),
            RowExample(
                [.firstName: "Client", .lastName: "Comptant"], [:], "first_name:NM-PLACE", "last_name:NM-PLACE"),
        ])
}
