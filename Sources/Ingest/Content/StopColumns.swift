import Records

/// The columns of a list whose headers say that somebody left: `Désabonné`, `Unsubscribed Date`, `Ne pas contacter`.
///
/// In a list of those who left each row has one filled; where some have none, the rows are of people who stayed as well.
struct StopColumns {
    private let contents: [ColumnContent]

    init(_ readings: [HeaderReading], _ contents: [ColumnContent]) {
        self.contents = zip(readings, contents).filter { reading, _ in
            !reading.isAboutSomeoneElse && (Self.left(reading.key) || ConsentHeader(reading.key)?.polarity == .refuses)
        }.map(\.1)
    }

    /// Whether no row was seen in which all of them are empty.
    var speakForEachRow: Bool {
        contents.isEmpty || contents.contains { $0.rows == 0 || $0.filled == $0.rows }
    }

    /// Whether they are answers, some of them that somebody did not leave: yes in one row and no in the next.
    var tellWhoStayed: Bool {
        !contents.isEmpty && contents.allSatisfy { $0.saysYesOrNo && $0.distinct > 1 }
    }

    /// The part of the rows in which the fullest of them is empty; nil where there are none.
    var emptyPart: Double? { contents.map { 1 - $0.fill }.min() }

    private static func left(_ key: HeaderKey) -> Bool {
        ["unsub", "desabonn"].contains { key.text.contains($0) }
            || !Set(key.words).isDisjoint(with: ["retrait", "retraits"])
    }
}
