import Columns
import Records

/// Reads the address of each row and writes it into clean columns.
struct AddressResolver {
    private let normalizer: AddressNormalizer
    private let country: String
    private var halves: AddressMemo
    /// Of addresses that are no two halves.
    private var memo = ValueMemo<AddressOutcome>()

    init(country: String) {
        self.country = country
        halves = AddressMemo(country: country)
        normalizer = AddressNormalizer(country: country)
    }

    mutating func resolve(_ given: RowCells, into work: inout BatchWork) {
        var cells = given
        MisplacedPostalCodes.move(in: &cells, into: &work)
        let keys = RowKeys(RowCells.addressFields, cells)
        var fields = Self.fields.map { ColumnBuilder(isNeeded: work.mapped.contains($0.field)) }
        var parts = Self.parts.map { _ in ColumnBuilder(isNeeded: false) }
        var (addresses, postalCodes): ([Verdict], [Verdict]) = ([], [])
        let nothing = normalizer.resolve(AddressInput())
        addresses.reserveCapacity(work.rowCount)
        postalCodes.reserveCapacity(work.rowCount)
        keys.forEachRow { row, key in
            if let key, let found = halves.find(key) {
                write(found, of: key, row, &fields, &parts)
                addresses.append(found.street.verdict)
                postalCodes.append(found.place.verdict)
                let notes = found.place.notes
                for place in 0..<found.place.notesBeforeStreet {
                    work.report(notes[place].note, notes[place].field, row: row)
                }
                for (field, note) in found.street.notes { work.report(note, field, row: row) }
                for place in found.place.notesBeforeStreet..<notes.count {
                    work.report(notes[place].note, notes[place].field, row: row)
                }
                return
            }
            let outcome = key.map { resolved($0) } ?? nothing
            for place in fields.indices { fields[place].set(Self.fields[place].value(outcome), row: row) }
            if !outcome.parts.isEmpty {
                for place in parts.indices { parts[place].set(outcome.parts[Self.parts[place]], row: row) }
            }
            addresses.append(outcome.addressVerdict)
            postalCodes.append(outcome.postalVerdict)
            for (field, note) in outcome.notes { work.report(note, field, row: row) }
        }
        for place in fields.indices {
            work.columns[.field(Self.fields[place].field)] = fields[place].finished(rowCount: work.rowCount)
        }
        for place in parts.indices {
            work.columns[.part(Self.parts[place])] = parts[place].finished(rowCount: work.rowCount)
        }
        work.verdicts[.address1] = addresses
        work.verdicts[.postalCode] = postalCodes
    }

    /// Writes the cells of `Self.fields` and `Self.parts`, in their order.
    private mutating func write(
        _ found: AddressMemo.Found, of key: UnsafeBufferPointer<UInt8>, _ row: Int, _ fields: inout [ColumnBuilder],
        _ parts: inout [ColumnBuilder]
    ) {
        let (street, place) = (found.street, found.place)
        halves.write(street.line, found, of: key) { fields[0].set($0, row: row) }
        halves.write(street.number, found, of: key) { fields[2].set($0, row: row) }
        halves.write(street.name, found, of: key) { fields[3].set($0, row: row) }
        halves.write(street.unit, found, of: key) { fields[4].set($0, row: row) }
        fields[5].set(place.city, row: row)
        fields[6].set(place.province, row: row)
        if found.hasCode { fields[7].set(halves.code, row: row) }
        fields[8].set(place.country, row: row)
        parts[0].set(street.type, row: row)
        parts[1].set(street.direction, row: row)
        parts[2].set(street.box, row: row)
        parts[3].set(street.route, row: row)
    }

    private mutating func resolved(_ key: UnsafeBufferPointer<UInt8>) -> AddressOutcome {
        let normalizer = normalizer
        func judge() -> AddressOutcome {
            let texts = RowKeys.texts(key)
            return normalizer.resolve(
                AddressInput(
                    line1: texts[0], line2: texts[1], streetNumber: texts[2], streetName: texts[3], unit: texts[4],
                    city: texts[5], province: texts[6], postalCode: texts[7], country: texts[8]))
        }
        guard memo.isWorthKeeping else { return judge() }
        let place = memo.place(of: key, judge)
        return memo.outcomes[place]
    }

    private static let fields: [(field: Field, value: @Sendable (AddressOutcome) -> String?)] = [
        (.address1, { $0.line1 }), (.address2, { $0.line2 }), (.streetNumber, { $0.streetNumber }),
        (.streetName, { $0.streetName }),
        (.unit, { $0.unit }), (.city, { $0.city }), (.province, { $0.province }), (.postalCode, { $0.postalCode }),
        (.country, { $0.country }),
    ]

    private static let parts: [CleanColumn.Part] = [.streetType, .streetDirection, .postOfficeBox, .ruralRoute]
}
