import Export
import Storage
import Tabular

/// Writes the rows of an export as CSV, JSON, NDJSON or an Excel workbook.
struct TableSink: RowSink {
    private let target: OutputTarget
    private let format: ExportFormat
    private let reader: ExportReader
    private var sheet: SheetPlan
    private var csv: CSVWriter?
    private var workbook: WorkbookWriter?
    private var columns: [String] = []
    private var rows = 0

    /// - Parameters:
    ///   - sheet: the name of a workbook's sheet.
    ///   - choices: by column, the words that a workbook offers for its cells.
    init(
        _ target: OutputTarget, _ format: ExportFormat, _ reader: ExportReader, sheet: String,
        choices: [Int: [String]] = [:]
    ) {
        self.target = target
        self.format = format
        self.reader = reader
        self.sheet = SheetPlan(sheet, choices: choices)
    }

    /// Texts that a cell of a workbook cannot hold whole.
    var shortenedCells: Int { workbook?.shortenedCells ?? 0 }
    /// Sheets that a workbook took.
    var sheets: Int { workbook?.sheets ?? 1 }

    mutating func begin(columns: [String]) throws {
        self.columns = columns
        sheet.header = columns
        switch format {
        case .json: try put("[")
        case .ndjson: break
        case .csv:
            csv = try OutputTrouble.explained { () throws(OutputError) in
                var writer = try CSVWriter(
                    to: target.output, for: reader == .excel ? .spreadsheet : .machine, byteOrderMark: reader == .excel)
                try writer.write(columns)
                return writer
            }
        case .xlsx:
            workbook = try OutputTrouble.explained { () throws(OutputError) in
                var writer = try WorkbookWriter(to: target.output)
                try writer.begin(sheet)
                return writer
            }
        }
    }

    mutating func write(_ values: [SQLValue]) throws {
        rows += 1
        switch format {
        case .csv:
            let cells = values.map { text($0) }
            try OutputTrouble.explained { () throws(OutputError) in try csv?.write(cells) }
        case .xlsx:
            try OutputTrouble.explained { () throws(OutputError) in
                try workbook?.beginRow()
                for value in values { addToWorkbook(value) }
                try workbook?.endRow()
            }
        case .json, .ndjson:
            let members = zip(columns, values).map { "\(JSON.string($0)):\(literal($1))" }
            let object = "{" + members.joined(separator: ",") + "}"
            try put(format == .json ? (rows == 1 ? "\n" : ",\n") + object : object + "\n")
        }
    }

    mutating func write(_ row: borrowing RowView) throws {
        if workbook != nil { return try writeToWorkbook(row) }
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

    private mutating func writeToWorkbook(_ row: borrowing RowView) throws {
        rows += 1
        try OutputTrouble.explained { () throws(OutputError) in try workbook?.beginRow() }
        for place in columns.indices {
            if row.isText(place) { workbook?.cell(row.bytes(place)) } else { addToWorkbook(row.value(place)) }
        }
        try OutputTrouble.explained { () throws(OutputError) in try workbook?.endRow() }
    }

    private mutating func addToWorkbook(_ value: SQLValue) {
        switch value {
        case .null: workbook?.emptyCell()
        case .integer(let number): workbook?.cell(number)
        case .real(let number): workbook?.cell(number)
        case .text(let text): workbook?.cell(text)
        case .blob(let bytes): bytes.withUnsafeBufferPointer { workbook?.cell($0) }
        }
    }

    mutating func end() throws {
        if format == .json { try put(rows == 0 ? "]\n" : "\n]\n") }
        try OutputTrouble.explained { () throws(OutputError) in try workbook?.finish() }
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
