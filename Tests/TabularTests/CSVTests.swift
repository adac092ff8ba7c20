import Foundation
import Testing

@testable import Tabular

@Suite struct `Delimited files` {
    @Test(arguments: [
        // Delimiters, quotes, line ends.
        ("a,b\n1,2\n", "a|b", "1|2"),
        ("a;b\n1,5;2,5\n3,1;4,9\n", "a|b", "1,5|2,5 / 3,1|4,9"),
        ("a\tb\n1\t2", "a|b", "1|2"),
        ("a|b\n1|2", "a|b", "1|2"),
        ("a,b\r\n1,2\r\n", "a|b", "1|2"),
        ("a,b\r1,2\r3,4", "a|b", "1|2 / 3|4"),
        ("a,b\n1,2\r\n3,4\n", "a|b", "1|2 / 3|4"),
        ("a,b\n1,x\ry\n3,4\n", "a|b", "1|x\ry / 3|4"),
        ("sep=;\na;b\n1;2,0", "a|b", "1|2,0"),
        ("sep=|\r\na|b\r\n1|2\r\n", "a|b", "1|2"),
        ("a,b\n\"x\"\"y\",\"p\nq\"\n", "a|b", "x\"y|p\nq"),
        ("a,b\n\"x\\\"y\",\"p\\\\q\"\n", "a|b", "x\"y|p\\q"),
        ("a,b\n\"C:\\dir\\\",2\n", "a|b", "C:\\dir\\|2"),
        ("a, b\n1, \"x, y\"\n", "a|b", "1|x, y"),
        ("a,b\n\"x\" ,2\n", "a|b", "x|2"),
        // Text stays text.
        ("n,v\n00012,1E5\n0514,TRUE\n", "n|v", "00012|1E5 / 0514|TRUE"),
        ("a,b\n ,\"x\"\n", "a|b", " |x"),
        // Blank lines and rows of empty cells are no rows.
        ("a,b\n\n1,2\n   \n,\n\n", "a|b", "1|2"),
        ("a\nx\n\n\"\"\ny\n", "a", "x / y"),
        // Short rows have missing cells.
        ("a,b,c\n1,2\n3\n4,5,6\n", "a|b|c", "1|2|– / 3|–|– / 4|5|6"),
        // Headers.
        ("Nom,Nom,,Nom\n1,2,3,4\n", "Nom|Nom (2)|column3|Nom (3)", "1|2|3|4"),
        ("\u{FEFF}Nom;Prénom\nRoy;Zoé\n", "Nom|Prénom", "Roy|Zoé"),
        ("\"Nom\n du client\",b\n1,2\n", "Nom du client|b", "1|2"),
        // Report titles above the header.
        (
            "Rapport des clients\nImprimé le 2024-05-01\n\nNom;Tél;Ville\nRoy;1;Laval\nCôté;2;Lévis\n", "Nom|Tél|Ville",
            "Roy|1|Laval / Côté|2|Lévis"
        ),
        (
            "Rapport;;;;\nDate:;2024-05-01;;;\nNo;Nom;Tél;Ville;CP\n1;Roy;2;Laval;H7A\n", "No|Nom|Tél|Ville|CP",
            "1|Roy|2|Laval|H7A"
        ),
        (
            "Clients\nImprimé le;2024-05-01\nNo;Nom;Tél;Ville\n1;Roy;2;Laval\n", "No|Nom|Tél|Ville", "1|Roy|2|Laval"
        ),
        (
            "Report: Customers\nDate: 2024-05-01\nFrom: 2024-01-01\nTo: 2024-04-30\n\nNo,Name,Phone\n1,Roy,2\n3,Doe,4\n5,Fay,6\n7,Kay,8\n",
            "No|Name|Phone", "1|Roy|2 / 3|Doe|4 / 5|Fay|6 / 7|Kay|8"
        ),
        // The trailing delimiter that some systems put on each row, header or not.
        ("a,b\n1,2,\n3,4,\n", "a|b", "1|2 / 3|4"),
        // Padding of old systems.
        ("a,b\n1,2\n\u{1A}", "a|b", "1|2"),
        ("a,b\n1\0\0,2\n\0\0\0\0", "a|b", "1|2"),
        // One column.
        ("courriel\na@x.ca\nb@x.ca\n", "courriel", "a@x.ca / b@x.ca"),
        // A bracket is not JSON yet.
        ("[Nom],[Tél]\nRoy,1\n", "[Nom]|[Tél]", "Roy|1"),
        ("Nom^Tél^Ville\nRoy^1^Laval\n", "Nom|Tél|Ville", "Roy|1|Laval"), ("Nom~Tél\nRoy~1\n", "Nom|Tél", "Roy|1"),
        ("Note\na~b\nc\n", "Note", "a~b / c"),
    ])
    func `every dialect gives header and rows`(text: String, header: String, rows: String) throws {
        let table = try ReadTable(text)
        #expect(table.description.format == .csv)
        #expect(table.description.header.joined(separator: "|") == header)
        #expect(table.text == rows)
        #expect(table.rejected.isEmpty)
    }

