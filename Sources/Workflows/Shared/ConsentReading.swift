import Columns
import Consent
import Ingest
import Normalization
import Records

/// How the rows of one import are read for what they say about consent.
struct ConsentReading: Sendable {
    private let flags: [ConsentIntake.FlagColumn]
    private let open: [OpenConsentColumn]
    private let headers: [Int: String]
    private let isSilent: Bool
    /// A log of changes says of each row what somebody changed, and `Do Not Call` in it may be what was lifted.
    private let isChangeLog: Bool

    /// Reads nothing.
    static let nothing = ConsentReading()

    private init() { (flags, open, headers, isSilent, isChangeLog) = ([], [], [:], true, false) }

    init(_ mapping: Mapping) {
        isChangeLog = mapping.isChangeLog == true
        let stated = Set(mapping.columns.compactMap { $0.target?.field })
        let day = mapping.columns.first { $0.target?.field == .consentDate }.map { ConsentHeaderWords($0.column) }
        let isLawsDay =
            day?.namesLaw == true
            && mapping.columns.contains {
                $0.target?.field.kind == .consentFlag && ConsentHeaderWords($0.column).namesLaw
            }
        var flags = mapping.columns.compactMap { column -> ConsentIntake.FlagColumn? in
            guard let target = column.target, target.field.kind == .consentFlag else { return nil }
            let refuses: Bool? =
                target.modifiers.contains(.optOut) ? true : target.modifiers.contains(.optIn) ? false : nil
            // The day of a consent is none of its refusal.
            let day = target.field.consentDate
            let words = ConsentHeaderWords(column.column)
            var flag = ConsentIntake.FlagColumn(
                field: target.field, also: target.modifiers, refuses: refuses,
                dayField: refuses != true && !words.isSecond && day != .consentDate && stated.contains(day) ? day : nil,
                word: column.column)
            flag.ownsChannel = words.namesChannel
            // `CASL Date` is the day of `CASL Status`, and of no other column where that one is there.
            flag.takesRowDay = !isLawsDay || words.namesLaw
            return flag
        }
        for place in flags.indices where ConsentHeaderWords(flags[place].word).isType {
            flags[place].isType = flags.indices.contains { other in
                let (words, own) = (ConsentHeaderWords(flags[other].word), ConsentHeaderWords(flags[place].word))
                return other != place && words.isState && !words.isType
                    && (flags[other].field == flags[place].field || !own.namesChannel || !words.namesChannel)
            }
        }
        self.flags = isChangeLog ? [] : flags
        open = mapping.openConsents.filter(\.holdsBack)
        headers = Dictionary(mapping.columns.map { ($0.position, $0.column) }) { first, _ in first }
        isSilent = false
    }

    func drafts(of batch: CleanBatch, _ raw: MappedBatch, _ unread: [UnreadColumn]) -> [ConsentDraft] {
        isSilent
            ? []
            : ConsentIntake.drafts(
                of: batch, columns: flags, typed: typed(raw, unread),
                open: open.compactMap { column in
                    let texts = unread.first { $0.header == column.header }?.texts
                    // Without its cells nothing is told of them, and each row is held.
                    return ConsentIntake.OpenColumn(
                        TypedColumn(header: column.header, field: nil, texts: texts ?? TextColumn()),
                        field: column.field, skipsEmpty: column.skipsEmpty && texts != nil)
                })
    }

    func stopsThatOutlive(
        _ batch: CleanBatch, _ raw: MappedBatch, _ unread: [UnreadColumn], lastHeld: (_ row: Int) -> CivilDate?
    ) -> [ConsentDraft] {
        ConsentIntake.stopsThatOutlive(batch, columns: flags, typed: typed(raw, unread), lastHeld: lastHeld)
    }

    private func typed(_ raw: MappedBatch, _ unread: [UnreadColumn]) -> [TypedColumn] {
        guard !isChangeLog else { return [] }
        let pairs = LabelledPair.all(in: unread.map(\.header))
        let paired = Set(pairs.flatMap { [$0.label, $0.value] })
        return raw.columns.filter { TypedColumn.isRead($0.target.field) }.map {
            TypedColumn(
                header: headers[$0.source] ?? $0.target.field.rawValue, field: $0.target.field, texts: $0.texts)
        }
            + unread.indices.filter { !paired.contains($0) }.map {
                TypedColumn(header: unread[$0].header, field: nil, texts: unread[$0].texts)
            }
            + pairs.map { TypedColumn(labels: unread[$0.label].texts, values: unread[$0.value].texts, $0.header) }
    }
}
