import Records

/// Dates of a column whose years have two digits: `03/04/05` may be read in three orders.
struct ShortDates: Sendable {
    private(set) var total = 0
    /// Dates by the orders that they fit, `DateOrders.rawValue` being the place.
    private var byOrders = [Int](repeating: 0, count: 8)
    /// Dates whose first and whose last number is 28 to 31.
    private var highFirst = 0
    private var highLast = 0

    mutating func add(_ orders: DateOrders, first: Int, last: Int) {
        total += 1
        byOrders[Int(orders.rawValue)] += 1
        if (28...31).contains(first) { highFirst += 1 }
        if (28...31).contains(last) { highLast += 1 }
    }

    private static let orders: [(modifier: Modifier, order: DateOrders)] = [
        (.yearMonthDay, .yearMonthDay), (.dayMonthYear, .dayMonthYear), (.monthDayYear, .monthDayYear),
    ]

    /// Whether all but a typing error in so many can be read in an order.
    func fits(_ modifier: Modifier, butOneIn tolerance: Int = DateTally.tolerance) -> Bool {
        guard let order = Self.orders.first(where: { $0.modifier == modifier })?.order else { return false }
        let misfits = byOrders.indices.reduce(0) {
            $0 + (DateOrders(rawValue: UInt8($1)).contains(order) ? 0 : byOrders[$1])
        }
        return misfits == 0 || misfits * tolerance <= total
    }

    var order: DateTally.Order {
        let possible = Self.orders.map(\.modifier).filter { fits($0) }
        // A few days that do not exist in one order are years of another: `31/06/23`.
        let likely = Self.orders.map(\.modifier).filter { fits($0, butOneIn: 33) }
        if likely.count > 1 { return byDays(likely) }
        return possible.isEmpty ? .contradictory : .settled(possible[0])
    }

    /// Days are spread over the month, years are not: where one end alone is often 28 to 31, it is the day. Every eighth
    /// day is; of the years of a dealership's files hardly one.
    private func byDays(_ possible: [Modifier]) -> DateTally.Order {
        guard total >= 60 else { return .open }
        let isFirst = highFirst * 20 >= total && highLast * 100 <= total
        let isLast = highLast * 20 >= total && highFirst * 100 <= total
        if isFirst, possible.contains(.dayMonthYear) { return .settled(.dayMonthYear) }
        if isLast, possible.contains(.yearMonthDay) { return .settled(.yearMonthDay) }
        return .open
    }
}
