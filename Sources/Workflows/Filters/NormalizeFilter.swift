import Columns
import Ingest
import Normalization
import Records
import Tabular

/// Cleans rows of standard input on their way to standard output: design §6.
///
/// Every input column comes out unchanged and in order, but for sensitive identifiers, which are masked; then the clean
/// columns, then `findings`. One row out for each row in: a row that is no record of the table comes out too, with what can be said of it.
package enum NormalizeFilter {
    package static func run(
        input: [UInt8], map: [GivenColumn], encoding: String?, only: FieldChoice? = nil, settings: Settings,
        complain: (String) -> Void
    ) throws {
        let source = ByteSource.bytes(input, name: "-")
        let table = try FilterTable(source, encoding: encoding)
        let mapping = try FilterMapping(header: table.header, map: map, only: only, table: table)
        let pool = try pool(settings)
        let target = try OutputTarget(nil)
        var writer = try FilterWriter(target.output, table, mapping.cleanNames)
        // Batches go to the cores a handful at a time, so that clean rows never pile up, and the next ones are cleaned while
        // these are written.
        let step = settings.threads * 4
        let columns = mapping.mapping
        func start(_ place: Int) -> PendingResults<CleanBatch>? {
            guard place < table.batches.count else { return nil }
            return pool.start(Array(table.batches[place..<min(place + step, table.batches.count)])) {
                batch, normalizer in
                normalizer.normalize(columns.apply(to: batch))
            }
        }
        var place = 0
        var pending = start(place)
        while let clean = pending?.finish() {
            pending = start(place + step)
            for (batch, result) in zip(table.batches[place...], clean) {
                let columns = mapping.cleanColumns(of: result, from: batch)
                let mask = FilterMask(batch, result, mapping.mapping)
                let findings = Self.findings(result, only, mask)
                for row in 0..<batch.rowCount { try writer.write(batch, row, mask[row], columns, findings[row]) }
            }
            place += step
        }
        try writer.finish()
        try target.finish()
        let language = settings.language.value
        complainOfColumns(mapping, table, language, complain)
        for reject in table.rejected {
            let reason = Message(
                "file.rejected." + reject.reason.rawValue,
                ["found": .count(reject.found), "expected": .count(reject.expected)])
            complain(
                Message("import.rejected", ["line": .count(reject.line), "reason": .message(reason)]).text(in: language)
            )
        }
    }

    /// What cleaning would change in the rows of standard input, instead of the rows.
    package static func preview(
        input: [UInt8], map: [GivenColumn], encoding: String?, only: FieldChoice? = nil, isUnmasked: Bool,
        settings: Settings, complain: (String) -> Void
    ) throws -> ChangePreview {
        let table = try FilterTable(ByteSource.bytes(input, name: "-"), encoding: encoding)
        let mapping = try FilterMapping(header: table.header, map: map, only: only, table: table)
        let pool = try pool(settings)
        var tally = ChangeTally(only: only, isUnmasked: isUnmasked)
        let mapped = table.batches.map { mapping.mapping.apply(to: $0) }
        for (raw, clean) in zip(mapped, pool.normalize(mapped)) { tally.add(clean, raw) }
        complainOfColumns(mapping, table, settings.language.value, complain)
        return tally.answer()
    }

    private static func pool(_ settings: Settings) throws -> CleaningPool {
        CleaningPool(
            settings: NormalizationSettings(
                asOf: settings.asOf.value, dealerDomains: Set(settings.dealerDomains.value), zone: settings.zone.value,
                keepsSeveralValuesTogether: true, synonyms: try settings.readSynonyms()), width: settings.threads)
    }

    private static func complainOfColumns(
        _ mapping: FilterMapping, _ table: FilterTable, _ language: Language, _ complain: (String) -> Void
    ) {
        if !mapping.recognised.isEmpty {
            complain(RecognisedColumns.message(mapping.recognised, table.header).text(in: language))
        }
        if !mapping.passedOver.isEmpty {
            complain(
                RecognisedColumns.message(mapping.passedOver, table.header, "filter.passed-over").text(in: language))
        }
        if mapping.cleanNames.isEmpty { complain(Message("normalize.nothing-mapped").text(in: language)) }
    }

    /// `field:CODE` of every finding of a row, separated by spaces, in the order they were made.
    private static func findings(_ batch: CleanBatch, _ only: FieldChoice?, _ mask: FilterMask) -> [String] {
        struct Kind: Hashable {
            let field: Field
            let code: String
        }
        var words: [String] = []
        var places: [Kind: Int] = [:]
        var rows = [[Int]](repeating: [], count: batch.rowCount)
        for finding in batch.findings where only?.fields.contains(finding.field) ?? true {
            let kind = Kind(field: finding.field, code: finding.code)
            let place = places[kind] ?? words.count
            if place == words.count {
                words.append("\(finding.field.rawValue):\(finding.code)")
                places[kind] = place
            }
            if !rows[finding.row].contains(place) { rows[finding.row].append(place) }
        }
        return rows.enumerated().map { number, row in
            let unmapped = mask.unmapped[number]?.sorted() ?? []
            if row.count == 1, unmapped.isEmpty { return words[row[0]] }
            return (row.map { words[$0] } + unmapped).joined(separator: " ")
        }
    }
}

