/// Why records cannot be matched at all.
package enum LinkageError: Error, Equatable, Sendable {
    /// No column says anything that tells two records apart.
    case noUsableColumn
    /// A column, or `isOrganisation`, has not one value for each record.
    case unevenColumns(column: String, rows: Int, expected: Int)
}
