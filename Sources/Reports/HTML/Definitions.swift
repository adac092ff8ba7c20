/// What each number of the report means, in the order of their marks D1, D2, …
enum Definitions {
    static let inOrder = [
        "customers", "reach", "channel", "surplus", "pair", "lapsing", "proof", "gate", "leak", "actions", "score",
        "cap",
        "usable", "asked", "refused", "gap", "only", "fresh", "household", "blitz", "base", "intake", "cells",
        "sensitive",
        "status", "mask",
    ]

    static func mark(_ id: String) -> String { "D\((inOrder.firstIndex(of: id) ?? 0) + 1)" }

    static func marks(_ ids: [String], _ words: Words) -> [View] {
        ids.map { id in
            [
                "markTarget": "d-\(id)", "markText": mark(id),
                "markLabel": words(
                    "page.definition-label",
                    ["mark": .text(String(mark(id).dropFirst())), "title": .text(words("definition.\(id).title"))]),
            ]
        }
    }

    static func list(_ words: Words) -> [View] {
        inOrder.map { id in
            [
                "definitionId": "d-\(id)", "definitionMark": mark(id),
                "definitionTitle": words("definition.\(id).title"), "definitionText": words("definition.\(id).text"),
                "definitionSource": words("definition.\(id).source"),
            ]
        }
    }
}
