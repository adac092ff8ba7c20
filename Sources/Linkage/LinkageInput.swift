import Columns

/// What a column is to the matcher; decides how values are folded and compared.
package enum MatchRole: String, Sendable, Codable, CaseIterable {
    case firstName = "first_name"
    case lastName = "last_name"
    case middleName = "middle_name"
    case fullName = "full_name"
    case company
    case email
    case phone
    case phoneHome = "phone_home"
    case phoneMobile = "phone_mobile"
    case phoneWork = "phone_work"
    case addressLine = "address1"
    case addressLine2 = "address2"
    case streetNumber = "street_number"
    case streetName = "street_name"
    case city
    case postalCode = "postal_code"
    case birthDate = "birth_date"
    case vin
    case sex
    case language
    /// A column that `--compare` names: its type is found from its values.
    case other
}

/// Records to be matched, as columns of text; row `n` of each column is record `n`.
package struct LinkageInput: Sendable {
    package struct InputColumn: Sendable {
        package var name: String
        package var role: MatchRole
        package var texts: TextColumn

        package init(name: String, role: MatchRole, texts: TextColumn) {
            self.name = name
            self.role = role
            self.texts = texts
        }
    }

    /// A human answer about two records, by their places. It outranks the model.
    package struct Decision: Sendable, Hashable {
        package enum Answer: Sendable, Hashable { case same, different, household }
        package var a: Int
        package var b: Int
        package var answer: Answer

        package init(a: Int, b: Int, answer: Answer) {
            self.a = a
            self.b = b
            self.answer = answer
        }
    }

    /// What outranks the evidence and yields to decisions.
    package struct Rules: Sendable {
        /// Names of columns, or of roles that columns have: records that state the same in all of a list are one
        /// customer.
        package var joins: [[String]] = []
        /// A list a rule with a number for each row, -1 for none: rows with unlike numbers are unlike customers.
        package var apart: [[Int32]] = []
        /// Columns that `joins` may name and that are no evidence, compared byte by byte.
        package var columns: [InputColumn] = []

        package init() {}
    }

    /// Record keys: their byte order breaks ties, so that the order of the rows changes nothing.
    package var keys: TextColumn
    package var columns: [InputColumn]
    /// True for organisations: an organisation is never the same customer as a person. Empty when not known.
    package var isOrganisation: [Bool]
    package var decisions: [Decision]
    package var rules = Rules()
    /// Corrects the weights of a run that finds its model; a run under a known model takes no notice.
    package var labels: TrainingLabels?

    package init(
        keys: TextColumn, columns: [InputColumn], isOrganisation: [Bool] = [], decisions: [Decision] = []
    ) {
        self.keys = keys
        self.columns = columns
        self.isOrganisation = isOrganisation
        self.decisions = decisions
    }
}

package struct LinkageOptions: Sendable {
    /// Cores to use; the result does not depend on it.
    package var width: Int
    /// Records link when their clusters' evidence is above this, prior included.
    package var thresholdBits: Double
    /// Pairs whose bits lie within this of the threshold are doubtful.
    package var reviewBits: Double
    /// Bytes that the matcher may take, nil for no bound. Fewer candidate pairs are compared where they do not fit.
    package var memory: Int?
    /// Up to this many records, all pairs are compared; above, only those that share a key.
    package var comparedWhole = 2500
    /// Above this many pairs, a sample of about that size is enough to estimate from.
    package var sampledPairs = 1 << 17
    /// Whether the result says what a later run of mostly the same records need not find out again.
    package var remembers = false

    package init(width: Int, thresholdBits: Double = 0, reviewBits: Double = 3, memory: Int? = nil) {
        self.width = width
        self.memory = memory
        self.thresholdBits = thresholdBits
        self.reviewBits = reviewBits
    }
}
