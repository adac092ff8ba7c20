/// Records of which every field is equal and that state enough to name a customer.
enum IdenticalRecords {
    /// Each such record with the first of its kind, as sorted pairs.
    ///
    /// Enough is a name of a person or company, beside a phone, e-mail, code, date or street with its number. However
    /// often such a record stands in the file, nothing can tell its copies apart.
    static func pairs(_ fields: [InternedField], isOrganisation: [Bool]) -> [UInt64] {
        let recordCount = fields.first?.ids.count ?? 0
        let holdsStreet = fields.contains { $0.kind == .number && $0.group == .address }
        var hashes = [UInt64](repeating: 0, count: recordCount)
        var states = [UInt8](repeating: 0, count: recordCount)
        for field in fields {
            var state: UInt8 = 0
            if field.kind.isName || field.group == .company { state |= 1 }
            if field.kind.isIdentifier || field.kind == .date { state |= 2 }
            if holdsStreet, field.group == .address, field.kind == .number { state |= 4 }
            if holdsStreet, field.group == .address, field.kind == .text { state |= 8 }
            for (record, id) in field.ids.enumerated() {
                hashes[record] = mixed(hashes[record] &+ UInt64(truncatingIfNeeded: id &+ 2))
                if id >= 0 { states[record] |= state }
            }
        }
        if !isOrganisation.isEmpty {
            for record in 0..<recordCount where isOrganisation[record] { hashes[record] = mixed(hashes[record] ^ 1) }
        }
        let isEnough: (UInt8) -> Bool = { $0 & 1 != 0 && ($0 & 2 != 0 || $0 & 12 == 12) }
        var order = (0..<recordCount).filter { isEnough(states[$0]) }.map { (hashes[$0] >> 31) << 31 | UInt64($0) }
        radixSort(&order, low: 31, high: 64)
        var pairs: [UInt64] = []
        var start = 0
        for place in order.indices.dropFirst() {
            let (first, record) = (Int(order[start] & 0x7FFF_FFFF), Int(order[place] & 0x7FFF_FFFF))
            if hashes[first] == hashes[record] { pairs.append(RecordPair.word(first, record)) } else { start = place }
        }
        radixSort(&pairs)
        return pairs
    }
}
