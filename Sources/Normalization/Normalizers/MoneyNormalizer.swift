import Records

/// Amounts as plain decimal text: `1234.56`, `-20`, `1234`. Cents have two digits or more; the currency is the dealer's.
struct MoneyNormalizer: QuickNormalizer {
    let id = "money"
    let kinds: Set<FieldKind> = [.money]

    private static let units: Set<String> = [
        "", "$", "CAD", "USD", "EUR", "$CAD", "CAD$", "$CA", "CA$", "US$", "$US", "C$", "\u{20AC}", "K", "K$", "$K",
    ]

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        switch NumberReader.read(text) {
        case .none:
            let filler = Fillers.outcome(for: text, in: context.field)
            return CellOutcome(nil, nil, notes: filler?.notes ?? [CellNote("Q", .refused)])
        case .ambiguous: return CellOutcome(nil, nil, notes: [CellNote("A", .ambiguous)])
        case .number(let number):
            guard Self.units.contains(number.unit) else {
                return CellOutcome(nil, nil, notes: [CellNote("Q", .refused)])
            }
            let value = Self.plain(number, inCents: context.modifiers.contains(.cents))
            return CellOutcome(value, nil, notes: value == text ? [] : [CellNote("AM-FMT", .formatted)])
        }
    }

    private static func plain(_ number: NumberReader, inCents: Bool) -> String {
        var (whole, fraction) = (number.whole, number.fraction)
        if number.unit.contains("K") {
            let padded = fraction + String(repeating: "0", count: max(0, 3 - fraction.utf8.count))
            whole = whole == "0" ? String(padded.prefix(3)) : whole + padded.prefix(3)
            fraction = String(padded.dropFirst(3))
        } else if inCents, fraction.isEmpty {
            let padded = String(repeating: "0", count: max(0, 3 - whole.utf8.count)) + whole
            (whole, fraction) = (String(padded.dropLast(2)), String(padded.suffix(2)))
        }
        if fraction.utf8.count == 1 { fraction += "0" }
        let isZero = (whole + fraction).utf8.allSatisfy { $0 == 48 }
        return (number.isNegative && !isZero ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// Digits, and perhaps a point with two digits after it.
    func quickOutcome(
        _ cell: UnsafeBufferPointer<UInt8>, in context: CellContext, writing value: inout [UInt8]
    ) -> QuickOutcome {
        guard !context.modifiers.contains(.cents), cell.count <= 14, cell[0] != 48 else { return .undecided }
        let point = cell.firstIndex(of: UInt8(ascii: ".")) ?? cell.count
        guard point > 0, point == cell.count || cell.count - point == 3, cell[..<point].allSatisfy(\.isDigit),
            cell.dropFirst(point + 1).allSatisfy(\.isDigit)
        else { return .undecided }
        value.append(contentsOf: cell)
        return .decided(nil, change: nil, flag: nil)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("1234.56", as: .amount, CellOutcome("1234.56")),
        NormalizerExample("1 234,56 $", as: .amount, CellOutcome("1234.56", notes: [CellNote("AM-FMT", .formatted)])),
        NormalizerExample("$1,234.50", as: .amount, CellOutcome("1234.50", notes: [CellNote("AM-FMT", .formatted)])),
        NormalizerExample("429,987", as: .amount, CellOutcome("429987", notes: [CellNote("AM-FMT", .formatted)])),
        NormalizerExample("(20)", as: .margin, CellOutcome("-20", notes: [CellNote("AM-FMT", .formatted)])),
        NormalizerExample(
            "123456", as: .amount, [.cents], CellOutcome("1234.56", notes: [CellNote("AM-FMT", .formatted)])),
        NormalizerExample("1.234", as: .amount, CellOutcome(nil, notes: [CellNote("A", .ambiguous)])),
        NormalizerExample("beaucoup", as: .amount, CellOutcome(nil, notes: [CellNote("Q", .refused)])),
    ]
}
