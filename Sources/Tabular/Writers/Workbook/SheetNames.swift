/// Names of sheets as Excel takes them: 31 characters at most, some forbidden, each different from the others whatever
/// the case.
struct SheetNames {
    private var taken: Set<String> = []

    static let longest = 31
    private static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]

    /// The name to use for the one that is asked for.
    mutating func take(_ asked: String) -> String {
        var name = ""
        for character in asked {
            let isControl = character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
            name.append(Self.forbidden.contains(character) || isControl ? "-" : character)
        }
        name = Self.cut(name, to: Self.longest)
        while name.hasPrefix("'") { name.removeFirst() }
        while name.hasSuffix("'") { name.removeLast() }
        if name.allSatisfy(\.isWhitespace) { name = "1" }
        // Excel keeps this one for itself, in both languages.
        if ["history", "historique"].contains(name.lowercased()) { name += " -" }
        var result = name
        var number = 2
        while !taken.insert(result.lowercased()).inserted {
            let mark = " (\(number))"
            result = Self.cut(name, to: Self.longest - mark.utf16.count) + mark
            number += 1
        }
        return result
    }

    private static func cut(_ name: String, to length: Int) -> String {
        var name = name
        while name.utf16.count > length { name.removeLast() }
        return name
    }
}
