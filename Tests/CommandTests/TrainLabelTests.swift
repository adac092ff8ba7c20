import Foundation
import Testing

@Suite("Labels that correct the weights") struct TrainLabelTests {
    let place: Workplace

    init() throws {
        place = try Workplace()
        // Beside the people, records of some of them that hardly say who they are: pairs to doubt.
        var text = ModelFileTests.people(150, salt: 11)
        let rows = text.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        for row in rows where !row[0].hasPrefix("b") {
            switch (Int(row[0]) ?? 0) % 5 {
            case 1: text += "c\(row[0]),\(row[1]),\(row[2]),,,,\(row[6])\n"
            case 2: text += "d\(row[0]),\(row[1].prefix(1)).,\(row[2]),,,,\(row[6])\n"
            default: break
            }
        }
        try place.write("clients.csv", text)
    }

    private func dedupe(_ words: String) throws -> Outcome {
        try place.run(
            ["dedupe", "clients.csv", "--id", "no", "--output", "g.csv"] + words.split(separator: " ").map(String.init))
    }

    @Test func `labels of customers correct the weights, and only the others are scored`() throws {
        let rows = try place.text("clients.csv").split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let labelled = rows.filter { (Int($0[6].dropFirst()) ?? 0) % 2 == 0 }
        try place.write(
            "vrais.csv", "client,no\n" + labelled.map { "\($0[6]),\($0[0])\n" }.joined() + "p9999,absente\n")
        let outcome = try dedupe("--train-labels vrais.csv --truth vrai --save-model m.json")
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(outcome.text.contains("poids corrigés par "), "\(outcome.text)")
        #expect(outcome.text.contains("  1 étiquette de fiches que le fichier n’a pas"))
        #expect(outcome.text.contains("mesuré sur \(rows.count - labelled.count) fiches sans étiquette"))
        let json = try dedupe("--train-labels vrais.csv --truth vrai --format json").json()
        let training = try #require(json["training"] as? [String: Any])
        #expect(training["records"] as? Int == labelled.count)
        #expect(training["strangers"] as? Int == 1)
        #expect(json["tested_records"] as? Int == rows.count - labelled.count)
        let model = try #require(JSONSerialization.jsonObject(with: place.read("m.json")) as? [String: Any])
        let labels = try #require(model["labels"] as? [String: Any])
        #expect(labels["same"] as? Int == training["same"] as? Int)
        #expect(labels["different"] as? Int == training["different"] as? Int)
        let clusters = try place.read("g.csv")
        let again = try dedupe("--model m.json")
        #expect(again.status == 0, "\(again.complaint)")
        #expect(try place.read("g.csv") == clusters)
    }

    @Test func `answers as a review exports them are labels too`() throws {
        try place.write(
            "revues.csv", "key_a,key_b,answer,linked\n1,c1,same,0\n6,c6,same,0\n11,c6,different,0\n0,b0,,1\n")
        let json = try dedupe("--train-labels revues.csv --format json").json()
        #expect((json["training"] as? [String: Any])?["records"] as? Int == 5)
        #expect(json["tested_records"] == nil)
    }

    @Test func `labels that contradict each other are refused by name`() throws {
        func refused(_ text: String, _ sentence: String) throws {
            try place.write("l.csv", text)
            let outcome = try dedupe("--train-labels l.csv")
            #expect(outcome.status == 65)
            #expect(outcome.complaint.hasPrefix("dealerdata : l.csv : " + sentence), "\(outcome.complaint)")
            #expect(!place.has("g.csv"))
        }
        try refused(
            "key_a,key_b,answer\n1,2,same\n2,3,same\n1,3,different\n",
            "« 1 » et « 3 » sont dites différentes, mais d’autres réponses les réunissent : 1 = 2 = 3")
        try refused(
            "key_a,key_b,answer\n1,2,same\n2,1,household\n",
            "« 1 » et « 2 » sont dites différentes, mais d’autres réponses les réunissent : 1 = 2")
        try refused("no,client\n1,p1\n2,p1\n1,p7\n", "« 1 » a deux clients, aux lignes 2 et 4")
        try refused("no,client\nz1,p1\nz2,p1\n", "aucune étiquette n’est d’une fiche du fichier")
        try refused("fiche,client\n1,p1\n", "il faut les colonnes key_a, key_b et answer")
    }

    @Test func `labels go with a file whose model is estimated`() throws {
        try place.write("l.csv", "no,client\n1,p1\n")
        #expect(try dedupe("--train-labels l.csv --model m.json").status == 64)
        #expect(try place.run("dedupe", "--train-labels", "l.csv").status == 64)
        #expect(try dedupe("--train-labels absent.csv").status == 66)
    }
}
