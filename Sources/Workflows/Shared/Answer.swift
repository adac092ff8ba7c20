import Foundation
import Records

/// What a verb has to say: for people in their language, for programs as JSON.
package protocol Answer: Encodable, Sendable {
    /// Lines for standard output, without the closing line end.
    func text(in language: Language) -> String
}

extension Answer {
    /// JSON with sorted keys, so that the same answer is the same bytes.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

/// Small JSON texts for the store's own columns.
func jsonText(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

func jsonValue<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
}

/// Columns of text that line up: numbers to the right, words to the left, one space kept between columns.
package struct TextTable {
    private var rows: [[String]] = []
    private let rightAligned: Set<Int>

    package init(rightAligned: Set<Int> = []) { self.rightAligned = rightAligned }

    package mutating func add(_ cells: String...) { rows.append(cells) }
    package mutating func add(_ cells: [String]) { rows.append(cells) }

    package var text: String {
        let width = rows.map(\.count).max() ?? 0
        let widths = (0..<width).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let line = row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return rightAligned.contains(column) ? padding + cell : cell + padding
            }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
