import Foundation
import Testing

@testable import Tabular

@Suite struct `ADF leads` {
    private func cells(_ text: String) throws -> [[String: String]] {
        let table = try ReadTable(text)
        #expect(table.description.format == .adf)
        return table.rows.map { row in
            Dictionary(
                uniqueKeysWithValues: zip(table.description.header, row).compactMap { name, cell in
                    cell.map { (name, $0) }
                })
        }
    }

    @Test func `kinds stand in brackets, remarks behind an at sign, repetitions have a number`() throws {
        let lead = try cells(
            """
            <?xml version="1.0"?><?adf version="1.0"?>
            <adf><prospect status="new"><id source="Site">77</id>
            <vehicle status="used"><make>Honda</make><odometer units="km">90000</odometer></vehicle>
            <vehicle interest="trade-in"><make>Mazda</make></vehicle>
            <customer><contact><name part="first">Zoé</name><name>Zoé Roy</name>
            <phone type="voice" time="evening" preferredcontact="1">514 555-0142</phone><phone>1</phone><phone>2</phone>
            <email>a@x.ca</email><email>b@x.ca</email>
            <address type="home"><street line="1">1, rue A</street><street line="2">app. 2</street></address>
            </contact><comments><![CDATA[<b>x</b> & y]]></comments></customer></prospect></adf>
            """)
        #expect(
            lead == [
                [
                    "@status": "new", "id": "77", "id@source": "Site", "vehicle[buy]@status": "used",
                    "vehicle[buy].make": "Honda", "vehicle[buy].odometer": "90000", "vehicle[buy].odometer@units": "km",
                    "vehicle[trade-in].make": "Mazda", "customer.contact.name[first]": "Zoé",
                    "customer.contact.name[full]": "Zoé Roy", "customer.contact.phone[voice,evening]": "514 555-0142",
                    "customer.contact.phone[voice,evening]@preferredcontact": "1", "customer.contact.phone[voice]": "1",
                    "customer.contact.phone[voice,2]": "2", "customer.contact.email": "a@x.ca",
                    "customer.contact.email[2]": "b@x.ca", "customer.contact.address[home].street[1]": "1, rue A",
                    "customer.contact.address[home].street[2]": "app. 2", "customer.comments": "<b>x</b> & y",
                ]
            ])
    }

    @Test func `several leads, around them e-mails and second documents, are rows in order`() throws {
        let table = try ReadTable(
            """
            From: leads@exemple.ca
            Subject: New lead

            <?xml version="1.0"?><adf><prospect><id>1</id></prospect><prospect><id>2</id></prospect></adf>
            --
            <ADF><PROSPECT STATUS="resend"><ID>3</ID></PROSPECT></ADF>
            """)
        #expect(table.description.header == ["id", "@status"])
        #expect(table.text == "1|– / 2|– / 3|resend")
        #expect(table.lines == [1, 2, 3])
    }

    @Test func `careless XML is mended and counted`() throws {
        let table = try ReadTable(
            """
            <?ADF VERSION "1.0"?>
            <?XML VERSION "1.0"?>
            <adf><prospect><id sequence=1 source='Site & cie'>1</id><requestdate>2024-01-05
            <customer><contact><name part=“first”>Ren&eacute; & Zo&#233;</name></contact>
            <comments>prix < 20000<br>merci</comments></customer></prospect></adf>
            """)
        #expect(table.rejected.isEmpty)
        #expect(table.description.notes == ["repaired-xml:1"])
        let row = Dictionary(uniqueKeysWithValues: zip(table.description.header, table.rows[0]))
        #expect(row["id@sequence"] == "1")
        #expect(row["id@source"] == "Site & cie")
        #expect(row["requestdate.customer.contact.name[first]"] == "René & Zoé")
        #expect(row["requestdate.customer.comments"] == "prix < 20000\nmerci")
    }

    @Test func `an entity that a document declares is never expanded`() throws {
        let table = try ReadTable(
            """
            <?xml version="1.0"?><!DOCTYPE adf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
            <adf><prospect><id>&b;&f;</id></prospect></adf>
            """)
        #expect(table.text == "&b;&f;")
    }

    @Test func `the declared encoding counts where the bytes are no UTF-8`() throws {
        let head = "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><adf><prospect><id>"
        let tail = Array("</id></prospect></adf>".utf8)
        #expect(try ReadTable(Array(head.utf8) + [0xA4] + tail).text == "€")
        #expect(try ReadTable(Array((head + "é").utf8) + tail).text == "é")
    }

    @Test func `a lead that is cut off is rejected with its bytes`() throws {
        let table = try ReadTable("<adf><prospect><id>1</id></prospect>\n<prospect><id>2</id")
        #expect(table.text == "1")
        #expect(table.rejected == [RejectedRow(line: 2, reason: .syntax, bytes: Array("<prospect><id>2</id".utf8))])
        #expect(table.description.notes == ["truncated"])
    }

    @Test func `a lead wrapped for mail is unwrapped`() throws {
        let lead = try cells(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<adf>\r\n<prospect status=3D\"new\"><id>Ren=C3=A9 =\r\nRoy</id></prospect></adf>"
        )
        #expect(lead == [["@status": "new", "id": "René Roy"]])
    }

    @Test(
        .enabled(if: SharedFiles.folder != nil, SharedFiles.reason), arguments: SharedFiles.names(in: "samples/adf-xml")
    )
    func `real leads are one row each`(name: String) throws {
        guard name.hasSuffix(".xml") else { return }
        let table = try ReadTable(.file(path: SharedFiles.url("samples/adf-xml/" + name).path()))
        #expect(table.description.format == .adf)
        #expect(table.rows.count == 1)
        #expect(table.rejected.isEmpty)
        #expect(table.description.header.contains("requestdate"))
    }
}
