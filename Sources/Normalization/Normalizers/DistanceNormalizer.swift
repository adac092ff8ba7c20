import Records

/// Odometer readings and warranty distances in whole kilometres (codebook E07).
///
/// Miles are converted only when the column or the cell says miles (table `odometer-rules`).
struct DistanceNormalizer: QuickNormalizer {
    let id = "distance"
    let kinds: Set<FieldKind> = [.distance]

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let isOdometer = context.field == .odometer
        switch NumberReader.read(text) {
        case .none:
            let filler = Fillers.outcome(for: text, in: context.field)
            return CellOutcome(
                nil, isOdometer ? filler?.verdict ?? .quarantined : nil,
                notes: filler?.notes ?? [CellNote("Q", .refused)])
        case .ambiguous:
            // No odometer shows thousandths: `125.000` is a hundred and twenty-five thousand.
            let digits = text.filter { $0 != "." }
            return normalize(digits, in: context).adding(CellNote("OD-FMT", .formatted))
        case .number(let number):
            return outcome(number, stated: text, context, isOdometer)
        }
    }

    private func outcome(
        _ number: NumberReader, stated text: String, _ context: CellContext, _ isOdometer: Bool
    ) -> CellOutcome {
        let unit = number.unit.filter { $0 != "." && $0 != "," }
        let isThousands = unit == "K"
        let knownUnits: Set<String> = [
            "", "K", "KM", "KMS", "KILOMETRES", "KILOMETERS", "MI", "MILES", "MILE", "MILLES",
        ]
        guard knownUnits.contains(unit), !number.isNegative, number.whole.utf8.count <= 7,
            var distance = Int(number.whole)
        else { return CellOutcome(nil, isOdometer ? .quarantined : nil, notes: [CellNote("Q", .refused)]) }
        if isThousands {
            let tenths = number.fraction.utf8.first.map { Int($0) - 48 } ?? 0
            distance = distance * 1000 + tenths * 100
        }
        if isOdometer, Self.isSentinel(distance) {
            return CellOutcome(nil, "OD-SENT", notes: [CellNote("OD-SENT", .refused)])
        }
        var isMiles = unit.hasPrefix("MI")
        if unit.isEmpty || isThousands { isMiles = context.modifiers.contains(.miles) }
        // 1 mi = 1.609344 km exactly (UN/CEFACT Recommendation 20, SMI).
        if isMiles { distance = (distance * 1_609_344 + 500_000) / 1_000_000 }
        guard distance <= 999_999 else {
            return CellOutcome(nil, isOdometer ? .quarantined : nil, notes: [CellNote("Q", .refused)])
        }
        let value = String(distance)
        var outcome = CellOutcome(value, isOdometer ? (isMiles ? "OD-MI" : "OD-OK") : nil)
        if value != text { outcome.notes = [CellNote(isMiles ? "OD-MI" : "OD-FMT", .formatted)] }
        if isOdometer, Self.isDoubtful(distance), !isMiles { outcome.notes.append(CellNote("OD-SENT", .flagged)) }
        return outcome
    }

    /// Readings typed to get past a mandatory field. 1, 10 and 100 may be those of a new vehicle.
    private static func isSentinel(_ distance: Int) -> Bool {
        sentinels.contains(distance) && (distance == 0 || distance > 100)
    }

    private static func isDoubtful(_ distance: Int) -> Bool { sentinels.contains(distance) }

    private static let sentinels: Set<Int> = {
        let table = ReferenceTable("placeholder-values")
        let (field, value) = (table.column("field"), table.column("value"))
        return Set(table.rows.filter { $0[field] == "odometer" }.compactMap { Int($0[value]) })
    }()

    /// Digits alone in kilometres.
    func quickOutcome(
        _ cell: UnsafeBufferPointer<UInt8>, in context: CellContext, writing value: inout [UInt8]
    ) -> QuickOutcome {
        guard cell.count <= 6, !context.modifiers.contains(.miles), cell[0] != 48 else { return .undecided }
        var distance = 0
        for byte in cell {
            guard byte.isDigit else { return .undecided }
            distance = distance * 10 + Int(byte - 48)
        }
        let isOdometer = context.field == .odometer
        if isOdometer, Self.sentinels.contains(distance) { return .undecided }
        value.append(contentsOf: cell)
        return .decided(isOdometer ? "OD-OK" : nil, change: nil, flag: nil)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("45210", as: .odometer, CellOutcome("45210", "OD-OK")),
        NormalizerExample(
            "45 210 km", as: .odometer, CellOutcome("45210", "OD-OK", notes: [CellNote("OD-FMT", .formatted)])),
        NormalizerExample(
            "125,000", as: .odometer, CellOutcome("125000", "OD-OK", notes: [CellNote("OD-FMT", .formatted)])),
        NormalizerExample(
            "125k", as: .odometer, CellOutcome("125000", "OD-OK", notes: [CellNote("OD-FMT", .formatted)])),
        NormalizerExample(
            "10000", as: .odometer, [.miles], CellOutcome("16093", "OD-MI", notes: [CellNote("OD-MI", .formatted)])),
        NormalizerExample("999999", as: .odometer, CellOutcome(nil, "OD-SENT", notes: [CellNote("OD-SENT", .refused)])),
        NormalizerExample("10", as: .odometer, CellOutcome("10", "OD-OK", notes: [CellNote("OD-SENT", .flagged)])),
        NormalizerExample("-5", as: .odometer, CellOutcome(nil, .quarantined, notes: [CellNote("Q", .refused)])),
        NormalizerExample(
            "80 000 km", as: .warrantyDistance, CellOutcome("80000", notes: [CellNote("OD-FMT", .formatted)])),
    ]
}

extension CellOutcome {
    func adding(_ note: CellNote) -> CellOutcome {
        guard !notes.contains(note) else { return self }
        var outcome = self
        outcome.notes.append(note)
        return outcome
    }
}
