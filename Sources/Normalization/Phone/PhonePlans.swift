/// What the numbering plan of its country makes of a number.
enum PhoneJudgement: Equatable {
    case valid(e164: String)
    case flagged(e164: String, code: String)
    case fictional(e164: String)
    case placeholder
    /// Seven digits: the area code is missing.
    case short
    case invalid(proposal: String?)
}

/// Asks the right numbering plan about a number.
struct PhonePlans {
    let country: String

    /// Regions of the North American plan whose national numbers are written with ten digits.
    private static let northAmerican: Set<String> = [
        "CA", "US", "PR", "DO", "JM", "BS", "BB", "BM", "TT", "KY", "AG", "AI", "DM", "GD", "GU", "KN", "LC", "MS",
        "TC",
        "VC", "VG", "VI", "AS", "MP", "SX",
    ]

    var isNorthAmerican: Bool { Self.northAmerican.contains(country) }

    func judge(_ reading: PhoneReading) -> PhoneJudgement {
        let digits = reading.digits
        if Set(digits).count == 1 { return .placeholder }
        if reading.hasPlus { return withoutCountryCode(reading) ?? international(digits) }
        if digits.count > 11, digits.starts(with: Array("011".utf8)) { return international(Array(digits[3...])) }
        if digits.starts(with: Array("00".utf8)), digits.count > 11 { return afterDoubleZero(digits) }
        if isNorthAmerican { return northAmericanNational(digits) }
        if country == "FR" { return frenchNational(digits) }
        return other(String(decoding: digits, as: UTF8.self))
    }

    /// `+5142791234`, as forms write a number that was typed without its 1: ten digits of Canada.
    ///
    /// Another country may have such a number. One of the long known area codes of Québec is likelier than a town in Peru,
    /// unless the digits stand in that country's groups; those that are the country code of Iceland, Zimbabwe or
    /// Stockholm's beginning are left to them, and so are the codes of the other provinces.
    private func withoutCountryCode(_ reading: PhoneReading) -> PhoneJudgement? {
        let digits = reading.digits
        guard country == "CA", digits.count == 10, reading.firstGroup == 3 || reading.firstGroup >= 6,
            let province = NorthAmericanPlan.shared.province(of: digits)
        else { return nil }
        switch northAmerican(digits) {
        case .valid(let e164), .fictional(let e164):
            let isLikelier =
                province == "QC" && !["263", "354", "468"].contains(String(decoding: digits[..<3], as: UTF8.self))
            if !isLikelier, case .valid = other("+" + String(decoding: digits, as: UTF8.self)) { return nil }
            return .flagged(e164: e164, code: "TL-PLUS")
        default: return nil
        }
    }

    /// `00` is how France dials abroad; in North America such a number is proposed, not believed.
    private func afterDoubleZero(_ digits: [UInt8]) -> PhoneJudgement {
        let judgement = international(Array(digits[2...]))
        guard isNorthAmerican else { return judgement }
        switch judgement {
        case .valid(let e164), .flagged(let e164, _), .fictional(let e164): return .invalid(proposal: e164)
        default: return judgement
        }
    }

    private func international(_ digits: [UInt8]) -> PhoneJudgement {
        if digits.count == 11, digits[0] == UInt8(ascii: "1") { return northAmerican(Array(digits[1...])) }
        if digits.starts(with: Array("33".utf8)) {
            let national = Array(digits[2...])
            if national.count == 10, national[0] == UInt8(ascii: "0") { return french(Array(national[1...])) }
            if national.count == 9 { return french(national) }
        }
        return other("+" + String(decoding: digits, as: UTF8.self))
    }

    private func northAmericanNational(_ digits: [UInt8]) -> PhoneJudgement {
        switch digits.count {
        case 10:
            if digits[0] == UInt8(ascii: "0"), case .valid(let e164) = french(Array(digits[1...])),
                case .invalid = northAmerican(digits)
            {
                return .invalid(proposal: e164)
            }
            return northAmerican(digits)
        case 11 where digits[0] == UInt8(ascii: "1"): return northAmerican(Array(digits[1...]))
        case 7: return sevenDigits(digits)
        default: return .invalid(proposal: nil)
        }
    }

    /// Local numbers that stand for nobody, as `555-5555`, `123-4567`.
    private func sevenDigits(_ digits: [UInt8]) -> PhoneJudgement {
        ["1234567", "5551212"].contains(String(decoding: digits, as: UTF8.self)) ? .placeholder : .short
    }

    private func northAmerican(_ digits: [UInt8]) -> PhoneJudgement {
        let e164 = "+1" + String(decoding: digits, as: UTF8.self)
        switch digits.withUnsafeBufferPointer({ NorthAmericanPlan.shared.judge($0) }) {
        case .valid: return .valid(e164: e164)
        case .fictional: return .fictional(e164: e164)
        case .exchange555: return .flagged(e164: e164, code: "TL-555")
        case .tollFree: return .flagged(e164: e164, code: "TL-TOLL")
        case .premium: return .flagged(e164: e164, code: "TL-PREM")
        case .withoutPlace: return .flagged(e164: e164, code: "TL-NGEO")
        case .placeholder: return .placeholder
        case .invalid: return .invalid(proposal: nil)
        case .unknownArea: return .invalid(proposal: e164)
        }
    }

    private func frenchNational(_ digits: [UInt8]) -> PhoneJudgement {
        if digits.count == 10, digits[0] == UInt8(ascii: "0") { return french(Array(digits[1...])) }
        if digits.count == 11, digits.starts(with: Array("33".utf8)) { return french(Array(digits[2...])) }
        if digits.count == 9, digits[0] != UInt8(ascii: "0"), case .valid(let e164) = french(digits) {
            return .invalid(proposal: e164)
        }
        return .invalid(proposal: nil)
    }

    /// Nine digits after +33: one to seven and nine are people's lines; the special numbers of 08 are looked up.
    private func french(_ digits: [UInt8]) -> PhoneJudgement {
        let e164 = "+33" + String(decoding: digits, as: UTF8.self)
        if Set(digits[1...]).count == 1 || digits == Array("123456789".utf8) { return .placeholder }
        switch digits[0] {
        case UInt8(ascii: "0"): return .invalid(proposal: nil)
        case UInt8(ascii: "8"): return other(e164)
        default: return .valid(e164: e164)
        }
    }

    private func other(_ text: String) -> PhoneJudgement {
        guard let number = LibPhoneNumber.parse(text, region: country), number.isValid else {
            return .invalid(proposal: nil)
        }
        return .valid(e164: number.e164)
    }
}
