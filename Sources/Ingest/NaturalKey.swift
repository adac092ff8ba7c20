import Records

/// The column that makes a row's key in its own system. Keys are text: `00012` stays `00012`.
package struct NaturalKey: Sendable, Equatable {
    /// Place of the column in the file.
    package let position: Int
    package let field: Field

    /// The field that keys rows of an entity, the first that is mapped.
    private static func fields(_ entity: Entity) -> [Field] {
        switch entity {
        case .customer: [.recordID]
        case .vehicle: [.vin, .stockNumber, .recordID]
        case .deal: [.dealNumber, .recordID]
        case .repairOrder: [.repairOrderNumber, .recordID]
        case .lead: [.leadNumber, .recordID]
        case .appointment: [.appointmentNumber, .recordID]
        case .interaction: [.recordID]
        case .consentEvent: []
        }
    }

    /// Nil when the file names no key: its rows are then known by their content alone.
    package init?(_ mapping: Mapping) {
        for field in Self.fields(mapping.entity) {
            if let column = mapping.columns.first(where: { $0.target?.field == field }) {
                position = column.position
                self.field = field
                return
            }
        }
        return nil
    }
}