/// The whole of standard input as batches, so that dates can be settled by column before the first row comes out.
struct FilterTable {
    let format: TableFormat
    let header: [String]
    private(set) var batches: [RawBatch] = []
    private(set) var rejected: [RejectedRow] = []
    /// The text of each NDJSON row by line, so that it can come out as it was.
    let input: ByteSource

    init(_ source: ByteSource, encoding: String?) throws {
        input = source
        do {
            var options = ReadOptions(encoding: encoding)
            options.keepsEmptyRows = true
            let reader = try Tables.open(source, options: options)
            format = reader.description.format
            header = reader.description.header
            var batch = RawBatch(columnCount: header.count)
            while try reader.read(into: &batch, limit: 2048) { batches.append(batch) }
            rejected = reader.rejected
        } catch {
            throw FileTrouble(error)
        }
    }
}

/// Which columns of the input are cleaned, and what the clean columns are called.
struct FilterMapping {
    private(set) var mapping: Mapping
    /// Columns that nobody named and whose header is well known, by place.
    let recognised: [Int: FieldTarget]
    /// Columns that would have been, had not another one the name of a field.
    let passedOver: [Int: FieldTarget]
    /// Fields that cleaning leaves alone.
    private static let keptAsTheyAre: Set<Field> = [.recordID, .notes, .createdAt, .updatedAt]
    /// The clean columns in the order in which they come out.
    private let clean: [Clean]
    private let written: Set<Field>
    private let only: FieldChoice?

    private struct Clean {
        var name: String
        var source: Source
    }

    private enum Source {
        case column(CleanColumn)
        /// The name parts put together again: `Jean Roy`.
        case fullName
        /// The notes, and whatever was taken out of a cell and has no column of its own.
        case notes
    }

    /// - Parameter only: fields that come out clean; the other columns still help to read them.
    init(header: [String], map: [GivenColumn], only: FieldChoice? = nil, table: FilterTable) throws {
        var columns: [ColumnMapping] = []
        let given = try GivenColumn.places(of: map, in: header)
        let found = given.isEmpty ? try RecognisedColumns.of(header, sample: table.batches.first) : [:]
        let named = Set(header.compactMap { Field(rawValue: $0) })
        let isNamed = !given.isEmpty || !named.isEmpty
        recognised = isNamed ? [:] : found
        // Whoever names columns with --map names them all; a header that happens to be a field's name may not.
        passedOver =
            given.isEmpty && isNamed
            ? found.filter { place, target in
                Field(rawValue: header[place]) == nil && !named.contains(target.field)
                    && !Self.keptAsTheyAre.contains(target.field)
            } : [:]
        for (place, name) in header.enumerated() {
            let target = given[place] ?? Field(rawValue: name).map { FieldTarget($0) } ?? recognised[place]
            columns.append(
                ColumnMapping(
                    column: name, position: place, target: target, reason: target == nil ? .unmapped : .given,
                    confidence: 1))
        }
        let stated = Mapping(entity: .customer, systemClass: .other, profile: nil, columns: columns)
        var survey = ColumnSurvey(stated)
        for batch in table.batches { survey.add(batch) }
        mapping = survey.finish(stated)
        let fields = mapping.columns.compactMap { $0.target?.field }
        clean = Self.clean(fields.filter { only?.fields.contains($0) ?? true }, mapped: Set(fields))
        written = Set(clean.compactMap { Field(rawValue: $0.name) })
        self.only = only
    }

    var cleanNames: [String] { clean.map(\.name) }

