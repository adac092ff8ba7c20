/// Finds how to compare a column that nobody named, from its values.
enum UnknownColumn {
    /// The field with its kind, or nil when the column says nothing; a date has to be normalised anew by the caller.
    ///
    /// At most 20 distinct values (or 0.2 %) are a category; over half digits a code or a date; 1.5 words or more a
    /// text; anything else a name.
    static func typed(_ words: InternedField) -> InternedField? {
        let filled = words.filled
        guard filled > 0 else { return nil }
        var digits = 0.0
        var tokens = 0.0
        var dates = 0
        for id in 0..<words.values.count {
            let value = words.values.value(id)
            let count = Double(words.counts[id])
            digits += count * Double(value.count(where: isDigit)) / Double(max(1, value.count))
            tokens += count * Double(value.count { $0 == 32 } + 1)
            if looksLikeDate(value) { dates += Int(words.counts[id]) }
        }
        var field = words
        if Double(words.distinct) <= max(20, 0.002 * Double(filled)) {
            field.kind = .category
            field.group = .anyCategory
        } else if Double(dates) >= 0.9 * Double(filled) {
            field.kind = .date
            field.group = .anyDate
        } else if digits > 0.5 * Double(filled) {
            return withoutSpaces(words)
        } else if tokens >= 1.5 * Double(filled) {
            field.kind = .text
            field.group = .anyText
        } else {
            field.kind = .name
            field.group = .anyName
        }
        return field
    }

    /// `2024 03 05` or `5 3 2024`, as words.
    private static func looksLikeDate(_ value: ArraySlice<UInt8>) -> Bool {
        let parts = value.split(separator: 32)
        guard parts.count >= 3, parts.prefix(3).allSatisfy({ $0.allSatisfy(isDigit) }) else { return false }
        let lengths = parts.prefix(3).map(\.count)
        return lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2
            || lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4
    }

    private static func withoutSpaces(_ words: InternedField) -> InternedField {
        var values = ValueArena()
        let numbers = (0..<words.values.count).map { values.intern(words.values.value($0).filter { $0 != 32 }) }
        return InternedField(
            name: words.name, kind: .code, group: .anyCode, ids: words.ids.map { $0 < 0 ? -1 : numbers[Int($0)] },
            values: values)
    }
}
