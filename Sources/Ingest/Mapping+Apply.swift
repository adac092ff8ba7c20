import Columns
import Records

extension Mapping {
    /// The mapped columns of a batch, in the file's order. Columns are shared, not copied, until either is changed.
    ///
    /// A column that the batch lacks, as in a shorter file of the same kind, is left out.
    package func apply(to batch: RawBatch) -> MappedBatch {
        var mapped: [MappedBatch.MappedColumn] = []
        mapped.reserveCapacity(columns.count)
        for column in columns {
            guard let target = column.target, column.position < batch.columns.count else { continue }
            mapped.append(.init(target: target, source: column.position, texts: batch.columns[column.position]))
        }
        return MappedBatch(entity: entity, columns: mapped, rowCount: batch.rowCount)
    }

    /// Places of the columns that no field takes.
    package var unreadColumns: [Int] { columns.filter { $0.target == nil }.map(\.position) }

    /// The questions that a person should answer, with the column of each.
    package var questions: [(column: String, question: ColumnMapping.Question)] {
        columns.compactMap { column in column.question.map { (column.column, $0) } }
    }
}
