/// A column after normalisation: each distinct value once in a byte arena, a value's number for each record.
struct InternedField: Sendable {
    let name: String
    var kind: ComparisonKind
    var group: SharedGroup
    /// The value of each record; -1 when it states none.
    var ids: [Int32]
    var values: ValueArena
    /// How many records state each value.
    var counts: [Int32] = []

    init(name: String, kind: ComparisonKind, group: SharedGroup, ids: [Int32], values: ValueArena) {
        self.name = name
        self.kind = kind
        self.group = group
        self.ids = ids
        self.values = values
        recount()
    }

    mutating func recount() {
        counts = [Int32](repeating: 0, count: values.count)
        for id in ids where id >= 0 { counts[Int(id)] += 1 }
    }

    var filled: Int { counts.reduce(0) { $0 + Int($1) } }
    var distinct: Int { counts.reduce(0) { $0 + ($1 > 0 ? 1 : 0) } }
}

/// Distinct byte strings, found again by content.
struct ValueArena: Sendable {
    private(set) var bytes: [UInt8] = []
    /// `offsets[id]..<offsets[id + 1]` are the bytes of a value.
    private(set) var offsets: [UInt32] = [0]
    private var slots: [Int32] = Array(repeating: -1, count: 64)
    private var hashes: [UInt32] = []

    var count: Int { offsets.count - 1 }

    func range(_ id: Int) -> Range<Int> { Int(offsets[id])..<Int(offsets[id + 1]) }
    func value(_ id: Int) -> ArraySlice<UInt8> { bytes[range(id)] }

    /// The number of a value, which is added when it is new; -1 for an empty one.
    mutating func intern(_ value: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard !value.isEmpty else { return -1 }
        let hash = UInt32(truncatingIfNeeded: hashBytes(value) >> 32)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let id = Int(slots[slot])
            if hashes[id] == hash, isEqual(id, value) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let id = Int32(count)
        slots[slot] = id
        hashes.append(hash)
        bytes.append(contentsOf: value)
        offsets.append(UInt32(bytes.count))
        if count * 2 > slots.count { grow() }
        return id
    }

    mutating func intern(_ value: some Collection<UInt8>) -> Int32 {
        if let id = value.withContiguousStorageIfAvailable({ intern($0) }) { return id }
        return Array(value).withUnsafeBufferPointer { intern($0) }
    }

    /// The number of a value that is there, or nil.
    func find(_ value: some Collection<UInt8>) -> Int32? {
        let found: Int32? = value.withContiguousStorageIfAvailable { value -> Int32 in
            guard !value.isEmpty else { return -1 }
            let hash = UInt32(truncatingIfNeeded: hashBytes(value) >> 32)
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] >= 0 {
                let id = Int(slots[slot])
                if hashes[id] == hash, isEqual(id, value) { return slots[slot] }
                slot = (slot + 1) & (slots.count - 1)
            }
            return -1
        }
        guard let found else { return find(Array(value)) }
        return found < 0 ? nil : found
    }

    /// Forgets how to find values, once no more are added.
    mutating func freeze() {
        slots = []
        hashes = []
    }

    private func isEqual(_ id: Int, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(id)
        guard range.count == value.count else { return false }
        return bytes.withUnsafeBufferPointer { all in
            for place in 0..<value.count where all[range.lowerBound + place] != value[place] { return false }
            return true
        }
    }

    private mutating func grow() {
        var slots = [Int32](repeating: -1, count: slots.count * 2)
        let mask = slots.count - 1
        for id in 0..<count {
            var slot = Int(hashes[id]) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(id)
        }
        self.slots = slots
    }
}

/// A 64-bit hash that is the same on every run and machine.
@inline(__always) func hashBytes(_ value: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(value.count)
    var place = 0
    while place + 8 <= value.count {
        let word = UnsafeRawPointer(value.baseAddress.unsafelyUnwrapped + place).loadUnaligned(as: UInt64.self)
        hash = mixed(hash ^ UInt64(littleEndian: word))
        place += 8
    }
    var tail: UInt64 = 0
    while place < value.count {
        tail = tail << 8 | UInt64(value[place])
        place += 1
    }
    return mixed(hash ^ tail)
}

/// Spreads every bit of a word over the whole word.
@inline(__always) func mixed(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ (word >> 32)) &* 0xD6E8_FEB8_6659_FD93
    word = (word ^ (word >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return word ^ (word >> 32)
}
