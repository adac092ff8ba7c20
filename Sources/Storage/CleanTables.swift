import Columns
import Records

/// How a clean table is filled: its columns, and the clean column that each takes its value from.
struct CleanTable: Sendable {
    enum Origin: Sendable {
        /// The first of these that has a value.
        case clean([CleanColumn])
        /// A decimal amount, kept in cents.
        case cents(Field)
        case verdict(Field)
        /// Bound by the writer.
        case given
    }

    let name: String
    let columns: [(name: String, origin: Origin)]
}

enum CleanTables {
    static let customerRecord = CleanTable(
        name: "customer_record",
        columns: given("id", "source_id", "record_key", "origin", "kind", "file_status")
            + fields(
                .civility, .firstName, .middleName, .lastName, .company, .businessNumber, .manufacturerID,
                .customerType, .birthDate, .sex, .language, .email, .emailSecond, .phone, .phoneHome, .phoneMobile,
                .phoneWork, .preferredChannel, .preferredTime, .address1, .address2, .streetNumber, .streetName, .unit,
                .city, .province, .postalCode, .country, .vin, .plate, .make, .model, .modelYear, .odometer,
                .warrantyEnd, .createdAt, .updatedAt, .verifiedAt, .lastVisitDate, .enteredBy, .department, .notes)
            + parts(
                .suffix, .maidenName, .nickname, .secondCivility, .secondFirstName, .secondLastName, .attention,
                .phoneExtension, .phoneHomeExtension, .phoneMobileExtension, .phoneWorkExtension, .streetType,
                .streetDirection, .postOfficeBox, .ruralRoute, .birthText, .legibility, .rightField)
            + verdicts(
                .lastName, .company, .birthDate, .email, .emailSecond, .phone, .phoneHome, .phoneMobile, .phoneWork,
                .address1, .postalCode, .createdAt, .businessNumber, .notes))

    static let vehicle = CleanTable(
        name: "vehicle",
        columns: given("id", "customer_record_id", "origin", "role", "seen_on")
            + fields(
                .vin, .plate, .make, .model, .modelYear, .trim, .colour, .stockNumber, .odometer, .inServiceDate,
                .warrantyEnd, .warrantyDistance, .warrantyType)
            + verdicts(.vin, .odometer))

    /// The entities that are events of a customer.
    static let events: [Entity: CleanTable] = [
        .deal: event(
            "deal",
            fields(
                .dealNumber, .dealDate, .deliveryDate, .dealType, .financeType, .financeEnd, .dealStatus, .vin,
                .salesperson) + [("amount_cents", .cents(.amount)), ("margin_cents", .cents(.margin))]),
        .repairOrder: event(
            "repair_order",
            fields(
                .repairOrderNumber, .openedDate, .closedDate, .payType, .repairOrderStatus, .operation, .vin, .odometer,
                .advisor) + [("amount_cents", .cents(.amount))]),
        .lead: event(
            "lead",
            fields(
                .leadNumber, .leadSource, .leadType, .leadStatus, .leadInterest, .nextAction, .nextActionDate,
                .salesperson, .notes) + parts(.leadStatusText)
                + [("sold_date", .clean([.field(.dealDate), .field(.deliveryDate)]))] + [
                    ("lead_date", .clean([.field(.leadDate), .field(.createdAt)]))
                ]),
        .appointment: event(
            "appointment",
            fields(
                .appointmentNumber, .appointmentDate, .appointmentStatus, .appointmentSource, .appointmentReason, .vin,
                .advisor)),
        .interaction: event(
            "interaction", fields(.interactionDate, .interactionChannel, .interactionOutcome, .notes)),
    ]

    private static func event(_ name: String, _ columns: [(String, CleanTable.Origin)]) -> CleanTable {
        CleanTable(name: name, columns: given("id", "source_id", "customer_record_id", "customer_key") + columns)
    }

    private static func given(_ names: String...) -> [(String, CleanTable.Origin)] { names.map { ($0, .given) } }

    private static func fields(_ fields: Field...) -> [(String, CleanTable.Origin)] {
        fields.map { ($0.rawValue, .clean([.field($0)])) }
    }

    private static func parts(_ parts: CleanColumn.Part...) -> [(String, CleanTable.Origin)] {
        parts.map { ($0.rawValue, .clean([.part($0)])) }
    }

    private static func verdicts(_ fields: Field...) -> [(String, CleanTable.Origin)] {
        fields.map { ($0.rawValue + "_code", .verdict($0)) }
    }
}

/// Binds rows of clean batches to one clean table.
final class TableWriter {
    /// Where a column's cells lie in the prepared batch.
    private enum Slot {
        case given
        case text(Cells)
        case texts([Cells])
        case cents(TextColumn)
        case verdicts(UnsafePointer<Verdict>)
    }

    /// The memory of a text column: it belongs to the batch, which the writer holds.
    private struct Cells {
        let bytes: UnsafePointer<UInt8>?
        let offsets: UnsafePointer<UInt32>?

        init(_ texts: TextColumn) {
            bytes = texts.bytes.withUnsafeBufferPointer(\.baseAddress)
            offsets = texts.offsets.withUnsafeBufferPointer(\.baseAddress)
        }

        @inline(__always) func cell(_ row: Int) -> UnsafeBufferPointer<UInt8>? {
            guard let bytes, let offsets, offsets[row + 1] > offsets[row] else { return nil }
            return UnsafeBufferPointer(
                start: bytes + Int(offsets[row]), count: Int(offsets[row + 1] - offsets[row]))
        }
    }

