import Quality
import Records

extension HTMLReport {
    var blitz: Section? {
        guard let blitz = result.blitz else { return nil }
        let rate = { (ratio: Ratio) in words.decimal(100 * (ratio.share ?? 0)) }
        let values: [String: Linked] = [
            "index": .text(blitz.index.map { words.decimal($0, 2) } ?? "", "blitz"), "high": .text(rate(blitz.blitz)),
            "low": .text(rate(blitz.other)), "highPart": .count(blitz.blitz.numerator),
            "highWhole": .count(blitz.blitz.denominator), "lowPart": .count(blitz.other.numerator),
            "lowWhole": .count(blitz.other.denominator),
        ]
        let table = Table(
            caption: words("blitz.table"),
            head: [
                Table.Head(text: words("blitz.day")), Table.Head(text: words("blitz.records"), style: "r"),
                Table.Head(text: words("blitz.defects"), style: "r"), Table.Head(text: words("blitz.rate"), style: "r"),
            ],
            rows: blitz.days.map { day in
                [
                    .head(String(day.day)), .number(words.count(day.records)), .number(words.count(day.defects)),
                    .number(rate(Ratio(day.defects, of: day.records))),
                ]
            })
        return Section(
            id: "blitz", title: words("blitz.title"), definitions: ["blitz"],
            lead: words.sentence(blitz.index == nil ? "blitz.lead-none" : "blitz.lead", values),
            blocks: [
                Block.figure(words("blitz.figure"), drawing: days(blitz, rate: rate)),
                Block.key([("w", words("blitz.key.blitz")), ("b2", words("blitz.key.other"))]),
                Block.details(words("blitz.details"), [table.view]),
            ])
    }

    private func days(_ blitz: Blitz, rate: (Ratio) -> String) -> String {
        let shares = blitz.days.map { 100 * (Ratio($0.defects, of: $0.records).share ?? 0) }
        let top = max(15, shares.max() ?? 0)
        let step = top <= 18 ? 5.0 : top <= 40 ? 10.0 : 25.0
        var drawing = Drawing()
        let (ground, height) = (150.0, 122.0)
        var line = step
        while line <= top {
            drawing.rect("gl", y: ground - height * line / top, width: 100, height: 1)
            drawing.text(words.decimal(line, 0), "t0 m", y: ground - height * line / top - 3)
            line += step
        }
        for (day, share) in zip(blitz.days, shares) {
            let x = 5.35 + 3.0645 * Double(day.day - 1)
            let tall = height * share / top
            let isBlitz = Blitz.blitzDays.contains(day.day)
            drawing.rect(isBlitz ? "w" : "b2", x: x, y: ground - tall, width: 2.35, height: tall)
            if day.day == 1 || day.day % 5 == 0 { drawing.text(String(day.day), "t0 m mid", x: x + 1.15, y: 166) }
            if day.day % 10 == 0 { drawing.text(words.decimal(share), "t0 mid", x: x + 1.15, y: ground - tall - 4) }
        }
        drawing.rect("ax", y: ground, width: 100, height: 1)
        return drawing.alone(
            "gd", height: 172, title: words("blitz.figure"),
            description: words(
                "blitz.description", ["high": .text(rate(blitz.blitz)), "low": .text(rate(blitz.other))]))
    }

    /// Absent on a first run, when there is nothing to compare with.
    var trend: Section? {
        let series = result.trend.filter { $0.points.count > 1 }
        guard let first = series.first else { return nil }
        let alerts = series.filter { $0.state == .above || $0.state == .below }
        let lead: String
        if let alert = alerts.first, let now = alert.points.last?.ratio {
            lead = words.sentence(
                "trend.alert",
                [
                    "alerts": .count(alerts.count), "line": .text(words("trend.\(alert.id)")),
                    "share": .text(words.share(now), alert.isIntake ? "intake" : "base"),
                    "part": .count(now.numerator), "whole": .count(now.denominator),
                    "state": .text(words("trend.state.\(alert.state.rawValue)")),
                ])
        } else if series.allSatisfy({ $0.state == .tooFewRuns }) {
            lead = words.sentence("trend.too-few", ["runs": .count(first.earlierRuns)])
        } else {
            lead = words.sentence("trend.quiet")
        }
        let dates = [result.trend.flatMap(\.points).map(\.asOf).min() ?? "", result.asOf].map { words.date($0) }
        let acknowledged = series.flatMap(\.points).first { $0.isAcknowledged }
        return Section(
            id: "trend", title: words("trend.title"), definitions: ["base", "intake"], lead: lead,
            blocks: [
                ["template": "trend", "lines": series.enumerated().map { sparkline($1, "t\($0 + 1)") }],
                Block.key(
                    [("band", words("trend.key.band"))]
                        + (acknowledged.map {
                            [("o", words("trend.key.acknowledged", ["run": .text(String($0.run))]))]
                        } ?? [])),
                Block.note(
                    words.sentence("trend.scale", ["first": .text(dates[0]), "last": .text(dates[1])])),
                Block.details(words("trend.details"), [trendTable(series).view]),
            ])
    }

