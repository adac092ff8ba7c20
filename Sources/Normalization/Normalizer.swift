import Records

/// What all normalisers need to know, given from outside so that the same input gives the same bytes anywhere.
package struct NormalizationSettings: Sendable, Equatable {
    package var asOf: CivilDate
    /// ISO 3166-1 country that numbers, postal codes and addresses are read by when nothing says otherwise.
    package var country: String
    /// The dealer's own e-mail domains, lower case.
    package var dealerDomains: Set<String>
    /// Hours east of UTC are found by this IANA name when an instant must become a civil date.
    package var zone: String
    /// Several values in one cell stay together, `;` between them, as filters print them. Otherwise the second one goes
    /// to a field of its own where there is one.
    package var keepsSeveralValuesTogether: Bool
    /// The dealer's own words for values.
    package var synonyms: Synonyms

    package init(
        asOf: CivilDate, country: String = "CA", dealerDomains: Set<String> = [], zone: String = "America/Toronto",
        keepsSeveralValuesTogether: Bool = false, synonyms: Synonyms = .none
    ) {
        self.synonyms = synonyms
        self.keepsSeveralValuesTogether = keepsSeveralValuesTogether
        self.asOf = asOf
        self.country = country
        self.dealerDomains = dealerDomains
        self.zone = zone
    }
}

/// What a normaliser knows beside the value: the same for a whole column, so that outcomes can be memoised by value.
package struct CellContext: Sendable {
    package var field: Field
    package var modifiers: Set<Modifier>
    package var settings: NormalizationSettings

    package init(field: Field, modifiers: Set<Modifier> = [], settings: NormalizationSettings) {
        self.field = field
        self.modifiers = modifiers
        self.settings = settings
    }
}

/// Something worth saying about a cell: becomes a `CellFinding` of its row.
package struct CellNote: Sendable, Equatable {
    package var code: String
    package var action: FindingAction
    package var proposal: String?
    package var target: Field?

    package init(_ code: String, _ action: FindingAction, proposal: String? = nil, target: Field? = nil) {
        self.code = code
        self.action = action
        self.proposal = proposal
        self.target = target
    }
}

/// What became of one cell.
package struct CellOutcome: Sendable, Equatable {
    /// The clean value; nil when the cell was empty or its value was refused, moved or ambiguous.
    package var value: String?
    /// The codebook's code for the cell; nil for fields that get none.
    package var verdict: Verdict?
    /// Other columns that the value fills: an extension, a second e-mail address.
    package var parts: [CleanColumn: String]
    package var notes: [CellNote]

    package init(
        _ value: String?, _ verdict: Verdict? = nil, parts: [CleanColumn: String] = [:], notes: [CellNote] = []
    ) {
        self.value = value
        self.verdict = verdict
        self.parts = parts
        self.notes = notes
    }
}

/// Cleans the values of some kinds of field, one at a time.
///
/// Pure: the outcome depends on the text and the context alone. Never throws; a value that cannot be right is an
/// outcome with a reason. The text is legible already (NFC, no control characters, no mojibake, spaces trimmed) and
/// not empty.
package protocol Normalizer: Sendable {
    /// Kebab-case, as `postal-code`; the word of `explain normalizer`.
    var id: String { get }
    var kinds: Set<FieldKind> { get }
    /// Fields that it takes although their kind belongs to another normaliser.
    var fields: Set<Field> { get }
    /// Run as tests and printed as documentation: valid, invalid, ambiguous and already clean values.
    var examples: [NormalizerExample] { get }

    func normalize(_ text: String, in context: CellContext) -> CellOutcome
}

extension QuickNormalizer {
    package var keepsEveryText: Bool { false }
}

extension Normalizer {
    package var fields: Set<Field> { [] }
}

/// What a look at the bytes of a cell decides.
package enum QuickOutcome: Sendable {
    /// Nothing: `normalize` must look at the text.
    case undecided
    /// The clean value is what was written; `change` is the code of a pure change of form, `flag` that of a remark.
    case decided(Verdict?, change: StaticString?, flag: StaticString?)
}

/// A normaliser that decides usual values from their bytes, without making a `String`.
package protocol QuickNormalizer: Normalizer {
    /// Every legible text is its own clean value: a whole column is taken over at once.
    var keepsEveryText: Bool { get }

    /// Looks at printable ASCII without spaces at its ends. When it decides, the outcome equals that of `normalize`.
    /// `value` is empty on entry; what an undecided call leaves there is thrown away.
    func quickOutcome(
        _ cell: UnsafeBufferPointer<UInt8>, in context: CellContext, writing value: inout [UInt8]
    ) -> QuickOutcome
}

package struct NormalizerExample: Sendable {
    package var input: String
    package var field: Field
    package var modifiers: Set<Modifier>
    package var outcome: CellOutcome

    package init(_ input: String, as field: Field, _ outcome: CellOutcome) { self.init(input, as: field, [], outcome) }

    package init(_ input: String, as field: Field, _ modifiers: Set<Modifier>, _ outcome: CellOutcome) {
        self.input = input
        self.field = field
        self.modifiers = modifiers
        self.outcome = outcome
    }
}
