import Records

/// A company known by its number and by nothing else, `9123-4567 QUEBEC INC.`: which number it is changes no word.
///
/// Québec's numbers alone are written as they were typed.
struct CompanyNumber {
    /// The row's key with another number in the place of its own.
    let standIn: [UInt8]
    private let digits: String

    private static let other = "9000-0000"

    /// Nil when a row's only cell does not begin with such a number, or has other digits.
    init?(_ key: UnsafeBufferPointer<UInt8>) {
        guard let start = key.firstIndex(where: { $0 != RowKeys.end }), start + 10 < key.count,
            key[start] != UInt8(ascii: "0"), key[start + 9] == UInt8(ascii: " ")
        else { return nil }
        for place in 0..<9 {
            guard place == 4 ? key[start + place] == UInt8(ascii: "-") : key[start + place].isDigit else { return nil }
        }
        let word = key[(start + 10)...].prefix { $0 != UInt8(ascii: " ") && $0 != RowKeys.end }
        guard ["QUEBEC", "QC"].contains(Folding.key(String(decoding: word, as: UTF8.self))) else { return nil }
        var end = start + 9
        while end < key.count, key[end] != RowKeys.end {
            if key[end].isDigit { return nil }
            end += 1
        }
        guard key[end...].allSatisfy({ $0 == RowKeys.end }) else { return nil }
        digits = String(decoding: key[start..<start + 9], as: UTF8.self)
        standIn = key[..<start] + Array(Self.other.utf8) + key[(start + 9)...]
    }

    func replacing(in outcome: PartyOutcome) -> PartyOutcome {
        var outcome = outcome
        outcome.company = outcome.company.map(replacing)
        outcome.firstName = outcome.firstName.map(replacing)
        outcome.middleName = outcome.middleName.map(replacing)
        outcome.lastName = outcome.lastName.map(replacing)
        for part in outcome.parts.keys { outcome.parts[part] = outcome.parts[part].map(replacing) }
        for place in outcome.notes.indices {
            outcome.notes[place].note.proposal = outcome.notes[place].note.proposal.map(replacing)
        }
        return outcome
    }

    func replacing(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let other = Array(Self.other.utf8)
        guard bytes.count >= other.count,
            let start = (0...(bytes.count - other.count)).first(where: {
                bytes[$0..<$0 + other.count].elementsEqual(other)
            })
        else { return text }
        return String(decoding: bytes[..<start] + Array(digits.utf8) + bytes[(start + other.count)...], as: UTF8.self)
    }
}
