import Columns
import Records
import Tabular
import Testing

@testable import Ingest

/// Rows of a nested source as the mapping reads them.
private func values(_ text: String) throws -> (mapping: Mapping, rows: [[String: String]]) {
    let reader = try Tables.open(.bytes(Array(text.utf8), name: "text"))
    var batch = RawBatch(columnCount: 0)
    #expect(try reader.read(into: &batch, limit: 100))
    let typing = PathTyping(header: reader.description.header)
    let sorted = typing?.apply(to: batch) ?? batch
    let mapping = try Mapper().propose(header: typing?.header ?? reader.description.header, sample: sorted)
    let mapped = mapping.apply(to: sorted)
    let rows = (0..<sorted.rowCount).map { row in
        Dictionary(
            mapped.columns.compactMap { column in column.texts.text(row).map { (column.target.text, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
    return (mapping, rows)
}

@Suite struct `STAR messages` {
    @Test func `of customers carry the person, the ways to reach them and the first car`() throws {
        let (mapping, rows) = try values(
            """
            [{"customer_key": "K1", "customer_id": "C-1", "document_date_time": "2026-08-13T14:22:37Z",
              "party_references": [
                {"party_reference_id": "P-2", "party_name": "Ève Roy", "party_relationship_types": ["CO_OWNER"]},
                {"party_reference_id": "P-1", "party_name": "Luc Roy", "party_type": "PERSON",
                 "party_relationship_types": ["PRIMARY_OWNER", "PRIMARY_DRIVER"],
                 "individual_name": {"given_name": "Luc", "family_name": "Roy"},
                 "communication_channels": [
                   {"communication_channel_type": "EMAIL", "value": "luc@exemple.ca",
                    "authorization_levels": [{"authorized_indicator": true}]},
                   {"communication_channel_type": "CELL", "value": "+15145550101"}]}],
              "lead_sources": [{"lead_source_key": "S1", "source_name": "Site web"}],
              "garage": {"garage_items": [{"vehicle_reference": {"vehicle_identifier": {"vin": "1FAABC00TEST00002"},
                "model_year": "2026", "make": "Ford", "model": "F-150"}}]}}]
            """)
        #expect(mapping.profile == "star" && mapping.entity == .customer)
        #expect(
            rows == [
                [
                    "record_id": "C-1", "full_name": "Luc Roy", "first_name": "Luc", "last_name": "Roy",
                    "customer_type": "PERSON", "email": "luc@exemple.ca", "consent_email:optin": "true",
                    "phone_mobile": "+15145550101", "lead_source": "Site web", "vin": "1FAABC00TEST00002",
                    "model_year": "2026", "make": "Ford", "model": "F-150", "updated_at:ymd": "2026-08-13T14:22:37Z",
                ]
            ])
    }

    @Test func `of retail deliveries are deals whose buyer is the buyer, wherever listed`() throws {
        let (mapping, rows) = try values(
            """
            {"retail_delivery_report_id": "RDR-1", "deal_status_type": "FUNDED", "purchase_type": "LEASE",
             "sale_date": "2026-03-13", "vehicle": {"stock_number": "S1", "vin": "1G1RE6E47HF123456", "condition": "NEW",
               "odometer": {"value": "12", "uom": "MILES"}},
             "party_references": [
               {"party_reference_id": "D-5", "party_reference_types": ["DEALERSHIP"],
                "address_references": [{"address_line_1": "1 rue du Garage", "city": "Laval"}]},
               {"party_reference_id": "C-1", "party_reference_types": ["BUYER", "LESSEE"],
                "address_references": [{"address_line_1": "12 rue des Pins", "city": "Lévis", "state_province": "QC",
                  "postal_code": "G6V 1A1", "country_code": "CA"}]}]}
            """)
        #expect(mapping.profile == "star" && mapping.entity == .deal)
        #expect(
            rows == [
                [
                    "deal_number": "RDR-1", "deal_status": "FUNDED", "finance_type": "LEASE",
                    "deal_date:ymd": "2026-03-13",
                    "stock_number": "S1", "vin": "1G1RE6E47HF123456", "deal_type": "NEW", "odometer:mi": "12",
                    "customer_id": "C-1", "address1": "12 rue des Pins", "city": "Lévis", "province": "QC",
                    "postal_code": "G6V 1A1", "country": "CA",
                ]
            ])
    }

    @Test func `of service appointments name the customer and the car`() throws {
        let (mapping, rows) = try values(
            """
            {"service_appointment_id": "A-9", "appointment_status_type": "CONFIRMED", "appointment_source_type": "PORTAL",
             "occurrence_date_time": "2026-07-24T09:45:00Z", "appointment_types": ["SCHEDULED_SERVICE"],
             "appointment_period": {"start_date_time": "2026-07-25T13:00:00Z"},
             "customers": [{"customer_id": "C-7", "party_references": [{"party_name": "Ann Doe",
               "individual_name": {"given_name": "Ann", "family_name": "Doe"},
               "communication_channels": [{"communication_channel_type": "CELL", "value": "+14185550109"}]}]}],
             "vehicle_asset": {"vehicle_reference": {"vin": "1FA6P8CF0H5100000", "make": "Ford", "model": "Mustang"}}}
            """)
        #expect(mapping.profile == "star" && mapping.entity == .appointment)
        #expect(
            rows == [
                [
                    "appointment_number": "A-9", "appointment_status": "CONFIRMED", "appointment_source": "PORTAL",
                    "appointment_reason": "SCHEDULED_SERVICE", "appointment_date:ymd": "2026-07-25T13:00:00Z",
                    "created_at:ymd": "2026-07-24T09:45:00Z", "customer_id": "C-7", "full_name": "Ann Doe",
                    "first_name": "Ann", "last_name": "Doe", "phone_mobile": "+14185550109", "vin": "1FA6P8CF0H5100000",
                    "make": "Ford", "model": "Mustang",
                ]
            ])
    }
}

@Suite struct `Contact cards as customers` {
    @Test func `keep each number and address apart`() throws {
        let (mapping, rows) = try values(
            """
            BEGIN:VCARD
            VERSION:3.0
            UID:u-1
            FN:Zoé Roy
            N:Roy;Zoé;;Mme;
            ORG:Garage Roy inc.
            TEL;TYPE=CELL:514-555-0101
            TEL;TYPE=HOME:450-555-0102
            TEL;TYPE=WORK,FAX:450-555-0103
            EMAIL:zoe@exemple.ca
            ADR;TYPE=HOME:;;12 rue des Pins;Lévis;QC;G6V 1A1;Canada
            BDAY:1980-05-01
            END:VCARD
            """)
        #expect(mapping.profile == "vcard" && mapping.entity == .customer)
        #expect(
            rows == [
                [
                    "record_id": "u-1", "full_name": "Zoé Roy", "first_name": "Zoé", "last_name": "Roy",
                    "civility": "Mme",
                    "company": "Garage Roy inc.", "phone_mobile": "514-555-0101", "phone_home": "450-555-0102",
                    "email": "zoe@exemple.ca", "address1": "12 rue des Pins", "city": "Lévis", "province": "QC",
                    "postal_code": "G6V 1A1", "country": "Canada", "birth_date": "1980-05-01",
                ]
            ])
    }
}

@Suite struct `Whole vehicles in a cell` {
    @Test func `give year, make and model beside the words as they were`() throws {
        let (mapping, rows) = try values(
            """
            DealNumber,CustomerName,Vehicle
            1,Luc Roy,2017 Honda Civic LX
            2,Ève Côté,Land Rover Range Rover Sport 2021
            3,Ann Doe,à venir
            4,Zoé Roy,2019 Zorglub X
            """)
        #expect(
            mapping.columns.map(\.column).suffix(4) == [
                "Vehicle", "Vehicle (year)", "Vehicle (make)", "Vehicle (model)",
            ])
        #expect(rows.map { $0["make"] } == ["Honda", "Land Rover", nil, nil])
        #expect(rows.map { $0["model"] } == ["Civic LX", "Range Rover Sport", nil, nil])
        #expect(rows.map { $0["model_year"] } == ["2017", "2021", nil, nil])
    }

    @Test func `are left alone where the make has a column`() {
        #expect(PathTyping(header: ["Vehicle", "Make", "Model"]) == nil)
    }
}

