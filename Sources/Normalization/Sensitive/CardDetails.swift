/// What people type behind a card's number: the month in which it ends, and the code on its back.
struct CardDetails {
    /// `exp 04/27`, `expire le 0427`: a month and a year, where contracts and warranties end on a day.
    private(set) var hasExpiry = false
    /// `CVV 123`, or three or four digits behind a month and a year.
    private(set) var hasCode = false

    /// - Parameter end: where the number ends; what stands in the 48 bytes behind it counts.
    init(_ bytes: [UInt8], behind end: Int) {
        let folded = foldedKey(String(decoding: bytes[end..<min(bytes.count, end + 48)], as: UTF8.self))
        let pieces = Self.pieces(Array(folded.utf8))
        guard let first = pieces.first else { return }
        hasCode = Self.namesCode(pieces)
        if first.isDigits {
            // `04/27 123`
            guard let count = Self.monthCount(pieces[...]), let code = pieces.dropFirst(count).first else { return }
            hasCode = hasCode || code.isCode
            return
        }
        guard let word = pieces.prefix(2).firstIndex(where: { Self.endings.contains($0.text) }) else { return }
        let rest = pieces[(word + 1)...].drop { Self.links.contains($0.text) || Self.endings.contains($0.text) }
        hasExpiry = Self.monthCount(rest) != nil
    }

    private struct Piece {
        var text: String
        var isDigits: Bool
        /// What stands between it and the piece before.
        var gap: [UInt8]

        var isCode: Bool { isDigits && (3...4).contains(text.utf8.count) }
    }

    private static let endings: Set<String> = [
        "EXP", "EXPIRE", "EXPIRES", "EXPIRATION", "EXPIRY", "EXPIRANT", "VALID", "VALIDE", "VAL", "ECH", "ECHEANCE",
    ]
    private static let links: Set<String> = [
        "DATE", "LE", "EN", "ON", "THRU", "JUSQU", "AU", "UNTIL", "A", "IS", "EST",
    ]
    private static let codes: Set<String> = ["CVV", "CVC", "CVD", "CCV"]

    /// Runs of letters and of digits; the 2 of `CVV2` is none of its digits.
    private static func pieces(_ bytes: [UInt8]) -> [Piece] {
        var pieces: [Piece] = []
        var (place, end) = (0, 0)
        while place < bytes.count {
            guard bytes[place].isLetterOrDigit else {
                place += 1
                continue
            }
            let start = place
            let isDigits = bytes[start].isDigit
            while place < bytes.count, bytes[place].isLetterOrDigit, bytes[place].isDigit == isDigits { place += 1 }
            let text = String(decoding: bytes[start..<place], as: UTF8.self)
            let isMark = text == "2" && start == end && pieces.last.map { codes.contains($0.text) } == true
            if !isMark { pieces.append(Piece(text: text, isDigits: isDigits, gap: Array(bytes[end..<start]))) }
            end = place
        }
        return pieces
    }

    private static func namesCode(_ pieces: [Piece]) -> Bool {
        zip(pieces, pieces.dropFirst()).contains { name, code in codes.contains(name.text) && code.isCode }
    }

    /// How many pieces a month and a year take at the start, without a day; nil when they do not stand there.
    private static func monthCount(_ pieces: ArraySlice<Piece>) -> Int? {
        guard let first = pieces.first, first.isDigits, let number = Int(first.text) else { return nil }
        let rest = pieces.dropFirst()
        if first.text.utf8.count == 4 {
            return (1...12).contains(number / 100) && !goesOn(rest) ? 1 : nil
        }
        guard first.text.utf8.count <= 2, (1...12).contains(number), let year = rest.first, year.isDigits,
            isJoint(year.gap), year.text.utf8.count == 2 || year.text.utf8.count == 4 && year.text.hasPrefix("20")
        else { return nil }
        return goesOn(rest.dropFirst()) ? nil : 2
    }

    /// Whether more of a date follows: `04-27-2027`.
    private static func goesOn(_ pieces: ArraySlice<Piece>) -> Bool {
        guard let next = pieces.first else { return false }
        return next.isDigits && isJoint(next.gap) && next.gap != [32]
    }

    private static func isJoint(_ gap: [UInt8]) -> Bool {
        (1...3).contains(gap.count) && gap.allSatisfy { "/-. ".utf8.contains($0) }
    }

    /// Where the code on a card's back ends behind its number, which nobody may keep; `end` where there is none.
    static func end(of bytes: [UInt8], behind end: Int) -> Int {
        guard CardDetails(bytes, behind: end).hasCode else { return end }
        var (place, last) = (end, end)
        var named = false
        while place < bytes.count {
            let gap = bytes[place...].prefix { " /-.:,#()'".utf8.contains($0) }.count
            let start = place + gap
            guard gap <= 3, start < bytes.count else { break }
            let isDigits = bytes[start].isDigit
            let token = bytes[start...].prefix {
                isDigits ? $0.isDigit : $0.isLetterOrDigit && !$0.isDigit || $0 >= 0x80
            }
            guard !token.isEmpty else { break }
            let word = foldedKey(String(decoding: token, as: UTF8.self))
            place = start + token.count
            if isDigits {
                guard token.count <= 4 else { break }
                if named, token.count > 1 || word != "2" { last = place }
            } else {
                guard endings.contains(word) || links.contains(word) || codes.contains(word) else { break }
                named = named || !links.contains(word)
            }
        }
        return last
    }
}
