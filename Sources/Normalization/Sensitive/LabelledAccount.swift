/// Bank accounts whose parts each have their label: `transit 30123 inst 815 compte 1234567`, `folio 123456-7`.
///
/// A labelled account counts with the number of its branch or its institution, with a word of banks close to it, or behind
/// `folio` alone: the number of a customer is an account too.
enum LabelledAccount {
    private enum Part { case transit, institution, account, folio, routing }

    private enum Token {
        case word(String, Range<Int>)
        /// Digits, in groups that single hyphens and spaces may join.
        case number([UInt8], [Int], Range<Int>)
    }

    private struct Found {
        var part: Part
        var range: Range<Int>
        var hasBankWord: Bool
    }

    static func isBankWord(_ word: String) -> Bool { bankWords.contains(word) || parts[word] != nil }

    static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        let tokens = tokens(bytes)
        guard tokens.contains(where: { if case .word(let word, _) = $0 { parts[word] != nil } else { false } }) else {
            return []
        }
        let found = labelled(tokens)
        let branches = found.filter { $0.part == .transit || $0.part == .institution || $0.part == .routing }
        return found.filter { $0.part == .account || $0.part == .folio }.compactMap { account in
            let near = branches.filter { distance($0.range, account.range) <= 40 }
            guard !near.isEmpty || account.part == .folio || account.hasBankWord else { return nil }
            let ranges = near.map(\.range) + [account.range]
            let start = ranges.map(\.lowerBound).min() ?? account.range.lowerBound
            return start..<(ranges.map(\.upperBound).max() ?? account.range.upperBound)
        }
    }

    private static func distance(_ left: Range<Int>, _ right: Range<Int>) -> Int {
        max(left.lowerBound, right.lowerBound) - min(left.upperBound, right.upperBound)
    }

    /// The numbers that the word before them, or the one before that, makes a part of an account.
    private static func labelled(_ tokens: [Token]) -> [Found] {
        var found: [Found] = []
        var label: Part?
        var bankWordEnd: Int?
        var waiting: [Int] = []
        for token in tokens {
            switch token {
            case .word(let word, let range):
                if bankWords.contains(word) {
                    bankWordEnd = range.upperBound
                    for place in waiting where range.lowerBound - found[place].range.upperBound <= 24 {
                        found[place].hasBankWord = true
                    }
                }
                if let part = parts[word] {
                    label = part
                } else if NumberLabels.role(word) != .link, !bankWords.contains(word), !kinds.contains(word) {
                    label = nil
                }
            case .number(let digits, let shape, let range):
                if let part = label.flatMap({ part(digits, shape, $0) }) {
                    let hasBankWord = bankWordEnd.map { range.lowerBound - $0 <= 40 } ?? false
                    if part == .account { waiting.append(found.count) }
                    found.append(Found(part: part, range: range, hasBankWord: hasBankWord))
                }
                label = nil
            }
        }
        return found
    }

    /// What a number is behind a label; nil when it does not have the digits for it.
    private static func part(_ digits: [UInt8], _ shape: [Int], _ label: Part) -> Part? {
        switch label {
        case .transit: digits.count == 5 || shape == [5, 3] || shape == [3, 5] ? .transit : nil
        case .institution: digits.count == 3 && BankAccount.isInstitution(digits) ? .institution : nil
        case .routing: digits.count == 9 ? .routing : nil
        case .account: (5...12).contains(digits.count) && shape != [3, 3, 4] ? .account : nil
        case .folio: (6...12).contains(digits.count) && shape != [3, 3, 4] ? .folio : nil
        }
    }

    private static func tokens(_ bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var place = 0
        while place < bytes.count {
            let start = place
            if bytes[place].isDigit {
                var (digits, shape): ([UInt8], [Int]) = ([], [])
                while place < bytes.count, bytes[place].isDigit {
                    let first = place
                    while place < bytes.count, bytes[place].isDigit { place += 1 }
                    digits += bytes[first..<place]
                    shape.append(place - first)
                    let isJoined =
                        place + 1 < bytes.count && (bytes[place] == 45 || bytes[place] == 32)
                        && bytes[place + 1].isDigit
                    if isJoined { place += 1 }
                }
                tokens.append(.number(digits, shape, start..<place))
            } else if bytes[place].isLetter || bytes[place] >= 0x80 {
                while place < bytes.count, bytes[place].isLetter || bytes[place] >= 0x80 { place += 1 }
                tokens.append(.word(foldedKey(String(decoding: bytes[start..<place], as: UTF8.self)), start..<place))
            } else {
                place += 1
            }
        }
        return tokens
    }

    private static let parts: [String: Part] = [
        "TRANSIT": .transit, "BRANCH": .transit, "SUCCURSALE": .transit, "DOMICILIATION": .transit,
        "INST": .institution, "INSTITUTION": .institution, "BANQUE": .institution, "BANK": .institution,
        "CAISSE": .institution, "ROUTING": .routing, "ABA": .routing,
        "COMPTE": .account, "CPTE": .account, "CPT": .account, "CTE": .account, "ACCOUNT": .account, "ACCT": .account,
        "ACC": .account, "FOLIO": .folio,
    ]

    private static let bankWords: Set<String> = [
        "BANQUE", "BANK", "BANCAIRE", "BANKING", "CAISSE", "DESJARDINS", "BNC", "RBC", "BMO", "CIBC", "TD", "SCOTIA",
        "SCOTIABANK", "BANQUES", "LAURENTIENNE", "TANGERINE", "HSBC", "PRELEVEMENT", "PRELEVEMENTS", "PREAUTORISE",
        "PREAUTORISES",
        "PPA", "DPA", "PAD", "EFT", "SPECIMEN", "VOID", "CHEQUE", "CHEQUES", "CHECK", "VIREMENT", "TRANSIT",
        "INSTITUTION",
        "INST", "DEBIT",
    ]

    /// Words between `compte` and its number.
    private static let kinds: Set<String> = [
        "CHEQUE", "EPARGNE", "COURANT", "OPERATION", "OPERATIONS", "PERSONNEL", "EOP", "SAVINGS", "CHEQUING",
        "CHECKING",
        "CONJOINT", "JOINT", "NUMERO", "NUMBER",
    ]
}
