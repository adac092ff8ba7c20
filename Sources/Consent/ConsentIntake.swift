import Records

/// What the rows of a file say about consent: privacy.md §2.1, with its asymmetric trust.
///
/// A refusal always counts, dated or not. A yes counts as a grant only with its date; without one it is kept as
/// unknown. Silence is nothing.
package enum ConsentIntake {
    /// What a cell of a consent column says.
    package enum Said: Sendable, Equatable {
        case yes
        case no
        /// Yes, on that day: “out since 2024-03-01”.
        case yesOn(CivilDate)
        /// The system's own claim that the law implies a consent: nobody gave it.
        case implied
    }

    /// A column about consent. Two columns may speak of one channel; each speaks for itself.
    package struct FlagColumn: Sendable {
        package var field: Field
        /// True when a yes refuses.
        package var refuses: Bool
        package var word: String
        /// A cell a row; nil says nothing.
        package var cells: [Said?]

        package init(field: Field, refuses: Bool, word: String, cells: [Said?]) {
            self.field = field
            self.refuses = refuses
            self.word = word
            self.cells = cells
        }
    }

    /// Reads the consent columns of a clean batch, row by row. For a list of withdrawals every row is one.
    package static func drafts(of batch: CleanBatch, columns: [FlagColumn]) -> [ConsentDraft] {
        var drafts: [ConsentDraft] = []
        let isList = batch.entity == .consentEvent && columns.isEmpty
        guard isList || !columns.isEmpty else { return [] }
        for row in 0..<batch.rowCount {
            let contacts = batch.entity == .consentEvent ? self.contacts(batch, row) : []
            let statedOn = text(batch, .consentDate, row).flatMap { CivilDate($0) }
            let proof = proofLevel(text(batch, .consentProof, row), isDated: statedOn != nil)
            if isList {
                let channels = listChannels(text(batch, .consentChannel, row))
                for contact in contacts {
                    for channel in contact.channel == "EM" ? ["EM"] : ["PH", "SM"] where channels?.contains(channel) ?? true {
                        drafts.append(
                            ConsentDraft(
                                row: row, channel: channel, kind: .withdraw, occurredOn: statedOn, proof: proof,
                                contact: contact, column: ""))
                    }
                }
                continue
            }
            for column in columns {
                guard let said = column.cells[row],
                    let act = act(said, refuses: column.refuses, statedOn: statedOn)
                else { continue }
                let channel = self.channel(column.field)
                let subjects: [ConsentDraft.Contact?] =
                    contacts.isEmpty
                    ? [nil] : contacts.filter { channel == nil || ($0.channel == "EM") == (channel == "EM") }
                for contact in subjects {
                    drafts.append(
                        ConsentDraft(
                            row: row, channel: channel, kind: act.kind, occurredOn: act.date, proof: proof,
                            contact: contact, column: column.word))
                }
            }
        }
        return drafts
    }

    private static func text(_ batch: CleanBatch, _ field: Field, _ row: Int) -> String? {
        batch.columns[.field(field)]?.text(row)
    }

    private static func act(
        _ said: Said, refuses: Bool, statedOn: CivilDate?
    ) -> (kind: ConsentDraft.Kind, date: CivilDate?)? {
        switch said {
        case .implied: return (.unknownImport, statedOn)
        case .no: return refuses ? nil : (.withdraw, statedOn)
        case .yes, .yesOn:
            var date = statedOn
            if case .yesOn(let day) = said { date = day }
            if refuses { return (.withdraw, date) }
            return date == nil ? (.unknownImport, nil) : (.grant, date)
        }
    }

    private static func channel(_ field: Field) -> String? {
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

    /// The channels that a list's own column names; nil when it names none that is known.
    private static func listChannels(_ word: String?) -> Set<String>? {
        guard let word = word?.lowercased() else { return nil }
        var channels: Set<String> = []
        if ["em", "eml", "email", "e-mail", "courriel"].contains(word) { channels.insert("EM") }
        if ["sm", "sms", "texto", "text"].contains(word) { channels.insert("SM") }
        if ["ph", "tel", "phone", "téléphone", "telephone"].contains(word) { channels.insert("PH") }
        return channels.isEmpty ? nil : channels
    }

    /// PRF 0 … 3: a bare flag; a flag with its date; a form or log with its wording; signed, recorded or double opt-in.
    private static func proofLevel(_ word: String?, isDated: Bool) -> Int {
        guard let word = word?.lowercased() else { return isDated ? 1 : 0 }
        if ["sign", "enregistr", "record", "audio", "double"].contains(where: word.contains) { return 3 }
        if ["form", "web", "log", "journal", "pdf", "kiosque"].contains(where: word.contains) { return 2 }
        return isDated ? 1 : 0
    }
}
