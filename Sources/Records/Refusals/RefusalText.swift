/// What a text that somebody typed closes to the dealer: `ne plus me contacter SVP`, `stop emails`, `aucune sollicitation`.
///
/// A plain refusal closes channels. What may be one and may as well say something else (`aucun courriel`: none wanted, or
/// none known) is held for a person to read. A text about something else, or a refusal of some hours only, says nothing.
package struct RefusalText: Sendable, Equatable {
    /// Channels of codebook group L (`EM`, `SM`, `PH`, `PO`), nil for all of them; in the order of the text, each once.
    package private(set) var closed: [String?] = []
    /// Channels that a person should read about before anything is sent; none that is closed.
    package private(set) var doubtful: [String?] = []

    /// Where a text stands. Bare words such as `STOP` and `ne pas utiliser` are about what they stand beside.
    package enum Place: Sendable {
        case anywhere, besideEmail, besidePhone
    }

    package var isSilent: Bool { closed.isEmpty && doubtful.isEmpty }

    /// A refusal of everything.
    package static let all = RefusalText(closed: [nil])

    private init(closed: [String?]) { self.closed = closed }

    /// Reads a cell clause by clause; words with an `@` in them are addresses and no words.
    package init(cell: some Collection<UInt8>, _ place: Place = .anywhere) {
        guard RefusalTrigger.fires(in: cell) else { return }
        for clause in Self.clauses(Array(cell)) {
            for part in Self.parts(clause) {
                switch LabelledAnswer(part) {
                case .refused(let channels):
                    for channel in channels where !closed.contains(channel) { closed.append(channel) }
                case .doubted(let channels):
                    for channel in channels where !doubtful.contains(channel) { doubtful.append(channel) }
                case .allowed: break
                case .confirmed(let label): read(label, place)
                case nil: read(FoldedText.fold(Self.withoutAddresses(part)), place)
                }
            }
        }
        settle()
    }

    /// - Parameter folded: as `FoldedText` folds.
    package init(folded: [UInt8], _ place: Place = .anywhere) {
        guard RefusalTrigger.fires(in: folded) else { return }
        read(folded, place)
        settle()
    }

    /// Whether a text says that somebody may leave, as the wording of a consent does.
    package static func tellsOfRight(_ folded: [UInt8]) -> Bool {
        RefusalGrammar(folded, .anywhere).tellsOfRight
    }

    private mutating func read(_ folded: [UInt8], _ place: Place) {
        guard folded.count <= 4000, RefusalTrigger.opens(folded) else { return }
        var grammar = RefusalGrammar(folded, place)
        grammar.read()
        for channel in grammar.closed where !closed.contains(channel) { closed.append(channel) }
        for channel in grammar.doubtful where !doubtful.contains(channel) { doubtful.append(channel) }
    }

    private mutating func settle() {
        doubtful.removeAll { closed.contains($0) || closed.contains(nil) }
    }

    /// Parts between full stops, semicolons, marks and line ends; the points of `S.V.P.` end nothing.
    private static func clauses(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var clauses: [ArraySlice<UInt8>] = []
        var start = 0
        for (place, byte) in bytes.enumerated() {
            let ends: Bool
            switch byte {
            case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "|"), 10, 13: ends = true
            case UInt8(ascii: "."):
                let isLast = place + 1 == bytes.count || bytes[place + 1] == 0x20
                ends = isLast && place >= 2 && bytes[place - 2] != UInt8(ascii: ".")
            default: ends = false
            }
            if ends {
                clauses.append(bytes[start..<place])
                start = place + 1
            }
        }
        clauses.append(bytes[start...])
        return clauses
    }

    /// `Email opt-in: No, SMS opt-in: Yes` are two answers; any other clause is one part.
    private static func parts(_ clause: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        guard clause.contains(UInt8(ascii: ":")) || clause.contains(UInt8(ascii: "=")) else { return [clause] }
        let parts = clause.split(separator: UInt8(ascii: ","))
        guard parts.count > 1 else { return [clause] }
        if parts.allSatisfy({ LabelledAnswer($0) != nil }) { return parts }
        // `Ne pas appeler, consentement courriel : non` says two things. `Ne pas appeler, ne pas écrire : non` asks one.
        let labelled = parts.filter { $0.contains(UInt8(ascii: ":")) || $0.contains(UInt8(ascii: "=")) }
        let isOfConsent = labelled.allSatisfy { part in
            let label = part.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "=") }
            return LabelledAnswer(part) != nil && RefusalText(folded: FoldedText.fold(label)).isSilent
        }
        return isOfConsent ? parts : [clause]
    }

    /// `DNC-jroy@exemple.ca` keeps what is typed before the address.
    private static func withoutAddresses(_ clause: ArraySlice<UInt8>) -> [UInt8] {
        guard clause.contains(UInt8(ascii: "@")) else { return Array(clause) }
        return Array(
            clause.split(separator: 0x20).map { word -> [UInt8] in
                guard word.contains(UInt8(ascii: "@")) else { return Array(word) }
                return Array(word.prefix(StopPrefix.length(in: word)))
            }.joined(separator: [0x20]))
    }
}

/// A word of refusal that somebody typed right before an address: `DNC-jroy@exemple.ca`.
package enum StopPrefix {
    /// The bytes of the word with its mark behind it; 0 where the address begins otherwise.
    package static func length(in address: some Collection<UInt8>) -> Int {
        guard let first = address.first, firstBytes.contains(first | 0x20) else { return 0 }
        let head = Array(address.prefix(24)).map(\.asciiLowercase)
        for word in words where head.count > word.count && head.starts(with: word) {
            if marks.contains(head[word.count]) { return word.count + 1 }
        }
        return 0
    }

    private static let marks: Set<UInt8> = Set("-_:/*".utf8)
    private static let words: [[UInt8]] = [
        "dnc", "dne", "npc", "npa", "donotcontact", "donotemail", "nepascontacter", "desabonne", "desabonnee",
        "unsubscribed", "unsub", "optout",
    ].map { Array($0.utf8) }
    private static let firstBytes = Set(words.map { $0[0] })
}
