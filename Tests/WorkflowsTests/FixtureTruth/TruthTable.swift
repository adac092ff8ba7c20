import Foundation

/// A table of the fixture dealership's truth, as `scripts/make-fixture` writes it.
struct TruthTable {
    let header: [String]
    let rows: [[String]]

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/dealer")

    init(_ name: String) throws {
        let bytes = try Data(contentsOf: Self.folder.appending(path: name))
        var records = Self.records(Array(bytes))
        header = records.isEmpty ? [] : records.removeFirst()
        rows = records
    }

    /// The cells of some columns, row by row.
    func cells(_ names: String...) -> [[String]] {
        let places = names.map { name in
            guard let place = header.firstIndex(of: name) else { fatalError("no column \(name)") }
            return place
        }
        return rows.map { row in places.map { row[$0] } }
    }

    /// RFC 4180, UTF-8, line feeds.
    private static func records(_ bytes: [UInt8]) -> [[String]] {
        var (records, record, cell): ([[String]], [String], [UInt8]) = ([], [], [])
        var isQuoted = false
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    cell.append(byte)
                } else if place < bytes.count, bytes[place] == byte {
                    cell.append(byte)
                    place += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: ","), UInt8(ascii: "\n"):
                record.append(String(decoding: cell, as: UTF8.self))
                cell.removeAll(keepingCapacity: true)
                if byte == UInt8(ascii: "\n") {
                    records.append(record)
                    record = []
                }
            default: cell.append(byte)
            }
        }
        return records
    }
}
