import FoundationEssentials
import Quality
import Records
import Storage
import Testing

@testable import Reports

@Suite struct `The report page` {
    /// Pages that a person can look at: written only when `DEALERDATA_PAGES` names a folder.
    private func keep(_ html: String, _ name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["DEALERDATA_PAGES"] else { return }
        try html.write(toFile: "\(folder)/\(name).html", atomically: true, encoding: .utf8)
    }

    private func result(runs: Int = 9) throws -> AuditResult {
        try Audit(try AuditFixture.store(runs: runs, share: { 350 + $0 }, acknowledged: [4])).measure(
            asOf: AuditFixture.asOf)
    }

    /// The same dealership with eight systems, long names, and markup where people type.
    private func roughResult() throws -> AuditResult {
        let store = try AuditFixture.store()
        try store.write { db in
            try db.execute(
                "UPDATE run_setting SET value = ? WHERE name = 'dealer'",
                [
                    .text(
                        "Automobiles <b>Œuvre & Fils</b> \u{202E}\u{7}de la Haute-Yamaska \"inc.\" l'été, Saint-Hyacinthe"
                    )
                ])
            for place in 4...8 {
                try db.execute(
                    "INSERT INTO source (id, system, class) VALUES (?, ?, 'OTH')",
                    [.integer(place), .text("systeme-de-rendez-vous-en-ligne-numero-\(place)-<script>")])
                let columns =
                    "entity, file, sha256, bytes, format, encoding, confidence, dialect, header, mapping, rows, accepted, rejected, imported_at, normalized"
                try db.execute(
                    """
                    INSERT INTO import (run_id, source_id, \(columns)) SELECT run_id, ?, \(columns) FROM import WHERE id = 1
                    """, [.integer(place)])
                try db.execute(
                    "UPDATE customer_record SET source_id = ? WHERE source_id = 1 AND id % 9 = ?",
                    [.integer(place), .integer(place)])
            }
            try db.execute("UPDATE import SET file = '<\u{338}img src=x onerror=alert(1)>.csv' WHERE id = 1")
        }
        return try Audit(store).measure(asOf: AuditFixture.asOf)
    }

    private func pages() throws -> [(name: String, html: String)] {
        let results = [
            ("usual", try result()), ("first", try result(runs: 0)), ("young", try result(runs: 3)),
            ("rough", try roughResult()),
        ]
        return try results.flatMap { name, result in
            try Language.allCases.map { ("\(name).\($0.rawValue)", try HTMLReport(result, language: $0).text) }
        }
    }

    @Test func `is whole, closed and well worded in both languages, whatever the store holds`() throws {
        for (name, html) in try pages() {
            try keep(html, name)
            expectWholePage(html, name)
            expectGoodWords(html, name)
        }
    }

    /// No dead anchor, no repeated id, nothing from outside, less than 500 kB.
    private func expectWholePage(_ html: String, _ name: String) {
        let ids = values(after: " id=\"", in: html)
        #expect(Set(ids).count == ids.count, "\(name)")
        let targets = values(after: "href=\"", in: html)
        #expect(targets.allSatisfy { $0.hasPrefix("#") }, "\(name)")
        let dead = Set(targets.map { String($0.dropFirst()) }).subtracting(ids)
        #expect(dead.isEmpty, "\(name) \(dead)")
        let labels = values(after: "aria-labelledby=\"", in: html).flatMap {
            $0.split(separator: " ").map(String.init)
        }
        #expect(Set(labels).isSubset(of: ids), "\(name)")
        #expect(html.utf8.count < 500_000, "\(name)")
        for forbidden in ["<script", "<img", "<link", "<form", " src=\"", "url("] {
            #expect(!html.contains(forbidden), "\(name) \(forbidden)")
        }
        #expect(html.contains("default-src 'none'; style-src 'unsafe-inline'"))
    }

    /// Every word of the catalogue, none that judges in law, and French punctuation.
    private func expectGoodWords(_ html: String, _ name: String) {
        let text = visible(html)
        // A key without a sentence prints as `[key]`, a value without a name as `{name}`.
        #expect(!text.contains("[") && !text.contains("{"), "\(name)")
        for word in ["conforme", "conformité", "légal", "compliant", "compliance score", "lawful"] {
            #expect(!text.lowercased().contains(word), "\(name) \(word)")
        }
        guard name.hasSuffix(".fr") else { return }
        for pair in [" :", " %", " $", " »", " ;", " !", " ?", "« "] {
            #expect(!text.contains(pair), "\(name) \(pair)")
        }
    }

