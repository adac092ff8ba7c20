import Quality
import Records

extension HTMLReport {
    var duplicates: Section? {
        let duplicates = result.duplicates
        guard !duplicates.systems.isEmpty else { return nil }
        return Section(
            id: "dups", title: words("dups.title"), definitions: ["surplus", "pair"],
            lead: words.sentence(
                "dups.lead",
                [
                    "excess": .count(duplicates.excess, "surplus"), "between": .count(duplicates.betweenSystems),
                    "inside": .count(duplicates.insideSystems),
                ]),
            blocks: [
                Block.grid(
                    [
                        [
                            matrix.view,
                            Block.note(
                                words.sentence("dups.note", ["pairs": .count(duplicates.doubtfulPairs)])),
                        ], [systemsPerCustomer.view],
                    ], style: "grid2 w64")
            ], commands: [(words("command.review"), "dealerdata export duplicates")])
    }

    /// The six largest systems, in the order of the inventory.
    private var matrix: Table {
        let duplicates = result.duplicates
        let shown = result.sources.prefix(6).map(\.system)
        let places = shown.compactMap { duplicates.systems.firstIndex(of: $0) }
        return Table(
            style: "heat mx", caption: words("dups.caption"),
            head: [Table.Head(text: words("sources.system"))]
                + shown.map { Table.Head(text: $0, title: sourceClass($0)) },
            rows: places.enumerated().map { line, row in
                [.head(shown[line])]
                    + places.enumerated().map { column, place in
                        if column < line { return Table.Cell(style: "emp") }
                        let count = duplicates.matrix[row][place]
                        if column == line {
                            let records = result.sources[line].records
                            return Table.Cell(
                                text: words.count(count), style: "dg", small: words.share(Ratio(count, of: records)))
                        }
                        return Table.Cell(
                            text: words.count(count), style: Self.pairStep(count, of: result.base.customers))
                    }
            })
    }

    /// Steps at 1, 4, 8, 20 and 40 % of all customers.
    private static func pairStep(_ count: Int, of customers: Int) -> String {
        guard customers > 0 else { return "h0" }
        let share = Double(count) / Double(customers)
        return switch share {
        case ..<0.01: "h0"
        case ..<0.04: "h1"
        case ..<0.08: "h2"
        case ..<0.20: "h3"
        case ..<0.40: "h4"
        default: "h5"
        }
    }

    private var systemsPerCustomer: Table {
        Table.bars(
            words, caption: words("dups.systems.caption"), label: words("dups.systems"), of: result.base.customers,
            result.duplicates.customersBySystems.enumerated().map { (words.count($0 + 1), "", $1, $0 == 0 ? "g" : "b") }
        )
    }

    var sources: Section? {
        guard !result.sources.isEmpty else { return nil }
        let only = Ratio(result.sources.reduce(0) { $0 + $1.onlyHere }, of: result.base.customers)
        let oldest = result.sources.filter { $0.age != nil }.max { ($0.age ?? 0, $1.system) < ($1.age ?? 0, $0.system) }
        var lead = words.sentence(
            "sources.lead",
            [
                "only": .count(only.numerator, "only"), "share": .text(words.share(only)),
                "customers": .count(only.denominator),
            ])
        if let oldest, let age = oldest.age, age > 7 {
            lead += " "
            lead += words.sentence("sources.stale", ["system": .text(oldest.system), "days": .count(age, "fresh")])
        }
        let largest = max(1, result.sources.map(\.records).max() ?? 1)
        let table = Table(
            style: "t bars two", caption: words("sources.caption"),
            head: [
                Table.Head(text: words("sources.system")),
                Table.Head(text: words("table.bar"), style: "wbar hs", isHidden: true),
                Table.Head(text: words("sources.records"), style: "r"),
                Table.Head(text: words("table.customers"), style: "r"),
                Table.Head(text: words("sources.only"), style: "r"),
                Table.Head(text: words("sources.age"), style: "r"),
            ],
            rows: result.sources.map { sourceRow($0, largest: largest) })
        return Section(
            id: "sources", title: words("sources.title"), definitions: ["only", "fresh"], lead: lead,
            blocks: [
                table.view, Block.key([("b", words("sources.key.only")), ("b2", words("sources.key.also"))]),
            ], commands: result.sources.prefix(1).map { (words("command.list"), Self.corrections(for: $0.system)) })
    }

    private func sourceRow(_ source: SourceInventory, largest: Int) -> [Table.Cell] {
        var drawing = Drawing()
        let width = 98.6 * Double(source.records) / Double(largest)
        drawing.rect("b2", width: width, height: 10)
        if source.customers > 0 {
            drawing.rect("b", width: width * Double(source.onlyHere) / Double(source.customers), height: 10)
        }
        let isStale = (source.age ?? 0) > 7
        return [
            .head(
                source.system,
                below: words(
                    "sources.rejected",
                    [
                        "class": .text(words.name("class", source.systemClass)), "rejected": .count(source.rejected),
                        "rows": .count(source.rows),
                    ])), .bar(drawing, hides: true),
            .number(words.count(source.records), below: words.share(Ratio(source.records, of: result.base.records))),
            .number(
                words.count(source.customers), below: words.share(Ratio(source.customers, of: result.base.customers))),
            .number(words.count(source.onlyHere), below: words.share(Ratio(source.onlyHere, of: source.customers))),
            Table.Cell(
                text: source.age.map { words("sources.days", ["days": .count($0)]) } ?? words("report.na"), style: "r",
                below: isStale ? words("sources.is-stale") : "", belowStyle: "bl wt"),
        ]
    }

    var people: Section? {
        guard result.base.customers > 0 else { return nil }
        let households = result.people.households
        let members = households.reduce(0) { $0 + $1.customers }
        let couples = result.people.kinds.first { $0.id == "COU" }?.customers ?? 0
        var lead = words.sentence(
            "people.lead",
            [
                "households": .count(households.reduce(0) { $0 + $1.households }, "household"),
                "customers": .count(members),
            ])
        if couples > 0 { lead += " " + words.sentence("people.couples", ["couples": .count(couples)]) }
        let sizes = Table(
            style: "t bars", caption: words("people.households.caption"),
            head: [
                Table.Head(text: words("people.household")), Table.Head(text: words("people.households"), style: "r"),
                Table.Head(text: words("table.customers"), style: "r"),
                Table.Head(text: words("table.share"), style: "r"),
            ],
            rows: ([(label: words("people.alone"), households: result.people.alone, customers: result.people.alone)]
                + households.map {
                    (
                        label: words("people.size.\($0.size)"), households: $0.households, customers: $0.customers
                    )
                }).map { row in
                    [
                        .head(row.label), .number(words.count(row.households)), .number(words.count(row.customers)),
                        .number(words.share(Ratio(row.customers, of: result.base.customers))),
                    ]
                })
        let kinds = Table.bars(
            words, caption: words("people.kinds.caption"), label: words("people.kind"), of: result.base.customers,
            result.people.kinds.map { (words.name("kind", $0.id), "", $0.customers, "b") })
        return Section(
            id: "people", title: words("people.title"), definitions: ["household"], lead: lead,
            blocks: [Block.grid([[kinds.view], [sizes.view]])])
    }
}
