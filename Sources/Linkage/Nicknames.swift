import Records

/// Given names that stand for each other: `bob` for `robert`.
struct Nicknames: Sendable {
    /// Formal names of a folded name, as numbers from 1; at most four, 16 bits each.
    private let groups: [[UInt8]: UInt64]

    init() {
        let table = ReferenceTable("nicknames")
        let (formal, variant) = (table.column("formal"), table.column("variant"))
        var numbers: [String: UInt64] = [:]
        var groups: [[UInt8]: UInt64] = [:]
        func add(_ name: String, _ number: UInt64) {
            let key = Self.key(Array(name.utf8))
            let old = groups[key] ?? 0
            for place in 0..<4 {
                let found = (old >> UInt64(place * 16)) & 0xFFFF
                if found == number { return }
                if found == 0 {
                    groups[key] = old | number << UInt64(place * 16)
                    return
                }
            }
        }
        for row in table.rows {
            let number = numbers[row[formal]] ?? UInt64(numbers.count + 1)
            numbers[row[formal]] = number
            add(row[formal], number)
            add(row[variant], number)
        }
        self.groups = groups
    }

    /// The formal names of a value, packed; 0 when the table does not know it.
    func formalNames(of value: ArraySlice<UInt8>) -> UInt64 { groups[Self.key(Array(value))] ?? 0 }

    /// True when two packed lists share a formal name.
    @inline(__always) static func meet(_ left: UInt64, _ right: UInt64) -> Bool {
        guard left != 0, right != 0 else { return false }
        var left = left
        while left != 0 {
            var rest = right
            while rest != 0 {
                if left & 0xFFFF == rest & 0xFFFF { return true }
                rest >>= 16
            }
            left >>= 16
        }
        return false
    }

    private static func key(_ name: [UInt8]) -> [UInt8] { name.map { $0 == 45 ? 32 : $0 } }
}
