import Columns
import Records

/// Two columns of a file that go to one field: the second fills the cells that the first left empty.
enum SecondColumn {
    static func merge(_ texts: TextColumn, _ verdicts: [Verdict], _ field: Field, into work: inout BatchWork) {
        guard let first = work.columns[.field(field)] else { return }
        var cells: [Int: String] = [:]
        for row in 0..<work.rowCount where texts.length(row) > 0 {
            let value = texts[row]
            if first.length(row) == 0 {
                cells[row] = value
                if row < verdicts.count { work.setVerdict(verdicts[row], field, row: row) }
            } else if first[row] != value {
                let verdict = row < verdicts.count ? verdicts[row] : nil
                keep(value, verdict, beside: first[row], field, row, &cells, &work)
            }
        }
        work.patch(.field(field), cells)
    }

    private static func keep(
        _ value: String, _ verdict: Verdict?, beside other: String, _ field: Field, _ row: Int,
        _ cells: inout [Int: String],
        _ work: inout BatchWork
    ) {
        switch field.kind {
        case .phone, .email:
            if work.keepsSeveralValuesTogether {
                cells[row] = other + ";" + value
            } else {
                work.relocations.append(
                    BatchWork.Relocation(
                        row: row, finding: work.findings.count, value: value,
                        target: field.kind == .email ? .emailSecond : nil, isSecondValue: true, verdict: verdict))
            }
            let code = field.kind == .phone ? "TL-MULTI" : "EM-MULTI"
            work.report(CellNote(code, .flagged, proposal: value), field, row: row)
        case .text:
            cells[row] = other + "\n" + value
        default:
            work.report(CellNote("CV-SECOND", .flagged, proposal: value), field, row: row)
        }
    }
}
