import Quality
import Records

extension HTMLReport {
    /// Verdict, four numbers and actions: what the owner reads in two minutes.
    var owner: View {
        [
            "heading": words("owner.heading"), "verdict": verdict, "scope": scope, "fourTitle": words("owner.four"),
            "four": result.headline.map(number), "hasActions": !result.actions.isEmpty,
            "actionsTitle": words("owner.actions", ["actions": .count(result.actions.count)]),
            "marks": Definitions.marks(["actions"], words), "who": words("owner.who"), "list": words("command.list"),
            "actions": result.actions.map(action),
        ]
    }

    private var verdict: String {
        let (reach, lapsing, leaks) = (result.headline[0].ratio, result.headline[2].ratio, result.headline[3].ratio)
        var sentences = [
            words.sentence(
                "verdict.reach",
                ["reach": .count(reach.numerator, "reach"), "customers": .count(reach.denominator)])
        ]
        if lapsing.numerator > 0 {
            let until = result.consents.days.last?.date ?? result.asOf
            sentences.append(
                words.sentence(
                    "verdict.lapsing",
                    ["lapsing": .count(lapsing.numerator, "lapsing"), "date": .text(words.date(until))]))
        }
        if leaks.numerator > 0 {
            sentences.append(words.sentence("verdict.leaks", ["leaks": .count(leaks.numerator, "leak")]))
        }
        return sentences.joined(separator: " ")
    }

    private var scope: String {
        var sentences = [
            words.sentence(
                "scope.base",
                [
                    "records": .count(result.base.records), "systems": .count(result.base.systems),
                    "customers": .count(result.base.customers, "customers"),
                ])
        ]
        if let previous = result.previous {
            sentences.append(words.sentence("scope.since", ["date": .text(words.date(previous.asOf))]))
        } else {
            sentences.append(words.sentence("scope.first-run"))
        }
        if !result.grade.letter.isEmpty {
            let key = result.grade.caps.isEmpty ? "scope.grade" : "scope.grade-capped"
            sentences.append(words.sentence(key, ["grade": .text(result.grade.letter, "cap")]))
        }
        return sentences.joined(separator: " ")
    }

    private func number(_ metric: Metric) -> View {
        var view: View = [
            "numberTitle": words("four.\(metric.id).title"), "marks": Definitions.marks([metric.definition], words),
            "definition": "d-\(metric.definition)",
            "number": metric.ratio.denominator > 0 ? words.count(metric.ratio.numerator) : words("report.na"),
            "numberOf": words.sentence(
                "four.\(metric.id).of",
                ["share": .strong(words.share(metric.ratio)), "whole": .count(metric.ratio.denominator)]),
            "numberNote": note(of: metric), "change": words("report.first-run"), "tone": "s",
        ]
        if metric.ratio.denominator == 0 { view["numberOf"] = words.sentence("four.\(metric.id).none") }
        if let interval = metric.ratio.interval {
            view["whisker"] = words("four.interval", ["interval": .text(words.interval(interval))])
        }
        if let previous = metric.previous {
            view.merge(change(metric, since: previous)) { $1 }
        } else if result.previous != nil {
            view["change"] = words("four.no-change")
        }
        return view
    }

    /// Direction as an arrow, judgement as a word, both as a tone.
    private func change(_ metric: Metric, since previous: Ratio) -> View {
        let difference = metric.ratio.numerator - previous.numerator
        let points = metric.ratio.points(since: previous) ?? 0
        // The judgement follows the share: more customers with a lower share is no progress.
        let direction = (points * 10).rounded() != 0 ? points : 0
        let isBetter = (direction > 0) == metric.isGood
        return [
            "change": words(
                "four.change", ["count": .text(words.signed(difference)), "points": .text(words.points(points))]),
            "arrow": direction == 0 ? "=" : direction > 0 ? "▲" : "▼",
            "judgement": words(direction == 0 ? "report.steady" : isBetter ? "report.better" : "report.worse"),
            "tone": direction == 0 || isBetter ? "g" : "w",
        ]
    }

    private func note(of metric: Metric) -> String {
        switch (metric.id, metric.detail) {
        case ("O02", let inside?): words("four.O02.note", ["inside": .count(inside)])
        case ("O03", let days?): words("four.O03.note", ["days": .count(days)])
        case ("O03", nil), ("O02", nil): ""
        case ("L02", _):
            words("four.L02.note", ["date": .text(words.date(result.consents.days.last?.date ?? result.asOf))])
        default: words("four.\(metric.id).note")
        }
    }

    private func action(_ action: Action) -> View {
        [
            "actionNumber": words.count(action.customers),
            "actionUnit": words("owner.unit", ["customers": .count(action.customers)]),
            "actionTitle": words("action.\(action.id).title"),
            "actionWhy": words("action.\(action.id).why", ["within": .count(action.within ?? 0)]),
            "actionOwner": words("owner.\(action.owner)").capitalizedFirst, "words": Section.words(of: action.command),
        ]
    }
}

extension String {
    /// The same text with a capital first letter, in any language.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
