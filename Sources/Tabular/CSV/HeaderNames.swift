/// The names of a file's columns, each there and each once.
///
/// A column without a name is called after its place, `column5`; a name that comes again is numbered, `Nom (2)`.
struct HeaderNames {
    private(set) var names: [String] = []
    private(set) var hasDuplicates = false
    private(set) var hasUnnamed = false
    private var taken: Set<String> = []

    init() {}

    init(count: Int) { for _ in 0..<count { append("") } }

    mutating func append(_ text: String) {
        let words = text.split { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\0" }.joined(separator: " ")
        var name = words
        if words.isEmpty {
            name = "column\(names.count + 1)"
            hasUnnamed = true
        }
        var copy = 2
        let first = name
        while !taken.insert(name).inserted {
            name = "\(first) (\(copy))"
            copy += 1
            hasDuplicates = true
        }
        names.append(name)
    }
}
