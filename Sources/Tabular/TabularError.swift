/// Why a file cannot be read at all. Trouble in one row is a `RejectedRow` instead.
///
/// The places are 1-based. This module knows no catalogue; `Workflows` puts the sentences.
package enum TabularError: Error, Equatable, Sendable {
    case missing(path: String)
    case isDirectory(path: String)
    case unreadable(path: String, reason: String)
    case empty(path: String)
    case binary(path: String, kind: String)
    case unknownEncoding(String, known: [String])
    case wrongEncoding(path: String, encoding: String, line: Int, byte: Int)
    /// A mark at its start, or NULs between its letters, say that the file is in another encoding than the stated one.
    case otherEncoding(path: String, encoding: String, found: String)
    case mixedEncodings(path: String, line: Int)
    case noHeader(path: String)
    case noRecords(path: String)
    case unclosedQuote(path: String, line: Int)
    /// `reason` is the raw value of a `SyntaxFault`.
    case syntax(path: String, line: Int, column: Int, reason: String)
    case truncated(path: String, line: Int)
    /// The last record, on that line, was cut off; the ones before it can be read with `CutEnd.setAside`.
    case cutOff(path: String, line: Int)
    case cellTooLong(path: String, line: Int, limit: Int)
    case tooManyColumns(path: String, found: Int, limit: Int)
    case tooDeep(path: String, line: Int, limit: Int)
    /// A compressed file that cannot be opened up; `fault` says why.
    case archive(path: String, fault: ArchiveFault)
    /// An archive none of whose members is a table.
    case noTables(path: String)
    /// An archive of several tables where one is wanted.
    case severalTables(path: String, found: Int)
    case unknownSheet(path: String, sheet: String, known: [String])
    /// A sheet is asked of what is no workbook.
    case noSheets(path: String)
    /// The temporary folder has no room for what a compressed file holds.
    case noRoom(path: String, reason: String)
}

/// What is wrong with a compressed file.
package enum ArchiveFault: String, CaseIterable, Sendable {
    /// It stops before its end.
    case truncated
    /// Its checksum or structure does not hold.
    case damaged
    case encrypted
    /// Inflates to more than 100 times its size.
    case ratio = "too-dense"
    /// Inflates to more than 2 GiB.
    case size = "too-large"
    /// More than 10,000 members.
    case members = "too-many-members"
    /// A way to compress that is neither “stored” nor “deflate”.
    case method = "unknown-method"
    /// A workbook that lacks one of its parts.
    case parts = "missing-part"
    /// A workbook that declares a document type, which none that Excel writes does.
    case documentType = "document-type"
    /// A workbook one of whose parts is no well-formed XML, or has a cell where none can be.
    case markup = "malformed-part"
    /// A workbook with a cell whose text is not among those it shares.
    case sharedString = "missing-string"
}
