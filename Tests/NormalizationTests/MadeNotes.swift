@testable import Normalization

/// Made notes of dealers, with an identifier of an invented person or with another number of its form.
enum MadeNotes {
    static func planted(_ random: inout SeededGenerator) -> (String, SensitiveIdentifier?) {
        let before = [
            "Client dit : ", "Note: ", "", "A laissé ", "Voir dossier, ", "Rappeler mardi. ", "OK financement, ",
        ][
            random.below(7)]
        let after = [" merci", "", ", rappeler", " (à effacer)", ".", " pour le prêt"][random.below(6)]
        let separator = [" ", "-"][random.below(2)]
        switch random.below(8) {
        case 0:
            let word = pick(
                [
                    "NAS ", "nas: ", "SIN ", "no d'assurance sociale ", "NAS # ", "son NAS est le ", "N.A.S. ",
                    "NAS client ",
                    "Social Insurance Number: ", "NAS conjoint ", "conjointe ", "",
                ], &random)
            return (before + word + grouped(socialInsurance(&random), [3, 3, 3], separator) + after, .socialInsurance)
        case 1:
            let number = socialInsurance(&random)
            let text = pick(
                [
                    "NAS" + number, "NAS " + number, "NAS " + grouped(number, [3, 3, 3], "–"),
                    "NAS " + grouped(number, [3, 3, 3], "/"), "NAS " + grouped(number, [4, 5], " "),
                    grouped(number, [3, 3, 3], " ") + " (NAS)", "SIN:" + number,
                ], &random)
            return (before + text, .socialInsurance)
        case 2:
            let digits = withCheckDigit("4" + self.digits(14, &random))
            let text = random.below(2) == 0 ? digits : grouped(digits, [4, 4, 4, 4], separator)
            let word = pick(["carte ", "Visa ", "carte de crédit: ", "cc# ", "VISA exp 12/27 no "], &random)
            return (before + word + text + after, .card)
        case 3:
            let name = ["ROYJ", "TREM", "GAGM", "BOUL", "FORD", "LAND"][random.below(6)]
            let month = 1 + random.below(12) + (random.below(2) == 0 ? 50 : 0)
            let birth = twoDigits(random.below(100)) + twoDigits(month) + twoDigits(1 + random.below(28))
            let text = name + birth + twoDigits(random.below(100))
            let word = pick(["RAMQ ", "NAM: ", "carte soleil ", "assurance maladie ", "No RAMQ "], &random)
            return (
                before + word + (random.below(2) == 0 ? text : grouped(text, [4, 4, 4], separator)) + after,
                .healthInsurance
            )
        case 4:
            let birth = twoDigits(1 + random.below(28)) + twoDigits(1 + random.below(12)) + twoDigits(random.below(100))
            let parts = ["R", self.digits(4, &random), birth, twoDigits(random.below(100))]
            let ontario =
                "R" + self.digits(8, &random) + twoDigits(random.below(100)) + twoDigits(1 + random.below(12))
                + twoDigits(1 + random.below(28))
            let text = pick(
                [
                    parts.joined(), parts[0] + parts[1] + "-" + parts[2] + "-" + parts[3],
                    parts.joined(separator: "-"), parts.joined(separator: " "), grouped(ontario, [5, 5, 5], "-"),
                    ontario,
                ], &random)
            let word = pick(["permis ", "DL: ", "Permis de conduire ", "driver's licence ", "no permis "], &random)
            return (before + word + text + after, .driverLicence)
        case 5:
            let body =
                String(1 + random.below(2)) + twoDigits(random.below(100)) + twoDigits(1 + random.below(12))
                + twoDigits(10 + random.below(80)) + self.digits(6, &random)
            let key = twoDigits(97 - (Int(body) ?? 0) % 97)
            return (before + grouped(body + key, [1, 2, 2, 2, 3, 3, 2], " ") + after, .frenchSecurity)
        case 6:
            let institution = pick(["001", "003", "004", "006", "010", "815"], &random)
            let (transit, account) = (self.digits(5, &random), self.digits(7, &random))
            let text = pick(
                [
                    "transit \(transit) inst \(institution) compte \(account)",
                    "prélèvement \(institution)-\(transit)-\(account)", "spécimen \(transit)-\(institution)-\(account)",
                    "Desjardins folio \(account.prefix(6))-\(account.suffix(1)) transit \(transit)",
                    "banque \(institution) transit \(transit) cpte \(account)",
                    "chèque \(institution) \(transit) \(account)", "compte bancaire \(account)",
                    "bank account \(account)", "institution \(institution), transit \(transit), folio \(account)",
                ], &random)
            return (before + text + after, .bankAccount)
        default:
            let text =
                twoDigits(10 + random.below(50)) + self.digits(1, &random) + "-" + twoDigits(1 + random.below(99)) + "-"
                + String(1000 + random.below(9000))
            return (before + "SSN " + text + after, .unitedStatesSecurity)
        }
    }

