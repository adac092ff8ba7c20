/// Headers that take two lines: groups above names (`Client;;Véhicule;` over `Nom;Tél;NIV;Année`), names cut in two
/// (`Date de` over `naissance`, or only those that are long), units below names, or groups that are repeated above every
/// name (`Client;Client` over `Nom;Prénom`).
///
/// Columns whose values nearly all hold a figure or an at sign tell: a record has such values there, and a header never.
enum SecondHeaderLine {
    private static let sampleRows = 5

    /// Whether the row below the first header line is a second one. `rows` are those below it.
    static func follows(_ first: [String], _ second: [String], rows: [[String]]) -> Bool {
        if repeatsGroups(first, second), !second.contains(where: isValue), !first.contains(where: isValue) {
            // A row of words is known for a header by the values below it.
            return first.indices.contains { column in
                let filled = rows.compactMap { column < $0.count && !isBlank($0[column]) ? $0[column] : nil }
                return !filled.isEmpty && filled.allSatisfy(isValue)
            }
        }
        guard second.count <= first.count, !second.contains(where: isValue) else { return false }
        if continues(first, second, rows) || divides(first, second, rows) { return true }
        guard rows.count >= sampleRows else { return false }
        let typed = first.indices.filter { column in
            let filled = rows.compactMap { column < $0.count && !isBlank($0[column]) ? $0[column] : nil }
            return filled.count >= sampleRows && filled.count(where: isValue) * 10 >= filled.count * 9
                && !isValue(first[column])
        }
        func word(_ column: Int) -> String { column < second.count && !isBlank(second[column]) ? second[column] : "" }
        let words = typed.map(word).filter { !$0.isEmpty }
        guard typed.count >= 2, words.count >= 2, Set(words).count == words.count else { return false }
        let fillsGap = first.indices.contains { isBlank(first[$0]) && !word($0).isEmpty }
        return fillsGap || (typed.count >= 3 && words.count == typed.count)
    }

    /// Whether the second line has the ends of names that the first one begins: `Ne pas` over `appeler`, and nothing below the
    /// names that were short enough. Each end is in small letters, and stands or is missing where records have figures.
    private static func continues(_ first: [String], _ second: [String], _ rows: [[String]]) -> Bool {
        let ends = second.indices.filter { !isBlank(second[$0]) }
        guard rows.count >= 3, ends.count >= 2, ends.count * 3 <= first.count * 2,
            ends.allSatisfy({ column in
                let text = second[column].drop(while: \.isWhitespace)
                return text.first?.isLowercase == true && text.count >= 2 && !isBlank(first[column])
            })
        else { return false }
        let typed = first.indices.filter { column in
            rows.allSatisfy { column < $0.count && isValue($0[column]) } && !isValue(first[column])
        }
        // A record in small letters that lacks most of its values has no word where the others have figures.
        return typed.contains { ends.contains($0) } && typed.contains { $0 >= second.count || isBlank(second[$0]) }
    }

    /// Whether the second line divides some columns of the first (`Consentement;;Date` over `Courriel;SMS;`) and says nothing
    /// below its other names: each gap of the first line is filled, right behind a name that is divided itself.
    ///
    /// A record that lacks all but a few words may look so. Below most of a header's words stand answers or values with
    /// figures, and never the words again.
    private static func divides(_ first: [String], _ second: [String], _ rows: [[String]]) -> Bool {
        func word(_ column: Int) -> String { column < second.count && !isBlank(second[column]) ? second[column] : "" }
        let words = first.indices.filter { !word($0).isEmpty }
        let gaps = first.indices.filter { isBlank(first[$0]) }
        guard let gap = gaps.first, gap > 0, gaps.allSatisfy({ words.contains($0) && words.contains($0 - 1) }),
            // Whatever is divided goes on into a gap.
            words.allSatisfy({ gaps.contains($0) || gaps.contains($0 + 1) }), words.count < first.count,
            words.count <= 12, Set(words.map { first[$0] + word($0) }).count == words.count,
            !words.contains(where: { isAnswer(word($0)) })
        else { return false }
        let below = words.map { column in
            (
                word: word(column),
                values: rows.compactMap { column < $0.count && !isBlank($0[column]) ? $0[column] : nil }
            )
        }
        let typed = below.filter { !$0.values.isEmpty && $0.values.allSatisfy { isAnswer($0) || isValue($0) } }
        let others = first.indices.filter { word($0).isEmpty }
        return typed.count * 2 > words.count && !below.contains { $0.values.contains($0.word) }
            // Each record says something outside of what is divided.
            && rows.allSatisfy { row in others.contains { $0 < row.count && !isBlank(row[$0]) } }
    }

    private static func isAnswer(_ text: String) -> Bool {
        answers.contains(text.filter { !$0.isWhitespace }.lowercased())
    }

    private static let answers: Set<String> = [
        "oui", "non", "yes", "no", "o", "n", "y", "x", "✓", "✔", "true", "false", "vrai", "faux", "-", "–", "n/a",
    ]

    /// The names that both lines make. A group's name goes on to the right over blanks, where the second line names every
    /// column or divides the group.
    static func names(_ first: [String], _ second: [String]) -> [String] {
        let isGrouped =
            first.indices.allSatisfy { $0 < second.count && !isBlank(second[$0]) } || !first.contains(where: isBlank)
        var group = ""
        return first.indices.map { column in
            let below = column < second.count && !isBlank(second[column]) ? second[column] : ""
            if !isBlank(first[column]) { group = isGrouped || !below.isEmpty ? first[column] : "" }
            let above = !isBlank(first[column]) ? first[column] : below.isEmpty ? "" : group
            return above.isEmpty ? below : below.isEmpty ? above : above + " " + below
        }
    }

    /// Whether the first line has the same name over columns that stand side by side, and the second one names every column.
    private static func repeatsGroups(_ first: [String], _ second: [String]) -> Bool {
        // A column that stands in no group has its name above: `Courriel` over nothing.
        let alone = second.indices.filter { isBlank(second[$0]) }
        guard first.count == second.count, !first.contains(where: isBlank), alone.count * 3 <= first.count,
            alone.allSatisfy({ column in first.count { $0 == first[column] } == 1 })
        else { return false }
        let names = Set(second.filter { !isBlank($0) })
        return zip(first, first.dropFirst()).contains { $0 == $1 } && Set(first).count * 2 <= first.count + 1
            && names.count > Set(first).count && names.isDisjoint(with: first)
    }

    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

    private static func isValue(_ text: String) -> Bool {
        text.utf8.contains { ASCIIText.isDigit($0) || $0 == UInt8(ascii: "@") }
    }
}
