import Records

/// Vehicle identification numbers (codebook E01, ISO 3779).
///
/// The check digit is asked for where the market requires it. A number that fails is kept and flagged, because such
/// vehicles exist; the letters I, O and Q are read as digits only when the check digit then agrees.
struct VehicleIdentificationNormalizer: QuickNormalizer {
    let id = "vin"
    let kinds: Set<FieldKind> = [.vin]

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let vin = Self.bare(text)
        if Fillers.isFiller(text, of: "vin") || Fillers.isFiller(vin, of: "vin") {
            return CellOutcome(nil, .unrecorded, notes: [CellNote("LG-PLACE", .refused)])
        }
        if let filler = Fillers.outcome(for: text, in: context.field) { return filler }
        if vin.utf8.count == 17, Set(vin.utf8).count <= 2 {
            return CellOutcome(nil, .quarantined, notes: [CellNote("LG-PLACE", .refused)])
        }
        guard vin.utf8.count == 17 else {
            return withRemark(text) ?? CellOutcome(nil, "VN-LEN", notes: [CellNote("VN-LEN", .refused)])
        }
        let change = vin == text ? [] : [CellNote("VN-FMT", .formatted)]
        var copy = vin
        let (isWellFormed, isRight, isNorthAmerican) = copy.withUTF8 {
            (
                VehicleIdentification.isWellFormed($0), VehicleIdentification.isCheckDigitRight($0),
                VehicleIdentification.isNorthAmerican($0)
            )
        }
        if isRight { return CellOutcome(vin, "VN-OK", notes: change) }
        if isWellFormed {
            return isNorthAmerican
                ? CellOutcome(vin, "VN-CHK", notes: change + [CellNote("VN-CHK", .flagged)])
                : CellOutcome(vin, "VN-NOCHK", notes: change)
        }
        let repaired = String(decoding: vin.utf8.map(Self.lookAlike), as: UTF8.self)
        if VehicleIdentification.isCheckDigitRight(repaired) {
            return CellOutcome(repaired, "VN-OK", notes: [CellNote("VN-CHR", .mended)])
        }
        return CellOutcome(nil, "VN-CHR", notes: [CellNote("VN-CHR", .refused)])
    }

    /// `1M8GDM9AXKP042788 (vendu)`: one word that is surely a number, whose remark goes to the notes.
    private func withRemark(_ text: String) -> CellOutcome? {
        let words = text.split { " \t\n,;()[]:".contains($0) }.map(String.init)
        let numbers = words.filter { word in
            word.utf8.count == 17 && VehicleIdentification.isCheckDigitRight(word.uppercased())
        }
        guard numbers.count == 1, let number = numbers.first else { return nil }
        let said = words.filter { $0 != number && !["VIN", "NIV"].contains($0.uppercased()) }.joined(separator: " ")
        return CellOutcome(
            number.uppercased(), "VN-OK",
            notes: [
                CellNote("VN-FMT", .formatted), CellNote("RF-NOTE-IN-VIN", .flagged, proposal: said, target: .notes),
            ])
    }

    /// The number in capitals, without spaces, hyphens, the stars of bar codes, and a label in front.
    static func bare(_ text: String) -> String {
        var bytes = text.utf8.filter { $0.isLetterOrDigit || $0 > 0x7F || $0 == UInt8(ascii: "?") }.map(\.uppercased)
        for label in ["VIN", "NIV"] where bytes.count == 20 && bytes.starts(with: Array(label.utf8)) {
            bytes.removeFirst(3)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func lookAlike(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "I"): UInt8(ascii: "1")
        case UInt8(ascii: "O"), UInt8(ascii: "Q"): UInt8(ascii: "0")
        default: byte
        }
    }

    /// Seventeen characters, in capitals or not, that need neither repair nor remark.
    func quickOutcome(
        _ cell: UnsafeBufferPointer<UInt8>, in context: CellContext, writing value: inout [UInt8]
    ) -> QuickOutcome {
        guard cell.count == 17 else { return .undecided }
        for byte in cell { value.append(byte.uppercased) }
        return value.withUnsafeBufferPointer { vin in
            guard VehicleIdentification.isWellFormed(vin), Self.isVaried(vin) else { return .undecided }
            let change: StaticString? = vin.elementsEqual(cell) ? nil : "VN-FMT"
            if VehicleIdentification.isCheckDigitRight(vin) { return .decided("VN-OK", change: change, flag: nil) }
            if VehicleIdentification.isNorthAmerican(vin) { return .decided("VN-CHK", change: change, flag: "VN-CHK") }
            return .decided("VN-NOCHK", change: change, flag: nil)
        }
    }

    /// More than two different characters and not the row of digits: fillers are left to the list.
    private static func isVaried(_ vin: UnsafeBufferPointer<UInt8>) -> Bool {
        let second = vin.first { $0 != vin[0] }
        return vin.contains { $0 != vin[0] && $0 != second } && !vin.allSatisfy(\.isDigit)
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("1M8GDM9AXKP042788", as: .vin, CellOutcome("1M8GDM9AXKP042788", "VN-OK")),
        NormalizerExample(
            "1m8gdm9a-xkp042788", as: .vin,
            CellOutcome("1M8GDM9AXKP042788", "VN-OK", notes: [CellNote("VN-FMT", .formatted)])),
        NormalizerExample(
            "1M8GDM9AXKPO42788", as: .vin,
            CellOutcome("1M8GDM9AXKP042788", "VN-OK", notes: [CellNote("VN-CHR", .mended)])),
        NormalizerExample(
            "1M8GDM9A1KP042788", as: .vin,
            CellOutcome("1M8GDM9A1KP042788", "VN-CHK", notes: [CellNote("VN-CHK", .flagged)])),
        NormalizerExample(
            "1M8GDM9AXKP042788 (vendu)", as: .vin,
            CellOutcome(
                "1M8GDM9AXKP042788", "VN-OK",
                notes: [
                    CellNote("VN-FMT", .formatted),
                    CellNote("RF-NOTE-IN-VIN", .flagged, proposal: "vendu", target: .notes),
                ])),
        NormalizerExample("VF1RFA00561234567", as: .vin, CellOutcome("VF1RFA00561234567", "VN-NOCHK")),
        NormalizerExample(
            "1HGCM82633A00435", as: .vin, CellOutcome(nil, "VN-LEN", notes: [CellNote("VN-LEN", .refused)])),
        NormalizerExample(
            "1HGCM82633A00435Q", as: .vin, CellOutcome(nil, "VN-CHR", notes: [CellNote("VN-CHR", .refused)])),
        NormalizerExample(
            "11111111111111111", as: .vin, CellOutcome(nil, .unrecorded, notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
