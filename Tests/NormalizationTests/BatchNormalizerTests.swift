import Columns
import Records
import Testing

@testable import Normalization

@Suite struct `The driver of normalisers` {
    static let settings = NormalizationSettings(
        asOf: testDay, dealerDomains: ["concessionroy.ca"])

    @Test func `writes a clean column for every mapped field, row for row`() {
        let clean = normalized([
            ("record_id", ["00012", "1E5"]), ("phone", ["(514) 868-1234", ""]), ("colour", [" Bleu ", "N/A"]),
            ("deal_date:dmy", ["03/04/2024", "31/12/9999"]),
        ])
        #expect(texts(clean, .recordID) == ["00012", "1E5"])
        #expect(texts(clean, .phone) == ["+15148681234", nil])
        #expect(texts(clean, .colour) == ["Bleu", nil])
        #expect(texts(clean, .dealDate) == ["2024-04-03", nil])
        #expect(clean.verdicts[.phone] == ["TL-FMT", "U"])
        #expect(
            clean.findings.map { "\($0.row) \($0.field.rawValue):\($0.code) \($0.action.rawValue)" } == [
                "0 phone:TL-FMT formatted", "0 colour:LG-SPACE formatted", "0 deal_date:DT-FMT formatted",
                "1 colour:LG-PLACE refused", "1 deal_date:DT-SENT refused",
            ])
    }

    @Test func `reads two columns about one channel each by itself`() {
        let clean = normalized([
            ("consent_email:optin", ["1", "1", "0", ""]),
            ("consent_email:optout", ["N", "O", "", "2024-03-01T15:00:00Z"]),
        ])
        #expect(clean.consentFlags.count == 2)
        #expect((0..<4).map { clean.consentFlags[0].text($0) } == ["yes", "yes", "no", nil])
        #expect((0..<4).map { clean.consentFlags[1].text($0) } == ["no", "yes", nil, "2024-03-01"])
        #expect(texts(clean, .consentEmail) == ["yes", "yes", "no", nil])
    }

    @Test func `asks about names that may be exchanged and leaves them`() {
        let clean = normalized([("first_name", ["Cloutier"]), ("last_name", ["Gabriel"])])
        #expect(texts(clean, .firstName) == ["Cloutier"])
        #expect(texts(clean, .lastName) == ["Gabriel"])
        #expect(clean.findings.map(\.code) == ["NM-SWAP", "NM-SWAP"])
        #expect(clean.findings.map(\.action) == [.suggested, .suggested])
        #expect(clean.findings.map(\.proposal) == ["Gabriel", "Cloutier"])
    }

    @Test func `repairs doubly encoded accents and says so`() {
        let clean = normalized([("colour", ["GisÃ¨le", "Mu\u{301}r", "Qu\u{FFFD}bec"])])
        #expect(texts(clean, .colour) == ["Gisèle", "Múr", "Qu\u{FFFD}bec"])
        #expect(part(clean, .legibility) == ["LG-MOJI", "LG-OK", "LG-MOJI"])
        #expect(clean.findings.map(\.action) == [.mended, .formatted, .flagged])
    }

    @Test func `moves a telephone number from the e-mail column into an empty telephone cell`() {
        let clean = normalized([("email", ["514 868-1234"]), ("phone", [""])])
        #expect(texts(clean, .phone) == ["+15148681234"])
        #expect(texts(clean, .email) == [nil])
        #expect(clean.verdicts[.phone] == ["TL-OK"])
        #expect(clean.verdicts[.email] == ["EM-BAD"])
        #expect(
            clean.findings == [
                CellFinding(
                    row: 0, field: .email, code: "RF-TEL-IN-EML", action: .moved, proposal: "+15148681234",
                    target: .phone)
            ])
        #expect(part(clean, .rightField) == ["RF-TEL-IN-EML"])
    }

    @Test func `doubts an address whose domain it guessed, in the second cell too`() {
        let clean = normalized([
            ("email", ["tom@gmial.com", "jroy@videotron.ca; mroy@gmial.com"]), ("email", ["", "leroy@gmail.con"]),
        ])
        #expect(texts(clean, .email) == ["tom@gmail.com", "jroy@videotron.ca"])
        #expect(clean.verdicts[.email] == ["EM-TYPO", "EM-OK"])
        #expect(texts(clean, .emailSecond) == [nil, "mroy@gmail.com"])
        #expect(clean.verdicts[.emailSecond]?[1] == "EM-TYPO")
        let columns = normalized([("email", ["jroy@videotron.ca"]), ("email", ["tom@gmial.com"])])
        #expect(texts(columns, .emailSecond) == ["tom@gmail.com"])
        #expect(columns.verdicts[.emailSecond] == ["EM-TYPO"])
    }

    @Test func `moves nothing into a telephone cell that is filled`() {
        let clean = normalized([("email", ["514 868-1234"]), ("phone", ["418 692-1234"])])
        #expect(texts(clean, .phone) == ["+14186921234"])
        #expect(clean.findings.first { $0.code == "RF-TEL-IN-EML" }?.action == .misplaced)
    }

    @Test func `takes an e-mail address out of the second address line and a telephone number out of a name`() {
        let clean = normalized([
            ("last_name", ["514-868-1234"]), ("address2", ["jroy@gmail.com"]), ("city", ["H2X 1Y4"]),
            ("postal_code", [""]),
        ])
        #expect(texts(clean, .email) == ["jroy@gmail.com"])
        #expect(texts(clean, .phone) == ["+15148681234"])
        #expect(texts(clean, .lastName) == [nil])
        #expect(texts(clean, .address2) == [nil])
        #expect(texts(clean, .city) == [nil])
        #expect(texts(clean, .postalCode) == ["H2X 1Y4"])
        #expect(
            clean.findings.filter { $0.action == .moved }.map(\.code).sorted() == [
                "RF-EML-IN-ADR", "RF-PC-IN-CITY", "RF-TEL-IN-NAM",
            ])
    }

    @Test func `moves a VIN from the plate, and proposes the one inside a note`() {
        let clean = normalized([
            ("plate", ["1M8GDM9AXKP042788", ""]), ("notes", ["", "échange 1M8GDM9AXKP042788"]), ("vin", ["", ""]),
        ])
        #expect(texts(clean, .vin) == ["1M8GDM9AXKP042788", nil])
        #expect(texts(clean, .plate) == [nil, nil])
        #expect(texts(clean, .notes) == [nil, "échange 1M8GDM9AXKP042788"])
    }

    @Test func `spreads two numbers and two addresses of a cell over the fields that are free`() {
        let clean = normalized([
            ("email", ["jroy@gmail.com; mroy@gmail.com"]), ("phone_home", ["514 868-1234 / 438 868-4321"]),
        ])
        #expect(texts(clean, .email) == ["jroy@gmail.com"])
        #expect(texts(clean, .emailSecond) == ["mroy@gmail.com"])
        #expect(texts(clean, .phoneHome) == ["+15148681234"])
        #expect(texts(clean, .phone) == ["+14388684321"])
    }

    @Test func `keeps several values together for filters`() {
        var settings = Self.settings
        settings.keepsSeveralValuesTogether = true
        let clean = normalized([("email", ["jroy@gmail.com; mroy@gmail.com"])], settings)
        #expect(texts(clean, .email) == ["jroy@gmail.com;mroy@gmail.com"])
        #expect(clean.columns[.field(.emailSecond)] == nil)
    }

    @Test func `puts an extension beside its number`() {
        let clean = normalized([("phone_work", ["514 868-1234 poste 12"])])
        #expect(texts(clean, .phoneWork) == ["+15148681234"])
        #expect(part(clean, .phoneWorkExtension) == ["12"])
        #expect(clean.verdicts[.phoneWork] == ["TL-EXT"])
    }

    @Test func `makes a birth date of a year, a month and a day`() {
        let clean = normalized([
            ("birth_year", ["1976", "", "1976"]), ("birth_month", ["mai", "5", ""]), ("birth_day", ["04", "4", ""]),
        ])
        #expect(texts(clean, .birthDate) == ["1976-05-04", nil, nil])
        #expect(part(clean, .birthText) == ["1976-05-04", "--05-04", "1976"])
        #expect(clean.verdicts[.birthDate] == ["BD-FULL", "BD-MD", "BD-Y"])
    }

    @Test func `fills the gaps of a column from a second one for the same field`() {
        let clean = normalized([("phone", ["", "514 868-1234"]), ("phone", ["418 692-1234", "418 692-1235"])])
        #expect(texts(clean, .phone) == ["+14186921234", "+15148681234"])
        #expect(texts(clean, .phoneHome) == [nil, "+14186921235"])
    }

    @Test func `takes a card number out of the notes and never repeats it`() {
        let clean = normalized([("notes", ["Carte 4111 1111 1111 1111 exp 12/27", "Rappeler"])])
        #expect(texts(clean, .notes) == ["Carte exp 12/27", "Rappeler"])
        #expect(clean.verdicts[.notes] == ["NT-PAN", "NT-OK"])
        #expect(clean.findings == [CellFinding(row: 0, field: .notes, code: "NT-PAN", action: .quarantined)])
    }

    @Test func `gives the same result whatever went before`() {
        let normalizer = BatchNormalizer(settings: Self.settings)
        let first = batch([("phone", ["514 868-1234"]), ("make", ["HONDA"])])
        let other = batch([("phone", ["x"]), ("make", ["???"])])
        let before = normalizer.normalize(first)
        _ = normalizer.normalize(other)
        let after = normalizer.normalize(first)
        #expect(before.findings == after.findings)
        #expect(texts(before, .phone) == texts(after, .phone))
        #expect(texts(before, .make) == ["Honda"])
    }

    @Test func `says nothing of fields that the file does not have`() {
        let clean = normalized([("vin", ["1M8GDM9AXKP042788"])])
        #expect(
            Set(clean.columns.keys) == [.field(.vin), .part(.legibility), .part(.rightField)])
    }
}

/// 2026-11-21, the day on which all tests are read.
let testDay = CivilDate(daysSinceEpoch: 20_778)

/// A batch from columns written as `field:modifier` and their cells.
func batch(_ columns: [(String, [String?])]) -> MappedBatch {
    let mapped = columns.enumerated().map { place, column in
        MappedBatch.MappedColumn(
            target: FieldTarget(column.0) ?? FieldTarget(.notes), source: place, texts: TextColumn(column.1))
    }
    return MappedBatch(entity: .customer, columns: mapped, rowCount: columns.first?.1.count ?? 0)
}

func normalized(
    _ columns: [(String, [String?])], _ settings: NormalizationSettings = `The driver of normalisers`.settings
) -> CleanBatch {
    BatchNormalizer(settings: settings).normalize(batch(columns))
}

func texts(_ clean: CleanBatch, _ field: Field) -> [String?] {
    (0..<clean.rowCount).map { clean.columns[.field(field)]?.text($0) }
}

func part(_ clean: CleanBatch, _ part: CleanColumn.Part) -> [String?] {
    (0..<clean.rowCount).map { clean.columns[.part(part)]?.text($0) }
}