    private func sparkline(_ series: Series, _ id: String) -> View {
        let shares = series.points.compactMap { point in point.ratio.share.map { (point, $0) } }
        guard let last = shares.last?.1 else { return [:] }
        let all = shares.map(\.1) + [series.expected?.low, series.expected?.high].compactMap { $0 }
        let (low, high) = (all.min() ?? 0, all.max() ?? 1)
        func y(_ share: Double) -> Double { high > low ? 4 + 52 * (high - share) / (high - low) : 30 }
        var drawing = Drawing()
        if let expected = series.expected {
            drawing.rect(
                "band", x: 88, y: y(expected.high) + 5, width: 12, height: max(2, y(expected.low) - y(expected.high)))
        }
        let points = shares.enumerated().map { place, point in
            (x: shares.count > 1 ? 100 * Double(place) / Double(shares.count - 1) : 100, y: y(point.1))
        }
        drawing.line(points, width: 94, top: 5, height: 60)
        for (point, place) in zip(shares, points) where point.0.isAcknowledged {
            drawing.circle("o", x: 0.94 * place.x, y: place.y + 5, radius: 3)
        }
        let isFavourable = (series.state == .above) == series.isGood
        let tone = series.state == .asExpected || series.state == .tooFewRuns ? "s" : isFavourable ? "g" : "w"
        drawing.circle("pt \(tone)", x: 94, y: y(last) + 5, radius: 4.5)
        let expected = series.expected.map {
            words("trend.expected", ["range": .text(words.interval($0))])
        }
        let title = words("trend.\(series.id)")
        let arrow: [Series.State: String] = [.above: "▲", .below: "▼", .asExpected: "●"]
        var view: View = [
            "lineTarget": "d-\(series.definition)", "lineTitle": title,
            "lineValue": shares.last.map { words.share($0.0.ratio) } ?? words("report.na"), "lineTone": tone,
            "lineState": words(
                "trend.state.\(series.state.rawValue)", ["runs": .count(series.earlierRuns)]),
            "lineExpected": expected ?? "",
            "lineFirst": shares.first.map { "\(words.date($0.0.asOf)) \(words.share($0.0.ratio))" } ?? "",
            "lineDrawing": drawing.alone(
                id, height: 70, title: title,
                description: words(
                    "trend.description",
                    [
                        "first": .text(shares.first.map { words.share($0.0.ratio) } ?? ""),
                        "last": .text(shares.last.map { words.share($0.0.ratio) } ?? ""),
                        "state": .text(
                            words("trend.state.\(series.state.rawValue)", ["runs": .count(series.earlierRuns)])),
                    ])),
        ]
        if let arrow = arrow[series.state] { view["lineArrow"] = arrow }
        return view
    }

    private func trendTable(_ series: [Series]) -> Table {
        let runs = Set(series.flatMap { $0.points.map { "\($0.asOf) \($0.run)" } }).sorted()
        return Table(
            caption: words("trend.details"),
            head: [Table.Head(text: words("trend.run"))]
                + series.map { Table.Head(text: words("trend.\($0.id)"), style: "r") },
            rows: runs.map { run in
                [.head(String(run.prefix(10)))]
                    + series.map { line in
                        let point = line.points.first { "\($0.asOf) \($0.run)" == run }
                        return .number(
                            point.map { "\(words.ratio($0.ratio)) · \(words.share($0.ratio))" } ?? "–")
                    }
            })
    }
}
