extension SensitiveScanner {
    /// What the words around a number say that it is.
    enum Label {
        /// The identifier that it looks like.
        case named
        /// An invoice, a work order, a quantity: no identifier of a person.
        case other
        /// A word that the tables do not know stands where a label would.
        case unknown
        /// Nothing.
        case plain
    }

    /// The words shortly before a number, and the one behind it.
    struct Context {
        /// The nearest ones last.
        private let words: [String]
        /// Where the clause of the number begins among them.
        private let clause: Int
        private let next: String
        private let isQuantity: Bool
        private let named: Set<SensitiveIdentifier>

        /// Words in the 48 bytes before a place; a number in between ends their reach, unless it is one of a list.
        init(_ bytes: [UInt8], around range: Range<Int>, named: Set<SensitiveIdentifier>) {
            self.named = named
            var window = bytes[max(0, range.lowerBound - 48)..<range.lowerBound]
            isQuantity = Self.isQuantity(bytes, range)
            next = Self.word(bytes, after: range.upperBound)
            var near = Self.split(window.suffix(while: { !$0.isDigit }))
            while near.words.allSatisfy({ NumberLabels.role($0) == .link || Self.conjunctions.contains($0) }),
                let digit = window.lastIndex(where: \.isDigit)
            {
                // `factures 1234 et 5678`: the second number has the label of the first.
                window = window[..<digit]
                near = Self.split(window.suffix(while: { !$0.isDigit }))
            }
            (words, clause) = near
        }

        /// The words of a header.
        init(header: String) {
            words = Self.words(header)
            clause = 0
            next = ""
            isQuantity = false
            named = []
        }

        /// What the number is said to be, when its arithmetic is that of `identifier`.
        func label(_ identifier: SensitiveIdentifier) -> Label {
            if named.contains(identifier) || Self.names(identifier, [next]) { return .named }
            let own = Array(words[clause...])
            if let end = Self.endOfName(identifier, own) {
                let between = own[end...].compactMap(NumberLabels.role)
                // A card is so common a word that what stands nearer to the number decides.
                // `gift card`: English says which card before the word.
                let isOtherCard =
                    identifier == .card && end > 1 && own[end - 1].hasPrefix("CARD")
                    && NumberLabels.role(own[end - 2]) == .other
                let isElsewhere =
                    between.contains(.other) && identifier == .card
                    || between.contains(.denial) && (between.contains(.other) || between.contains(.weak))
                if isOtherCard { return .other }
                if !isElsewhere { return .named }
            }
            if isQuantity { return .other }
            let found = other(than: identifier)
            if found == .plain, clause > 0, Self.names(identifier, words) { return .named }
            return found
        }

        func names(_ identifier: SensitiveIdentifier) -> Bool {
            named.contains(identifier) || Self.names(identifier, words)
        }

        /// Whether the whole name of a driver's licence touches the number: `permis de conduire 1234567`.
        var isTouchedByLicence: Bool {
            let near = words[clause...].filter { NumberLabels.role($0) != .link }
            let name = near.suffix(2).joined(separator: " ")
            return near.last == "DL" || Self.licences.contains(name)
        }

        private static let licences: Set<String> = [
            "PERMIS CONDUIRE", "DRIVER LICENCE", "DRIVER LICENSE", "DRIVERS LICENCE", "DRIVERS LICENSE",
            "DRIVING LICENCE", "DRIVING LICENSE",
        ]

        /// Whether a word of banks stands before the number.
        var namesBank: Bool {
            label(.bankAccount) == .named
                || words[clause...].contains { LabelledAccount.isBankWord($0) || $0 == "DEPOT" || $0 == "DEPOSIT" }
        }

        /// Whether the clause before the number speaks of a payment.
        var namesPayment: Bool { words[clause...].contains { NumberLabels.role($0) == .payment } }

        /// Whether one of the four nearest words that say something names another kind of number.
        private func other(than identifier: SensitiveIdentifier) -> Label {
            var label = Label.plain
            var isTouching = true
            var seen = 0
            for (place, word) in words.enumerated().reversed() where seen < 4 {
                let role = NumberLabels.role(word)
                if role == .link || identifier == .card && isWayOfPaying(place) { continue }
                let isOwn = place >= clause
                switch role {
                case .other: return .other
                case .weak where isTouching && isOwn: return .other
                case .person:
                    // `note de crédit`: a paper, not a loan.
                    let isPaper =
                        word == "CREDIT" && words[..<place].suffix(2).contains { $0 == "NOTE" || $0 == "MEMO" }
                    if isPaper { return .other }
                    if isTouching { return .plain }
                case .payment where identifier == .card && !isNumbered(place): break
                case .payment where isTouching && isOwn: label = .unknown
                case nil where isTouching && isOwn && !Self.isName(word): label = .unknown
                default: break
                }
                isTouching = false
                seen += 1
            }
            return label
        }

        /// `payé par tél`: how, and no label.
        private func isWayOfPaying(_ place: Int) -> Bool {
            place > 0 && ["TEL", "TELEPHONE", "PHONE"].contains(words[place])
                && ["PAR", "BY", "OVER"].contains(words[place - 1])
        }

        /// `dépôt no`: the number is the deposit's.
        private func isNumbered(_ place: Int) -> Bool {
            words[(place + 1)...].contains { ["NO", "N", "NUM", "NUMERO", "NUMBER", "NBR", "NR", "NRO"].contains($0) }
        }

        private static func isName(_ word: String) -> Bool {
            !NameLexicon.shared.roles(word).isDisjoint(with: .plain)
        }

