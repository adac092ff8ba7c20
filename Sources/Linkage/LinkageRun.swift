import Columns

/// One matching of records, stage by stage.
struct LinkageRun {
    let fields: [InternedField]
    let isOrganisation: [Bool]
    let constraints: Constraints
    let options: LinkageOptions
    /// Hashes of the records' keys, where they are remembered.
    var keyHashes: [UInt64] = []
    /// In places of ordered records.
    var labels: TrainingLabels?

    var recordCount: Int { fields.first?.ids.count ?? 0 }
    var width: Int { options.width }

    /// Everything a run found, in places of ordered records.
    struct Outcome {
        var clusters: [Int32]
        var weakest: [Float]
        var households: (householdOf: [Int32], bits: [Float])
        var store: PairStore
        var scorer: PairScorer
        var model: LinkageModel
        var candidatePairs: Int
        var keyCount: Int
        var rounds: Int
        var leastBits: Float
        var isNarrowed: Bool
        /// For later runs, when they were asked for; in places of ordered records.
        var basis: LinkageBasis?
        var memory: LinkageMemory?
        /// Records whose pairs were looked for; nil when it was all.
        var comparedRecords: Int?
    }

    /// What records are under a model that is found from them.
    func outcome(progress: (LinkageStage) -> Void) async throws -> Outcome {
        progress(.blocking)
        var candidates = try await candidates()
        try Task.checkCancellation()
        progress(.comparing)
        let comparer = try await PairComparer(fields, width: width)
        let sampling = sampling(candidates)
        let sampled = sampling.pairs(of: candidates.pairs)
        // What the estimation sees; the pairs that merging sees come after the first estimate, without hopeless ones.
        var sample = PairStore(pairs: sampled, patterns: try await comparer.patterns(sampled, width: width))
        var store = sample
        // Of all pairs that blocks bring, those that are not hopeless: what merging begins with.
        var worthwhile = sample
        var screen: LinkageModel?
        let unlooked =
            candidates.isComplete
            ? store.patterns : try await comparer.patterns(RandomPairs.pairs(recordCount), width: width)
        try Task.checkCancellation()

        var frequencies = fields.map { ValueFrequencies(counts: $0.counts) }
        let clustering = Clustering(
            constraints: constraints, threshold: Float(options.thresholdBits), width: width)
        var model: LinkageModel?
        var rounds = 0
        for pass in 0..<2 {
            progress(pass == 0 ? .estimating : .estimatingAgain)
            let estimation = Estimation(
                fields: fields, frequencies: frequencies,
                strangerRates: StrangerRates.rates(fields, patterns: unlooked, frequencies: frequencies),
                kinds: NonMatchClasses.kinds(fields), recordCount: recordCount, isComplete: candidates.isComplete)
            var scorer: PairScorer?
            // The second fit of a pass sees the pairs that the first one's components ask for.
            for isClosed in candidates.isComplete ? [false] : [false, true] {
                if isClosed {
                    let components = clustering.components(store, recordCount: recordCount)
                    let missing = store.missing(
                        from: clustering.pairsWithin(components, isOrganisation: isOrganisation))
                    if missing.isEmpty { break }
                    let patterns = try await comparer.patterns(missing, width: width)
                    store.merge(missing, patterns)
                    sample.merge(missing, patterns) { sampling.holds($0) }
                }
                let start = estimation.start(after: model)
                let groups = PatternGroups(
                    sample, PairScorer(start, fields, frequencies), weight: Float(sampling.stride))
                let fitted = try await estimation.fit(groups, after: model, width: width)
                rounds += fitted.rounds
                let fittedScorer = PairScorer(fitted.model, fields, frequencies)
                if model == nil, !sampling.isWhole {
                    store = try await worthMerging(candidates.pairs, comparer, fittedScorer, fitted.model)
                    worthwhile = store
                    candidates.dropPairs()
                    screen = fitted.model
                } else if pass == 0 || !isClosed {
                    store.bits = try await fittedScorer.bits(store, width: width)
                }
                model = fitted.model
                scorer = fittedScorer
                try Task.checkCancellation()
            }
            guard pass == 0, let scorer else { continue }
            progress(.clustering)
            frequencies = try await countedByCluster(try await clusters(clustering, store, scorer))
        }
        guard var model else { throw LinkageError.noUsableColumn }
        progress(.clustering)
        model.remember(fields, frequencies)
        if let labels { model = try await trained(model, labels, store, comparer) }
        (store, sample) = (PairStore(pairs: [], patterns: []), PairStore(pairs: [], patterns: []))
        candidates.dropPairs()
        var outcome = try await merged(worthwhile, candidates, comparer, model)
        outcome.rounds = rounds
        if options.remembers, !candidates.isComplete, let chained = candidates.chained, !candidates.isNarrowed {
            outcome.basis = try await LinkageBasis(
                fields, parts: candidates.tables, steps: candidates.steps, screen: screen, width: width)
            outcome.memory = remembered(worthwhile, chained)
        }
        return outcome
    }

