import Foundation
import Testing

@Suite struct `Rules of a project` {
    let place: Workplace

    init() throws {
        place = try Workplace()
        let people = ModelFileTests.people(60, salt: 5).replacing("no,first_name", with: "no_client,first_name")
        let lines = people.split(separator: "\n").map { line in
            line.hasPrefix("no_client") ? line + ",vin" : line + ","
        }
        let more = """
            c1,Balthazar,Perruchon,bp@exemple.test,5148680103,H3A 1B1,x,1FTFW1ET5DFC10312
            c2,Eugénie,PERRUCHON,eu@exemple.test,4508680144,J5A 1B1,y,1FTFW1ET5DFC10312
            d1,Zoé,Tarinot,zt@exemple.test,5148680177,H5A 1B1,z,
            d2,Zoé,Tarinot,zt@exemple.test,5148680177,H5A 1B1,z,

            """
        try place.write("fin.csv", lines.joined(separator: "\n") + "\n" + more)
        for words in ["import fin.csv --system fin --entity customer --quiet", "normalize --quiet"] {
            try #require(try place.run(words.split(separator: " ").map(String.init)).status == 0)
        }
    }

    private func areTogether(_ a: String, _ b: String) throws -> Bool {
        let answer = try place.run("explain", "pair", "fin:" + a, "fin:" + b, "--format", "json")
        return try #require(answer.json()["same_customer"] as? Bool, "\(answer.complaint)")
    }

    @Test func `join the owners of one car and keep the accounts of one system apart`() throws {
        #expect(try place.run("dedupe", "--quiet").status == 0)
        #expect(try !areTogether("c1", "c2"))
        #expect(try areTogether("d1", "d2"))
        try place.write(
            "dealerdata.yml", "rules:\n  - join: [vin, last_name]\n  - {apart: [account], systems: [fin]}\n")
        let outcome = try place.run("dedupe", "--quiet")
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(try !areTogether("d1", "d2"))
        #expect(try !areTogether("c1", "c2"))
        try place.write("dealerdata.yml", "rules:\n  - join: [vin, last_name]\n")
        #expect(try place.run("dedupe", "--quiet").status == 0)
        #expect(try areTogether("c1", "c2"))
        #expect(try areTogether("d1", "d2"))
    }

    @Test func `are shown with the other settings, and checked`() throws {
        try place.write(
            "dealerdata.yml", "rules:\n  - join: [vin, last_name]\n  - {apart: [account], systems: [fin]}\n")
        #expect(try place.run("config", "show").text.contains("join vin+last_name; apart account (fin)"))
        try place.write("dealerdata.yml", "rules:\n  - {apart: [account], systems: [finn]}\n")
        let outcome = try place.run("dedupe")
        #expect(outcome.status == 78)
        #expect(outcome.complaint == "dealerdata : rules : aucune source ne s’appelle « finn » ; il y a : fin\n")
    }

    @Test func `a father and a son whose suffixes tell them apart are two customers`() throws {
        let place = try Workplace()
        try place.write(
            "c.csv",
            """
            No client,Prénom,Nom,Courriel,Cellulaire,Adresse,Ville,Code postal
            1,Éric,Roy jr,eric.roy@exemple.ca,450-868-0101,12 rue Neuve,Chambly,J3X 1P7
            2,Éric,Roy sr,eric.roy@exemple.ca,450-868-0101,12 rue Neuve,Chambly,J3X 1P7
            3,Anne,Caron,anne@exemple.ca,450-868-0103,14 rue Neuve,Chambly,J3X 1P7

            """)
        for words in [["import", "c.csv", "--system", "sgd", "--entity", "customer"], ["normalize"], ["dedupe"]] {
            #expect(try place.run(words + ["--quiet", "--as-of", Project.asOf]).status == 0)
        }
        #expect(try place.run("status", "--format", "json").json()["customers"] as? Int == 3)
    }
}
