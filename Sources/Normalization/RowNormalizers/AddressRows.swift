import Records

extension RowNormalizer {
    /// Delivery lines in the form of their country and language; what is no address goes to the notes.
    static let address = RowNormalizer(
        id: "address", fields: [.address1, .address2, .streetNumber, .streetName, .unit],
        examples: [
            RowExample(
                [.address1: "1240, rue des Érables, app. 4", .province: "CA-QC"],
                [
                    "address1": "1240, rue des Érables, app. 4", "street_number": "1240", "street_name": "des Érables",
                    "street_type": "RUE", "unit": "4", "province": "CA-QC",
                ]),
            RowExample(
                [.address1: "104-2701 BOUL LAURIER", .province: "CA-QC"],
                [
                    "address1": "104-2701, boul. Laurier", "street_number": "2701", "street_name": "Laurier",
                    "street_type": "BOUL", "unit": "104", "province": "CA-QC",
                ], "address1:AD-OK"),
            RowExample(
                [.address1: "123½ rue Roy", .province: "CA-QC"],
                [
                    "address1": "123 1/2, rue Roy", "street_number": "123 1/2", "street_name": "Roy",
                    "street_type": "RUE", "province": "CA-QC",
                ], "address1:AD-OK"),
            RowExample(
                [.address1: "1240 MAPLE STREET APT 4", .province: "CA-ON"],
                [
                    "address1": "1240 Maple St, Apt 4", "street_number": "1240", "street_name": "Maple",
                    "street_type": "ST", "unit": "4", "province": "CA-ON",
                ], "address1:AD-OK"),
            RowExample(
                [.address1: "12 bis rue de la Paix", .country: "FR"],
                [
                    "address1": "12 bis rue de la Paix", "street_number": "12 bis", "street_name": "de la Paix",
                    "street_type": "RUE", "country": "FR",
                ]),
            RowExample(
                [.address1: "123 rue du Sud, 4", .province: "CA-QC"],
                [
                    "address1": "123, rue du Sud, app. 4", "street_number": "123", "street_name": "du Sud",
                    "street_type": "RUE", "unit": "4", "province": "CA-QC",
                ], "address1:AD-OK"),
            RowExample(
                [.address1: "4545 BOUL PIE-IX", .province: "CA-QC"],
                [
                    "address1": "4545, boul. Pie-IX", "street_number": "4545", "street_name": "Pie-IX",
                    "street_type": "BOUL", "province": "CA-QC",
                ], "address1:AD-OK"),
            RowExample(
                [.address1: "10 rue Roy", .address2: "NE PAS POSTER", .province: "CA-QC"],
                [
                    "address1": "10, rue Roy", "street_number": "10", "street_name": "Roy", "street_type": "RUE",
                    "province": "CA-QC", "notes": "NE PAS POSTER",
                ], "address2:RF-NOTE-IN-ADR", "address1:AD-OK"),
            RowExample(
                [.address1: "10 rue Roy (déménagé)", .province: "CA-QC"],
                [
                    "address1": "10, rue Roy", "street_number": "10", "street_name": "Roy", "street_type": "RUE",
                    "province": "CA-QC", "notes": "(déménagé)",
                ], "address1:RF-NOTE-IN-ADR", "address1:AD-BAD"),
            RowExample(
                [.address1: "10 rue Roy dossier 12345", .province: "CA-QC"],
                [
                    "address1": "10, rue Roy", "street_number": "10", "street_name": "Roy", "street_type": "RUE",
                    "province": "CA-QC", "notes": "dossier 12345",
                ], "address1:RF-NOTE-IN-ADR", "address1:AD-OK"),
            RowExample(
                [.address1: "a/s Marie Roy 10 rue Roy", .province: "CA-QC"],
                [
                    "address1": "10, rue Roy", "street_number": "10", "street_name": "Roy", "street_type": "RUE",
                    "address2": "a/s Marie Roy", "province": "CA-QC",
                ], "address1:RF-NAM-IN-ADR", "address1:AD-OK"),
            RowExample([.address1: "VOIR NOTES"], ["notes": "VOIR NOTES"], "address1:RF-NOTE-IN-ADR"),
            RowExample(
                [.address1: "rue Roy", .province: "CA-QC"],
                ["address1": "rue Roy", "street_name": "Roy", "street_type": "RUE", "province": "CA-QC"],
                "address1:AD-PART"),
        ])
}
