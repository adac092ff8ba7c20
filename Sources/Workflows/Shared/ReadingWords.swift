import Records

/// Notes of a reading, as `short-rows:12` or `unread-array:3:vehicles`, in words.
enum ReadingWords {
    static func lines(_ notes: [String], _ language: Language) -> [String] {
        notes.map { note in
            let parts = note.split(separator: ":", maxSplits: 2).map(String.init)
            let count = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
            return "  ! "
                + Message(
                    "file.note." + (parts.first ?? note),
                    ["count": .count(count), "name": .text(parts.count > 2 ? parts[2] : "")]
                ).text(in: language)
        }
    }
}