    /// What a field is split into; parts that the input has as columns of its own are not repeated.
    private static func clean(_ fields: [Field], mapped: Set<Field>) -> [Clean] {
        var result: [Clean] = []
        var named: Set<String> = Set(fields.map(\.rawValue))
        var done: Set<Field> = []
        for field in fields where done.insert(field).inserted {
            result.append(Clean(name: field.rawValue, source: source(of: field)))
            for part in parts(of: field) where named.insert(part.name).inserted {
                result.append(Clean(name: part.name, source: .column(part)))
            }
        }
        // Last, so that the columns of what the input has stay where they are.
        for field in fields {
            for taken in takenOut(of: field) where !mapped.contains(taken) && named.insert(taken.rawValue).inserted {
                result.append(Clean(name: taken.rawValue, source: source(of: taken)))
            }
        }
        return result
    }

    private static func source(of field: Field) -> Source {
        switch field {
        case .fullName: .fullName
        case .notes: .notes
        default: .column(.field(field))
        }
    }

    /// What people type into a field that belongs to another one, and that cleaning takes out of it.
    private static func takenOut(of field: Field) -> [Field] {
        switch field.kind {
        case .personName: [.civility, .firstName, .middleName, .lastName, .phone, .email, .notes]
        case .organisation: [.phone, .email, .notes]
        case .address: field == .address1 || field == .address2 ? [.phone, .email, .notes] : []
        case .phone: [.email, .notes]
        case .email: [.phone, .notes]
        case .city: [.province, .postalCode, .country]
        case .vin: [.notes]
        default: []
        }
    }

    private static func parts(of field: Field) -> [CleanColumn] {
        switch field {
        case .fullName:
            [.field(.civility), .field(.firstName), .field(.middleName), .field(.lastName), .part(.suffix)]
                + couple + aside
        case .lastName, .firstName: [.part(.suffix)] + couple + aside
        case .company: [.part(.attention)]
        case .phone: [.part(.phoneExtension)]
        case .phoneHome: [.part(.phoneHomeExtension)]
        case .phoneMobile: [.part(.phoneMobileExtension)]
        case .phoneWork: [.part(.phoneWorkExtension)]
        case .address1:
            [
                .field(.streetNumber), .field(.streetName), .part(.streetType), .part(.streetDirection), .field(.unit),
                .part(.postOfficeBox), .part(.ruralRoute),
            ] + places
        default: []
        }
    }

    private static let couple: [CleanColumn] = [
        .part(.secondCivility), .part(.secondFirstName), .part(.secondLastName),
    ]

    /// What cleaning may move out of a name and out of an address: without a column of its own it would be lost.
    private static let aside: [CleanColumn] = [
        .part(.maidenName), .part(.nickname), .field(.company), .part(.attention),
    ]
    private static let places: [CleanColumn] = [
        .field(.address2), .field(.city), .field(.province), .field(.postalCode), .field(.country),
    ]

    /// The clean columns of a batch in output order; nil for one that the batch does not have.
    func cleanColumns(of batch: CleanBatch, from raw: RawBatch) -> [TextColumn?] {
        clean.map { column in
            switch column.source {
            case .column(let name): batch.columns[name]
            case .fullName: fullNames(batch)
            case .notes: notes(batch)
            }
        }
    }

    private func notes(_ batch: CleanBatch) -> TextColumn? {
        var strays: [Int: [String]] = [:]
        for finding in batch.findings where only?.fields.contains(finding.field) ?? true {
            guard finding.action == .moved || finding.action == .misplaced, let target = finding.target,
                let value = finding.proposal, !written.contains(target)
            else { continue }
            // A note that a value was found in still says it.
            guard finding.field != .notes else { continue }
            strays[finding.row, default: []].append(value)
        }
        let notes = batch.columns[.field(.notes)]
        guard !strays.isEmpty else { return notes }
        var texts = TextColumn()
        for row in 0..<batch.rowCount {
            texts.append(([notes?.text(row)].compactMap(\.self) + (strays[row] ?? [])).joined(separator: "; "))
        }
        return texts
    }

    private func fullNames(_ batch: CleanBatch) -> TextColumn {
        let parts =
            [Field.firstName, .middleName, .lastName].map { batch.columns[.field($0)] } + [
                batch.columns[.part(.suffix)]
            ]
        let companies = batch.columns[.field(.company)]
        var names = TextColumn()
        for row in 0..<batch.rowCount {
            let words = parts.compactMap { $0?.text(row) }
            names.append(words.isEmpty ? companies?.text(row) ?? "" : words.joined(separator: " "))
        }
        return names
    }
}
