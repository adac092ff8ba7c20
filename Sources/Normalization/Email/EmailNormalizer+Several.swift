import Records

extension EmailNormalizer {
    /// Several addresses between commas, semicolons, slashes or spaces; nil unless all of them are right.
    func severalAddresses(_ text: String, _ context: CellContext) -> CellOutcome? {
        // `^` may stand in an address, and hardly does where an `@` stands on both sides of it.
        let parts = text.split { ",;/|^ \n\t".contains($0) }.map(String.init)
        let addresses = parts.filter { !["et", "ou", "and", "or", "&"].contains(asciiLowercased($0)) }
        guard addresses.count > 1, addresses.allSatisfy({ EmailSyntax.isValid($0) }) else { return nil }
        return judge(addresses, context)
    }

    /// `jroy@gmail.com, 514-868-1234`: an address and nothing else but a telephone number, in either order.
    func besidePhone(_ text: String, _ context: CellContext) -> CellOutcome? {
        let words = text.split { ",;/| \t\n".contains($0) }.map(String.init)
        guard words.count > 1, words.count < 7, let address = words.first(where: { $0.contains("@") }),
            address == words[0] || address == words[words.count - 1], EmailSyntax.isValid(address),
            address.split(separator: "@").last?.contains(".") == true,
            let phone = wholePhone(words.filter { $0 != address }.joined(separator: " "), context)
        else { return nil }
        var outcome = judge(address, as: text, context)
        guard outcome.value != nil else { return nil }
        outcome.notes.append(CellNote("RF-TEL-IN-EML", .misplaced, proposal: phone, target: .phone))
        return outcome
    }

    /// `jroy@gmail.com (perso) / info@garageroy.ca (bur.)`, `aucun; jroy@gmail.com`: a list of which each part is an
    /// address, alone, before a remark in parentheses or behind a name, or has none; nil for anything else.
    func listedAddresses(_ text: String, _ context: CellContext) -> CellOutcome? {
        let pieces = text.split { ";/|^".contains($0) }.filter { !String($0).trimmedSpaces.isEmpty }
        guard pieces.count > 1 else { return nil }
        var addresses: [String] = []
        var hasRemark = false
        for (place, raw) in pieces.enumerated() {
            let piece = String(raw).trimmedSpaces
            let isCut = place > 0 && Self.isStartOfName(pieces[place - 1], before: raw)
            guard piece.contains("@"), !isCut else {
                hasRemark = true
                continue
            }
            var address = piece
            if let open = piece.lastIndex(of: "<"), piece.hasSuffix(">") {
                address = String(piece[piece.index(after: open)...].dropLast())
            } else if let open = piece.firstIndex(of: "("), piece.hasSuffix(")") {
                address = String(piece[..<open]).trimmedSpaces
            }
            hasRemark = hasRemark || address != piece
            guard EmailSyntax.isValid(address), address.split(separator: "@").last?.contains(".") == true else {
                return nil
            }
            addresses.append(address)
        }
        guard !addresses.isEmpty else { return nil }
        var outcome = judge(addresses, context)
        if hasRemark { outcome.notes.append(CellNote("RF-NOTE-IN-EML", .flagged)) }
        return outcome
    }

    /// Whether a mark of lists stands where a point or an underscore should: `jean;roy@exemple.ca` is no mail for `roy`.
    ///
    /// A word that touches the address is taken for the start of its name unless it says that there is none, whose it is
    /// or what was asked; a remark of several words, or one that a space parts from the address, is none.
    static func isStartOfName(_ word: Substring, before address: Substring) -> Bool {
        guard let last = word.last, last != " ", address.first != " ", !word.contains("@"), address.contains("@") else {
            return false
        }
        let text = String(word).trimmedSpaces
        let bare = text.filter { $0 != "." }
        return !text.contains(" ") && Fillers.outcome(for: text, in: .email) == nil
            && !remarks.contains(foldedKey(bare)) && RefusalText(cell: text.utf8, .besideEmail).isSilent
    }

    private static let remarks: Set<String> = [
        "PERSO", "PERSONNEL", "PERSONAL", "MAISON", "HOME", "DOM", "BUREAU", "BUR", "OFFICE", "TRAVAIL", "TRAV", "WORK",
        "COURRIEL", "EMAIL", "E-MAIL", "MAIL", "MEL", "CONJOINT", "CONJOINTE", "EPOUX", "EPOUSE", "MARI", "FEMME", "NB",
    ]

    /// The verdict on the first address that stands for somebody; the others follow it, `;` between them.
    func judge(_ addresses: [String], _ context: CellContext) -> CellOutcome {
        var outcome: CellOutcome?
        var values: [String] = []
        for address in addresses {
            let one = judge(address, as: address, context)
            guard let value = one.value else { continue }
            if outcome == nil {
                outcome = one
            } else if !values.contains(value) {
                // As it was typed where its domain is a guess: the second cell judges it anew, and must doubt it too.
                let isGuessed = one.notes.contains { $0.code == "EM-TYPO" && $0.action == .mended }
                outcome?.notes.append(
                    CellNote("EM-MULTI", .flagged, proposal: isGuessed ? address : value, target: .emailSecond))
            }
            if !values.contains(value) { values.append(value) }
        }
        outcome?.value = values.joined(separator: ";")
        if values.count == 1 { outcome?.notes.append(CellNote("EM-FMT", .formatted)) }
        return outcome ?? CellOutcome(nil, "EM-PLACE", notes: [CellNote("EM-PLACE", .refused)])
    }
}
