import Columns
import Records

/// Turns mapped rows into clean rows and findings. Values that repeat in a column are judged once.
///
/// Each column is made legible, then its values are cleaned one by one; names and addresses are read a row at a time;
/// values found in the wrong column are moved last, into cells that are still empty.
package final class BatchNormalizer {
    package let settings: NormalizationSettings
    private var cleaners: [FieldTarget: CellCleaner] = [:]
    private var parties = PartyResolver()
    private var addresses: AddressResolver

    package init(settings: NormalizationSettings) {
        self.settings = settings
        addresses = AddressResolver(country: settings.country)
    }

    /// Cleans a batch; row `n` of the result is row `n` of the input.
    ///
    /// The result depends on the batch and the settings alone, not on the batches before it. Not for use by two
    /// tasks at once; make one for each core.
    package func normalize(_ batch: MappedBatch) -> CleanBatch {
        var work = BatchWork(batch, settings: settings)
        var rowCells = RowCells(rowCount: batch.rowCount)
        for column in batch.columns {
            var legible = LegibleColumn(column, into: &work)
            if let meanings = settings.synonyms.meanings(of: column.target.field) {
                legible.replace(by: meanings, column.target.field, into: &work)
            }
            if column.target.field.isReadByRow {
                rowCells.add(legible, column.target, into: &work)
            } else {
                clean(legible, column.target, into: &work)
            }
        }
        if rowCells.hasParty { parties.resolve(rowCells, into: &work) }
        if rowCells.hasAddress { NineDigitPostalCodes.judge(&rowCells, into: &work) }
        if rowCells.hasAddress { addresses.resolve(rowCells, into: &work) }
        BirthParts.assemble(into: &work, settings: settings)
        Relocations.place(into: &work) { [self] field, text in judge(text, as: field, in: batch) }
        ExtensionColumn.fill(into: &work)
        return work.finished()
    }

    private func clean(_ column: LegibleColumn, _ target: FieldTarget, into work: inout BatchWork) {
        guard let cleaner = cleaners[target] ?? CellCleaner(target: target, settings: settings) else { return }
        cleaner.clean(column, into: &work)
        cleaners[target] = cleaner
    }

    /// Judges a value that was found in another field's column.
    private func judge(_ text: String, as field: Field, in batch: MappedBatch) -> CellOutcome {
        guard let normalizer = NormalizerCatalog.normalizer(of: field) else { return CellOutcome(nil) }
        let modifiers = batch.columns.first { $0.target.field == field }?.target.modifiers ?? []
        return normalizer.normalize(text, in: CellContext(field: field, modifiers: modifiers, settings: settings))
    }
}

extension Field {
    /// Fields of names and addresses, which are understood from several cells of a row together.
    var isReadByRow: Bool {
        switch kind {
        case .personName, .organisation, .civility, .address, .city, .province, .postalCode, .country: true
        default: false
        }
    }
}
