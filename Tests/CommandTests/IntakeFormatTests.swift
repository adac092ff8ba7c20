import Foundation
import Testing

/// A stored zip archive, byte by byte.
func storedZip(_ members: [(String, String)]) -> Data {
    var (file, directory) = (Data(), Data())
    func number(_ value: Int, _ width: Int) -> Data {
        Data((0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
    }
    for (name, text) in members {
        let content = Data(text.utf8)
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in content {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        let common =
            number(0x800, 2) + number(0, 2) + number(0, 4) + number(Int(~crc), 4) + number(content.count, 4)
            + number(content.count, 4)
        directory +=
            number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + common + number(name.utf8.count, 2)
            + number(0, 8)
            + number(0, 4) + number(file.count, 4) + Data(name.utf8)
        file +=
            number(0x0403_4B50, 4) + number(20, 2) + common + number(name.utf8.count, 2) + number(0, 2)
            + Data(name.utf8) + content
    }
    let start = file.count
    return file + directory + number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2)
        + number(members.count, 2)
        + number(directory.count, 4) + number(start, 4) + number(0, 2)
}

/// Compressed files, workbooks and mapping files at the command line.
@Suite struct `Files in other clothes` {
    let place: Workplace

    init() throws { place = try Workplace() }

    private let table = "No client;Prénom;Nom;Courriel\n1;Luc;Roy;luc@exemple.ca\n2;Ève;Côté;eve@exemple.ca\n"

    @Test func `a gzip file is imported under its own name`() throws {
        try place.write("clients.csv", table)
        #expect(try place.shell("gzip clients.csv").status == 0)
        let outcome = try place.run("import", "clients.csv.gz", "--system", "sgd", "--format", "json")
        #expect(outcome.status == 0)
        let imports = try #require(try outcome.json()["imports"] as? [[String: Any]])
        #expect(imports.first?["file"] as? String == "clients.csv.gz")
        #expect(imports.first?["accepted"] as? Int == 2)
        let again = try place.run("import", "clients.csv.gz", "--system", "sgd", "--lang", "fr")
        #expect(again.text.contains("déjà dans la base"))
    }

    @Test func `a damaged gzip file is refused with a sentence`() throws {
        try place.write("clients.csv", table)
        _ = try place.shell("gzip -c clients.csv | head -c 40 > coupe.gz")
        let outcome = try place.run("import", "coupe.gz", "--system", "sgd", "--lang", "fr")
        #expect(outcome.status == 65)
        #expect(
            outcome.complaint.contains(
                "coupe.gz : le fichier compressé s’arrête avant sa fin ; transférez-le de nouveau"))
        #expect(!place.has("dealerdata.sqlite"))
    }

    @Test func `each table of a zip is a file of its own, and the rest is told`() throws {
        try place.write(
            "export.zip",
            storedZip([
                ("sgd/clients.csv", table), ("sgd/contrat.pdf", "%PDF-1.7"),
                ("leads.json", #"[{"first_name":"Zoé","email":"z@exemple.ca"}]"#),
            ]))
        let outcome = try place.run("import", "export.zip", "--system", "crm", "--lang", "fr")
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("export.zip/sgd/clients.csv"))
        #expect(outcome.text.contains("export.zip/leads.json"))
        #expect(outcome.text.contains("laissé de côté  export.zip/sgd/contrat.pdf : un PDF"))
        let inspected = try place.run("inspect", "export.zip", "--format", "json")
        let skipped = try #require(try inspected.json()["skipped"] as? [[String: String]])
        #expect(skipped == [["file": "export.zip/sgd/contrat.pdf", "reason": "pdf"]])
        let files = try #require(try inspected.json()["files"] as? [[String: Any]])
        let dialect = try #require(files.first?["dialect"] as? [String: Any])
        #expect(Set(dialect.keys) == ["delimiter", "header_line", "line_ending", "preamble_lines", "quote"])
        try place.write("vide.zip", storedZip([("contrat.pdf", "%PDF-1.7")]))
        let nothing = try place.run("import", "vide.zip", "--system", "crm", "--lang", "en")
        #expect(nothing.status == 65)
        #expect(nothing.complaint.contains("vide.zip: no table in this archive"))
    }

    @Test func `a sheet is chosen by name, and a wrong name is told`() throws {
        func sheet(_ rows: [[String]]) -> String {
            "<worksheet><sheetData>"
                + rows.map { "<row>" + $0.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>" }
                .joined()
                + "</sheetData></worksheet>"
        }
        try place.write(
            "classeur.xlsx",
            storedZip([
                ("[Content_Types].xml", "<Types/>"),
                (
                    "xl/workbook.xml",
                    "<workbook><sheets><sheet name=\"Notes\" r:id=\"r1\"/><sheet name=\"Clients\" r:id=\"r2\"/></sheets></workbook>"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    "<R><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/a.xml\"/><Relationship Id=\"r2\" Type=\"x/worksheet\" Target=\"worksheets/b.xml\"/></R>"
                ),
                ("xl/worksheets/a.xml", sheet([["à lire"], ["rien"]])),
                ("xl/worksheets/b.xml", sheet([["Prénom", "Nom", "Courriel"], ["Luc", "Roy", "luc@exemple.ca"]])),
            ]))
        let inspected = try place.run("inspect", "classeur.xlsx", "--sheet", "clients", "--lang", "fr")
        #expect(inspected.status == 0)
        #expect(inspected.text.contains("classeur.xlsx : feuilles du classeur\n  Notes (non lue)\n  Clients (lue)"))
        #expect(try place.run("import", "classeur.xlsx", "--sheet", "Clients", "--system", "sgd").status == 0)
        let wrong = try place.run("import", "classeur.xlsx", "--sheet", "Client", "--system", "sgd", "--lang", "fr")
        #expect(wrong.status == 64)
        #expect(wrong.complaint.contains("classeur.xlsx : aucune feuille « Client » ; il y a : Notes, Clients"))
        try place.write("clients.csv", "Prénom,Nom\nAnne,Roy\n")
        let plain = try place.run("import", "clients.csv", "--sheet", "Clients", "--system", "sgd", "--lang", "fr")
        #expect(plain.status == 64)
        #expect(plain.complaint.contains("clients.csv : ce fichier n’a pas de feuilles ; enlevez --sheet"))
    }

    @Test func `a mapping is written, mended, and obeyed`() throws {
        try place.write("clients.csv", "No client;Zorglub;Courriel\n1;Luc;luc@exemple.ca\n")
        let written = try place.run("inspect", "clients.csv", "--write-map", "clients.yml", "--lang", "fr")
        #expect(written.status == 0)
        #expect(written.text.contains("--map clients.yml"))
        let text = try place.text("clients.yml")
        #expect(text.contains("\"Zorglub\": raw"))
        #expect(try place.mode("clients.yml") == 0o600)
        try place.write(
            "clients.yml", text.replacingOccurrences(of: "\"Zorglub\": raw", with: "\"Zorglub\": first_name"))
        let outcome = try place.run("import", "clients.csv", "--system", "sgd", "--map", "clients.yml", "--lang", "fr")
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("Zorglub → first_name"))
        try place.write("faute.yml", text.replacingOccurrences(of: "\"Zorglub\": raw", with: "\"Zorglub\": fist_name"))
        let typo = try place.run("import", "clients.csv", "--system", "sgd", "--map", "faute.yml", "--lang", "fr")
        #expect(typo.status == 78)
        #expect(
            typo.complaint.contains(
                "faute.yml, ligne 7 : « fist_name » n’est pas un champ connu ; vouliez-vous dire « first_name » ?"))
        #expect(try place.run("import", "clients.csv", "--system", "sgd", "--map", "absent.yml").status == 66)
        #expect(try place.run("import", "clients.csv", "--system", "sgd", "--map", "zorglub").status == 64)
    }

    @Test func `rejected rows come out in their own bytes, are mended, and go in again`() throws {
        let text = "No client;Prénom;Nom;Courriel\r\n1;Luc;Roy;luc@exemple.ca\r\n2;Ève;Côté;eve@exemple.ca;x;y\r\n"
        let bytes = Data(text.unicodeScalars.map { UInt8($0.value) })  // Latin-1
        try place.write("clients.csv", bytes)
        let first = try place.run("import", "clients.csv", "--system", "sgd", "--encoding", "cp1252", "--lang", "fr")
        #expect(first.status == 0)
        #expect(first.text.contains("dealerdata export rejected --as-source --import 1"))
        let export = try place.run("export", "rejected", "--as-source", "--import", "1", "--output", "reste.csv")
        #expect(export.status == 0)
        let written = try place.read("reste.csv")
        #expect(
            written
                == Data(
                    "No client;Prénom;Nom;Courriel\r\n2;Ève;Côté;eve@exemple.ca;x;y\r\n".unicodeScalars.map {
                        UInt8($0.value)
                    }))
        try place.write("reste.csv", Data(written.dropLast(6)) + Data("\r\n".utf8))
        let second = try place.run(
            "import", "reste.csv", "--system", "sgd", "--encoding", "cp1252", "--format", "json")
        let imports = try #require(try second.json()["imports"] as? [[String: Any]])
        #expect(imports.first?["accepted"] as? Int == 1)
        #expect(imports.first?["rejected"] as? Int == 0)
        #expect(try place.run("export", "rejected", "--as-source").status == 64)
    }

    private static let header = "No client,Prénom,Nom,Courriel,Date de modification\n"

    /// Rows of customers `numbers`, each changed on a day of its own month.
    private func list(_ numbers: ClosedRange<Int>, _ day: (Int) -> String) -> String {
        Self.header + numbers.map { "\($0),Luc,Roy\($0),luc\($0)@exemple.ca,\(day($0))\n" }.joined()
    }

    @Test func `one row whose day went back makes no old file of a snapshot, and is not gone itself`() throws {
        try place.write("jan.csv", list(1...20) { _ in "2026-01-10" })
        try place.write("feb.csv", list(1...18) { $0 == 3 ? "2025-12-31" : $0 == 4 ? "2026-02-15" : "2026-01-10" })
        for file in ["jan.csv", "feb.csv"] {
            let answer = try place.run("import", file, "--system", "sgd", "--snapshot", "--format", "json").json()
            let told = try #require((answer["imports"] as? [[String: Any]])?.first)
            #expect(told["gone"] as? Int == (file == "jan.csv" ? 0 : 2))
            #expect(told["gone_unsure"] == nil)
        }
    }

    @Test func `half of a list is no snapshot`() throws {
        try place.write("A-M.csv", list(1...4) { _ in "2026-01-10" })
        try place.write("N-Z.csv", list(5...8) { _ in "2026-01-10" })
        let answer = try place.run("import", "A-M.csv", "N-Z.csv", "--system", "sgd", "--snapshot")
        #expect(answer.status == 0)
        #expect(answer.text.contains("plus de la moitié des fiches de cette source"))
        #expect(try place.run("status", "--format", "json").text.contains("\"gone\" : 0"))
    }

    @Test func `a file whose name says that it is older replaces nothing`() throws {
        try place.write("c_2026-04-30.csv", "No client,Nom,Ville\n1,Roy,Granby\n")
        try place.write("c_20241230.csv", "No client,Nom,Ville\n1,Roy,Longueuil\n2,Côté,Chambly\n")
        #expect(try place.run("import", "c_2026-04-30.csv", "--system", "sgd").status == 0)
        let late = try place.run("import", "c_20241230.csv", "--system", "sgd")
        #expect(late.text.contains("1 fiche est plus ancienne que celle de la base et ne la remplace pas"))
    }

    @Test func `a line that said nothing new is not denied`() throws {
        try place.write("a.csv", "No client,Nom,Ville\n1,Roy,Granby\n2,Côté,Chambly\n")
        try place.write("b.csv", "No client,Nom,Ville\n1,Roy,Granby\n2,Côté,Laval\n")
        for file in ["a.csv", "b.csv"] { #expect(try place.run("import", file, "--system", "sgd").status == 0) }
        #expect(try place.run("explain", "b.csv:2").complaint.contains("dit ce que la base savait déjà"))
    }

    @Test func `a stated encoding that the file's start denies is refused with the right one`() throws {
        try place.write("a.csv", "\u{FEFF}No client,Nom\n1,Roy\n")
        let refused = try place.run("import", "a.csv", "--system", "sgd", "--encoding", "cp850")
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("a.csv est en utf-8"))
    }

    @Test func `what a spreadsheet kept a text is the text`() throws {
        try place.write("c.csv", "No client,Nom,Code postal\n=\"0011\",Roy,=\"J3L 1A1\"\n'0012,Côté,J3L 1A2\n")
        try place.write("v.csv", "No transaction,No client,Date vente\n1,0011,2025-01-02\n2,0012,2025-01-03\n")
        for file in ["c.csv", "v.csv"] { #expect(try place.run("import", file, "--system", "sgd").status == 0) }
        let clean = try place.run("normalize")
        #expect(!clean.text.contains("ne trouve aucun client"))
        #expect(try place.run("explain", "c.csv:2", "--unmask").text.contains("c.csv, ligne 2 : sgd:0011"))
    }

    @Test func `a modifier that says nothing of its field is refused, and so is one that nobody knows`() throws {
        try place.write("c.csv", "No client,Courriel\n1,luc@exemple.ca\n")
        for map in ["Courriel=email:optin", "Courriel=email:km", "No client=record_id:dmy"] {
            let refused = try place.run("import", "c.csv", "--system", "sgd", "--map", map)
            #expect(refused.status == 64)
            #expect(refused.complaint.contains("ne dit rien de"))
        }
    }

    @Test func `how surely an encoding was recognised is said`() throws {
        var bytes = Data("No client,Nom\n1,C".utf8)
        bytes.append(contentsOf: [0xF4, 0x74, 0xE9, 0x0A])
        try place.write("c.csv", bytes)
        let told = try place.run("import", "c.csv", "--system", "sgd")
        #expect(told.text.contains("windows-1252 99\u{A0}%"))
    }

    @Test func `a system's list of customers is none of deals`() throws {
        try place.write(
            "c.csv",
            "CustNo,FirstName,LastName,Address,City,State,ZipOrPostalCode,HomePhone,Email1,BirthDate,DateAdded\n51,Luc,Gagnon,12 rue A,Granby,QC,J2G 5C4,450-631-5251,luc@exemple.ca,07/23/1951,07/12/2022\n"
        )
        #expect(try place.run("import", "c.csv", "--system", "cdk").text.contains("entité customer"))
    }

    @Test func `a snapshot marks what it lacks as gone, what comes back is back, and undo puts it as it was`() throws {
        func gone() throws -> [String] {
            try place.shell(
                "sqlite3 dealerdata.sqlite 'SELECT natural_key FROM source_record WHERE gone_in IS NOT NULL ORDER BY 1'"
            ).lines
        }
        func file(_ rows: [Int]) -> String {
            "No client;Prénom;Nom\n" + rows.map { "\($0);Luc\($0);Roy\n" }.joined()
        }
        for (name, rows) in [("a", [1, 2, 3]), ("b", [1, 3]), ("c", [1, 2]), ("d", [3])] {
            try place.write("\(name).csv", file(rows))
        }
        func run(_ name: String, _ more: String...) throws -> [String: Any] {
            let outcome = try place.run(["import", "\(name).csv", "--system", "sgd", "--format", "json"] + more)
            return try #require((try outcome.json()["imports"] as? [[String: Any]])?.first)
        }
        #expect(try run("a", "--snapshot")["gone"] as? Int == 0)
        #expect(try run("b", "--snapshot")["gone"] as? Int == 1)
        let second = try run("c", "--snapshot")
        #expect(second["gone"] as? Int == 1 && second["unchanged"] as? Int == 2)
        // A snapshot that comes back is told how its state can be had again.
        let again = try place.run("import", "a.csv", "--system", "sgd", "--snapshot")
        #expect(again.status == 0)
        #expect(again.text.contains("dealerdata undo 3"))
        let source = try #require(try place.run("status", "--format", "json").json()["sources"] as? [[String: Any]])[0]
        #expect(source["gone"] as? Int == 1)
        #expect(try place.run("import", "a.csv", "--system", "sgd", "--snapshot", "--delta").status == 64)
        // Without the option a file is a delta: what it holds is there, and the rest is not touched.
        #expect(try run("d")["gone"] as? Int == 0)
        guard try place.shell("command -v sqlite3").status == 0 else { return }
        #expect(try gone() == [])
        #expect(try place.run("undo", "4").status == 0)
        #expect(try gone() == ["3"])
        #expect(try place.run("undo", "3").status == 0)
        #expect(try gone() == ["2"])
    }

    @Test func `a dry run tells what the import then does, and leaves the store as it was`() throws {
        func counts(_ more: String...) throws -> [String: Int] {
            let outcome = try place.run(
                ["import", "b.csv", "--system", "sgd", "--snapshot", "--format", "json"] + more)
            let file = try #require((try outcome.json()["imports"] as? [[String: Any]])?.first)
            return file.compactMapValues { $0 as? Int }.filter {
                ["rows", "accepted", "unchanged", "superseded", "gone"].contains($0.key)
            }
        }
        try place.write("a.csv", "No client;Nom\n1;Roy\n2;Hall\n3;Caron\n")
        try place.write("b.csv", "No client;Nom\n1;Roi\n3;Caron\n")
        #expect(try place.run("import", "a.csv", "--system", "sgd").status == 0)
        let before = try place.read("dealerdata.sqlite")
        let told = try counts("--dry-run")
        #expect(told == ["rows": 2, "accepted": 2, "unchanged": 1, "superseded": 1, "gone": 1])
        #expect(try place.read("dealerdata.sqlite") == before)
        #expect(try counts() == told)
    }

    @Test func `a snapshot that is older than the base marks nothing as gone`() throws {
        try place.write(
            "new.csv",
            "No client,Nom,Courriel,Modifié le\n1,Roy,a@exemple.ca,2026-02-01\n2,Hall,b@exemple.ca,2026-02-01\n")
        try place.write("old.csv", "No client,Nom,Courriel,Modifié le\n1,Roi,a@exemple.ca,2026-01-01\n")
        #expect(try place.run("import", "new.csv", "--system", "sgd").status == 0)
        let outcome = try place.run("import", "old.csv", "--system", "sgd", "--snapshot", "--lang", "fr")
        #expect(outcome.text.contains("plus ancien que ce que la base contient"))
        let source = try #require(try place.run("status", "--format", "json").json()["sources"] as? [[String: Any]])[0]
        #expect(source["gone"] as? Int == 0)
    }
}