    @Test(arguments: [
        ("a,b\n1,2,3\n4,5\n", "4|5", RejectedRow.Reason.tooLong, 2, "1,2,3"),
        ("a;b\n1;2\na;b\n3;4\n", "1|2 / 3|4", .repeatedHeader, 3, "a;b"),
        ("Nom;Achats\nRoy;2\nTotal:;2\n", "Roy|2", .totals, 3, "Total:;2"),
        ("Nom;x;y\nRoy;2;3\nTOTAL GÉNÉRAL;;1 234,50 $\n\n", "Roy|2|3", .totals, 3, "TOTAL GÉNÉRAL;;1 234,50 $"),
        ("Nom;x;y\nRoy;2;3\nTOTAL;1;clients\n", "Roy|2|3", .totals, 3, "TOTAL;1;clients"),
        ("Nom;x\nRoy;2\nNombre de clients : 1\n", "Roy|2", .totals, 3, "Nombre de clients : 1"),
        ("Nom;x\nRoy;2\n*** Fin du rapport ***\n", "Roy|2", .totals, 3, "*** Fin du rapport ***"),
        // The last record was cut inside quotes.
        ("a,b\n1,2\n3,\"Roy, Je", "1|2", .syntax, 3, "3,\"Roy, Je"),
        ("a,b,c\n1,2,3\n3,\"Roy\nJe", "1|2|3", .syntax, 3, "3,\"Roy\nJe"),
    ])
    func `what is no record is rejected with line and bytes`(
        text: String, rows: String, reason: RejectedRow.Reason, line: Int, bytes: String
    ) throws {
        let table = try ReadTable(text)
        #expect(table.text == rows)
        #expect(table.rejected.map(\.reason) == [reason])
        #expect(table.rejected.map(\.line) == [line])
        #expect(table.rejected.map { String(decoding: $0.bytes, as: UTF8.self) } == [bytes])
    }

    @Test(arguments: [
        // An inch mark; a nickname; a quote that never closes; one that closes three lines later.
        ("a,b\n5\" pipe,2\n3,4\n", "5\" pipe|2 / 3|4"),
        ("a,b\n\"Jean \"Johnny\" Roy\",2\n3,4\n", "Jean \"Johnny\" Roy|2 / 3|4"),
        ("a,b\n1,\"abc\n3,4\n5,6\n", "1|\"abc / 3|4 / 5|6"),
        ("a,b\n1,\"abc\n3,4\n5,\"def\"\n", "1|\"abc / 3|4 / 5|def"),
        ("a,b,c\n1,\"abc,x\n2,\"def\",y\n3,z,z\n", "1|\"abc|x / 2|def|y / 3|z|z"),
        ("a,b\n1,\"il a dit \"oui\" hier\nencore\"\n3,4\n", "1|il a dit \"oui\" hier\nencore / 3|4"),
    ])
    func `a stray quote harms its own record only`(text: String, rows: String) throws {
        let table = try ReadTable(text)
        #expect(table.text == rows)
        #expect(table.rejected.isEmpty)
    }

