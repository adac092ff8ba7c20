import Columns
import Records

/// What all rows of a file say about its columns: how full they are, and in which order their dates and whole names are
/// written.
///
/// Fed with every batch while the file is read; the result does not depend on how rows were cut into batches.
package struct ColumnSurvey: Sendable {
    /// Cells of a column by presence.
    package struct Presence: Sendable, Equatable {
        package var values = 0
        package var empty = 0
        package var missing = 0

        fileprivate mutating func add(_ more: Presence) {
            values += more.values
            empty += more.empty
            missing += more.missing
        }
    }

    package private(set) var rows = 0
    package private(set) var presence: [Presence] = []
    /// Tallies of the columns that may hold dates or consent flags, by position.
    private var dates: [Int: DateTally] = [:]
    private var flags: [Int: FlagTally] = [:]
    private var names: [Int: NameTally] = [:]

    package init(_ mapping: Mapping) {
        for column in mapping.columns {
            guard let target = column.target else { continue }
            if target.field.kind == .date || (target.field.kind == .consentFlag && target.modifiers.contains(.optOut)) {
                dates[column.position] = DateTally()
            }
            if target.field == .fullName { names[column.position] = NameTally() }
            if target.field.kind == .consentFlag, target.modifiers.isDisjoint(with: [.optIn, .optOut]) {
                flags[column.position] = FlagTally()
            }
        }
    }

    package mutating func add(_ batch: RawBatch) {
        rows += batch.rowCount
        while presence.count < batch.columns.count { presence.append(Presence()) }
        for (place, column) in batch.columns.enumerated() {
            let counts = column.presence.reduce(into: Presence()) { counts, state in
                switch state {
                case .value: counts.values += 1
                case .empty: counts.empty += 1
                case .missing: counts.missing += 1
                }
            }
            presence[place].add(counts)
            if dates[place] != nil { dates[place]?.add(column) }
            if flags[place] != nil { flags[place]?.add(column) }
            if names[place] != nil { names[place]?.add(column) }
        }
    }

    /// The mapping with what the rows settled: modifiers added, questions attached.
    ///
    /// An order of dates that a person gave stands. One that a profile gave stands unless the values contradict it. A
    /// column whose values leave day and month open takes the order that the values of the file's other date columns
    /// settled, where these agree; else it keeps its field without an order, and asks.
    package func finish(_ mapping: Mapping) -> Mapping {
        var mapping = mapping
        var open: [Int] = []
        // Columns with whole years and those with short ones are written by other hands.
        var orders: [Bool: Set<Modifier>] = [:]
        for place in mapping.columns.indices {
            guard let tally = dates[mapping.columns[place].position] else { continue }
            switch settle(&mapping.columns[place], tally) {
            case .open: open.append(place)
            case .settled(let order):
                if order != .yearMonthDay || tally.hasShortYears {
                    orders[tally.hasShortYears, default: []].insert(order)
                }
            case .none, .contradictory: break
            }
        }
        for place in open {
            guard let field = mapping.columns[place].target?.field else { continue }
            mapping.columns[place].target?.modifiers.remove(.yearMonthDay)
            let isShort = dates[mapping.columns[place].position]?.hasShortYears ?? false
            let orders = orders[isShort] ?? []
            if orders.count == 1, let order = orders.first {
                mapping.columns[place].target?.modifiers.insert(order)
                mapping.columns[place].confidence = min(mapping.columns[place].confidence, 0.8)
            } else {
                mapping.columns[place].question = .dateOrder(field: field, hasShortYears: isShort ? true : nil)
            }
        }
        for place in mapping.columns.indices { settleFlag(&mapping.columns[place]) }
        let fields = Set(mapping.columns.compactMap { $0.target?.field })
        for place in mapping.columns.indices { settleNames(&mapping.columns[place], among: fields) }
        return mapping
    }

    /// Gives a date column its modifiers; the result is `open` where the values and the profile leave the order open.
    private func settle(_ column: inout ColumnMapping, _ tally: DateTally) -> DateTally.Order {
        guard var target = column.target else { return .none }
        let dayOrders: Set<Modifier> = [.dayMonthYear, .monthDayYear, .yearMonthDay]
        let stated = target.modifiers.intersection(dayOrders).first
        if column.reason == .given, stated != nil { return .none }
        if tally.looksSwapped, stated == nil || column.reason != .given {
            // Nobody can tell which of its days are right.
            column.target = nil
            column.reason = .ambiguous
            column.question = .dateOrder(field: target.field, hasShortYears: nil)
            return .none
        }
        target.modifiers.formUnion(tally.numbers)
        var result = tally.order
        switch result {
        case .none: break
        case .settled(let order):
            // One odd date among hundreds is a typing error, not a reason to distrust what is known of the system.
            if let stated, stated != .yearMonthDay, stated != order, tally.isRare(order) {
                result = .none
            } else {
                target.modifiers.subtract(dayOrders)
                target.modifiers.insert(order)
            }
        case .open: if stated != nil, stated != .yearMonthDay { result = .none }
        case .contradictory:
            target.modifiers.subtract(dayOrders)
            column.question = .dateOrder(field: target.field, hasShortYears: tally.hasShortYears ? true : nil)
        }
        column.target = target
        return result
    }

    /// Whole names of one word each are last names; else the order of first and last name is the column's, not the cell's.
    private func settleNames(_ column: inout ColumnMapping, among fields: Set<Field>) {
        guard column.target?.field == .fullName, let tally = names[column.position] else { return }
        if column.reason != .given, Field(shortName: column.column) == nil, tally.holdsLastNamesOnly,
            fields.isDisjoint(with: [.firstName, .lastName])
        {
            column.target = FieldTarget(.lastName)
            return
        }
        guard column.target?.modifiers.isDisjoint(with: [.lastFirst, .firstLast]) == true else { return }
        switch tally.order {
        case .lastFirst: column.target?.modifiers.insert(.lastFirst)
        case .open: column.question = column.question ?? .nameOrder(field: .fullName)
        case .firstLast, .none: break
        }
    }

    /// A consent column without polarity holds states. Bare answers among them are answers to the consent that its header
    /// speaks of; where it turns out to hold yes and no, and nothing says which grants, it asks.
    private func settleFlag(_ column: inout ColumnMapping) {
        guard column.reason != .given, let target = column.target, let tally = flags[column.position],
            tally.holdsAnswers
        else { return }
        let header = ConsentHeader(HeaderKey(ConsentLegend(column.column)?.header ?? column.column))
        switch header?.polarity ?? .unknown {
        case .grants: column.target?.modifiers.insert(.optIn)
        case .refuses: column.target?.modifiers.insert(.optOut)
        case .unknown where tally.isPlainFlag:
            column.target = nil
            column.reason = .ambiguous
            column.question = .consentPolarity(field: target.field)
        case .unknown:
            if header?.saysBoth == false { column.target?.modifiers.insert(.optIn) }
        }
    }
}

