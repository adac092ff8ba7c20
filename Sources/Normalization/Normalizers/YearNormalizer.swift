import Records

/// Years of four digits: of birth, of a vehicle's model.
struct YearNormalizer: Normalizer {
    let id = "year"
    let kinds: Set<FieldKind> = [.year]

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        if context.field == .modelYear, Fillers.isFiller(text, of: "model_year") {
            // Vehicles of 1999 and 2000, or nothing: among years of two digits nobody can tell.
            guard let year = ["99": "1999", "00": "2000"][text] else { return Self.filler }
            return CellOutcome(nil, nil, notes: [CellNote("LG-PLACE", .suggested, proposal: year)])
        }
        var digits = Array(text.utf8)
        if digits.first == UInt8(ascii: "'") { digits.removeFirst() }
        if context.field == .modelYear, asciiUppercased(text).hasPrefix("MY"), digits.count > 3 {
            digits.removeFirst(2)
            if digits.first == 32 { digits.removeFirst() }
        }
        if digits.count == 5, digits[1] == 32 { digits.remove(at: 1) }
        if digits.suffix(2).elementsEqual(".0".utf8) { digits.removeLast(2) }
        guard digits.allSatisfy(\.isDigit), let year = Int(String(decoding: digits, as: UTF8.self)) else {
            return Fillers.outcome(for: text, in: context.field) == nil ? Self.refused : Self.filler
        }
        let asOf = context.settings.asOf.year
        let (first, last) = context.field == .modelYear ? (1900, asOf + 2) : (asOf - 110, asOf)
        switch digits.count {
        case 4 where (first...last).contains(year):
            let value = String(year)
            return CellOutcome(value, nil, notes: value == text ? [] : [CellNote("YR-FMT", .formatted)])
        case 2:
            // A birth year lies at least 14 years back, a model year at most two ahead (table date-formats).
            let latest = context.field == .modelYear ? last : asOf - 14
            let century = latest / 100 * 100
            let full = century + year <= latest ? century + year : century - 100 + year
            return CellOutcome(String(full), nil, notes: [CellNote("YR-FMT", .mended)])
        case 1 where year == 0: return Self.filler
        default: return Self.refused
        }
    }

    private static let filler = CellOutcome(nil, nil, notes: [CellNote("LG-PLACE", .refused)])
    private static let refused = CellOutcome(nil, nil, notes: [CellNote("Q", .refused)])

    let examples: [NormalizerExample] = [
        NormalizerExample("2019", as: .modelYear, CellOutcome("2019")),
        NormalizerExample("19", as: .modelYear, CellOutcome("2019", notes: [CellNote("YR-FMT", .mended)])),
        NormalizerExample("MY2019", as: .modelYear, CellOutcome("2019", notes: [CellNote("YR-FMT", .formatted)])),
        NormalizerExample("2 019", as: .modelYear, CellOutcome("2019", notes: [CellNote("YR-FMT", .formatted)])),
        NormalizerExample("9999", as: .modelYear, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
        NormalizerExample(
            "99", as: .modelYear, CellOutcome(nil, notes: [CellNote("LG-PLACE", .suggested, proposal: "1999")])),
        NormalizerExample("76", as: .birthYear, CellOutcome("1976", notes: [CellNote("YR-FMT", .mended)])),
        NormalizerExample("1801", as: .birthYear, CellOutcome(nil, notes: [CellNote("Q", .refused)])),
    ]
}
