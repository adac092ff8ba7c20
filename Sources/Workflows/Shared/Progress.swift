/// How far a stage is. `stage` is a message key after `stage.`.
package struct Progress: Sendable {
    package var stage: String
    package var done: Int
    /// Nil when the end is not known.
    package var total: Int?

    package init(stage: String, done: Int, total: Int?) {
        self.stage = stage
        self.done = done
        self.total = total
    }
}

package typealias ProgressReport = @Sendable (Progress) -> Void
