import Foundation
import Testing

@Suite struct `Review` {
    /// People written twice or three times, some of them by name and city alone: enough doubt to ask a person.
    private static func doubtful() throws -> Workplace {
        let place = try Workplace()
        var rows = "No client,Prénom,Nom,Téléphone,Adresse,Ville,Code postal\n"
        for number in 0..<120 {
            let first = ["Luc", "Anne", "Paul", "Rita"][number % 4]
            let last =
                ["Bou", "Char", "Mor", "Pel", "Rob", "Tal"][number / 4 % 6]
                + ["ard", "eau", "elle", "in", "on"][number / 24]
            let name = "\(first),\(last)", phone = "450 868-\(1000 + number * 7)"
            rows += "A\(number),\(name),\(phone),\(100 + number) rue Neuve,Chambly,J3L 7R\(number % 10)\n"
            if number % 3 == 0 { rows += "B\(number),\(name),\(phone),,Chambly,\n" }
            if number % 10 == 1 { rows += "C\(number),\(name),,,Chambly,\n" }
        }
        try place.write("clients.csv", rows)
        for words in [["import", "clients.csv", "--system", "sgd", "--entity", "customer"], ["normalize"], ["dedupe"]] {
            let outcome = try place.run(words + ["--quiet", "--as-of", Project.asOf])
            try #require(outcome.status == 0, "\(outcome.complaint)")
        }
        return place
    }

    @Test func `answers of a file count from the next linking on, and can be taken back`() throws {
        let place = try Project.copy()
        func areOne(_ a: String, _ b: String) throws -> Bool {
            let pair = try place.run("explain", "pair", a, b, "--format", "json").json()
            return try #require(pair["same_customer"] as? Bool)
        }
        #expect(try areOne("sgd:00012", "sgd:00013"))
        #expect(try areOne("sgd:00012", "sgd:00014") == false)
        try place.write(
            "answers.csv", "key_a,key_b,answer\nsgd:00013,sgd:00012,different\nsgd:00012,sgd:00014,oui\n")
        let kept = try place.run("review", "--import", "answers.csv", "--format", "json")
        #expect(kept.status == 0)
        #expect(try kept.json()["same"] as? Int == 1)
        #expect(try kept.json()["different"] as? Int == 1)
        #expect(try place.run("dedupe", "--quiet").status == 0)
        #expect(try areOne("sgd:00012", "sgd:00013") == false)
        #expect(try areOne("sgd:00012", "sgd:00014"))
        // What the answer did is not what the bits say, and the explanation of the pair says so.
        #expect(try place.run("explain", "pair", "sgd:00012", "sgd:00014").text.contains("pourtant liées"))

        try place.write("answers.csv", "key_a,key_b,answer\nsgd:00012,sgd:00013,forget\nsgd:00014,sgd:00012,oublier\n")
        #expect(try place.run("review", "--import", "answers.csv", "--format", "json").json()["forgotten"] as? Int == 2)
        // Nothing is left to forget.
        #expect(try place.run("review", "--import", "answers.csv", "--format", "json").json()["forgotten"] as? Int == 0)
        #expect(try place.run("dedupe", "--quiet").status == 0)
        #expect(try areOne("sgd:00012", "sgd:00013"))
        #expect(try areOne("sgd:00012", "sgd:00014") == false)
    }

    @Test func `asks of two whom only their first names keep apart`() throws {
        let place = try Project.copy()
        try place.write(
            "f.csv",
            """
            No client,Prénom,Nom,Courriel,Téléphone,Adresse,Ville,Code postal
            77,Louis,Vadeboncoeur,vadeboncoeur@exemple.ca,450 868-0177,77 rue des Pins,Chambly,J3X 1P7
            78,Louise,Vadeboncoeur,vadeboncoeur@exemple.ca,450 868-0177,77 rue des Pins,Chambly,J3X 1P7

            """)
        #expect(try place.run("import", "f.csv", "--system", "autre", "--quiet").status == 0)
        for verb in ["normalize", "dedupe"] { #expect(try place.run(verb, "--quiet").status == 0) }
        #expect(try place.run("review", "--export", "r.csv", "--quiet").status == 0)
        let asked = try place.text("r.csv")
        #expect(asked.contains("autre:77") && asked.contains("autre:78"))
    }

    @Test func `answers that contradict each other, or say nothing known, are refused as a whole`() throws {
        let place = try Project.copy()
        try place.write(
            "answers.csv",
            "key_a,key_b,answer\nsgd:00012,sgd:00014,same\nsgd:00014,sgd:1E5,same\nsgd:00012,sgd:1E5,different\n")
        let refused = try place.run("review", "--import", "answers.csv")
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("sgd:00012 = sgd:00014 = sgd:1E5"))
        try place.write("answers.csv", "key_a,key_b,answer\nsgd:00012,sgd:00014,same\nsgd:00014,sgd:1E5,perhaps\n")
        let unknown = try place.run("review", "--import", "answers.csv")
        #expect(unknown.status == 65)
        #expect(unknown.complaint.contains("ligne 3"))
        #expect(unknown.complaint.contains("perhaps"))
        try place.write("answers.csv", "a,b\n1,2\n")
        let columns = try place.run("review", "--import", "answers.csv")
        #expect(columns.status == 65)
        #expect(columns.complaint.contains("key_a"))
        try place.write("answers.csv", "key_a,key_b,answer\nsgd:00012,sgd:00014,same\n")
        #expect(try place.run("review", "--import", "answers.csv", "--format", "json").json()["same"] as? Int == 1)
    }

    @Test func `asks the same pairs that linking counted, keeps each answer and takes the last one back`() throws {
        let place = try Self.doubtful()
        let waiting = try #require(
            try place.run("status", "--format", "json").json()["doubtful_pairs"] as? Int)
        try #require(waiting >= 3)
        let session = try place.run("review", "--lang", "en", input: "y\nn\nu\nwhat\nh\ns\nq\n")
        #expect(session.status == 0)
        #expect(session.text.contains("pair 1 of \(waiting)"))
        #expect(session.text.contains("answer y (same customer)"))
        #expect(
            session.text.contains(
                "2 answers kept (same customer: 1, different customers: 0, same household: 1); 1 skipped")
        )
        #expect(session.text.contains("next: dealerdata dedupe"))
        #expect(try place.run("status", "--format", "json").json()["doubtful_pairs"] as? Int == waiting - 2)

        let exported = try place.run("review", "--export", "pairs.csv")
        #expect(exported.status == 0)
        let lines = try place.text("pairs.csv").split(whereSeparator: \.isNewline)
        #expect(lines.count == waiting - 2 + 1)
        #expect(
            lines.first?.hasPrefix(
                "\u{FEFF}\"key_a\",\"key_b\",\"answer\",\"linked\",\"bits\",\"first_name_a\",\"first_name_b\"") == true)
        #expect(try place.mode("pairs.csv") == 0o600)
        #expect(
            try place.run("review", "--import", "pairs.csv", "--format", "json").json()["skipped"] as? Int == waiting
                - 2)
    }

    @Test func `says when nothing was linked, and when nothing waits`() throws {
        let place = try Workplace()
        try place.write("clients.csv", Project.customers)
        #expect(try place.run("import", "clients.csv", "--system", "sgd", "--quiet").status == 0)
        let early = try place.run("review")
        #expect(early.status == 65)
        #expect(early.complaint.contains("dealerdata dedupe"))
        #expect(try place.run("review", "--export", "a.csv", "--import", "b.csv").status == 64)
    }
}
