import CScan
import CSimdJSON
import Columns

/// Reads JSON and NDJSON as rows.
///
/// A first pass validates and learns the paths, so that the header is complete before the first row; a second one
/// fills the batches. Both look at one record at a time.
final class JSONReader: TableReader {
    private let name: String
    private let detected: DetectedEncoding
    private let cutEnd: CutEnd
    /// The line of a last record that was cut off and makes the reading fail.
    private var cutLine: Int?
    private let document: InputDocument
    private let layout: JSONLayout
    private let header: [String]
    private let parser = JSONValueParser()
    private var flattener: JSONFlattener
    private var records: JSONRecords
    private var notes = ReadingNotes()
    private(set) var rejected: [RejectedRow] = []

    init(_ input: InputBytes, _ detected: DetectedEncoding, options: ReadOptions) throws(TabularError) {
        name = input.name
        self.detected = detected
        cutEnd = options.cutEnd
        document = try InputDocument(input, detected)
        notes.add(.replacedCharacters, document.replacedCharacters)
        let learned = try JSONLearning(document, name: input.name, cores: options.cores).learn(stated: options.format)
        layout = learned.layout
        header = learned.header.names
        flattener = learned.flattener
        records = JSONRecords(learned.layout)
        for array in learned.unread {
            notes.add(.unreadArray, array.objects, named: array.path.joined(separator: "."))
        }
        notes.set(.duplicateHeaders, when: learned.header.hasDuplicates)
        guard !header.isEmpty else { throw .noRecords(path: input.name) }
    }

    var description: TableDescription {
        var allNotes = notes
        allNotes.set(.duplicateKeys, when: flattener.sawDuplicateKeys)
        return TableDescription(
            format: layout == .lines ? .ndjson : .json, encoding: detected.encoding.rawValue,
            encodingConfidence: detected.confidence, header: header,
            notes: allNotes.texts)
    }

    func read(into batch: inout RawBatch, limit: Int) throws(TabularError) -> Bool {
        precondition(limit > 0, "a batch holds at least one row")
        if batch.columns.count == header.count {
            batch.removeAll()
        } else {
            batch = RawBatch(columnCount: header.count)
        }
        while batch.rowCount < limit {
            let record: JSONRecords.Record?
            do throws(JSONScanner.Fault) {
                record = try records.next(in: document.text)
            } catch {
                throw JSONDocument.tabularError(error, in: document.text, name: name)
            }
            guard let record else { break }
            take(record, into: &batch)
        }
        document.release(upTo: records.place)
        if batch.rowCount == 0, let cutLine { throw .cutOff(path: name, line: cutLine) }
        return batch.rowCount > 0
    }

    private func take(_ record: JSONRecords.Record, into batch: inout RawBatch) {
        let bytes = document.text
        func reject(_ reason: RejectedRow.Reason) {
            rejected.append(RejectedRow(line: record.line, reason: reason, bytes: Array(bytes[record.range])))
        }
        guard bytes[record.range.lowerBound] == UInt8(ascii: "{") else {
            return reject(JSONDocument.isValue(bytes, record.range) ? .notAnObject : .syntax)
        }
        do throws(JSONValueParser.Fault) {
            guard JSONText.valueEnd(bytes, record.range.lowerBound) == record.range.upperBound else {
                throw JSONValueParser.Fault.syntax
            }
            let events = try parser.events(of: record.range, in: bytes)
            guard flattener.append(events, to: &batch) else { return reject(.oversized) }
            batch.lines.append(record.line)
        } catch {
            if error == .tooDeep { return reject(.oversized) }
            let isCut = layout == .lines && record.range.upperBound == bytes.count
            notes.set(.truncated, when: isCut)
            if isCut, cutEnd == .refused {
                cutLine = record.line
            } else {
                reject(.syntax)
            }
        }
    }
}

/// The records of a document, one after the other.
struct JSONRecords {
    struct Record {
        var range: Range<Int>
        /// The line in NDJSON, the 1-based element elsewhere.
        var line: Int
    }

    private let layout: JSONLayout
    private var elements: JSONElements?
    private(set) var place = 0
    private var line = 0

    init(_ layout: JSONLayout, from place: Int = 0) {
        self.layout = layout
        self.place = place
    }

    mutating func next(in bytes: UnsafeBufferPointer<UInt8>) throws(JSONScanner.Fault) -> Record? {
        switch layout {
        case .none:
            return nil
        case .single(let range):
            line += 1
            return line == 1 ? Record(range: range, line: 1) : nil
        case .array(let start):
            var elements = self.elements ?? JSONElements(bytes, start: start)
            let range = try elements.next()
            self.elements = elements
            place = elements.place
            line += 1
            return range.map { Record(range: $0, line: line) }
        case .lines:
            while place < bytes.count {
                let end = place + (bytes.baseAddress.map { dd_find_byte($0 + place, bytes.count - place, 0x0A) } ?? 0)
                line += 1
                let start = JSONText.afterSpace(bytes, place)
                place = min(end + 1, bytes.count)
                guard start < end else { continue }
                var last = end
                while JSONText.isSpace(bytes[last - 1]) { last -= 1 }
                return Record(range: start..<last, line: line)
            }
            return nil
        }
    }
}
