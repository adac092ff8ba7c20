/// Corrects the rates of a model by pairs of which it is known whether they are one customer.
///
/// The rates that the records alone gave are the prior: every label moves them a little, so that ten labels change hardly
/// anything and none can ruin a model. What is fitted is the odds of labelled pairs, never how often their levels occur:
/// people label what they doubt, and such pairs agree less than others do. Learned are the match's rates of levels and
/// the shares of the classes, so that a corrected model is a model like any other.
struct LabelTraining {
    private struct Pair {
        var pattern: UInt64
        /// Logarithms of the classes' chances; in lane 15, which no class uses, those of strangers.
        var logs: ClassVector
        var isSame: Bool
        var weight = 1.0
    }

    private let model: LinkageModel
    private var pairs: [Pair] = []

    /// Standard deviations of the prior, in natural units: of a level's rate, of the match's share, of another class's.
    private static let deviations = (level: 0.3, match: 0.5, nonMatch: 0.5)
    /// Pairs of one customer, or about one record, resemble each other: each counts as half a pair.
    private static let pairWeight = 0.5
    /// Pairs further from even odds than this are certain, in natural units. A label that says otherwise is a slip, or
    /// of two records that nothing but a third one ties.
    private static let farthest: Float = 6
    private static let mostPairs = 1 << 16
    private static let rounds = 150

    /// - Parameters:
    ///   - store: compared pairs, those of the answers among them.
    ///   - labels: in places of ordered records.
    init(_ labels: TrainingLabels, _ store: PairStore, _ scorer: PairScorer, _ model: LinkageModel) {
        self.model = model
        switch labels {
        case .customers(let numbers): teach(numbers, store, scorer)
        case .answers(let answers): teach(answers, store, scorer)
        }
        // What unequal weights leave of the number of pairs that they stand for.
        let sum = pairs.reduce(0) { $0 + $1.weight }
        let squares = pairs.reduce(0) { $0 + $1.weight * $1.weight }
        for place in pairs.indices { pairs[place].weight *= Self.pairWeight * sum / squares }
    }

    private mutating func teach(_ answers: [LinkageInput.Decision], _ store: PairStore, _ scorer: PairScorer) {
        let isSame = Dictionary(
            answers.map { (RecordPair.word($0.a, $0.b), $0.answer == .same) }, uniquingKeysWith: { $0 && $1 })
        for place in 0..<store.count {
            guard let isSame = isSame[store.pairs[place]] else { continue }
            if let pair = Self.pair(place, store, scorer, isSame: isSame)?.pair { pairs.append(pair) }
        }
    }

    /// Of the pairs of one customer and of those of two, unlike shares are labelled: who labels all records of a tenth of
    /// the customers labels a tenth of the first, and a hundredth of the second. So each stands for those that are not.
    private mutating func teach(_ numbers: [Int32], _ store: PairStore, _ scorer: PairScorer) {
        var (same, different) = (0.0, 0.0)
        var unlabelled = (same: 0.0, different: 0.0)
        let sampling = PairSample(pairCount: store.count, isComplete: false, most: Self.mostPairs << 4)
        for place in 0..<store.count where sampling.holds(store.pairs[place]) {
            let word = store.pairs[place]
            let (a, b) = (numbers[RecordPair.first(word)], numbers[RecordPair.second(word)])
            guard a >= 0 || b >= 0, let found = Self.pair(place, store, scorer, isSame: a == b) else { continue }
            if a >= 0, b >= 0 {
                pairs.append(found.pair)
                if a == b { same += 1 } else { different += 1 }
            } else {
                let chance = 1 / (1 + exponential(-Double(found.odds)))
                unlabelled.same += chance
                unlabelled.different += 1 - chance
            }
        }
        guard same > 0, different > 0 else { return pairs = [] }
        for place in pairs.indices {
            pairs[place].weight =
                pairs[place].isSame ? 1 + unlabelled.same / same : 1 + unlabelled.different / different
        }
    }

    /// A compared pair and its odds in natural units, unless it is certain.
    private static func pair(
        _ place: Int, _ store: PairStore, _ scorer: PairScorer, isSame: Bool
    ) -> (pair: Pair, odds: Float)? {
        let pattern = store.patterns[place]
        var logs = scorer.table.entries.withUnsafeBufferPointer { scorer.logs(store.pairs[place], pattern, $0) }
        let odds = scorer.table.bits(logs) * 0.693_147_18
        guard abs(odds) <= farthest else { return nil }
        logs[PatternGroups.strangers] = scorer.table.strangerPrior
        return (Pair(pattern: pattern, logs: logs, isSame: isSame), odds)
    }

