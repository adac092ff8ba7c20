/// Lines below the records of a report: totals, counts, the end mark.
enum TotalsRow {
    /// Whether cells are a totals row: the first one that is filled says so, and the others are numbers or say of what
    /// (`TOTAL;3020;;clients`). So is the title of a page that stands alone.
    ///
    /// A customer called “Total Auto inc.” is not: that text goes on after the word.
    static func matches(_ cells: [[UInt8]]) -> Bool {
        let filled = cells.filter { cell in cell.contains { !ASCIIText.isSpace($0) } }
        guard let first = filled.first, first.count <= 60 else { return false }
        if isPageTitle(first) { return filled.count == 1 }
        guard let label = folded(String(decoding: first, as: UTF8.self)) else { return false }
        let others = filled.dropFirst()
        if endMarks.contains(where: { label.hasPrefix($0) }) { return others.isEmpty }
        let counts = first.contains(where: ASCIIText.isDigit)
        guard labels.contains(label) || counts && isLabelOfCount(label),
            others.allSatisfy({ isNumber($0) || isCounted($0) })
        else { return false }
        // A company may be called Total and stand beside the word « Clients »: a count is a number.
        return others.isEmpty || others.contains(where: isNumber)
    }

    /// Whether a row that matches is the total of a group of rows, or the title of a page, which other rows may follow.
    static func mayStandAnywhere(_ cells: [[UInt8]]) -> Bool {
        cells.first { cell in cell.contains { !ASCIIText.isSpace($0) } }.map { beginsAnywhere($0) } ?? false
    }

    /// `Page 2`, `Page : 2 / 14`, `PAGE 2 DE 14`, and nothing else: a Mrs. Page has no number.
    private static func isPageTitle(_ cell: [UInt8]) -> Bool {
        let text = ASCIIText.lowercased(cell.drop { !ASCIIText.isLetter($0) })
        guard text.starts(with: "page".utf8), text.contains(where: ASCIIText.isDigit) else { return false }
        let words = text.dropFirst(4).split { !ASCIIText.isLetter($0) && !ASCIIText.isDigit($0) }
        return words.allSatisfy { word in
            word.allSatisfy(ASCIIText.isDigit) || ["de", "of", "sur", "no"].contains { word.elementsEqual($0.utf8) }
        }
    }

    /// `Sous-total`, `Subtotal`, `Sub-total`, with a hyphen, a space or neither; `Page`.
    static func beginsAnywhere(_ cell: some Collection<UInt8>) -> Bool {
        if cell.count > 4, cell.prefix(4).elementsEqual("page".utf8, by: { $0 | 0x20 == $1 }) { return true }
        let letters = cell.prefix(10).filter { $0 != 0x20 && $0 != UInt8(ascii: "-") }.map { $0 | 0x20 }
        return letters.starts(with: "soustotal".utf8) || letters.starts(with: "subtotal".utf8)
    }

    /// `Total général : 3 clients` without its figures: a label, then what was counted.
    private static func isLabelOfCount(_ label: String) -> Bool {
        let words = label.split(separator: " ").map(String.init)
        guard let last = words.last, countedThings.contains(last) else { return false }
        var kept = words.dropLast()
        if let link = kept.last, ["de", "des", "d", "of"].contains(link) { kept = kept.dropLast() }
        return labels.contains(kept.joined(separator: " "))
    }

    private static let labels: Set<String> = [
        "total", "totaux", "totals", "grand total", "total general", "total global", "sous total", "subtotal",
        "sub total", "sous totaux", "subtotals", "grand totals", "overall total",
        "sum", "somme", "total clients", "total des clients", "total customers", "total records", "record count",
        "total enregistrements", "total des enregistrements", "nombre d enregistrements", "nombre de clients",
        "nombre d enregistrement", "nombre total", "nombre de lignes", "number of records", "count", "total count",
    ]

    private static let countedThings: Set<String> = [
        "client", "clients", "fiche", "fiches", "dossier", "dossiers", "ligne", "lignes", "enregistrement",
        "enregistrements", "contact", "contacts", "vehicule", "vehicules", "customer", "customers", "record", "records",
        "row", "rows", "line", "lines", "vehicle", "vehicles", "lead", "leads",
    ]

    private static func isCounted(_ cell: [UInt8]) -> Bool {
        folded(String(decoding: cell, as: UTF8.self)).map { countedThings.contains($0) } ?? false
    }

    private static let endMarks = [
        "fin du rapport", "end of report", "fin de rapport", "fin du fichier", "end of file",
    ]

    /// Letters in lower case without the accents these words can have; figures and marks become spaces. Nil when there
    /// is anything that no such label has.
    private static func folded(_ text: String) -> String? {
        var words = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "é", "É": words.append("e")
            case "a"..."z", "A"..."Z": words.unicodeScalars.append(Unicode.Scalar(scalar.value | 0x20) ?? scalar)
            case "0"..."9", " ", "\u{A0}", "\u{202F}", "\t", ":", "=", "-", "–", "*", ".", ",", "'", "’", "(", ")", "#",
                "$":
                words.append(" ")
            default: return nil
            }
        }
        return words.split(separator: " ").joined(separator: " ")
    }

    private static func isNumber(_ cell: [UInt8]) -> Bool {
        var hasDigit = false
        for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "0"..."9": hasDigit = true
            case " ", "\u{A0}", "\u{202F}", ",", ".", "-", "+", "(", ")", "$", "%", "€", "'": break
            default: return false
            }
        }
        return hasDigit
    }
}
