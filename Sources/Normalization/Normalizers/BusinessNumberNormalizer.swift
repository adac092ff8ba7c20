import Records

/// Numbers of organisations (codebook B07): Québec's NEQ, Canada's BN, France's SIREN and SIRET, the EIN of the USA.
///
/// Check digits are asked for where the registry has them: Luhn for BN, SIREN and SIRET.
struct BusinessNumberNormalizer: Normalizer {
    let id = "business-number"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.businessNumber]

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        if let filler = Fillers.outcome(for: text, in: context.field) { return filler }
        let plain = String(decoding: text.utf8.filter(\.isLetterOrDigit).map(\.uppercased), as: UTF8.self)
        let bare = ["NEQ", "BN", "NE", "SIREN", "SIRET", "EIN"].reduce(plain) {
            $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0
        }
        let digits = Array(bare.utf8)
        if Set(digits).count == 1 { return CellOutcome(nil, .quarantined, notes: [CellNote("LG-PLACE", .refused)]) }
        switch Self.form(digits, country: context.settings.country) {
        case .right:
            let note: [CellNote] = bare == text ? [] : [CellNote("OR-FMT", .formatted)]
            return CellOutcome(bare, bare == text ? "OR-OK" : "OR-FMT", notes: note)
        case .wrongCheckDigit: return CellOutcome(nil, "OR-CHK", notes: [CellNote("OR-CHK", .refused)])
        case .unknown: return CellOutcome(nil, .quarantined, notes: [CellNote("Q", .refused)])
        }
    }

    private enum Form { case right, wrongCheckDigit, unknown }

    private static func form(_ bytes: [UInt8], country: String) -> Form {
        let isNumber = bytes.allSatisfy(\.isDigit)
        switch (country, bytes.count) {
        case ("US", 9) where isNumber: return .right
        case (_, 9) where isNumber: return Luhn.isRight(bytes) ? .right : .wrongCheckDigit
        case ("FR", 14) where isNumber:
            // La Poste numbers its branches so that the plain sum divides by five.
            let isPost = bytes.starts(with: Array("356000000".utf8)) && bytes.reduce(0) { $0 + Int($1 - 48) } % 5 == 0
            return Luhn.isRight(bytes) || isPost ? .right : .wrongCheckDigit
        // Enterprise number of Québec: 11 companies, 22 sole traders, 33 partnerships, 88 public bodies.
        case (_, 10) where isNumber && country != "FR":
            return ["11", "22", "33", "88"].contains(String(decoding: bytes[..<2], as: UTF8.self)) ? .right : .unknown
        // Program account of the Canada Revenue Agency: `123456782RT0001`.
        case (_, 15)
        where bytes[..<9].allSatisfy(\.isDigit) && bytes[9...10].allSatisfy(\.isLetter)
            && bytes[11...].allSatisfy(\.isDigit):
            return Luhn.isRight(Array(bytes[..<9])) ? .right : .wrongCheckDigit
        default: return .unknown
        }
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("1160000004", as: .businessNumber, CellOutcome("1160000004", "OR-OK")),
        NormalizerExample(
            "NEQ 1160 000 004", as: .businessNumber,
            CellOutcome("1160000004", "OR-FMT", notes: [CellNote("OR-FMT", .formatted)])),
        NormalizerExample(
            "123456782 RT 0001", as: .businessNumber,
            CellOutcome("123456782RT0001", "OR-FMT", notes: [CellNote("OR-FMT", .formatted)])),
        NormalizerExample(
            "123456789", as: .businessNumber, CellOutcome(nil, "OR-CHK", notes: [CellNote("OR-CHK", .refused)])),
        NormalizerExample(
            "12-34", as: .businessNumber, CellOutcome(nil, .quarantined, notes: [CellNote("Q", .refused)])),
        NormalizerExample(
            "N/A", as: .businessNumber, CellOutcome(nil, .unrecorded, notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
