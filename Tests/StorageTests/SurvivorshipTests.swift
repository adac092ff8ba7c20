import Testing

@testable import Storage

@Suite struct `A golden record` {
    private func member(_ record: Int, trust: Int = 0, _ values: [String: String]) -> StatedRecord {
        StatedRecord(record: record, trust: trust, values: values)
    }

    private func golden(_ members: StatedRecord...) -> ([String: String], [Survivorship.Origin]) {
        StatedRecord.golden(members)
    }

    @Test func `keeps the verified phone although another is newer`() {
        let (values, origins) = golden(
            member(1, ["phone_mobile": "+15145550111", "verified_at": "2025-01-01", "updated_at": "2024-01-01"]),
            member(2, ["phone_mobile": "+15145550122", "updated_at": "2026-01-01"]))
        #expect(values["phone_mobile"] == "+15145550111")
        #expect(origins == [Survivorship.Origin(field: "phone_mobile", record: 1, why: "SV-VER", losers: 1)])
    }

    @Test func `takes the newest e-mail, and the trusted system's when none is newer`() {
        let (newest, _) = golden(
            member(1, ["email": "a@exemple.ca", "updated_at": "2024-01-01"]),
            member(2, trust: 3, ["email": "b@exemple.ca", "updated_at": "2026-01-01"]))
        #expect(newest["email"] == "b@exemple.ca")
        let (trusted, origins) = golden(
            member(1, trust: 3, ["email": "a@exemple.ca"]), member(2, trust: 0, ["email": "b@exemple.ca"]))
        #expect(trusted["email"] == "b@exemple.ca")
        #expect(origins.map(\.why) == ["SV-SRC"])
    }

    @Test func `takes the name that most records tell, in its fullest spelling`() {
        let (values, _) = golden(
            member(1, ["last_name": "Beauchesne", "first_name": "Gisèle"]),
            member(2, ["last_name": "BEAUCHESNE", "first_name": "GISELE"]),
            member(3, ["last_name": "Beauchesne-Roy-Tremblay", "first_name": "G", "updated_at": "2026-01-01"]))
        #expect(values["first_name"] == "Gisèle")
        #expect(values["last_name"] == "Beauchesne")
    }

    @Test func `is in use when any file is, and of the deceased when any file says so`() {
        #expect(golden(member(1, ["file_status": "INA"]), member(2, ["file_status": "ACT"])).0["file_status"] == "ACT")
        let (values, _) = golden(
            member(1, ["file_status": "DEC", "updated_at": "2024"]),
            member(2, ["file_status": "ACT", "updated_at": "2026"]))
        #expect(values["file_status"] == "DEC")
    }

    @Test func `takes an address whole from one record`() {
        let (values, _) = golden(
            member(1, ["address1": "12, rue A", "city": "Laval", "postal_code": "H7A 1A1", "updated_at": "2025"]),
            member(2, ["address1": "9, rue B", "updated_at": "2026"]))
        #expect(values["address1"] == "9, rue B")
        #expect(values["city"] == nil)
    }

    @Test func `keeps a whole address although a newer record has a postal code alone`() {
        let (values, origins) = golden(
            member(1, ["address1": "12, rue A", "city": "Laval", "postal_code": "H7A 1A1", "updated_at": "2020"]),
            member(2, ["postal_code": "H7B 2B2", "updated_at": "2026"]))
        #expect(values["address1"] == "12, rue A")
        #expect(values["postal_code"] == "H7A 1A1")
        #expect(origins.map(\.why) == ["SV-OK"])
    }

    @Test func `tells why nobody has a value`() {
        let (values, _) = golden(member(1, ["email_code": "U"]), member(2, ["email_code": "EM-PLACE"]))
        #expect(values["email"] == nil)
        #expect(values["email_code"] == "EM-PLACE")
    }

    @Test func `has a column for each of the customer's but its counts`() throws {
        let store = try Store()
        let columns = try store.read { try $0.columns(of: "customer") }
        #expect(Set(Survivorship.columns) == columns.subtracting(["id", "records", "systems"]))
    }
}