    private func trained(
        _ model: LinkageModel, _ labels: TrainingLabels, _ store: PairStore, _ comparer: PairComparer
    ) async throws -> LinkageModel {
        var store = store
        if case .answers(let answers) = labels {
            var words = answers.filter { $0.a != $0.b }.map { RecordPair.word($0.a, $0.b) }
            radixSort(&words)
            removeRepeats(&words)
            words = store.missing(from: words)
            store.merge(words, try await comparer.patterns(words, width: width))
        }
        return LabelTraining(labels, store, scorer(model), model).trained()
    }

    /// What records are under a model that is known: nothing is estimated.
    ///
    /// - Parameter model: of exactly these fields, in their order.
    func outcome(under model: LinkageModel, progress: (LinkageStage) -> Void) async throws -> Outcome {
        progress(.blocking)
        let candidates = try await candidates()
        try Task.checkCancellation()
        progress(.comparing)
        let comparer = try await PairComparer(fields, model: model, width: width)
        let worthwhile: PairStore
        if sampling(candidates).isWhole {
            worthwhile = PairStore(
                pairs: candidates.pairs, patterns: try await comparer.patterns(candidates.pairs, width: width))
        } else {
            worthwhile = try await worthMerging(candidates.pairs, comparer, scorer(model), model)
        }
        try Task.checkCancellation()
        progress(.clustering)
        return try await merged(worthwhile, candidates, comparer, model)
    }

    /// Weighs pairs under a model that is settled, brings the records of components together and finds households.
    ///
    /// - Parameter worthwhile: of the pairs that blocks bring, those that are not hopeless.
    func merged(
        _ worthwhile: PairStore, _ candidates: CandidatePairs, _ comparer: PairComparer, _ model: LinkageModel
    ) async throws -> Outcome {
        let scorer = scorer(model)
        let clustering = Clustering(
            constraints: constraints, threshold: Float(options.thresholdBits), width: width)
        var store = worthwhile
        // What is decided, and records that nothing tells apart, are compared whatever blocks they are in.
        var extra = constraints.same + constraints.different
        radixSort(&extra)
        removeRepeats(&extra)
        extra = store.missing(from: extra)
        if !extra.isEmpty { store.merge(extra, try await comparer.patterns(extra, width: width)) }
        store.bits = try await scorer.bits(store, width: width)
        if !candidates.isComplete {
            let components = clustering.components(store, recordCount: recordCount)
            let missing = store.missing(from: clustering.pairsWithin(components, isOrganisation: isOrganisation))
            if !missing.isEmpty {
                store.merge(missing, try await comparer.patterns(missing, width: width))
                store.bits = try await scorer.bits(store, width: width)
            }
        }
        try Task.checkCancellation()
        let clusters = try await clusters(clustering, store, scorer)
        let households = Households(
            fields: fields, store: store, scorer: scorer, model: model, clusters: clusters,
            isOrganisation: isOrganisation,
            constraints: constraints, width: width)
        let weakest = WeakestLinks.bits(store, clusters: clusters, same: constraints.same)
        let assigned = try await households.assign()
        return Outcome(
            clusters: clusters, weakest: weakest, households: assigned, store: store, scorer: scorer, model: model,
            candidatePairs: max(candidates.count, store.count), keyCount: candidates.keyCount, rounds: 0,
            leastBits: Float(options.thresholdBits - options.reviewBits), isNarrowed: candidates.isNarrowed)
    }

    private func sampling(_ candidates: CandidatePairs) -> PairSample {
        PairSample(
            pairCount: candidates.count, isComplete: candidates.isComplete, most: options.sampledPairs)
    }

