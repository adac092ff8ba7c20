import Columns
import Records

/// A column whose texts are legible and free of sensitive identifiers.
struct LegibleColumn {
    private(set) var texts: TextColumn
    /// Rows from which a sensitive identifier was taken, and the verdict on what is left.
    private(set) var quarantined: [Int: Verdict] = [:]

    init(_ column: MappedBatch.MappedColumn, into work: inout BatchWork) {
        let field = column.target.field
        let look = Look(column.target, country: work.country)
        if !look.isNeeded, Self.isPlain(column.texts), !look.mayHide(in: column.texts) {
            texts = column.texts
            return
        }
        var legible = TextColumn()
        legible.reserve(rows: work.rowCount, bytes: column.texts.bytes.count)
        var quarantined: [Int: Verdict] = [:]
        column.texts.forEachCell { row, cell in
            if cell.isEmpty { return legible.appendMissing() }
            if look.hidesNothing(cell), Legibility.isPlain(cell),
                cell[0] != UInt8(ascii: "\""), cell[0] != UInt8(ascii: "'") || !Legibility.isMarkedAsText(cell, field)
            {
                if look.judgesCapitals, Legibility.isShouted(cell) { work.mark(.capitals, row: row) }
                return legible.append(cell)
            }
            let text = Self.read(cell, field, look, row, &work, &quarantined)
            if text.isEmpty { legible.appendMissing() } else { legible.append(text) }
        }
        texts = legible
        self.quarantined = quarantined
    }

    /// Puts the meanings of a dealer's own words in their place.
    ///
    /// - Parameter meanings: by folded word.
    mutating func replace(by meanings: [String: String], _ field: Field, into work: inout BatchWork) {
        var replaced = TextColumn()
        replaced.reserve(rows: texts.count, bytes: texts.bytes.count)
        texts.forEachCell { row, cell in
            if cell.isEmpty { return replaced.appendMissing() }
            let text = String(decoding: cell, as: UTF8.self)
            guard let meaning = meanings[foldedKey(text)], meaning != text else { return replaced.append(cell) }
            replaced.append(meaning)
            work.report(CellNote("SY-OWN", .mended, proposal: meaning), field, row: row)
        }
        texts = replaced
    }

    /// What is to be looked for in the cells of a field.
    private struct Look {
        let judgesCapitals: Bool
        let judgesMarks: Bool
        /// How sensitive identifiers are looked for; nil in keys, which link records and stay what they are.
        let place: SensitiveScanner.Place?
        private let isOfVehicles: Bool

        init(_ target: FieldTarget, country: String) {
            switch target.field.kind {
            case .personName, .organisation, .address, .city:
                (judgesCapitals, judgesMarks, place) = (true, true, .words)
            case .civility, .make, .model: (judgesCapitals, judgesMarks, place) = (false, true, .words)
            case .text, .code: (judgesCapitals, judgesMarks, place) = (false, false, .prose)
            case .phone, .email, .date:
                (judgesCapitals, judgesMarks) = (false, false)
                // Nine digits are a telephone number elsewhere, and may be seconds since 1970.
                let isNumber = target.modifiers.contains(.epochSeconds) || target.modifiers.contains(.epochMilliseconds)
                place = country == "CA" && !isNumber ? .values : .words
            case .postalCode, .province, .country, .sex, .language, .consentFlag:
                (judgesCapitals, judgesMarks, place) = (false, false, .words)
            // What has no place on an odometer or in a calendar needs no label.
            case .year, .smallNumber, .distance: (judgesCapitals, judgesMarks, place) = (false, false, .words)
            case .vin, .plate, .money: (judgesCapitals, judgesMarks, place) = (false, false, .figures)
            case .identifier:
                (judgesCapitals, judgesMarks) = (false, false)
                place = Self.numbersOfThings.contains(target.field) ? .figures : nil
            }
            isOfVehicles = target.field.kind == .vin
            isOfValues =
                switch target.field.kind {
                case .personName, .organisation, .address, .city, .civility, .make, .model, .text, .code: false
                default: true
                }
        }

        /// Numbers by which no record is found again.
        private static let numbersOfThings: Set<Field> = [
            .manufacturerID, .stockNumber, .businessNumber, .phoneExtension,
        ]

        /// Whether nearly every cell holds digits or a short code of its own, and no words.
        let isOfValues: Bool

        var isNeeded: Bool { judgesCapitals || judgesMarks || place != nil && !isOfValues }

        /// The place that a cell is: one of another length than a VIN's is no vehicle's number.
        func place(of text: String) -> SensitiveScanner.Place? {
            guard isOfVehicles else { return place }
            return VehicleIdentificationNormalizer.bare(text).utf8.count == 17 ? .figures : .words
        }

