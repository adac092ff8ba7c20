import Columns
import Records

/// How the dates of one column are written.
struct DateTally: Sendable {
    /// Numeric dates by the orders that they fit, `DateOrders.rawValue` being the place.
    private var byOrders = [Int](repeating: 0, count: 8)
    private var named = 0
    private var excel = 0
    private var epoch = 0
    private var epochMilliseconds = 0
    private var others = 0

    mutating func add(_ column: TextColumn) {
        for row in 0..<column.count where column.length(row) > 0 {
            switch column.withBytes(row, { Recogniser.date($0) }) {
            case .numeric(let orders)?: byOrders[Int(orders.rawValue)] += 1
            case .named?: named += 1
            case .excelSerial?: excel += 1
            case .epochSeconds?: epoch += 1
            case .epochMilliseconds?: epochMilliseconds += 1
            case DateShape.none?: break
            case nil: others += 1
            }
        }
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
    private static let tolerance = 200

    /// Modifiers for dates that are bare numbers, where the column is full of them. A lone number of five digits among
    /// other dates is likelier a slip than the one cell that a spreadsheet left unformatted.
    var numbers: Set<Modifier> {
        let all = byOrders.reduce(0, +) + named + excel + epoch + epochMilliseconds + others
        var modifiers: Set<Modifier> = []
        if excel > 0, excel == all || excel > 1 && excel * 10 >= all { modifiers.insert(.excelSerial) }
        if epoch > 0, epoch * 2 >= all { modifiers.insert(.epochSeconds) }
        if epochMilliseconds > 0, epochMilliseconds * 2 >= all { modifiers.insert(.epochMilliseconds) }
        return modifiers
    }

    var order: Order {
        let yearFirst = count([.yearMonthDay])
        let (day, month) = (count([.dayMonthYear]), count([.monthDayYear]))
        let dayOrMonth = count([.dayMonthYear, .monthDayYear])
        let short = count(.all) + count([.yearMonthDay, .dayMonthYear]) + count([.yearMonthDay, .monthDayYear])
        if day + month + dayOrMonth + short == 0 { return yearFirst > 0 ? .settled(.yearMonthDay) : .none }
        if day > 0, month > 0 {
            if day > month * Self.tolerance { return .settled(.dayMonthYear) }
            if month > day * Self.tolerance { return .settled(.monthDayYear) }
            return .contradictory
        }
        if day > 0 { return .settled(.dayMonthYear) }
        if month > 0 { return .settled(.monthDayYear) }
        if dayOrMonth > 0 { return .open }
        // Only short dates, `23/04/05`, and those with a year in front: what all of them fit.
        let fits: [(Modifier, Int)] = [
            (
                .yearMonthDay,
                count([.yearMonthDay, .dayMonthYear]) + count([.yearMonthDay, .monthDayYear]) + yearFirst + count(.all)
            ),
            (.dayMonthYear, count([.yearMonthDay, .dayMonthYear]) + count(.all)),
            (.monthDayYear, count([.yearMonthDay, .monthDayYear]) + count(.all)),
        ]
        let whole = fits.filter { $0.1 == short + yearFirst }
        return whole.count == 1 ? .settled(whole[0].0) : .open
    }

    /// Whether hardly a date decides for an order, among many that could have.
    func isRare(_ order: Modifier) -> Bool {
        let deciding =
            order == .dayMonthYear ? count([.dayMonthYear]) : order == .monthDayYear ? count([.monthDayYear]) : Int.max
        return deciding < count([.dayMonthYear, .monthDayYear]) / 100
    }

    private func count(_ orders: DateOrders) -> Int { byOrders[Int(orders.rawValue)] }
}
