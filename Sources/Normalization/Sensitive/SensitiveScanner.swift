/// Finds sensitive identifiers in text: arithmetic first, then the words around.
///
/// A telephone number or a VIN is never one. Digits that only happen to pass a check, as one number in ten does, need a
/// word that says what they are.
package enum SensitiveScanner {
    /// The identifiers of a text in order of place; ranges do not overlap.
    package static func matches(in text: String) -> [SensitiveMatch] { matches(in: Array(text.utf8)) }

    /// - Parameter named: what the header over the text says that it holds.
    package static func matches(in bytes: [UInt8], named: Set<SensitiveIdentifier> = []) -> [SensitiveMatch] {
        var found: [SensitiveMatch] = []
        func add(_ identifier: SensitiveIdentifier, _ range: Range<Int>) {
            if !found.contains(where: { $0.range.overlaps(range) }) {
                found.append(SensitiveMatch(identifier: identifier, range: range))
            }
        }
        for word in lettersAndDigits(bytes) { judge(word, bytes, add) }
        for run in DigitRun.all(in: bytes) { judge(run, bytes, named, add) }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The text with each letter and digit of an identifier replaced by `*`; in UTF-16 too, whose zero bytes are left out
    /// of the search.
    package static func masked(_ bytes: [UInt8], named: Set<SensitiveIdentifier> = []) -> [UInt8] {
        var bytes = bytes
        let places = bytes.indices.filter { bytes[$0] != 0 }
        for match in matches(in: places.map { bytes[$0] }, named: named) {
            for place in places[match.range] where bytes[place].isLetterOrDigit { bytes[place] = UInt8(ascii: "*") }
        }
        return bytes
    }

    /// Whether a cell can hold such an identifier at all: a cheap look before the scan.
    ///
    /// The shortest have seven digits, with nothing between them but single spaces, points, hyphens and letters.
    package static func isWorthScanning(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard cell.count >= 7 else { return false }
        var (digits, gap) = (0, 0)
        for byte in cell {
            if byte.isDigit {
                digits = gap > 1 ? 1 : digits + 1
                if digits >= 7 { return true }
                gap = 0
            } else {
                gap += 1
            }
        }
        return false
    }

    // MARK: identifiers with letters

    private struct Word {
        var range: Range<Int>
        var characters: [UInt8]
    }

    /// Pieces of letters and digits that may belong together, up to nine of them joined over single spaces and hyphens.
    private static func lettersAndDigits(_ bytes: [UInt8]) -> [Word] {
        var pieces: [Range<Int>] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place].isLetterOrDigit || bytes[place] >= 0x80 else {
                place += 1
                continue
            }
            let start = place
            while place < bytes.count, bytes[place].isLetterOrDigit || bytes[place] >= 0x80 { place += 1 }
            pieces.append(start..<place)
        }
        var words: [Word] = []
        for first in pieces.indices where canBegin(bytes, pieces[first]) {
            var characters: [UInt8] = []
            var last = first
            while last < pieces.count, last - first < 9, characters.count < 34 {
                if last > first, pieces[last].lowerBound - pieces[last - 1].upperBound != 1 { break }
                characters += bytes[pieces[last]].map(\.uppercased)
                if characters.count >= 12 {
                    words.append(
                        Word(range: pieces[first].lowerBound..<pieces[last].upperBound, characters: characters))
                }
                last += 1
            }
        }
        return words.sorted { ($0.characters.count, $1.range.lowerBound) > ($1.characters.count, $0.range.lowerBound) }
    }

    /// Whether a piece begins as an identifier with letters does: four letters of a health insurance number, the letter
    /// and digits of a licence, the country of an IBAN, the digits before Corsica's letter.
    private static func canBegin(_ bytes: [UInt8], _ piece: Range<Int>) -> Bool {
        let first = bytes[piece.lowerBound]
        if first.isDigit { return first == 49 || first == 50 }
        guard piece.count >= 4 else { return false }
        let next = bytes[piece.lowerBound + 1]
        if next.isDigit {
            return bytes[piece.lowerBound + 4 < piece.upperBound ? piece.lowerBound + 4 : piece.lowerBound + 3].isDigit
        }
        if bytes[piece.lowerBound + 2].isDigit { return bytes[piece.lowerBound + 3].isDigit }
        return piece.count == 4 || bytes[piece.lowerBound + 4].isDigit
    }

    /// `Visa 4111 1111 1111`: a word before a longer number.
    private static func isFollowedByDigits(_ word: Word, _ bytes: [UInt8]) -> Bool {
        let end = word.range.upperBound
        return end + 1 < bytes.count && !bytes[end].isLetterOrDigit && bytes[end + 1].isDigit
    }

    private static func judge(_ word: Word, _ bytes: [UInt8], _ add: (SensitiveIdentifier, Range<Int>) -> Void) {
        guard word.characters.contains(where: \.isLetter), word.characters.contains(where: \.isDigit) else { return }
        if word.characters.count == 17,
            VehicleIdentification.isCheckDigitRight(String(decoding: word.characters, as: UTF8.self))
        {
            return
        }
        switch word.characters.count {
        case 12 where NationalNumbers.isHealthInsurance(word.characters) && !isFollowedByDigits(word, bytes):
            add(.healthInsurance, word.range)
        case 13 where NationalNumbers.isDriverLicence(word.characters): add(.driverLicence, word.range)
        case 15 where NationalNumbers.isFrenchSecurity(word.characters): add(.frenchSecurity, word.range)
        default: if BankAccount.isInternational(word.characters) { add(.bankAccount, word.range) }
        }
    }

    // MARK: identifiers of digits

    private static func judge(
        _ run: DigitRun, _ bytes: [UInt8], _ named: Set<SensitiveIdentifier>,
        _ add: (SensitiveIdentifier, Range<Int>) -> Void
    ) {
        var first = 0
        while first < run.groups.count {
            var taken = 1
            for last in stride(from: min(run.groups.count, first + 7), to: first, by: -1) {
                guard let identifier = identifier(run, first..<last, bytes, named) else { continue }
                add(identifier, run.range(first..<last))
                taken = last - first
                break
            }
            first += taken
        }
    }

    private static func identifier(
        _ run: DigitRun, _ places: Range<Int>, _ bytes: [UInt8], _ named: Set<SensitiveIdentifier>
    ) -> SensitiveIdentifier? {
        let (digits, shape) = (run.digits(places), run.shape(places))
        let context = Context(bytes, before: run.range(places).lowerBound, named: named)
        if BankAccount.isCanadian(run, places) { return .bankAccount }
        switch digits.count {
        case 15 where NationalNumbers.isFrenchSecurity(digits): return .frenchSecurity
        case 13...19 where CardNumber.isCard(digits) && CardNumber.isUsualShape(shape):
            return context.names(.card) || shape.count > 1 || !context.namesOtherNumber ? .card : nil
        case 9:
            if NationalNumbers.isSocialInsurance(digits), shape == [9] || shape == [3, 3, 3] {
                if context.names(.socialInsurance) { return .socialInsurance }
                if shape == [3, 3, 3], !context.namesOtherNumber { return .socialInsurance }
            }
            if NationalNumbers.isUnitedStatesSecurity(digits), shape == [3, 2, 4] || shape == [9] {
                if context.names(.unitedStatesSecurity) { return .unitedStatesSecurity }
                if shape == [3, 2, 4], !context.namesOtherNumber { return .unitedStatesSecurity }
            }
            return nil
        case 7...12 where shape.count == 1 && context.names(.bankAccount): return .bankAccount
        default: return nil
        }
    }
}
