import Records
import Testing

@testable import Normalization

@Suite struct `Values taken for others` {
    @Test(arguments: [
        "jean;roy@videotron.ca", "m;tremblay@hotmail.com", "jean,roy@videotron.ca", "j.m;roy@garageroy.ca",
        "jean;roy@videotron.ca (désabonné)",
    ])
    func `an address whose point became a mark of lists is nobody else's`(typed: String) {
        let clean = normalized([("email", [typed])])
        #expect(texts(clean, .email) == [nil])
        #expect(clean.findings.map(\.code) == ["EM-BAD"])
    }

    @Test(arguments: [
        ("perso;jroy@videotron.ca", "jroy@videotron.ca"), ("aucun; jroy@gmail.com", "jroy@gmail.com"),
        ("Jean Roy; jroy@gmail.com", "jroy@gmail.com"), ("désabonné;jroy@gmail.com", "jroy@gmail.com"),
        ("a.roy@videotron.ca;jean;roy@videotron.ca", "a.roy@videotron.ca"),
    ])
    func `an address behind a remark is the customer's`(typed: String, right: String) {
        #expect(texts(normalized([("email", [typed])]), .email) == [right])
    }

    @Test(arguments: ["VAL D OR", "VAL-D-OR", "Val d or", "VAL D'OR", "VAL D OR QC"])
    func `Val-d'Or is no town of Oregon`(typed: String) {
        let clean = normalized([("city", [typed]), ("province", ["QC"]), ("postal_code", ["J9P 1A1"])])
        #expect(texts(clean, .city) == ["Val-d'Or"])
        #expect(texts(clean, .province) == ["CA-QC"])
        #expect(clean.findings.allSatisfy { $0.proposal != "US-OR" })
    }

    @Test func `a state behind a town is still one`() {
        let clean = normalized([("city", ["Portland OR", "Laval QC"]), ("province", ["", ""])])
        #expect(texts(clean, .city) == ["Portland", "Laval"])
        #expect(texts(clean, .province) == ["US-OR", "CA-QC"])
    }

    @Test func `the postal prefix of every listed municipality is in use`() {
        let clean = normalized([("city", ["Sainte-Anne-des-Plaines"]), ("postal_code", ["J5N 3L6"])])
        #expect(clean.findings.isEmpty)
        let listed = Set(ReferenceTable("qc-fsa-municipalities").rows.map { $0[0] })
        #expect(listed.count > 400)
        let prefixes = Set(ReferenceTable("ca-fsa").rows.map { $0[0] })
        #expect(listed.subtracting(prefixes).isEmpty)
    }

    @Test(arguments: [
        ("514-868-1234 / 868-2345", "+15148681234;+15148682345"),
        ("450-671-2345/671-2346", "+14506712345;+14506712346"),
        ("868-2345 / 514-868-1234", "+15148681234;+15148682345"),
        ("514-868-1234 ou 868-2345", "+15148681234;+15148682345"),
        ("514-868-1234 / 868-1234", nil), ("1-800-463-3339 / 868-2345", nil), ("514-868-1234 / 168-2345", nil),
    ])
    func `a second number without its area code is proposed with that of the first`(typed: String, whole: String?) {
        let clean = normalized([("phone_home", [typed])])
        let first = texts(clean, .phoneHome)[0]
        #expect(first != nil && first?.contains(";") == false)
        if let whole, let first { #expect(whole.hasPrefix(first + ";")) }
        let short = clean.findings.filter { $0.code == "TL-SHORT" }
        let isSame = typed.hasSuffix("/ 868-1234")
        #expect(short.map(\.proposal) == (isSame ? [] : [whole]))
        #expect(short.allSatisfy { $0.action == (whole == nil ? .flagged : .suggested) })
    }

    @Test(arguments: [
        "Garage Roy inc. NEQ 1167893452", "Garage Roy inc. 1148123456", "Garage Roy inc. NEQ : 2267893452",
        "Toitures Roy RBQ 5678-1234-01", "Garage Roy inc. TVQ no 1023456789",
    ])
    func `the number of a register beside a company's name is no telephone`(typed: String) {
        let clean = normalized([("company", [typed]), ("phone", [""])])
        #expect(texts(clean, .phone) == [nil])
        #expect(texts(clean, .company) == [typed])
    }

    @Test(arguments: [
        "Garage Roy inc. 514-868-1234", "Garage Roy inc. 1-514-868-1234", "Garage Roy inc. tél 5148681234",
    ])
    func `a telephone beside a company's name still is one`(typed: String) {
        #expect(texts(normalized([("company", [typed]), ("phone", [""])]), .phone) == ["+15148681234"])
    }
}
