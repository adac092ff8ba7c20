import Foundation
import Testing

@Suite struct `The normalize filter` {
    let place: Workplace

    init() throws { place = try Workplace() }

    @Test func `keeps every column in order and adds clean columns and findings`() throws {
        let input = #"""
            id,phone,postal_code,remarque
            00012,(514) 868-0142 poste 12,j3x1p7,"a, ""b"""
            1E5,514-868-0101;514 868-0102,J2G 9H7,
            3,000-000-0000,,x

            """#
        let outcome = try place.run("normalize", "-", input: input)
        #expect(outcome.status == 0)
        #expect(outcome.complaint.isEmpty)
        #expect(
            outcome.text == #"""
                id,phone,postal_code,remarque,clean_phone,clean_phone_ext,clean_postal_code,clean_email,clean_notes,findings
                00012,(514) 868-0142 poste 12,j3x1p7,"a, ""b""",+15148680142,12,J3X 1P7,,,phone:TL-EXT postal_code:PC-FMT
                1E5,514-868-0101;514 868-0102,J2G 9H7,,+15148680101;+15148680102,,J2G 9H7,,,phone:TL-FMT phone:TL-MULTI
                3,000-000-0000,,x,,,,,,phone:TL-PLACE

                """#)
    }

    @Test func `never prints an identifier`() throws {
        let input = "notes,email,NAS,montant\nNAS 130 692 544 vu,,,\nbon,130692544,130692544,130692544\n"
        let outcome = try place.run("normalize", "-", input: input)
        #expect(
            outcome.text == """
                notes,email,NAS,montant,clean_notes,clean_email,clean_phone,findings
                NAS *** *** *** vu,,,,NAS vu,,,notes:NT-SIN
                bon,*********,*********,130692544,bon,,,email:NT-SIN raw:NT-SIN

                """)
        let object = #"{"notes":"NAS 130 692 544 vu","a":{"b":1},"NAS":130692544}"#
        let line = try place.run("normalize", "-", input: object + "\n{\"a\":{\"b\":2}}\n").text
        #expect(line.hasPrefix(#"{"notes":"NAS *** *** *** vu","a":{"b":1},"NAS":"*********","clean_notes""#))
    }

    @Test func `has a clean column for whatever cleaning takes out of a cell`() throws {
        let input = """
            Prénom,Nom,Adresse
            Jean,Tremblay NE PAS APPELER,10 rue Roy
            Marie,Gagnon 514-868-1234,11 rue Roy
            Luc,Roy lroy@videotron.ca,12 rue Roy
            Paul,Côté décédé,NE PAS POSTER
            Anne,Caron 1M8GDM9AXKP042788,13 rue Roy

            """
        let outcome = try place.run("normalize", "-", input: input)
        let header = outcome.lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let rows = outcome.lines.dropFirst().map { line in
            // The only commas inside a cell are those of streets.
            let cells = line.replacing("\"10, ", with: "10 ").replacing("\"11, ", with: "11 ")
                .replacing("\"12, ", with: "12 ").replacing("\"13, ", with: "13 ").replacing("\"", with: "")
            return Dictionary(
                uniqueKeysWithValues: zip(
                    header, cells.split(separator: ",", omittingEmptySubsequences: false).map(String.init)))
        }
        #expect(rows.map { $0["clean_last_name"] } == ["Tremblay", "Gagnon", "Roy", "Côté", "Caron"])
        #expect(
            rows.map { $0["clean_notes"] } == [
                "NE PAS APPELER", "", "", "décédé; NE PAS POSTER", "1M8GDM9AXKP042788",
            ])
        #expect(rows.map { $0["clean_phone"] } == ["", "+15148681234", "", "", ""])
        #expect(rows.map { $0["clean_email"] } == ["", "", "lroy@videotron.ca", "", ""])
        #expect(header.contains("clean_middle_name"))
    }

    @Test func `adds what it takes out to what is there already`() throws {
        let input = """
            email,phone,notes
            jroy@gmail.com (désabonnée),514 868-1234 NE PAS APPELER,vip
            450-671-2345,514-868-1234,

            """
        let outcome = try place.run("normalize", "-", input: input)
        #expect(
            outcome.lines.dropFirst() == [
                "jroy@gmail.com (désabonnée),514 868-1234 NE PAS APPELER,vip,"
                    + "jroy@gmail.com,+15148681234,,vip; désabonnée; NE PAS APPELER,"
                    + "email:EM-FMT email:RF-NOTE-IN-EML phone:TL-FMT phone:RF-NOTE-IN-TEL",
                "450-671-2345,514-868-1234,,,+15148681234;+14506712345,,,email:RF-TEL-IN-EML phone:TL-FMT",
            ])
    }

    @Test func `cleans only what --only names, and reads the rest for it`() throws {
        let input = "phone,city,province,postal_code\n514 868-0142,ST JEROME,QC,j7z1a1\n"
        let outcome = try place.run("normalize", "-", "--only", "postal_code", input: input)
        #expect(
            outcome.text == """
                phone,city,province,postal_code,clean_city,clean_province,clean_postal_code,clean_country,findings
                514 868-0142,ST JEROME,QC,j7z1a1,Saint-Jérôme,CA-QC,J7Z 1A1,,province:CA-QC postal_code:PC-FMT city:CI-ABBR

                """)
        let wrong = try place.run("normalize", "-", "--only", "phnoe", input: input)
        #expect(wrong.status == 64)
        #expect(wrong.output.isEmpty)
        #expect(wrong.complaint == "dealerdata : --only : aucun champ « phnoe » ; vouliez-vous dire « phone » ?\n")
    }

    @Test func `shows in a dry run what would change, masked and within 80 columns`() throws {
        let input = """
            last_name,phone,notes
            TREMBLAY,514 868-0142 poste 12,Carte 4111 1111 1111 1111
            Roy dossier 12345,000-000-0000,
            Roy,+15148680142,

            """
        let outcome = try place.run("normalize", "-", "--dry-run", input: input)
        #expect(outcome.status == 0)
        #expect(outcome.lines[0] == "normalize  essai sur 3 fiches : rien n’est écrit")
        #expect(outcome.lines.contains { $0.hasPrefix("phone ") && $0.hasSuffix("1") && $0.contains("refusé") })
        #expect(outcome.lines.allSatisfy { $0.count <= 80 })
        #expect(outcome.text.contains("T••••••Y"))
        for secret in ["4111", "868-0142", "Tremblay", "TREMBLAY"] { #expect(!outcome.everything.contains(secret)) }
        let clear = try place.run("normalize", "-", "--dry-run", "--unmask", input: input)
        #expect(clear.text.contains("+15148680142"))
        #expect(!clear.everything.contains("4111"))
        let data = try place.run("normalize", "-", "--dry-run", "--format", "json", input: input).json()
        #expect(data["records"] as? Int == 3)
        #expect(data["dry_run"] as? Bool == true)
    }

    @Test func `understands the dealer's own words, and says where a table of them is wrong`() throws {
        try place.write("mots.csv", "field,word,meaning\nmake,CHEVY VAN,Chevrolet\nyes_no,OK,oui\n")
        let input = "make,consent_email\nchevy van,ok\n"
        let outcome = try place.run("normalize", "-", "--synonyms", "mots.csv", input: input)
        #expect(
            outcome.text == """
                make,consent_email,clean_make,clean_consent_email,findings
                chevy van,ok,Chevrolet,yes,make:SY-OWN consent_email:SY-OWN

                """)
        try place.write("faux.csv", "field,word,meaning\n\nlanguage,X,klingon\n")
        let wrong = try place.run("normalize", "-", "--synonyms", "faux.csv", input: input)
        #expect(wrong.status == 78)
        #expect(
            wrong.complaint
                == "dealerdata : faux.csv:3 : « klingon » n’est pas une valeur de language ; "
                + "dealerdata explain normalizer montre lesquelles\n")
        #expect(try place.run("normalize", "-", "--synonyms", "rien.csv", input: input).status == 66)
    }

    @Test func `gives the same bytes on any number of cores`() throws {
        let names = ["TREMBLAY", "Roy 2e dossier", "St-Pierre", "Jean & Marie", "N/A"]
        let rows = (0..<5_000).map { "\(names[$0 % 5]),514 868-\(1000 + $0),H2X 1Y\($0 % 10)" }
        let input = "last_name,phone,postal_code\n" + rows.joined(separator: "\n") + "\n"
        let one = try place.run("normalize", "-", "--threads", "1", input: input)
        let four = try place.run("normalize", "-", "--threads", "4", input: input)
        #expect(one.output == four.output)
        #expect(one.lines.count == 5_001)
    }

    @Test func `takes the meaning of columns from --map`() throws {
        let input = "Tél.,Courriel\n514 868-0142,luc@exemple.ca\n"
        let outcome = try place.run(
            "normalize", "-", "--map", "Tél=phone_home", "--map", "Courriel=email", input: input)
        #expect(
            outcome.text == """
                Tél.,Courriel,clean_phone_home,clean_phone_home_ext,clean_email,clean_notes,clean_phone,findings
                514 868-0142,luc@exemple.ca,+15148680142,,luc@exemple.ca,,,phone_home:TL-FMT

                """)
        let unknown = try place.run("normalize", "-", "--map", "Tel2=phone", input: input)
        #expect(unknown.status == 64)
        #expect(unknown.output.isEmpty)
        #expect(
            unknown.complaint == "dealerdata : aucune colonne « Tel2 » dans ce fichier ; vouliez-vous dire « Tél. » ?\n"
        )
    }

    @Test func `has a clean column for whatever it moves out of another`() throws {
        let input =
            "Prénom,Nom,Adresse\nMarie,Roy née Tremblay,\"101 rue Cartier, Granby\"\nRobert (Bob),Roy,\n,Garage Roy inc.,\n"
        let rows = try place.run("normalize", "-", input: input).lines
        for (row, moved) in [(1, ["Tremblay", "Granby"]), (2, ["Bob"]), (3, ["Garage Roy inc."])] {
            let clean = rows[row].split(separator: ",", omittingEmptySubsequences: false).dropFirst(3)
            for word in moved { #expect(clean.contains { $0.replacing("\"", with: "") == word }, "\(word)") }
        }
    }

    @Test func `gives a row for an empty one`() throws {
        let outcome = try place.run("normalize", "-", input: "Prénom,Nom\nJean,Roy\n,\nLuc,Côté\n")
        #expect(outcome.lines.count == 4)
        #expect(outcome.lines[3].hasPrefix("Luc,Côté,Luc,"))
    }

    @Test func `gives one row for each row, ragged ones too`() throws {
        let outcome = try place.run(
            "normalize", "-", input: "a,phone\n1,514 868-0142\n2\n3,514 868-0143,x,y\n4,\"514 868-0144\"\n")
        #expect(outcome.status == 0)
        #expect(
            outcome.text == """
                a,phone,clean_phone,clean_phone_ext,clean_email,clean_notes,findings
                1,514 868-0142,+15148680142,,,,phone:TL-FMT
                2,,,,,,
                "3,514 868-0143,x,y",,,,,,row:too-long
                4,514 868-0144,+15148680144,,,,phone:TL-FMT

                """)
        #expect(
            outcome.complaint
                == "dealerdata : rejetée  ligne 4 : 4 cellules où l’en-tête en a 2 (un guillemet de trop ?)\n")
    }

    @Test func `gives NDJSON for NDJSON, each object as it was with members added`() throws {
        let outcome = try place.run(
            "normalize", "-", input: "{\"phone\":\"514 868-0142\",\"x\":1.50,\"n\":null}\n{\"phone\":\"692-1234\"}\n")
        #expect(outcome.status == 0)
        #expect(
            outcome.lines == [
                #"{"phone":"514 868-0142","x":1.50,"n":null,"clean_phone":"+15148680142","clean_phone_ext":"","clean_email":"","clean_notes":"","findings":"phone:TL-FMT"}"#,
                #"{"phone":"692-1234","clean_phone":"","clean_phone_ext":"","clean_email":"","clean_notes":"","findings":"phone:TL-SHORT"}"#,
            ])
    }

    @Test func `reads windows-1252 with semicolons and writes UTF-8 with commas`() throws {
        let input = Data(
            "Pr".utf8 + [0xE9] + Array("nom;phone\r\nAndr".utf8) + [0xE9] + Array(";514 868-0142\r\n".utf8))
        let outcome = try place.run(["normalize", "-"], input: input)
        #expect(
            outcome.text
                == "Prénom,phone,clean_phone,clean_phone_ext,clean_email,clean_notes,findings\nAndré,514 868-0142,+15148680142,,,,phone:TL-FMT\n"
        )
    }

    @Test func `passes rows through and says so when it knows no column`() throws {
        let outcome = try place.run("normalize", "-", input: "a,b\n1,2\n")
        #expect(outcome.status == 0)
        #expect(outcome.text == "a,b,findings\n1,2,\n")
        #expect(
            outcome.complaint
                == "dealerdata : aucune colonne reconnue, rien n’est nettoyé ; nommez-en avec --map colonne=champ\n")
    }

    @Test func `makes the same bytes on one core and on three`() throws {
        let rows = (0..<6_000).map { "\($0),514 868-\(1000 + $0 % 9000),Jean Roy\n" }.joined()
        let input = "id,phone,full_name\n" + rows
        let one = try place.run("normalize", "-", "--threads", "1", input: input)
        let three = try place.run("normalize", "-", "--threads", "3", input: input)
        #expect(one.status == 0)
        #expect(one.output == three.output)
        #expect(one.lines.count == 6_001)
    }
}

@Suite struct `The dedupe filter` {
    static let people = """
        record_id,first_name,last_name,email,phone,nas_partiel,vrai
        7,Luc,Roy,luc.roy@exemple.ca,450 868-0103,881,a
        2,Luc,Roy,luc.roy@exemple.ca,450 868-0103,881,a
        3,Anne,Côté,anne.cote@exemple.ca,514 868-0177,442,b

        """

    let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write("clients.csv", Self.people)
    }

    @Test func `writes a row a record with the smallest record of its cluster`() throws {
        let outcome = try place.run("dedupe", "clients.csv", "--id", "record_id", "--output", "groupes.csv")
        #expect(outcome.status == 0)
        #expect(outcome.complaint.isEmpty)
        let rows = try place.text("groupes.csv").split(separator: "\n")
        #expect(rows[0] == "record_id,customer_id,probability")
        #expect(rows[1].hasPrefix("7,2,") && rows[2].hasPrefix("2,2,"))
        #expect(rows[3] == "3,3,1.000000")
        #expect(rows.count == 4)
        #expect(try place.mode("groupes.csv") == 0o600)
        #expect(place.names == ["clients.csv", "groupes.csv"])
    }

    @Test func `gives clusters alone on standard output`() throws {
        let outcome = try place.run("dedupe", "-", "--id", "record_id", "--output", "-", input: Self.people)
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 4)
        #expect(outcome.lines[0] == "record_id,customer_id,probability")
        #expect(outcome.complaint.isEmpty)
    }

    @Test func `scores itself against a column of truth without looking at it`() throws {
        let plain = try place.run("dedupe", "clients.csv", "--id", "record_id", "--output", "a.csv")
        let scored = try place.run(
            "dedupe", "clients.csv", "--id", "record_id", "--truth", "vrai", "--format", "json", "--output", "b.csv")
        #expect(plain.status == 0 && scored.status == 0)
        #expect(try place.read("a.csv") == place.read("b.csv"))
        let answer = try scored.json()
        #expect(answer["schema"] as? Int == 1)
        #expect(answer["records"] as? Int == 3)
        #expect(answer["customers"] as? Int == 2)
        for key in ["organisations", "households", "candidate_pairs", "threshold_bits"] {
            #expect(answer[key] is NSNumber)
        }
        let truth = try #require(answer["truth"] as? [String: Double])
        #expect(truth == ["precision": 1, "recall": 1, "f1": 1, "bcubed_f1": 1])
    }

    @Test func `compares a column more when asked`() throws {
        let outcome = try place.run(
            "dedupe", "clients.csv", "--id", "record_id", "--compare", "nas_partiel", "--output", "g.csv", "--quiet")
        #expect(outcome.status == 0)
        #expect(outcome.everything.isEmpty)
        #expect(try place.text("g.csv").split(separator: "\n").count == 4)
    }

    @Test func `takes one row, and none`() throws {
        try place.write("une.csv", "record_id,last_name\n9,Roy\n")
        #expect(try place.run("dedupe", "une.csv", "--id", "record_id", "--output", "g.csv").status == 0)
        #expect(try place.text("g.csv") == "record_id,customer_id,probability\n9,9,1.000000\n")
        try place.write("aucune.csv", "record_id,last_name\n")
        #expect(try place.run("dedupe", "aucune.csv", "--id", "record_id", "--output", "g.csv").status == 0)
        #expect(try place.text("g.csv") == "record_id,customer_id,probability\n")
    }

    @Test(arguments: [
        ("--id nope", 64, "aucune colonne « nope » dans le fichier"),
        ("--id record_id --truth nope", 64, "aucune colonne « nope » dans le fichier"),
        ("--id record_id --compare nope", 64, "aucune colonne « nope » dans le fichier"),
        ("--id record_id --map nope=email", 64, "aucune colonne « nope » dans le fichier"),
        ("--id vrai", 65, "la colonne « vrai » porte deux fois le même identifiant, aux lignes 2 et 3"),
    ])
    func `refuses columns that are not there and identifiers that repeat`(
        options: String, status: Int32, sentence: String
    ) throws {
        let outcome = try place.run(
            ["dedupe", "clients.csv", "--output", "g.csv"] + options.split(separator: " ").map(String.init))
        #expect(outcome.status == status)
        #expect(outcome.complaint.hasPrefix("dealerdata : " + sentence))
        #expect(outcome.complaint.split(separator: "\n").count == 1)
        #expect(outcome.output.isEmpty)
        #expect(!place.has("g.csv"))
    }

    @Test func `refuses files in which a record has no identifier or no place`() throws {
        try place.write("vide.csv", "record_id,last_name\n1,Canarine\n,Serinette\n")
        let empty = try place.run("dedupe", "vide.csv", "--id", "record_id", "--output", "g.csv")
        #expect(empty.status == 65)
        #expect(
            empty.complaint
                == "dealerdata : la colonne « record_id » est vide à la ligne 3 ; chaque ligne doit avoir son identifiant\n"
        )
        try place.write("longue.csv", "record_id,last_name\n1,Canarine,x,y\n2,Roy\n")
        let long = try place.run("dedupe", "longue.csv", "--id", "record_id", "--output", "g.csv")
        #expect(long.status == 65)
        #expect(
            long.complaint
                == "dealerdata : longue.csv, ligne 2 : 4 cellules où l’en-tête en a 2 (un guillemet de trop ?) ; corrigez ou retirez cette ligne, chaque fiche doit garder son identifiant\n"
        )
        try place.write("muette.csv", "record_id,zorglub\n1,a\n2,b\n")
        let mute = try place.run("dedupe", "muette.csv", "--id", "record_id", "--output", "g.csv")
        #expect(mute.status == 64)
        #expect(
            mute.complaint
                == "dealerdata : aucune colonne comparable ; nommez-en avec --map colonne=champ ou --compare colonne\n")
        #expect(!place.has("g.csv"))
    }

    @Test func `does not repeat the first record of a file without header`() throws {
        try place.write("sans.csv", "Canarine,Serinette,514 868-4417\nLuc,Roy,514 868-4418\n")
        let outcome = try place.run("dedupe", "sans.csv", "--id", "record_id", "--output", "g.csv")
        #expect(outcome.status == 65)
        #expect(!outcome.everything.contains("Canarine") && !outcome.everything.contains("4417"))
    }

    @Test func `leaves the former clusters when the new ones cannot be written`() throws {
        try place.write("g.csv", "ancien")
        #expect(try place.run("dedupe", "clients.csv", "--id", "nope", "--output", "g.csv").status == 64)
        #expect(try place.text("g.csv") == "ancien")
        let outcome = try place.run("dedupe", "clients.csv", "--id", "record_id", "--output", "absent/g.csv")
        #expect(outcome.status == 73)
        #expect(outcome.complaint == "dealerdata : absent/g.csv : son dossier n’existe pas ; créez-le d’abord\n")
        #expect(place.names == ["clients.csv", "g.csv"])
    }
}
