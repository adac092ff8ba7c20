import Foundation
import Testing

@Suite("Model files") struct ModelFileTests {
    /// Invented people, every third of whom stands in the file twice; `salt` makes other people.
    static func people(_ count: Int, salt: Int) -> String {
        let firsts = [
            "Zoé", "Léandre", "Maïka", "Ulric", "Ophélie", "Fabrice", "Gisèle", "Honoré", "Jacinthe", "Noémie",
        ]
        let lasts = ["Canarine", "Serinette", "Bravoure", "Cormont", "Dunville", "Falquet", "Grimard", "Hulotte"]
        var lines = ["no,first_name,last_name,email,phone,postal_code,vrai"]
        for number in 0..<count {
            let seed = number * 7919 + salt
            let first = firsts[seed % 10]
            let last = lasts[(seed / 10) % 8] + String(UnicodeScalar(UInt8(97 + seed % 26)))
            let phone = "514\(200 + seed % 700)\(1000 + seed * 31 % 9000)"
            let postal = "H\(seed % 9)A \(seed / 9 % 9)B\(seed / 81 % 9)"
            let mail = "\(last.lowercased())\(seed % 1000)@exemple.test"
            lines.append("\(number),\(first),\(last),\(mail),\(phone),\(postal),p\(number)")
            if number % 3 == 0 {
                lines.append("b\(number),\(first.uppercased()),\(last),,\(phone),\(postal),p\(number)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write("clients.csv", Self.people(150, salt: 11))
    }

    private func dedupe(_ words: String) throws -> Outcome {
        try place.run(["dedupe"] + words.split(separator: " ").map(String.init))
    }

    @Test func `the model of a run gives the same customers again`() throws {
        let learned = try dedupe("clients.csv --id no --output a.csv --save-model modele.json")
        #expect(learned.status == 0, "\(learned.complaint)")
        #expect(learned.text.contains("modèle enregistré : modele.json"))
        let again = try dedupe("clients.csv --id no --output b.csv --model modele.json")
        #expect(again.status == 0, "\(again.complaint)")
        #expect(again.text.contains("modèle de modele.json, rien n’a été estimé"))
        #expect(try place.read("a.csv") == place.read("b.csv"))
        #expect(try place.mode("modele.json") == 0o600)
        let model = try #require(JSONSerialization.jsonObject(with: place.read("modele.json")) as? [String: Any])
        #expect(model["format"] as? String == "dealerdata-linkage-model")
        #expect(model["version"] as? Int == 1)
        #expect((model["fields"] as? [[String: Any]])?.count == 5)
        let text = try place.text("modele.json").lowercased()
        #expect(!text.contains("canarine") && !text.contains("exemple.test"))
    }

    @Test func `the model of one file links another whose columns have other names`() throws {
        #expect(try dedupe("clients.csv --id no --output a.csv --save-model m.json --quiet").status == 0)
        let header = "cle,Prénom,Nom,Courriel,Tél,CP\n"
        let row = "Ulric,Cormontz,ulric@exemple.test,514 868-0103,H1A 1B1\n"
        try place.write(
            "autres.csv", header + "1," + row + "2," + row + "3,Zoé,Hulotteb,z@exemple.test,514 868-0199,H2A 2B2\n")
        let outcome = try place.run([
            "dedupe", "autres.csv", "--id", "cle", "--map", "Prénom=first_name", "--map", "Nom=last_name", "--map",
            "Courriel=email", "--map", "Tél=phone", "--map", "CP=postal_code", "--model", "m.json", "--output", "g.csv",
        ])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let rows = try place.text("g.csv").split(separator: "\n")
        #expect(rows[1].hasPrefix("1,1,") && rows[2].hasPrefix("2,1,") && rows[3].hasPrefix("3,3,"))
    }

    @Test func `what cannot be used as a model is refused in one sentence`() throws {
        #expect(try dedupe("clients.csv --id no --output a.csv --save-model m.json --quiet").status == 0)
        let model = try place.text("m.json")
        func refused(_ text: String?, _ status: Int32, _ sentence: String, file: String = "clients.csv") throws {
            if let text { try place.write("x.json", text) }
            let outcome = try dedupe("\(file) --id no --output x.csv --model x.json")
            #expect(outcome.status == status)
            #expect(outcome.complaint.hasPrefix("dealerdata : x.json" + sentence), "\(outcome.complaint)")
            #expect(outcome.complaint.split(separator: "\n").count == 1)
            #expect(!place.has("x.csv"))
        }
        try refused(nil, 66, " : fichier introuvable")
        try refused("{}", 65, " n’est pas un modèle de liaison")
        try refused("bonjour", 65, " n’est pas un modèle de liaison")
        try refused(
            model.replacing("\"version\": 1", with: "\"version\": 7"), 65,
            " est un modèle de version 7, ce programme lit la version 1")
        try refused(model.replacing("\"matchShare\": 0", with: "\"matchShare\": 9"), 65, " : modèle abîmé")
        try place.write("peu.csv", "no,last_name,email\n1,Roy,a@exemple.test\n2,Côté,b@exemple.test\n")
        try refused(
            model, 65, " compare 3 champs que ces fiches n’ont pas : first_name, phone, postal_code", file: "peu.csv")
    }

    @Test func `the store links under a model file as well`() throws {
        try place.write("sgd.csv", Self.people(150, salt: 11).replacing("no,first_name", with: "no_client,first_name"))
        for words in [
            "import sgd.csv --system sgd --entity customer --quiet", "normalize --quiet",
            "dedupe --save-model m.json",
        ] {
            #expect(try place.run(words.split(separator: " ").map(String.init)).status == 0)
        }
        let again = try dedupe("--model m.json --format json")
        #expect(again.status == 0, "\(again.complaint)")
        #expect(try again.json()["rounds"] as? Int == 0)
        #expect(try again.json()["moved_records"] as? Int == 0)
        #expect(try again.json()["new_customers"] as? Int == 0)
        let explained = try place.run("explain", "pair", "sgd:3", "sgd:b3")
        #expect(explained.status == 0, "\(explained.complaint)")
        #expect(explained.text.contains("même client (seuil 0,0)"))
    }

    @Test func `wrong pairs are written with their kind, their weight and the fields that differ`() throws {
        // One record of another person with the same phone and name, and one pair that nothing but the truth joins.
        let wrong = """
            w1,Zoé,Perruchon,zoe.p@exemple.test,5148680103,H3A 1B1,x
            w2,Zoé,Perruchon,zoe.p@exemple.test,5148680103,H3A 1B1,y
            w3,Ulric,Tarinot,ulric.t@exemple.test,5148680155,H4A 1B1,z
            w4,Gisèle,Merlebois,gm@exemple.test,4508680144,J5A 1B1,z

            """
        try place.write("avec.csv", Self.people(150, salt: 11) + wrong)
        let outcome = try dedupe("avec.csv --id no --truth vrai --errors e.csv --output g.csv")
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let rows = try place.text("e.csv").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows[0].joined(separator: ",") == "fault,record_a,record_b,bits,rival,differ,close,equal,missing")
        let first = try #require(rows.first { $0[1] == "w1" })
        #expect(first[0] == "false-linked" && first[2] == "w2")
        #expect(first[7] == "first_name last_name email phone postal_code")
        let second = try #require(rows.first { $0[1] == "w3" })
        #expect(second[0] == "missed-too-weak" && second[2] == "w4")
        #expect(try #require(Double(String(second[3]))) < -5)
        #expect(second[5].contains("first_name") && second[7] == "")
        #expect(outcome.text.contains("paire fausse") && outcome.text.contains("fausse par son propre poids"))
        #expect(try place.mode("e.csv") == 0o600)
        let json = try dedupe("avec.csv --id no --truth vrai --errors e.csv --output g.csv --format json").json()
        let errors = try #require(json["errors"] as? [String: Any])
        #expect(errors["written"] as? Int == rows.count - 1)
        let text = try place.text("e.csv")
        #expect(!text.contains("Perruchon") && !text.contains("5148680103"))
    }

    @Test func `errors need the truth and a file of their own`() throws {
        #expect(try dedupe("clients.csv --id no --errors e.csv --output g.csv").status == 64)
        #expect(try dedupe("clients.csv --id no --truth vrai --errors g.csv --output g.csv").status == 64)
        #expect(try dedupe("--errors e.csv").status == 64)
        #expect(try dedupe("clients.csv --id no --truth vrai --errors clients.csv --output g.csv").status == 64)
    }
}
