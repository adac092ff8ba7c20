import Columns

/// Reads ADF/XML leads, one row a `prospect`, however many `adf` documents and e-mail lines stand around them.
///
/// Each prospect is read on its own, so that a broken one costs itself only, and what stands outside, prologs and document
/// types above all, is never parsed.
final class ADFReader: TableReader {
    private let detected: DetectedEncoding
    private let document: InputDocument
    private var prospects: ADFProspects
    private let header: [String]
    private let columnOfPath: [String: Int]
    private var notes = ReadingNotes()
    private(set) var rejected: [RejectedRow] = []

    /// - Parameter isMail: the leads were taken out of e-mails.
    init(_ input: InputBytes, _ detected: DetectedEncoding, isMail: Bool) throws(TabularError) {
        var document = try InputDocument(input, detected)
        notes.add(.replacedCharacters, document.replacedCharacters)
        notes.set(.quotedPrintable, when: isMail)
        if !isMail, let body = QuotedPrintable.decodedMail(document.text) {
            let inner = try InputBytes(.bytes(body, name: input.name))
            document = try InputDocument(inner, EncodingDetector.detect(inner, stated: nil))
            notes.set(.quotedPrintable)
        }
        self.detected = detected
        self.document = document
        var names = HeaderNames()
        var columnOfPath: [String: Int] = [:]
        var search = ADFProspects(document.text)
        var found = 0
        while let prospect = search.next() {
            found += 1
            guard case .whole(let range) = prospect, let element = Self.element(document.text, range)?.element else {
                continue
            }
            for cell in ADFPaths.cells(of: element) where columnOfPath[cell.path] == nil {
                columnOfPath[cell.path] = names.names.count
                names.append(cell.path)
            }
            if names.names.count > TabularLimits.columns {
                throw .tooManyColumns(path: input.name, found: names.names.count, limit: TabularLimits.columns)
            }
        }
        guard !columnOfPath.isEmpty else {
            if found > 0 { throw .truncated(path: input.name, line: 1) }
            throw .noRecords(path: input.name)
        }
        header = names.names
        self.columnOfPath = columnOfPath
        prospects = ADFProspects(document.text)
    }

    var description: TableDescription {
        TableDescription(
            format: .adf, encoding: detected.encoding.rawValue, encodingConfidence: detected.confidence, header: header,
            notes: notes.texts)
    }

    func read(into batch: inout RawBatch, limit: Int) throws(TabularError) -> Bool {
        precondition(limit > 0, "a batch holds at least one row")
        if batch.columns.count == header.count {
            batch.removeAll()
        } else {
            batch = RawBatch(columnCount: header.count)
        }
        while batch.rowCount < limit, let prospect = prospects.next() { take(prospect, into: &batch) }
        return batch.rowCount > 0
    }

    private func take(_ prospect: ADFProspects.Found, into batch: inout RawBatch) {
        func reject(_ reason: RejectedRow.Reason, _ range: Range<Int>) {
            rejected.append(RejectedRow(line: prospects.count, reason: reason, bytes: Array(document.text[range])))
        }
        switch prospect {
        case .cut(let range):
            notes.set(.truncated, when: range.upperBound == document.text.count)
            reject(.syntax, range)
        case .whole(let range):
            guard let read = Self.element(document.text, range) else { return reject(.syntax, range) }
            let cells = ADFPaths.cells(of: read.element)
            if cells.contains(where: { $0.text.utf8.count > TabularLimits.cell }) { return reject(.oversized, range) }
            if read.isRepaired { notes.add(.repairedXML) }
            var row = [String?](repeating: nil, count: header.count)
            for cell in cells { if let column = columnOfPath[cell.path] { row[column] = cell.text } }
            for (column, text) in row.enumerated() {
                if let text { batch.columns[column].append(text) } else { batch.columns[column].appendMissing() }
            }
            batch.lines.append(prospects.count)
        }
    }

    private static func element(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (element: XMLElement, isRepaired: Bool)? {
        let bytes = UnsafeBufferPointer(rebasing: text[range])
        if let element = XMLElement.parse(bytes) { return (element, false) }
        return XMLRepair.wellFormed(bytes).withUnsafeBufferPointer { XMLElement.parse($0) }.map { ($0, true) }
    }
}

/// Finds the prospects of a text.
struct ADFProspects {
    enum Found: Equatable {
        case whole(Range<Int>)
        /// No end tag before the next prospect or the end.
        case cut(Range<Int>)
    }

    private let text: UnsafeBufferPointer<UInt8>
    private var place = 0
    /// Prospects found so far.
    private(set) var count = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    mutating func next() -> Found? {
        guard let start = tag("<prospect", in: place..<text.count) else { return nil }
        count += 1
        let following = tag("<prospect", in: (start + 1)..<text.count)
        let limit = following ?? text.count
        guard let end = tag("</prospect", in: (start + 1)..<limit) else {
            place = limit
            return .cut(start..<limit)
        }
        place = text[end..<limit].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? limit
        return .whole(start..<place)
    }

    /// Where a tag begins, outside character data.
    private func tag(_ name: String, in range: Range<Int>) -> Int? {
        let region = UnsafeBufferPointer(rebasing: text[..<range.upperBound])
        let needle = Array(name.utf8)
        var from = range.lowerBound
        var unguarded = from
        while let found = ByteSearch.first(needle, in: region, from: from, ignoringCase: true) {
            let before = UnsafeBufferPointer(rebasing: region[..<found])
            if let open = ByteSearch.first(Self.dataStart, in: before, from: unguarded, ignoringCase: true) {
                let close = ByteSearch.first(Self.dataEnd, in: region, from: open) ?? found
                unguarded = close
                if close > found { from = close }
                continue
            }
            let after = found + needle.count < text.count ? text[found + needle.count] : UInt8(ascii: ">")
            if ASCIIText.isSpace(after) || after == UInt8(ascii: ">") || after == UInt8(ascii: "/") { return found }
            from = found + needle.count
        }
        return nil
    }

    private static let dataStart = Array("<![cdata[".utf8)
    private static let dataEnd = Array("]]>".utf8)
}
