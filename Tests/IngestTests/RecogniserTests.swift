import Records
import Testing

private func recognise<Result>(_ text: String, _ test: (Recogniser.Cell) -> Result) -> Result {
    Array(text.utf8).withUnsafeBufferPointer(test)
}

@Suite struct `Value recognisers` {
    @Test(arguments: ["1M8GDM9AXKP042788", "1m8gdm9axkp042788", " 1HGCM82633A004352 ", "11111111111111111"])
    func `know a VIN whose check digit holds`(text: String) {
        #expect(recognise(text, Recogniser.vin) == .checked)
    }

    @Test(arguments: ["1M8GDM9A0KP042788", "WVWZZZ1JZXW000001"])
    func `know a VIN whose check digit does not hold`(text: String) {
        #expect(recognise(text, Recogniser.vin) == .plausible)
    }

    @Test(arguments: [
        "1M8GDM9AXKP04278", "1M8GDM9AXKP0427880", "IM8GDM9AXKP042788", "ABCDEFGHJKLMNPRST", "", "514-555-0123",
    ])
    func `take nothing else for a VIN`(text: String) {
        #expect(recognise(text, Recogniser.vin) == .none)
    }

    @Test func `weigh a VIN by the tables of the regulation`() {
        let values = ReferenceTable("vin-transliteration")
        for row in values.rows {
            #expect(Array(row[0].utf8).first.flatMap(Recogniser.vinValue) == Int(row[1]))
        }
        for row in ReferenceTable("vin-weights").rows {
            #expect(Recogniser.vinWeight((Int(row[0]) ?? 0) - 1) == Int(row[1]))
        }
    }

    @Test(arguments: ["a@b.ca", "jean.roy+auto@exemple.qc.ca", " MARIE@EXEMPLE.COM "])
    func `know the shape of an e-mail address`(text: String) { #expect(recognise(text, Recogniser.isEmail)) }

    @Test(arguments: ["aucun", "jean@exemple", "a@@b.ca", "a b@c.ca", "@b.ca", "a@b.ca;c@d.ca", "a@.ca"])
    func `refuse what is no e-mail address`(text: String) { #expect(!recognise(text, Recogniser.isEmail)) }

    @Test(arguments: [
        "(514) 555-0123", "514.555.0123", "5145550123", "1-514-555-0123", "+15145550123", "514 555-0123 poste 12",
        "514-555-0123 x4", "5145550123 ext. 22", "555-0123", "01 42 68 53 00", "0142685300", "+33 1 42 68 53 00",
        "000-000-0000", "9999999999", "514\u{A0}555\u{A0}0123", "514-555-0123 #12",
    ])
    func `know the shape of a phone number`(text: String) { #expect(recognise(text, Recogniser.isPhone)) }

    @Test(arguments: [
        "2023-04-05", "1234567", "12345", "514-555-0123 le soir", "20230405", "1 234 567,00", "H2X 1Y4", "1100000000",
        "514555", "98002-3903",
    ])
    func `refuse what is no phone number`(text: String) { #expect(!recognise(text, Recogniser.isPhone)) }

    @Test func `know three postal grammars`() {
        #expect(recognise("H2X 1Y4", Recogniser.postalShapes) == .canadian)
        #expect(recognise("h2x1y4", Recogniser.postalShapes) == .canadian)
        #expect(recognise("K1A OB1", Recogniser.postalShapes) == .canadian)
        #expect(recognise("75011", Recogniser.postalShapes) == [.american, .french])
        #expect(recognise("00501", Recogniser.postalShapes) == .american)
        #expect(recognise("98002-3903", Recogniser.postalShapes) == .american)
        #expect(recognise("D2X 1Y4", Recogniser.postalShapes) == [])
        #expect(recognise("H2X  1Y", Recogniser.postalShapes) == [])
        #expect(recognise("CP 123", Recogniser.postalShapes) == [])
    }

    @Test(arguments: [
        ("2023-04-05", DateShape.numeric(.yearMonthDay)), ("13/04/2024", .numeric(.dayMonthYear)),
        ("04/13/2024", .numeric(.monthDayYear)), ("03/04/2024", .numeric([.dayMonthYear, .monthDayYear])),
        ("03/04/05", .shortYear(.all, first: 3, last: 5)),
        ("23/04/05", .shortYear([.yearMonthDay, .dayMonthYear], first: 23, last: 5)),
        ("31/12/9999", .numeric(.dayMonthYear)), ("20230405", .numeric(.yearMonthDay)),
        ("2018-04-09T18:05:00+00:00", .numeric(.yearMonthDay)), ("2000-03-30T15:30:20-08:0", .numeric(.yearMonthDay)),
        ("9/8/2026 2:30 PM", .numeric([.dayMonthYear, .monthDayYear])), ("1940-06-07Z", .numeric(.yearMonthDay)),
        ("5 avr. 2023", .named), ("1er mai 2021", .named), ("12 FÉVR. 22", .named), ("Apr 5, 2023", .named),
        ("45021", .excelSerial), ("1588291200", .epochSeconds), ("1588291200000", .epochMilliseconds),
        ("0", DateShape.none),
        ("0000-00-00", DateShape.none),
    ])
    func `see how a date is written`(text: String, shape: DateShape) {
        #expect(recognise(text, Recogniser.date) == shape)
    }

    @Test(arguments: [
        "", "2023-13-45", "31/31/2024", "30-02-2024", "Roy", "mai", "H2X 1Y4", "12", "514-555-0123", "1.5",
    ])
    func `take nothing else for a date`(text: String) { #expect(recognise(text, Recogniser.date) == nil) }

    @Test func `know money from odometers`() {
        #expect(recognise("429,987.00", Recogniser.isMoney))
        #expect(recognise("1 234,50 $", Recogniser.isMoney))
        #expect(recognise("(12.00)", Recogniser.isMoney))
        #expect(!recognise("45210", Recogniser.isMoney))
        #expect(recognise("125 000 km", Recogniser.isOdometer))
        #expect(recognise("45210", Recogniser.isOdometer))
        #expect(!recognise("1234567", Recogniser.isOdometer))
        #expect(!recognise("$45210", Recogniser.isOdometer))
        #expect(!recognise("00012", Recogniser.isOdometer))
        #expect(recognise("429,987", Recogniser.number)?.whole == 429_987)
        #expect(recognise("1 234,5", Recogniser.number)?.decimals == 1)
    }

    @Test func `fold French words to plain ones, composed or not`() {
        #expect(FoldedText.fold("  Référé à l’Œuvre — N/U ") == "refere a l oeuvre n u")
        #expect(FoldedText.fold("e\u{301}te\u{301}") == "ete")
        #expect(FoldedText.fold("客户") == "")
    }

    @Test(arguments: [
        ("Québec", WordList.province), ("qc", .province), ("C.-B.", .province), ("NY", .province), ("Toyota", .make),
        ("Mme", .civility), ("M. et Mme", .civility), ("oui", .boolean), ("usagé", .newUsed), ("comptant", .finance),
        ("français", .language), ("F", .sex), ("exprès", .consentStatus),
    ])
    func `know the words of a code list`(text: String, list: WordList) {
        #expect(recognise(text) { ValueWords.shared.holds($0, list) })
    }
}