    @Test func `escapes what people type, and drops what turns text`() throws {
        let html = try HTMLReport(try roughResult(), language: .french).text
        #expect(
            html.contains(
                "Automobiles &lt;b&gt;Œuvre &amp; Fils&lt;/b&gt; de la Haute-Yamaska &quot;inc.&quot; l&#39;été"))
        #expect(html.contains("content:\"Automobiles \\3c b\\3e Œuvre \\26  Fils"))
        #expect(html.contains("&lt;img src=x onerror=alert(1)&gt;.csv"))
        #expect(!html.unicodeScalars.contains { $0.value == 0x202E || $0.value == 7 })
    }

    @Test func `prints the invariants that it was built on`() throws {
        let result = try result()
        let html = try HTMLReport(result, language: .english).text
        func numbers(_ table: String) -> [[Int]] {
            guard let body = html.components(after: table)?.components(between: "<tbody>", "</tbody>") else {
                return []
            }
            return body.split(separator: "</tr>").map { row in
                row.split(separator: "<td class=\"").dropFirst().compactMap { cell in
                    guard let style = cell.split(separator: "\"").first, ["r", "h", "b"].contains(style.prefix(1))
                    else { return nil }
                    let digits = (String(cell).components(after: ">") ?? "").prefix { "0123456789,".contains($0) }
                    return Int(digits.filter { $0 != "," })
                }
            }
        }
        let classes = numbers("<caption>Channels per customer").compactMap(\.first)
        #expect(classes.count == 5)
        #expect(classes.reduce(0, +) == 594)
        let reasons = numbers("<caption>Why 241 customers cannot be reached").compactMap(\.first)
        #expect(reasons.reduce(0, +) == 594 - 353)
        let reachable = numbers("<caption>Funnel by channel, customers").compactMap(\.last)
        #expect(classes.enumerated().reduce(0) { $0 + $1.offset * $1.element } == reachable.reduce(0, +))
        let bySystems = numbers("<caption>Systems that know the same customer").compactMap(\.first)
        let distinct = numbers("<caption>Systems supplied, largest first").map { $0[1] }
        #expect(bySystems.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element } == distinct.reduce(0, +))
        let weeks = numbers("<caption>Consents lapsing each day")
        #expect(weeks.reduce(0) { $0 + ($1.last ?? 0) } == 40)
        #expect(weeks.allSatisfy { $0.dropLast().reduce(0, +) == $0.last })
        #expect(numbers("<caption>Kinds of customer").compactMap(\.first).reduce(0, +) == 594)
        let files = numbers("<caption>Files read")
        #expect(files.allSatisfy { $0.count == 3 && $0[0] == $0[1] + $0[2] })
        #expect(files.dropLast().reduce(0) { $0 + $1[0] } == files.last?[0])
        #expect(html.contains("961 records from 3 systems"))
        #expect(961 - 594 == 367)
        #expect(html.contains(">367</a> surplus records: 307 because systems do not talk to each other, 60 because"))
    }

    @Test func `is the same bytes for the same store`() throws {
        let pages = try (0..<2).map { _ in try HTMLReport(try result(), language: .french).text }
        #expect(pages[0] == pages[1])
    }

    @Test func `says that a first run has nothing to compare with`() throws {
        let html = try HTMLReport(try result(runs: 0), language: .english).text
        #expect(html.contains("This is the first run: there is no change to show yet."))
        #expect(!html.contains("id=\"trend\""))
        #expect(!html.contains("href=\"#trend\""))
    }

    @Test func `draws a young trend without an expected range`() throws {
        let html = try HTMLReport(try result(runs: 3), language: .english).text
        #expect(html.contains("3 runs of 7"))
        #expect(!html.contains("class=\"band\" x="))
    }

    @Test func `shows neither a share nor a bar when nothing could be counted`() throws {
        let store = try AuditFixture.store()
        try store.write { db in
            try db.execute("DELETE FROM lead")
            try db.execute("DELETE FROM vehicle")
            try db.execute("UPDATE consent_state SET state = 'U', last_ok = NULL")
            try db.execute("UPDATE customer_record SET created_at = NULL")
            try db.execute("DELETE FROM cell_finding")
        }
        let result = try Audit(store).measure(asOf: AuditFixture.asOf)
        let html = try HTMLReport(result, language: .english).text
        try keep(html, "bare.en")
        #expect(
            html.contains(
                "<p class=\"big\"><a class=\"n\" href=\"#d-leak\">n/a</a></p><p class=\"of\">no open lead</p>"))
        #expect(html.contains("You can reach <a class=\"n\" href=\"#d-reach\">0</a> of your 594 customers."))
        for absent in ["consent", "blitz"] { #expect(!html.contains("<section id=\"\(absent)\"")) }
        #expect(html.contains("No pattern recognised"))
        #expect(!html.contains("NaN") && !html.contains("inf%"))
    }

    @Test func `keeps the six largest systems and puts the others together`() throws {
        let html = try HTMLReport(try roughResult(), language: .english).text
        let heat = try #require(
            html.components(after: "<table class=\"heat\">")?.components(between: "<thead>", "</thead>"))
        #expect(heat.split(separator: "<th ").count - 1 == 1 + 6 + 1 + 1)
        #expect(heat.contains("Others"))
    }

    // MARK: Reading a page

    /// What is left of the page without its tags, styles and commands.
    private func visible(_ html: String) -> String {
        var text = ""
        for (place, piece) in (html.components(after: "</style>") ?? html).split(separator: "<").enumerated() {
            let parts = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, place > 0, !parts[0].hasPrefix("code"), !parts[0].hasPrefix("i>") { text += parts[1] }
        }
        return text
    }

    private func values(after mark: String, in html: String) -> [String] {
        html.split(separator: mark).dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

}

extension String {
    fileprivate func components(after mark: String) -> String? {
        firstRange(of: mark).map { String(self[$0.upperBound...]) }
    }

    fileprivate func components(between start: String, _ end: String) -> String? {
        components(after: start).flatMap { rest in rest.firstRange(of: end).map { String(rest[..<$0.lowerBound]) } }
    }
}
