extension StreetLine {
    /// The line in its language's form: `1240, rue des Érables, app. 4` or `1240 Maple St, Apt 4`.
    ///
    /// - Parameter isFrance: the post there wants no comma behind the number and no short form of the type.
    /// - Parameter isAmerican: types that Canada Post shortens otherwise than the United States' post stay as typed.
    func written(isFrench: Bool, isFrance: Bool = false, isAmerican: Bool = false) -> String {
        var text = ""
        func add(_ segment: String) { text += text.isEmpty ? segment : ", " + segment }
        let street = streetText(isFrench: isFrench, isFrance: isFrance, isAmerican: isAmerican)
        if let number {
            let door = unit.flatMap { unitWord == nil && !$0.isEmpty ? $0 + "-" : nil } ?? ""
            add(door + number)
            if !street.isEmpty { isFrench && !isFrance ? add(street) : (text += " " + street) }
        } else if !street.isEmpty {
            add(street)
        }
        if let building { add(Self.unitText(building.unit, building.word, isFrench: isFrench)) }
        if let unit = unitText(isFrench: isFrench) { add(unit) }
        if let route { add("RR " + route + installationText(isFrench: isFrench, comma: false)) }
        if isGeneralDelivery {
            add((isFrench ? "Poste restante" : "General Delivery") + installationText(isFrench: isFrench, comma: false))
        }
        if let box {
            add(
                (isFrance && (boxWord == "BP" || boxWord == "B") ? "BP " : isFrench ? "C.P. " : "PO Box ")
                    + box.uppercased()
                    + installationText(isFrench: isFrench, comma: isFrench))
        }
        return text
    }

    func unitText(isFrench: Bool) -> String? {
        guard let unit, let unitWord else { return nil }
        return Self.unitText(unit, unitWord, isFrench: isFrench)
    }

    private static func unitText(_ unit: String, _ unitWord: AddressLexicon.UnitWord, isFrench: Bool) -> String {
        let word = isFrench ? unitWord.french : unitWord.english
        if unit.isEmpty { return word }
        if unitWord.french == "étage", unit.utf8.last.map(Folding.isLetter) == true {
            return unit + " " + word.lowercased()
        }
        return word + " " + unit
    }

    private func streetText(isFrench: Bool, isFrance: Bool, isAmerican: Bool) -> String {
        if isDirectionFirst {
            return (direction.map { $0.english + " " } ?? "") + namedText(isFrench: isFrench, isFrance, isAmerican)
        }
        return namedText(isFrench: isFrench, isFrance, isAmerican)
    }

    private func namedText(isFrench: Bool, _ isFrance: Bool, _ isAmerican: Bool) -> String {
        let written = nameText(isFrench: isFrench)
        guard let type, let typeWord else { return written + directionText(isFrench: isFrench) }
        let text: String
        if isTypeFirst {
            text =
                (isFrance ? type.full : isFrench ? type.display : LetterCase.capitalised(typeWord.text))
                + (written.isEmpty ? "" : " " + written)
        } else if isFrench {
            // `4e Avenue`: after an ordinal the type is part of the name, written out with a capital, and `5e Rang du Nord`
            // goes on behind it.
            let ordinal = StreetName.written(Array(name.prefix(1)), isFrench: true, startsSmall: false)
            let rest = StreetName.written(Array(name.dropFirst()), isFrench: true, startsSmall: true)
            text =
                ordinal + " "
                + LetterCase.capitalised(
                    type.display == "av." || type.display == "rte" || !ordinal.utf8.contains(where: Folding.isDigit)
                        ? type.full : type.display)
                + (rest.isEmpty ? "" : " " + rest)
        } else {
            text = written + " " + (isAmerican ? americanType(type, typeWord) : type.display)
        }
        return text + directionText(isFrench: isFrench)
    }

    /// What both countries' posts shorten alike is shortened; `Ct`, `Ter`, `Pkwy` and `Crossing` stay.
    private func americanType(_ type: AddressLexicon.StreetType, _ typed: AddressWord) -> String {
        if StreetLine.alikeTypes.contains(type.official) { return type.display }
        return LetterCase.capitalised(typed.text.filter { $0 != "." })
    }

    /// Canada Post's short forms that are those of USPS Publication 28, Appendix C1, as well.
    static let alikeTypes: Set<String> = ["AVE", "BLVD", "CIR", "DR", "HWY", "PL", "RD", "SQ", "ST"]

    func nameText(isFrench: Bool) -> String {
        StreetName.written(name, isFrench: isFrench, startsSmall: isFrench && isTypeFirst)
    }

    /// As typed, but for case and the French `W`: a letter stays a letter, a word a word.
    private func directionText(isFrench: Bool) -> String {
        guard !isDirectionFirst, let direction, let directionWord else { return "" }
        let isLetters = directionWord.key.utf8.count <= 2 || directionWord.text.contains(".")
        if isLetters { return " " + (isFrench ? direction.french : direction.english) }
        return " "
            + (WordShape(directionWord.text) == .capitalised
                ? directionWord.text : LetterCase.capitalised(directionWord.text))
    }

    private func installationText(isFrench: Bool, comma: Bool) -> String {
        guard !installation.isEmpty else { return "" }
        let words = installation.enumerated().map { place, word in
            switch word.key {
            case "SUCC", "SUCCURSALE": "succ."
            case "STN", "STATION": isFrench ? "succ." : "Stn"
            case "RPO", "LCD", "CSP", "PDF", "BDP": word.key
            default:
                word.key.utf8.count == 1 || word.hasDigit
                    ? word.text.uppercased() : StreetName.written([word], isFrench: isFrench, startsSmall: false)
            }
        }
        return (comma ? ", " : " ") + words.joined(separator: " ")
    }
}
