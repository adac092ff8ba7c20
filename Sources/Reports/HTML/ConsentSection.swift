import Quality
import Records

extension HTMLReport {
    var consents: Section? {
        let consents = result.consents
        guard consents.consenting > 0 else { return nil }
        let until = consents.days.last?.date ?? result.asOf
        return Section(
            id: "consent", title: words("consent.title"), definitions: ["lapsing", "proof", "gate"],
            lead: words.sentence(
                "consent.lead",
                [
                    "lapsing": .count(consents.lapsing, "lapsing"), "date": .text(words.date(until)),
                    "consenting": .count(consents.consenting), "open": .count(consents.openEnded),
                ]),
            blocks: [
                Block.grid([
                    [calendar.view, Block.key(Self.daySteps, note: words("consent.steps"))],
                    [
                        months,
                        Block.key([("w", words("consent.key.inquiry")), ("b2", words("consent.key.purchase"))]),
                        Block.details(words("consent.details"), [monthTable.view]),
                    ],
                ]),
                Block.note(
                    words.sentence(
                        "consent.proof",
                        [
                            "proved": .count(consents.proved.numerator, "proof"),
                            "claimed": .count(consents.proved.denominator),
                            "share": .text(words.share(consents.proved)),
                        ])),
                purpose.view,
                Block.note(
                    words.sentence(
                        "consent.gate",
                        [
                            "reachable": .count(result.headline[0].ratio.numerator, "reach"),
                            "strict": .count(consents.purpose.strictReachable, "gate"),
                        ])),
            ],
            commands: result.actions.filter { $0.id == "renew-consent" }.map { (words("command.list"), $0.command) })
    }

    /// Weeks from Monday to Sunday; days outside the sixty have no cell.
    private var calendar: Table {
        let counts = Dictionary(uniqueKeysWithValues: result.consents.days.map { ($0.date, $0.customers) })
        let days = result.consents.days.compactMap { CivilDate($0.date)?.daysSinceEpoch }
        guard let first = days.first, let last = days.last else { return Table(caption: "", head: [], rows: []) }
        // 1970-01-01 was a Thursday.
        let monday = first - (first + 3) % 7
        var weeks: [[Table.Cell]] = []
        for start in stride(from: monday, through: last, by: 7) {
            var sum = 0
            let cells = (start..<start + 7).map { day -> Table.Cell in
                let date = CivilDate(daysSinceEpoch: day)
                guard let count = counts[date.description] else { return Table.Cell(style: "emp") }
                sum += count
                return Table.Cell(text: words.count(count), style: Self.dayStep(count), small: String(date.day))
            }
            weeks.append(
                [.head(words.shortDate(CivilDate(daysSinceEpoch: start)))] + cells
                    + [Table.Cell(text: words.count(sum), style: "base")])
        }
        return Table(
            style: "heat cal", caption: words("consent.calendar"),
            head: [Table.Head(text: words("consent.week"))]
                + (1...7).map {
                    Table.Head(
                        text: String(words("consent.day.\($0)").prefix(1)).uppercased(),
                        title: words("consent.day.\($0)"))
                } + [Table.Head(text: "Σ", style: "base", title: words("consent.sum"))],
            rows: weeks)
    }

    private static let daySteps = [
        ("h0", "< 10"), ("h1", "10–15"), ("h2", "16–23"), ("h3", "24–35"), ("h4", "36–59"), ("h5", "≥ 60"),
    ]

    /// Fixed steps of customers a day: those of `daySteps`.
    private static func dayStep(_ count: Int) -> String {
        switch count {
        case ..<10: "h0"
        case ..<16: "h1"
        case ..<24: "h2"
        case ..<36: "h3"
        case ..<60: "h4"
        default: "h5"
        }
    }

    private var months: View {
        let months = result.consents.months
        let largest = max(1, months.map { $0.inquiry + $0.purchase }.max() ?? 1)
        var drawing = Drawing()
        let (ground, height) = (138.0, 113.0)
        let pitch = 100 / Double(max(1, months.count))
        for (place, month) in months.enumerated() {
            let x = pitch * Double(place) + pitch * 0.1
            let inquiry = height * Double(month.inquiry) / Double(largest)
            let purchase = height * Double(month.purchase) / Double(largest)
            drawing.rect("b2", x: x, y: ground - inquiry - purchase, width: pitch * 0.8, height: purchase)
            drawing.rect("w", x: x, y: ground - inquiry, width: pitch * 0.8, height: inquiry)
            drawing.text(
                words.count(month.inquiry + month.purchase), "t0 mid", x: x + pitch * 0.4,
                y: ground - inquiry - purchase - 4)
            drawing.text(words.shortMonth(month.month), "t0 m mid", x: x + pitch * 0.4, y: 154)
        }
        drawing.rect("ax", y: ground, width: 100, height: 1)
        let highest = months.max { ($0.inquiry + $0.purchase, $1.month) < ($1.inquiry + $1.purchase, $0.month) }
        return Block.figure(
            words("consent.months"),
            drawing: drawing.alone(
                "gm", height: 160, title: words("consent.months"),
                description: words(
                    "consent.months.description",
                    [
                        "month": .text(highest.map { words.longMonth($0.month) } ?? ""),
                        "customers": .count(highest.map { $0.inquiry + $0.purchase } ?? 0),
                    ])))
    }

    private var purpose: Table {
        let purpose = result.consents.purpose
        return Table.bars(
            words, caption: words("consent.purpose-caption"), label: words("consent.purpose-state"),
            of: result.base.customers,
            [
                (words("consent.gate.ok"), "OK", purpose.announced, "b"),
                (words("consent.gate.legacy"), "LEGACY", purpose.legacy, "w"),
                (words("consent.gate.no"), "NO", purpose.withdrawn, "g"),
            ])
    }

    private var monthTable: Table {
        Table(
            caption: words("consent.details"),
            head: [
                Table.Head(text: words("consent.month")), Table.Head(text: words("consent.inquiry"), style: "r"),
                Table.Head(text: words("consent.purchase"), style: "r"),
                Table.Head(text: words("consent.sum"), style: "r"),
            ],
            rows: result.consents.months.map { month in
                [
                    .head(words.longMonth(month.month)), .number(words.count(month.inquiry)),
                    .number(words.count(month.purchase)), .number(words.count(month.inquiry + month.purchase)),
                ]
            })
    }
}

extension Words {
    /// `Nov 16` or `16 nov.`.
    func shortDate(_ date: CivilDate) -> String {
        let month = self("month.short.\(date.month)")
        return language == .french ? "\(date.day)\u{A0}\(month)" : "\(month)\u{A0}\(date.day)"
    }

    /// The three or four letters of a `YYYY-MM`, without a full stop.
    func shortMonth(_ text: String) -> String {
        guard let date = CivilDate(text + "-01") else { return text }
        return String(self("month.short.\(date.month)").filter { $0 != "." })
    }

    /// `novembre 2026`, `November 2026`.
    func longMonth(_ text: String) -> String {
        guard let date = CivilDate(text + "-01") else { return text }
        return "\(self("month.long.\(date.month)"))\u{A0}\(date.year)"
    }
}
