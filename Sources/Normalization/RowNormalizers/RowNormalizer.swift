import Records

/// A row of cells that are read together, and what becomes of it.
package struct RowExample: Sendable {
    package let cells: KeyValuePairs<Field, String>
    /// Clean columns by name, those that are filled.
    package let clean: KeyValuePairs<String, String>
    /// `field:CODE` of each finding, in the order they are made.
    package let findings: [String]

    init(_ cells: KeyValuePairs<Field, String>, _ clean: KeyValuePairs<String, String>, _ findings: String...) {
        self.cells = cells
        self.clean = clean
        self.findings = findings
    }
}

/// Fields that are understood from several cells of a row, with examples that run as tests and print as documentation.
package struct RowNormalizer: Sendable {
    /// Kebab-case, as `person-name`; the word of `explain normalizer`.
    package let id: String
    package let fields: [Field]
    package let examples: [RowExample]

    /// One a file of `RowNormalizers/`.
    package static let all: [RowNormalizer] = [address, organisation, personName, place]
}
