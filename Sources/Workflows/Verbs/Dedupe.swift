import Columns
import Linkage
import Records
import Storage

/// What linking found in the store: design §6.
package struct DedupeAnswer: Answer {
    package var schema = 1
    package var records: Int
    package var customers: Int
    package var organisations: Int
    package var houseAccounts: Int
    package var households: Int
    package var inHouseholds: Int
    package var candidatePairs: Int
    package var doubtfulPairs: Int
    package var keys: Int
    package var rounds: Int
    package var thresholdBits: Double
    package var newCustomers: Int
    package var movedRecords: Int
    /// The memory allowed did not hold all pairs worth comparing.
    package var isNarrowed: Bool
    package var isPreview: Bool
    /// `learned`, `kept` from an earlier run, or `given` as a file.
    package var model = "learned"
    /// Records whose pairs were compared; all but where the model was kept.
    package var comparedRecords = 0
    /// Said to people: the model files used and saved, and why a new model.
    var files = ModelFiles()
    var origin = ModelOrigin.learned { didSet { model = origin.name } }

    enum CodingKeys: String, CodingKey {
        case schema, records, customers, organisations, households, keys, rounds, model
        case comparedRecords = "compared_records"
        case houseAccounts = "house_accounts"
        case inHouseholds = "in_households"
        case candidatePairs = "candidate_pairs"
        case doubtfulPairs = "doubtful_pairs"
        case thresholdBits = "threshold_bits"
        case newCustomers = "new_customers"
        case movedRecords = "moved_records"
        case isNarrowed = "narrowed"
        case isPreview = "dry_run"
    }

    package func text(in language: Language) -> String {
        let surplus = records - customers
        var lines = [
            Message(
                "dedupe.head",
                [
                    "records": .count(records), "keys": .count(keys), "pairs": .count(candidatePairs),
                    "rounds": .count(rounds),
                ]),
            Message(
                "dedupe.customers",
                [
                    "persons": .count(customers - organisations), "organisations": .count(organisations),
                    "houses": .count(houseAccounts), "surplus": .count(surplus), "share": .share(surplus, of: records),
                ]),
            Message("dedupe.households", ["households": .count(households), "members": .count(inHouseholds)]),
        ]
        if doubtfulPairs > 0 { lines.append(Message("dedupe.doubtful", ["pairs": .count(doubtfulPairs)])) }
        if isNarrowed { lines.append(Message("dedupe.narrowed")) }
        if let told = origin.message(comparedRecords: comparedRecords) { lines.append(told) }
        lines += files.messages
        if isPreview { lines.append(Message("dedupe.dry-run")) }
        lines.append(Message(isPreview ? "next.dedupe" : "next.codify"))
        return lines.map { $0.text(in: language) }.joined(separator: "\n")
    }
}

package enum DedupeError: Error, Equatable {
    case noRecords
    /// Both in bytes.
    case tooLittleMemory(needed: Int, allowed: Int)
}

extension DedupeError: ExplainedError {
    package var message: Message {
        switch self {
        case .noRecords: Message("dedupe.empty")
        case .tooLittleMemory(let needed, let allowed):
            Message(
                "dedupe.little-memory",
                ["needed": .text(String(needed >> 20 + 1)), "allowed": .text(String(allowed >> 20))])
        }
    }

    package var status: ExitStatus {
        if case .tooLittleMemory = self { return .usage }
        return .unusableInput
    }
}

