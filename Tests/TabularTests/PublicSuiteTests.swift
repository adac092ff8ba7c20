import Foundation
import Testing

@testable import Tabular

@Suite(.enabled(if: SharedFiles.folder != nil, SharedFiles.reason))
struct `Public suites and real samples` {
    @Test(arguments: SharedFiles.names(in: "suites/csv-spectrum/csvs"))
    func `csv-spectrum reads as it says`(name: String) throws {
        let truth = "suites/csv-spectrum/json/" + name.replacing(".csv", with: ".json")
        let expected = try #require(
            JSONSerialization.jsonObject(with: Data(SharedFiles.bytes(truth))) as? [[String: String]])
        let table = try ReadTable(SharedFiles.bytes("suites/csv-spectrum/csvs/" + name))
        let rows = table.rows.map { row in
            Dictionary(uniqueKeysWithValues: zip(table.description.header, row.map { $0 ?? "missing" }))
        }
        #expect(rows == expected)
        #expect(table.rejected.isEmpty)
    }

    @Test(arguments: [
        ("cp1252", "windows-1252", ","), ("cp850", "cp850", ","), ("mac_roman", "macroman", ","),
        ("utf-8-bom", "utf-8", ","),
        ("utf-16le-bom", "utf-16le", ","), ("excel-fr.cp1252-semicolon", "windows-1252", ";"),
        ("sep-line.utf-8-bom-semicolon", "utf-8", ";"),
    ])
    func `every encoding of the same businesses gives the same cells`(name: String, encoding: String, delimiter: String)
        throws
    {
        let truth = try ReadTable(.file(path: SharedFiles.url("suites/encodings/businesses.utf-8.csv").path()))
        let table = try ReadTable(.file(path: SharedFiles.url("suites/encodings/businesses.\(name).csv").path()))
        #expect(table.description.encoding == encoding)
        #expect(table.description.encodingConfidence > 0.95)
        #expect(table.description.dialect.delimiter == delimiter)
        #expect(table.description.header == truth.description.header)
        #expect(table.rows == truth.rows)
        #expect(table.rows.count == 200)
        #expect(table.rejected.isEmpty)
    }

    @Test func `text that was encoded twice is left to the normalisers`() throws {
        let table = try ReadTable(SharedFiles.bytes("suites/encodings/businesses.double-encoded-utf8.csv"))
        #expect(table.description.encoding == "utf-8")
        #expect(table.rows[0][3] == "971 Boul. DÃ©carie, St-Laurent, QuÃ©bec")
    }

    @Test(arguments: [
        ("montreal-open-data-businesses/businesses.csv", 3066, 7),
        ("dealertrack-deals-csv/Dealertrack-CSV-Example.csv", 13, 6),
        ("chinook-customers/customers.csv", 59, 13), ("activix-api/object-attributes.csv", 214, 4),
    ])
    func `real samples lose no row`(name: String, rows: Int, columns: Int) throws {
        let table = try ReadTable(.file(path: SharedFiles.url("samples/" + name).path()))
        #expect(table.rows.count == rows)
        #expect(table.rejected.isEmpty)
        #expect(table.description.header.count == columns)
        #expect(table.description.notes == [])
    }

    @Test(arguments: SharedFiles.names(in: "samples/header-only"))
    func `a file of one header line has its columns and no rows`(name: String) throws {
        let table = try ReadTable(.file(path: SharedFiles.url("samples/header-only/" + name).path()))
        #expect(table.description.header.count > 10)
        #expect(table.description.header == table.description.header.filter { !$0.hasPrefix("column") })
        #expect(table.rows.isEmpty && table.rejected.isEmpty)
    }
}
