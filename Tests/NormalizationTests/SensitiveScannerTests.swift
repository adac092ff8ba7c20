import Testing

@testable import Normalization

@Suite struct `Sensitive identifiers` {
    @Test(arguments: [
        ("Carte Visa 4111-1111-1111-1111", SensitiveIdentifier.card),
        ("amex 378282246310005", .card),
        ("NAS 130 692 544", .socialInsurance),
        ("130-692-544", .socialInsurance),
        ("NAM ROYJ 7605 0412", .healthInsurance),
        ("trem80551214", .healthInsurance),
        ("permis R1234-150580-05", .driverLicence),
        ("IBAN FR76 3000 6000 0112 3456 7890 189", .bankAccount),
        ("spécimen 30012-815-1234567", .bankAccount),
        ("1 85 05 78 006 084 91", .frenchSecurity),
        ("SSN 219-09-9999", .unitedStatesSecurity),
    ])
    func `are found by their arithmetic and the words around`(text: String, identifier: SensitiveIdentifier) {
        #expect(SensitiveScanner.matches(in: text).map(\.identifier) == [identifier])
    }

    @Test(arguments: [
        "514 868-1234", "+1 514 868 1234 poste 4567", "1M8GDM9AXKP042788", "WBA71DC010CH14720", "H2X 1Y4",
        "facture 130692544", "RO 130692544", "commande 4111111111111111", "IMEI 353879234252633", "NEQ 1160000004",
        "BN 130 692 544", "219-00-9999", "000-12-3456", "45 210 km", "2024-05-02 14:30", "4111 1111 1111 1112",
    ])
    func `are not seen in telephone numbers, VINs, invoices and dates`(text: String) {
        #expect(SensitiveScanner.matches(in: text).isEmpty)
    }

    /// 10,000 notes, half with an identifier, half with numbers that look like one.
    @Test func `are found with a precision of 0.98 and a recall of 0.95 among decoys`() {
        var random = SeededGenerator(seed: 20_261_121)
        var (found, right, planted) = (0, 0, 0)
        for turn in 0..<10_000 {
            let note: (text: String, identifier: SensitiveIdentifier?) =
                turn % 2 == 0 ? Self.planted(&random) : (Self.decoy(&random), nil)
            let matches = SensitiveScanner.matches(in: note.text)
            found += matches.count
            guard let identifier = note.identifier else { continue }
            planted += 1
            if matches.contains(where: { $0.identifier == identifier }) { right += 1 }
        }
        #expect(planted == 5000)
        #expect(Double(right) / Double(planted) >= 0.95)
        #expect(Double(right) / Double(found) >= 0.98)
    }

    private static func planted(_ random: inout SeededGenerator) -> (String, SensitiveIdentifier?) {
        let before = ["Client dit : ", "Note: ", "", "A laissé ", "Voir dossier, "][random.below(5)]
        let after = [" merci", "", ", rappeler", " (à effacer)"][random.below(4)]
        func grouped(_ digits: String, _ sizes: [Int], _ separator: String) -> String {
            var rest = digits[...]
            return sizes.map { size in
                defer { rest = rest.dropFirst(size) }
                return String(rest.prefix(size))
            }.joined(separator: separator)
        }
        let separator = [" ", "-"][random.below(2)]
        switch random.below(6) {
        case 0:
            let word = ["NAS ", "nas: ", "SIN ", "no d'assurance sociale ", ""][random.below(5)]
            let digits = withCheckDigit(String(1 + random.below(7)) + self.digits(7, &random))
            return (before + word + grouped(digits, [3, 3, 3], separator) + after, .socialInsurance)
        case 1:
            let digits = withCheckDigit("4" + self.digits(14, &random))
            let text = random.below(2) == 0 ? digits : grouped(digits, [4, 4, 4, 4], separator)
            return (before + "carte " + text + after, .card)
        case 2:
            let name = ["ROYJ", "TREM", "GAGM", "BOUL"][random.below(4)]
            let month = 1 + random.below(12) + (random.below(2) == 0 ? 50 : 0)
            let birth = twoDigits(random.below(100)) + twoDigits(month) + twoDigits(1 + random.below(28))
            let text = name + birth + twoDigits(random.below(100))
            return (
                before + "RAMQ " + (random.below(2) == 0 ? text : grouped(text, [4, 4, 4], " ")) + after,
                .healthInsurance
            )
        case 3:
            let birth = twoDigits(1 + random.below(28)) + twoDigits(1 + random.below(12)) + twoDigits(random.below(100))
            let text = "R" + self.digits(4, &random) + "-" + birth + "-" + twoDigits(random.below(100))
            return (before + "permis " + text + after, .driverLicence)
        case 4:
            let body =
                String(1 + random.below(2)) + twoDigits(random.below(100)) + twoDigits(1 + random.below(12))
                + twoDigits(10 + random.below(80)) + self.digits(6, &random)
            let key = twoDigits(97 - (Int(body) ?? 0) % 97)
            return (before + grouped(body + key, [1, 2, 2, 2, 3, 3, 2], " ") + after, .frenchSecurity)
        default:
            let text =
                twoDigits(10 + random.below(50)) + self.digits(1, &random) + "-" + twoDigits(1 + random.below(99)) + "-"
                + String(1000 + random.below(9000))
            return (before + "SSN " + text + after, .unitedStatesSecurity)
        }
    }

    private static func decoy(_ random: inout SeededGenerator) -> String {
        switch random.below(8) {
        case 0: "Rappeler au 514 \(200 + random.below(800))-\(1000 + random.below(9000)) après 17 h"
        case 1: "facture \(digits(9, &random)) payée"
        case 2: "Véhicule \(["1M8GDM9AXKP042788", "JH4KA3171KC014556", "1G8ZF52801Z322733"][random.below(3)]) vendu"
        case 3: "commande no \(digits(16, &random)) reçue"
        case 4: "odomètre \(digits(6, &random)) km le 2024-05-\(twoDigits(1 + random.below(28)))"
        case 5: "pièce \(digits(5, &random))-\(digits(3, &random))-\(digits(5, &random))"
        case 6: "RO \(digits(9, &random)), BT \(digits(7, &random))"
        default: "\(digits(3, &random)) pneus 225/65R17, total \(digits(4, &random)),\(digits(2, &random)) $"
        }
    }

    private static func digits(_ count: Int, _ random: inout SeededGenerator) -> String {
        (0..<count).map { _ in String(random.below(10)) }.joined()
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static func withCheckDigit(_ digits: String) -> String {
        for last in 0...9 {
            var sum = 0
            for (place, digit) in (digits + String(last)).utf8.reversed().enumerated() {
                let value = Int(digit - 48) * (place % 2 == 1 ? 2 : 1)
                sum += value > 9 ? value - 9 : value
            }
            if sum % 10 == 0 { return digits + String(last) }
        }
        return digits
    }
}
