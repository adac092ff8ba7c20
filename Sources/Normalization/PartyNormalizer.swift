import Records

/// The cells of one row that say who a customer is, legible already; nil where the file has no such column or cell.
package struct PartyInput: Sendable, Equatable, Hashable {
    package var civility: String?
    package var firstName: String?
    package var middleName: String?
    package var lastName: String?
    package var fullName: String?
    package var company: String?
    /// The column of full names is written `Roy, Jean` (modifier `lastfirst`).
    package var isLastFirst = false
    /// Which names that have lost their accents get them back.
    var accents = NameAccents.all

    package init(
        civility: String? = nil, firstName: String? = nil, middleName: String? = nil, lastName: String? = nil,
        fullName: String? = nil, company: String? = nil, isLastFirst: Bool = false
    ) {
        self.civility = civility
        self.firstName = firstName
        self.middleName = middleName
        self.lastName = lastName
        self.fullName = fullName
        self.company = company
        self.isLastFirst = isLastFirst
    }
}

/// Which names that have lost their accents get them back: somebody who speaks English may well write them without.
enum NameAccents: Int, CaseIterable, Sendable {
    case all
    /// Not `Jeremy` and other first names that are English without accents.
    case exceptEnglishNames
    case none
}

/// Who a row stands for, with clean names.
package struct PartyOutcome: Sendable, Equatable {
    package var kind: CustomerKind = .unknown
    /// Codebook A08: `ACT`, `TST`, `INT`, `DEC`…
    package var fileStatus = "ACT"
    package var civility: String?
    package var firstName: String?
    package var middleName: String?
    package var lastName: String?
    package var company: String?
    package var parts: [CleanColumn.Part: String] = [:]
    /// Codebook B06 on the name: `NM-OK`, `NM-CASE`, `NM-SWAP`, `NM-2P`, `NM-ORG`, `NM-PLACE`, `NM-INIT`, `U`.
    package var nameVerdict: Verdict = .unrecorded
    package var companyVerdict: Verdict = .unrecorded
    /// Values that the cells hold but that belong elsewhere (a phone in a last name), and every change.
    package var notes: [(field: Field, note: CellNote)] = []

    package init() {}

    package static func == (left: PartyOutcome, right: PartyOutcome) -> Bool {
        left.kind == right.kind && left.fileStatus == right.fileStatus && left.civility == right.civility
            && left.firstName == right.firstName && left.middleName == right.middleName
            && left.lastName == right.lastName && left.company == right.company && left.parts == right.parts
            && left.nameVerdict == right.nameVerdict && left.companyVerdict == right.companyVerdict
            && left.notes.elementsEqual(right.notes) { $0.field == $1.field && $0.note == $1.note }
    }
}

/// Names of persons and organisations, read together: which cell holds what is decided by all of them.
package struct PartyNormalizer: Sendable {
    package init() {}

    /// Decides who the cells name. Clean cells come back unchanged; nothing is ever invented.
    package func resolve(_ input: PartyInput) -> PartyOutcome {
        if let outcome = plainName(input) { return outcome }
        var reader = PartyReader()
        return reader.read(input)
    }
}
