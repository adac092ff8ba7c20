/// Why records cannot be matched at all.
package enum LinkageError: Error, Equatable, Sendable {
    /// No column says anything that tells two records apart.
    case noUsableColumn
    /// Even one candidate pair a record does not fit in the memory allowed; both in bytes.
    case tooLittleMemory(needed: Int, allowed: Int)
    /// A column, or `isOrganisation`, has not one value for each record.
    case unevenColumns(column: String, rows: Int, expected: Int)
    /// The model compares fields that the records do not have.
    case modelOfOtherFields(missing: [String])
}
