/// Boxes, rural routes, installations and general delivery.
extension StreetLine {
    static let boxStarts = ["P", "PO", "POBOX", "BOX", "CASE", "CP", "C", "BP", "B", "BOITE"]
    static let boxPhrases: [[String]] = [
        ["P", "O", "BOX"], ["PO", "BOX"], ["POBOX"], ["BOX"], ["CASE", "POSTALE"], ["CP"], ["C", "P"], ["BP"],
        ["B", "P"], ["BOITE", "POSTALE"],
    ]
    static let stations: Set<String> = [
        "STN", "STATION", "SUCC", "SUCCURSALE", "RPO", "CSP", "LCD", "PDF", "BDP",
    ]

    mutating func takeBox(_ words: inout [AddressWord]) {
        for start in words.indices
        where ["P", "PO", "POBOX", "BOX", "CASE", "CP", "C", "BP", "B", "BOITE"].contains(words[start].key) {
            for phrase in Self.boxPhrases {
                var end = start + phrase.count
                guard end <= words.count, zip(words[start..<end], phrase).allSatisfy({ $0.key == $1 }) else { continue }
                if end < words.count, ["#", "NO", "N°"].contains(words[end].key) { end += 1 }
                guard end < words.count, words[end].hasDigit, words[end].key.utf8.count <= 8 else { continue }
                box = words[end].text
                boxWord = words[start].key
                isFrench = phrase[0].hasPrefix("C") || phrase[0].hasPrefix("B") && phrase != ["BOX"] ? true : false
                words.removeSubrange(start...end)
                takeInstallation(&words, at: start)
                return
            }
        }
    }

    /// `STN B`, `SUCC A`, `LCD 1` at a place, with the word that follows it.
    mutating func takeInstallation(_ words: inout [AddressWord], at place: Int) {
        guard place + 1 < words.count, Self.stations.contains(words[place].key) else { return }
        installation = Array(words[place...(place + 1)])
        words.removeSubrange(place...(place + 1))
    }

    mutating func takeRoute(_ words: inout [AddressWord]) {
        for start in words.indices where words[start].roles.contains(.route) {
            var end: Int
            switch words[start].key {
            case "RR": end = start + 1
            case "R" where start + 1 < words.count && words[start + 1].key == "R": end = start + 2
            case "ROUTE" where start + 1 < words.count && words[start + 1].key == "RURALE": end = start + 2
            case "RURAL" where start + 1 < words.count && words[start + 1].key == "ROUTE": end = start + 2
            default:
                // `RR1`, `RR#6`.
                let tail = words[start].key.dropFirst(2).drop { $0 == "#" }
                guard words[start].key.hasPrefix("RR"), !tail.isEmpty, tail.utf8.allSatisfy(Folding.isDigit) else {
                    continue
                }
                route = String(tail)
                words.remove(at: start)
                takeRouteInstallation(&words, at: start)
                return
            }
            if end < words.count, ["#", "NO", "N°"].contains(words[end].key) { end += 1 }
            guard end < words.count, words[end].isNumber, words[end].key.utf8.count <= 3 else { continue }
            route = words[end].key
            words.removeSubrange(start...end)
            takeRouteInstallation(&words, at: start)
            return
        }
    }

    /// `RR 1 ETOBICOKE STN B TORONTO`: up to two words of a place belong to the installation's name.
    mutating func takeRouteInstallation(_ words: inout [AddressWord], at place: Int) {
        for length in 0...2 {
            let station = place + length
            guard station + 1 < words.count, Self.stations.contains(words[station].key) else { continue }
            installation = Array(words[place...(station + 1)])
            words.removeSubrange(place...(station + 1))
            return
        }
    }

    mutating func takeGeneralDelivery(_ words: inout [AddressWord]) {
        for start in words.indices where words[start].roles.contains(.route) {
            let pair = start + 1 < words.count ? words[start].key + " " + words[start + 1].key : words[start].key
            if pair == "POSTE RESTANTE" || pair == "GENERAL DELIVERY" || pair == "GEN DEL" {
                isGeneralDelivery = true
                isFrench = pair == "POSTE RESTANTE"
                words.removeSubrange(start...(start + 1))
                return
            }
        }
        if words.count == 1, words[0].key == "GD" {
            isGeneralDelivery = true
            words = []
        }
    }
}