package enum DedupeWorkflow {
    /// Columns of `customer_record` that are compared, and as what.
    static let compared: [(column: String, role: MatchRole)] = [
        ("first_name", .firstName), ("last_name", .lastName), ("middle_name", .middleName), ("company", .company),
        ("email", .email), ("phone_home", .phoneHome), ("phone_mobile", .phoneMobile), ("phone_work", .phoneWork),
        ("phone", .phone), ("address1", .addressLine), ("city", .city), ("postal_code", .postalCode),
        ("birth_date", .birthDate), ("vin", .vin), ("sex", .sex), ("language", .language),
    ]

    package static func run(
        _ settings: Settings, dryRun: Bool = false, memory: Int? = nil, files: ModelFiles = ModelFiles(),
        isFull: Bool = false, progress: @escaping ProgressReport
    ) async throws -> DedupeAnswer {
        let store = try Store(at: settings.store.value, creating: false)
        let lock = try StoreLock(store: store.path)
        defer { withExtendedLifetime(lock) {} }
        var (records, decisions, rules, houseAccounts, kept) = try store.read { db in
            let rules = try StoreRules(settings.rules.value, db)
            let records = try store.linkageRecords(
                db, columns: compared.map(\.column) + rules.columns, width: settings.threads)
            let houses = try db.texts("SELECT id FROM customer_record WHERE kind IN ('INT', 'TST') ORDER BY id")
            return (
                records, try LinkageDecisions.read(db, records), rules.rules(for: records),
                houses.compactMap { Int($0) },
                isFull || files.used != nil ? nil : try KeptLinkage.read(db)
            )
        }
        guard !records.ids.isEmpty || !houseAccounts.isEmpty else { throw DedupeError.noRecords }
        var options = LinkageOptions(width: settings.threads, memory: memory)
        options.remembers = true
        let input = LinkedRecords.input(records, decisions, rules)
        records.dropCells()
        rules = LinkageInput.Rules()
        var linked = try await KeptLinkage.link(
            consume input, records.ids, kept: kept, options, files, progress)
        try files.save(linked.result)
        kept?.drop()
        var answer = LinkedRecords.answer(linked.result, records, houseAccounts.count, options)
        answer.isPreview = dryRun
        answer.files = files
        answer.origin = linked.origin
        answer.comparedRecords = linked.result.comparedRecords ?? records.ids.count
        let work = { (db: Connection) in
            try write(&linked, records, houseAccounts, kept, store, db, settings, &answer)
        }
        if dryRun { try store.rehearse(work) } else { try store.write(work) }
        return answer
    }

    /// Keeps a new model, and what the next run need not find out again.
    private static func keep(
        _ linked: (result: LinkageResult, origin: ModelOrigin), _ records: LinkageRecords, _ run: Int,
        _ db: Connection, goldenRules: String
    ) throws {
        guard let model = linked.result.model else { return try LinkageState.replace(db, by: [:]) }
        var modelRun = run
        if case .kept(let former) = linked.origin {
            modelRun = former
        } else {
            try db.execute(
                "INSERT INTO linkage_model (run_id, model) VALUES (?, ?)",
                [.integer(run), .text(try jsonText(model))])
        }
        guard let basis = linked.result.basis, let memory = linked.result.memory else {
            return try LinkageState.replace(db, by: [:])
        }
        try KeptLinkage(
            modelRun: modelRun, model: model, basis: basis, memory: memory, ids: records.ids,
            leftOut: linked.result.leftOut, goldenRules: goldenRules
        ).write(db)
    }

    private static func write(
        _ linked: inout (result: LinkageResult, origin: ModelOrigin), _ records: LinkageRecords, _ houseAccounts: [Int],
        _ kept: KeptLinkage?, _ store: Store, _ db: Connection, _ settings: Settings, _ answer: inout DedupeAnswer
    ) throws {
        let run = try db.beginRun(verb: "dedupe", asOf: settings.asOf.value, instant: settings.moment.instant)
        let clustered = LinkedRecords.clusters(linked.result, records, houseAccounts)
        let trust = settings.trust.value
        let goldenRules = try GoldenRecords.rules(db, trust: trust)
        // Where few records changed and nothing else did, most customers stay as they are.
        let mayUpdate = linked.origin.isKept && kept?.goldenRules == goldenRules
        let merged =
            answer.isPreview || mayUpdate ? nil : try GoldenRecords.begin(store, db, clustered, trust: trust)
        defer { merged?.stop() }
        let changes = try CustomerLinks.replace(db, by: clustered, run: run)
        answer.newCustomers = changes.newCustomers
        answer.movedRecords = changes.movedRecords
        try LinkedRecords.writePairs(db, linked.result, records)
        answer.doubtfulPairs = try db.number("SELECT COUNT(*) FROM v_doubtful_pair")
        guard !answer.isPreview else { return }
        try keep(linked, records, run, db, goldenRules: goldenRules)
        // Customers are made with the memory that this took.
        linked.result.drop()
        if let merged {
            try GoldenRecords.rebuild(db, from: merged, customerOfCluster: changes.customerOfCluster)
        } else if changes.isFirst {
            try GoldenRecords.rebuild(db, trust: trust)
        } else {
            try GoldenRecords.update(db, changed: changes.changedCustomers, trust: trust)
        }
        try GoldenRecords.settle(db)
        try db.endRun(run, instant: settings.moment.instant)
    }
}
