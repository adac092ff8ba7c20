import Records

/// What a word of a name can be. One word can be several things: `Martin` is a first and a last name.
struct NameRoles: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    static let firstName = NameRoles(rawValue: 1 << 0)
    static let lastName = NameRoles(rawValue: 1 << 1)
    static let civility = NameRoles(rawValue: 1 << 2)
    /// A title without a civility code: `Rev.`, `Sgt`.
    static let honorific = NameRoles(rawValue: 1 << 3)
    /// Only with its dot: `Hon.` is a title, `Hon` a name.
    static let needsDot = NameRoles(rawValue: 1 << 4)
    static let suffix = NameRoles(rawValue: 1 << 5)
    static let particle = NameRoles(rawValue: 1 << 6)
    static let conjunction = NameRoles(rawValue: 1 << 7)
    static let companyForm = NameRoles(rawValue: 1 << 8)
    static let activity = NameRoles(rawValue: 1 << 9)
    /// Starts a phrase that means something about the file: `NE PAS APPELER`, `DÉCÉDÉ`, `NÉE`, `SUCCESSION`.
    static let remark = NameRoles(rawValue: 1 << 10)
    /// May start a phrase that names an organisation: `VILLE DE`, `FORD CREDIT`.
    static let organisationPhrase = NameRoles(rawValue: 1 << 11)
    static let houseWord = NameRoles(rawValue: 1 << 12)
    /// A placeholder by itself, or the telling word of one.
    static let placeholder = NameRoles(rawValue: 1 << 13)
    /// `FAMILLE TREMBLAY` is a household.
    static let family = NameRoles(rawValue: 1 << 14)

    /// Words that can be nothing but part of a person's name.
    static let plain: NameRoles = [.firstName, .lastName]
}

/// A word's roles and its usual spelling.
struct NameEntry: Sendable {
    var roles: NameRoles = []
    /// The accented spelling of a first name when no other is usual: `Gisèle`; nil for `Andre`, which has two.
    var firstName: String?
    /// The same for a last name: `Bélanger`.
    var lastName: String?
    /// Codebook B03: `M`, `MME`, `MX`, `DR`, `ME`.
    var civility: String?
    /// The usual spelling of a title, a suffix or a legal form.
    var canonical: String?
}

/// The words that names are read by, from the program's tables.
///
/// Keys are folded (`Folding.key`) and without dots.
struct NameLexicon: Sendable {
    static let shared = NameLexicon()

    private var entries: [String: NameEntry] = [:]
    /// Phrases of several words that name organisations, by their first word.
    private(set) var phrases: [String: [CompanyPhrase]] = [:]
    /// Legal forms that are one only when written with dots, or in a company's column: `S.A.`, since `Sa` is a name.
    private(set) var dottedForms: [String: String] = [:]

    /// What first names of two words end with: `MARIE`, `LUC`.
    private(set) var secondHalves: Set<String> = []

    /// The same entries in a list, for quick looking up.
    private var list: [NameEntry] = []
    private var table = WordTable([])

    subscript(key: String) -> NameEntry? { table.place(of: key).map { list[$0] } }

    func roles(_ key: String) -> NameRoles { table.place(of: key).map { list[$0].roles } ?? [] }

    /// The accented spelling of a word that has lost its accents, when there is only one.
    func accented(_ key: String, asFirstName: Bool) -> String? {
        table.place(of: key).flatMap { asFirstName ? list[$0].firstName : list[$0].lastName }
    }

    private init() {
        readNames()
        readTitles()
        readCompanyWords()
        for word in Placeholders.shared.houseWords { add(word, .houseWord) }
        for word in Placeholders.shared.wordsOfNames { add(word, .placeholder) }
        for word in ["FAMILLE", "FAMILY", "FAM"] { add(word, .family) }
        for word in ["ET", "AND", "OU", "OR", "&", "+", "/"] { add(word, .conjunction) }
        for row in ReferenceTable("name-particles").rows {
            for word in row[0].split(separator: " ") where !word.hasSuffix("'") { add(String(word), .particle) }
        }
        // The rest of the particles that `van der`, `de los` and the like are made of.
        for word in ["DER", "DEN", "TER", "TEN", "LOS", "LAS", "DELLO", "BIN", "IBN", "SAINT", "SAINTE", "'T"] {
            add(word, .particle)
        }
        for phrase in NameRemark.all {
            if let first = phrase.words.first { add(first, .remark) }
        }
        for word in FilePhrase.firstWords { add(word.uppercased(), .remark) }
        let keys = entries.keys.sorted()
        table = WordTable(keys)
        list = keys.compactMap { entries[$0] }
    }

    private mutating func add(_ word: String, _ roles: NameRoles) {
        entries[word, default: NameEntry()].roles.formUnion(roles)
    }

    private mutating func readNames() {
        let first = ReferenceTable("first-names")
        let (folded, name, accents, alsoLast) = (
            first.column("folded"), first.column("name"), first.column("accents"), first.column("also_last_name")
        )
        for row in first.rows {
            var entry = NameEntry(roles: row[alsoLast] == "yes" ? .plain : .firstName)
            if row[accents] == "always" { entry.firstName = row[name] }
            entries[row[folded]] = entry
        }
        for row in first.rows {
            let halves = row[folded].split(separator: "-")
            if halves.count == 2 { secondHalves.insert(String(halves[1])) }
        }
        let last = ReferenceTable("last-names")
        for row in last.rows {
            add(row[last.column("folded")], .lastName)
            if row[last.column("accents")] == "always" {
                entries[row[last.column("folded")]]?.lastName = row[last.column("name")]
            }
        }
    }

