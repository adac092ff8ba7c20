/// A sentence of the catalogue with its named values: the same in every language until it is rendered.
package struct Message: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        case count(Int)
        case text(String)
        /// Printed as `58,0 %` or `58.0%`; `n/a` when the denominator is zero.
        case share(Int, of: Int)
        /// A number with that many decimals.
        case decimal(Double, places: Int)
        /// A civil date, `YYYY-MM-DD`.
        case date(String)
        /// A sentence inside a sentence.
        indirect case message(Message)
    }

    package let key: String
    package let values: [String: Value]

    package init(_ key: String, _ values: [String: Value] = [:]) {
        self.key = key
        self.values = values
    }

    package func text(in language: Language) -> String { Catalogue.shared.text(of: self, in: language) }
}

extension Message.Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    package init(integerLiteral value: Int) { self = .count(value) }
    package init(stringLiteral value: String) { self = .text(value) }
}

/// An error that can say, in the user's language, what failed, where, and what to do.
package protocol ExplainedError: Error {
    var message: Message { get }
    var status: ExitStatus { get }
}

/// What a command leaves to its caller: design §6.
package enum ExitStatus: Int32, Sendable, CaseIterable {
    case done = 0
    case gateFailed = 1
    case warnings = 2
    case usage = 64
    case unusableInput = 65
    case noInput = 66
    case bug = 70
    case cannotWrite = 73
    case deviceTrouble = 74
    case locked = 75
    case configuration = 78
}
