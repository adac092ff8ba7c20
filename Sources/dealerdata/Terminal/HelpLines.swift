/// Lines of a help text cut to the width of the terminal.
///
/// ArgumentParser cuts what it knows to be prose, but neither the usage line, nor what grows when its words are
/// translated.
enum HelpLines {
    static func fitted(_ text: String, width: Int) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var place = 0
        while place < lines.count {
            defer { place += 1 }
            guard lines[place].count > width else { continue }
            let indent = String(repeating: " ", count: hangingIndent(of: lines[place]))
            let (line, rest) = cut(lines[place], width)
            lines[place] = line
            guard !rest.isEmpty else { continue }
            // What is over goes in front of the rest of the same paragraph.
            if place + 1 < lines.count, !indent.isEmpty, lines[place + 1].hasPrefix(indent),
                let next = lines[place + 1].dropFirst(indent.count).first, next != " "
            {
                lines[place + 1] = indent + rest + " " + lines[place + 1].dropFirst(indent.count)
            } else {
                lines.insert(indent + rest, at: place + 1)
            }
        }
        return lines.joined(separator: "\n")
    }

    /// As much of a line as fits, one word at least, and the rest.
    private static func cut(_ line: String, _ width: Int) -> (line: String, rest: String) {
        var words = pieces(of: line)[...]
        var start = words.popFirst() ?? ""
        while let word = words.first, start.count + 1 + word.count <= width || start.allSatisfy({ $0 == " " }) {
            start += " " + word
            words = words.dropFirst()
        }
        return (start, words.joined(separator: " "))
    }

    /// Words, but options with their value in brackets stay whole: `[--store <file>]`.
    private static func pieces(of line: String) -> [String] {
        var pieces: [String] = []
        for word in line.split(separator: " ", omittingEmptySubsequences: false) {
            if let last = pieces.last, last.hasPrefix("["), !last.hasSuffix("]") {
                pieces[pieces.count - 1] = last + " " + word
            } else {
                pieces.append(String(word))
            }
        }
        return pieces
    }

    /// Under the text of the line: behind `USAGE: `, or in the column of an option's description.
    private static func hangingIndent(of line: String) -> Int {
        guard line.hasPrefix(" ") else { return 4 }
        let leading = line.prefix { $0 == " " }.count
        guard leading < 20, let gap = line.dropFirst(leading).firstRange(of: "  ") else { return leading }
        let column = line.distance(from: line.startIndex, to: gap.lowerBound)
        return column + line[gap.lowerBound...].prefix { $0 == " " }.count
    }
}
