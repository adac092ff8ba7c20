import Columns
import Normalization
import Tabular

/// Writes the rows of a filter: CSV for CSV, one object a line for JSON.
struct FilterWriter {
    private let output: ByteOutput
    private let names: [String]
    private let header: [String]
    private let lines: InputLines?
    private var csv: CSVWriter?
    private var rejected: ArraySlice<RejectedRow>

    init(_ output: ByteOutput, _ table: FilterTable, _ cleanNames: [String]) throws {
        self.output = output
        header = table.header
        names = cleanNames.map { "clean_" + $0 }
        rejected = table.rejected.sorted { $0.line < $1.line }[...]
        lines = table.format == .ndjson ? InputLines(table.input) : nil
        guard table.format != .json && table.format != .ndjson else { return }
        let columns = table.header + names + ["findings"]
        csv = try OutputTrouble.explained { () throws(OutputError) in
            var writer = try CSVWriter(to: output)
            try writer.write(columns)
            return writer
        }
    }

    /// - Parameter masked: cells of the row that come out masked, by column.
    mutating func write(
        _ batch: RawBatch, _ row: Int, _ masked: [Int: [UInt8]], _ clean: [TextColumn?], _ findings: String
    ) throws {
        while let reject = rejected.first, reject.line < batch.lines[row] {
            rejected = rejected.dropFirst()
            try write(reject)
        }
        guard csv != nil else { return try writeObject(batch, row, masked, clean, findings) }
        try OutputTrouble.explained { () throws(OutputError) in
            for (place, column) in batch.columns.enumerated() {
                if let cell = masked[place] {
                    cell.withUnsafeBufferPointer { csv?.cell($0) }
                } else {
                    column.withBytes(row) { csv?.cell($0) }
                }
            }
            for column in clean {
                if let column { column.withBytes(row) { csv?.cell($0) } } else { csv?.cell("") }
            }
            csv?.cell(findings)
            try csv?.endRow()
        }
    }

    mutating func finish() throws {
        for reject in rejected { try write(reject) }
        rejected = []
    }

    /// A row that is no record keeps its place: its bytes in the first column, its reason under `findings`.
    private mutating func write(_ reject: RejectedRow) throws {
        let words = String(decoding: SensitiveScanner.masked(Array(reject.bytes)), as: UTF8.self)
        let reason = "row:" + reject.reason.rawValue
        guard csv != nil else {
            return try put("{\"row\":\(JSON.string(words)),\"findings\":\(JSON.string(reason))}\n")
        }
        let blanks = [String](repeating: "", count: max(0, header.count - 1) + names.count)
        let cells = [words] + blanks + [reason]
        try OutputTrouble.explained { () throws(OutputError) in try csv?.write(cells) }
    }

    /// The row's own object with members added at its end; what it said stays byte for byte. A row of which a cell must be masked
    /// and cannot be found in its text comes out flat.
    private func writeObject(
        _ batch: RawBatch, _ row: Int, _ masked: [Int: [UInt8]], _ clean: [TextColumn?], _ findings: String
    ) throws {
        var members: [String] = []
        for (name, column) in zip(names, clean) {
            members.append("\(JSON.string(name)):\(JSON.string(column?.text(row) ?? ""))")
        }
        members.append("\"findings\":\(JSON.string(findings))")
        let added = members.joined(separator: ",")
        if let object = Self.object(lines?.object(on: batch.lines[row]), masked, batch, row) {
            try put(object + (object.hasSuffix("{") ? "" : ",") + added + "}\n")
            return
        }
        var own: [String] = []
        for (place, column) in batch.columns.enumerated() where column.presence[row] != .missing {
            let cell = masked[place].map { String(decoding: $0, as: UTF8.self) } ?? column[row]
            own.append("\(JSON.string(header[place])):\(JSON.string(cell))")
        }
        try put("{" + (own + [added]).joined(separator: ",") + "}\n")
    }

    /// A row's own text with its masked cells in it; nil where one cannot be found there as it is.
    private static func object(
        _ text: String?, _ masked: [Int: [UInt8]], _ batch: RawBatch, _ row: Int
    ) -> String? {
        guard var text else { return nil }
        for (place, bytes) in masked {
            let cell = batch.columns[place][row]
            let quoted = JSON.string(cell)
            let new = JSON.string(String(decoding: bytes, as: UTF8.self))
            let isNumber = cell.utf8.allSatisfy { $0 &- 48 < 10 }
            guard let old = text.contains(quoted) ? quoted : isNumber && text.contains(cell) ? cell : nil else {
                return nil
            }
            text = text.replacing(old, with: new)
        }
        return text
    }

    private func put(_ text: String) throws {
        try OutputTrouble.explained { () throws(OutputError) in try output.write(text) }
    }
}

/// The lines of an NDJSON input, each by its number.
private struct InputLines {
    private let bytes: [UInt8]
    private let starts: [Int]

    init?(_ source: ByteSource) {
        guard case .bytes(let bytes, _) = source else { return nil }
        // Only UTF-8 comes out as it went in; other encodings are written anew.
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        self.bytes = bytes
        var starts = [0]
        for (place, byte) in bytes.enumerated() where byte == 0x0A { starts.append(place + 1) }
        self.starts = starts
    }

    /// The object on a line without its closing brace; nil when the line holds no object.
    func object(on line: Int) -> String? {
        guard line >= 1, line <= starts.count else { return nil }
        let end = line < starts.count ? starts[line] : bytes.count
        var text = bytes[starts[line - 1]..<end]
        while let last = text.last, last <= 0x20 { text = text.dropLast() }
        guard text.last == UInt8(ascii: "}") else { return nil }
        text = text.dropLast()
        while let last = text.last, last <= 0x20 { text = text.dropLast() }
        return String(decoding: text, as: UTF8.self)
    }
}
