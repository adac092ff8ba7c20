import Foundation
import Testing

@testable import Tabular

@Suite struct `JSON files` {
    @Test(arguments: [
        // An array, with nested objects, arrays of objects, arrays of scalars.
        (
            #"[{"id":1,"advisor":{"first_name":"Ana"},"emails":[{"address":"a@x.ca"},{"address":"b@x.ca"}]},{"tags":["vip",2,true,null],"id":2}]"#,
            "id|advisor.first_name|emails[0].address|emails[1].address|tags",
            "1|Ana|a@x.ca|b@x.ca|– / 2|–|–|–|vip;2;true"
        ),
        // Numbers and escapes keep what the source says.
        (
            #"[{"a":00012e0,"b":1E5}]"#.replacing("00012e0", with: "1.50"), "a|b", "1.50|1E5"
        ),
        (#"[{"t":"L\u00e9a \"L\"\n\/ \ud83d\ude97","f":false,"e":"","n":null}]"#, "t|f|e|n", "Léa \"L\"\n/ 🚗|false||–"),
        // Values of a list, one record with one of them; a long list is one cell.
        (
            #"[{"id":1,"phones":["5145550101","4385550102"],"x":2},{"id":2,"phones":["4505550103"]},{"id":3,"phones":[null,"8195550104"]},{"id":4,"phones":[]}]"#,
            "id|phones[0]|phones[1]|x",
            "1|5145550101|4385550102|2 / 2|4505550103|–|– / 3|8195550104|–|– / 4|–|–|–"
        ),
        (#"[{"t":["a@x","b"]},{"t":["a@x.ca","b@x.ca"]}]"#, "t", "a@x;b / a@x.ca;b@x.ca"),
        (
            #"[{"a":{"emails":["x@x.ca","y@x.ca"]}},{"a":{"emails":"z"}}]"#, "a.emails|a.emails[0]|a.emails[1]",
            "–|x@x.ca|y@x.ca / z|–|–"
        ),
        // Each value a list of one, as CDK writes it.
        (#"[{"Year":["2020"],"Make":["Honda"]}]"#, "Year|Make", "2020|Honda"),
        // One object.
        (
            #"{"first_name":"Jo","phones":[{"number":"+15145550142"}]}"#, "first_name|phones[0].number",
            "Jo|+15145550142"
        ),
        // Envelopes.
        (#"{"meta":{"page":1},"data":[{"id":1},{"id":2}],"total":2}"#, "id", "1 / 2"),
        (
            #"{"members":[{"id":1},{"id":2}],"list_id":"a","total_items":2,"_links":[{"r":1},{"r":2},{"r":3}]}"#, "id",
            "1 / 2"
        ),
        (#"{"data":{"id":7,"emails":[{"address":"a@x.ca"}]}}"#, "id|emails[0].address", "7|a@x.ca"),
        (#"{"status":"ok","result":{"customers":[{"id":1},{"id":2}],"dealers":[{"d":1}]}}"#, "id", "1 / 2"),
        // One object a line, with a blank line and Windows line ends.
        ("{\"id\":1}\r\n\r\n{\"id\":2,\"x\":\"y\"}\r\n", "id|x", "1|– / 2|y"),
        // A value and an object under the same key.
        (
            #"[{"advisor":"Ana"},{"advisor":{"name":"Bo"}},{"advisor":null}]"#, "advisor|advisor.name",
            "Ana|– / –|Bo / –|–"
        ),
    ])
    func `records become rows of paths`(text: String, header: String, rows: String) throws {
        let table = try ReadTable(text)
        #expect(table.description.header.joined(separator: "|") == header)
        #expect(table.text == rows)
        #expect(table.rejected.isEmpty)
    }

    @Test(arguments: [
        (
            #"{"data":[{"id":1}],"meta":{"filters":[{"name":"city"},{"name":"zip"}]}}"#, "1",
            ["unread-array:2:meta.filters"]
        ),
        (#"{"status":"ok","warnings":[{"code":"W1"}],"data":[{"id":1}]}"#, "1", ["unread-array:1:warnings"]),
        (#"{"vehicles":[{"v":1},{"v":2},{"v":3}],"customers":[{"id":1}]}"#, "1", ["unread-array:3:vehicles"]),
        (#"{"result":{"items":[{"id":1}]},"included":[{"x":1},{"x":2}]}"#, "1", ["unread-array:2:included"]),
        (#"{"data":{"id":7},"included":[{"x":1},{"x":2}]}"#, "7", ["unread-array:2:included"]),
        (#"{"sold":[{"id":1},{"id":2}],"traded":[{"id":3}]}"#, "1 / 2", ["unread-array:1:traded"]),
    ])
    func `the key of an array counts before its length, and what is not read is named`(
        text: String, rows: String, notes: [String]
    ) throws {
        let table = try ReadTable(text)
        #expect(table.text == rows)
        #expect(table.description.notes == notes)
    }

    @Test func `warnings beside no records are no records`() {
        #expect(throws: TabularError.noRecords(path: "text")) {
            try ReadTable(#"{"data":[],"warnings":[{"code":"W1"}]}"#)
        }
    }

    @Test func `an answer that says a little beside its records is not one of them, and a record that lists others is`()
        throws
    {
        let answer = try ReadTable(#"{"dealership":"7","edition":"2","made_on":"x","customers":[{"id":1},{"id":2}]}"#)
        #expect(answer.text == "1 / 2")
        let record = try ReadTable(
            #"{"a":"1","b":"2","c":"3","w":"4","e":{"f":"5"},"customers":[{"id":1},{"id":2}]}"#)
        #expect(record.rows.count == 1)
        #expect(record.description.header == ["a", "b", "c", "w", "e.f", "customers[0].id", "customers[1].id"])
    }

    @Test func `a table written by columns is no record`() throws {
        #expect(throws: TabularError.noRecords(path: "text")) {
            try ReadTable(#"{"nom":["Roy","Côté","Dubé"],"tél":["514","418","450"]}"#)
        }
        #expect(try ReadTable(#"{"nom":["Roy"],"tél":["514"]}"#).rows.count == 1)
        #expect(try ReadTable(#"{"nom":"Roy","tél":["514","418"]}"#).rows.count == 1)
    }

    @Test func `what is no object is rejected and counted`() throws {
        let table = try ReadTable(#"[{"id":1}, 42, "x", [1], {"id":2}]"#)
        #expect(table.text == "1 / 2")
        #expect(table.lines == [1, 5])
        #expect(table.rejected.map(\.line) == [2, 3, 4])
        #expect(table.rejected.map(\.reason) == [.notAnObject, .notAnObject, .notAnObject])
        #expect(table.rejected[0].bytes == Array("42".utf8))
    }

    @Test func `a broken line of NDJSON costs itself only`() throws {
        let table = try ReadTable("{\"id\":1}\n{\"id\":\n{\"id\":3}\n7\n{\"id\":4")
        #expect(table.description.format == .ndjson)
        #expect(table.text == "1 / 3")
        #expect(table.lines == [1, 3])
        #expect(table.rejected.map(\.line) == [2, 4, 5])
        #expect(table.rejected.map(\.reason) == [.syntax, .notAnObject, .syntax])
        #expect(table.description.notes == ["truncated"])
    }

    @Test(arguments: [
        "{\"data\":[\n{\"id\":1},\n{\"id\":2}\n]}\n", "{\"data\":[{\"id\":1},\n{\"id\":2}]}",
        "{\"count\":2,\"data\":\n[\n{\"id\":1},\n{\"id\":2}]}", "{\"data\": [\r\n{\"id\":1},\r\n{\"id\":2}]}",
    ])
    func `a document whose records stand on lines of their own is no NDJSON`(text: String) throws {
        let table = try ReadTable(text)
        #expect(table.description.format == .json)
        #expect(table.text == "1 / 2")
        #expect(table.rejected.isEmpty)
    }

    @Test(arguments: ["{\"id\":1,\n{\"id\":2}\n{\"id\":3}\n", "{\"id\":\n{\"id\":2}\n{\"id\":3}\n"])
    func `a first line of NDJSON that was cut costs itself only`(text: String) throws {
        let table = try ReadTable(text)
        #expect(table.description.format == .ndjson)
        #expect(table.text == "2 / 3")
        #expect(table.rejected.map(\.line) == [1])
    }

    @Test func `a key that comes twice is noted and the last value counts`() throws {
        let table = try ReadTable(#"[{"id":1,"id":2}]"#)
        #expect(table.text == "2")
        #expect(table.description.notes == ["duplicate-keys"])
    }

    @Test(arguments: ["[]", "42", "[1,2]", "\"x\"", "{}", "[{}]"])
    func `a document without records is refused as such`(text: String) throws {
        #expect(throws: TabularError.noRecords(path: "text")) { try ReadTable(text, ReadOptions(format: .json)) }
    }

    @Test(arguments: [
        ("[{\"a\":1},\n{\"a\":2", TabularError.truncated(path: "text", line: 2)),
        ("[{\"a\":1},\n {\"a\" 2}]", .syntax(path: "text", line: 2, column: 7, reason: "missing-colon")),
        ("[{\"a\":1}]\nx", .syntax(path: "text", line: 2, column: 1, reason: "trailing-text")),
        ("{\"a\":01}", .syntax(path: "text", line: 1, column: 7, reason: "missing-comma")),
    ])
    func `a broken document is refused with the place`(text: String, error: TabularError) {
        #expect(throws: error) { try ReadTable(text) }
    }

    @Test func `a record nested deeper than any export is rejected`() throws {
        let deep = String(repeating: "[", count: 70) + String(repeating: "]", count: 70)
        let table = try ReadTable("[{\"a\":\(deep)},{\"a\":1}]")
        #expect(table.text == "1")
        #expect(table.rejected.map(\.reason) == [.oversized])
        #expect(throws: TabularError.tooDeep(path: "text", line: 2, limit: 64)) { try ReadTable("\n{\"a\":\(deep)}") }
    }

    @Test func `UTF-16 and windows-1252 documents are read too`() throws {
        let text = #"[{"prénom":"Zoé"}]"#
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try ReadTable(wide).rows == [["Zoé"]])
        let narrow = text.unicodeScalars.map { UInt8($0.value) }
        #expect(try ReadTable(narrow).rows == [["Zoé"]])
        #expect(try ReadTable(narrow).description.header == ["prénom"])
    }
}

@Suite(.enabled(if: SharedFiles.folder != nil, SharedFiles.reason))
struct `JSON of other people` {
    /// Whether the reader itself, and not only the validator, takes a document.
    private func opens(_ bytes: [UInt8]) throws -> Bool {
        do {
            _ = try ReadTable(bytes, ReadOptions(format: .json))
            return true
        } catch TabularError.noRecords { return true } catch is TabularError { return false }
    }

    @Test(arguments: SharedFiles.names(in: "suites/JSONTestSuite/test_parsing"))
    func `the public suite of parsing cases is judged as it says`(name: String) throws {
        let bytes = try SharedFiles.bytes("suites/JSONTestSuite/test_parsing/" + name)
        var refusal: TabularError?
        do { try JSONDocument.validate(bytes, name: name) } catch { refusal = error }
        let isOpened = try opens(bytes)
        if name.hasPrefix("y_") {
            #expect(refusal == nil)
            #expect(isOpened)
        } else if name.hasPrefix("n_") {
            #expect(refusal != nil)
            // A zero byte at the very end is padding to the reader.
            #expect(!isOpened || bytes.last == 0)
            switch refusal {
            case .syntax(_, let line, let column, let reason):
                #expect(line > 0 && column > 0 && SyntaxFault(rawValue: reason) != nil)
            case .truncated(_, let line): #expect(line > 0)
            case .empty: #expect(bytes.isEmpty || bytes == [0xEF, 0xBB, 0xBF])
            default: Issue.record("refused without a place")
            }
        }
    }

    @Test func `real samples become records`() throws {
        let customers = try ReadTable(.file(path: SharedFiles.url("samples/chinook-customers/customers.json").path()))
        #expect(customers.rows.count == 59)
        #expect(customers.description.header.count == 13)
        #expect(customers.rows[2][1] == "François")
        let lead = try ReadTable(.file(path: SharedFiles.url("samples/activix-api/lead-create-body.json").path()))
        #expect(lead.rows.count == 1)
        #expect(
            lead.description.header == [
                "first_name", "last_name", "type", "advisor.first_name", "advisor.last_name", "emails[0].type",
                "emails[0].address", "phones[0].number", "phones[0].extension", "phones[0].type", "vehicles[0].make",
                "vehicles[0].model", "vehicles[0].year", "vehicles[0].type", "vehicles[1].make", "vehicles[1].model",
                "vehicles[1].year", "vehicles[1].type",
            ])
    }
}
