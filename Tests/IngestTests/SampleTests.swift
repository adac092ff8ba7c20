import Columns
import Foundation
import Records
import Testing

@testable import Ingest

/// What each header of a sample file means, as a person judged it; headers that are not named stay raw.
struct ExpectedMapping: Sendable, CustomTestStringConvertible {
    var file: String
    var entity: Entity
    /// `Header=field; Header=field`.
    var fields: String

    var testDescription: String { file }

    var byHeader: [String: String] {
        Dictionary(
            fields.components(separatedBy: "; ").map { pair in
                let parts = pair.components(separatedBy: "=")
                return (parts[0], parts[1])
            }, uniquingKeysWith: { first, _ in first })
    }

    static let all: [ExpectedMapping] = [
        ExpectedMapping(
            file: "cox-au-inventory.csv", entity: .vehicle,
            fields: """
                StockNo=stock_number; VIN=vin; ManuYear=model_year; Make=make; Model=model; Series=trim; \
                BodyColour=colour; Rego=plate; Odometer=odometer
                """),
        ExpectedMapping(
            file: "dealervault-sales-sl-partial.csv", entity: .deal,
            fields: """
                Deal Number=deal_number; Contract Date=deal_date; Delivery Date=delivery_date; \
                Stock Number=stock_number; VIN=vin; Year=model_year; Make=make; Model=model; \
                Exterior Color=colour; Trim=trim; License Plate Number=plate; New/Used=deal_type; \
                Mileage=odometer; Customer Number=customer_id; Salutation=civility; First Name=first_name; \
                Middle Name=middle_name; Last Name=last_name; Full Name=full_name; Birth Date=birth_date; \
                Address Line 1=address1; Address Line 2=address2; City=city; State=province; Zip=postal_code; \
                Home Phone=phone_home; Cell Phone=phone_mobile; Work Phone=phone_work; \
                Work Extension=phone_extension; Email 1=email; Email 2=email_second; \
                Individual/Business Flag=customer_type; Opt Out=consent_all; Block Email=consent_email; \
                Block Phone=consent_phone; Block Mail=consent_mail; Language=language; \
                Customer Create Date=created_at; Deal Type=finance_type; Sales Price=amount; Total Profit=margin
                """),
        ExpectedMapping(
            file: "dealervault-service-sv.csv", entity: .repairOrder,
            fields: """
                RO Number=repair_order_number; Open Date=opened_date; Closed RO Date=closed_date; \
                Service Advisor Name=advisor; RO Department=department; Appointment Date=appointment_date; \
                Appointment Number=appointment_number; RO Status=repair_order_status; \
                Salesman Name=salesperson; Warranty Expiration Date=warranty_end; \
                Warranty Expiration Miles=warranty_distance; Total Sale=amount; Customer Number=customer_id; \
                Full Name=full_name; Salutation=civility; First Name=first_name; Middle Name=middle_name; \
                Last Name=last_name; Address Line 1=address1; Address Line 2=address2; City=city; \
                State=province; Zip=postal_code; Home Phone=phone_home; Work Phone=phone_work; \
                Cell Phone=phone_mobile; Email 1=email; Email 2=email_second; Birth Date=birth_date; \
                Block Phone=consent_phone; Block Email=consent_email; Block Mail=consent_mail; \
                Opt Out=consent_all; Individual/Business Flag=customer_type; VIN=vin; Year=model_year; \
                Make=make; Model=model; Trim=trim; Exterior Color=colour; License Plate Number=plate; \
                RO Mileage=odometer; Operation Code Descriptions=operation
                """),
        ExpectedMapping(
            file: "google-contacts-2024.csv", entity: .customer,
            fields: """
                Name Prefix=civility; First Name=first_name; Middle Name=middle_name; Last Name=last_name; \
                E-mail 1 - Value=email; Phone 1 - Value=phone; Address 1 - Country=country; \
                Address 1 - Street=address1; Address 1 - Extended Address=address2; Address 1 - City=city; \
                Address 1 - Region=province; Address 1 - Postal Code=postal_code; Organization Name=company; \
                Birthday=birth_date; Notes=notes
                """),
        ExpectedMapping(
            file: "google-contacts-legacy.csv", entity: .customer,
            fields: """
                Name=full_name; Given Name=first_name; Additional Name=middle_name; Family Name=last_name; \
                Name Prefix=civility; Birthday=birth_date; Gender=sex; Notes=notes; Language=language; \
                E-mail 1 - Value=email; Phone 1 - Value=phone; Organization 1 - Name=company
                """),
        ExpectedMapping(
            file: "hubspot-contacts.csv", entity: .customer,
            fields: """
                Record ID=record_id; First Name=first_name; Last Name=last_name; Email=email; \
                Phone Number=phone; Lead Status=lead_status; Create Date=created_at; Country/Region=country; \
                Contact owner=salesperson; Original Source=lead_source; Company Name=company
                """),
        ExpectedMapping(
            file: "outlook-com-contacts-en.csv", entity: .customer,
            fields: """
                Title=civility; First Name=first_name; Middle Name=middle_name; Last Name=last_name; \
                Home Street=address1; Home City=city; Home State=province; Home Postal Code=postal_code; \
                Home Country=country; Company=company; Business Phone=phone_work; Business Phone 2=phone; \
                Car Phone=phone; Home Phone=phone_home; Mobile Phone=phone_mobile; Primary Phone=phone; \
                Birthday=birth_date; E-mail Address=email; E-mail 2 Address=email_second; Notes=notes
                """),
        ExpectedMapping(
            file: "outlook-contacts-fr.csv", entity: .customer,
            fields: """
                Civlité=civility; Nom=last_name; Prénom=first_name; Société=company; \
                Adresse de messagerie=email; Adresse de messagerie 2=email_second; Rue (domicile)=address1; \
                Ville (domicile)=city; Code postal (domicile)=postal_code; Téléphone (domicile)=phone_home; \
                Téléphone (bureau)=phone_work; Tél. mobile=phone_mobile; Notes=notes
                """),
        ExpectedMapping(
            file: "sidekick-ro-pipe.csv", entity: .repairOrder,
            fields: """
                RO ID=repair_order_number; RO Open Date=opened_date; RO Close Date=closed_date; \
                RO Advisor Name=advisor; RO Total=amount; OP Description=operation; Customer ID=customer_id; \
                Customer First Name=first_name; Customer Last Name=last_name; Customer Email=email; \
                Customer City=city; Customer State=province; Customer Zip=postal_code; \
                Customer Phone Numbers=phone; Vehicle VIN=vin; Vehicle Make=make; Vehicle Model=model; \
                Vehicle Year=model_year; Vehicle Mileage=odometer
                """),
        ExpectedMapping(
            file: "tekion-historical-deals.csv", entity: .deal,
            fields: """
                dealCreatedTime=deal_date; retailprice=amount; mileage=odometer; paymenttype=finance_type; \
                profit=margin; vin=vin; year=model_year; make=make; model=model; vehicletype=deal_type; \
                buyer_firstName=first_name; buyer_lastName=last_name; buyer_email=email; \
                buyer_mobilePhone=phone_mobile; buyer_homePhone=phone_home; buyer_state=province; \
                buyer_city=city; buyer_postalCode=postal_code; buyer_streetAddress1=address1; \
                buyer_streetAddress2=address2
                """),
        ExpectedMapping(
            file: "tekion-historical-ro.csv", entity: .repairOrder,
            fields: """
                rono=repair_order_number; opcodedescription=operation; rocreatedtime=opened_date; \
                closedtime=closed_date; paytype=pay_type; advisorname=advisor; amount=amount; vin=vin; \
                year=model_year; make=make; model=model; mileagein=odometer; firstname=first_name; \
                lastname=last_name; email=email; mobilephone=phone_mobile; homephone=phone_home; \
                state=province; city=city; postalcode=postal_code; streetaddress1=address1; \
                streetaddress2=address2
                """),
    ]
}

