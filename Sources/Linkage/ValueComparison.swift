/// What the comparison of one field's values needs beside their bytes, a place for each value.
struct ComparedField: Sendable {
    let field: InternedField
    let headers: [ValueHeader]
    /// For names of persons, packed formal names.
    let formalNames: [UInt64]
    let profiles: TextProfiles?

    /// - Parameter documents: for a text, how common its character triples are.
    init(_ field: InternedField, nicknames: Nicknames, documents: TripleCounts?) {
        self.field = field
        let values = field.values
        headers = (0..<values.count).map { id in
            let value = values.value(id)
            let local = field.kind == .email ? value.firstIndex(of: 64).map { $0 - value.startIndex } : nil
            return ValueHeader(
                offset: values.offsets[id], count: UInt16(clamping: value.count),
                localCount: UInt16(clamping: local ?? value.count),
                letters: value.reduce(UInt32(0)) { $0 | 1 << UInt32($1 & 31) })
        }
        formalNames = field.kind.isName ? (0..<values.count).map { nicknames.formalNames(of: values.value($0)) } : []
        profiles = documents.map { TextProfiles(field, $0) }
    }
}

/// Where a value's bytes are, and what excludes most comparisons: together, so that one read brings them.
struct ValueHeader: Sendable {
    let offset: UInt32
    let count: UInt16
    /// For e-mails, the length of the part before the at sign.
    let localCount: UInt16
    /// A bit for each letter that the value holds, by byte modulo 32: unlike bits bound the matches from above.
    let letters: UInt32
}

/// A value's bytes with what its comparison needs.
struct ComparedValue {
    let text: UnsafePointer<UInt8>
    let count: Int
    let letters: UInt32
    /// Names: packed formal names. E-mails: length of the local part.
    let mark: UInt64
}

/// How unlike values of one kind are compared. `pattern` is made ready for the first value where it is needed.
protocol ValueRule {
    static func level(_ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue) -> Int
}

/// Compares two unlike values (levels of the linkage method, §1.2).
enum ValueComparison {
    enum GivenName: ValueRule {
        @inline(__always)
        static func level(_ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue) -> Int {
            personName(&pattern, a, b, nicknames: true)
        }
    }

    enum FamilyName: ValueRule {
        @inline(__always)
        static func level(_ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue) -> Int {
            personName(&pattern, a, b, nicknames: false)
        }
    }

    /// Names of persons. Nicknames count for given names only.
    @inline(__always)
    private static func personName(
        _ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue, nicknames: Bool
    ) -> Int {
        let shorter = min(a.count, b.count)
        let isNear = mayBeNear(a, b, distance: 2)
        let isComparable = isNear || mayBeSimilar(a, b, least: 1.1)
        if isComparable { pattern.prepare(a.text, count: a.count) }
        let similarity = isComparable ? pattern.jaroWinkler(b.text, count: b.count) : 0
        let distance = isNear ? pattern.alignmentDistance(b.text, count: b.count) : Int.max
        if distance <= 1 && shorter >= 4 || similarity >= 0.93 { return 4 }
        if shorter >= 3, isPrefix(a, b) || shareWord(a, b) { return 3 }
        if nicknames, Nicknames.meet(a.mark, b.mark) { return 3 }
        if similarity >= 0.85 || distance <= 2 && shorter >= 6 { return 2 }
        if similarity >= 0.75 || shorter == 1 && a.text[0] == b.text[0] { return 1 }
        return 0
    }

    /// Names where neither initials nor words of a compound mean anything: cities, middle names.
    enum PlainName: ValueRule {
        @inline(__always)
        static func level(_ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue) -> Int {
            let shorter = min(a.count, b.count)
            let isNear = mayBeNear(a, b, distance: 2)
            guard isNear || mayBeSimilar(a, b, least: 1.1) else { return 0 }
            pattern.prepare(a.text, count: a.count)
            let similarity = pattern.jaroWinkler(b.text, count: b.count)
            let distance = isNear ? pattern.alignmentDistance(b.text, count: b.count) : Int.max
            if distance <= 1 && shorter >= 4 || similarity >= 0.93 { return 3 }
            if similarity >= 0.85 || distance <= 2 && shorter >= 6 { return 2 }
            return similarity >= 0.75 ? 1 : 0
        }
    }

