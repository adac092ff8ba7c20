import Records
import Testing

@testable import Normalization

@Suite struct `Sensitive identifiers in other columns` {
    @Test(arguments: [
        ("phone_mobile", Field.phoneMobile, "NAS 130 692 544", "NT-SIN"),
        ("phone_mobile", .phoneMobile, "130692544", "NT-SIN"),
        ("phone_home", .phoneHome, "4111 1111 1111 1111", "NT-PAN"),
        ("phone", .phone, "R1234-150580-05", "NT-DL"),
        ("email", .email, "130-692-544", "NT-SIN"),
        ("email", .email, "4111111111111111", "NT-PAN"),
        ("birth_date", .birthDate, "ROYJ76050412", "NT-RAMQ"),
        ("birth_date", .birthDate, "130692544", "NT-SIN"),
        ("postal_code", .postalCode, "130 692 544", "NT-SIN"),
        ("postal_code", .postalCode, "130692544", "NT-SIN"),
        ("city", .city, "NAS 130 692 544", "NT-SIN"),
        ("vin", .vin, "NAS 130 692 544", "NT-SIN"),
        ("vin", .vin, "visa 4111111111111111", "NT-PAN"),
        ("vin", .vin, "4111 1111 1111 1111", "NT-PAN"),
        ("model_year", .modelYear, "NAS 130692544", "NT-SIN"),
        ("odometer", .odometer, "NAS 130692544", "NT-SIN"),
        ("odometer", .odometer, "4111111111111111", "NT-PAN"),
        ("amount", .amount, "carte 4111 1111 1111 1111", "NT-PAN"),
        ("plate", .plate, "permis R1234-150580-05", "NT-DL"),
        ("stock_number", .stockNumber, "NAS 130-692-544", "NT-SIN"),
        ("business_number", .businessNumber, "NAS 130692544", "NT-SIN"),
    ])
    func `are set aside, and nothing of them is left`(name: String, field: Field, typed: String, code: String) {
        let clean = normalized([("last_name", ["Roy"]), (name, [typed])])
        #expect((clean.columns[.field(field)]?.text(0) ?? "") == "")
        let findings = clean.findings.filter { $0.field == field }
        #expect(findings == [CellFinding(row: 0, field: field, code: code, action: .quarantined)])
    }

    @Test(arguments: [
        ("phone", Field.phone, "514-868-1234", "+15148681234"), ("phone", .phone, "5148681234", "+15148681234"),
        ("phone", .phone, "1 450 346 7234", "+14503467234"),
        ("phone", .phone, "514 868-1234 NAS 130 692 544", "+15148681234"),
        ("email", .email, "130692544@exemple.ca", "130692544@exemple.ca"),
        ("email", .email, "royj76050412@exemple.ca", "royj76050412@exemple.ca"),
        ("email", .email, "jroy@exemple.ca NAS 130692544", "jroy@exemple.ca"),
        ("birth_date", .birthDate, "19760504", "1976-05-04"),
        ("birth_date", .birthDate, "1976-05-04 00:00:00", "1976-05-04"),
        ("vin", .vin, "1M8GDM9AXKP042788 NAS 130 692 544", "1M8GDM9AXKP042788"),
        ("vin", .vin, "1M8GDM9A XKP042788", "1M8GDM9AXKP042788"),
        ("vin", .vin, "VF1 RFA0 0561 234567", "VF1RFA00561234567"),
        ("odometer", .odometer, "45 210 km", "45210"),
        ("business_number", .businessNumber, "130 692 544 RT0001", "130692544RT0001"),
        ("business_number", .businessNumber, "130692544", "130692544"),
        ("stock_number", .stockNumber, "4111111111111111", "4111111111111111"),
        ("stock_number", .stockNumber, "130-692-544", "130-692-544"),
        ("amount", .amount, "130 692 544", "130692544"),
    ])
    func `leave right values alone`(name: String, field: Field, typed: String, right: String) {
        #expect(texts(normalized([(name, [typed])]), field) == [right])
    }

    @Test func `nine digits are a ZIP code only in a row or a column of the United States`() {
        func code(_ typed: String, _ province: String) -> String? {
            texts(normalized([("province", [province]), ("postal_code", [typed])]), .postalCode)[0]
        }
        #expect(code("122071234", "NY") == "12207-1234")
        #expect((code("122071234", "QC") ?? "") == "")
        #expect(code("12207-1234", "") == "12207-1234")
        let column = normalized([("postal_code", ["12207", "122071234", "12208-1234", "12209"])])
        #expect(texts(column, .postalCode)[1] == "12207-1234")
    }

    @Test func `the extension of a second number goes where the number goes`() {
        let clean = normalized([("phone_mobile", ["514-868-1234 / 450-868-4321 p. 22"])])
        #expect(texts(clean, .phoneMobile) == ["+15148681234"])
        #expect(texts(clean, .phone) == ["+14508684321"])
        #expect(part(clean, .phoneExtension) == ["22"])
        #expect((clean.columns[.part(.phoneMobileExtension)]?.text(0) ?? "") == "")

        var settings = NormalizationSettings(asOf: testDay)
        settings.keepsSeveralValuesTogether = true
        let together = normalized([("phone_mobile", ["514-868-1234 / 450-868-4321 p. 22"])], settings)
        #expect(part(together, .phoneMobileExtension) == [";22"])
    }

    @Test func `an extension stays with a number that fills a labelled field`() {
        let clean = normalized([
            ("phone", ["450-467-2345"]), ("phone_mobile", ["514-868-1234 / 450-868-4321 p. 22"]),
        ])
        #expect(texts(clean, .phoneHome) == ["+14508684321"])
        #expect(part(clean, .phoneHomeExtension) == ["22"])
    }

    @Test(arguments: [
        ("+5148681234", "+15148681234"), ("+450-868-1234", "+14508681234"), ("+4168681234", "+14168681234"),
        ("+51987654321", "+51987654321"), ("+51 42 791234", "+5142791234"), ("+3545551234", "+3545551234"),
    ])
    func `a plus before ten digits of Québec hides a forgotten 1`(typed: String, right: String) {
        #expect(texts(normalized([("phone", [typed])]), .phone) == [right])
    }

    @Test(arguments: [
        ("\"Jean\"", "Jean"), ("\"\"Jean\"\"", "Jean"), ("“Jean”", "Jean"), ("\" Jean \"", "Jean"),
        ("\"Robert \"\"Bob\"\" Roy\"", "Robert \"Bob\" Roy"), ("Robert \"Bob\" Roy", "Robert \"Bob\" Roy"),
        ("\"Bob\" Roy \"Jr\"", "\"Bob\" Roy \"Jr\""), ("17\"", "17\""),
    ])
    func `quotation marks around a whole cell are its wrapping`(typed: String, bare: String) {
        #expect(Legibility.read(typed, in: .fullName).text == bare)
    }

    @Test func `a quoted row is read as any other`() {
        let clean = normalized([
            ("first_name", ["\"Jean\""]), ("last_name", ["\"Roy\""]), ("email", ["\"jroy@videotron.ca\""]),
            ("city", ["\"Chambly\""]), ("birth_date", ["\"1976-05-04\""]), ("record_id", ["\"00012\""]),
        ])
        #expect(texts(clean, .firstName) == ["Jean"])
        #expect(texts(clean, .lastName) == ["Roy"])
        #expect(texts(clean, .email) == ["jroy@videotron.ca"])
        #expect(texts(clean, .city) == ["Chambly"])
        #expect(texts(clean, .birthDate) == ["1976-05-04"])
        #expect(texts(clean, .recordID) == ["00012"])
    }
}
