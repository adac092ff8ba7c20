import Testing

@testable import Tabular

@Suite struct `Contact cards` {
    private func cells(_ text: String) throws -> [[String: String]] {
        let table = try ReadTable(text)
        #expect(table.description.format == .vcard)
        return table.rows.map { row in
            Dictionary(
                zip(table.description.header, row).compactMap { name, cell in cell.map { (name, $0) } },
                uniquingKeysWith: { first, _ in first })
        }
    }

    @Test func `of every version are rows with vCard's own names`() throws {
        let rows = try cells(
            """
            BEGIN:VCARD\r
            VERSION:2.1\r
            N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:C=C3=B4t=C3=A9;=C3=89ric;;M.;\r
            TEL;CELL;VOICE:514-555-0101\r
            TEL;HOME:450-555-0102\r
            EMAIL;INTERNET:eric@exemple.ca\r
            NOTE;ENCODING=QUOTED-PRINTABLE:ligne un=0A=\r
            ligne deux\r
            END:VCARD\r
            BEGIN:VCARD\r
            VERSION:3.0\r
            FN:Zoé Roy\r
            N:Roy;Zoé;Anne;Mme;\r
            ORG:Garage Roy inc.;Service\r
            item1.TEL;TYPE=work,pref:+1 418 555-0103\r
            TEL;TYPE=WORK:418-555-0104\r
            ADR;TYPE=home:;app. 4;12\\, rue des\\nPins;Lévis;QC;G6V 1A1;Canada\r
            NOTE:une longue\r
              note pliée\r
            PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r
             SkZJRg\r
            BDAY:1980-05-01\r
            END:VCARD\r
            begin:vcard
            VERSION:4.0
            FN:Ann Doe
            N:Doe;Ann;;;
            TEL;VALUE=uri;TYPE="voice,cell":tel:+1-514-555-0105
            EMAIL;PREF=2:ann2@exemple.ca
            EMAIL;PREF=1:ann@exemple.ca
            LANG:fr
            END:VCARD
            """)
        #expect(
            rows == [
                [
                    "N.family": "Côté", "N.given": "Éric", "N.prefix": "M.", "TEL[cell]": "514-555-0101",
                    "TEL[home]": "450-555-0102", "EMAIL": "eric@exemple.ca", "NOTE": "ligne un\nligne deux",
                ],
                [
                    "FN": "Zoé Roy", "N.family": "Roy", "N.given": "Zoé", "N.additional": "Anne", "N.prefix": "Mme",
                    "ORG.name": "Garage Roy inc.", "ORG.unit": "Service", "TEL[work]": "+1 418 555-0103",
                    "TEL[work,2]": "418-555-0104", "ADR[home].extended": "app. 4",
                    "ADR[home].street": "12, rue des\nPins",
                    "ADR[home].city": "Lévis", "ADR[home].region": "QC", "ADR[home].postalcode": "G6V 1A1",
                    "ADR[home].country": "Canada", "NOTE": "une longue note pliée", "BDAY": "1980-05-01",
                ],
                [
                    "FN": "Ann Doe", "N.family": "Doe", "N.given": "Ann", "TEL[cell]": "+1-514-555-0105",
                    "EMAIL": "ann@exemple.ca", "EMAIL[2]": "ann2@exemple.ca", "LANG": "fr",
                ],
            ])
    }

    @Test func `with a parameter that is an equals sign alone are read`() throws {
        #expect(try cells("BEGIN:VCARD\nTEL;=;CELL;=x;TYPE=:514\nEND:VCARD\n") == [["TEL[cell]": "514"]])
    }

    @Test func `that are cut are rejected with their line, and pictures are counted`() throws {
        let table = try ReadTable(
            "BEGIN:VCARD\nFN:Roy\nBEGIN:VCARD\nFN:Zoé\nPHOTO:abc\nEND:VCARD\nBEGIN:VCARD\nFN:Du")
        #expect(table.rows == [["Zoé"]])
        #expect(table.lines == [3])
        #expect(table.rejected.map(\.line) == [1, 7])
        #expect(
            table.rejected.map { String(decoding: $0.bytes, as: UTF8.self) } == [
                "BEGIN:VCARD\nFN:Roy\n", "BEGIN:VCARD\nFN:Du",
            ])
        #expect(table.description.notes == ["truncated", "pictures:1"])
        #expect(throws: TabularError.truncated(path: "text", line: 1)) { try ReadTable("BEGIN:VCARD\nFN:Roy\n") }
        #expect(throws: TabularError.noRecords(path: "text")) { try ReadTable("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n") }
    }
}