    /// True unless the letters alone show that m/|a| + m/|b| is under `least` for the m letters matched.
    @inline(__always)
    static func mayBeSimilar(_ a: ComparedValue, _ b: ComparedValue, least: Float) -> Bool {
        let both = Float(a.count + b.count)
        let matched = least * Float(a.count) * Float(b.count) / both
        return Float((a.letters ^ b.letters).nonzeroBitCount) <= both - 2 * matched
    }

    /// True when distance one or similarity 0.93 is not excluded by the letters.
    @inline(__always)
    static func mayBeClose(_ a: ComparedValue, _ b: ComparedValue) -> Bool {
        (a.letters ^ b.letters).nonzeroBitCount <= 2 || mayBeSimilar(a, b, least: 1.65)
    }

    @inline(__always) static func isPrefix(_ a: ComparedValue, _ b: ComparedValue) -> Bool {
        commonPrefix(a, b) == min(a.count, b.count)
    }

    @inline(__always) static func commonPrefix(_ a: ComparedValue, _ b: ComparedValue) -> Int {
        var place = 0
        let shorter = min(a.count, b.count)
        while place < shorter, a.text[place] == b.text[place] { place += 1 }
        return place
    }

    /// True when a word of one is a word of the other.
    static func shareWord(_ a: ComparedValue, _ b: ComparedValue) -> Bool {
        // Bit 0 of the letters is set by a space alone among folded bytes.
        guard (a.letters | b.letters) & 1 != 0 else { return false }
        return countSharedWords(a, b, stopAtFirst: true) > 0
    }

    /// True when all words of one are words of the other.
    static func isWordSubset(_ a: ComparedValue, _ b: ComparedValue) -> Bool {
        countSharedWords(a, b, stopAtFirst: false) == min(distinctWords(a), distinctWords(b))
    }

    private static func countSharedWords(_ a: ComparedValue, _ b: ComparedValue, stopAtFirst: Bool) -> Int {
        var shared = 0
        forEachDistinctWord(a) { word in
            if contains(b, word: word) { shared += 1 }
            return !(stopAtFirst && shared > 0)
        }
        return shared
    }

    private static func distinctWords(_ value: ComparedValue) -> Int {
        var count = 0
        forEachDistinctWord(value) { _ in
            count += 1
            return true
        }
        return count
    }

    @inline(__always)
    private static func forEachDistinctWord(_ value: ComparedValue, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) {
        var start = 0
        while start < value.count {
            var end = start
            while end < value.count, value.text[end] != 32 { end += 1 }
            let word = UnsafeBufferPointer(start: value.text + start, count: end - start)
            let before = ComparedValue(text: value.text, count: max(0, start - 1), letters: 0, mark: 0)
            if !contains(before, word: word), !body(word) { return }
            start = end + 1
        }
    }

    @inline(__always)
    private static func contains(_ value: ComparedValue, word: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while start + word.count <= value.count {
            var end = start
            while end < value.count, value.text[end] != 32 { end += 1 }
            if end - start == word.count {
                var place = 0
                while place < word.count, value.text[start + place] == word[place] { place += 1 }
                if place == word.count { return true }
            }
            start = end + 1
        }
        return false
    }

    @inline(__always)
    static func text(_ a: ComparedValue, _ b: ComparedValue, cosine: Float) -> Int {
        if cosine < 0.15 { return 0 }
        if cosine >= 0.88 { return 5 }
        if cosine >= 0.7 || isWordSubset(a, b) { return 4 }
        return cosine >= 0.5 ? 3 : cosine >= 0.3 ? 2 : 1
    }

