import Records

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A count out of a count: never a bare percentage.
package struct Ratio: Sendable, Hashable, Codable {
    package var numerator: Int
    package var denominator: Int

    package init(_ numerator: Int, of denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// 0 … 1; nil when nothing could be counted.
    package var share: Double? { denominator > 0 ? Double(numerator) / Double(denominator) : nil }

    /// Difference in percentage points; nil when either side has no denominator.
    package func points(since earlier: Ratio) -> Double? {
        guard let share, let before = earlier.share else { return nil }
        return 100 * (share - before)
    }

    /// The Wilson 95 % interval, as shares; nil from n = 400 on, where it says nothing that the share does not.
    package var interval: Interval? {
        guard denominator > 0, denominator < 400 else { return nil }
        let (n, z) = (Double(denominator), 1.959963984540054)
        let share = Double(numerator) / n
        let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
        let reach = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return Interval(low: max(0, centre - reach), high: min(1, centre + reach))
    }

    package static func + (left: Ratio, right: Ratio) -> Ratio {
        Ratio(left.numerator + right.numerator, of: left.denominator + right.denominator)
    }
}

package struct Interval: Sendable, Hashable, Codable {
    package var low: Double
    package var high: Double

    package init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }
}