@Suite struct `Leads in e-mails` {
    private let head = "From: web@exemple.ca\r\nTo: crm@exemple.ca\r\nSubject: Lead\r\nMIME-Version: 1.0\r\n"

    private func rows(_ text: String) throws -> [[String?]] {
        let table = try ReadTable(text)
        #expect(table.description.format == .adf)
        #expect(table.description.notes.contains("quoted-printable"))
        return table.rows
    }

    @Test func `in base64, in quoted-printable, and twice in one message are one lead`() throws {
        // <adf><prospect><id>é1</id></prospect></adf>
        let base64 = "PGFkZj48cHJvc3BlY3Q+PGlkPsOpMTwvaWQ+PC9w\r\ncm9zcGVjdD48L2FkZj4=\r\n"
        #expect(
            try rows(
                head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64)
                == [["é1"]])
        let alternative =
            head + "Content-Type: multipart/alternative;\r\n boundary=\"=_b1\"\r\n\r\npreamble\r\n--=_b1\r\n"
            + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + "<adf><prospect><id>=E91</id></prospect></a=\r\ndf>\r\n--=_b1\r\nContent-Type: text/html\r\n\r\n"
            + "<p>&lt;adf&gt;&lt;prospect&gt;&lt;id&gt;1&lt;/id&gt;&lt;/prospect&gt;&lt;/adf&gt;</p>\r\n--=_b1--\r\n"
        #expect(try rows(alternative) == [["é1"]])
        let page =
            head
            + "Content-Type: text/html\r\n\r\n<html><body>&lt;adf&gt;<br>&lt;prospect&gt;&lt;id&gt;7&lt;/id&gt;&lt;/prospect&gt;&lt;/adf&gt;</body></html>"
        #expect(try rows(page) == [["7"]])
    }

    @Test func `of a mailbox and of forwarded messages are all read`() throws {
        func message(_ id: Int) -> String { head + "\r\n<adf><prospect><id>\(id)</id></prospect></adf>\r\n" }
        #expect(
            try rows(
                "From a@exemple.ca Sat May  4 2024\r\n" + message(1) + "\r\nFrom b@exemple.ca Sat May  4 2024\r\n"
                    + message(2)) == [["1"], ["2"]])
        let forwarded =
            head
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoir.\r\n--b\r\n"
            + "Content-Type: message/rfc822\r\n\r\n" + message(3) + "--b--\r\n"
        #expect(try rows(forwarded) == [["3"]])
    }

    @Test func `an attached table is that table`() throws {
        let mail =
            head
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoir.\r\n--b\r\n"
            + "Content-Type: text/csv; name=clients.csv\r\nContent-Transfer-Encoding: base64\r\n\r\nTm9tO1ZpbGxlClJveTtMYXZhbAo=\r\n--b--\r\n"
        #expect(try ReadTable(mail).text == "Roy|Laval")
        #expect(throws: TabularError.noRecords(path: "text")) { try ReadTable(head + "\r\nBonjour\r\n") }
    }

    @Test func `a table whose first column is called From is no e-mail`() throws {
        #expect(try ReadTable("From,To\na@exemple.ca,b@exemple.ca\n").description.format == .csv)
    }
}
