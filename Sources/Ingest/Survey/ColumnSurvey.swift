import Columns
import Records

/// What all rows of a file say about its columns: how full they are, and in which order their dates are written.
///
/// Fed with every batch while the file is read; the result does not depend on how rows were cut into batches.
package struct ColumnSurvey: Sendable {
    /// Cells of a column by presence.
    package struct Presence: Sendable, Equatable {
        package var values = 0
        package var empty = 0
        package var missing = 0
    }

    package private(set) var rows = 0
    package private(set) var presence: [Presence] = []
    /// Tallies of the columns that may hold dates or consent flags, by position.
    private var dates: [Int: DateTally] = [:]
    private var flags: [Int: FlagTally] = [:]

    package init(_ mapping: Mapping) {
        for column in mapping.columns {
            guard let target = column.target else { continue }
            if target.field.kind == .date || (target.field.kind == .consentFlag && target.modifiers.contains(.optOut)) {
                dates[column.position] = DateTally()
            }
            if target.field.kind == .consentFlag, target.modifiers.isDisjoint(with: [.optIn, .optOut]) {
                flags[column.position] = FlagTally()
            }
        }
    }

    package mutating func add(_ batch: RawBatch) {
        rows += batch.rowCount
        while presence.count < batch.columns.count { presence.append(Presence()) }
        for (place, column) in batch.columns.enumerated() {
            for state in column.presence {
                switch state {
                case .value: presence[place].values += 1
                case .empty: presence[place].empty += 1
                case .missing: presence[place].missing += 1
                }
            }
            if dates[place] != nil { dates[place]?.add(column) }
            if flags[place] != nil { flags[place]?.add(column) }
        }
    }

    /// The mapping with what the rows settled: modifiers added, questions attached.
    ///
    /// A modifier that a person gave stands. One that a profile gave stands unless the column contradicts it. A column
    /// whose values leave day and month open takes the order of the file's other date columns where these agree and are
    /// settled by their values; else it keeps its field, without a modifier, and asks.
    package func finish(_ mapping: Mapping) -> Mapping {
        var mapping = mapping
        var settled: Set<Modifier> = []
        var open: [Int] = []
        for place in mapping.columns.indices {
            guard let tally = dates[mapping.columns[place].position], let target = mapping.columns[place].target else {
                continue
            }
            let verdict = tally.verdict
            var modifiers = target.modifiers
            modifiers.formUnion(verdict.numbers)
            let stated = modifiers.intersection([.dayMonthYear, .monthDayYear, .yearMonthDay]).first
            if mapping.columns[place].reason == .given, stated != nil {
                mapping.columns[place].target?.modifiers = target.modifiers
                continue
            }
            switch verdict.order {
            case .none: break
            case .settled(let order):
                // Dates with the year in front read the same whatever was stated.
                if let stated, stated != order, order != .yearMonthDay, tally.contradicts(stated) {
                    modifiers.remove(stated)
                }
                if order != .yearMonthDay || stated == nil { modifiers.insert(order) }
                if order != .yearMonthDay { settled.insert(order) }
                if modifiers.intersection([.dayMonthYear, .monthDayYear, .yearMonthDay]).count > 1 {
                    modifiers.remove(order == stated ? .yearMonthDay : stated ?? .yearMonthDay)
                }
            case .open: if stated == nil || stated == .yearMonthDay { open.append(place) }
            case .contradictory:
                if let stated { modifiers.remove(stated) }
                mapping.columns[place].question = .dateOrder(field: target.field)
            }
            mapping.columns[place].target?.modifiers = modifiers
        }
        for place in open {
            guard let target = mapping.columns[place].target else { continue }
            var modifiers = target.modifiers
            modifiers.remove(.yearMonthDay)
            if settled.count == 1, let order = settled.first {
                modifiers.insert(order)
                mapping.columns[place].confidence = min(mapping.columns[place].confidence, 0.8)
            } else {
                mapping.columns[place].question = .dateOrder(field: target.field)
            }
            mapping.columns[place].target?.modifiers = modifiers
        }
        for place in mapping.columns.indices where mapping.columns[place].reason != .given {
            guard let tally = flags[mapping.columns[place].position], let target = mapping.columns[place].target,
                tally.isPlainFlag
            else { continue }
            mapping.columns[place].target = nil
            mapping.columns[place].reason = .ambiguous
            mapping.columns[place].question = .consentPolarity(field: target.field)
        }
        return mapping
    }
}

/// Yes and no against the words of consent.
struct FlagTally: Sendable {
    private var values = 0
    private var flags = 0
    private var states = 0

    mutating func add(_ column: TextColumn) {
        for row in 0..<column.count where column.length(row) > 0 {
            column.withBytes(row) { cell in
                let folded = FoldedText.fold(cell)
                guard !folded.isEmpty else { return }
                values += 1
                if ValueWords.shared.holds(folded: folded, .boolean) {
                    flags += 1
                } else if ValueWords.shared.holds(folded: folded, .consentStatus) {
                    states += 1
                }
            }
        }
    }

    /// Whether the column is a yes or no after all, so that somebody must say what a yes does.
    var isPlainFlag: Bool { values > 0 && flags * 2 > values && states * 5 < values }
}
