import Columns
import Records

/// Counts what cleaning did, while it does it.
struct CleaningTally: Sendable {
    private(set) var rows = 0
    private var records = 0
    private var events = 0
    private var findings = 0
    private var sensitive = 0
    private var stated: [Field: Int] = [:]
    private var actions: [Field: [FindingAction: Int]] = [:]

    mutating func add(_ batch: CleanBatch, _ raw: MappedBatch, _ entity: Entity) {
        rows += batch.rowCount
        if entity == .customer { records += batch.rowCount } else { events += batch.rowCount }
        for column in raw.columns {
            stated[column.target.field, default: 0] += Self.valueCount(column.texts)
        }
        findings += batch.findings.count
        // A cell counts once, by the gravest thing that was said of it.
        var gravest: [Int: CellFinding] = [:]
        // Changes of form and remarks leave a value right; they are nearly all findings, and none of them counts here.
        for finding in batch.findings where finding.action != .formatted && finding.action != .flagged {
            if finding.action == .quarantined { sensitive += 1 }
            let place = finding.row &* 256 &+ (Self.order[finding.field] ?? 0)
            if let earlier = gravest[place], Self.gravity(earlier.action) >= Self.gravity(finding.action) { continue }
            gravest[place] = finding
        }
        for finding in gravest.values {
            var action = finding.action
            // A proposal leaves the cell empty, or as it was stated.
            if action == .suggested, batch.columns[.field(finding.field)]?.text(finding.row) == nil {
                action = .refused
            }
            actions[finding.field, default: [:]][action, default: 0] += 1
        }
    }

    /// Identifiers in columns that no field takes.
    mutating func addSensitive(_ count: Int) {
        findings += count
        sensitive += count
    }

    mutating func add(_ other: CleaningTally) {
        rows += other.rows
        records += other.records
        events += other.events
        findings += other.findings
        sensitive += other.sensitive
        stated.merge(other.stated, uniquingKeysWith: +)
        actions.merge(other.actions) { $0.merging($1, uniquingKeysWith: +) }
    }

    private static func valueCount(_ texts: TextColumn) -> Int {
        texts.withCells { _, _, presence in
            var count = 0
            for state in presence { if case .value = state { count += 1 } }
            return count
        }
    }

    private static func gravity(_ action: FindingAction) -> Int {
        switch action {
        case .formatted, .flagged, .mended: 1
        case .suggested, .ambiguous: 2
        case .refused: 3
        case .misplaced: 4
        case .moved: 5
        case .quarantined: 6
        }
    }

    private static let order = Dictionary(uniqueKeysWithValues: Field.allCases.enumerated().map { ($1, $0) })

    /// Fields shown to people: those that the toolkit judges.
    private static let shown: [Field] = [
        .firstName, .lastName, .company, .email, .phone, .phoneHome, .phoneMobile, .phoneWork, .address1, .city,
        .postalCode, .province, .birthDate, .vin, .odometer, .language, .sex, .createdAt,
    ]

    /// - Parameter only: the fields that were to be cleaned, when not all were.
    func answer(imports: Int, only: FieldChoice? = nil) -> NormalizeAnswer {
        NormalizeAnswer(
            imports: imports, records: records, events: events, findings: findings, sensitive: sensitive,
            fields: Self.shown.filter { only?.fields.contains($0) ?? true }.compactMap { field in
                guard let stated = stated[field], stated > 0 else { return nil }
                let counts = actions[field] ?? [:]
                let mended = counts[.mended] ?? 0
                let refused = (counts[.refused] ?? 0) + (counts[.ambiguous] ?? 0) + (counts[.quarantined] ?? 0)
                let misplaced = (counts[.moved] ?? 0) + (counts[.misplaced] ?? 0)
                return NormalizeAnswer.FieldCounts(
                    field: field.rawValue, stated: stated, right: max(0, stated - mended - refused - misplaced),
                    mended: mended, refused: refused, misplaced: misplaced)
            })
    }
}