@Suite struct `Headers that went wrong` {
    @Test func `are still understood`() throws {
        let mapping = try Mapper().propose(
            SampleTable(["PrÃ©nom", "Nom", "TÃ©lÃ©phone", "Pre\u{301}nom 2", "Créé le", "Modifié le"]))
        #expect(
            mapping.columns.map { $0.target?.text } == [
                "first_name", "last_name", "phone", nil, "created_at", "updated_at",
            ])
        #expect(mapping.columns[0].column == "PrÃ©nom")
        let decomposed = try Mapper().propose(SampleTable(["Pre\u{301}nom", "Nom", "Te\u{301}le\u{301}phone"]))
        #expect(decomposed.columns.map { $0.target?.text } == ["first_name", "last_name", "phone"])
    }

    @Test func `and missing altogether leave values to speak and questions for the rest`() throws {
        let (mapping, _) = try nameless(
            (1...12).map { "Luc\($0),Roy,luc\($0)@exemple.ca,514-555-01\(10 + $0),198\($0 % 10)-05-01" }.joined(
                separator: "\n"))
        #expect(mapping.columns.map { $0.target?.text } == [nil, nil, "email", "phone", nil])
        #expect(
            mapping.columns[1].question
                == .meaning(candidates: [.lastName, .firstName, .fullName, .city, .make, .model]))
        #expect(mapping.columns[4].question == .meaning(candidates: [.birthDate, .createdAt, .updatedAt, .dealDate]))
    }

    private func nameless(_ text: String) throws -> (mapping: Mapping, header: [String]) {
        let reader = try Tables.open(.bytes(Array(text.utf8), name: "text"), options: ReadOptions(hasHeader: false))
        var batch = RawBatch(columnCount: 0)
        _ = try reader.read(into: &batch, limit: 100)
        return (try Mapper().propose(header: reader.description.header, sample: batch), reader.description.header)
    }
}
