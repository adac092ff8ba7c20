import Records

/// Values that stand for something else than themselves: `N/A`, `CLIENT COMPTANT`, `H0H 0H0`.
///
/// The list is `placeholder-values.csv`; what a value says beyond "nothing here" is in `placeholder-meanings.csv`.
/// Comparison ignores case and accents, and spaces and hyphens count as one.
package struct Placeholders: Sendable {
    package enum Meaning: String, Sendable, CaseIterable {
        /// Nothing was recorded.
        case missing
        /// The customer was asked and refused.
        case refused
        /// An account of the dealership itself, as `CLIENT COMPTANT`.
        case houseAccount = "house_account"
        /// A record made to try the system.
        case test
        /// A made-up person, as `JOHN DOE`.
        case invented
        case inactive
        case unusable
        case merged
        case deleted
        case deceased
        /// The same address as another's.
        case same
        /// Mail came back, or the customer moved: a status, not an address.
        case returned
        case moved
    }

    /// Read once from the program's own tables.
    package static let shared = Placeholders(
        values: ReferenceTable("placeholder-values"), meanings: ReferenceTable("placeholder-meanings"))

    private var anywhere: [String: Meaning] = [:]
    private var byTable: [String: [String: Meaning]] = [:]

    init(values: ReferenceTable, meanings: ReferenceTable) {
        var said: [String: Meaning] = [:]
        let (meaningField, meaningValue, meaning) = (
            meanings.column("field"), meanings.column("value"), meanings.column("meaning")
        )
        for row in meanings.rows {
            guard let read = Meaning(rawValue: row[meaning]) else {
                preconditionFailure("placeholder-meanings.csv: unknown meaning \(row[meaning])")
            }
            said[row[meaningField] + "/" + Self.key(row[meaningValue])] = read
        }
        let (field, value) = (values.column("field"), values.column("value"))
        for row in values.rows {
            let key = Self.key(row[value])
            add(
                key, row[field],
                said[row[field] + "/" + key] ?? (row[field] == "person_name" ? .houseAccount : .missing))
        }
        for row in meanings.rows {
            let key = Self.key(row[meaningValue])
            add(key, row[meaningField], said[row[meaningField] + "/" + key] ?? .missing)
        }
    }

    /// Lengths of the listed values without separators, by their first byte (0 for signs), one bit a length.
    private var lengths = [UInt64](repeating: 0, count: 256)

    private func mayBeListed(_ key: String) -> Bool {
        let lengths = lengths[Int(Self.firstLetter(key))]
        return lengths & (1 << UInt64(min(63, Folding.compactLength(key)))) != 0
    }

    /// The first letter or digit, 0 when there is none.
    private static func firstLetter(_ key: String) -> UInt8 { key.utf8.first(where: Folding.isAlphanumeric) ?? 0 }

    /// The numbers that listed lines of addresses begin with, and those that are listed by themselves, packed.
    private(set) var addressNumbers: [UInt64] = []
    /// Listed postal codes in capitals, without their space, packed.
    private(set) var postalCodes: [UInt64] = []

    /// Seven bytes at most in a number, with their count; the first seven of more.
    static func packed(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var (value, count): (UInt64, UInt64) = (0, 0)
        for byte in bytes where count < 7 {
            value = value << 8 | UInt64(byte)
            count += 1
        }
        return value << 3 | count
    }

    private mutating func add(_ key: String, _ table: String, _ meaning: Meaning) {
        let digits = key.utf8.prefix(while: Folding.isDigit)
        if !digits.isEmpty, table == "any" || table == "address" { addressNumbers.append(Self.packed(digits)) }
        if table == "any" || table == "postal_code" { postalCodes.append(Self.packed(Folding.compact(key).utf8)) }
        lengths[Int(Self.firstLetter(key))] |= 1 << UInt64(min(63, Folding.compactLength(key)))
        if table == "any" {
            anywhere[key] = meaning
        } else {
            byTable[table, default: [:]][Self.isCompact(table) ? Folding.compact(key) : key] = meaning
        }
    }

    /// What a whole cell says when it is a placeholder, nil when it is a value.
    package func meaning(of text: some StringProtocol, field: Field) -> Meaning? {
        guard text.utf8.count <= Self.longest else { return nil }
        return meaning(ofKey: Self.key(text), field: field)
    }

    /// - Parameter key: as `Placeholders.key` makes it.
    func meaning(ofKey key: String, field: Field) -> Meaning? {
        // Most values share neither length nor first letter with any placeholder.
        guard mayBeListed(key) else { return nil }
        for table in Self.tables(of: field) {
            if let found = byTable[table]?[Self.isCompact(table) ? Folding.compact(key) : key] { return found }
        }
        return anywhere[key]
    }

    /// Whether a whole name, as written over several cells, is one of the dealership's own accounts and the like.
    func meaning(ofNameKey key: String) -> Meaning? { mayBeListed(key) ? byTable["person_name"]?[key] : nil }

    /// The words that house accounts are made of, as `CLIENT`, `COMPTOIR`, without those that name people.
    var houseWords: Set<String> {
        var words: Set<String> = []
        for (key, meaning) in byTable["person_name"] ?? [:] where meaning == .houseAccount {
            words.formUnion(key.split(separator: " ").map(String.init))
        }
        return words
    }

    /// Words that are placeholders by themselves in a name's column, and the last words of test and made-up names.
    var wordsOfNames: Set<String> {
        var words = Set(anywhere.keys.filter { !$0.contains(" ") })
        for (key, meaning) in byTable["person_name"] ?? [:] {
            let parts = key.split(separator: " ")
            if parts.count == 1 || meaning == .test || meaning == .invented {
                words.insert(String(parts[parts.count - 1]))
            }
        }
        return words
    }

    /// The longest value listed has 22 characters; longer text is looked at no further.
    private static let longest = 40

    /// Capitals without accents, words separated by one space; hyphens separate words too, except in values that are
    /// nothing but punctuation.
    static func key(_ text: some StringProtocol) -> String { Folding.spaced(text) }

    /// Where separators say nothing: `H0H 0H0`, `514-111-1111`.
    private static func isCompact(_ table: String) -> Bool {
        table == "postal_code" || table == "phone" || table == "vin" || table == "license_plate"
    }

    private static func tables(of field: Field) -> [String] {
        switch field {
        case .birthDate, .birthYear: ["birth_date", "date"]
        default:
            switch field.kind {
            case .personName: ["person_name"]
            case .organisation: ["company", "person_name"]
            case .date: ["date"]
            case .phone: ["phone"]
            case .postalCode: ["postal_code"]
            case .address: ["address"]
            case .city: ["city"]
            case .vin: ["vin"]
            case .distance: ["odometer"]
            case .year: ["model_year"]
            case .make: ["make"]
            case .plate: ["license_plate"]
            default: []
            }
        }
    }
}
