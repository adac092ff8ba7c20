/// How a cell looks: its place in the workbook's list of formats.
package enum CellStyle: Int, Sendable, CaseIterable {
    case general
    /// What is typed over it stays text, too: a telephone number, `00012`, `=1+1`.
    case text
    /// Text as well, where the format for text would show a row of crosses: older Excel does so beyond 255 characters.
    case longText
    case header
    case day
    case moment
    /// 2 142 or 2,142, as the reader's Excel writes it.
    case count
    /// A share between 0 and 1, shown in percent.
    case share
    case decimal
    case title
    case subtitle
    case note
    case wrapped
    case good
    case doubtful
    case bad
    case figure

    /// Attributes of the `xf` element; its fonts, fills and formats are those of `part`.
    private var format: String {
        switch self {
        case .general: #"numFmtId="0" fontId="0" fillId="0""#
        case .text: #"numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1""#
        case .longText: #"numFmtId="0" fontId="0" fillId="0" quotePrefix="1""#
        case .header: #"numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1""#
        case .day: #"numFmtId="164" fontId="0" fillId="0" applyNumberFormat="1""#
        case .moment: #"numFmtId="165" fontId="0" fillId="0" applyNumberFormat="1""#
        case .count: #"numFmtId="3" fontId="0" fillId="0" applyNumberFormat="1""#
        case .share: #"numFmtId="166" fontId="0" fillId="0" applyNumberFormat="1""#
        case .decimal: #"numFmtId="167" fontId="0" fillId="0" applyNumberFormat="1""#
        case .title: #"numFmtId="49" fontId="2" fillId="0" applyNumberFormat="1" applyFont="1""#
        case .subtitle: #"numFmtId="49" fontId="1" fillId="0" applyNumberFormat="1" applyFont="1""#
        case .note: #"numFmtId="0" fontId="3" fillId="0" quotePrefix="1" applyFont="1""#
        case .wrapped: #"numFmtId="0" fontId="0" fillId="0" quotePrefix="1""#
        case .good: #"numFmtId="49" fontId="0" fillId="3" applyNumberFormat="1" applyFill="1""#
        case .doubtful: #"numFmtId="49" fontId="0" fillId="4" applyNumberFormat="1" applyFill="1""#
        case .bad: #"numFmtId="49" fontId="0" fillId="5" applyNumberFormat="1" applyFill="1""#
        case .figure: #"numFmtId="3" fontId="4" fillId="0" applyNumberFormat="1" applyFont="1""#
        }
    }

    private var alignment: String {
        self == .wrapped ? #"<alignment vertical="top" wrapText="1"/>"# : #"<alignment vertical="top"/>"#
    }

    /// The workbook's part of formats. Days are written year first, as in every other output, whatever the reader's
    /// country is.
    static var part: String {
        let fonts = ["", "<b/>", "<b/>", #"<i/>"#, "<b/>"]
        let sizes = [11, 11, 16, 11, 14]
        let fills = ["FFD9E2EC", "FFD5EBD8", "FFFBE7B5", "FFF6CFCB"]
        return """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="4">\
            <numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>\
            <numFmt numFmtId="166" formatCode="0.0%"/><numFmt numFmtId="167" formatCode="0.0"/></numFmts>\
            <fonts count="\(fonts.count)">\
            \(zip(fonts, sizes).map { "<font>\($0)<sz val=\"\($1)\"/><name val=\"Calibri\"/><family val=\"2\"/></font>" }.joined())\
            </fonts><fills count="\(fills.count + 2)"><fill><patternFill patternType="none"/></fill>\
            <fill><patternFill patternType="gray125"/></fill>\
            \(fills.map { "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\($0)\"/></patternFill></fill>" }.joined())\
            </fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="\(allCases.count)">\
            \(allCases.map { "<xf \($0.format) borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">\($0.alignment)</xf>" }.joined())\
            </cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """
    }
}
