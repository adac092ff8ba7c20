import Quality
import Records

/// A ratio of an audit as the renderings that list all of them one by one need it.
struct Measure {
    var id: String
    /// Empty for the whole base.
    var system = ""
    var label: String
    var ratio: Ratio
    var previous: Ratio?
    /// Names the definition: message `definition.<key>`.
    var definition: String
}

extension AuditResult {
    /// The four numbers, the channels, then every field over the base and over each system.
    func measures(_ words: Words) -> [Measure] {
        var measures = headline.map {
            Measure(
                id: $0.id, label: words("four.\($0.id).title"), ratio: $0.ratio, previous: $0.previous,
                definition: $0.definition)
        }
        measures.append(
            Measure(
                id: "proved", label: words("definition.proof.title"), ratio: consents.proved, definition: "proof"))
        for channel in reach.channels {
            measures.append(
                Measure(
                    id: "reach:\(channel.id)",
                    label: "\(words("definition.channel.title")) – \(words("channel.\(channel.id)"))",
                    ratio: Ratio(channel.reachable, of: base.customers), definition: "channel"))
        }
        for field in fields {
            for (system, rates) in [("", field.base)] + field.systems.map({ ($0.system, $0.rates) }) {
                for (kind, ratio) in [
                    ("asked", rates.askedShare), ("usable", rates.usableShare), ("refused", rates.refusedShare),
                ] {
                    measures.append(
                        Measure(
                            id: "\(kind):\(field.id)", system: system,
                            label:
                                "\(words("field.\(field.id)")) – \(words("definition.\(kind).title").lowercasedFirst)",
                            ratio: ratio, definition: kind))
                }
            }
        }
        return measures
    }
}