    /// The corrected model; the same one where the labels say nothing of any doubtful pair.
    func trained() -> LinkageModel {
        var parameters = Parameters(model)
        // Each parameter climbs by its own step, which grows while the slope keeps its sign and halves when it turns.
        var steps = [Double](repeating: 0.05, count: parameters.values.count)
        var slopesBefore = [Double](repeating: 0, count: steps.count)
        for _ in 0..<(pairs.isEmpty ? 0 : Self.rounds) {
            let slopes = slopes(parameters)
            for place in slopes.indices {
                let turn = slopes[place] * slopesBefore[place]
                if turn > 0 { steps[place] = min(steps[place] * 1.2, 0.2) } else if turn < 0 { steps[place] *= 0.5 }
                if slopes[place] != 0 { parameters.values[place] += slopes[place] > 0 ? steps[place] : -steps[place] }
            }
            slopesBefore = slopes
        }
        var corrected = pairs.isEmpty ? model : parameters.applied(to: model)
        corrected.labels = LinkageModel.Labels(
            same: pairs.count { $0.isSame }, different: pairs.count { !$0.isSame })
        return corrected
    }

    /// How the logarithm of the labels' chance, the prior's included, grows with each parameter.
    private func slopes(_ parameters: Parameters) -> [Double] {
        var slopes = [Double](repeating: 0, count: parameters.values.count)
        let rates = model.fields.indices.map { parameters.rates(of: $0, model) }
        let gains = rates.indices.map { field in
            zip(rates[field], model.fields[field].matchRates).map {
                logarithm(max($0, 1e-9)) - logarithm(max($1, 1e-9))
            }
        }
        let classes = model.nonMatches.count
        var stated = [Double](repeating: 0, count: model.fields.count)
        var others = [Double](repeating: 0, count: classes + 1)
        for pair in pairs {
            var match = Double(pair.logs[0]) + parameters.values[parameters.firstShare]
            for field in model.fields.indices {
                let level = LevelPattern.level(pair.pattern, field)
                if level >= 0 { match += gains[field][level] }
            }
            others[classes] = Double(pair.logs[PatternGroups.strangers])
            for place in 0..<classes {
                others[place] = Double(pair.logs[place + 1]) + parameters.values[parameters.firstShare + place + 1]
            }
            let highest = others.reduce(others[classes], max)
            var sum = 0.0
            for place in 0...classes {
                others[place] = exponential(others[place] - highest)
                sum += others[place]
            }
            let odds = match - highest - logarithm(sum)
            let error = pair.weight * ((pair.isSame ? 1 : 0) - 1 / (1 + exponential(-odds)))
            slopes[parameters.firstShare] += error
            for place in 0..<classes { slopes[parameters.firstShare + place + 1] -= error * others[place] / sum }
            for field in model.fields.indices {
                let level = LevelPattern.level(pair.pattern, field)
                guard level >= 0 else { continue }
                slopes[field * 8 + level] += error
                stated[field] += error
            }
        }
        for field in rates.indices {
            for level in rates[field].indices { slopes[field * 8 + level] -= stated[field] * rates[field][level] }
        }
        for place in slopes.indices {
            let deviation =
                place < parameters.firstShare
                ? Self.deviations.level
                : place == parameters.firstShare ? Self.deviations.match : Self.deviations.nonMatch
            slopes[place] -= parameters.values[place] / (deviation * deviation)
        }
        return slopes
    }

    /// By how much logarithms of rates and shares leave the model: eight levels a field, then the match, then the other
    /// classes.
    private struct Parameters {
        var values: [Double]
        let firstShare: Int

        init(_ model: LinkageModel) {
            firstShare = model.fields.count * 8
            values = Array(repeating: 0, count: firstShare + 1 + model.nonMatches.count)
        }

        func rates(of field: Int, _ model: LinkageModel) -> [Double] {
            let moved = model.fields[field].matchRates.enumerated().map { level, rate in
                rate * exponential(values[field * 8 + level])
            }
            let sum = moved.reduce(0, +)
            return moved.map { $0 / sum }
        }

        func applied(to model: LinkageModel) -> LinkageModel {
            var model = model
            for field in model.fields.indices { model.fields[field].matchRates = rates(of: field, model) }
            func moved(_ share: Double, _ place: Int) -> Double {
                min(0.5, share * exponential(values[firstShare + place]))
            }
            model.matchShare = moved(model.matchShare, 0)
            for place in model.nonMatches.indices {
                model.nonMatches[place].share = moved(model.nonMatches[place].share, place + 1)
            }
            return model
        }
    }
}