/// Right, wrong and missed fields over the headers of a file.
private struct Score {
    var right = 0
    var wrong: [String] = []
    var missed: [String] = []

    mutating func add(_ mapping: Mapping, _ expected: [String: String]) {
        for column in mapping.columns {
            let (found, wanted) = (column.target?.field.rawValue, expected[column.column])
            if found == wanted {
                if wanted != nil { right += 1 }
            } else if let found {
                wrong.append("\(column.column) → \(found)")
            } else {
                missed.append(column.column)
            }
        }
    }

    var precision: Double { Double(right) / Double(right + wrong.count) }
    var recall: Double { Double(right) / Double(right + missed.count) }
}

private func sampleHeader(_ file: String) throws -> [String]? {
    guard let sharedSamples else { return nil }
    let text = try String(contentsOfFile: "\(sharedSamples)/header-only/\(file)", encoding: .utf8)
    return ReferenceTable(csv: file.contains("pipe") ? text.replacingOccurrences(of: "|", with: ",") : text).header
}

@Suite(.enabled(if: sharedSamples != nil, "the shared samples are not on this machine"))
struct `Headers of real exports` {
    @Test(arguments: ExpectedMapping.all)
    func `are mapped as a person would map them`(expected: ExpectedMapping) throws {
        let header = try #require(try sampleHeader(expected.file))
        let mapping = try Mapper().propose(SampleTable(header))
        var score = Score()
        score.add(mapping, expected.byHeader)
        #expect(mapping.entity == expected.entity)
        #expect(score.wrong == [])
        #expect(score.missed == [])
        #expect(score.right == expected.byHeader.count)
    }

