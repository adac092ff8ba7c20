import Columns

/// A column as it was typed, whatever the file's mapping makes of it: refusals stand wherever there was room.
package struct TypedColumn: Sendable {
    package let header: String
    /// Nil where no field takes the column.
    package let field: Field?
    private let texts: TextColumn
    /// The column says how somebody wants to be reached: `Aucun` in it is a refusal.
    private let isPreference: Bool

    package init(header: String, field: Field?, texts: TextColumn) {
        self.header = header
        self.field = field
        self.texts = texts
        let words = FoldedText.fold(header)
        isPreference =
            field == .preferredChannel
            || words.contains("prefer") && (words.contains("contact") || words.contains("communic"))
    }

    /// A column of answers whose questions stand in another one, read as a remark would be: `Ne pas appeler: Non`.
    package init(labels: TextColumn, values: TextColumn, _ header: String) {
        var texts = TextColumn()
        for row in 0..<labels.count {
            let label = labels.withBytes(row) {
                Array($0.filter { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "=") })
            }
            let value = row < values.count ? values.withBytes(row) { Array($0) } : []
            // What nobody answered says nothing.
            texts.append(label.isEmpty || value.isEmpty ? value : label + Array(": ".utf8) + value)
        }
        self.init(header: header, field: nil, texts: texts)
    }

    /// Whether anybody could type a refusal in columns of a field that no consent column reads; nil is no field.
    package static func isRead(_ field: Field?) -> Bool {
        guard let field else { return true }
        return switch field.kind {
        case .personName, .organisation, .phone, .email, .address, .civility, .code, .text:
            ![.notes, .consentProof, .consentChannel].contains(field)
        default: false
        }
    }

    /// Calls `body` with each row whose cell closes a channel or may.
    package func forEachRefusal(_ body: (_ row: Int, _ text: RefusalText) -> Void) {
        texts.withCells { bytes, offsets, _ in
            RefusalTrigger.forEachRow(bytes: bytes, offsets: offsets) { row in
                let cell = bytes[Int(offsets[row])..<Int(offsets[row + 1])]
                let text = isPreference && Self.isNone(cell) ? .all : RefusalText(cell: cell, place)
                if !text.isSilent { body(row, text) }
            }
        }
    }

    /// Whether a row has something in the column.
    package func isFilled(_ row: Int) -> Bool { texts.length(row) > 0 }

    private var place: RefusalText.Place {
        switch field?.kind {
        case .email: .besideEmail
        case .phone: .besidePhone
        default: .anywhere
        }
    }

    private static func isNone(_ cell: some Collection<UInt8>) -> Bool {
        let words = FoldedText.fold(cell)
        return ["aucun", "aucune", "none", "non", "never", "jamais", "refus", "refuse"]
            .contains { words.elementsEqual($0.utf8) }
    }
}
