/// One text made ready for comparison with many: a bit for each of its places, under each byte.
///
/// Bit-parallel Jaro-Winkler (one machine word for the pattern) and Hyyrö's bit-parallel optimal string alignment.
/// Texts are compared by their first 64 bytes. The owner gives `masks`, 256 words, all zero at first.
struct BytePattern {
    private let masks: UnsafeMutablePointer<UInt64>
    private var text: UnsafePointer<UInt8>?
    private(set) var count = 0

    init(masks: UnsafeMutablePointer<UInt64>) { self.masks = masks }

    static let longest = 64

    /// Does nothing for a text that is prepared already.
    @inline(__always)
    mutating func prepare(_ text: UnsafePointer<UInt8>, count: Int) {
        if text == self.text, min(count, Self.longest) == self.count { return }
        if let old = self.text { for place in 0..<self.count { masks[Int(old[place])] = 0 } }
        self.text = text
        self.count = min(count, Self.longest)
        for place in 0..<self.count { masks[Int(text[place])] |= 1 << UInt64(place) }
    }

    /// Zeroes the masks, for the next user of the same memory.
    mutating func clear() {
        if let old = text { for place in 0..<count { masks[Int(old[place])] = 0 } }
        text = nil
        count = 0
    }

    /// Jaro-Winkler similarity, 0 to 1, with prefix weight 0.1 over at most four bytes, where Jaro exceeds 0.7.
    @inline(__always)
    func jaroWinkler(_ other: UnsafePointer<UInt8>, count otherCount: Int) -> Float {
        guard let text else { return 0 }
        let otherCount = min(otherCount, Self.longest)
        guard count > 0, otherCount > 0 else { return 0 }
        let reach = max(0, max(count, otherCount) / 2 - 1)
        var taken: UInt64 = 0
        var matched: UInt64 = 0
        var window: UInt64 = reach >= 63 ? ~0 : (1 << UInt64(reach + 1)) - 1
        for place in 0..<otherCount {
            let free = masks[Int(other[place])] & window & ~taken
            taken |= free & (0 &- free)
            matched |= (free == 0 ? 0 : 1) << UInt64(place)
            window = place < reach ? window << 1 | 1 : window << 1
        }
        let common = taken.nonzeroBitCount
        guard common > 0 else { return 0 }
        var moved = 0
        var left = taken
        while matched != 0 {
            let place = matched.trailingZeroBitCount
            let bit = left & (0 &- left)
            if masks[Int(other[place])] & bit == 0 { moved += 1 }
            matched &= matched - 1
            left &= left - 1
        }
        let m = Float(common)
        let jaro = (m / Float(count) + m / Float(otherCount) + (m - Float(moved / 2)) / m) / 3
        guard jaro > 0.7 else { return jaro }
        var prefix = 0
        while prefix < min(4, count, otherCount), text[prefix] == other[prefix] { prefix += 1 }
        return jaro + Float(prefix) * 0.1 * (1 - jaro)
    }

    /// Optimal string alignment distance: insertions, deletions, substitutions, swaps of neighbours.
    @inline(__always)
    func alignmentDistance(_ other: UnsafePointer<UInt8>, count otherCount: Int) -> Int {
        let otherCount = min(otherCount, Self.longest)
        guard count > 0 else { return otherCount }
        var vp: UInt64 = ~0
        var vn: UInt64 = 0
        var d0: UInt64 = 0
        var before: UInt64 = 0
        var distance = count
        let last: UInt64 = 1 << UInt64(count - 1)
        for place in 0..<otherCount {
            let pm = masks[Int(other[place])]
            let swapped = ((~d0 & pm) << 1) & before
            d0 = (((pm & vp) &+ vp) ^ vp) | pm | vn | swapped
            var hp = vn | ~(d0 | vp)
            var hn = d0 & vp
            if hp & last != 0 { distance += 1 }
            if hn & last != 0 { distance -= 1 }
            hp = hp << 1 | 1
            hn <<= 1
            vp = hn | ~(d0 | hp)
            vn = hp & d0
            before = pm
        }
        return distance
    }
}
