/// What a sheet is before its rows come.
package struct SheetPlan: Sendable {
    /// As asked for; the workbook changes what Excel does not take.
    package var name: String
    /// The first row: bold, kept in sight, with a filter on each column. Empty for a page of its own layout.
    package var header: [String]
    /// Widths by column, in characters; those that are not given follow from the first rows.
    package var widths: [Int: Double]
    /// Words that Excel offers in the cells of a column; others may be typed after a warning.
    package var choices: [Int: [String]]

    package init(
        _ name: String, header: [String] = [], widths: [Int: Double] = [:], choices: [Int: [String]] = [:]
    ) {
        self.name = name
        self.header = header
        self.widths = widths
        self.choices = choices
    }
}

/// The markup of a sheet around its rows.
struct SheetFrame {
    var plan: SheetPlan
    var isFirst: Bool

    /// - Parameter lengths: of the longest text of each column among the first rows.
    func head(_ lengths: [Int]) -> String {
        let pane =
            #"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#
            + #"<selection pane="bottomLeft"/>"#
        let view = (isFirst ? #" tabSelected="1""# : "") + (plan.header.isEmpty ? #" showGridLines="0""# : "")
        let columns = (0..<max(lengths.count, (plan.widths.keys.max() ?? -1) + 1)).map { column in
            let width = plan.widths[column] ?? Self.width(column < lengths.count ? lengths[column] : 0)
            return #"<col min="\#(column + 1)" max="\#(column + 1)" width="\#(width)" customWidth="1"/>"#
        }
        return """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
            <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
            <sheetViews><sheetView\(view) workbookViewId="0">\(plan.header.isEmpty ? "" : pane)</sheetView></sheetViews>\
            <sheetFormatPr defaultRowHeight="15"/>\(columns.isEmpty ? "" : "<cols>\(columns.joined())</cols>")<sheetData>
            """
    }

    /// Room for the text and the filter's button, and never so much that the next columns leave the screen.
    private static func width(_ length: Int) -> Double { Double(min(max(length + 3, 9), 60)) }

    func tail(rows: Int) -> String {
        var xml = "</sheetData>"
        if let range = range(rows: rows) { xml += #"<autoFilter ref="\#(range)"/>"# }
        let choices = rows < 2 ? [] : plan.choices.sorted { $0.key < $1.key }
        if !choices.isEmpty {
            xml += #"<dataValidations count="\#(choices.count)">"#
            for (column, words) in choices {
                let name = ColumnName.text(column)
                xml += #"<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" "#
                xml += #"sqref="\#(name)2:\#(name)\#(rows)"><formula1>"\#(words.joined(separator: ","))"</formula1>"#
                xml += "</dataValidation>"
            }
            xml += "</dataValidations>"
        }
        xml += #"<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>"#
        xml += #"<pageSetup orientation="landscape" fitToHeight="0"/>"#
        // Numbers that are kept as text are meant to be.
        if let range = range(rows: rows) {
            xml += #"<ignoredErrors><ignoredError sqref="\#(range)" numberStoredAsText="1"/></ignoredErrors>"#
        }
        return xml + "</worksheet>"
    }

    /// From the header to the last row; nil on a page of its own layout.
    func range(rows: Int, absolute: Bool = false) -> String? {
        guard !plan.header.isEmpty else { return nil }
        let mark = absolute ? "$" : ""
        return "\(mark)A\(mark)1:\(mark)\(ColumnName.text(plan.header.count - 1))\(mark)\(max(rows, 1))"
    }
}

enum ColumnName {
    /// A, B, … Z, AA: the name of a 0-based column.
    static func text(_ column: Int) -> String {
        var (name, rest) = ("", column)
        while rest >= 0 {
            name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
            rest = rest / 26 - 1
        }
        return name
    }
}
