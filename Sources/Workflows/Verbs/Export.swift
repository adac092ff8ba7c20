import Codification
import Consent
import Export
import Ingest
import Normalization
import Records
import Storage
import Tabular

// The words of the command line come from here, so that commands import workflows alone.
package typealias ExportKind = Export.ExportKind
package typealias ExportFormat = Export.ExportFormat
package typealias ExportReader = Export.ExportReader
package typealias ExportChannel = Export.ExportChannel
package typealias PurposeGate = Export.PurposeGate

package struct ExportRequest: Sendable {
    package var what: ExportKind
    package var format: ExportFormat
    package var output: String?
    package var reader: ExportReader
    package var system: String?
    package var importID: Int?
    package var action: Int?
    package var channel: ExportChannel?
    package var purpose: String?
    package var recipient: String?
    package var sendDate: String?
    package var gate: PurposeGate?
    package var isUnmasked: Bool
    /// Rejected rows as a file of the kind that they came from.
    package var asSource: Bool

    /// - Parameter format: nil for the one that the name of the output asks for, CSV where it asks for none.
    package init(
        what: ExportKind, format: ExportFormat?, output: String?, reader: ExportReader, system: String?, importID: Int?,
        action: Int?, channel: ExportChannel?, purpose: String?, recipient: String?, sendDate: String?,
        gate: PurposeGate?, isUnmasked: Bool, asSource: Bool = false
    ) {
        self.asSource = asSource
        self.what = what
        self.format = format ?? output.flatMap { ExportFormat(ofFile: $0) } ?? .csv
        self.output = output
        self.reader = reader
        self.system = system
        self.importID = importID
        self.action = action
        self.channel = channel
        self.purpose = purpose
        self.recipient = recipient
        self.sendDate = sendDate
        self.gate = gate
        self.isUnmasked = isUnmasked
    }

    /// The options that were given.
    fileprivate var options: [ExportOption] {
        let given: [(ExportOption, Bool)] = [
            (.system, system != nil), (.importNumber, importID != nil), (.action, action != nil),
            (.channel, channel != nil), (.purpose, purpose != nil), (.recipient, recipient != nil),
            (.sendDate, sendDate != nil), (.purposeGate, gate != nil), (.asSource, asSource),
        ]
        return given.filter(\.1).map(\.0)
    }
}

/// The manifest of an export: what left, what stayed and why.
package struct ExportAnswer: Answer {
    package var schema = 1
    package var what: String
    package var rows: Int
    package var columns: [String]
    package var leftOut: [String: Int]
    /// Rows by code, and what each code means.
    package var byCode: [String: Int] = [:]
    var codeLabels: [String: String] = [:]
    package var lapsing: [String: Int]
    /// Rows in which identifiers such as social insurance numbers were hidden.
    package var masked = 0
    package var output: String?
    /// Texts that a cell of Excel cannot hold whole.
    package var shortened = 0
    /// Of a workbook.
    package var sheets = 1
    /// Questions about consent that nobody has answered, by file; nobody of such a file is in the list on its account.
    package var doubts: [Message] = []

    enum CodingKeys: String, CodingKey {
        case schema, what, rows, columns, leftOut, lapsing, masked, shortened, sheets, output
        case byCode = "by_code"
    }

    package func text(in language: Language) -> String {
        var lines = [Message("export.head", ["what": .text(what), "rows": .count(rows)]).text(in: language)]
        for (code, count) in byCode.sorted(by: { $0.key < $1.key }) {
            lines.append(
                Message(
                    "export.by-code",
                    ["code": .text(code), "label": .text(codeLabels[code] ?? ""), "count": .count(count)]
                ).text(in: language))
        }
        for (reason, count) in leftOut.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            lines.append(
                Message(
                    "export.left-out",
                    ["reason": .message(Message("export.reason." + reason)), "count": .count(count)]
                ).text(in: language))
        }
        for (days, count) in lapsing.sorted(by: { $0.key < $1.key }) {
            lines.append(
                Message("export.lapsing", ["days": .text(days), "count": .count(count)]).text(in: language))
        }
        if masked > 0 { lines.append(Message("export.masked", ["rows": .count(masked)]).text(in: language)) }
        if shortened > 0 { lines.append(Message("export.shortened", ["cells": .count(shortened)]).text(in: language)) }
        if sheets > 1 { lines.append(Message("export.sheets", ["sheets": .count(sheets)]).text(in: language)) }
        if let output { lines.append(Message("export.written", ["path": .text(output)]).text(in: language)) }
        return lines.joined(separator: "\n")
    }
}

