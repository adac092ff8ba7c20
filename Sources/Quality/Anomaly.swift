import Records

/// Whether a value is what earlier runs make likely: quality.md §2.3. The value itself never trains its own test.
enum Anomaly {
    struct Verdict: Equatable {
        var expected: Interval?
        var state: Series.State
    }

    static let neededRuns = 7

    /// Intake: a fresh sample, so a p-chart, p̄ ± 3√(p̄(1−p̄)/n), at least one point and twenty records away.
    ///
    /// Runs are pooled backwards until there are thirty records; the pooled runs do not train.
    static func intake(_ now: Ratio, after earlier: [Series.Point]) -> Verdict {
        var sample = now
        var training = earlier.filter { !$0.isAcknowledged && $0.ratio.denominator > 0 }
        while sample.denominator < 30, let last = training.popLast() { sample = sample + last.ratio }
        guard training.count >= neededRuns, let share = sample.share, sample.denominator >= 30 else {
            return Verdict(expected: nil, state: .tooFewRuns)
        }
        let pooled = training.reduce(Ratio(0, of: 0)) { $0 + $1.ratio }
        let mean = pooled.share ?? 0
        let n = Double(sample.denominator)
        let reach = 3 * (mean * (1 - mean) / n).squareRoot()
        return verdict(share, mean: mean, reach: reach, floor: max(0.010, 20 / n))
    }

    /// The whole base is the same people every night, so its run-to-run difference is tested with a robust z above 3.
    ///
    /// Runs of the same third of the month, or of its end, train when there are seven; else all runs do.
    static func base(_ now: Series.Point, after earlier: [Series.Point]) -> Verdict {
        let training = earlier.filter { !$0.isAcknowledged && $0.ratio.denominator > 0 }
        guard training.count >= neededRuns, let share = now.ratio.share, let last = training.last?.ratio.share else {
            return Verdict(expected: nil, state: .tooFewRuns)
        }
        let differences = zip(training, training.dropFirst()).map { before, after in
            (bucket: bucket(after.asOf), step: (after.ratio.share ?? 0) - (before.ratio.share ?? 0))
        }
        let alike = differences.filter { $0.bucket == bucket(now.asOf) }
        let steps = (alike.count >= neededRuns ? alike : differences).map(\.step)
        let middle = median(steps)
        let spread = median(steps.map { abs($0 - middle) })
        return verdict(
            share, mean: last + middle, reach: 3 * spread / 0.6745,
            floor: max(0.002, 20 / Double(max(1, now.ratio.denominator))))
    }

    private static func verdict(_ share: Double, mean: Double, reach: Double, floor: Double) -> Verdict {
        let width = max(reach, floor)
        let expected = Interval(low: max(0, mean - width), high: min(1, mean + width))
        // Shares of the same counts differ in the last bits; those are no anomaly.
        let slack = 1e-9
        if share > expected.high + slack { return Verdict(expected: expected, state: .above) }
        return Verdict(expected: expected, state: share < expected.low - slack ? .below : .asExpected)
    }

    private static func bucket(_ date: String) -> Int {
        switch CivilDate(date)?.day ?? 0 {
        case ...10: 0
        case 11...20: 1
        case 21...27: 2
        default: 3
        }
    }

    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
