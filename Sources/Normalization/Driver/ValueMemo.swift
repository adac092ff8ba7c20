/// What became of values already seen, by their bytes.
///
/// Holds at most `limit` values and starts anew then. A column whose values hardly repeat soon stops being remembered,
/// since looking would cost more than judging again; results never depend on it.
struct ValueMemo<Outcome> {
    private var slots: [Int32]
    private var hashes: [UInt64] = []
    private var ranges: [Range<Int>] = []
    private var keys: [UInt8] = []
    private(set) var outcomes: [Outcome] = []
    private var lookups = 0
    private var hits = 0
    private let limit: Int
    /// One look in so many must find something.
    private let leastHits: Int

    /// - Parameter leastHits: how many looks there may be to one that finds something; fewer where judging a value for
    ///   the memory costs more than judging it without.
    init(limit: Int = 32_768, leastHits: Int = 8) {
        self.limit = limit
        self.leastHits = leastHits
        slots = Array(repeating: -1, count: 256)
    }

    /// Off after 8,192 looks of which too few found something.
    var isWorthKeeping: Bool { lookups < 8192 || hits * leastHits >= lookups }

    /// The place of a value's outcome, made by `judge` when the value is new.
    mutating func place(of key: UnsafeBufferPointer<UInt8>, _ judge: () -> Outcome) -> Int {
        let hash = Self.hash(key)
        lookups += 1
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let entry = Int(slots[slot])
            if hashes[entry] == hash, isKey(ranges[entry], key) {
                hits += 1
                return entry
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        if outcomes.count == limit { removeAll() }
        let outcome = judge()
        return insert(key, hash, outcome)
    }

    /// The outcome of a value, made by `judge` when the value is new.
    mutating func outcome(of key: UnsafeBufferPointer<UInt8>, _ judge: () -> Outcome) -> Outcome {
        let place = place(of: key, judge)
        return outcomes[place]
    }

    private func isKey(_ range: Range<Int>, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count == key.count else { return false }
        return keys.withUnsafeBufferPointer { keys in
            for place in 0..<key.count where keys[range.lowerBound + place] != key[place] { return false }
            return true
        }
    }

    private mutating func insert(_ key: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ outcome: Outcome) -> Int {
        let entry = outcomes.count
        ranges.append(keys.count..<(keys.count + key.count))
        keys.append(contentsOf: key)
        hashes.append(hash)
        outcomes.append(outcome)
        if outcomes.count * 2 > slots.count { grow() } else { fill(hash, entry) }
        return entry
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 4)
        for (entry, hash) in hashes.enumerated() { fill(hash, entry) }
    }

    private mutating func fill(_ hash: UInt64, _ entry: Int) {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(truncatingIfNeeded: entry)
    }

    private mutating func removeAll() {
        for slot in slots.indices { slots[slot] = -1 }
        hashes.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
        outcomes.removeAll(keepingCapacity: true)
    }

    /// Eight bytes a step, multiplied and folded; the same on every run, unlike Swift's own hashing.
    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(key.count)
        let raw = UnsafeRawBufferPointer(key)
        var place = 0
        while place + 8 <= raw.count {
            hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var tail: UInt64 = 0
        while place < raw.count {
            tail = tail << 8 | UInt64(raw[place])
            place += 1
        }
        return mix(hash ^ tail)
    }

    @inline(__always) private static func mix(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return high ^ low
    }
}
