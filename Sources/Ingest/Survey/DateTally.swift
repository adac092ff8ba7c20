import Columns
import Records

/// How the dates of one column are written.
struct DateTally: Sendable {
    /// Numeric dates with whole years by the orders that they fit, `DateOrders.rawValue` being the place.
    private var byOrders = [Int](repeating: 0, count: 8)
    private var short = ShortDates()
    private var named = 0
    private var excel = 0
    private var epoch = 0
    private var epochMilliseconds = 0
    private var others = 0
    /// Dates with the year in front, and those of them whose day could be a month.
    private var (yearFirst, yearFirstLow) = (0, 0)

    mutating func add(_ column: TextColumn) {
        for row in 0..<column.count where column.length(row) > 0 {
            switch column.withBytes(row, { Recogniser.date($0) }) {
            case .numeric(let orders)?:
                byOrders[Int(orders.rawValue)] += 1
                if orders == [.yearMonthDay] {
                    yearFirst += 1
                    if column.withBytes(row, Self.endsLow) { yearFirstLow += 1 }
                }
            case .shortYear(let orders, let first, let last)?: short.add(orders, first: first, last: last)
            case .named?: named += 1
            case .excelSerial?: excel += 1
            case .epochSeconds?: epoch += 1
            case .epochMilliseconds?: epochMilliseconds += 1
            case DateShape.none?: break
            case nil: others += 1
            }
        }
    }

    /// Whether the day of a date with its year in front, `2025-05-04`, is one of the first twelve.
    private static func endsLow(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        let parts = cell.split { !(48...57).contains($0) }
        guard parts.count >= 3, let day = Int(String(decoding: parts[2], as: UTF8.self)) else { return false }
        return day <= 12
    }

    /// Whether a spreadsheet of another country took days for months: each date that could be read both ways became a true
    /// date, with its year in front, and each other one stayed text.
    var looksSwapped: Bool {
        yearFirst >= 5 && yearFirstLow == yearFirst && count([.dayMonthYear, .monthDayYear]) == 0
            && max(count([.dayMonthYear]), count([.monthDayYear])) >= 3
    }

    enum Order: Equatable {
        /// No numeric date at all.
        case none
        case settled(Modifier)
        /// Every value fits more than one order.
        case open
        /// Some values fit one order only, and some only another.
        case contradictory
    }

    /// A few misfits in a long column are typing errors; the normaliser refuses them one by one.
    static let tolerance = 200

    /// Modifiers for dates that are bare numbers, where the column is full of them. A lone number of five digits among
    /// other dates is likelier a slip than the one cell that a spreadsheet left unformatted.
    var numbers: Set<Modifier> {
        let all = byOrders.reduce(0, +) + short.total + named + excel + epoch + epochMilliseconds + others
        var modifiers: Set<Modifier> = []
        if excel > 0, excel == all || excel > 1 && excel * 10 >= all { modifiers.insert(.excelSerial) }
        if epoch > 0, epoch * 2 >= all { modifiers.insert(.epochSeconds) }
        if epochMilliseconds > 0, epochMilliseconds * 2 >= all { modifiers.insert(.epochMilliseconds) }
        return modifiers
    }

    /// Whether years are written with two digits, so that they can be taken for days.
    var hasShortYears: Bool { short.total > 0 }

    /// What the dates with whole years say; where they leave it open or there is none, the short ones. A year in front says
    /// nothing of the others: somebody typed that date.
    var order: Order {
        let (day, month) = (count([.dayMonthYear]), count([.monthDayYear]))
        let isOpen = count([.dayMonthYear, .monthDayYear]) > 0
        if day > 0, month > 0 {
            if day > month * Self.tolerance { return .settled(.dayMonthYear) }
            if month > day * Self.tolerance { return .settled(.monthDayYear) }
            return .contradictory
        }
        if day + month > 0 {
            let order: Modifier = day > 0 ? .dayMonthYear : .monthDayYear
            return short.total == 0 || short.fits(order) ? .settled(order) : .contradictory
        }
        if short.total > 0 {
            let order = short.order
            return isOpen && order == .settled(.yearMonthDay) ? .contradictory : order
        }
        return isOpen ? .open : count([.yearMonthDay]) > 0 ? .settled(.yearMonthDay) : .none
    }

    /// Whether hardly a date decides for an order, among many that could have.
    func isRare(_ order: Modifier) -> Bool {
        let deciding =
            order == .dayMonthYear ? count([.dayMonthYear]) : order == .monthDayYear ? count([.monthDayYear]) : Int.max
        return deciding < count([.dayMonthYear, .monthDayYear]) / 100
    }

    private func count(_ orders: DateOrders) -> Int { byOrders[Int(orders.rawValue)] }
}