    @Test func `a quote that is never closed rejects its own record, and swallows no customer`() throws {
        let table = try ReadTable(
            """
            No client,Nom,Prénom,Adresse,Ville,Code postal
            001,Roy,Al,1 rue A,Laval,H7N 1A1
            002,Roy,Bo,"12 rue B
            app 3,Laval,H7N 1A1
            003,Hall,Al,1 rue A,Laval,H7N 1A1
            004,Caron,Cy,"4 rue D",Laval,H7N 1A1

            """)
        #expect(table.rows.map { $0[0] } == ["001", "003", "004"])
        #expect(table.rows[2] == ["004", "Caron", "Cy", "4 rue D", "Laval", "H7N 1A1"])
        #expect(table.lines == [2, 5, 6])
        #expect(table.rejected.map(\.reason) == [.syntax])
        #expect(table.rejected.map(\.line) == [3])
        #expect(
            table.rejected.map { String(decoding: $0.bytes, as: UTF8.self) }
                == ["002,Roy,Bo,\"12 rue B\napp 3,Laval,H7N 1A1"])
        // Every cell in quotes.
        let quoted = try ReadTable(
            "a,b,c\n\"1\",\"12 rue\napp 3\",\"Laval\"\n\"2\",\"4 rue\napp 5,\"Laval\"\n\"3\",\"6 rue\",\"Laval\"\n")
        #expect(quoted.rows.first == ["1", "12 rue\napp 3", "Laval"] && quoted.rows.last == ["3", "6 rue", "Laval"])
    }

    @Test(arguments: [5, 6]) func `a quote left open on every row costs no more than the rows`(columns: Int) throws {
        let header = ["id", "nom", "prénom", "courriel", "note", "ville"].prefix(columns).joined(separator: ",")
        let rows = (1...3_000).map { "\($0),Roy,Al,a@x.ca,\"open quote \($0)\n" }.joined()
        let start = ContinuousClock.now
        let table = try ReadTable(header + "\n" + rows)
        #expect(table.rows.count == 2_999 && table.rows.allSatisfy { $0[4]?.hasPrefix("\"open quote ") == true })
        // Of the last row nothing tells that it was not cut inside its quotes.
        #expect(table.rejected.map(\.line) == [3_001])
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test(arguments: [
        "Sous-total,2,,", "TOTAL GÉNÉRAL : 3 clients", "TOTAL GÉNÉRAL : 3 clients,,,", "Sub-total,2,,", "Total général",
        "Total général,,,3", "Grand total: 3 records,,,", ",Total,3,",
    ])
    func `a total is no customer`(total: String) throws {
        let table = try ReadTable("Nom,Achats,Ville,Tél\nRoy,2,Laval,514\n" + total + "\n")
        #expect(table.text == "Roy|2|Laval|514")
        #expect(table.rejected.map(\.reason) == [.totals])
    }

    @Test(arguments: ["Page 2;;;", ";Page 2;;", "Page : 2 / 14", "PAGE 2 DE 14;;;"])
    func `the title of a page is no record`(title: String) throws {
        let rows = (1...300).map { "\($0);Roy\($0);Luc;514-836-2201\n" }.joined()
        let table = try ReadTable("No;Nom;Prénom;Téléphone\n1;Page;Ève;\n" + title + "\n" + rows)
        #expect(table.rows.count == 301)
        #expect(table.rejected.map(\.reason) == [.totals])
        #expect(table.rejected.map(\.line) == [3])
    }

    @Test(arguments: ["Page;Ève", "Page 2;Roy", "Page Auto 2000;", "Pagé 2;", "Page;"])
    func `somebody called Page is one`(row: String) throws {
        let rows = (1...300).map { "Roy\($0);Luc\n" }.joined()
        #expect(try ReadTable("Nom;Prénom\n" + row + "\n" + rows).rows.count == 301)
    }

    @Test func `the totals of groups stand anywhere`() throws {
        let groups = (1...200).map { "Roy,\($0),Laval\nSous-total,\($0),\nSubtotal,\($0)\n" }.joined()
        let table = try ReadTable("Nom,Achats,Ville\n" + groups)
        #expect(table.rows.count == 200 && table.rows.allSatisfy { $0[0] == "Roy" })
        #expect(table.rejected.count == 400 && table.rejected.allSatisfy { $0.reason == .totals })
        #expect(table.description.notes.isEmpty)
    }

    @Test func `rows of empty cells are left out and counted`() throws {
        let table = try ReadTable("a,b,c,d\n1,2,3,4\n,,,\n,,\n\" \", ,,\n,,,5\n,,,\n")
        #expect(table.text == "1|2|3|4 / |||5")
        #expect(table.lines == [2, 6])
        #expect(table.rejected.isEmpty)
        #expect(table.description.notes == ["empty-rows:4"])
    }

    @Test(arguments: [
        // The quote that should close is missing; the one that should open; and rows below are their own.
        ("a,b,c\n1,\"Roy, Jean,Laval\n2,x,y\n", "1|Roy, Jean|Laval / 2|x|y"),
        ("a,b,c\n1,Roy, Jean\",Laval\n2,x,y\n", "1|Roy, Jean|Laval / 2|x|y"),
        ("a,b,c\n1,\"Roy, Jean,Laval\n2,\"x\",y\n3,z,z\n", "1|Roy, Jean|Laval / 2|x|y / 3|z|z"),
        ("a;b\n\"12; rue; app. 4;x\n3;4\n", "12; rue; app. 4|x / 3|4"),
    ])
    func `a long row is joined where a quote is plainly missing`(text: String, rows: String) throws {
        let table = try ReadTable(text)
        #expect(table.text == rows)
        #expect(table.rejected.isEmpty)
        #expect(table.description.notes.contains("mended-quotes:1"))
    }

    @Test(arguments: ["a,b\n1,Roy,Jean\n", "a,b\n1,Roy\",Jean\"\n", "a,b\n1,Roy 5\"x,Jean\n"])
    func `a long row is rejected where anything else could be meant`(text: String) throws {
        let table = try ReadTable(text)
        #expect(table.rows.isEmpty)
        #expect(table.rejected.map(\.reason) == [.tooLong])
    }

    @Test(arguments: [
        ("Client;;Véhicule;\nNom;Tél;NIV;Année\n", "Client Nom|Client Tél|Véhicule NIV|Véhicule Année"),
        ("No de;Date de;Tél.;Nom\nclient;naissance;maison;\n", "No de client|Date de naissance|Tél. maison|Nom"),
    ])
    func `a header on two lines is one`(header: String, names: String) throws {
        let rows =
            header.hasPrefix("Client")
            ? (1...6).map { "Roy;51455501\($0);1HG\($0);201\($0)\n" }.joined()
            : (1...6).map { "0\($0);198\($0)-05-01;51455501\($0);Roy\n" }.joined()
        let table = try ReadTable(header + rows)
        #expect(table.description.header.joined(separator: "|") == names)
        #expect(table.rows.count == 6 && table.lines == [3, 4, 5, 6, 7, 8])
        #expect(table.description.notes == ["two-line-header"])
    }

    @Test func `the ends of long names stand below them, and nothing below the short ones`() throws {
        let rows = (1...4).map { "C\($0),Luc,Roy,luc\($0)@exemple.ca,438-834-606\($0),Oui\n" }.joined()
        let table = try ReadTable("No,Prénom,Nom,Courriel,Cellulaire,Ne pas\nclient,,,,,appeler\n" + rows)
        #expect(table.description.header == ["No client", "Prénom", "Nom", "Courriel", "Cellulaire", "Ne pas appeler"])
        #expect(table.rows.count == 4)
        // A record without most of its values is none.
        let poor = try ReadTable("No,Prénom,Nom,Courriel,Cellulaire,Notes\n,luc,roy,,,\n" + rows)
        #expect(poor.rows.count == 5)
    }

    @Test(arguments: [1, 2, 40]) func `a name that is divided below goes on over the blanks to its right`(count: Int)
        throws
    {
        let rows = (1...count).map { "Al,Roy,al\($0)@exemple.ca,514-333-444\($0),Oui,Non,2025-01-13\n" }.joined()
        let table = try ReadTable(
            "Prénom,Nom,Courriel,Cellulaire,Consentement,,Date du consentement\n,,,,Courriel,SMS,\n" + rows)
        #expect(
            table.description.header == [
                "Prénom", "Nom", "Courriel", "Cellulaire", "Consentement Courriel", "Consentement SMS",
                "Date du consentement",
            ])
        #expect(table.rows.count == count && table.lines.first == 3)
        #expect(table.description.notes == ["two-line-header"])
    }

    @Test func `several names may be divided, some of them into words`() throws {
        let table = try ReadTable(
            "Nom,Courriel,Consentement,,,Véhicule,\n,,Courriel,SMS,Tél.,Marque,Année\nRoy,a@x.ca,Oui,Non,Oui,Honda,2019\n"
        )
        #expect(
            table.description.header == [
                "Nom", "Courriel", "Consentement Courriel", "Consentement SMS", "Consentement Tél.", "Véhicule Marque",
                "Véhicule Année",
            ])
    }

    @Test(arguments: [
        // A record of two words, of answers, one whose words come again, one that fills no gap.
        "Nom,,Courriel,Téléphone\nRoy,Al,,\nCaron,Bo,b@x.ca,514-333-4445\nDion,Di,d@x.ca,514-333-4446\n",
        "Nom,Abonné,,Ville\n,Oui,Non,\nRoy,Non,Oui,Laval\nCaron,Oui,Oui,Magog\n",
        "Nom,Canal,,Ville\n,Courriel,SMS,\nRoy,Courriel,SMS,Laval\nCaron,SMS,Courriel,Magog\n",
        "Nom,Canal,Note,Ville\n,Courriel,SMS,\nRoy,Oui,Non,Laval\nCaron,Oui,Non,Magog\n",
        "Nom,,Note,Ville\n,Courriel,SMS,\nRoy,Oui,Non,Laval\nCaron,Oui,Non,Magog\n",
    ])
    func `a record of a few words divides no header`(text: String) throws {
        #expect(try ReadTable(text).rows.count == 3)
    }

    @Test func `a subtotal names its group, and a company that begins so does not`() throws {
        let table = try ReadTable(
            "No,Nom,Ville,Nombre\nC1,Roy,Granby,1\nSous-total Granby,,,1\nSubtotal: Café Léo,,,1\nC2,Sous-total inc.,Chambly,1\nSous-total,,,2\n"
        )
        #expect(table.text == "C1|Roy|Granby|1 / C2|Sous-total inc.|Chambly|1")
        #expect(table.rejected.map(\.reason) == [.totals, .totals, .totals])
    }

    @Test func `the titles of a report may stand on each of its pages`() throws {
        let pages = (1...3).map { page in
            "AUTOMOBILES EXEMPLE INC.;;;;\nListe des clients;;;;Page \(page)\nNo client;Prénom;Nom;Courriel;Cellulaire\n"
                + (1...4).map { "C\(page)\($0);Luc;Roy;roy\($0)@exemple.ca;438-834-606\($0)\n" }.joined()
        }
        let table = try ReadTable(pages.joined())
        #expect(table.rows.count == 12)
        #expect(table.rejected.map(\.reason) == [.totals, .totals, .repeatedHeader, .totals, .totals, .repeatedHeader])
    }

    @Test(arguments: [1, 2, 40]) func `groups repeated above every name are part of the header`(count: Int) throws {
        let rows = (1...count).map { "Roy;Luc;51455501\($0);2HG\($0);Honda\n" }.joined()
        let table = try ReadTable("Client;Client;Client;Véhicule;Véhicule\nNom;Prénom;Tél;NIV;Marque\n" + rows)
        #expect(
            table.description.header == [
                "Client Nom", "Client Prénom", "Client Tél", "Véhicule NIV", "Véhicule Marque",
            ])
        #expect(table.rows.count == count)
        #expect(table.description.notes == ["two-line-header"])
        // Two records that look alike are none.
        let plain = try ReadTable("Nom;Nom;Prénom\nRoy;Roy;Luc\n5;6;7\n")
        #expect(plain.rows.count == 2)
    }

    @Test func `a header shorter than its rows is a header all the same`() throws {
        let table = try ReadTable("Nom,Ville\n1,2,3,4\n1,2,3,4\n1,2,3,4\n")
        #expect(table.description.header == ["Nom", "Ville"])
        #expect(table.rejected.count == 3)
    }

    @Test func `a first record with blanks or odd words is no header`() throws {
        let rows = (1...6).map { "0\($0);198\($0)-05-01;51455501\($0);Roy\n" }.joined()
        for first in ["01;;;Roy\n", "TEST;TEST;TEST;TEST\n", ";inconnue;;Roy\n"] {
            let table = try ReadTable("No;Né le;Tél;Nom\n" + first + rows)
            #expect(table.description.header == ["No", "Né le", "Tél", "Nom"])
            #expect(table.rows.count == 7)
        }
    }

    @Test func `a customer called Total is a customer`() throws {
        let table = try ReadTable("Nom;Tél\nTotal Auto inc.;514\nTotal;Ville-Marie\n")
        #expect(table.text == "Total Auto inc.|514 / Total|Ville-Marie")
    }

    private static let people = (1...6).map {
        "\($0),Luc,Gagnon,\($0)2 rue A,Granby,J2G 1A\($0),luc\($0)@exemple.ca,514-868-542\($0),Non,x\n"
    }
    private static let peopleHeader = "No,Prénom,Nom,Adresse,Ville,Code postal,Courriel,Tél,Ne pas appeler,Notes\n"

    @Test func `a delimiter too many is not taken for an empty cell at the end`() throws {
        let shifted = "7,Paul,Roy,16 rue C, app. 2,Granby,J2G 1A3,paul@exemple.ca,514-868-5429,Oui,\n"
        let table = try ReadTable(Self.peopleHeader + Self.people.joined() + shifted)
        #expect(table.rows.count == 6)
        #expect(table.rejected.map(\.reason) == [.tooLong])
        // An empty cell more than the header has is none too many.
        let plain = try ReadTable(
            Self.peopleHeader + Self.people.joined() + Self.people[0].replacing("x\n", with: "x,\n"))
        #expect(plain.rows.count == 7)
    }

    @Test func `a record cut by a line end in a cell is set apart whole`() throws {
        let cut = "7,Paul,Roy,16 rue C\napp. 2,Granby,J2G 1A3,paul@exemple.ca,514-868-5429,Oui,vip\n"
        let note = "8,Lise,Landry,26 rue H,Granby,J2G 1A8,lise@exemple.ca,514-868-5432,Non,ligne un\nligne deux\n"
        let table = try ReadTable(Self.peopleHeader + Self.people.joined() + cut + note + Self.people[1])
        #expect(table.rows.count == 8)
        #expect(table.rejected.map(\.line) == [8, 11])
        #expect(String(decoding: table.rejected[0].bytes, as: UTF8.self) == String(cut.dropLast()))
        // Rows whose last cells are left out are rows.
        let short = try ReadTable(Self.peopleHeader + Self.people.joined() + "7,Paul,Roy\n8,Lise,Landry,26 rue H\n")
        #expect(short.rows.count == 8)
    }

    @Test func `the foot of a report is nobody's record`() throws {
        let feet = [
            "\n\"Copyright (c) 2000-2026 salesforce.com, inc.\"\n\"Generated By:  Luc Roy  2026-01-05 10:22\"\n",
            "(6 rows affected)\n", "6 enregistrements\n", "Imprimé le 2026-01-05 à 10:22,,,,,,,,,Page 1\n",
        ]
        for foot in feet {
            let table = try ReadTable(Self.peopleHeader + Self.people.joined() + foot)
            #expect(table.rows.count == 6, "\(foot)")
            #expect(table.rejected.allSatisfy { $0.reason == .totals })
        }
    }

    @Test(arguments: ["Total", "Grand total", "Total vendeur :", "Sous-total", "\u{0C}Total"])
    func `a total of a group is nobody's record, wherever it stands`(label: String) throws {
        let total = label + ",,,,,,,,,30\n"
        let group = Self.people.joined() + total
        let table = try ReadTable(Self.peopleHeader + group + group + group)
        #expect(table.rows.count == 18)
        #expect(table.rejected.map(\.reason) == [.totals, .totals, .totals])
    }

    @Test(arguments: ["\u{0C}", "\u{FEFF}", "\u{FEFF}\u{0C}"])
    func `a header behind the mark of a page or of a file is one that comes again`(mark: String) throws {
        let table = try ReadTable(Self.peopleHeader + Self.people.joined() + mark + Self.peopleHeader + Self.people[0])
        #expect(table.rows.count == 7)
        #expect(table.rejected.map(\.reason) == [.repeatedHeader])
    }

    @Test func `groups may be repeated above every name but one`() throws {
        let rows = (1...6).map { "10\($0);Luc;Roy;\($0) rue A;Granby;luc\($0)@exemple.ca\n" }.joined()
        let table = try ReadTable("Client;Client;Client;Adresse;Adresse;Courriel\nNo;Prénom;Nom;Rue;Ville;\n" + rows)
        #expect(
            table.description.header == [
                "Client No", "Client Prénom", "Client Nom", "Adresse Rue", "Adresse Ville", "Courriel",
            ])
        #expect(table.rows.count == 6)
    }

    @Test func `the line drawn under a header is no record`() throws {
        let table = try ReadTable("No;Nom;Ville\n------;-----;-----\n1;Roy;Laval\n-;Côté;Chambly\n")
        #expect(table.text == "1|Roy|Laval / -|Côté|Chambly")
        #expect(table.rejected.map(\.reason) == [.totals])
    }

    @Test func `lines are those of the file, past titles, blanks and line ends in cells`() throws {
        let table = try ReadTable("Rapport\n\nNom,Note\n\nRoy,\"a\nb\nc\"\nCôté,x\n")
        #expect(table.description.dialect.headerLine == 3)
        #expect(table.description.dialect.preambleLines == 2)
        #expect(table.lines == [5, 8])
    }

    @Test func `without a header the columns have numbers`() throws {
        let table = try ReadTable("Roy,514\nCôté,418\n", ReadOptions(hasHeader: false))
        #expect(table.description.header == ["column1", "column2"])
        #expect(table.text == "Roy|514 / Côté|418")
        #expect(table.lines == [1, 2])
    }

    @Test func `a stated delimiter is obeyed`() throws {
        let table = try ReadTable("a:b\n1:2\n", ReadOptions(delimiter: UInt8(ascii: ":")))
        #expect(table.text == "1|2")
    }

    @Test func `notes count what was tolerated`() throws {
        let table = try ReadTable("a,b\n1\n2,3,\n5\" x,4\n6,\0\n")
        #expect(table.rows.count == 4)
        #expect(table.description.notes == ["nul-bytes", "short-rows:1", "trailing-delimiters:1", "stray-quotes:1"])
        #expect(try ReadTable("roy@x.ca,514\n").description.notes == ["header-looks-like-values"])
    }

    @Test func `a cell longer than a mebibyte is rejected with its row`() throws {
        let long = String(repeating: "x", count: 1_048_577)
        let table = try ReadTable("a,b\n1,\(long)\n2,\"\(long)\"\n3,4\n")
        #expect(table.text == "3|4")
        #expect(table.rejected.map(\.reason) == [.oversized, .oversized])
    }

    @Test func `batches of any size give the same rows`() throws {
        let text = "id,note\n" + (1...500).map { "\($0),\"ligne \($0)\n\"\"fin\"\"\"\n" }.joined()
        let whole = try ReadTable(text)
        for limit in [1, 7, 499, 500, 501] { #expect(try ReadTable(text, batch: limit).rows == whole.rows) }
        #expect(whole.rows[499] == ["500", "ligne 500\n\"fin\""])
        #expect(whole.lines[499] == 1000)
    }
}

