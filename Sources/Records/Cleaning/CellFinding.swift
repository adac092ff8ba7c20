/// What was done about a cell, or what a person should do.
package enum FindingAction: String, Sendable, Codable, CaseIterable {
    /// Same value, canonical form: nothing that a person needs to see.
    case formatted
    /// The value was wrong or damaged and the right one is certain.
    case mended
    /// A likely value is proposed; the clean cell is empty or as stated, never the guess.
    case suggested
    /// The value cannot be right; the clean cell is empty.
    case refused
    /// The value belongs to another field and went there, because that field was empty.
    case moved
    /// The value belongs to another field that is already filled; nothing was moved.
    case misplaced
    /// Two readings are possible: the text is kept, the clean cell is empty.
    case ambiguous
    /// The value stands, and something about it deserves attention.
    case flagged
    /// A sensitive identifier: never shown, never exported without being asked for.
    case quarantined
}

/// A change, refusal, move or doubt about one cell. The source's own words stay in the source record.
package struct CellFinding: Sendable, Equatable {
    /// Row within the batch.
    package var row: Int
    package var field: Field
    /// A code of the codebook, as `TL-PLACE`; filters print it as `phone:TL-PLACE`.
    package var code: String
    package var action: FindingAction
    /// The value that is proposed or was moved, when there is one. Never a sensitive identifier.
    package var proposal: String?
    /// Where a misplaced value belongs.
    package var target: Field?

    package init(
        row: Int, field: Field, code: String, action: FindingAction, proposal: String? = nil, target: Field? = nil
    ) {
        self.row = row
        self.field = field
        self.code = code
        self.action = action
        self.proposal = proposal
        self.target = target
    }
}