    /// What a number that passes a check is called, in French and English; some are in no table of the program.
    private static let labels = [
        "facture", "BT", "client", "soumission", "réclamation", "RMA", "confirmation", "CAA", "commande no", "PO",
        "bon de travail",
        "no de dossier", "invoice #", "order", "work order", "claim", "policy", "police", "garantie prolongée",
        "contrat",
        "estimé", "quote", "stock", "pièce", "part number", "lot", "clé", "code radio", "Hydro", "Bell", "SAAQ",
        "RDPRM",
        "no membre", "Air Miles", "fidélité", "carte de membre", "réservation", "booking", "ticket", "suivi Purolator",
        "tracking",
        "transaction", "autorisation", "numéro de série", "serial", "chèque no", "matricule", "badge", "CNESST", "TVQ",
        "GST", "fournisseur", "vendor", "lead", "Carfax", "Dealertrack", "compte client", "cust", "DMS", "terminal",
        "bordereau",
        "case postale", "casier", "entente", "requête", "numéro de caméra", "entreposage", "remorque", "container",
        "borne",
        "abonnement Sirius", "OnStar", "Starlink", "traceur", "étiquette", "boîte", "palette",
        "rappel Transports Canada",
    ]

    static func decoy(_ random: inout SeededGenerator) -> String {
        let before = pick(["", "Client rappelé, ", "Voir ", "Auto prête. ", "Noté : "], &random)
        let label = pick(labels, &random)
        let number = socialInsurance(&random)
        switch random.below(16) {
        case 0: return "Rappeler au 514 \(200 + random.below(800))-\(1000 + random.below(9000)) après 17 h"
        case 1: return before + label + " " + number + " payé"
        case 2:
            return "Véhicule \(["1M8GDM9AXKP042788", "JH4KA3171KC014556", "1G8ZF52801Z322733"][random.below(3)]) vendu"
        case 3: return before + label + " " + withCheckDigit("4" + digits(14, &random)) + " reçue"
        case 4: return "odomètre \(digits(6, &random)) km le 2024-05-\(twoDigits(1 + random.below(28)))"
        case 5: return before + "pièce \(digits(5, &random))-\(digits(3, &random))-\(digits(5, &random))"
        case 6: return "RO \(digits(9, &random)), BT \(digits(7, &random))"
        case 7, 8, 9:
            return before + label + pick([" ", ": ", " # ", " no "], &random) + grouped(number, [3, 3, 3], " ")
        case 10:
            return grouped(number, [3, 3, 3], " ")
                + pick([" km", " $", " kilomètres", ",50 $", " miles", " RT0001"], &random)
        case 11:
            return before + pick(["stock ", "inventaire ", "unité ", "véhicule "], &random)
                + pick(["HOND", "TOYO", "FORD", "MAZD"], &random) + "2405" + twoDigits(1 + random.below(28))
                + digits(2, &random)
        case 12:
            return before + pick(["pièce ", "no moteur ", "part # ", "modèle "], &random) + "B" + digits(4, &random)
                + "1205"
                + twoDigits(random.below(100)) + digits(2, &random)
        case 13:
            return before + pick(["commande ", "pièce ", "part ", "catalogue "], &random)
                + "\(digits(5, &random))-006-\(digits(7, &random))"
        case 14:
            return before + pick(["compte client ", "no compte ", "compte Hydro ", "account # "], &random)
                + digits(7, &random)
        default: return "\(digits(3, &random)) pneus 225/65R17, total \(digits(4, &random)),\(digits(2, &random)) $"
        }
    }

    // MARK: numbers

    private static func pick(_ texts: [String], _ random: inout SeededGenerator) -> String {
        texts[random.below(texts.count)]
    }

    private static func grouped(_ digits: String, _ sizes: [Int], _ separator: String) -> String {
        var rest = digits[...]
        return sizes.map { size in
            defer { rest = rest.dropFirst(size) }
            return String(rest.prefix(size))
        }.joined(separator: separator)
    }

    private static func socialInsurance(_ random: inout SeededGenerator) -> String {
        withCheckDigit(String(1 + random.below(7)) + digits(7, &random))
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