@Suite struct `Files that cannot be read` {
    @Test(arguments: [
        ("%PDF-1.7", "pdf"), ("SQLite format 3\0", "sqlite"), ("GIF89a", "image"), ("{\\rtf1", "rtf"),
        ("\n<html><table><tr><td>Nom", "html"), ("\u{7F}ELF\u{02}", "program"), ("a\u{01}\u{02}\u{03}b", "binary"),
    ])
    func `a file of another kind is named`(text: String, kind: String) {
        #expect(throws: TabularError.binary(path: "text", kind: kind)) { try ReadTable(text) }
    }

    @Test func `photographs and old workbooks are named`() {
        #expect(throws: TabularError.binary(path: "bytes", kind: "image")) { try ReadTable([0xFF, 0xD8, 0xFF, 0xE0]) }
        #expect(throws: TabularError.binary(path: "bytes", kind: "xls")) { try ReadTable([0xD0, 0xCF, 0x11, 0xE0, 1]) }
    }

    @Test(arguments: ["", "\u{FEFF}", "\n\n  \n", "\u{1A}"])
    func `a file of nothing is empty`(text: String) {
        #expect(throws: TabularError.empty(path: "text")) { try ReadTable(text) }
    }

    @Test func `missing files, folders and links are told apart`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tabular-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.csv").path()
        #expect(throws: TabularError.missing(path: file)) { try ReadTable(.file(path: file)) }
        #expect(throws: TabularError.isDirectory(path: folder.path())) { try ReadTable(.file(path: folder.path())) }
        try Data("a,b\n1,2\n".utf8).write(to: URL(filePath: file))
        #expect(try ReadTable(.file(path: file)).text == "1|2")
        let link = folder.appending(path: "b.csv").path()
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        #expect(throws: TabularError.unreadable(path: link, reason: "symbolic-link")) {
            try ReadTable(.file(path: link))
        }
        let dangling = folder.appending(path: "c.csv").path()
        try FileManager.default.createSymbolicLink(atPath: dangling, withDestinationPath: file + ".gone")
        #expect(throws: TabularError.missing(path: dangling)) { try ReadTable(.file(path: dangling)) }
    }

    @Test func `a header that cannot be one is refused`() {
        #expect(throws: TabularError.noHeader(path: "text")) { try ReadTable(";;;\n;;;\n") }
        #expect(throws: TabularError.unclosedQuote(path: "text", line: 1)) { try ReadTable("\"a,b\n1,2\n") }
        let widest = (1...20_000).map { "c\($0)" }.joined(separator: ",")
        #expect(throws: TabularError.tooManyColumns(path: "text", found: 20_000, limit: 2_000)) {
            try ReadTable(widest)
        }
        let wide = (1...2_001).map { "c\($0)" }.joined(separator: ",")
        #expect(throws: TabularError.tooManyColumns(path: "text", found: 2_001, limit: 2_000)) { try ReadTable(wide) }
    }
}
