import Quality
import Records

/// A table of the report: every chart is one first.
struct Table {
    struct Head {
        var text: String
        var style = ""
        /// For screen readers only, where the column holds bars.
        var isHidden = false
        /// Spelled out, when the text is short for it.
        var title = ""
        var drawing = ""
    }

    struct Cell {
        var isHead = false
        var text = ""
        var style = ""
        var small = ""
        var code = ""
        /// A second line.
        var below = ""
        var belowCode = ""
        var belowStyle = "bl"
        var codeStyle = ""
        var drawing = ""
        var mask = ""
        var grade = ""
        var tag = ""
        var tagStyle = ""

        static func head(
            _ text: String, code: String = "", small: String = "", below: String = "", belowCode: String = ""
        )
            -> Cell
        {
            Cell(isHead: true, text: text, small: small, code: code, below: below, belowCode: belowCode)
        }

        static func number(_ text: String, below: String = "", hides: Bool = false) -> Cell {
            Cell(text: text, style: hides ? "r hs" : "r", below: below)
        }

        static func bar(_ drawing: Drawing, height: Double = 10, hides: Bool = false) -> Cell {
            Cell(style: hides ? "wbar hs" : "wbar", drawing: drawing.beside(height: height))
        }

        var view: View {
            var view: View = ["isHead": isHead, "cellText": text, "cellDrawing": drawing]
            for (key, value) in [
                ("cellClass", style), ("cellSmall", small), ("cellCode", code), ("cellMask", mask),
                ("cellGrade", grade),
                ("cellTag", tag),
            ] where !value.isEmpty {
                view[key] = value
            }
            view["tagClass"] = tagStyle
            if !below.isEmpty || !belowCode.isEmpty {
                view["cellBelow"] = true
                view["belowText"] = below
                view["belowClass"] = belowStyle
                if !belowCode.isEmpty { view["belowCode"] = belowCode }
                if !codeStyle.isEmpty { view["codeClass"] = codeStyle }
            }
            return view
        }
    }

    var style = "t"
    var caption: String
    var head: [Head]
    var rows: [[Cell]]
    /// The last row is a total.
    var hasTotal = false

    var view: View {
        [
            "template": "table", "tableClass": style, "caption": caption,
            "head": head.map { head -> View in
                var view: View = ["headText": head.isHidden ? "" : head.text, "headDrawing": head.drawing]
                if head.isHidden { view["headHidden"] = head.text }
                if !head.style.isEmpty { view["headClass"] = head.style }
                if !head.title.isEmpty { view["headTitle"] = head.title }
                return view
            },
            "rows": rows.enumerated().map { place, row -> View in
                var view: View = ["cells": row.map(\.view)]
                if hasTotal, place == rows.count - 1 { view["rowClass"] = "tot" }
                return view
            },
        ]
    }
}

extension Table {
    /// Counts with a bar and a share: the longest bar is the largest count.
    static func bars(
        _ words: Words, caption: String, label: String, of total: Int,
        _ rows: [(label: String, code: String, count: Int, style: String)]
    ) -> Table {
        let largest = rows.map(\.count).max() ?? 0
        return Table(
            style: "t bars", caption: caption,
            head: [
                Head(text: label), Head(text: words("table.share"), style: "wbar", isHidden: true),
                Head(text: words("table.customers"), style: "r"), Head(text: words("table.share"), style: "r"),
            ],
            rows: rows.map { row in
                var drawing = Drawing()
                if largest > 0 {
                    drawing.rect(row.style, width: 98.6 * Double(row.count) / Double(largest), height: 10)
                }
                return [
                    .head(row.label, code: row.code), .bar(drawing), .number(words.count(row.count)),
                    .number(words.share(Ratio(row.count, of: total))),
                ]
            })
    }
}
