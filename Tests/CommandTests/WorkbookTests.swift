import Foundation
import Testing

/// What people who live in Excel are given and give back.
@Suite struct `Workbooks` {
    /// A sheet as CSV lines, through the tool's own reader.
    private func list(_ place: Workplace, _ file: String, _ columns: [String]) throws -> [String] {
        let maps = columns.flatMap { ["--map", "\($0)=raw"] }
        let outcome = try place.run(["normalize", "-"] + maps, input: try place.read(file))
        #expect(outcome.status == 0, "\(outcome.complaint)")
        return outcome.lines
    }

    @Test func `a list is a workbook when its name or its format says so`() throws {
        let place = try Project.copy()
        let named = try place.run("export", "customers", "--output", "clients.xlsx")
        #expect(named.status == 0, "\(named.complaint)")
        #expect(try place.read("clients.xlsx").starts(with: Data("PK\u{3}\u{4}".utf8)))
        #expect(try place.mode("clients.xlsx") == 0o600)
        #expect(try place.run("export", "customers", "--format", "xlsx", "--output", "autre").status == 0)
        #expect(try place.read("autre") == place.read("clients.xlsx"))
        // An option that is given outranks the name.
        #expect(try place.run("export", "customers", "--format", "csv", "--output", "c.xlsx").status == 0)
        #expect(try place.text("c.xlsx").hasPrefix("\u{FEFF}\"customer_id\""))
        #expect(try place.run("export", "customers", "--output", "clients.jsonl").status == 0)
        #expect(try place.text("clients.jsonl").hasPrefix("{\"customer_id\""))
        #expect(try place.run("export", "customers", "--format", "xlsx").status == 64)
        let source = try place.run(
            "export", "rejected", "--as-source", "--import", "1", "--output", "a-corriger.xlsx")
        #expect(source.status == 64)
        #expect(!place.has("a-corriger.xlsx"))
    }

    @Test func `a workbook has the cells of the CSV`() throws {
        let place = try Project.copy()
        for what in ["customers", "duplicates", "codes", "rejected", "quarantine", "corrections"] {
            #expect(try place.run("export", what, "--csv-for", "machine", "--output", "a.csv").status == 0)
            #expect(try place.run("export", what, "--output", "a.xlsx").status == 0)
            let rows = try place.text("a.csv").split(separator: "\n").count
            let seen = try place.run("inspect", "a.csv", "a.xlsx", "--format", "json").text
            #expect(seen.components(separatedBy: "\"rows\" : \(rows - 1),").count == 3 || rows == 1, "\(what)")
        }
        #expect(try place.run("export", "customers", "--csv-for", "machine", "--output", "a.csv").status == 0)
        #expect(try place.run("export", "customers", "--output", "a.xlsx").status == 0)
        let columns = ["customer_id", "first_name", "last_name", "email", "phone_mobile", "birth_date", "postal_code"]
        let lines = try list(place, "a.xlsx", columns)
        #expect(lines.count > 2)
        #expect(try list(place, "a.csv", columns) == lines)
    }

    @Test func `what a cell of Excel cannot hold is told`() throws {
        let place = try Workplace()
        let long = String(repeating: "mot ", count: 9_000)
        let rows = (1...20).map { "\($0),Luc,Roy\($0)\n" }.joined()
        try place.write("clients.csv", "No client,Prénom,Nom\n\(rows)21,Anne,Côté,\(long),fin\n")
        #expect(
            try place.run("import", "clients.csv", "--system", "sgd", "--entity", "customer", "--max-rejects", "9")
                .status == 0)
        let told = try place.run("export", "rejected", "--output", "rejets.xlsx", "--lang", "en")
        #expect(told.status == 0)
        #expect(told.complaint.contains("1 text is longer than a cell of Excel can hold (32,767 characters)"))
        let whole = try place.run("export", "rejected", "--output", "rejets.csv", "--lang", "en")
        #expect(!whole.complaint.contains("32,767"))
        #expect(try place.text("rejets.csv").contains(long))
    }

    @Test func `answers in a workbook are kept as those of a CSV are`() throws {
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
        let exported = try place.run("review", "--export", "paires.xlsx")
        #expect(exported.status == 0, "\(exported.complaint)")
        #expect(try place.mode("paires.xlsx") == 0o600)
        #expect(try place.run("review", "--export", "paires.csv", "--quiet").status == 0)
        let pairs = try place.text("paires.csv").split(whereSeparator: \.isNewline).count - 1
        #expect(pairs > 0)
        let empty = try place.run("review", "--import", "paires.xlsx", "--format", "json").json()
        #expect(empty["skipped"] as? Int == pairs && empty["same"] as? Int == 0)
        try place.write(
            "answers.xlsx",
            workbook([
                ["key_a", "key_b", "answer"], ["autre:77", "autre:78", "différent"],
                ["sgd:00012", "sgd:00014", "même"],
            ]))
        let kept = try place.run("review", "--import", "answers.xlsx", "--format", "json")
        #expect(kept.status == 0, "\(kept.complaint)")
        #expect(try kept.json()["same"] as? Int == 1)
        #expect(try kept.json()["different"] as? Int == 1)
        try place.write(
            "answers.xlsx", workbook([["key_a", "key_b", "answer"], ["autre:77", "autre:78", "peut-être"]]))
        let unknown = try place.run("review", "--import", "answers.xlsx")
        #expect(unknown.status == 65)
        #expect(unknown.complaint.contains("ligne 2") && unknown.complaint.contains("peut-être"))
    }

    /// A workbook as Excel would save one: rows of texts in one sheet.
    private func workbook(_ rows: [[String]]) -> Data {
        let cells = rows.map { row in
            "<row>" + row.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
        }.joined()
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return storedZip([
            ("[Content_Types].xml", "<Types/>"),
            (
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"\(office)\"><sheets><sheet name=\"Feuil1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            ("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(cells)</sheetData></worksheet>"),
        ])
    }

    @Test func `an audit comes as a workbook, as CSV and as JSON lines`() throws {
        let place = try Project.copy()
        func audit(_ words: String...) throws -> Outcome {
            try place.run(["audit", "--as-of", Project.asOf] + words)
        }
        let book = try audit("--output", "audit.xlsx")
        #expect(book.status == 0, "\(book.complaint)")
        #expect(try place.read("audit.xlsx").starts(with: Data("PK\u{3}\u{4}".utf8)))
        #expect(try place.mode("audit.xlsx") == 0o600)
        let sheets = try place.run("inspect", "audit.xlsx", "--sheet", "Règles", "--format", "json")
        #expect(sheets.status == 0, "\(sheets.complaint)")
        #expect(try audit("--format", "xlsx").status == 64)
        let lines = try audit("--format", "jsonl")
        #expect(lines.status == 0)
        #expect(lines.lines[0].contains("\"type\":\"audit\""))
        #expect(try audit("--format", "csv").text.hasPrefix("\u{FEFF}\"as_of\",\"kind\",\"id\""))
        for canary in ["Beauchesne", "luc.roy@exemple.ca", "868-0142", "4508680142"] {
            #expect(!lines.text.contains(canary), "\(canary)")
        }
    }
}
