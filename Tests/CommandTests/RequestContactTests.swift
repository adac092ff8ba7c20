import Foundation
import Testing

/// Customers whom several rows name by one key: what the rows say of how to reach them comes together by its day.
@Suite struct `How a request says its customer can be reached` {
    private func customers(_ files: [String: String]) throws -> [[String: Any]] {
        let place = try Workplace()
        for (name, text) in files { try place.write(name, text) }
        for name in files.keys.sorted() {
            let imported = try place.run("import", name, "--system", "crm", "--as-of", Project.asOf)
            try #require(imported.status == 0, "\(imported.complaint)")
        }
        for verb in ["normalize", "dedupe"] { #expect(try place.run(verb, "--as-of", Project.asOf).status == 0) }
        let exported = try place.run("export", "customers", "--format", "json", "--unmask", "--quiet")
        return try #require(try JSONSerialization.jsonObject(with: Data(exported.text.utf8)) as? [[String: Any]])
    }

    private static let header = "lead_id,customer_id,created_at,first_name,last_name,email,phone,status,source\n"
    private static let newest = "L3,K1,2026-10-01,Luc,Roy,,450-868-0177,open,web\n"
    private static let oldest = "L1,K1,2024-02-01,Luc,Roy,luc.roy@exemple.ca,450-868-0103,lost,web\n"
    private static let middle = "L2,K1,2025-05-01,Luc,Roy,,450-868-0150,lost,web\n"

    @Test(arguments: [[oldest, middle, newest], [newest, middle, oldest], [middle, newest, oldest]])
    func `the newest number wins, and an address that only one states is kept`(rows: [String]) throws {
        let all = try customers(["leads.csv": Self.header + rows.joined()])
        #expect(all.count == 1)
        #expect(all[0]["phone"] as? String == "+14508680177")
        #expect(all[0]["email"] as? String == "luc.roy@exemple.ca")
        #expect(all[0]["records"] as? Int == 1)
    }

    @Test(arguments: [("a-clients.csv", "b-leads.csv"), ("b-clients.csv", "a-leads.csv")])
    func `a customer's file lacks what a request states, whichever comes first`(file: String, leads: String) throws {
        let all = try customers([
            file: "customer_id,first_name,last_name,email,address,city\nK1,Luc,Roy,,55 ch. du Lac,Bromont\n",
            leads: Self.header + Self.oldest,
        ])
        #expect(all.count == 1)
        #expect(all[0]["phone"] as? String == "+14508680103")
        #expect(all[0]["email"] as? String == "luc.roy@exemple.ca")
        #expect(all[0]["city"] as? String == "Bromont")
    }

    @Test func `a request of somebody else under the same key changes no number`() throws {
        let all = try customers([
            "leads.csv": Self.header + Self.oldest
                + "L4,K1,2026-11-01,Marie,Roy,marie.roy@exemple.ca,450-868-0199,open,web\n"
        ])
        #expect(all.count == 1)
        #expect(all[0]["phone"] as? String == "+14508680103")
        #expect(all[0]["email"] as? String == "luc.roy@exemple.ca")
    }

    @Test func `a number that a later request brings is known after the next night`() throws {
        let place = try Workplace()
        func night(_ file: String, _ text: String) throws {
            try place.write(file, text)
            for words in [["import", file, "--system", "crm"], ["normalize"], ["dedupe"]] {
                let outcome = try place.run(words + ["--quiet", "--as-of", Project.asOf])
                try #require(outcome.status == 0, "\(outcome.complaint)")
            }
        }
        let others = (0..<3000).map { "S\($0),S\($0),2025-01-01,Anne,Caron-\($0),anne.\($0)@exemple.ca,,open,web\n" }
        try night("a.csv", Self.header + Self.oldest + others.joined())
        // Twelve requests of one customer go to the store in one statement.
        let more = (0..<12).map { "M\($0),K1,2026-09-\(10 + $0),Luc,Roy,,450-868-02\(10 + $0),open,web\n" }
        try night("b.csv", Self.header + more.joined())
        let exported = try place.run("export", "customers", "--format", "ndjson", "--unmask", "--quiet")
        let luc = exported.lines.filter { $0.contains("luc.roy@exemple.ca") }
        #expect(luc.count == 1)
        #expect(luc.first?.contains("+14508680221") == true)
    }

    @Test func `a house account has no number of those who were served under its key`() throws {
        let place = try Workplace()
        try place.write(
            "a.csv", "customer_id,first_name,last_name,phone\nK1,,CLIENT COMPTANT,\nK2,Anne,Caron,450-868-0104\n")
        try place.write(
            "b.csv", Self.header + "L1,K1,2026-09-01,,CLIENT COMPTANT,a@exemple.ca,450-868-0150,open,web\n")
        for words in [
            ["import", "a.csv", "--system", "crm", "--entity", "customer"], ["import", "b.csv", "--system", "crm"],
            ["normalize"], ["dedupe"],
        ] { #expect(try place.run(words + ["--quiet", "--as-of", Project.asOf]).status == 0) }
        guard try place.shell("command -v sqlite3").status == 0 else { return }
        let held = try place.shell(
            "sqlite3 dealerdata.sqlite \"SELECT COUNT(*) FROM customer WHERE phone = '+14508680150'\"")
        #expect(held.text == "0\n")
    }
}
