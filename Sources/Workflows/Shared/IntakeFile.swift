import Columns
import Foundation
import Ingest
import Records
import Storage
import Tabular

/// One file being read: its rows with the mapping that its header and first rows suggest.
final class IntakeFile {
    let name: String
    let reader: SharedReader
    /// As far as it was read when the file was opened: the header does not change any more.
    private let header: [String]
    let typing: PathTyping?
    private(set) var mapping: Mapping
    private(set) var survey: ColumnSurvey
    /// Whether somebody said what the rows are.
    private let isStated: Bool
    private var sample: RawBatch
    private var hasSample: Bool

    /// Rows that the mapping is proposed from.
    private static let sampleSize = 500
    static let batchSize = 4096

    init(_ source: ByteSource, _ request: IntakeRequest, system: String?, cores: Int) throws {
        name = source.displayName
        isStated = request.entity != nil
        do {
            let table = try Tables.open(source, options: request.options(cores: cores))
            header = table.description.header
            sample = RawBatch(columnCount: header.count)
            hasSample = try table.read(into: &sample, limit: Self.sampleSize)
            reader = SharedReader(table)
        } catch {
            throw FileTrouble(error)
        }
        let typing = PathTyping(header: header)
        self.typing = typing
        let (words, rows) = (typing?.header ?? header, typing?.apply(to: sample) ?? sample)
        let file = ([name] + reader.titles).joined(separator: "\n")
        func propose(_ entity: Entity?) throws -> Mapping {
            try Mapper().propose(
                header: words, sample: rows, system: system, entity: entity, given: request.map, file: file)
        }
        mapping = try propose(request.entity ?? Self.entity(of: reader.description.format))
        if !isStated, mapping.entity == .consentEvent {
            // A list of stops has one in each row: those below the first ones are looked at as well.
            let tally = try StopTally(of: mapping, source, request, typing)
            if tally.empty > 0 {
                mapping = try propose(.customer)
                if tally.empty * 10 < tally.rows { mapping.mayListStops = true }
            }
        }
        if let stated = request.systemClass { mapping.systemClass = stated }
        if !isStated, mapping.resemblesStopList(file: file) { mapping.mayListStops = true }
        if request.hasHeader, mapping.columns.allSatisfy({ $0.target == nil || $0.reason == .content }) {
            if !hasSample, reader.rejected.isEmpty { throw FileTrouble(.noRecords(path: name)) }
            if HeaderSense.holdsValues(header) { throw FileTrouble(.noHeader(path: name)) }
        }
        survey = ColumnSurvey(mapping)
    }

    /// What formats that are always of one thing hold; a card may say of itself that its person said stop.
    private static func entity(of format: TableFormat) -> Entity? {
        switch format {
        case .adf: .lead
        case .vcard: .customer
        default: nil
        }
    }

    var questions: [Message] { mapping.questions(file: name).map(\.message) }

    /// Whether the mapping makes sense of the file: customers have a name, an address, a number or a vehicle, and acts of
    /// consent somebody whose they are. A lone column of notes or dates is any table's.
    func tellsSomething(orWasMapped isMapped: Bool) -> Bool {
        let fields = mapping.columns.compactMap { $0.target?.field }
        if mapping.entity == .consentEvent {
            return fields.contains { $0 == .customerID || $0.kind == .email || $0.kind == .phone }
        }
        guard mapping.entity == .customer, !isMapped else { return !fields.isEmpty }
        return fields.contains(where: \.tellsOfCustomer)
    }

    /// The column to ask about where a list of refusals does not say whose they are; nil where it is none.
    var columnOfNobody: String? {
        guard mapping.tellsStopsOfNobody(file: name), mapping.entity == .consentEvent || mapping.entity == .customer
        else { return nil }
        return (mapping.columns.first { $0.target == nil } ?? mapping.columns.first)?.column
    }

    /// Where the key of a row lies in the file's own columns.
    var keyColumn: Int? {
        guard let key = NaturalKey(mapping) else { return nil }
        guard let typing else { return key.position }
        return header.firstIndex(of: typing.header[key.position])
    }

    /// The mapping without the places of sorted lists that no row filled: `consents[mail].granted` of a file without letters.
    var shownMapping: Mapping {
        guard typing != nil else { return mapping }
        let own = Set(header)
        var shown = mapping
        shown.columns.removeAll { column in
            !own.contains(column.column) && survey.presence.indices.contains(column.position)
                && survey.presence[column.position].values == 0
        }
        return shown
    }

    /// Hands out all rows, the sample first, in the file's own columns; the survey sees every one of them.
    func forEachBatch(_ body: (RawBatch) throws -> Void) throws {
        var reading = reader.read(limit: Self.batchSize)
        if hasSample {
            survey.add(typing?.apply(to: sample) ?? sample)
            try body(sample)
        }
        while let batch = try value(of: reading) {
            reading = reader.read(limit: Self.batchSize)
            survey.add(typing?.apply(to: batch) ?? batch)
            try body(batch)
        }
        mapping = survey.finish(mapping)
    }

    private func value(of reading: Alongside<RawBatch?>) throws -> RawBatch? {
        do { return try reading.value() } catch let error as TabularError { throw FileTrouble(error) }
    }
}

enum HeaderSense {
    /// Whether a cell of the first line is an address or mostly figures, as no name of a column is: the line is then
    /// somebody's record, and is not to be repeated in a message.
    static func holdsValues(_ header: [String]) -> Bool {
        header.contains { cell in
            let figures = cell.utf8.count { (0x30...0x39).contains($0) }
            return cell.utf8.contains(UInt8(ascii: "@")) || (cell.utf8.count >= 5 && figures * 2 > cell.utf8.count)
        }
    }
}

extension ByteSource {
    /// The file's name without its folder, for messages and the store.
    var displayName: String {
        switch self {
        case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
        case .bytes(_, let name): name
        case .member(let archive, _, let name): archive.displayName + name.dropFirst(archive.name.count)
        }
    }

    /// SHA-256 in hexadecimal, and the number of bytes.
    func fingerprint() throws -> (sha256: String, byteCount: Int) {
        switch self {
        case .bytes(let bytes, _): return (bytes.withUnsafeBytes { hexadecimal(sha256($0)) }, bytes.count)
        case .member:
            do {
                return try withContent { (hexadecimal(sha256(UnsafeRawBufferPointer($0))), $0.count) }
            } catch {
                throw FileTrouble(error)
            }
        case .file(let path):
            guard let file = FileHandle(forReadingAtPath: path) else { throw FileTrouble(.missing(path: path)) }
            defer { try? file.close() }
            let digest = Digest()
            var byteCount = 0
            while let piece = try? file.read(upToCount: 1 << 20), !piece.isEmpty {
                piece.withUnsafeBytes { digest.add($0) }
                byteCount += piece.count
            }
            guard let sha256 = digest.finish() else { throw FileTrouble(.missing(path: path)) }
            return (hexadecimal(sha256), byteCount)
        }
    }
}