package enum ExportWorkflow {
    package static func run(_ request: ExportRequest, _ settings: Settings) throws -> ExportAnswer {
        for option in request.options where !option.lists.contains(request.what) {
            throw ExportError.unusedOption(option, by: request.what)
        }
        let day = try sendDate(request, settings)
        let store = try Store(at: settings.store.value, creating: false)
        let lock = try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        try demandLayers(request, store, settings)
        if request.asSource, request.what != .rejected || request.importID == nil { throw ExportNeed.importNumber }
        if request.asSource, request.format == .xlsx { throw ExportNeed.sourceForm }
        let target = try OutputTarget(request.output)
        var sink = TableSink(
            target, request.format, request.reader,
            sheet: Message("export.sheet.\(request.what.rawValue)").text(in: settings.language.value))
        let counts: ExportCounts
        if request.asSource, let importID = request.importID {
            counts = try store.read {
                try RejectedSource.write(importID, isUnmasked: request.isUnmasked, from: $0, to: target.output)
            }
        } else if request.what == .contacts {
            counts = try contacts(request, store, settings, day, &sink)
        } else {
            counts = try store.read { try write(request, $0, settings, &sink) }
        }
        if !request.asSource { try sink.end() }
        try target.finish()
        let journal = ExportJournal(
            what: request.what.rawValue, purpose: request.purpose, channel: request.channel?.code,
            recipient: request.recipient, sendDate: request.what == .contacts ? day : nil)
        try journal.write(counts, to: request.output, store, settings)
        var answer = ExportAnswer(
            what: request.what.rawValue, rows: counts.rows, columns: counts.columns, leftOut: counts.leftOut,
            lapsing: Dictionary(uniqueKeysWithValues: counts.lapsing.map { (String($0), $1) }),
            masked: counts.masked,
            output: request.output == "-" ? nil : request.output)
        answer.byCode = counts.byCode
        (answer.shortened, answer.sheets) = (sink.shortenedCells, sink.sheets)
        if !counts.byCode.isEmpty {
            let label = try codeLabels(settings)
            for code in counts.byCode.keys { answer.codeLabels[code] = label(code) }
        }
        if request.what == .contacts { answer.doubts = try store.read(openConsents) }
        return answer
    }

    /// What somebody should say of the files whose consents cannot be read.
    private static func openConsents(_ db: Connection) throws -> [Message] {
        try db.imports().flatMap { record -> [Message] in
            let mapping = try jsonValue(Mapping.self, from: record.mapping)
            var open = mapping.openConsents
            // One question about the whole file, however many channels it holds back.
            if let first = open.firstIndex(where: \.header.isEmpty) {
                open = open.enumerated().filter { $0.offset == first || !$0.element.header.isEmpty }.map(\.element)
            }
            guard !open.isEmpty else { return [] }
            let run = try db.number("SELECT run_id FROM import WHERE id = ?", [.integer(record.id)])
            return open.map { column in
                let key =
                    column.header.isEmpty
                    ? mapping.isChangeLog == true ? "open-log" : "open-list"
                    : column.holdsBack ? "open-consent" : "open-remarks"
                return Message(
                    "export." + key,
                    [
                        "import": .text(String(record.id)), "file": .text(record.file), "run": .text(String(run)),
                        "column": .text(column.header), "field": .text(column.field.rawValue),
                    ])
            }
        }
    }

    private static func sendDate(_ request: ExportRequest, _ settings: Settings) throws -> CivilDate {
        guard let text = request.sendDate else { return settings.asOf.value }
        guard let date = CivilDate(text) else { throw SettingsError.badDate(text) }
        // Seen from the past, those who said stop since then would be written to.
        guard date >= settings.asOf.value else {
            throw ExportError.pastSendDate(text, asOf: settings.asOf.value.description)
        }
        return date
    }

    private static func demandLayers(_ request: ExportRequest, _ store: Store, _ settings: Settings) throws {
        try store.read { db in
            if let system = request.system {
                let known = try db.texts("SELECT DISTINCT system FROM source ORDER BY system")
                guard known.contains(system) else { throw ExportError.unknownSystem(system, known: known) }
            }
            switch request.what {
            case .customers, .duplicates, .contacts, .migration:
                let stage = try db.awaitedStage()
                if request.what == .contacts, let stage, stage != .import { throw ExportError.notUpToDate(stage) }
                guard try db.number("SELECT EXISTS (SELECT 1 FROM customer)") == 1 else {
                    throw ExportError.noCustomers(stage)
                }
            case .codes:
                guard !(try db.columns(of: "customer_codes").isEmpty) else { throw ExportError.noCodes }
                let coded = try db.first(
                    "SELECT as_of FROM run WHERE verb = 'codify' AND state = 'done' ORDER BY id DESC LIMIT 1")?[0].text
                if settings.asOf.origin == .flag, let coded, coded != settings.asOf.value.description {
                    throw ExportError.codesOfAnotherDay(coded, asked: settings.asOf.value.description)
                }
            case .corrections:
                if try db.number("SELECT EXISTS (SELECT 1 FROM customer_record)") == 0 {
                    throw ExportError.noCustomers(try db.awaitedStage())
                }
            case .rejected:
                if let number = request.importID, !(try db.imports().contains { $0.id == number }) {
                    throw ExportError.unknownImport(number)
                }
            case .actions, .quarantine: break
            }
        }
        guard request.what == .contacts else { return }
        var missing: [String] = []
        if request.channel == nil { missing.append("--channel") }
        if request.purpose == nil { missing.append("--purpose") }
        if request.recipient == nil { missing.append("--recipient") }
        guard missing.isEmpty else { throw ExportError.contactsNeed(missing: missing) }
        if let purpose = request.purpose, !ContactList.purposes.contains(purpose) {
            throw ExportError.unknownPurpose(purpose, known: ContactList.purposes)
        }
    }

    private static func write(
        _ request: ExportRequest, _ db: Connection, _ settings: Settings, _ sink: inout TableSink
    ) throws -> ExportCounts {
        let system = SQLValue(request.system)
        return switch request.what {
        case .customers: try ExportTable.write(Resource.text("sql/export/customers.sql"), [system], from: db, to: &sink)
        case .duplicates:
            try ExportTable.write(Resource.text("sql/export/duplicates.sql"), [system], from: db, to: &sink)
        case .codes: try ExportTable.write(Resource.text("sql/export/codes.sql"), from: db, to: &sink)
        case .rejected:
            try rejected(request, db, &sink)
        case .quarantine:
            try Quarantine.write(system: request.system, from: db, isUnmasked: request.isUnmasked, to: &sink)
        case .corrections:
            try Corrections(columns: try fieldColumns(db)).write(
                system: request.system, why: try codeLabels(settings), from: db, to: &sink)
        case .migration: try migration(db, settings, &sink)
        case .actions: try actions(request, db, &sink)
        case .contacts: preconditionFailure("contact lists resolve consents first")
        }
    }

    /// Rejected rows in the file's own bytes, but for the digits of sensitive identifiers, unless they are asked for.
    private static func rejected(
        _ request: ExportRequest, _ db: Connection, _ sink: inout TableSink
    ) throws -> ExportCounts {
        let query = Resource.text("sql/export/rejected.sql")
        var counts = ExportCounts()
        counts.columns = try db.columnNames(query)
        try sink.begin(columns: counts.columns)
        var veils: [Int: SensitiveVeil] = [:]
        for record in try db.imports() {
            let header = try jsonValue([String].self, from: record.header)
            veils[record.id] = SensitiveVeil(
                header: header, encoding: record.format == "xlsx" ? .utf8 : Encoding(name: record.encoding) ?? .utf8,
                isUnmasked: request.isUnmasked)
        }
        for row in try db.rows(query, [SQLValue(request.importID)]) {
            var values = row.values
            if let place = row.columns.firstIndex(of: "bytes"), case .blob(let bytes) = values[place],
                let veil = row.integer("import_id").flatMap({ veils[$0] })
            {
                values[place] = .text(veil.text(of: bytes, &counts))
            }
            try sink.write(values)
            counts.rows += 1
        }
        return counts
    }

    /// Consents are settled for the day of the sending, and put back to what they were when the list is written.
    private static func contacts(
        _ request: ExportRequest, _ store: Store, _ settings: Settings, _ day: CivilDate, _ sink: inout TableSink
    ) throws -> ExportCounts {
        let former = try store.read { try $0.setting("as_of") }.flatMap { CivilDate($0) } ?? settings.asOf.value
        let resolver = ConsentResolver(store)
        try resolver.resolve(asOf: day)
        defer { if former != day { _ = try? resolver.resolve(asOf: former) } }
        guard let channel = request.channel else { throw ExportError.contactsNeed(missing: ["--channel"]) }
        let list = ContactList(channel: channel, gate: request.gate ?? .review, sendDate: day)
        return try store.read { try list.write(from: $0, to: &sink) }
    }

    private static func migration(
        _ db: Connection, _ settings: Settings, _ sink: inout TableSink
    ) throws -> ExportCounts {
        guard let change = settings.systemChange else { throw ExportError.needsSystemChange }
        let known = try db.texts("SELECT DISTINCT system FROM source ORDER BY system")
        for system in [change.former, change.current] where !known.contains(system) {
            throw ExportError.unknownSystem(system, known: known)
        }
        return try ExportTable.write(
            Resource.text("sql/export/migration.sql"),
            [.text(change.former), .text(change.current), .text(change.goLive.description)], from: db, to: &sink,
            counting: "code")
    }

    private static func actions(
        _ request: ExportRequest, _ db: Connection, _ sink: inout TableSink
    ) throws -> ExportCounts {
        guard let action = request.action else { throw ExportError.needsAction }
        let counts = try ExportTable.write(
            Resource.text("sql/export/actions.sql"), [.text("action:\(action)")], from: db, to: &sink)
        guard counts.rows > 0 else { throw ExportError.unknownAction(action) }
        return counts
    }

    /// By import: where the cells of each field lie. Sorted lists of JSON have no one place and are left out.
    private static func fieldColumns(_ db: Connection) throws -> [Int: [Field: [Int]]] {
        var columns: [Int: [Field: [Int]]] = [:]
        for record in try db.imports() {
            let header = try jsonValue([String].self, from: record.header)
            let mapping = try jsonValue(Mapping.self, from: record.mapping)
            for column in mapping.columns {
                guard let field = column.target?.field, let place = header.firstIndex(of: column.column) else {
                    continue
                }
                columns[record.id, default: [:]][field, default: []].append(place)
            }
        }
        return columns
    }

    /// What each code of the codebook means, in the user's language; empty for a pure change of form.
    private static func codeLabels(_ settings: Settings) throws -> (String) -> String {
        let language = settings.language.value
        var labels: [String: String] = [:]
        for rule in try Codebook.load(asOf: settings.asOf.value).rules {
            for code in rule.codes where labels[code.code] == nil { labels[code.code] = code.labels.text(in: language) }
        }
        return { code in
            if let label = labels[code] { return label }
            // Codes that only a cleaning gives: their own words, or those of their family.
            let key = ["finding." + code, "finding." + code.prefix(2)].first { Catalogue.shared.has($0) }
            return key.map { Message($0).text(in: language) } ?? ""
        }
    }
}
