import Records

/// What the rows of a file say about consent: privacy.md §2.1, with its asymmetric trust.
///
/// A refusal always counts, dated or not. A yes counts as a grant only with its date; without one it is kept as
/// unknown, and so is what a column of unknown polarity says, unless its words say it themselves. Silence is nothing.
package enum ConsentIntake {
    /// A column about consent: its field, polarity and own word.
    package struct FlagColumn: Sendable {
        package var field: Field
        /// Channels that it is about beside that of its field.
        package var also: Set<Modifier>
        /// True when a yes refuses; nil when nobody said, and then the column decides nothing.
        package var refuses: Bool?
        /// The field that holds the day of what the column says; nil where the row has one for all.
        package var dayField: Field?
        /// Whether the row's one day of a consent may be this column's.
        package var takesRowDay = true
        /// Whether it says only of what kind a consent is, which another column states.
        package var isType = false
        /// Whether its header names the channel; else the row's own column of channels does.
        package var ownsChannel = false
        package var word: String

        package init(
            field: Field, also: Set<Modifier> = [], refuses: Bool?, dayField: Field? = nil, word: String
        ) {
            self.field = field
            self.also = also
            self.refuses = refuses
            self.dayField = dayField
            self.word = word
        }

        /// The channels as the store writes them; nil for all of them.
        var channels: [String?] {
            let more: [(Modifier, String)] = [
                (.alsoEmail, "EM"), (.alsoText, "SM"), (.alsoPhone, "PH"), (.alsoMail, "PO"),
            ]
            return [ConsentIntake.channel(field)] + more.filter { also.contains($0.0) }.map(\.1)
        }
    }

    /// A column that looks like one of consents and that nobody has said how to read.
    package struct OpenColumn: Sendable {
        package var cells: TypedColumn
        /// The channel field that it may be about.
        package var field: Field
        /// Whether an empty cell is no answer: the column holds codes or words, and no yes and no.
        package var skipsEmpty: Bool

        package init(_ cells: TypedColumn, field: Field, skipsEmpty: Bool) {
            self.cells = cells
            self.field = field
            self.skipsEmpty = skipsEmpty
        }
    }

    /// Reads the consent columns of a clean batch, row by row. For a list of withdrawals every row is one.
    ///
    /// - Parameters:
    ///   - columns: as many as the batch has consent flags, in the same order.
    ///   - typed: the file's other columns as they were typed, in which refusals may stand too.
    ///   - open: columns whose question is unanswered: until it is, each row has an answer that nobody could read.
    package static func drafts(
        of batch: CleanBatch, columns: [FlagColumn], typed: [TypedColumn] = [], open: [OpenColumn] = []
    ) -> [ConsentDraft] {
        var drafts = TypedRefusals.drafts(of: batch, typed: typed)
        for column in open {
            for row in 0..<batch.rowCount where !column.skipsEmpty || column.cells.isFilled(row) {
                // Whose rows nobody has said what they are: a list's are of the addresses that it names.
                let own = batch.entity == .consentEvent && column.cells.header.isEmpty ? contacts(batch, row) : []
                for contact in own.isEmpty ? [nil] : own.map(Optional.some) {
                    drafts.append(
                        ConsentDraft(
                            row: row, channel: channel(column.field), kind: .unread, occurredOn: nil, proof: 0,
                            contact: contact, column: column.cells.header))
                }
            }
        }
        let isHeld = open.contains { $0.cells.header.isEmpty }
        let isList = batch.entity == .consentEvent && columns.isEmpty && !isHeld
        guard isList || !columns.isEmpty else { return drafts }
        precondition(columns.count == batch.consentFlags.count, "one flag column a consent column")
        let (dates, proofs) = (batch.columns[.field(.consentDate)], batch.columns[.field(.consentProof)])
        for row in 0..<batch.rowCount {
            let contacts = batch.entity == .consentEvent ? self.contacts(batch, row) : []
            // Somebody whom a list of acts names by an address, a number or a customer's key.
            let isListed =
                batch.entity == .consentEvent && (!contacts.isEmpty || text(batch, .customerID, row) != nil)
            let statedOn = dates?.text(row).flatMap { CivilDate($0) }
            func add(
                _ kind: ConsentDraft.Kind, _ day: CivilDate?, _ named: Set<String>?, _ own: [String?], _ word: String
            ) {
                let proof = proofLevel(proofs?.text(row), isDated: day != nil)
                for own in named == nil ? own : [nil] {
                    for (channel, contact) in subjects(contacts, named: named, own, isStop: kind.isStop) {
                        drafts.append(
                            ConsentDraft(
                                row: row, channel: channel, kind: kind, occurredOn: day, proof: proof, contact: contact,
                                column: word))
                    }
                }
            }
            if isList {
                if isListed {
                    add(.withdraw, statedOn, ConsentChannelWord(text(batch, .consentChannel, row)).codes, [nil], "")
                }
                continue
            }
            let hasEnd = text(batch, .consentEnd, row) != nil
            let spoken = ConsentChannelWord(text(batch, .consentChannel, row))
            for (column, flags) in zip(columns, batch.consentFlags) {
                // A row has one date and may have many flags: `CASL Date` says nothing of `Do Not Email`. A refusal
                // that is not surely of that day stays without a day, and then no later grant lifts it.
                let ownDay = column.dayField.map { text(batch, $0, row).flatMap { CivilDate($0) } }
                let rowDay = column.takesRowDay ? statedOn : nil
                let statedOn = ownDay ?? (column.refuses == true && columns.count > 1 ? nil : rowDay)
                var told = Self.told(flags.text(row), column, statedOn)
                // Who is on a list of those who said stop has said so, whatever its day.
                if told.isEmpty, flags.text(row) == nil, column.refuses == true, columns.count == 1, isListed {
                    told = [Told(.withdraw, statedOn)]
                }
                for var act in told {
                    // `Withdrawn` under a type is a stop all the same.
                    guard !column.isType || act.kind.isStop else { continue }
                    // A column that names no channel is about the one that the row names beside it.
                    let isNamed = act.channel == nil && (column.field == .consentAll || !column.ownsChannel)
                    // What a consent is said to be elsewhere in the row, and a day on which it ends, make a claim of a grant.
                    if act.kind == .grant, hasEnd || isOnlyImplied(row, column, columns, batch) {
                        act.kind = .unknownImport
                    }
                    // Beside a customer a channel may be the preferred one, and a no is a no to all of them.
                    let narrows = !spoken.isUnread && (!act.kind.isStop || batch.entity == .consentEvent)
                    let named = isNamed && narrows ? spoken.codes : nil
                    // A channel that nobody can read is no permission for all of them.
                    if isNamed, spoken.isUnread, act.kind == .grant { act.kind = .unknownImport }
                    add(act.kind, act.day, named, act.channel.map { [$0] } ?? column.channels, column.word)
                }
            }
        }
        return drafts
    }

    /// The stops of rows that later ones replaced: of the customer whose key they have, and of the addresses that they held,
    /// since a key may be given to somebody else.
    ///
    /// - Parameter lastHeld: the last day on which a row surely held. A stop without a day gets that one, so that a consent
    ///   given since can lift it.
    package static func stopsThatOutlive(
        _ batch: CleanBatch, columns: [FlagColumn], typed: [TypedColumn] = [], lastHeld: (_ row: Int) -> CivilDate?
    ) -> [ConsentDraft] {
        drafts(of: batch, columns: columns, typed: typed).filter(\.kind.isStop).flatMap { draft in
            var draft = draft
            draft.occurredOn = draft.occurredOn ?? lastHeld(draft.row)
            guard draft.contact == nil else { return [draft] }
            let reached = contacts(batch, draft.row).filter {
                switch draft.channel {
                case "EM": $0.channel == "EM"
                case "SM", "PH": $0.channel == "PH"
                case nil: true
                default: false
                }
            }
            return [draft]
                + reached.map { contact in
                    var copy = draft
                    copy.contact = contact
                    return copy
                }
        }
    }

    /// Whom an act is about, and by which channels: those that the row names, else the column's, else those that each
    /// contact is for. A list that has only numbers closes them, and the channel that its column names for everyone who holds
    /// one; one that names a channel closes it for whoever is behind the address that it gives.
    private static func subjects(
        _ contacts: [ConsentDraft.Contact], named: Set<String>?, _ channel: String?, isStop: Bool
    ) -> [(channel: String?, contact: ConsentDraft.Contact?)] {
        if contacts.isEmpty { return named.map { $0.sorted().map { ($0, nil) } } ?? [(channel, nil)] }
        func own(_ channel: String) -> [ConsentDraft.Contact] {
            contacts.filter { ($0.channel == "EM") == (channel == "EM") }
        }
        if let named {
            return named.sorted().flatMap { channel in
                (own(channel).isEmpty ? contacts : own(channel)).map { (channel, $0) }
            }
        }
        if let channel, !own(channel).isEmpty { return own(channel).map { (channel, $0) } }
        // What an address is written beside holds for whoever is behind it: a yes to text messages is none to e-mail.
        if let channel, channel != "EM" || !isStop { return contacts.map { (channel, $0) } }
        return contacts.flatMap { contact in
            var channels = contact.channel == "EM" ? ["EM"] : ["PH", "SM"]
            // Who left an e-mail list and gave a number only has left it all the same.
            if isStop, let channel, !channels.contains(channel) { channels.append(channel) }
            return channels.map { ($0, contact) }
        }
    }

    /// Whether another column of the row that may be about the same channel calls the consent implied.
    private static func isOnlyImplied(
        _ row: Int, _ column: FlagColumn, _ columns: [FlagColumn], _ batch: CleanBatch
    ) -> Bool {
        zip(columns, batch.consentFlags).contains { other, flags in
            flags.text(row) == "implied"
                && (other.isType || other.field == column.field || other.field == .consentAll
                    || column.field == .consentAll)
        }
    }

    private static func text(_ batch: CleanBatch, _ field: Field, _ row: Int) -> String? {
        batch.columns[.field(field)]?.text(row)
    }

    /// What one cell says, of the column's own channel or of one that it names.
    private struct Told {
        var kind: ConsentDraft.Kind
        var day: CivilDate?
        var channel: String?

        init(_ kind: ConsentDraft.Kind, _ day: CivilDate?, channel: String? = nil) {
            (self.kind, self.day, self.channel) = (kind, day, channel)
        }
    }

    /// - Parameter cell: what `act` reads, or several of them where the cell names channels: `no SM=no`, `EM=yes`. A named
    ///   channel's yes allows, whichever way the column points.
    private static func told(_ cell: String?, _ column: FlagColumn, _ statedOn: CivilDate?) -> [Told] {
        guard let cell else { return [] }
        return cell.split(separator: " ").compactMap { word in
            let parts = word.split(separator: "=")
            guard parts.count == 2 else {
                return act(String(word), refuses: column.refuses, statedOn: statedOn).map { Told($0.kind, $0.date) }
            }
            let isKnown = parts[1] == "no" || column.refuses != nil
            return act(String(parts[1]), refuses: isKnown ? false : nil, statedOn: statedOn)
                .map { Told($0.kind, $0.date, channel: String(parts[0])) }
        }
    }

    /// - Parameter said: `yes`, `no`, a word that says itself what it is (`express`, `implied`, `withdrawn`), or the date
    ///   of an act.
    private static func act(
        _ said: String, refuses: Bool?, statedOn: CivilDate?
    ) -> (kind: ConsentDraft.Kind, date: CivilDate?)? {
        switch said {
        case "express": return statedOn == nil ? (.unknownImport, nil) : (.grant, statedOn)
        // What implies a consent is a purchase or a request, and those are read where they stand.
        case "implied": return (.unknownImport, statedOn)
        case "withdrawn": return (.withdraw, statedOn)
        case "unread": return (.unread, nil)
        default: break
        }
        let ownDate = CivilDate(said)
        guard said == "yes" || said == "no" || ownDate != nil else { return nil }
        let isYes = said != "no"
        let date = ownDate ?? statedOn
        // Nobody knows which way this column points: what it says is kept, and decides nothing.
        guard let refuses else { return (.unknownImport, date) }
        if refuses { return isYes ? (.withdraw, date) : nil }
        if !isYes { return (.withdraw, date) }
        return date == nil ? (.unknownImport, nil) : (.grant, date)
    }

    fileprivate static func channel(_ field: Field) -> String? {
        switch field {
        case .consentEmail: "EM"
        case .consentText: "SM"
        case .consentPhone: "PH"
        case .consentMail: "PO"
        default: nil
        }
    }

    private static func contacts(_ batch: CleanBatch, _ row: Int) -> [ConsentDraft.Contact] {
        let emails = [Field.email, .emailSecond].compactMap { text(batch, $0, row) }
        let phones = [Field.phone, .phoneMobile, .phoneHome, .phoneWork].compactMap { text(batch, $0, row) }
        return emails.map { ConsentDraft.Contact(channel: "EM", value: $0) }
            + phones.map { ConsentDraft.Contact(channel: "PH", value: $0) }
    }

    /// PRF 0 … 3: a bare flag; a flag with its date; a form or log with its wording; signed, recorded or double opt-in.
    private static func proofLevel(_ word: String?, isDated: Bool) -> Int {
        guard let word = word?.lowercased() else { return isDated ? 1 : 0 }
        if ["sign", "enregistr", "record", "audio", "double"].contains(where: word.contains) { return 3 }
        if ["form", "web", "log", "journal", "pdf", "kiosque"].contains(where: word.contains) { return 2 }
        if isDated, isWording(word) { return 2 }
        return isDated ? 1 : 0
    }

    /// Whether a word names the words that were agreed to (`infolettre-2026-02`) or is those words: a sentence.
    private static func isWording(_ word: String) -> Bool {
        if ["verb", "oral", "phone", "tél", "tel"].contains(where: word.contains) { return false }
        let isVersioned = word.contains { $0.isLetter } && word.contains { $0.isNumber }
        return isVersioned || word.split(whereSeparator: { !$0.isLetter }).count >= 4
    }
}