    private let table: CleanTable
    private let inserter: BulkInserter
    private let places: [String: Int]
    private var slots: ContiguousArray<Slot> = []
    private var held: CleanBatch?

    init(_ connection: Connection, _ table: CleanTable) throws {
        self.table = table
        inserter = try connection.inserter(into: table.name, columns: table.columns.map(\.name))
        places = Dictionary(uniqueKeysWithValues: table.columns.enumerated().map { ($1.name, $0) })
    }

    /// Finds the columns of a batch once for all its rows. The batch is held until the next `prepare`: its bytes are
    /// bound where they lie.
    func prepare(_ batch: CleanBatch) {
        held = batch
        slots = ContiguousArray(table.columns.map { slot($0.origin, batch) })
    }

    private func slot(_ origin: CleanTable.Origin, _ batch: CleanBatch) -> Slot {
        switch origin {
        case .given: return .given
        case .clean(let names):
            let cells = names.compactMap { batch.columns[$0] }.map { Cells($0) }
            return cells.isEmpty ? .given : cells.count == 1 ? .text(cells[0]) : .texts(cells)
        case .cents(let field): return batch.columns[.field(field)].map { .cents($0) } ?? .given
        case .verdict(let field):
            return batch.verdicts[field]?.withUnsafeBufferPointer(\.baseAddress).map { .verdicts($0) } ?? .given
        }
    }

    /// Binds everything that the prepared batch knows of a row; `bind(_:to:)` adds the rest and `insert()` writes it.
    func begin(_ row: Int) {
        for (place, slot) in slots.enumerated() {
            switch slot {
            case .given: break
            case .verdicts(let verdicts):
                let code = verdicts[row].code
                inserter.bind(UnsafeBufferPointer(start: code.utf8Start, count: code.utf8CodeUnitCount), at: place)
            case .cents(let texts):
                if let cents = Cents.read(texts, row) { inserter.bind(cents, at: place) }
            case .text(let cells):
                if let cell = cells.cell(row) { inserter.bind(cell, at: place) }
            case .texts(let candidates):
                for cells in candidates {
                    guard let cell = cells.cell(row) else { continue }
                    inserter.bind(cell, at: place)
                    break
                }
            }
        }
    }

    func bind(_ number: Int?, to column: String) {
        guard let place = places[column] else { preconditionFailure("\(table.name) has no column \(column)") }
        if let number { inserter.bind(number, at: place) } else { inserter.bindNull(at: place) }
    }

    func bind(_ text: String?, to column: String) {
        guard let place = places[column] else { preconditionFailure("\(table.name) has no column \(column)") }
        if let text { inserter.bind(text, at: place) } else { inserter.bindNull(at: place) }
    }

    func insert() throws { try inserter.insert() }
}

/// Questions about the rows of a clean batch.
struct CleanBatchView {
    let batch: CleanBatch
    private let party: [TextColumn]
    private let vehicle: [TextColumn]
    private let kinds: TextColumn?
    private let statuses: TextColumn?
    private let customerKeys: TextColumn?

    init(_ batch: CleanBatch) {
        self.batch = batch
        func columns(_ fields: [Field]) -> [TextColumn] { fields.compactMap { batch.columns[.field($0)] } }
        party = columns([.firstName, .lastName, .company, .email, .phone, .phoneHome, .phoneMobile, .phoneWork])
        vehicle = columns([.vin, .plate, .make, .model, .stockNumber])
        kinds = batch.columns[.part(.kind)]
        statuses = batch.columns[.part(.fileStatus)]
        customerKeys = batch.columns[.field(.customerID)]
    }

    func text(_ column: CleanColumn, _ row: Int) -> String? { batch.columns[column]?.text(row) }
    func kind(_ row: Int) -> String { kinds?.text(row) ?? CustomerKind.unknown.rawValue }
    func fileStatus(_ row: Int) -> String { statuses?.text(row) ?? "ACT" }
    func customerKey(_ row: Int) -> String? { customerKeys?.text(row) }

    /// Whether a row that is no customer row still says who it is about.
    func namesParty(_ row: Int) -> Bool { party.contains { $0.length(row) > 0 } }

    func namesVehicle(_ row: Int) -> Bool { vehicle.contains { $0.length(row) > 0 } }
}

/// Amounts in the store are whole cents.
enum Cents {
    /// Reads `1234.5` as 123450; nil for what is no plain decimal.
    static func read(_ texts: TextColumn, _ row: Int) -> Int? {
        guard texts.length(row) > 0 else { return nil }
        return texts.withBytes(row) { bytes in
            var digits = bytes[...]
            let isNegative = digits.first == UInt8(ascii: "-")
            if isNegative { digits = digits.dropFirst() }
            var value = 0
            var decimals: Int?
            for byte in digits {
                if byte == UInt8(ascii: "."), decimals == nil {
                    decimals = 0
                    continue
                }
                guard (48...57).contains(byte), value < Int.max / 1000 else { return nil }
                if let count = decimals {
                    if count == 2 { continue }
                    decimals = count + 1
                }
                value = value * 10 + Int(byte - 48)
            }
            for _ in (decimals ?? 0)..<2 { value *= 10 }
            return isNegative ? -value : value
        }
    }
}
