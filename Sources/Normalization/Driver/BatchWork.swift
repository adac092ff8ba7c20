import Columns
import Records

/// The clean batch while it is being made.
struct BatchWork {
    /// A value that belongs to another field than the one it was found in.
    struct Relocation {
        var row: Int
        /// Place of its finding, whose action and target are settled when the value is placed.
        var finding: Int
        var value: String
        var target: Field?
        /// A second value of the same kind, rather than a value in the wrong column.
        var isSecondValue = false
        /// The verdict on a value that is clean already; nil for one that its new cell judges.
        var verdict: Verdict?
    }

    let rowCount: Int
    let entity: Entity
    let keepsSeveralValuesTogether: Bool
    let country: String
    let mapped: Set<Field>
    var columns: [CleanColumn: TextColumn] = [:]
    var verdicts: [Field: [Verdict]] = [:]
    var findings: [CellFinding] = []
    var consentFlags: [TextColumn] = []
    var relocations: [Relocation] = []
    var legibility: [LegibilityRank]
    /// The first misplaced value of each row that has one.
    private(set) var misplacedCodes: [Int: String] = [:]

    init(_ batch: MappedBatch, settings: NormalizationSettings) {
        rowCount = batch.rowCount
        entity = batch.entity
        keepsSeveralValuesTogether = settings.keepsSeveralValuesTogether
        country = settings.country
        mapped = Set(batch.columns.map(\.target.field))
        legibility = Array(repeating: .good, count: batch.rowCount)
    }

    /// Adds a finding, and remembers it as a misplaced value when its code says so.
    mutating func report(_ note: CellNote, _ field: Field, row: Int) {
        if note.action == .formatted {
            findings.append(CellFinding(row: row, field: field, code: note.code, action: .formatted))
            return
        }
        let isTold = note.action == .flagged && note.target == .notes && keepsSeveralValuesTogether
        if note.target != nil, note.action == .misplaced || isTold, let value = note.proposal {
            relocations.append(
                Relocation(row: row, finding: findings.count, value: value, target: note.target))
        }
        if note.code.utf8.starts(with: "RF-".utf8), misplacedCodes[row] == nil { misplacedCodes[row] = note.code }
        if note.code == "LG-PLACE" || note.code == "NM-PLACE" { mark(.placeholder, row: row) }
        findings.append(
            CellFinding(
                row: row, field: field, code: note.code, action: note.action, proposal: note.proposal,
                target: note.target))
    }

    mutating func mark(_ rank: LegibilityRank, row: Int) {
        if legibility[row] < rank { legibility[row] = rank }
    }

    func isEmpty(_ column: CleanColumn, row: Int) -> Bool { columns[column].map { $0.length(row) == 0 } ?? true }

    /// Writes cells of a column that may not exist yet.
    mutating func patch(_ column: CleanColumn, _ cells: [Int: String]) {
        guard !cells.isEmpty else { return }
        let old = columns[column]
        var new = TextColumn()
        new.reserve(rows: rowCount, bytes: (old?.bytes.count ?? 0) + cells.count * 16)
        for row in 0..<rowCount {
            if let text = cells[row] {
                new.append(text)
            } else if let old, old.length(row) > 0 {
                old.withBytes(row) { new.append($0) }
            } else {
                new.appendMissing()
            }
        }
        columns[column] = new
    }

    mutating func setVerdict(_ verdict: Verdict, _ field: Field, row: Int) {
        guard Field.judged.contains(field) else { return }
        verdicts[field, default: Array(repeating: .unrecorded, count: rowCount)][row] = verdict
    }

    /// The batch with its findings in row order and the codes of whole records.
    func finished() -> CleanBatch {
        var batch = CleanBatch(entity: entity, rowCount: rowCount)
        batch.columns = columns
        batch.verdicts = verdicts
        batch.consentFlags = consentFlags
        batch.findings = Self.inRowOrder(findings, rowCount: rowCount)
        var (legible, right) = (TextColumn(), TextColumn())
        legible.reserve(rows: rowCount, bytes: rowCount * 8)
        right.reserve(rows: rowCount, bytes: rowCount * 6)
        for row in 0..<rowCount {
            legibility[row].code.withUTF8Buffer { legible.append($0) }
            if let code = misplacedCodes[row] { right.append(code) } else { right.append("RF-OK") }
        }
        batch.columns[.part(.legibility)] = legible
        batch.columns[.part(.rightField)] = right
        return batch
    }

    /// A stable counting sort: within a row, findings keep the order of the columns.
    private static func inRowOrder(_ findings: [CellFinding], rowCount: Int) -> [CellFinding] {
        var starts = [Int](repeating: 0, count: rowCount + 1)
        for finding in findings { starts[finding.row + 1] += 1 }
        for row in 0..<rowCount { starts[row + 1] += starts[row] }
        var order = [Int](repeating: 0, count: findings.count)
        for (place, finding) in findings.enumerated() {
            order[starts[finding.row]] = place
            starts[finding.row] += 1
        }
        return order.map { findings[$0] }
    }
}
