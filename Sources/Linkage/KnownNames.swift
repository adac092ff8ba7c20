/// The names of a field, found by their letters without spaces.
struct KnownNames {
    private var joined = ValueArena()
    /// The value that a joined name stands for, and how many records state it.
    private var value: [Int32] = []
    private var counts: [Int32] = []
    private var joinedOfValue: [Int32] = []

    init(_ field: InternedField) {
        for id in 0..<field.values.count {
            let number = joined.intern(field.values.value(id).filter { $0 != 32 })
            if number >= 0, Int(number) == value.count {
                value.append(Int32(id))
                counts.append(0)
            }
            joinedOfValue.append(number)
            if number >= 0 { counts[Int(number)] += field.counts[id] }
        }
    }

    func find(_ letters: ArraySlice<UInt8>) -> Int32? { joined.find(letters).map { value[Int($0)] } }
    func count(_ letters: ArraySlice<UInt8>) -> Int32 { joined.find(letters).map { counts[Int($0)] } ?? 0 }
    func joined(_ id: Int32) -> [UInt8] { Array(joined.value(Int(joinedOfValue[Int(id)]))) }

    /// True when at least three records have the name, and twice as many as have it in the other column.
    func isMostly(_ letters: [UInt8], otherThan other: KnownNames) -> Bool {
        let here = count(letters[...])
        return here >= 3 && here > 2 * other.count(letters[...])
    }
}
