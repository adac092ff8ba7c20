import Quality
import Records

extension HTMLReport {
    var reach: Section? {
        let total = result.base.customers
        let best = result.reach.channels.max { ($0.reachable, $1.id) < ($1.reachable, $0.id) }
        let unreachable = result.reach.classes.first ?? 0
        let lead =
            best.map {
                words.sentence(
                    "reach.lead",
                    [
                        "channel": .text(words("channel.\($0.id)").capitalizedFirst),
                        "customers": .count($0.reachable, "channel"),
                    ])
            } ?? ""
        return Section(
            id: "reach", title: words("reach.title"), definitions: ["reach", "channel", "gate"], lead: lead,
            blocks: [
                Block.figures("grid4", result.reach.channels.enumerated().map { funnel($1, $0 + 1, of: total) }),
                Block.key(
                    [
                        ("b", words("reach.key.reachable")), ("b2", words("reach.key.remaining")),
                        ("lost", words("reach.key.lost")),
                    ], note: words("reach.key.width", ["customers": .count(total)])),
                Block.details(words("reach.details"), [funnelTable.view]),
                Block.grid([
                    [reasons(unreachable).view, Block.note(words.sentence("reach.reasons.note"))], [classes.view],
                ]),
            ])
    }

    private static let steps = ["present", "valid", "permitted", "reachable"]

    private func funnel(_ channel: Reach.Channel, _ place: Int, of total: Int) -> View {
        let name = words("channel.\(channel.id)").capitalizedFirst
        let counts = [channel.present, channel.valid, channel.permitted, channel.reachable]
        var drawing = Drawing()
        var before = total
        var biggest = (step: 0, loss: 0)
        for (step, count) in counts.enumerated() {
            let top = Double(42 * step)
            func width(_ count: Int) -> Double { total > 0 ? 100 * Double(count) / Double(total) : 0 }
            drawing.text(words("reach.step.\(Self.steps[step])"), "s", y: top + 13)
            drawing.text(
                words.count(count), "s e", x: 100, y: top + 13, note: words.share(Ratio(count, of: total)))
            drawing.rect("trk", y: top + 19, width: 100, height: 12)
            drawing.rect("lost", y: top + 19, width: width(before), height: 12)
            drawing.rect(step == 3 ? "b" : "b2", y: top + 19, width: width(count), height: 12)
            if before - count > biggest.loss { biggest = (step, before - count) }
            before = count
        }
        let description = words(
            "reach.funnel.description",
            [
                "present": .count(counts[0]), "valid": .count(counts[1]), "permitted": .count(counts[2]),
                "reachable": .count(counts[3]), "customers": .count(total),
            ])
        let title = words("reach.funnel.title", ["channel": .text(name)])
        return Block.figure(
            name, drawing: drawing.alone("g\(place)", height: 160, title: title, description: description),
            foot: biggest.loss > 0
                ? words.sentence(
                    "reach.biggest",
                    [
                        "step": .text(words("reach.step.\(Self.steps[biggest.step])").lowercasedFirst),
                        "loss": .strong(words.signed(-biggest.loss)),
                    ]) : "")
    }

    private var funnelTable: Table {
        Table(
            caption: words("reach.table"),
            head: [Table.Head(text: words("reach.channel"))]
                + Self.steps.map { Table.Head(text: words("reach.step.\($0)"), style: "r") },
            rows: result.reach.channels.map { channel in
                [.head(words("channel.\(channel.id)").capitalizedFirst)]
                    + [channel.present, channel.valid, channel.permitted, channel.reachable].map {
                        .number("\(words.count($0)) · \(words.share(Ratio($0, of: result.base.customers)))")
                    }
            })
    }

    private func reasons(_ unreachable: Int) -> Table {
        let answers = ["ask-permission": ["unasked"], "ask-again": ["lapsed"], "ask-contact": ["missing"]]
            .merging(["repair-contact": ["unusable", "bounced"]]) { $1 }
        let answered = Set(result.actions.flatMap { answers[$0.id] ?? [] })
        return Table.bars(
            words, caption: words("reach.reasons.caption", ["customers": .count(unreachable)]),
            label: words("reach.reason"), of: unreachable,
            result.reach.reasons.map {
                (words("reason.\($0.id)"), "", $0.customers, answered.contains($0.id) ? "b" : "g")
            })
    }

    private var classes: Table {
        Table.bars(
            words, caption: words("reach.classes.caption"), label: words("reach.classes"), of: result.base.customers,
            result.reach.classes.enumerated().map {
                (words("reach.class.\($0)"), "RC\($0)", $1, $0 == 0 ? "g" : "b")
            })
    }
}

extension String {
    /// The same text with a small first letter, unless it is an abbreviation such as `NIV`.
    var lowercasedFirst: String {
        dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }
}
