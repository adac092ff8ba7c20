/// A CSV of `files/tables`, read whole: small tables of facts, each row with its source.
package struct ReferenceTable: Sendable {
    package let header: [String]
    package let rows: [[String]]

    /// Reads a table that is part of the program, as `ReferenceTable("nicknames")`.
    package init(_ name: String) { self.init(csv: Resource.text("tables/\(name).csv")) }

    /// Reads RFC 4180 text with a header line; a short row is filled with empty cells.
    package init(csv: String) {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var wasQuote = false
        func endRow(_ row: inout [String], _ cell: inout [UInt8]) {
            row.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
            if row != [""] { rows.append(row) }
            row.removeAll(keepingCapacity: true)
        }
        for byte in csv.utf8 {
            if isQuoted {
                if wasQuote {
                    wasQuote = false
                    if byte == UInt8(ascii: "\"") {
                        cell.append(byte)
                        continue
                    }
                    isQuoted = false
                } else {
                    if byte == UInt8(ascii: "\"") { wasQuote = true } else { cell.append(byte) }
                    continue
                }
            }
            switch byte {
            case UInt8(ascii: "\"") where cell.isEmpty: isQuoted = true
            case UInt8(ascii: ","):
                row.append(String(decoding: cell, as: UTF8.self))
                cell.removeAll(keepingCapacity: true)
            case UInt8(ascii: "\n"): endRow(&row, &cell)
            case UInt8(ascii: "\r"): break
            default: cell.append(byte)
            }
        }
        if !cell.isEmpty || !row.isEmpty { endRow(&row, &cell) }
        header = rows.first ?? []
        let width = header.count
        self.rows = rows.dropFirst().map { $0.count < width ? $0 + Array(repeating: "", count: width - $0.count) : $0 }
    }

    /// The place of a column that must be there.
    package func column(_ name: String) -> Int {
        guard let place = header.firstIndex(of: name) else { preconditionFailure("no column \(name) in \(header)") }
        return place
    }

    /// A dictionary from one column to another; the first row wins.
    package func dictionary(_ key: String, _ value: String) -> [String: String] {
        let (key, value) = (column(key), column(value))
        return Dictionary(rows.map { ($0[key], $0[value]) }, uniquingKeysWith: { first, _ in first })
    }
}