        // MARK: reading

        /// Folded words, and the first of those behind the last comma, semicolon, bar, new line or full stop.
        private static func split(_ window: ArraySlice<UInt8>) -> (words: [String], clause: Int) {
            var start = window.startIndex
            for place in window.indices {
                switch window[place] {
                case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), 10, 13: start = place + 1
                case UInt8(ascii: "."):
                    let letters = window[..<place].suffix(while: { $0.isLetter || $0 >= 0x80 }).count
                    if letters >= 5, place + 1 < window.endIndex, window[place + 1] == 32 { start = place + 1 }
                default: break
                }
            }
            let before = words(String(decoding: window[..<start], as: UTF8.self))
            let own = words(String(decoding: window[start...], as: UTF8.self))
            return (before + own, before.count)
        }

        private static func words(_ text: String) -> [String] {
            var words: [String] = []
            var isInitial = false
            for word in foldedKey(text).utf8.split(whereSeparator: { !$0.isLetter }) {
                // `P.O.` and `N.A.S.` are one word each.
                if word.count == 1, isInitial {
                    words[words.count - 1] += String(decoding: word, as: UTF8.self)
                } else {
                    words.append(String(decoding: word, as: UTF8.self))
                }
                isInitial = word.count == 1
            }
            return words
        }

        /// The word behind a number, when only spaces, a parenthesis or an equals sign stand between.
        private static func word(_ bytes: [UInt8], after end: Int) -> String {
            let rest = bytes[end..<min(bytes.count, end + 16)].drop { " ()=[".utf8.contains($0) }
            return words(String(decoding: rest.prefix { $0.isLetter || $0 >= 0x80 }, as: UTF8.self)).first ?? ""
        }

        /// `294 580 733 km`, `$ 294 580 733`, `294 580 733,50`.
        private static func isQuantity(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
            let before = bytes[..<range.lowerBound].last { $0 != 32 }
            if before == UInt8(ascii: "$") { return true }
            var rest = bytes[range.upperBound...]
            if rest.count > 1, rest.first == UInt8(ascii: ",") || rest.first == UInt8(ascii: "."),
                rest.dropFirst().first?.isDigit == true
            {
                return true
            }
            rest = rest.drop { $0 == 32 }
            if let sign = rest.first, sign == UInt8(ascii: "$") || sign == UInt8(ascii: "%") { return true }
            if rest.starts(with: "€".utf8) || rest.starts(with: "£".utf8) { return true }
            let next = word(bytes, after: range.upperBound)
            return NumberLabels.units.contains(next) || isProgramAccount(next, rest)
        }

        /// `294 580 733 RT0001`: a firm's number and its account for one tax.
        private static func isProgramAccount(_ next: String, _ rest: ArraySlice<UInt8>) -> Bool {
            guard ["RT", "RC", "RP", "RM", "RR", "RZ", "TQ", "RS", "IC"].contains(next) else { return false }
            return rest.dropFirst(2).first { $0 != 32 }?.isDigit ?? false
        }

        private static let conjunctions: Set<String> = ["ET", "AND", "OU", "OR"]

        // MARK: names of identifiers

        private static func names(_ identifier: SensitiveIdentifier, _ words: [String]) -> Bool {
            endOfName(identifier, words) != nil
        }

        /// The place behind the last words that name an identifier.
        private static func endOfName(_ identifier: SensitiveIdentifier, _ words: [String]) -> Int? {
            var last: Int?
            for name in names[identifier] ?? [] where words.count >= name.count {
                for start in 0...(words.count - name.count)
                where words[start..<(start + name.count)].elementsEqual(name) {
                    last = max(last ?? 0, start + name.count)
                }
            }
            return last
        }

        private static let names: [SensitiveIdentifier: [[String]]] = [
            .socialInsurance: phrases(
                "NAS", "SIN", "ASSURANCE SOCIALE", "INS SOCIALE", "ASSURANCES SOCIALES", "ASS SOC", "ASS SOCIALE",
                "ASSUR SOC",
                "SOCIAL INSURANCE", "SOCIAL INS"),
            .card: phrases(
                "CARTE", "CARTES", "CARD", "CARDS", "VISA", "MASTERCARD", "MASTER CARD", "MC", "AMEX", "CC", "CB",
                "PAN",
                "AMERICAN EXPRESS", "DINERS", "CREDIT CARD", "CARTE DE CREDIT"),
            .bankAccount: phrases(
                "COMPTE BANCAIRE", "FOLIO", "BANK ACCOUNT", "COMPTE BANQUE", "COMPTE DESJARDINS", "COMPTE DE BANQUE"),
            .unitedStatesSecurity: phrases("SSN", "SOCIAL SECURITY", "SS NO"),
            .frenchSecurity: phrases("NIR", "SECURITE SOCIALE", "SECU"),
            .healthInsurance: phrases(
                "RAMQ", "NAM", "MALADIE", "SOLEIL", "HEALTH", "HEALTHCARD", "MEDICARE"),
            .driverLicence: phrases(
                "DL", "PERMIS", "PERMI", "CONDUIRE", "LICENCE", "LICENSE", "LIC", "DRIVER", "DRIVERS"),
        ]

        private static func phrases(_ texts: String...) -> [[String]] {
            texts.map { $0.split(separator: " ").map(String.init) }
        }
    }
}

extension ArraySlice<UInt8> {
    /// The longest end of the slice of which every byte satisfies `isWanted`.
    fileprivate func suffix(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        var start = endIndex
        while start > startIndex, isWanted(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