    private func scorer(_ model: LinkageModel) -> PairScorer {
        PairScorer(model, fields, zip(fields, model.fields).map { ValueFrequencies($0, under: $1) })
    }

    private func candidates() async throws -> CandidatePairs {
        try await CandidatePairs.among(
            fields, isOrganisation: isOrganisation, comparedWhole: options.comparedWhole,
            most: try MemoryNeed.pairs(fields, memory: options.memory), tellsChained: options.remembers, width: width)
    }

    private func clusters(_ clustering: Clustering, _ store: PairStore, _ scorer: PairScorer) async throws -> [Int32] {
        var apart = try await ApartRules(fields, isOrganisation).pairs(store, width: width)
        // Where all pairs are compared, the file is too small to show how households differ from customers.
        if recordCount <= options.comparedWhole {
            apart += FirstNamesApart(fields)?.pairs(store, constraints) ?? []
        }
        var constraints = constraints.addingDifferent(apart)
        constraints.addSame(
            SamePhoneAndName(fields)?.pairs(store, apart: Set(apart), constraints, isOrganisation) ?? [])
        let separating = Clustering(constraints: constraints, threshold: clustering.threshold, width: width)
        return try await separating.clusters(store, scorer, recordCount: recordCount)
    }

    /// Pairs compared by one task.
    private static let chunk = 1 << 14

    /// Compares and weighs pairs, and keeps those that are not hopeless, beside those that might be a household.
    func worthMerging(
        _ pairs: [UInt64], _ comparer: PairComparer, _ scorer: PairScorer, _ model: LinkageModel
    ) async throws -> PairStore {
        let signs = HomeSigns(model)
        let bound = EarlyBound(scorer, model, names: comparer.names)
        let starts = Array(stride(from: 0, to: pairs.count, by: Self.chunk))
        let parts = try await orderedParallelMap(starts, width: width) { start in
            let compared = pairs[start..<min(start + Self.chunk, pairs.count)]
            let patterns = comparer.compare(compared, bound: bound)
            let hopeful = patterns.indices.filter { patterns[$0] != LevelPattern.hopeless }
            let hopefulPairs = hopeful.map { compared[compared.startIndex + $0] }
            let hopefulPatterns = hopeful.map { patterns[$0] }
            let bits = scorer.weigh(hopefulPairs[...], hopefulPatterns[...])
            var kept = PairStore(pairs: [], patterns: [])
            for place in bits.indices
            where bits[place] > PairScorer.hopelessBits || signs.shareHome(hopefulPatterns[place]) {
                kept.append(hopefulPairs[place], hopefulPatterns[place], bits[place])
            }
            return kept
        }
        return PairStore(parts)
    }

    /// Frequencies with each value counted once a cluster: a customer of ten records would else make their values look
    /// ten times commoner than they are.
    private func countedByCluster(_ clusters: [Int32]) async throws -> [ValueFrequencies] {
        let groups = RecordGroups(labels: clusters)
        return try await orderedParallelMap(fields, width: width) { field in
            var counts = [Int32](repeating: 0, count: field.values.count)
            for (record, id) in field.ids.enumerated() where id >= 0 && groups.groupOf[record] < 0 {
                counts[Int(id)] += 1
            }
            var seen: [Int32] = []
            for group in 0..<groups.count {
                seen.removeAll(keepingCapacity: true)
                for place in groups.range(group) {
                    let id = field.ids[Int(groups.members[place])]
                    guard id >= 0, !seen.contains(id) else { continue }
                    seen.append(id)
                    counts[Int(id)] += 1
                }
            }
            return ValueFrequencies(counts: counts)
        }
    }
}

/// Pairs of records taken without looking, always the same for a number of records.
enum RandomPairs {
    private static let most = 400_000
    private static let eachRecord = 20

    static func pairs(_ recordCount: Int) -> [UInt64] {
        var state: UInt64 = 1
        func next() -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            return Int(mixed(state).multipliedFullWidth(by: UInt64(recordCount)).high)
        }
        var pairs: [UInt64] = []
        let count = min(most, recordCount * eachRecord)
        pairs.reserveCapacity(count)
        for _ in 0..<count {
            let (a, b) = (next(), next())
            if a != b { pairs.append(RecordPair.word(a, b)) }
        }
        return pairs
    }
}
