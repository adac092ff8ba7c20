import Records

extension RowNormalizer {
    /// Municipality, province, postal code and country, each checked against the others.
    static let place = RowNormalizer(
        id: "place", fields: [.city, .province, .postalCode, .country],
        examples: [
            RowExample(
                [.city: "Saint-Jérôme", .province: "CA-QC", .postalCode: "J7Z 1A1"],
                ["city": "Saint-Jérôme", "province": "CA-QC", "postal_code": "J7Z 1A1"]),
            RowExample(
                [.city: "ST JEROME", .province: "Qué.", .postalCode: "j7z1a1"],
                ["city": "Saint-Jérôme", "province": "CA-QC", "postal_code": "J7Z 1A1"], "province:CA-QC",
                "postal_code:PC-FMT", "city:CI-ABBR"),
            RowExample(
                [.city: "Mtl", .province: "CA-QC", .postalCode: "H2X 1Y4"],
                ["city": "Montréal", "province": "CA-QC", "postal_code": "H2X 1Y4"], "city:CI-ALIAS"),
            RowExample(
                [.city: "Montreal", .province: "CA-QC", .postalCode: "H2X 1Y4"],
                ["city": "Montréal", "province": "CA-QC", "postal_code": "H2X 1Y4"], "city:CI-ACC"),
            RowExample(
                [.city: "MONTREAL", .province: "CA-QC", .postalCode: "H2X 1Y4"],
                ["city": "Montréal", "province": "CA-QC", "postal_code": "H2X 1Y4"], "city:LG-CAPS"),
            RowExample(
                [.city: "Ste-Thérèse", .province: "CA-QC", .postalCode: "J7E 1A1"],
                ["city": "Sainte-Thérèse", "province": "CA-QC", "postal_code": "J7E 1A1"], "city:CI-ABBR"),
            RowExample(
                [.city: "LASALLE", .province: "CA-QC", .postalCode: "H8N 1S3"],
                ["city": "LaSalle", "province": "CA-QC", "postal_code": "H8N 1S3"], "city:LG-CAPS"),
            RowExample(
                [.city: "Chambly", .province: "CA-QC", .postalCode: "G1R 1A1"],
                ["city": "Chambly", "province": "CA-QC", "postal_code": "G1R 1A1"], "city:CI-PC"),
            RowExample(
                [.city: "123 rue Principale", .province: "CA-QC", .postalCode: "J3L 1A1"],
                ["city": "123 rue Principale", "province": "CA-QC", "postal_code": "J3L 1A1"], "city:CI-STR"),
            RowExample(
                [.city: "75002 Paris", .country: "FR"], ["city": "Paris", "postal_code": "75002", "country": "FR"],
                "city:RF-PC-IN-ADR"),
            RowExample(
                [.city: "montréal", .province: "CA-QC", .postalCode: "H2X 1Y4"],
                ["city": "Montréal", "province": "CA-QC", "postal_code": "H2X 1Y4"], "city:CI-FMT"),
            RowExample(
                [.city: "H2X 1Y4", .province: "CA-QC", .postalCode: "Montréal"],
                ["city": "Montréal", "province": "CA-QC", "postal_code": "H2X 1Y4"], "city:RF-PC-IN-CITY",
                "postal_code:RF-CITY-IN-PC"),
            RowExample(
                [.city: "Laval", .province: "H7N 1A1", .postalCode: "Québec"],
                ["city": "Laval", "province": "CA-QC", "postal_code": "H7N 1A1"], "province:RF-PC-IN-PROV",
                "postal_code:RF-PROV-IN-PC", "province:CA-QC"),
            RowExample(
                [.city: "H2X 1Y4", .province: "CA-QC", .postalCode: "N/D"],
                ["province": "CA-QC", "postal_code": "H2X 1Y4"], "city:RF-PC-IN-CITY", "postal_code:PC-BAD"),
            RowExample(
                [.city: "75011", .postalCode: "Paris", .country: "FR"],
                ["city": "Paris", "postal_code": "75011", "country": "FR"], "city:RF-PC-IN-CITY",
                "postal_code:RF-CITY-IN-PC"),
            RowExample(
                [.province: "CA-QC", .postalCode: "H2X IY4"], ["province": "CA-QC", "postal_code": "H2X 1Y4"],
                "postal_code:PC-FMT"),
            RowExample(
                [.city: "Edinburgh", .postalCode: "eh4 1hh", .country: "GB"],
                ["city": "Edinburgh", "postal_code": "EH4 1HH", "country": "GB"], "postal_code:PC-FMT"),
            RowExample(
                [.city: "Oslo", .postalCode: "0171", .country: "NO"],
                ["city": "Oslo", "postal_code": "0171", "country": "NO"]),
            RowExample(
                [.province: "CA-QC", .postalCode: "HOH OHO"], ["province": "CA-QC"], "postal_code:PC-BAD"),
            RowExample(
                [.province: "CA-ON", .postalCode: "H2X 1Y4"], ["province": "CA-ON", "postal_code": "H2X 1Y4"],
                "province:A"),
            RowExample(
                [.province: "Québec, Canada"], ["province": "CA-QC", "country": "CA"], "province:RF-ADR-IN-ADR"),
            RowExample(
                [.city: "Montréal, QC H2X 1Y4"], ["city": "Montréal", "province": "CA-QC", "postal_code": "H2X 1Y4"],
                "city:RF-PC-IN-ADR", "city:RF-ADR-IN-ADR"),
            RowExample([.province: "XX"], [:], "province:U"),
        ])
}
