import Columns

/// Rows whose columns have a meaning: raw text still, by field.
package struct MappedBatch: Sendable {
    package struct MappedColumn: Sendable {
        package var target: FieldTarget
        /// Place of the column in the file.
        package var source: Int
        package var texts: TextColumn

        package init(target: FieldTarget, source: Int, texts: TextColumn) {
            self.target = target
            self.source = source
            self.texts = texts
        }
    }

    package var entity: Entity
    /// In the file's order; a field may come twice (two phone columns without a label).
    package var columns: [MappedColumn]
    package var rowCount: Int

    package init(entity: Entity, columns: [MappedColumn], rowCount: Int) {
        self.entity = entity
        self.columns = columns
        self.rowCount = rowCount
    }
}
