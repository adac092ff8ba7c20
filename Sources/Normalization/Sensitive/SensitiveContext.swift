extension SensitiveScanner {
    /// The words shortly before a number, which say what it is.
    struct Context {
        private let words: [String]
        private let named: Set<SensitiveIdentifier>

        /// Words in the 48 bytes before a place, the nearest ones last; a number in between ends their reach.
        init(_ bytes: [UInt8], before place: Int, named: Set<SensitiveIdentifier>) {
            self.named = named
            let window = bytes[max(0, place - 48)..<place]
            let near = window.split { $0.isDigit }.last.map(Array.init) ?? []
            let isTouching = window.last.map { !$0.isDigit } ?? false
            words = isTouching ? Self.words(String(decoding: near, as: UTF8.self)) : []
        }

        /// The words of a header.
        init(header: String) {
            words = Self.words(header)
            named = []
        }

        private static func words(_ text: String) -> [String] {
            foldedKey(text).utf8.split { !$0.isLetter }.map { String(decoding: $0, as: UTF8.self) }
        }

        func names(_ identifier: SensitiveIdentifier) -> Bool {
            if named.contains(identifier) { return true }
            return switch identifier {
            case .socialInsurance:
                has("NAS") || has("SIN") || has("N", "A", "S") || has("ASSURANCE", "SOCIALE")
                    || has("ASS", "SOC") || has("SOCIAL", "INSURANCE") || has("ASS", "SOCIALE")
            case .card:
                has("CARTE") || has("VISA") || has("MASTERCARD") || has("MC") || has("AMEX") || has("CARD")
                    || has("CC") || has("CREDIT")
            case .bankAccount:
                has("COMPTE", "BANCAIRE") || has("FOLIO") || has("NO", "COMPTE") || has("BANK", "ACCOUNT")
                    || has("COMPTE", "BANQUE") || has("ACCT") || has("COMPTE", "DESJARDINS")
            case .unitedStatesSecurity: has("SSN") || has("SOCIAL", "SECURITY")
            case .frenchSecurity, .healthInsurance, .driverLicence: false
            }
        }

        /// An invoice, a work order, a tracking number, a registry's number: not an identifier of a person.
        var namesOtherNumber: Bool { !Self.others.isDisjoint(with: words.suffix(4)) }

        private func has(_ sequence: String...) -> Bool {
            guard words.count >= sequence.count else { return false }
            return (0...(words.count - sequence.count)).contains {
                words[$0..<($0 + sequence.count)].elementsEqual(sequence)
            }
        }

        private static let others: Set<String> = [
            "FACTURE", "INVOICE", "COMMANDE", "ORDER", "BON", "RO", "WO", "REF", "REFERENCE", "SUIVI", "TRACKING",
            "COLIS",
            "DOSSIER", "CONTRAT", "CONTRACT", "GARANTIE", "POLICE", "STOCK", "INV", "PIECE", "PART", "PARTS", "IMEI",
            "BN", "NE", "NEQ", "TPS", "TVQ", "GST", "SIREN", "SIRET", "TEL", "POSTE", "CELL", "PO", "CLE", "CODE",
            "SERIE",
            "SERIAL", "NIV", "VIN",
        ]
    }
}