    /// Dates of eight digits, year first; shorter texts are filled with zeros.
    enum DateOfDigits: ValueRule {
        @inline(__always)
        static func level(_ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue) -> Int {
            @inline(__always) func digit(_ value: ComparedValue, _ place: Int) -> UInt8 {
                place < value.count ? value.text[place] : 48
            }
            @inline(__always) func agree(_ from: Int, _ to: Int, _ count: Int) -> Bool {
                for offset in 0..<count where digit(a, from + offset) != digit(b, to + offset) { return false }
                return true
            }
            let (year, month, day) = (agree(0, 0, 4), agree(4, 4, 2), agree(6, 6, 2))
            let distance = distance(&pattern, a, b, upTo: 2)
            if distance <= 1 || year && agree(4, 6, 2) && agree(6, 4, 2) { return 4 }
            if (year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) >= 2 { return 3 }
            if distance <= 2 { return 2 }
            return year ? 1 : 0
        }
    }

    enum Code: ValueRule {
        @inline(__always)
        static func level(_ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue) -> Int {
            let shorter = min(a.count, b.count)
            let distance = distance(&pattern, a, b, upTo: 2)
            return distance <= 1 && shorter >= 5 ? 2 : distance <= 2 && shorter >= 6 ? 1 : 0
        }
    }

    /// Numbers of one exchange differ by two digits all the time, so a distance of two says nothing.
    enum Phone: ValueRule {
        @inline(__always)
        static func level(_ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue) -> Int {
            if a.count >= 7, b.count >= 7 {
                var place = 1
                while place <= 7, a.text[a.count - place] == b.text[b.count - place] { place += 1 }
                if place > 7 { return 2 }
            }
            return min(a.count, b.count) >= 5 && distance(&pattern, a, b, upTo: 1) <= 1 ? 2 : 0
        }
    }

    /// The alignment distance, or the highest number where lengths or letters show that it exceeds `limit`.
    @inline(__always)
    private static func distance(
        _ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue, upTo limit: Int
    ) -> Int {
        guard mayBeNear(a, b, distance: limit) else { return Int.max }
        pattern.prepare(a.text, count: a.count)
        return pattern.alignmentDistance(b.text, count: b.count)
    }

    /// True unless the lengths or the letters exclude the distance.
    @inline(__always)
    private static func mayBeNear(_ a: ComparedValue, _ b: ComparedValue, distance: Int) -> Bool {
        abs(a.count - b.count) <= distance && (a.letters ^ b.letters).nonzeroBitCount <= 2 * distance
    }

    enum Email: ValueRule {
        @inline(__always)
        static func level(_ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue) -> Int {
            let (left, right) = (Int(a.mark), Int(b.mark))
            let prefix = commonPrefix(a, b)
            if left == right, left >= 4, prefix >= left { return 3 }
            if min(a.count, b.count) >= 8, distance(&pattern, a, b, upTo: 2) <= 2 { return 2 }
            // 0.88 with a common beginning of four letters takes a Jaro similarity of 0.8.
            let local = ComparedValue(text: a.text, count: left, letters: letters(a.text, left), mark: 0)
            let otherLocal = ComparedValue(text: b.text, count: right, letters: letters(b.text, right), mark: 0)
            guard mayBeSimilar(local, otherLocal, least: 1.4) else { return 0 }
            pattern.prepare(a.text, count: left)
            return pattern.jaroWinkler(b.text, count: right) >= 0.88 ? 1 : 0
        }
    }

    @inline(__always) private static func letters(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
        var letters: UInt32 = 0
        for place in 0..<count { letters |= 1 << UInt32(text[place] & 31) }
        return letters
    }

    enum PostalCode: ValueRule {
        @inline(__always)
        static func level(_ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue) -> Int {
            if distance(&pattern, a, b, upTo: 1) <= 1 { return 2 }
            return commonPrefix(a, b) >= min(3, max(a.count, b.count)) ? 1 : 0
        }
    }

    enum Number: ValueRule {
        @inline(__always)
        static func level(_ pattern: inout BytePattern, _ a: ComparedValue, _ b: ComparedValue) -> Int {
            return min(a.count, b.count) >= 2 && distance(&pattern, a, b, upTo: 1) <= 1 ? 1 : 0
        }
    }
}
