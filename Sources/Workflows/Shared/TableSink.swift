import Export
import Storage
import Tabular

/// Writes the rows of an export as CSV, JSON or NDJSON.
struct TableSink: RowSink {
    private let target: OutputTarget
    private let format: ExportFormat
    private let reader: ExportReader
    private var csv: CSVWriter?
    private var columns: [String] = []
    private var rows = 0

    init(_ target: OutputTarget, _ format: ExportFormat, _ reader: ExportReader) {
        self.target = target
        self.format = format
        self.reader = reader
    }

    mutating func begin(columns: [String]) throws {
        self.columns = columns
        guard format == .csv else {
            if format == .json { try put("[") }
            return
        }
        csv = try OutputTrouble.explained { () throws(OutputError) in
            var writer = try CSVWriter(
                to: target.output, for: reader == .excel ? .spreadsheet : .machine, byteOrderMark: reader == .excel)
            try writer.write(columns)
            return writer
        }
    }

    mutating func write(_ values: [SQLValue]) throws {
        rows += 1
        if format == .csv {
            let cells = values.map { text($0) }
            try OutputTrouble.explained { () throws(OutputError) in try csv?.write(cells) }
            return
        }
        let members = zip(columns, values).map { "\(JSON.string($0)):\(literal($1))" }
        let object = "{" + members.joined(separator: ",") + "}"
        try put(format == .json ? (rows == 1 ? "\n" : ",\n") + object : object + "\n")
    }

    mutating func write(_ row: borrowing RowView) throws {
        guard csv != nil else { return try write(row.values) }
        rows += 1
        for place in columns.indices {
            if row.isPlain(place) {
                csv?.cell(row.bytes(place))
            } else {
                let text = text(row.value(place)) ?? ""
                csv?.cell(text)
            }
        }
        try OutputTrouble.explained { () throws(OutputError) in try csv?.endRow() }
    }

    mutating func end() throws {
        if format == .json { try put(rows == 0 ? "]\n" : "\n]\n") }
    }

    private func put(_ text: String) throws {
        try OutputTrouble.explained { () throws(OutputError) in try target.output.write(text) }
    }

    private func text(_ value: SQLValue) -> String? {
        if case .blob(let bytes) = value { return String(decoding: bytes, as: UTF8.self) }
        return value.text
    }

    private func literal(_ value: SQLValue) -> String {
        switch value {
        case .null: "null"
        case .integer(let number): String(number)
        case .real(let number): number.isFinite ? "\(number)" : "null"
        case .text(let text): JSON.string(text)
        case .blob(let bytes): JSON.string(String(decoding: bytes, as: UTF8.self))
        }
    }
}
