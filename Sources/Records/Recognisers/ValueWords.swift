/// The words of a code list, folded, with the reference table that each list comes from.
package enum WordList: String, CaseIterable, Sendable {
    /// Canadian provinces and US states, by code or name.
    case province
    case country
    case make
    case civility
    case sex
    case language
    /// Yes, no, and their many forms.
    case boolean
    /// New, used, demonstrator.
    case newUsed
    /// Cash, loan, lease, and the wholesale words beside them.
    case finance
    case payType
    /// Person or organisation.
    case customerKind
    case leadInterest
    case consentStatus
    /// Names that are first names and no last names, and the other way round.
    case firstName, lastName
    /// `inc`, `ltée`, `SARL`: a word of the value, not the whole value.
    case companyMarker
    /// `rue`, `street`: a word of the value, not the whole value.
    case streetType
}

/// Several word lists.
package struct WordLists: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
}

extension WordList {
    package var flag: WordLists {
        WordLists(rawValue: 1 << UInt32(Self.allCases.firstIndex(of: self) ?? 31))
    }
}

/// Looks values up in the code lists that tell one kind of column from another.
package struct ValueWords: Sendable {
    package static let shared = ValueWords()

    /// The lists that hold a folded word.
    private let lists: [[UInt8]: WordLists]

    private init() {
        var lists: [[UInt8]: WordLists] = [:]
        func add(_ words: some Sequence<String>, to list: WordList) {
            for word in words {
                let folded = FoldedText.fold(word.utf8)
                if !folded.isEmpty { lists[folded, default: []].insert(list.flag) }
            }
        }
        let provinces = ReferenceTable("ca-provinces")
        for name in ["postal", "iso_3166_2", "name_en", "name_fr"] {
            let place = provinces.column(name)
            add(provinces.rows.map { $0[place] }, to: .province)
        }
        let variants = provinces.column("variants")
        for row in provinces.rows { add(row[variants].split(separator: ";").map(String.init), to: .province) }
        add(Self.states, to: .province)
        add(Self.countries, to: .country)

        let makes = ReferenceTable("vehicle-makes")
        let (make, variant) = (makes.column("make"), makes.column("variant"))
        for row in makes.rows { add([row[make], row[variant]].filter { $0.count > 2 }, to: .make) }

        let titles = ReferenceTable("name-titles")
        let (title, note) = (titles.column("raw"), titles.column("note"))
        add(
            titles.rows.filter { !$0[note].contains("suffix") && !$0[note].contains("marker") }.map { $0[title] },
            to: .civility)

        let (first, last) = (ReferenceTable("first-names"), ReferenceTable("last-names"))
        let (firstPlace, lastPlace) = (first.column("folded"), last.column("folded"))
        let both = Set(first.rows.map { $0[firstPlace] }).intersection(last.rows.map { $0[lastPlace] })
        let either = first.column("also_last_name")
        add(
            first.rows.filter { $0[either] != "yes" && !both.contains($0[firstPlace]) }.map { $0[firstPlace] },
            to: .firstName)
        add(last.rows.map { $0[lastPlace] }.filter { !both.contains($0) }, to: .lastName)

        let synonyms = ReferenceTable("value-synonyms")
        let (field, raw) = (synonyms.column("field"), synonyms.column("raw"))
        for row in synonyms.rows {
            guard let list = Self.synonymLists[row[field]] else { continue }
            // Some rows carry a remark in parentheses behind the value.
            add([String(row[raw].prefix { $0 != "(" })], to: list)
        }

        let companies = ReferenceTable("company-markers")
        let (marker, kind) = (companies.column("marker"), companies.column("kind"))
        add(
            companies.rows.filter { !$0[kind].isEmpty && !$0[marker].contains(" ") }.map { $0[marker] },
            to: .companyMarker)
        add(
            ["garage", "transport", "construction", "groupe", "gestion", "entreprises", "services"], to: .companyMarker)

        let streets = ReferenceTable("canada-post-street-types")
        let (type, short, other) = (
            streets.column("type"), streets.column("official_abbreviation"), streets.column("variants")
        )
        for row in streets.rows {
            add([row[type], row[short]] + row[other].split(separator: ";").map(String.init), to: .streetType)
        }
        self.lists = lists
    }

    /// The lists that hold the whole value as a word.
    package func lists(folded: [UInt8]) -> WordLists { lists[folded] ?? [] }

    /// The lists that hold one of the value's words.
    package func listsOfWords(folded: [UInt8]) -> WordLists {
        guard folded.contains(0x20) else { return lists(folded: folded) }
        return folded.split(separator: 0x20).reduce(into: []) { $0.formUnion(lists[Array($1)] ?? []) }
    }

    package func holds(_ cell: Recogniser.Cell, _ list: WordList) -> Bool {
        lists(folded: FoldedText.fold(cell)).contains(list.flag)
    }

    package func holds(folded: [UInt8], _ list: WordList) -> Bool { lists(folded: folded).contains(list.flag) }

    private static let synonymLists: [String: WordList] = [
        "sex": .sex, "language": .language, "boolean": .boolean, "vehicle.new_used": .newUsed,
        "deal.deal_type": .finance, "repair.pay_type": .payType, "customer.kind": .customerKind,
        "lead.interest": .leadInterest, "consent.status": .consentStatus,
    ]

    /// ISO 3166-2:US without the prefix, and names.
    private static let states: [String] = """
        AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA \
        RI SC SD TN TX UT VT VA WA WV WI WY DC Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware \
        Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan \
        Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah \
        Vermont Virginia Washington Wisconsin Wyoming
        """.split(separator: " ").map(String.init) + [
            "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Rhode Island",
            "South Carolina", "South Dakota", "West Virginia",
        ]

    private static let countries: [String] = [
        "CA", "CAN", "Canada", "US", "USA", "U.S.A.", "United States", "États-Unis", "FR", "FRA", "France",
    ]
}
