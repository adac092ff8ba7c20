/// Two stores side by side: plain values, the same for the same two files.
///
/// Everything is said of the old store first. Samples and keys are shown as the caller allowed; lists are in a stable
/// order and cut at `Comparison.longestList`, their counts are not.
package struct ComparisonResult: Sendable, Equatable, Codable {
    package var old: ComparedSide
    package var new: ComparedSide
    package var notes: [ComparisonNote]
    /// What got worse, the worst first; empty when nothing did.
    package var concerns: [Concern]
    package var entities: [EntityComparison]
    package var identity: IdentityComparison
    /// Nil when one of the stores has no consents settled for its customers.
    package var consents: ConsentComparison?
    package var counts: [CountPair]
    package var measures: [MeasurePair]

    package var worstLevel: CheckLevel { concerns.map(\.level).max() ?? .pass }
}

package struct ComparedSide: Sendable, Equatable, Codable {
    package var path: String
    /// Steps of the schema.
    package var schema: Int
    /// The date that its consents were settled for.
    package var asOf: String
}

/// What a reader must know to read the figures. The code names the message `comparison.note.<code>`.
package struct ComparisonNote: Sendable, Equatable, Codable {
    package var code: String
    package var values: [String: String]
}

package struct Concern: Sendable, Equatable, Codable {
    /// Names the message `comparison.concern.<id>`.
    package var id: String
    package var level: CheckLevel
    package var count: Int
}

package struct RowCounts: Sendable, Equatable, Codable {
    package var onlyOld = 0
    package var onlyNew = 0
    package var same = 0
    package var different = 0

    package init(onlyOld: Int = 0, onlyNew: Int = 0, same: Int = 0, different: Int = 0) {
        self.onlyOld = onlyOld
        self.onlyNew = onlyNew
        self.same = same
        self.different = different
    }

    package var old: Int { onlyOld + same + different }
    package var new: Int { onlyNew + same + different }

    static func + (left: RowCounts, right: RowCounts) -> RowCounts {
        RowCounts(
            onlyOld: left.onlyOld + right.onlyOld, onlyNew: left.onlyNew + right.onlyNew, same: left.same + right.same,
            different: left.different + right.different)
    }
}

package struct EntityComparison: Sendable, Equatable, Codable {
    package var entity: ComparedEntity
    package var counts: RowCounts
    /// By the system's name; empty for what belongs to no system.
    package var systems: [System]
    /// Rows in one store alone whose system gave them no key: a changed one counts as gone and as new.
    package var keyless: Int
    /// The field that differs most often first.
    package var fields: [FieldDifference]

    package struct System: Sendable, Equatable, Codable {
        package var system: String
        package var counts: RowCounts
    }
}

package struct FieldDifference: Sendable, Equatable, Codable {
    package var field: String
    /// Another value in the new store.
    package var changed: Int
    /// A value in the old store, none in the new.
    package var emptied: Int
    package var filled: Int
    package var samples: [Sample]

    package var total: Int { changed + emptied + filled }

    package struct Sample: Sendable, Equatable, Codable {
        package var key: String
        package var before: String
        package var after: String
    }
}

/// Customers by the records that they hold, whatever their numbers.
package struct IdentityComparison: Sendable, Equatable, Codable {
    /// One customer in each store, whose records in common are in no other.
    package var kept: Int
    package var onlyOld: Int
    package var onlyNew: Int
    package var changes: [Change]
    package var list: [Group]

    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// One in the old store, several in the new.
        case split
        /// Several in the old store, one in the new.
        case joined
        /// Several on both sides, whose records changed places.
        case regrouped
    }

    package struct Change: Sendable, Equatable, Codable {
        package var kind: Kind
        package var groups: Int
        package var oldCustomers: Int
        package var newCustomers: Int
    }

    package struct Group: Sendable, Equatable, Codable {
        package var kind: Kind
        package var old: [Member]
        package var new: [Member]
    }

    package struct Member: Sendable, Equatable, Codable {
        package var customer: Int
        package var records: Int
        /// The first few.
        package var keys: [String]
    }
}

package struct ConsentComparison: Sendable, Equatable, Codable {
    package var changes: [Change]
    package var list: [Listed]

    /// The most serious first.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// Withdrawn, refused or suppressed; now open without a new express consent.
        case reopened
        /// An address or number that was withdrawn and open for nobody; now open for a customer of no record in common.
        case reopenedAddress = "reopened_address"
        /// Withdrawn, refused or suppressed; now open by an express consent.
        case agreedAgain = "agreed_again"
        /// Closed for want of a basis; now open.
        case opened
        /// Open; now withdrawn, refused or suppressed.
        case stopped
        /// Open; now closed otherwise.
        case closed
        /// Open until a day that came before the one that the new store is seen from.
        case lapsed
    }

    package struct Change: Sendable, Equatable, Codable {
        package var kind: Kind
        package var channel: String
        package var customers: Int
    }

    package struct Listed: Sendable, Equatable, Codable {
        package var kind: Kind
        package var channel: String
        package var before: String
        package var after: String
        package var oldCustomer: Int
        package var newCustomer: Int
        /// Of a record that both customers hold, or of the new one where they hold none.
        package var key: String
    }
}

/// Nil where the store's schema has no such count.
package struct CountPair: Sendable, Equatable, Codable {
    package var id: String
    package var old: Int?
    package var new: Int?
}

/// A measure as each store recorded it last; nil where it never was.
package struct MeasurePair: Sendable, Equatable, Codable {
    package var id: String
    package var old: Recorded?
    package var new: Recorded?

    package struct Recorded: Sendable, Equatable, Codable {
        package var ratio: Ratio
        package var asOf: String
    }

    /// In percentage points.
    package var difference: Double? { old.flatMap { old in new.flatMap { $0.ratio.points(since: old.ratio) } } }
}
