import Records

/// What the North American Numbering Plan says of ten digits.
enum NorthAmericanJudgement: Equatable {
    case valid
    /// 555-0100 to 555-0199, set aside for fiction.
    case fictional
    /// Exchange 555 otherwise: information services, or a number made up at the counter.
    case exchange555
    case tollFree
    case premium
    /// Codes that belong to no place: 5XX follow-me numbers, the Canadian 6XX codes.
    case withoutPlace
    /// Typed to get past a mandatory field.
    case placeholder
    case invalid
    /// Well formed, in an area code that the tables do not know.
    case unknownArea
}

/// Area codes and the numbers that stand for nobody, from the tables `nanp-*` and `placeholder-values`.
struct NorthAmericanPlan: Sendable {
    static let shared = NorthAmericanPlan()

    private enum Area: UInt8 {
        case unknown, place, tollFree, premium, withoutPlace
    }

    private let areas: [Area]
    private let placeholders: Set<UInt64>
    /// Of the area codes of Canada, by their number.
    private let provinces: [Int: String]

    private init() {
        var areas = [Area](repeating: .unknown, count: 1000)
        for table in [ReferenceTable("nanp-canada-area-codes"), ReferenceTable("nanp-other-area-codes")] {
            let code = table.column("npa")
            let type = table.header.firstIndex(of: "type")
            for row in table.rows {
                guard let area = Int(row[code]), areas.indices.contains(area) else { continue }
                switch type.map({ row[$0] }) {
                case "reserved_unconfirmed": break
                case "non_geographic": areas[area] = .withoutPlace
                default: areas[area] = .place
                }
            }
        }
        let special = ReferenceTable("nanp-special")
        let (pattern, kind) = (special.column("pattern"), special.column("kind"))
        for row in special.rows {
            let area: Area
            switch row[kind] {
            case "toll_free": area = .tollFree
            case "premium": area = .premium
            case "personal_nongeo": area = .withoutPlace
            default: continue
            }
            for code in Self.codes(in: row[pattern]) { areas[code] = area }
        }
        self.areas = areas
        let canada = ReferenceTable("nanp-canada-area-codes")
        let (code, province) = (canada.column("npa"), canada.column("province_iso"))
        provinces = Dictionary(
            canada.rows.compactMap { row in Int(row[code]).map { ($0, row[province]) } }, uniquingKeysWith: { $1 })

        let fillers = ReferenceTable("placeholder-values")
        let (field, value) = (fillers.column("field"), fillers.column("value"))
        placeholders = Set(
            fillers.rows.filter { $0[field] == "phone" && $0[value].utf8.count == 10 }.compactMap { UInt64($0[value]) })
    }

    /// The three-digit codes of a pattern such as `^(800|833)`.
    private static func codes(in pattern: String) -> [Int] {
        pattern.utf8.split { !$0.isDigit }.filter { $0.count == 3 }.compactMap {
            Int(String(decoding: $0, as: UTF8.self))
        }
    }

    /// The province of ten digits' area code, `QC`; nil outside Canada.
    func province(of digits: [UInt8]) -> String? {
        Int(String(decoding: digits.prefix(3), as: UTF8.self)).flatMap { provinces[$0] }
    }

    /// Judges ten digits, given as ASCII bytes.
    func judge(_ digits: UnsafeBufferPointer<UInt8>) -> NorthAmericanJudgement {
        var number: UInt64 = 0
        for digit in digits { number = number * 10 + UInt64(digit &- 48) }
        return judge(number)
    }

    func judge(_ number: UInt64) -> NorthAmericanJudgement {
        let line = number % 10_000_000
        let (area, exchange) = (Int(number / 10_000_000), Int(line / 10_000))
        if isPlaceholder(number, line: line) { return .placeholder }
        guard area >= 200, area % 100 != 11, exchange >= 200, exchange % 100 != 11 else { return .invalid }
        switch areas[area] {
        case .unknown: return .unknownArea
        case .tollFree: return .tollFree
        case .premium: return .premium
        case .withoutPlace, .place:
            if exchange == 555 { return (100...199).contains(line % 10_000) ? .fictional : .exchange555 }
            return areas[area] == .place ? .valid : .withoutPlace
        }
    }

    private func isPlaceholder(_ number: UInt64, line: UInt64) -> Bool {
        if line % 1_111_111 == 0 { return true }
        switch number {
        case 1_234_567_890, 123_456_789, 9_876_543_210: return true
        default: return placeholders.contains(number)
        }
    }
}
