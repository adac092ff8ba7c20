/// The branches of an expression that is one CASE with conditions: what `explain` names as the reason for a code.
struct CaseBranches: Equatable {
    struct Branch: Equatable {
        /// Nil for ELSE.
        var condition: String?
        var result: String
    }

    var branches: [Branch]

    /// Nil when the expression is anything else than `CASE WHEN … END`.
    init?(_ sql: String) {
        let words = Self.words(sql)
        guard words.first?.upper == "CASE", words.last?.upper == "END", words.dropFirst().first?.upper == "WHEN" else {
            return nil
        }
        var branches: [Branch] = []
        var depth = 0
        var condition: String?
        var start = sql.startIndex
        for word in words {
            switch word.upper {
            case "CASE":
                depth += 1
            case "END":
                depth -= 1
                if depth == 0 {
                    guard word.range.upperBound == words.last?.range.upperBound else { return nil }
                    branches.append(Branch(condition: condition, result: sql.trimmed(start..<word.range.lowerBound)))
                }
            case "WHEN" where depth == 1:
                if let made = condition {
                    branches.append(Branch(condition: made, result: sql.trimmed(start..<word.range.lowerBound)))
                }
                start = word.range.upperBound
            case "THEN" where depth == 1:
                condition = sql.trimmed(start..<word.range.lowerBound)
                start = word.range.upperBound
            case "ELSE" where depth == 1:
                if let made = condition {
                    branches.append(Branch(condition: made, result: sql.trimmed(start..<word.range.lowerBound)))
                }
                condition = nil
                start = word.range.upperBound
            default: break
            }
        }
        guard depth == 0 else { return nil }
        self.branches = branches
    }

    private struct Word {
        var upper: String
        var range: Range<String.Index>
    }

    /// Bare words, and anything else as a word of its own, so that the first and last are really CASE and END.
    private static func words(_ sql: String) -> [Word] {
        var words: [Word] = []
        var place = sql.startIndex
        while place < sql.endIndex {
            let character = sql[place]
            var end = sql.index(after: place)
            if character == "'" || character == "\"" {
                end = sql[end...].firstIndex(of: character).map { sql.index(after: $0) } ?? sql.endIndex
            } else if isWordPart(character) {
                end = sql[place...].firstIndex { !isWordPart($0) } ?? sql.endIndex
            } else if character.isWhitespace {
                place = end
                continue
            }
            words.append(Word(upper: sql[place..<end].uppercased(), range: place..<end))
            place = end
        }
        return words
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_" || character == ".")
    }
}

extension String {
    fileprivate func trimmed(_ range: Range<Index>) -> String {
        var text = self[range]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
