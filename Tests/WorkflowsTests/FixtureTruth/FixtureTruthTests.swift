import Storage
import Testing

@testable import Workflows

/// The fixture dealership's files, cleaned and linked, beside its truth: `Fixtures/dealer/README.md`.
@Suite struct `The fixture dealership` {
    @Test func `loses no row and refuses exactly those that are no records`() async throws {
        let dealer = try await FixtureDealer.shared.value
        let found = try dealer.store.read { db in
            try db.rows(
                """
                SELECT i.file || ',' || r.line || ',' || r.reason FROM rejected_row r JOIN import i ON i.id = r.import_id
                """
            ).compactMap { $0[0].text }
        }
        let truth = try TruthTable("truth/rejected.csv").rows.map { $0.joined(separator: ",") }
        #expect(Set(found) == Set(truth))
        #expect(found.count == truth.count)
        for file in dealer.first.imports {
            #expect(file.rows == file.accepted + file.rejected, "\(file.file)")
            let rejected = truth.count { $0.hasPrefix(file.file + ",") }
            #expect(file.rejected == rejected, "\(file.file)")
        }
        let named = try TruthTable("truth/records.csv").cells("file").map { $0[0] }
        for name in [
            "clients_sgd.csv", "rendez-vous.csv", "crm_contacts.json", "crm_export.csv", "leads_adf.xml",
            "leads_web.ndjson",
        ] {
            let accepted = dealer.first.imports.first { $0.file == name }?.accepted
            let stated = named.count { $0 == name }
            #expect(accepted == stated, "\(name)")
        }
    }

    @Test func `keeps what is right and mends or flags what is damaged`() async throws {
        let dealer = try await FixtureDealer.shared.value
        var cells = try CleanCells(dealer.store)
        var measures = Measures()
        for truth in try FieldTruth.all() {
            let outcome = truth.outcome(
                clean: try cells.cell(truth.row, truth.field), isFlagged: cells.isFlagged(truth.row, truth.field))
            measures.count("kept.values", outcome != .notKept)
            guard outcome != .notKept else { continue }
            let (family, holds) =
                truth.expectation == "right" ? ("harmed", outcome == .harmed) : ("met", outcome == .met)
            measures.count("\(family).all", holds)
            measures.count("\(family).\(truth.field)", holds)
        }
        let problems = try ["harmed", "met", "kept"].flatMap { try measures.problems($0) }
        #expect(problems == [])
    }

    @Test func `knows who is who`() async throws {
        let customers = try await FixtureDealer.shared.value.customersByRow()
        var entities: [String: Int] = [:]
        var (clusters, truth): ([Int], [Int]) = ([], [])
        var measures = Measures()
        for row in try TruthTable("truth/records.csv").cells("file", "native_key", "entity_id")
        where ["clients_sgd.csv", "crm_contacts.json", "crm_export.csv"].contains(row[0]) {
            let customer = customers[RowKey(file: row[0], key: row[1])]
            measures.count("linkage.records", customer != nil)
            guard let customer else { continue }
            clusters.append(customer)
            truth.append(entities[row[2]] ?? entities.count)
            entities[row[2]] = truth.last
        }
        let scores = ClusterScores(clusters: clusters, truth: truth)
        let problems = try measures.problems(
            "linkage",
            also: ["linkage.precision": scores.precision, "linkage.recall": scores.recall, "linkage.f1": scores.f1])
        #expect(problems == [])
    }

    @Test func `knows who lives together`() async throws {
        let dealer = try await FixtureDealer.shared.value
        let owners = try TruthOwners(dealer)
        let households = try dealer.store.read { db in
            var found: [Int: Int] = [:]
            try db.forEach("SELECT customer_id, household_id FROM household_link") {
                found[$0[0].integer ?? 0] = $0[1].integer ?? 0
            }
            return found
        }
        var labels: [String: Int] = [:]
        var (clusters, truth): ([Int], [Int]) = ([], [])
        for (entity, household) in owners.households.sorted(by: { $0.key < $1.key }) {
            guard let customer = owners.customers[entity] else { continue }
            clusters.append(households[customer] ?? customer)
            let label = household.isEmpty ? entity : household
            truth.append(labels[label] ?? labels.count)
            labels[label] = truth.last
        }
        let scores = ClusterScores(clusters: clusters, truth: truth)
        let problems = try Measures().problems(
            "household", also: ["household.precision": scores.precision, "household.recall": scores.recall])
        #expect(problems == [])
    }