        func hidesNothing(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
            if place != nil, isOfValues ? mayHide(cell) : SensitiveScanner.isWorthScanning(cell) { return false }
            let last = cell[cell.count - 1]
            if last == UInt8(ascii: "."), cell.count > 3, cell[cell.count - 2] == last { return false }
            return !judgesMarks || !LostApostrophes.mayBeIn(cell)
        }

        /// Whether a cell of a column without words is to be read for an identifier.
        func mayHide(in texts: TextColumn) -> Bool {
            guard place != nil, isOfValues else { return false }
            var found = false
            texts.forEachCell { _, cell in if !found, mayHide(cell) { found = true } }
            return found
        }

        /// Whether a telephone number, an address of mail, a date or a short code may be an identifier: digits alone by
        /// how many they are, digits with letters by a closer look.
        private func mayHide(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
            guard cell.count >= 9 else { return false }
            var (digits, letters) = (0, 0)
            var (isAddress, hasSpace, hasColon) = (false, false, false)
            for byte in cell {
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
                case 32: hasSpace = true
                case UInt8(ascii: "@"): isAddress = true
                case UInt8(ascii: ":"): hasColon = true
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): letters += 1
                default: break
                }
            }
            // A VIN's letters name no identifier, but for the shortest labels.
            if isOfVehicles, cell.count == 17, letters > 2, letters + digits == 17 { return false }
            if digits < 7 || isAddress && !hasSpace { return false }
            if letters == 0 { return digits == 9 || digits >= 13 && !hasColon }
            // `2026-11-21T14:30:00Z`
            return !(letters <= 2 && hasColon && cell[0].isDigit) && SensitiveScanner.isWorthScanning(cell)
        }
    }

    private static func read(
        _ cell: UnsafeBufferPointer<UInt8>, _ field: Field, _ look: Look, _ row: Int, _ work: inout BatchWork,
        _ quarantined: inout [Int: Verdict]
    ) -> String {
        var text = String(decoding: cell, as: UTF8.self)
        let legible = Legibility.read(text, in: field)
        text = legible.text
        for note in legible.notes { work.report(note, field, row: row) }
        work.mark(legible.rank, row: row)
        guard !text.isEmpty else { return text }
        if look.judgesCapitals, text.withUTF8({ Legibility.isShouted($0) }) { work.mark(.capitals, row: row) }
        guard let place = look.place(of: text), text.withUTF8({ SensitiveScanner.isWorthScanning($0) }) else {
            return text
        }
        let matches = SensitiveScanner.matches(in: text, place)
        guard !matches.isEmpty, field.kind != .phone || !isCutTelephone(text) else { return text }
        for match in matches { work.report(CellNote(match.identifier.rawValue, .quarantined), field, row: row) }
        guard place == .prose else {
            let rest = SensitiveScanner.withoutLabelled(matches, text)
            if rest.isEmpty { quarantined[row] = .quarantined }
            return rest
        }
        quarantined[row] = matches.contains { $0.identifier == .card } ? "NT-PAN" : "NT-SENS"
        return SensitiveScanner.without(matches, text)
    }

    /// `450 772-066`: nine digits that begin with an area code of Canada are likelier a number that lost a digit, and one of
    /// those in ten passes the check of a social insurance number.
    private static func isCutTelephone(_ text: String) -> Bool {
        let digits = text.utf8.filter(\.isDigit)
        return digits.count == 9 && !text.utf8.contains(where: \.isLetter)
            && NorthAmericanPlan.shared.province(of: digits) != nil
    }

    /// Whether every cell is printable ASCII without spaces at its ends or twice in a row, and none begins with an
    /// apostrophe or a quotation mark.
    private static func isPlain(_ texts: TextColumn) -> Bool {
        var odd: UInt8 = 0
        texts.bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes { odd |= byte &- 32 < 95 ? 0 : 1 }
        }
        guard odd == 0, !texts.bytes.contains(UInt8(ascii: "&")) else { return false }
        for row in 0..<texts.count {
            let cell = texts.range(row)
            guard !cell.isEmpty else { continue }
            let first = texts.bytes[cell.lowerBound]
            if first == 32 || first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") || first == UInt8(ascii: "=")
                || texts.bytes[cell.upperBound - 1] == 32
            {
                return false
            }
        }
        return !texts.bytes.withUnsafeBufferPointer { bytes in
            var previous: UInt8 = 0
            var isDouble = false
            for byte in bytes {
                isDouble = isDouble || byte == 32 && previous == 32
                previous = byte
            }
            return isDouble
        }
    }
}
