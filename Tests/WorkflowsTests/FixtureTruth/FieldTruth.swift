import Foundation
import Storage

/// One value of `truth/fields.csv` and what the store made of it.
struct FieldTruth {
    enum Outcome {
        /// A right value that stands, a damaged one that was mended or flagged as its expectation asks.
        case met
        /// A right value that is another one now, or none: harm.
        case harmed
        /// A damaged value that was neither mended nor flagged.
        case missed
        /// The row's party is another record's, so that the store has no clean cell for it.
        case notKept
    }

    var row: RowKey
    var field: String
    var raw: String
    var accepted: [String]
    var damage: String
    var expectation: String

    static func all() throws -> [FieldTruth] {
        try TruthTable("truth/fields.csv")
            .cells("file", "native_key", "field", "raw", "right", "damage", "expectation")
            .map {
                FieldTruth(
                    row: RowKey(file: $0[0], key: $0[1]), field: $0[2], raw: $0[3],
                    accepted: $0[4].split(separator: "|").map(String.init), damage: $0[5], expectation: $0[6])
            }
    }

    /// - Parameters:
    ///   - clean: the clean cell, empty when there is no value; nil when the store has no such cell.
    ///   - isFlagged: whether a finding says anything of the cell.
    func outcome(clean: String?, isFlagged: Bool) -> Outcome {
        guard let clean else { return .notKept }
        let isRight = accepted.isEmpty ? clean.isEmpty : accepted.contains { isSame($0, clean) }
        switch expectation {
        case "right": return isRight ? .met : .harmed
        case "mended": return isRight ? .met : .missed
        default: return isFlagged && (isRight || clean.isEmpty || isSame(raw, clean)) ? .met : .missed
        }
    }

    private static let looselyCompared: Set<String> = [
        "first_name", "last_name", "second_first_name", "company", "address1", "address2", "unit", "city", "make",
        "notes",
    ]

    private func isSame(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        if field == "amount" || field == "margin" {
            return Double(left).map { Int(($0 * 100).rounded()) } == Int(right)
        }
        if field == "address1" { return Self.addressWords(left) == Self.addressWords(right) }
        return Self.looselyCompared.contains(field) && Self.folded(left) == Self.folded(right)
    }

    /// The words of an address line without its unit, which has a truth of its own: `9-1035, boul. X` and
    /// `1035, boulevard X, app. 9` are one address in two of Canada Post's forms.
    private static func addressWords(_ text: String) -> [String] {
        let shortened = [
            "boulevard": "boul", "avenue": "av", "ave": "av", "chemin": "ch", "route": "rte", "place": "pl",
            "montee": "mtee", "saint": "st", "sainte": "ste", "terrasse": "terr", "street": "st", "road": "rd",
            "drive": "dr",
        ]
        let unitWords: Set<String> = ["app", "apt", "appartement", "bureau", "unite", "suite"]
        var line = text
        if let match = text.prefixMatch(of: /\s*\w+\s*-\s*(\d+)\b/) {
            line = String(match.1) + text[match.range.upperBound...]
        }
        let words = line.split { !$0.isLetter && !$0.isNumber }.map { word in
            String(String.UnicodeScalarView(folded(String(word))))
        }
        return words.prefix { !unitWords.contains($0) }.map { shortened[$0] ?? $0 }
    }

    /// Letters and digits without case and accents.
    private static func folded(_ text: String) -> [Unicode.Scalar] {
        text.replacingOccurrences(of: "œ", with: "oe").replacingOccurrences(of: "Œ", with: "oe")
            .decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
            .filter { CharacterSet.alphanumerics.contains($0) && !$0.properties.isDiacritic && $0.value < 0x300 }
    }
}

/// The clean cells and findings of a store, by row of the sources.
struct CleanCells {
    private let store: Store
    private var columns: [String: [RowKey: String]] = [:]
    private let flagged: [RowKey: Set<String>]

    init(_ store: Store) throws {
        self.store = store
        flagged = try store.read { db in
            var flagged: [RowKey: Set<String>] = [:]
            try db.forEach(
                """
                SELECT i.file, s.natural_key, f.field, COALESCE(f.target, f.field)
                FROM cell_finding f
                JOIN source_record s ON s.id = f.source_record_id
                JOIN import i ON i.id = s.import_id
                WHERE f.action <> 'formatted'
                """
            ) { row in
                let key = RowKey(file: row[0].text ?? "", key: row[1].text ?? "")
                for field in [row[2].text ?? "", row[3].text ?? ""] {
                    flagged[key, default: []].insert(Self.group(field))
                }
            }
            return flagged
        }
    }

    /// What is said of one name is said of the party.
    private static func group(_ field: String) -> String {
        ["full_name", "first_name", "last_name", "second_first_name", "company"].contains(field) ? "party" : field
    }

    func isFlagged(_ row: RowKey, _ field: String) -> Bool { flagged[row]?.contains(Self.group(field)) ?? false }

    /// The clean cell: empty when it has no value, nil when the row has none.
    mutating func cell(_ row: RowKey, _ field: String) throws -> String? {
        let name = row.file + "/" + field
        if columns[name] == nil { columns[name] = try read(row.file, field) }
        return columns[name]?[row]
    }

    private func read(_ file: String, _ field: String) throws -> [RowKey: String] {
        try store.read { db in
            var found: [RowKey: String] = [:]
            for query in try Self.queries(db, file, field) {
                try db.forEach(
                    """
                    SELECT s.natural_key, \(query.expression) FROM \(query.table) t
                    JOIN source_record s ON s.id = t.\(query.id) JOIN import i ON i.id = s.import_id
                    WHERE i.file = ?
                    """, [.text(file)]
                ) { row in
                    found[RowKey(file: file, key: row[0].text ?? "")] = row[1].text ?? ""
                }
                if !found.isEmpty { break }
            }
            return found
        }
    }

    /// Where a field of a file is kept: the event's own table first.
    private static func queries(
        _ db: Connection, _ file: String, _ field: String
    ) throws -> [(table: String, id: String, expression: String)] {
        if field == "consent_date" { return [("consent_event", "source_record_id", "t.occurred_on")] }
        if field == "phone_extension" {
            let columns = ["phone_ext", "phone_work_ext", "phone_home_ext", "phone_mobile_ext"]
            return [("customer_record", "id", "COALESCE(\(columns.map { "t." + $0 }.joined(separator: ", ")))")]
        }
        let events = [
            "ventes_sgd.csv": ["deal", "vehicle"], "bons_travail_sgd.txt": ["repair_order", "vehicle"],
            "rendez-vous.csv": ["appointment"], "crm_contacts.json": ["lead"], "leads_adf.xml": ["lead"],
            "leads_adf_bad.xml": ["lead"], "leads_web.ndjson": ["lead"],
        ]
        var queries: [(String, String, String)] = []
        for table in (events[file] ?? []) + ["customer_record"] {
            let columns = try db.columns(of: table)
            for column in [field, field + "_cents"] where columns.contains(column) {
                queries.append((table, "id", "t." + column))
            }
        }
        return queries
    }
}
