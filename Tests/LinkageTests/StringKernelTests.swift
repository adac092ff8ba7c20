import Testing

@testable import Linkage

/// A generator whose numbers are the same on every run.
struct SteadyNumbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return mixed(state)
    }
}

/// The kernels as a textbook writes them.
enum PlainKernels {
    static func alignmentDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { rows[i][0] = i }
        for j in 0...b.count { rows[0][j] = j }
        for i in stride(from: 1, through: a.count, by: 1) {
            for j in stride(from: 1, through: b.count, by: 1) {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
                }
            }
        }
        return rows[a.count][b.count]
    }

    static func jaroWinkler(_ a: [UInt8], _ b: [UInt8]) -> Float {
        let reach = max(0, max(a.count, b.count) / 2 - 1)
        var taken = [Bool](repeating: false, count: a.count)
        var matched: [UInt8] = []
        for (place, byte) in b.enumerated() {
            for other in max(0, place - reach)..<max(max(0, place - reach), min(a.count, place + reach + 1))
            where !taken[other] && a[other] == byte {
                taken[other] = true
                matched.append(byte)
                break
            }
        }
        guard !matched.isEmpty else { return 0 }
        let inOrder = a.indices.filter { taken[$0] }.map { a[$0] }
        let moved = zip(inOrder, matched).count { $0 != $1 }
        let m = Float(matched.count)
        let jaro = (m / Float(a.count) + m / Float(b.count) + (m - Float(moved / 2)) / m) / 3
        guard jaro > 0.7 else { return jaro }
        let prefix = zip(a, b).prefix(4).prefix { $0 == $1 }.count
        return jaro + Float(prefix) * 0.1 * (1 - jaro)
    }
}

struct StringKernelTests {
    private func compare(_ a: [UInt8], _ b: [UInt8]) -> (distance: Int, similarity: Float) {
        var masks = [UInt64](repeating: 0, count: 256)
        return masks.withUnsafeMutableBufferPointer { masks in
            a.withUnsafeBufferPointer { left in
                b.withUnsafeBufferPointer { right in
                    guard let masks = masks.baseAddress, let a = left.baseAddress, let b = right.baseAddress else {
                        return (-1, -1)
                    }
                    var pattern = BytePattern(masks: masks)
                    pattern.prepare(a, count: left.count)
                    return (
                        pattern.alignmentDistance(b, count: right.count), pattern.jaroWinkler(b, count: right.count)
                    )
                }
            }
        }
    }

    /// Two texts over few letters, so that they often agree; the second is often the first with a few errors.
    private func texts(_ numbers: inout SteadyNumbers) -> ([UInt8], [UInt8]) {
        func letter() -> UInt8 { 97 + UInt8.random(in: 0..<5, using: &numbers) }
        let a = (0..<Int.random(in: 1...64, using: &numbers)).map { _ in letter() }
        if Bool.random(using: &numbers) {
            return (a, (0..<Int.random(in: 1...64, using: &numbers)).map { _ in letter() })
        }
        var b = a
        for _ in 0..<Int.random(in: 1...3, using: &numbers) {
            let place = Int.random(in: 0..<b.count, using: &numbers)
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0 where b.count < 64: b.insert(letter(), at: place)
            case 1 where b.count > 1: b.remove(at: place)
            case 2 where place + 1 < b.count: b.swapAt(place, place + 1)
            default: b[place] = letter()
            }
        }
        return (a, b)
    }

    @Test func `bit-parallel distance and similarity equal the plain ones`() {
        var numbers = SteadyNumbers(state: 11)
        for _ in 0..<1000 {
            let (a, b) = texts(&numbers)
            let found = compare(a, b)
            #expect(found.distance == PlainKernels.alignmentDistance(a, b))
            #expect(abs(found.similarity - PlainKernels.jaroWinkler(a, b)) < 1e-6)
        }
    }

    @Test func `known similarities come out`() {
        #expect(abs(compare(Array("martha".utf8), Array("marhta".utf8)).similarity - 0.9611) < 0.0001)
        #expect(abs(compare(Array("dixon".utf8), Array("dicksonx".utf8)).similarity - 0.8133) < 0.0001)
        #expect(compare(Array("tremblay".utf8), Array("trembaly".utf8)).distance == 1)
        #expect(compare(Array("gagnon".utf8), Array("gagne".utf8)).distance == 2)
    }
}
