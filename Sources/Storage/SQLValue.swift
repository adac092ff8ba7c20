/// A value as SQLite holds it.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
    case blob([UInt8])

    package var text: String? {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .null, .blob: nil
        }
    }

    package var integer: Int? {
        switch self {
        case .integer(let number): number
        case .real(let number): Int(exactly: number)
        case .null, .text, .blob: nil
        }
    }

    package var real: Double? {
        switch self {
        case .real(let number): number
        case .integer(let number): Double(number)
        case .null, .text, .blob: nil
        }
    }

    package init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    package init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(nilLiteral: ()) { self = .null }
}

/// A row of a result, by column name or place.
package struct SQLRow: Sendable {
    package let columns: [String]
    package let values: [SQLValue]

    package subscript(place: Int) -> SQLValue { values[place] }
    /// The value of a column; null when the result has no such column.
    package subscript(name: String) -> SQLValue {
        columns.firstIndex(of: name).map { values[$0] } ?? .null
    }

    package func text(_ name: String) -> String? { self[name].text }
    package func integer(_ name: String) -> Int? { self[name].integer }
}
