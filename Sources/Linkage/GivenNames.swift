import Records

/// What tables tell of the first names of a field: which are names at all, which are spellings of one, and which are the
/// masculine and the feminine of one.
struct GivenNames {
    private let field: InternedField
    private let known: Set<[UInt8]>
    /// Each name with those that are its other half, `louis` with `louise`.
    private let halves: [[UInt8]: Set<[UInt8]>]
    private let nicknames = Nicknames()

    init(_ field: InternedField) {
        self.field = field
        known = Set(ReferenceTable("first-names").rows.map { Self.key($0[0]) })
        var halves: [[UInt8]: Set<[UInt8]>] = [:]
        for row in ReferenceTable("first-names-of-two").rows {
            let (masculine, feminine) = (Self.key(row[0]), Self.key(row[1]))
            halves[masculine, default: []].insert(feminine)
            halves[feminine, default: []].insert(masculine)
        }
        self.halves = halves
    }

    private static func key(_ name: String) -> [UInt8] { Array(FoldedText.fold(name).utf8) }

    /// Louis and Louise.
    func areHalves(_ a: Int32, _ b: Int32) -> Bool { halves[Array(name(a))]?.contains(Array(name(b))) == true }

    /// Marie-Hélène and Marie-Pier: compounds that differ by a name.
    func areCompounds(_ a: Int32, _ b: Int32) -> Bool {
        let (one, other) = (words(a), words(b))
        guard one.count > 1, one.count == other.count else { return false }
        let (left, right) = (one.filter { !other.contains($0) }, other.filter { !one.contains($0) })
        return left.count == 1 && right.count == 1 && areUnlike(left[0], right[0])
    }

    /// Whether two values are names that people bear side by side, as Lise and Line: both known, and neither spellings of one
    /// nor short for one another.
    func areTwo(_ a: Int32, _ b: Int32) -> Bool {
        let (one, other) = (words(a), words(b))
        return one.count == 1 && other.count == 1 && areUnlike(one[0], other[0])
    }

    /// Whether the lengths of two values are those that one slip leaves.
    func areNear(_ a: Int32, _ b: Int32) -> Bool { abs(name(a).count - name(b).count) <= 1 }

    private func areUnlike(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        isKnown(one) && isKnown(other) && Self.sound(one) != Self.sound(other)
            && !Nicknames.meet(nicknames.formalNames(of: one), nicknames.formalNames(of: other))
    }

    private func name(_ id: Int32) -> ArraySlice<UInt8> { field.values.value(Int(id)) }
    private func words(_ id: Int32) -> [ArraySlice<UInt8>] { name(id).split(separator: 0x20) }
    private func isKnown(_ word: ArraySlice<UInt8>) -> Bool { word.count > 2 && known.contains(Array(word)) }

    /// The letters of a name as they sound: Nathalie is Natalie, Éric Erik, Stephen Steven.
    private static func sound(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var sound: [UInt8] = []
        let word = word.suffix(3).elementsEqual("que".utf8) ? word.dropLast(3) + [UInt8(ascii: "c")] : word
        for (place, byte) in word.enumerated() {
            var byte = byte
            switch byte {
            case UInt8(ascii: "h"):
                if place > 0, sound.last == UInt8(ascii: "p") { sound[sound.count - 1] = UInt8(ascii: "f") }
                continue
            case UInt8(ascii: "k"), UInt8(ascii: "q"): byte = UInt8(ascii: "c")
            case UInt8(ascii: "v"): byte = UInt8(ascii: "f")
            case UInt8(ascii: "y"): byte = UInt8(ascii: "i")
            case UInt8(ascii: "z"): byte = UInt8(ascii: "s")
            default: break
            }
            if sound.last != byte { sound.append(byte) }
        }
        return sound
    }
}
