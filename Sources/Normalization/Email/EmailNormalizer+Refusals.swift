import Records

extension EmailNormalizer {
    /// `jroy@gmail.com (désabonnée)`, `DNC-jroy@gmail.com`: one address, and words beside it by which somebody said stop.
    /// The words go to the notes, where they count as a refusal; nil for anything else.
    func refusedAddress(_ text: String, _ context: CellContext) -> CellOutcome? {
        guard RefusalTrigger.fires(in: text.utf8), !RefusalText(cell: text.utf8, .besideEmail).isSilent else {
            return nil
        }
        let words = text.split { " ,;()[]<>\n\t".contains($0) }.map(String.init)
        let addresses = words.filter { $0.contains("@") }
        guard addresses.count == 1 else { return nil }
        let prefix = StopPrefix.length(in: addresses[0].utf8)
        let address = String(decoding: addresses[0].utf8.dropFirst(prefix), as: UTF8.self)
        guard EmailSyntax.isValid(address), address.split(separator: "@").last?.contains(".") == true else {
            return nil
        }
        let pieces = text.split { ";,/|^".contains($0) }
        guard !zip(pieces, pieces.dropFirst()).contains(where: { Self.isStartOfName($0, before: $1) }) else {
            return nil
        }
        var outcome = judge(address, as: address, context)
        guard outcome.value != nil else { return nil }
        let label = String(decoding: addresses[0].utf8.prefix(max(prefix - 1, 0)), as: UTF8.self)
        let said = ([label] + words.filter { !$0.contains("@") && $0 != "-" }).filter { !$0.isEmpty }
        outcome.notes =
            outcome.notes.filter { $0.action != .formatted } + [
                CellNote("EM-FMT", .formatted),
                CellNote("RF-NOTE-IN-EML", .flagged, proposal: said.joined(separator: " "), target: .notes),
            ]
        return outcome
    }
}
