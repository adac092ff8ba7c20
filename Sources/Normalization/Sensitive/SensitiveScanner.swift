/// Finds sensitive identifiers in text: arithmetic first, then the words around.
///
/// A telephone number or a VIN is never one. Digits that only happen to pass a check, as one number in ten does, need a
/// word that says what they are, or a place where nothing else is expected. Where a word that no table knows stands in
/// front of them, in prose, it is taken for the label of another number.
package enum SensitiveScanner {
    /// Where a text stands, which says what words mean in it.
    package enum Place: Sendable {
        /// Notes: unknown words before a number are its labels.
        case prose
        /// Names and addresses: words before a number are what belongs there.
        case words
        /// Columns of telephone numbers, addresses of mail, dates and codes: digits of no other meaning need no label.
        case values
        /// Columns of amounts, plates, VINs and numbers of stock: digits belong there, so that only a label tells.
        case figures
    }

    /// The identifiers of a text in order of place; ranges do not overlap.
    package static func matches(in text: String, _ place: Place = .prose) -> [SensitiveMatch] {
        matches(in: Array(text.utf8), place)
    }

    /// - Parameter named: what the header over the text says that it holds.
    package static func matches(
        in bytes: [UInt8], _ place: Place = .prose, named: Set<SensitiveIdentifier> = []
    ) -> [SensitiveMatch] {
        let text = Text(bytes: bytes, place: place, named: named)
        var found: [SensitiveMatch] = []
        func add(_ identifier: SensitiveIdentifier, _ range: Range<Int>) {
            if !found.contains(where: { $0.range.overlaps(range) }), !isInAddress(bytes, range) {
                found.append(SensitiveMatch(identifier: identifier, range: range))
            }
        }
        for word in lettersAndDigits(bytes) { judge(word, text, add) }
        for range in LabelledAccount.ranges(in: bytes) { add(.bankAccount, range) }
        for run in DigitRun.all(in: bytes) { judge(run, text, add) }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// A text under search.
    private struct Text {
        let bytes: [UInt8]
        let place: Place
        let named: Set<SensitiveIdentifier>

        /// Whether the words around say that something of this arithmetic is the identifier, or do not say otherwise.
        ///
        /// - Parameter isPrinted: written as nothing else is, so that a word that no list knows denies nothing.
        func allows(
            _ identifier: SensitiveIdentifier, _ range: Range<Int>, isPrinted: Bool = false
        ) -> (isNamed: Bool, isFree: Bool) {
            switch Context(bytes, around: range, named: named).label(identifier) {
            case .named: (true, true)
            case .plain: (false, place != .figures)
            case .unknown: (false, place == .words || place == .values || isPrinted && place != .figures)
            case .other: (false, false)
            }
        }
    }

    /// Whether a place is part of a word with an `@`: mailboxes may be called as they like.
    private static func isInAddress(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard bytes.contains(UInt8(ascii: "@")) else { return false }
        let start = bytes[..<range.lowerBound].lastIndex { $0 <= 32 } ?? -1
        let end = bytes[range.upperBound...].firstIndex { $0 <= 32 } ?? bytes.count
        return bytes[(start + 1)..<end].contains(UInt8(ascii: "@"))
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
    /// The shortest have seven digits, with nothing between them but a separator of up to three bytes.
    package static func isWorthScanning(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard cell.count >= 7 else { return false }
        var (digits, gap) = (0, 0)
        for byte in cell {
            if byte.isDigit {
                digits = gap > 3 ? 1 : digits + 1
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
        /// How many characters each of its pieces has.
        var shape: [Int]
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
            var shape: [Int] = []
            var last = first
            while last < pieces.count, last - first < 9, characters.count < 34 {
                if last > first, pieces[last].lowerBound - pieces[last - 1].upperBound != 1 { break }
                characters += bytes[pieces[last]].map(\.uppercased)
                shape.append(pieces[last].count)
                if characters.count >= 12 {
                    words.append(
                        Word(
                            range: pieces[first].lowerBound..<pieces[last].upperBound, characters: characters,
                            shape: shape))
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
        if piece.count == 1 {
            // `R-1234-030280-05`
            let rest = bytes[(piece.lowerBound + 1)...].prefix(6)
            return first.isLetter && rest.count == 6 && !rest.prefix(1).allSatisfy(\.isLetterOrDigit)
                && rest.dropFirst().prefix(4).allSatisfy(\.isDigit)
        }
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

    private static func judge(_ word: Word, _ text: Text, _ add: (SensitiveIdentifier, Range<Int>) -> Void) {
        guard word.characters.contains(where: \.isLetter), word.characters.contains(where: \.isDigit) else { return }
        if word.characters.count == 17,
            VehicleIdentification.isCheckDigitRight(String(decoding: word.characters, as: UTF8.self))
        {
            return
        }
        switch word.characters.count {
        case 12 where NationalNumbers.isHealthInsurance(word.characters) && !isFollowedByDigits(word, text.bytes):
            let label = text.allows(.healthInsurance, word.range)
            // `code 1205 1234` is a word and a number.
            // `FACT24051501` is an invoice.
            let letters = String(decoding: word.characters[..<4], as: UTF8.self).uppercased()
            let isWord =
                ["FACT", "INVO", "COMM", "CONT", "SOUM", "DOSS", "VENT", "STOC"].contains(letters)
                || word.shape.first == 4 && NumberLabels.role(letters) != nil
            if label.isNamed || label.isFree && !isWord { add(.healthInsurance, word.range) }
        case 13 where NationalNumbers.isDriverLicence(word.characters):
            // As the card has it: hyphens, and a birth date between them.
            let isPrinted = word.shape == [5, 6, 2] || word.shape == [1, 4, 6, 2]
            if text.allows(.driverLicence, word.range, isPrinted: isPrinted).isFree { add(.driverLicence, word.range) }
        case 15 where NationalNumbers.isFrenchSecurity(word.characters): add(.frenchSecurity, word.range)
        case 15 where NationalNumbers.isOntarioLicence(word.characters):
            let isPrinted = word.shape == [5, 5, 5] || word.shape == [1, 4, 5, 5]
            let label = text.allows(.driverLicence, word.range, isPrinted: isPrinted)
            if label.isNamed || label.isFree && isPrinted { add(.driverLicence, word.range) }
        default: if BankAccount.isInternational(word.characters) { add(.bankAccount, word.range) }
        }
    }

    // MARK: identifiers of digits

    private static func judge(_ run: DigitRun, _ text: Text, _ add: (SensitiveIdentifier, Range<Int>) -> Void) {
        var first = 0
        while first < run.groups.count {
            var taken = 1
            for last in stride(from: min(run.groups.count, first + 7), to: first, by: -1) {
                guard let identifier = identifier(run, first..<last, text) else { continue }
                let range = run.range(first..<last)
                let end =
                    identifier == .card ? CardDetails.end(of: text.bytes, behind: range.upperBound) : range.upperBound
                add(identifier, range.lowerBound..<end)
                taken = last - first
                break
            }
            first += taken
        }
    }

    private static func identifier(_ run: DigitRun, _ places: Range<Int>, _ text: Text) -> SensitiveIdentifier? {
        let digits = run.digits(places)
        switch digits.count {
        case 9: return ofNineDigits(run, places, digits, text)
        case 7: return licence(run, places, text)
        case 13...20:
            if digits.count == 15, !run.isLoose(places), NationalNumbers.isFrenchSecurity(digits) {
                return text.allows(.frenchSecurity, run.range(places)).isFree ? .frenchSecurity : nil
            }
            return card(run, places, digits, text) ?? account(run, places, text)
        default: return nil
        }
    }

    private static func ofNineDigits(
        _ run: DigitRun, _ places: Range<Int>, _ digits: [UInt8], _ text: Text
    ) -> SensitiveIdentifier? {
        let (shape, range) = (run.shape(places), run.range(places))
        let isInternational = range.lowerBound > 0 && text.bytes[range.lowerBound - 1] == UInt8(ascii: "+")
        let isPrinted = run.isWhole(places) && !run.isLoose(places) && !isInternational
        let isAlone = shape == [9] && text.place == .values
        if NationalNumbers.isSocialInsurance(digits) {
            let label = text.allows(.socialInsurance, range)
            if label.isNamed || label.isFree && isPrinted && (shape == [3, 3, 3] || isAlone) {
                return .socialInsurance
            }
        }
        if NationalNumbers.isUnitedStatesSecurity(digits), shape == [3, 2, 4] || shape == [9] {
            let label = text.allows(.unitedStatesSecurity, range)
            if label.isNamed || label.isFree && isPrinted && shape == [3, 2, 4] { return .unitedStatesSecurity }
        }
        return licence(run, places, text)
    }

    /// Licences of provinces that write digits alone: believed behind the whole name of a driver's licence only.
    private static func licence(_ run: DigitRun, _ places: Range<Int>, _ text: Text) -> SensitiveIdentifier? {
        let shape = run.shape(places)
        guard shape == [7] || shape == [9] || shape == [6, 3], run.isWhole(places), !run.isLoose(places) else {
            return nil
        }
        let context = Context(text.bytes, around: run.range(places), named: text.named)
        return context.isTouchedByLicence ? .driverLicence : nil
    }

    private static func card(
        _ run: DigitRun, _ places: Range<Int>, _ digits: [UInt8], _ text: Text
    ) -> SensitiveIdentifier? {
        let (shape, range) = (run.shape(places), run.range(places))
        guard CardNumber.isCard(digits), CardNumber.isUsualShape(shape) else { return nil }
        let context = Context(text.bytes, around: range, named: text.named)
        let details = CardDetails(text.bytes, behind: range.upperBound)
        if details.hasCode || details.hasExpiry && context.namesPayment { return .card }
        switch context.label(.card) {
        case .named: return .card
        case .other: return nil
        case .unknown where details.hasExpiry, .plain where details.hasExpiry: return .card
        case .unknown where text.place == .figures, .plain where text.place == .figures: return nil
        case .unknown where text.place == .prose && shape.count == 1: return nil
        case .unknown, .plain: break
        }
        guard !run.isLoose(places) else { return nil }
        // Thirteen and fourteen digits are more often an article's bar code; a plus begins a telephone number.
        let isInternational = range.lowerBound > 0 && text.bytes[range.lowerBound - 1] == UInt8(ascii: "+")
        return shape.count > 1 || digits.count >= 15 && !isInternational ? .card : nil
    }

    private static func account(_ run: DigitRun, _ places: Range<Int>, _ text: Text) -> SensitiveIdentifier? {
        guard let order = BankAccount.order(run, places) else { return nil }
        let context = Context(text.bytes, around: run.range(places), named: text.named)
        if context.namesBank { return .bankAccount }
        // Transit, institution, account: how cheques have it. Other orders need a word.
        guard order == .cheque, run.isWhole(places), !run.isLoose(places) else { return nil }
        return text.allows(.bankAccount, run.range(places)).isFree ? .bankAccount : nil
    }
}
