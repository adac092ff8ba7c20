import Records

/// Puts values that were found in the wrong column where they belong, in row order, into cells that are empty.
enum Relocations {
    static func place(into work: inout BatchWork, judge: (Field, String) -> CellOutcome) {
        var patches: [CleanColumn: [Int: String]] = [:]
        for relocation in work.relocations {
            let finding = work.findings[relocation.finding]
            guard let wanted = relocation.target ?? (finding.field.kind == .phone ? .phone : nil) else { continue }
            let outcome = judge(wanted, relocation.value)
            guard let value = outcome.value, !value.contains(";") else { continue }
            let row = relocation.row
            let target = slots(wanted, from: finding.field, in: work, relocation).first {
                work.isEmpty(.field($0), row: row) && patches[.field($0)]?[row] == nil
            }
            guard !holds(value, wanted, row, work, patches) else { continue }
            guard let target else {
                // Whoever gets one row for each row has no list of findings: nothing that was taken out may be lost.
                guard work.keepsSeveralValuesTogether, let separator = separator(of: wanted),
                    let here = patches[.field(wanted)]?[row] ?? work.columns[.field(wanted)]?.text(row)
                else { continue }
                patches[.field(wanted), default: [:]][row] = here + separator + value
                work.findings[relocation.finding].action = .moved
                work.findings[relocation.finding].target = wanted
                continue
            }
            patches[.field(target), default: [:]][row] = value
            // An extension goes beside the field that its number went to.
            let parts = target == wanted ? outcome.parts : judge(target, relocation.value).parts
            for (part, text) in parts { patches[part, default: [:]][row] = text }
            work.findings[relocation.finding].action = .moved
            work.findings[relocation.finding].proposal = value
            work.findings[relocation.finding].target = target
            if let verdict = relocation.verdict ?? outcome.verdict { work.setVerdict(verdict, target, row: row) }
            for note in outcome.notes where note.action != .formatted { work.report(note, target, row: row) }
        }
        for (column, cells) in patches { work.patch(column, cells) }
    }

    /// What stands between values of a field that takes several; nil where there is one.
    private static func separator(of field: Field) -> String? {
        switch field.kind {
        case .phone, .email: ";"
        case .text: "; "
        default: nil
        }
    }

    /// Where a value may go. A number without a label never takes the place of one that the file labels.
    private static func slots(
        _ wanted: Field, from source: Field, in work: BatchWork, _ relocation: BatchWork.Relocation
    ) -> [Field] {
        switch wanted {
        case .phone:
            guard relocation.isSecondValue else { return [.phone] }
            // Nobody said that it may receive text messages.
            return [.phone, .phoneHome, .phoneWork].filter { $0 == .phone || !work.mapped.contains($0) }
        case .email: return source == .email ? [.emailSecond] : [.email, .emailSecond]
        default: return [wanted]
        }
    }

    /// Whether the record has the value already, in any field of its kind.
    private static func holds(
        _ value: String, _ field: Field, _ row: Int, _ work: BatchWork, _ patches: [CleanColumn: [Int: String]]
    ) -> Bool {
        let fields: [Field] =
            switch field.kind {
            case .phone: [.phone, .phoneHome, .phoneMobile, .phoneWork]
            case .email: [.email, .emailSecond]
            default: [field]
            }
        return fields.contains { work.columns[.field($0)]?.text(row) == value || patches[.field($0)]?[row] == value }
    }
}

/// An extension in a column of its own belongs to the number without a label.
enum ExtensionColumn {
    static func fill(into work: inout BatchWork) {
        guard let column = work.columns[.field(.phoneExtension)] else { return }
        var cells: [Int: String] = [:]
        for row in 0..<work.rowCount where column.length(row) > 0 && work.isEmpty(.part(.phoneExtension), row: row) {
            let digits = column[row].utf8.filter(\.isDigit)
            if (1...7).contains(digits.count) { cells[row] = String(decoding: digits, as: UTF8.self) }
        }
        work.patch(.part(.phoneExtension), cells)
    }
}
