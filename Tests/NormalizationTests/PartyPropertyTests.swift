import Records
import Testing

@testable import Normalization

/// Words that make parsers stumble, names that make them work, and plain noise.
let awkwardWords = [
    "Roy", "JEAN", "marie", "DE", "la", "St", "Ste-", "-", "--", "'", "’", "\"", "(", ")", "((", "&", "et", "ET", "/",
    "+", ",", ", ,", "Jr", "III", "V", "M.",
    "Mme", "Dr", "née", "NEE", "feu", "SUCCESSION", "inc", "INC.", "ltée", "9123-4567", "Québec", "QUEBEC", "Canada",
    "c/o", "att:", "A/S", "***", "#2", "#", "12", "514-555-0199",
    "a@b.ca", "@", "H2X 1Y4", "1HGCM82633A004352", "😊", "∫≜⩕", "İstanbul", "ß", "ŒUVRE", "éÉ", "李", "محمد", "Ng'ang'a",
    "O'", "D'", "Mc", "MAC", "\u{301}", "\u{200F}", "\u{A0}", "FAMILLE",
    "CLIENT", "COMPTANT", "TEST", "N/A", "y", "dit", "1240", "rue", "RUE", "boul.", "app", "APP4", "104-2701", "1/2",
    "CP", "PO", "BOX", "RR", "4e", "23RD", "AVE", "ST", "O", "W",
    "STN", "Montréal", "QC", "K1A", "0B1", "90210", "NY", "PQ", "N°", "½", "[x]", "«a»", "“b”", "Ph.", "D.", "x.y.z",
]

@Suite struct `Names that resist` {
    private static func again(_ outcome: PartyOutcome) -> PartyOutcome {
        PartyNormalizer().resolve(
            PartyInput(
                civility: outcome.civility, firstName: outcome.firstName, middleName: outcome.middleName,
                lastName: outcome.lastName,
                company: outcome.company))
    }

    @Test func `any text is read without stopping, and the fast answer is the careful one`() {
        var generator = SeededGenerator(state: 20_261_121)
        func text() -> String? {
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: nil
            case 1: awkwardWords.randomElement(using: &generator)
            default:
                (0..<Int.random(in: 1...6, using: &generator)).map { _ in awkwardWords.randomElement(using: &generator)!
                }.joined(separator: Bool.random(using: &generator) ? " " : "")
            }
        }
        for _ in 0..<3_000 {
            let input = PartyInput(
                civility: Int.random(in: 0..<4, using: &generator) == 0 ? text() : nil, firstName: text(),
                middleName: Int.random(in: 0..<4, using: &generator) == 0 ? text() : nil,
                lastName: text(), fullName: Bool.random(using: &generator) ? text() : nil,
                company: Int.random(in: 0..<3, using: &generator) == 0 ? text() : nil,
                isLastFirst: Bool.random(using: &generator))
            let outcome = PartyNormalizer().resolve(input)
            var reader = PartyReader()
            if outcome != reader.read(input) { Issue.record("\(input)") }
        }
    }

    @Test func `the fast answer for plain names is the careful one`() {
        let words = [
            "JEAN", "Marie", "gisele", "MARIE-EVE", "Roy", "TREMBLAY", "belanger", "Côté", "MACDONALD", "McDonald",
            "Cash", "DOE", "JP", "St-Pierre", "ÉLOÏSE", "Test",
            "DE", "O'NEIL", "D'Amours", "Prud'homme", "Le", "Nil", "INC", "garage", "Jean-", "X", "Famille", "Ng",
            "VAN", "NATHALIE", "Feu",
        ]
        for first in words {
            for last in words {
                for input in [
                    PartyInput(firstName: first, lastName: last), PartyInput(fullName: first + " " + last),
                    PartyInput(civility: "Mme", fullName: first + " " + last, isLastFirst: true),
                ] {
                    guard let fast = PartyNormalizer().plainName(input) else { continue }
                    var reader = PartyReader()
                    if fast != reader.read(input) { Issue.record("\(input)") }
                }
            }
        }
    }

    @Test func `a clean name stays as it is`() {
        let firsts = [
            "Jean", "Marie-Ève", "J.", "JP", "Gisèle", "Andre", "Van", "Marie France", "La'tanya", "Jean-François",
        ]
        let lasts = [
            "Roy", "de la Durantaye", "St-Pierre", "O'Neil", "McDonald", "Van Houtte", "van der Berg", "Le Blanc",
            "Côté", "Prud'homme", "Velasquez y Garcia",
            "Tremblay-Gagnon", "El Khoury", "Ng", "D'Amours", "Cash", "Paul", "De Grandpré",
        ]
        for first in firsts {
            for last in lasts {
                let outcome = PartyNormalizer().resolve(PartyInput(civility: "MME", firstName: first, lastName: last))
                #expect([outcome.civility, outcome.firstName, outcome.lastName] == ["MME", first, last])
                #expect(outcome.notes.allSatisfy { $0.note.code == "NM-INIT" }, "\(first) \(last) \(outcome.notes)")
            }
        }
    }

    @Test func `normalising what was normalised changes nothing`() {
        var generator = SeededGenerator(state: 7)
        let firsts = [
            "JEAN", "marie eve", "GISELE", "J.P.", "Mme Lise", "JEAN ET MARIE", "Benoit (Ben)", "Dr Paul", "ANNE-MARIE",
            "Jean \"Ti-Jean\"", "JOSEE",
        ]
        let lasts = [
            "ROY", "DE LA DURANTAYE", "O'NEIL", "TREMBLAY NEE GAGNON", "st-pierre", "TREMBLAY INC.", "ROY JR",
            "MCDONALD", "DU SABLON", "GARAGE ROY", "VAN DER BERG", "LE BLANC",
            "9123-4567 QUEBEC INC", "COTE (DECEDE)",
        ]
        let companies: [String?] = [
            nil, nil, nil, "TRANSPORT TREMBLAY INC", "BELL", "Garage Roy inc. att: Jean Roy",
            "LES ALIMENTS ESPOSITO (ST-MICHEL) LTEE",
        ]
        for first in firsts {
            for last in lasts {
                let company = companies.randomElement(using: &generator)!
                let outcome = PartyNormalizer().resolve(PartyInput(firstName: first, lastName: last, company: company))
                let second = Self.again(outcome)
                #expect(
                    [second.civility, second.firstName, second.middleName, second.lastName, second.company]
                        == [
                            outcome.civility, outcome.firstName, outcome.middleName, outcome.lastName, outcome.company,
                        ], "\(first) | \(last) | \(company ?? "-")")
            }
        }
    }
}
