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

    /// `windows-1252 92 %`: an encoding that is no certain one is never said to be at 100.
    static func encoding(_ name: String, _ confidence: Double, _ language: Language) -> String {
        guard confidence < 1 else { return name }
        let percent = min(99, 100 * confidence)
        return name + " " + Message("import.percent", ["number": .decimal(percent, places: 0)]).text(in: language)
    }
}