    @Test func `knows what may be sent, and sends nothing to those who said no`() async throws {
        let dealer = try await FixtureDealer.shared.value
        let owners = try TruthOwners(dealer)
        let states = try dealer.store.read { db in
            var states: [String: (state: String, isAllowed: Bool, lastDay: String)] = [:]
            try db.forEach("SELECT customer_id, channel, state, allowed, last_ok FROM v_consent") { row in
                states["\(row[0].integer ?? 0) \(row[1].text ?? "")"] = (
                    row[2].text ?? "", row[3].integer == 1, row[4].text ?? ""
                )
            }
            return states
        }
        var measures = Measures()
        var allowedInSpite: [String] = []
        for row in try TruthTable("truth/consents.csv").cells("entity_id", "channel", "state", "last_ok") {
            guard let customer = owners.customers[row[0]], let found = states["\(customer) \(row[1])"] else {
                measures.count("consent.\(row[1])", false)
                continue
            }
            let accepted = row[2].split(separator: "|").map(String.init)
            measures.count("consent.\(row[1])", accepted.contains(found.state))
            if found.state == accepted[0], found.isAllowed {
                measures.count("consent.last_day", found.lastDay == row[3])
            }
            if accepted.allSatisfy({ $0 == "W" }), found.isAllowed { allowedInSpite.append("\(row[0]) \(row[1])") }
        }
        #expect(allowedInSpite == [])
        let problems = try measures.problems("consent")
        #expect(problems == [])
    }

    @Test func `knows every open lead and every one that leaks`() async throws {
        let dealer = try await FixtureDealer.shared.value
        let found = try dealer.store.read { db in
            try db.rows(
                """
                SELECT i.file || ',' || s.natural_key || ',' || c.g07
                FROM v_open_lead l JOIN lead_codes c ON c.id = l.id
                JOIN source_record s ON s.id = l.id JOIN import i ON i.id = s.import_id
                WHERE i.file <> 'leads_adf_bad.xml'
                """
            ).compactMap { $0[0].text }
        }
        let open = try TruthTable("truth/leads.csv").cells("file", "native_key", "next_action", "state")
            .filter { $0[3] == "open" }.map { $0[0...2].joined(separator: ",") }
        #expect(Set(found).symmetricDifference(open).sorted() == [])
        #expect(found.count == 545)
        let leaking = found.count { $0.contains(",NX-LATE") || $0.hasSuffix(",NX-NONE") }
        #expect(leaking == 239)
    }

    @Test func `stays as it is when everything is run again`() async throws {
        let dealer = try await FixtureDealer.shared.value
        let areKnown = dealer.second.imports.allSatisfy(\.isKnown)
        #expect(areKnown)
        #expect(dealer.second.imports.map(\.number) == dealer.first.imports.map(\.number))
        #expect(dealer.customersFirst.count > 5000)
        #expect(dealer.customersSecond == dealer.customersFirst)
    }
}

/// The customer that has most records of each of the truth's people and companies, and their households.
private struct TruthOwners {
    var customers: [String: Int] = [:]
    var households: [String: String] = [:]

    init(_ dealer: FixtureDealer) throws {
        let known = try dealer.customersByRow()
        var votes: [String: [Int: Int]] = [:]
        for row in try TruthTable("truth/records.csv").cells("file", "native_key", "entity_id", "household_id") {
            households[row[2]] = row[3]
            guard let customer = known[RowKey(file: row[0], key: row[1])] else { continue }
            votes[row[2], default: [:]][customer, default: 0] += 1
        }
        customers = votes.compactMapValues { votes in
            votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        }
    }
}
