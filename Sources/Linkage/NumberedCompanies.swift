/// Numbered companies, `9123-4567 Québec inc.`: the number is the name, so that another number is another company, however
/// much its owner's companies share.
enum NumberedCompanies {
    /// A number for each record, -1 for those that are no numbered company; nil where no two differ.
    static func numbers(_ fields: [InternedField]) -> [Int32]? {
        guard let field = fields.first(where: { $0.group == .company }) else { return nil }
        var numbers = ValueArena()
        let ofValue = (0..<field.values.count).map { place -> Int32 in
            let digits = number(field.values.value(place))
            return digits.isEmpty ? -1 : digits.withUnsafeBufferPointer { numbers.intern($0) }
        }
        guard numbers.count > 1 else { return nil }
        return field.ids.map { $0 < 0 ? -1 : ofValue[Int($0)] }
    }

    /// Six to ten digits in front of a name, as Québec, Canada and Ontario number companies; empty for another name.
    private static func number(_ name: ArraySlice<UInt8>) -> [UInt8] {
        var digits: [UInt8] = []
        for byte in name {
            if (0x30...0x39).contains(byte) {
                digits.append(byte)
            } else if byte != 0x20, byte != 0x2D {
                break
            }
        }
        return (6...10).contains(digits.count) ? digits : []
    }
}
