/// How a document breaks JSON's grammar. The raw values are the `reason` of `TabularError.syntax`.
package enum SyntaxFault: String, CaseIterable, Sendable {
    case missingValue = "missing-value"
    case missingKey = "missing-key"
    case missingColon = "missing-colon"
    case missingComma = "missing-comma"  // or a closing bracket
    case missingDigit = "missing-digit"
    case openString = "open-string"
    case openArray = "open-array"
    case openObject = "open-object"
    case noValue = "no-value"  // a byte with which no value starts
    case unknownWord = "unknown-word"
    case controlCharacter = "control-character"
    case badEscape = "bad-escape"
    case trailingText = "trailing-text"
    case notUTF8 = "not-utf-8"
    case unreadable  // refused by one reader of two, without a place inside the record
}