    private mutating func readTitles() {
        let titles = ReferenceTable("name-titles")
        let (raw, canonical, note) = (titles.column("raw"), titles.column("canonical"), titles.column("note"))
        let undotted = Set(titles.rows.map { Folding.key($0[raw]) }.filter { !$0.contains(".") })
        for row in titles.rows where !row[raw].contains(" ") && !row[canonical].isEmpty {
            let key = Folding.undotted(Folding.key(row[raw]))
            let code = Self.civilities[row[canonical]]
            var roles: NameRoles = row[note].contains("suffix") ? .suffix : code == nil ? .honorific : .civility
            if !undotted.contains(key) { roles.insert(.needsDot) }
            add(key, roles)
            if code != nil { entries[key]?.civility = code }
            let isShort = entries[key]?.canonical.map { row[canonical].utf8.count < $0.utf8.count } ?? true
            if isShort { entries[key]?.canonical = Self.suffixes[key] ?? row[canonical] }
        }
    }

    private mutating func readCompanyWords() {
        let words = ReferenceTable("company-words")
        let (folded, kind, canonical) = (words.column("folded"), words.column("kind"), words.column("canonical"))
        for row in words.rows {
            switch row[kind] {
            case "form":
                add(row[folded], .companyForm)
                entries[row[folded]]?.canonical = row[canonical]
            case "form_dotted": dottedForms[row[folded]] = row[canonical]
            case "activity": add(row[folded], .activity)
            default:
                let phrase = CompanyPhrase(kind: row[kind], words: row[folded].split(separator: " ").map(String.init))
                add(phrase.words[0], .organisationPhrase)
                phrases[phrase.words[0], default: []].append(phrase)
            }
        }
    }

    /// `name-titles.csv` writes titles as people do; codebook B03 has five codes.
    private static let civilities = [
        "M.": "M", "Mr.": "M", "Mme": "MME", "Mrs.": "MME", "Ms.": "MME", "Miss": "MME", "Mlle": "MME", "Mx": "MX",
        "Dr": "DR",
        "Dre": "DR", "Me": "ME",
    ]
    /// Where the table leaves the choice between French and English, English forms for English abbreviations.
    private static let suffixes = ["JR": "Jr.", "SR": "Sr."]
}

/// Words in a row that name an organisation.
struct CompanyPhrase: Sendable {
    /// `public`, `public_start`, `fleet`, `organisation`, `brand` or `acronym`, as in `company-words.csv`.
    let kind: String
    let words: [String]
}

/// A phrase inside a name that says something about the customer; what it asks of the dealer is in `FilePhrase`.
struct NameRemark: Sendable {
    enum Meaning: Sendable {
        case deceased, employee, inactive, merged, deleted
        /// Kept for a person to read; `NE PAS APPELER` is a withdrawal of consent as well.
        case note
        /// The next words are the name at birth.
        case maidenName
        /// Whoever inherits: the words after it name the deceased.
        case estate
    }

    /// Where in its cell a phrase must stand to be one: `Feu` and `Vip` are names too.
    enum Position: Sendable {
        case anywhere
        /// Inside parentheses, or with the rest of the name around it.
        case besideName
        /// Before a name.
        case front
        /// After a name, and before more.
        case inside
        /// After a name, at the end of its cell, in capitals; or inside parentheses.
        case behind
        /// After a name, at the end of its cell.
        case trailing
    }

    let words: [String]
    let meaning: Meaning
    let position: Position

    init(_ words: String, _ meaning: Meaning, _ position: Position = .anywhere) {
        self.words = words.split(separator: " ").map(String.init)
        self.meaning = meaning
        self.position = position
    }

    /// Longer phrases first, so that `NE PAS UTILISER` is not read as less.
    static let all: [NameRemark] = [
        .init("NE PLUS UTILISER", .inactive), .init("NE PAS UTILISER", .inactive), .init("DO NOT USE", .inactive),
        .init("SUCCESSION DE", .estate), .init("LA SUCCESSION", .estate), .init("ESTATE OF", .estate),
        .init("A LA SUCCESSION", .estate), .init("EN SUCCESSION", .estate), .init("THE ESTATE", .estate),
        .init("SUCCESSION", .estate), .init("SUCC", .estate), .init("ESTATE", .estate),
        .init("FEU", .estate, .besideName), .init("FEUE", .estate, .besideName), .init("THE LATE", .deceased, .front),
        .init("RIP", .deceased, .behind), .init("DECES", .deceased, .behind), .init("DEFUNT", .deceased),
        .init("DEFUNTE", .deceased),
        .init("DECEDE", .deceased), .init("DECEDEE", .deceased), .init("DECEASED", .deceased), .init("DCD", .deceased),
        .init("EMPLOYE", .employee), .init("EMPLOYEE", .employee), .init("INACTIF", .inactive),
        .init("INACTIVE", .inactive),
        .init("DOUBLON", .merged), .init("DUPLICATE", .merged), .init("FUSIONNE", .merged),
        .init("A SUPPRIMER", .deleted),
        .init("SUPPRIME", .deleted), .init("VIP", .note), .init("VU", .note, .besideName),
        .init("VVE", .note, .front), .init("VEUVE", .note, .front),
        .init("EPOUSE", .note, .inside), .init("EPOUX", .note, .inside), .init("CONJOINTE", .note, .inside),
        .init("CONJOINT", .note, .inside), .init("CONJ", .note, .inside), .init("EP", .note, .inside),
        .init("ALIAS", .note, .inside), .init("AKA", .note, .inside),
        .init("CELL", .note, .trailing), .init("CEL", .note, .trailing), .init("CELLULAIRE", .note, .trailing),
        .init("DOMICILE", .note, .trailing), .init("TRAVAIL", .note, .trailing), .init("RES", .note, .behind),
        .init("BUR", .note, .behind),
        .init("NEE", .maidenName, .besideName),
    ]
}