/// Yes and no against the words of consent.
struct FlagTally: Sendable {
    private var values = 0
    private var flags = 0
    private var states = 0
    /// `T`: true among yes and no, tacit among states.
    private var tees = 0

    private static let flag = WordList.boolean.flag
    private static let state = WordList.consentStatus.flag

    mutating func add(_ column: TextColumn) {
        for row in 0..<column.count where column.length(row) > 0 {
            column.withBytes(row) { cell in
                let folded = FoldedText.fold(cell)
                // A dash is a filler, though some write it for a no.
                guard !folded.isEmpty, folded != [UInt8(ascii: "-")] else { return }
                values += 1
                let lists = ValueWords.shared.lists(folded: folded)
                if folded == [UInt8(ascii: "t")] {
                    tees += 1
                } else if lists.contains(Self.flag) {
                    flags += 1
                } else if lists.contains(Self.state) {
                    states += 1
                }
            }
        }
    }

    /// Whether some value is a bare yes or no.
    var holdsAnswers: Bool { answers > 0 }

    private var answers: Int { flags > 0 || states == 0 ? flags + tees : 0 }

    /// Whether the column is a yes or no after all, so that somebody must say what a yes does.
    var isPlainFlag: Bool { values > 0 && answers * 2 > values && states * 5 < values }
}