    @Test func `are mostly understood without any profile, and hardly ever misunderstood`() throws {
        var score = Score()
        for expected in ExpectedMapping.all {
            let header = try #require(try sampleHeader(expected.file))
            score.add(
                try Mapper(catalogue: ProfileCatalogue(profiles: [])).propose(
                    SampleTable(header), entity: expected.entity),
                expected.byHeader)
        }
        #expect(score.precision >= 0.97, "\(score.wrong)")
        #expect(score.recall >= 0.95, "\(score.missed)")
    }

    @Test func `are all in the list`() throws {
        let samples = try #require(sharedSamples)
        let files = try FileManager.default.contentsOfDirectory(atPath: samples + "/header-only").filter {
            $0.hasSuffix(".csv")
        }
        #expect(files.sorted() == ExpectedMapping.all.map(\.file))
    }
}

@Suite(.enabled(if: sharedSamples != nil, "the shared samples are not on this machine"))
struct `Rows of real exports` {
    private func table(_ path: String, encoding: String.Encoding = .utf8) throws -> SampleTable {
        let samples = try #require(sharedSamples)
        return SampleTable(csv: try String(contentsOfFile: samples + "/" + path, encoding: encoding))
    }

    @Test func `of a plain customer list`() throws {
        let mapping = try Mapper().propose(try table("chinook-customers/customers.csv"))
        #expect(mapping.entity == .customer)
        #expect(
            mapping.columns.map { $0.target?.text } == [
                "record_id", "first_name", "last_name", "company", "address1", "city", "province", "country",
                "postal_code",
                "phone", nil, "email", nil,
            ])
        #expect(NaturalKey(mapping)?.field == .recordID)
    }

    @Test func `of a list of businesses`() throws {
        let mapping = try Mapper().propose(try table("montreal-open-data-businesses/businesses.csv"), entity: .customer)
        #expect(mapping.field("adresse") == "address1")
        #expect(mapping.field("ville") == "city")
        #expect(mapping.field("categorie") == nil)
    }

    @Test func `of a list of deals`() throws {
        let deals = try table("dealertrack-deals-csv/Dealertrack-CSV-Example.csv", encoding: .windowsCP1252)
        let typing = try #require(PathTyping(header: deals.header))
        let rows = typing.apply(to: deals.batch)
        let mapping = try Mapper().propose(header: typing.header, sample: rows)
        var survey = ColumnSurvey(mapping)
        survey.add(rows)
        let finished = survey.finish(mapping)
        #expect(finished.entity == .deal)
        #expect(
            finished.columns.map { $0.target?.text } == [
                "deal_number", "full_name", nil, nil, "amount", "deal_date:mdy", "model_year", "make", "model",
            ])
        let untold = (0..<rows.rowCount).filter { rows.columns[7].length($0) == 0 }
        #expect(untold.isEmpty)
    }
}
