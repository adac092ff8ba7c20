/// Finds the place of a word among distinct words.
struct WordIndex: Sendable {
    private let words: [UInt64]
    private let slots: [Int32]

    init(_ words: [UInt64]) {
        self.words = words
        var slots = [Int32](repeating: -1, count: 1 << (Int.bitWidth - max(1, words.count * 2).leadingZeroBitCount))
        let mask = slots.count - 1
        for (place, word) in words.enumerated() {
            var slot = Int(truncatingIfNeeded: mixed(word)) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(place)
        }
        self.slots = slots
    }

    func place(of word: UInt64) -> Int? {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: mixed(word)) & mask
        while slots[slot] >= 0 {
            if words[Int(slots[slot])] == word { return Int(slots[slot]) }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
