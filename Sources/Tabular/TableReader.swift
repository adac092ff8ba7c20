import Columns

/// The shapes of file that a reader knows.
package enum TableFormat: String, CaseIterable, Sendable, Codable {
    case csv
    /// One document: an array of objects, one object, or an envelope around an array.
    case json
    /// One object a line.
    case ndjson
    /// ADF/XML leads.
    case adf
    /// One sheet of an Excel workbook.
    case xlsx
    /// vCard contacts.
    case vcard
}

/// What a person said about a file; everything left out is found out.
package struct ReadOptions: Sendable {
    package var format: TableFormat?
    /// A name that `Encoding` knows, as `windows-1252`.
    package var encoding: String?
    package var delimiter: UInt8?
    package var hasHeader = true
    /// The sheet of a workbook to read; the first one that can be seen and holds something, when nil.
    package var sheet: String?
    /// What becomes of a last record that was cut off.
    package var cutEnd: CutEnd
    /// Rows of nothing but delimiters are rows, as filters take them: a row out for every row in.
    package var keepsEmptyRows = false
    /// How many cores may learn the columns of a large document; the result is the same on any number.
    package var cores: Int
    /// The bytes were taken out of e-mails.
    var isFromMail = false

    package init(
        format: TableFormat? = nil, encoding: String? = nil, delimiter: UInt8? = nil, hasHeader: Bool = true,
        sheet: String? = nil, cutEnd: CutEnd = .taken, cores: Int = 1
    ) {
        self.cores = cores
        self.cutEnd = cutEnd
        self.sheet = sheet
        self.format = format
        self.encoding = encoding
        self.delimiter = delimiter
        self.hasHeader = hasHeader
    }
}

/// What becomes of the last record of a file that stops in the middle of it.
package enum CutEnd: Sendable {
    /// Read as it stands where that can be done, as filters do: a row out for every row in.
    case taken
    /// Kept among the rejected rows; those before it are read.
    case setAside
    /// The reading fails at its end with `TabularError.cutOff`: what was lost nobody knows.
    case refused
}

/// What was found out about a file, printed and stored with the import.
package struct TableDescription: Sendable, Codable, Equatable {
    package struct Dialect: Sendable, Codable, Equatable {
        /// One character, or empty where the format has none.
        package var delimiter = ""
        package var quote = ""
        /// `LF`, `CRLF`, `CR` or `mixed`.
        package var lineEnding = ""
        /// 1-based line of the header; 0 when there is none.
        package var headerLine = 0
        /// Lines above the header that are no records: a report's title, its date, `sep=;`.
        package var preambleLines = 0

        package init() {}

        enum CodingKeys: String, CodingKey {
            case delimiter, quote
            case lineEnding = "line_ending"
            case headerLine = "header_line"
            case preambleLines = "preamble_lines"
        }
    }

    /// A sheet of a workbook.
    package struct Sheet: Sendable, Codable, Equatable {
        package var name: String
        package var isHidden: Bool
        /// The one that is read.
        package var isRead: Bool

        enum CodingKeys: String, CodingKey {
            case name
            case isHidden = "hidden"
            case isRead = "read"
        }
    }

    package var format: TableFormat
    package var encoding: String
    /// 0 … 1; 1 where nothing was guessed.
    package var encodingConfidence: Double
    package var dialect: Dialect
    /// The file's own words; JSON and XML paths as `emails[0].address`.
    package var header: [String]
    /// Things a person should know, as `ReadingNote` words them: `nul-bytes`, `short-rows:3`…
    package var notes: [String]
    /// The sheets of a workbook in its order; empty for other formats.
    package var sheets: [Sheet] = []

    package init(
        format: TableFormat, encoding: String, encodingConfidence: Double, dialect: Dialect = Dialect(),
        header: [String],
        notes: [String] = []
    ) {
        self.format = format
        self.encoding = encoding
        self.encodingConfidence = encodingConfidence
        self.dialect = dialect
        self.header = header
        self.notes = notes
    }
}

/// A row that is no record, with what is needed to mend it.
package struct RejectedRow: Sendable, Equatable {
    package enum Reason: String, Sendable, Codable, CaseIterable {
        case tooLong = "too-long"  // more cells than the header
        case totals  // a totals row below the records
        case repeatedHeader = "repeated-header"
        case undecodable  // bytes that the encoding does not have
        case notAnObject = "not-an-object"
        case syntax  // JSON or XML that cannot be read
        case oversized  // a cell over 1 MiB, JSON deeper than 64

        /// Whether the row was somebody's record; totals and headers that come again are nobody's.
        package var isRecord: Bool { self != .totals && self != .repeatedHeader }
    }

    package var line: Int
    package var reason: Reason
    /// Cells found and expected, where the reason is about them.
    package var found: Int
    package var expected: Int
    /// The row in the file's own bytes, without its line end.
    package var bytes: [UInt8]

    package init(line: Int, reason: Reason, found: Int = 0, expected: Int = 0, bytes: [UInt8]) {
        self.line = line
        self.reason = reason
        self.found = found
        self.expected = expected
        self.bytes = bytes
    }
}

/// Reads one file as rows of UTF-8 cells, batch by batch. Used by one task at a time.
package protocol TableReader: AnyObject {
    /// Complete from the start but for `notes`, which grow while rows are read.
    var description: TableDescription { get }
    /// What stands over the table: the lines above its header, the name of its sheet.
    var titles: [String] { get }
    /// Rows left out so far, in the file's order.
    var rejected: [RejectedRow] { get }

    /// Replaces the content of `batch` by at most `limit` further rows; false when there was none left.
    ///
    /// Every data row of the file ends either in a batch or in `rejected`: none is lost, none comes twice. Blank
    /// lines and rows of empty cells are no rows.
    func read(into batch: inout RawBatch, limit: Int) throws(TabularError) -> Bool
}

extension TableReader {
    package var titles: [String] { [] }
}

/// Where bytes come from.
package indirect enum ByteSource: Sendable {
    /// A file, mapped into memory and never changed.
    case file(path: String)
    /// Bytes that are already here, such as those of standard input; `name` is for messages.
    case bytes([UInt8], name: String)
    /// An entry of a zip archive, by its place in the directory; `name` is for messages and never a path.
    case member(of: ByteSource, place: Int, name: String)

    /// What messages call it: a path, or `archive.zip/member.csv`.
    package var name: String {
        switch self {
        case .file(let path): path
        case .bytes(_, let name): name
        case .member(_, _, let name): name
        }
    }
}
