import Export
import Normalization
import Records
import Storage
import Tabular

/// Rejected rows as a file of the kind that they came from: mended by hand, it can be imported again.
///
/// The rows are the source's own bytes, under its header and in its encoding; a workbook's are lines of CSV. Totals and
/// headers that came again are no records and stay out.
struct RejectedSource {
    private let format: TableFormat
    private let encoding: Encoding
    private let dialect: TableDescription.Dialect
    private let header: [String]

    init(_ record: SQLRow) throws {
        format = TableFormat(rawValue: record.text("format") ?? "") ?? .csv
        encoding = format == .xlsx ? .utf8 : Encoding(name: record.text("encoding") ?? "") ?? .utf8
        dialect = try jsonValue(TableDescription.Dialect.self, from: record.text("dialect") ?? "{}")
        header = try jsonValue([String].self, from: record.text("header") ?? "[]")
    }

    static func write(
        _ importID: Int, isUnmasked: Bool, from db: Connection, to output: ByteOutput
    ) throws -> ExportCounts {
        guard let record = try db.first("SELECT * FROM import WHERE id = ?", [.integer(importID)]) else {
            throw ExportNeed.importNumber
        }
        let source = try RejectedSource(record)
        let rows = try db.rows(
            "SELECT bytes FROM rejected_row WHERE import_id = ? AND reason NOT IN ('totals', 'repeated-header') ORDER BY line",
            [.integer(importID)])
        let veil = SensitiveVeil(header: source.header, encoding: source.encoding, isUnmasked: isUnmasked)
        var counts = ExportCounts()
        try OutputTrouble.explained { () throws(OutputError) in
            try output.write(source.start)
            for (place, row) in rows.enumerated() {
                guard case .blob(let bytes) = row[0] else { continue }
                // The elements of one document are told apart by commas.
                if place > 0, source.format == .json { try output.write(",\n") }
                try output.write(veil.over(bytes, &counts) + (source.format == .json ? [] : source.lineEnd))
            }
            try output.write(source.end)
        }
        counts.rows = rows.count
        return counts
    }

    private var lineEnd: [UInt8] {
        let ending =
            switch dialect.lineEnding {
            case "CRLF": "\r\n"
            case "CR": "\r"
            default: "\n"
            }
        return encoding.bytes(of: ending)
    }

    private var start: [UInt8] {
        switch format {
        case .csv where dialect.headerLine > 0: encoding.mark + encoding.bytes(of: line(header)) + lineEnd
        case .csv: encoding.mark
        case .xlsx: Array(line(header).utf8) + lineEnd
        case .adf: Array("<adf>\n".utf8)
        case .json: Array("[".utf8)
        case .ndjson, .vcard: []
        }
    }

    private var end: [UInt8] {
        switch format {
        case .adf: Array("</adf>\n".utf8)
        case .json: Array("]\n".utf8)
        case .csv, .xlsx, .ndjson, .vcard: []
        }
    }

    private func line(_ cells: [String]) -> String {
        let delimiter = format == .csv && !dialect.delimiter.isEmpty ? dialect.delimiter : ","
        return cells.map { cell in
            let isPlain = !cell.contains(delimiter) && !cell.contains { "\"\n\r".contains($0) }
            return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: delimiter)
    }
}

/// Hides the sensitive identifiers of rows that were never cleaned, unless someone asked to see them.
///
/// A row in its own bytes has no cells: what any header of the file names is looked for in all of it.
struct SensitiveVeil {
    private let encoding: Encoding
    private let named: Set<SensitiveIdentifier>
    private let isUnmasked: Bool

    init(header: [String], encoding: Encoding, isUnmasked: Bool) {
        self.encoding = encoding
        named = Set(header.flatMap { SensitiveScanner.identifiers(namedBy: $0) })
        self.isUnmasked = isUnmasked
    }

    /// A row for people: in UTF-8, whatever the file was in.
    func text(of bytes: [UInt8], _ counts: inout ExportCounts) -> String { encoding.text(of: over(bytes, &counts)) }

    func over(_ bytes: [UInt8], _ counts: inout ExportCounts) -> [UInt8] {
        guard !isUnmasked else { return bytes }
        let masked = SensitiveScanner.masked(bytes, named: named)
        if masked != bytes { counts.masked += 1 }
        return masked
    }
}

/// What an export of rejected rows lacks.
enum ExportNeed: Error, Equatable {
    case importNumber
    /// The source's own bytes are no workbook.
    case sourceForm
}

extension ExportNeed: ExplainedError {
    var message: Message {
        switch self {
        case .importNumber: Message("export.needs-import")
        case .sourceForm: Message("export.source-form")
        }
    }

    var status: ExitStatus { .usage }
}
