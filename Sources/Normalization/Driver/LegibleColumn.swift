import Columns
import Records

/// A column whose texts are legible and free of sensitive identifiers.
struct LegibleColumn {
    private(set) var texts: TextColumn
    /// Rows from which a sensitive identifier was taken, and the verdict on what is left.
    private(set) var quarantined: [Int: Verdict] = [:]

    init(_ column: MappedBatch.MappedColumn, into work: inout BatchWork) {
        let field = column.target.field
        let look = Look(field)
        if look.isNeeded == false, Self.isPlain(column.texts) {
            texts = column.texts
            return
        }
        var legible = TextColumn()
        legible.reserve(rows: work.rowCount, bytes: column.texts.bytes.count)
        var quarantined: [Int: Verdict] = [:]
        column.texts.forEachCell { row, cell in
            if cell.isEmpty { return legible.appendMissing() }
            if look.hidesNothing(cell), Legibility.isPlain(cell),
                cell[0] != UInt8(ascii: "'") || !Legibility.isMarkedAsText(cell, field)
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
        let scansForIdentifiers: Bool

        init(_ field: Field) {
            switch field.kind {
            case .personName, .organisation, .address, .city:
                (judgesCapitals, judgesMarks, scansForIdentifiers) = (true, true, true)
            case .civility, .make, .model: (judgesCapitals, judgesMarks, scansForIdentifiers) = (false, true, false)
            case .text, .code: (judgesCapitals, judgesMarks, scansForIdentifiers) = (false, false, true)
            default: (judgesCapitals, judgesMarks, scansForIdentifiers) = (false, false, false)
            }
        }

        var isNeeded: Bool { judgesCapitals || judgesMarks || scansForIdentifiers }

        func hidesNothing(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
            if scansForIdentifiers, SensitiveScanner.isWorthScanning(cell) { return false }
            let last = cell[cell.count - 1]
            if last == UInt8(ascii: "."), cell.count > 3, cell[cell.count - 2] == last { return false }
            return !judgesMarks || !cell.contains(UInt8(ascii: "?"))
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
        guard look.scansForIdentifiers, text.withUTF8({ SensitiveScanner.isWorthScanning($0) }) else { return text }
        let matches = SensitiveScanner.matches(in: text)
        guard !matches.isEmpty else { return text }
        for match in matches { work.report(CellNote(match.identifier.rawValue, .quarantined), field, row: row) }
        quarantined[row] = matches.contains { $0.identifier == .card } ? "NT-PAN" : "NT-SENS"
        return without(matches, text)
    }

    /// The text with the identifiers cut out and its spaces closed up.
    private static func without(_ matches: [SensitiveMatch], _ text: String) -> String {
        var kept: [UInt8] = []
        let bytes = Array(text.utf8)
        var place = 0
        for match in matches {
            kept += bytes[place..<match.range.lowerBound]
            place = match.range.upperBound
        }
        kept += bytes[place...]
        var closed: [UInt8] = []
        for byte in kept where byte != 32 || closed.last != 32 { closed.append(byte) }
        return String(decoding: closed, as: UTF8.self).trimmedSpaces
    }

    /// Whether every cell is printable ASCII without spaces at its ends or twice in a row, and none begins with an
    /// apostrophe.
    private static func isPlain(_ texts: TextColumn) -> Bool {
        var odd: UInt8 = 0
        texts.bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes { odd |= byte &- 32 < 95 ? 0 : 1 }
        }
        guard odd == 0 else { return false }
        for row in 0..<texts.count {
            let cell = texts.range(row)
            guard !cell.isEmpty else { continue }
            let first = texts.bytes[cell.lowerBound]
            if first == 32 || first == UInt8(ascii: "'") || texts.bytes[cell.upperBound - 1] == 32 { return false }
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
