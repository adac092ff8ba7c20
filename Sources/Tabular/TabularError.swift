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
    case mixedEncodings(path: String, line: Int)
    case noHeader(path: String)
    case noRecords(path: String)
    case unclosedQuote(path: String, line: Int)
    /// `reason` is the raw value of a `SyntaxFault`.
    case syntax(path: String, line: Int, column: Int, reason: String)
    case truncated(path: String, line: Int)
    case cellTooLong(path: String, line: Int, limit: Int)
    case tooManyColumns(path: String, found: Int, limit: Int)
    case tooDeep(path: String, line: Int, limit: Int)
}
