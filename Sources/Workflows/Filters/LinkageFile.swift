import Columns
import Ingest
import Linkage
import Records
import Tabular

/// A file as the matcher takes it: keys, the columns that are compared, and the truth kept apart.
struct LinkageFile {
    private(set) var keys = TextColumn()
    private(set) var columns: [LinkageInput.InputColumn] = []
    /// Rows with a company and no name of a person; counted, and never a constraint: in a raw file the same company
    /// stands with and without its contact. Empty when the file has no column of companies.
    private(set) var isOrganisation: [Bool] = []
    /// Which columns were taken for what, when nobody named any.
    private(set) var recognisedColumns: Message?
    /// A label a record, when there is a column of truth.
    private(set) var truth: [Int]?

    init(_ request: DedupeFilter.Request) throws {
        let source: ByteSource = request.input.map { .bytes($0, name: "-") } ?? .file(path: request.file)
        let (header, all, lines) = try Self.read(source)
        func place(_ name: String) throws -> Int {
            guard let place = header.firstIndex(of: name) else {
                if HeaderSense.holdsValues(header) { throw FileTrouble(.noHeader(path: source.displayName)) }
                throw DedupeFilterError.unknownColumn(name, known: header)
            }
            return place
        }
        let identifier = try place(request.id)
        try Self.checkKeys(all[identifier], lines, column: request.id)
        keys = all[identifier]
        var roles: [Int: MatchRole] = [:]
        for (position, name) in header.enumerated() {
            if let role = MatchRole(rawValue: name), role != .other { roles[position] = role }
        }
        for given in request.map {
            let position = try place(given.column)
            roles[position] = given.target.flatMap { MatchRole(rawValue: $0.field.rawValue) }
        }
        if roles.isEmpty, request.map.isEmpty, request.compare.isEmpty {
            let recognised = try RecognisedColumns.of(header, sample: nil)
            for (position, target) in recognised { roles[position] = MatchRole(rawValue: target.field.rawValue) }
            recognisedColumns = recognised.isEmpty ? nil : RecognisedColumns.message(recognised, header)
        }
        for name in request.compare { roles[try place(name)] = .other }
        roles[identifier] = nil
        if let name = request.truth {
            let position = try place(name)
            roles[position] = nil
            truth = Self.labels(all[position])
        }
        columns = roles.sorted { $0.key < $1.key }.map {
            LinkageInput.InputColumn(name: header[$0.key], role: $0.value, texts: all[$0.key])
        }
        guard !columns.isEmpty else { throw DedupeFilterError.noUsableColumn }
        isOrganisation = Self.organisations(columns, rows: keys.count)
    }

    /// Header, columns, and the line of each row.
    static func read(_ source: ByteSource) throws -> ([String], [TextColumn], [Int]) {
        do {
            let reader = try Tables.open(source)
            let header = reader.description.header
            var all = [TextColumn](repeating: TextColumn(), count: header.count)
            var lines: [Int] = []
            var batch = RawBatch(columnCount: header.count)
            while try reader.read(into: &batch, limit: 8192) {
                for place in header.indices { all[place].append(contentsOf: batch.columns[place]) }
                lines += batch.lines
            }
            // A row that cannot be read has no identifier to give back: better none than a file that lies. Totals and
            // repeated headers are nobody's record.
            if let first = reader.rejected.first(where: \.reason.isRecord) {
                throw DedupeFilterError.unreadableRow(
                    file: source.displayName, line: first.line,
                    reason: ImportAnswer.Rejected(
                        line: first.line, reason: first.reason, found: first.found, expected: first.expected
                    ).message)
            }
            return (header, all, lines)
        } catch let error as TabularError {
            throw FileTrouble(error)
        }
    }

    private static func checkKeys(_ keys: TextColumn, _ lines: [Int], column: String) throws {
        for row in 0..<keys.count where keys.length(row) == 0 {
            throw DedupeFilterError.missingID(column: column, line: lines[row])
        }
        // Rows by a hash of their key: equal keys stand side by side, and few others do.
        let hashes = (0..<keys.count).map { row in
            keys.withBytes(row) { key in
                key.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            }
        }
        let order = hashes.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }
        var repeated: (first: Int, second: Int)?
        var start = 0
        for place in order.indices {
            let row = order[place]
            if hashes[order[start]] != hashes[row] { start = place }
            for earlier in order[start..<place] where keys.bytes[keys.range(earlier)] == keys.bytes[keys.range(row)] {
                if row < repeated?.second ?? Int.max { repeated = (earlier, row) }
                break
            }
        }
        if let repeated {
            throw DedupeFilterError.repeatedID(
                column: column, first: lines[repeated.first], second: lines[repeated.second])
        }
    }

    private static func labels(_ column: TextColumn) -> [Int] {
        var labels: [String: Int] = [:]
        return (0..<column.count).map { row in
            // A record without a true label is known to belong to nobody else.
            guard let label = column.text(row) else { return -1 - row }
            if let known = labels[label] { return known }
            labels[label] = labels.count
            return labels.count - 1
        }
    }

    /// A record is an organisation when it has a company and no name of a person.
    private static func organisations(_ columns: [LinkageInput.InputColumn], rows: Int) -> [Bool] {
        guard let companies = columns.first(where: { $0.role == .company })?.texts else { return [] }
        let names = columns.filter { [.firstName, .lastName, .fullName].contains($0.role) }.map(\.texts)
        guard !names.isEmpty else { return [] }
        return (0..<rows).map { row in companies.length(row) > 0 && !names.contains { $0.length(row) > 0 } }
    }
}
