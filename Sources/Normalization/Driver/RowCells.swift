import Columns
import Records

/// The legible cells of names and addresses, which are read a row at a time, without values of other kinds.
struct RowCells {
    let rowCount: Int
    private(set) var columns: [Field: TextColumn] = [:]
    private(set) var modifiers: Set<Modifier> = []

    init(rowCount: Int) { self.rowCount = rowCount }

    static let partyFields: [Field] = [.civility, .firstName, .middleName, .lastName, .fullName, .company]
    static let addressFields: [Field] = [
        .address1, .address2, .streetNumber, .streetName, .unit, .city, .province, .postalCode, .country,
    ]

    var hasParty: Bool { Self.partyFields.contains { columns[$0] != nil } }
    var hasAddress: Bool { Self.addressFields.contains { columns[$0] != nil } }

    mutating func add(_ column: LegibleColumn, _ target: FieldTarget, into work: inout BatchWork) {
        modifiers.formUnion(target.modifiers)
        let texts = Self.withoutForeignValues(column.texts, target.field, into: &work)
        guard let first = columns[target.field] else {
            columns[target.field] = texts
            return
        }
        var merged = TextColumn()
        for row in 0..<rowCount {
            if first.length(row) > 0 {
                first.withBytes(row) { merged.append($0) }
                if texts.length(row) > 0, texts[row] != first[row] {
                    work.report(CellNote("CV-SECOND", .flagged, proposal: texts[row]), target.field, row: row)
                }
            } else {
                texts.withBytes(row) { if $0.isEmpty { merged.appendMissing() } else { merged.append($0) } }
            }
        }
        columns[target.field] = merged
    }

    /// Moves postal codes that were typed in another cell of the address.
    mutating func replace(_ field: Field, _ cells: [Int: String]) {
        guard !cells.isEmpty else { return }
        let old = columns[field]
        var new = TextColumn()
        for row in 0..<rowCount {
            if let text = cells[row] {
                if text.isEmpty { new.appendMissing() } else { new.append(text) }
            } else if let old, old.length(row) > 0 {
                old.withBytes(row) { new.append($0) }
            } else {
                new.appendMissing()
            }
        }
        columns[field] = new
    }

    // MARK: values of other kinds

    /// Takes out cells that are nothing but an e-mail address, a telephone number or a VIN.
    private static func withoutForeignValues(
        _ texts: TextColumn, _ field: Field, into work: inout BatchWork
    ) -> TextColumn {
        var foreign: [Int] = []
        texts.forEachCell { row, cell in
            guard isSuspect(cell), let note = foreignNote(on: cell, field, country: work.country) else { return }
            foreign.append(row)
            work.report(note, field, row: row)
        }
        guard !foreign.isEmpty else { return texts }
        var kept = TextColumn()
        let rows = Set(foreign)
        for row in 0..<texts.count {
            texts.withBytes(row) {
                if $0.isEmpty || rows.contains(row) { kept.appendMissing() } else { kept.append($0) }
            }
        }
        return kept
    }

    /// An `@`, or as many digits as a telephone number has.
    private static func isSuspect(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard cell.count >= 6 else { return false }
        var digits = 0
        for byte in cell {
            if byte == UInt8(ascii: "@") { return true }
            if byte.isDigit { digits += 1 }
        }
        return digits >= 10 || cell.count == 17 && digits >= 4
    }

    private static func foreignNote(on cell: UnsafeBufferPointer<UInt8>, _ field: Field, country: String) -> CellNote? {
        let text = String(decoding: cell, as: UTF8.self)
        let place = field.wrongPlaceCode
        if let address = EmailSyntax.onlyAddress(in: text) {
            return CellNote("RF-EML-IN-" + place, .misplaced, proposal: address, target: .email)
        }
        if VehicleIdentification.isCheckDigitRight(VehicleIdentificationNormalizer.bare(text)), field != .company {
            let vin = VehicleIdentificationNormalizer.bare(text)
            return CellNote("RF-VIN-IN-" + place, .misplaced, proposal: vin, target: .vin)
        }
        guard cell.allSatisfy({ $0.isDigit || " -.()+/".utf8.contains($0) }) else { return nil }
        let reader = PhoneReader(text)
        guard reader.readings.count == 1, let reading = reader.readings.first,
            let number = PhonePlans(country: country).judge(reading).e164
        else { return nil }
        return CellNote("RF-TEL-IN-" + place, .misplaced, proposal: number, target: .phone)
    }
}

extension Field {
    /// How codebook A06 names the field that a value was wrongly found in.
    var wrongPlaceCode: String {
        switch kind {
        case .personName, .civility: "NAM"
        case .organisation: "ORG"
        case .address: "ADR"
        case .city: "CITY"
        case .province: "PROV"
        case .postalCode: "PC"
        case .country: "CTRY"
        case .phone: "TEL"
        case .email: "EML"
        case .vin: "VIN"
        case .plate: "PLATE"
        default: self == .notes ? "NOTE" : asciiUppercased(rawValue)
        }
    }
}
