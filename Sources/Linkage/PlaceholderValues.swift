import Records

/// Texts that say that nothing is known, in any field: `N/A`, `inconnu`, `xxx`.
struct PlaceholderValues: Sendable {
    private let folded: Set<[UInt8]>
    private let longest: Int

    /// The rows for `any` field of the table of placeholder values.
    init() {
        let table = ReferenceTable("placeholder-values")
        let (field, value) = (table.column("field"), table.column("value"))
        let folding = TextFolding()
        var folded: Set<[UInt8]> = []
        for row in table.rows where row[field] == "any" {
            var bytes: [UInt8] = []
            var text = row[value]
            text.withUTF8 { folding.fold($0, into: &bytes) }
            folded.insert(bytes)
        }
        self.folded = folded
        longest = folded.map(\.count).max() ?? 0
    }

    /// True for a placeholder, and for text that is blank.
    func contains(_ flat: [UInt8]) -> Bool {
        guard let start = flat.firstIndex(where: { !isSpace($0) }), let end = flat.lastIndex(where: { !isSpace($0) })
        else { return true }
        guard end - start < longest else { return false }
        return folded.contains(start == 0 && end == flat.count - 1 ? flat : Array(flat[start...end]))
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }
}
