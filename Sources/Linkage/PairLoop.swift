/// Reads values of a field without copying them.
struct ValueReader {
    private let start: UnsafePointer<UInt8>
    private let headers: UnsafePointer<ValueHeader>
    private let formalNames: UnsafePointer<UInt64>?

    /// Calls `body` with a reader that is of use inside it alone.
    @inline(__always)
    static func reading<Result>(_ compared: ComparedField, _ body: (ValueReader) -> Result) -> Result? {
        compared.field.values.bytes.withUnsafeBufferPointer { bytes in
            compared.headers.withUnsafeBufferPointer { headers in
                compared.formalNames.withUnsafeBufferPointer { formalNames in
                    // Without a value there is nothing to compare.
                    guard let start = bytes.baseAddress, let headers = headers.baseAddress else { return nil }
                    return body(
                        ValueReader(
                            start: start, headers: headers,
                            formalNames: formalNames.isEmpty ? nil : formalNames.baseAddress))
                }
            }
        }
    }

    @inline(__always)
    subscript(id: Int32) -> ComparedValue {
        let header = headers[Int(id)]
        return ComparedValue(
            text: start + Int(header.offset), count: Int(header.count), letters: header.letters,
            mark: formalNames.map { $0[Int(id)] } ?? UInt64(header.localCount))
    }
}

/// Compares one field over pairs whose values are unlike: a small memory of recent answers, then the values.
struct PairLoop {
    let compared: ComparedField
    let place: Int
    let unlike: UnsafeBufferPointer<UnlikeValues>
    let patterns: UnsafeMutableBufferPointer<UInt64>
    let masks: UnsafeMutablePointer<UInt64>

    /// Answers kept, each in the slot of its pair's hash.
    private static var memory: Int { 2048 }

    func run<Rule: ValueRule>(_ rule: Rule.Type) {
        guard !unlike.isEmpty else { return }
        _ = ValueReader.reading(compared) { values in
            var pattern = BytePattern(masks: masks)
            eachUnlike(isNothing: { Self.isNothing(values[$0]) }) { left, right in
                Rule.level(&pattern, values[left], values[right])
            }
            pattern.clear()
        }
    }

    func runEqualOnly() {
        let differs = UInt64(1) << UInt64(place * LevelPattern.bits)
        for pair in unlike { patterns[Int(pair.place)] |= differs }
    }

    func runText() {
        guard let profiles = compared.profiles, !unlike.isEmpty else { return }
        _ = ValueReader.reading(compared) { values in
            profiles.offsets.withUnsafeBufferPointer { offsets in
                profiles.entries.withUnsafeBufferPointer { entries in
                    eachUnlike(isNothing: { entries[Int(offsets[Int($0)])] == 0 }) { left, right in
                        let cosine = TextProfiles.cosine(
                            entries, Int(offsets[Int(left)])..<Int(offsets[Int(left) + 1]),
                            Int(offsets[Int(right)])..<Int(offsets[Int(right) + 1]))
                        // Most pairs of texts have nothing in common, and their bytes need no look.
                        return cosine < 0.15 ? 0 : ValueComparison.text(values[left], values[right], cosine: cosine)
                    }
                }
            }
        }
    }

    /// Calls `compare` for each pair of values. `isNothing` reads a value's memory and is never true: pairs come in
    /// batches whose values are all asked for before the first is compared, so that the waits for memory overlap.
    @inline(__always)
    private func eachUnlike(isNothing: (Int32) -> Bool, _ compare: (Int32, Int32) -> Int) {
        let shift = UInt64(place * LevelPattern.bits)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.memory) { known in
            known.initialize(repeating: 0)
            for start in stride(from: 0, to: unlike.count, by: Self.batch) {
                let end = min(start + Self.batch, unlike.count)
                var nothing = false
                for place in start..<end where isNothing(unlike[place].right) { nothing = true }
                if nothing { continue }
                for place in start..<end {
                    let pair = unlike[place]
                    let key = UInt64(UInt32(bitPattern: pair.left)) << 33 | UInt64(UInt32(bitPattern: pair.right)) << 3
                    let slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 53)
                    let level: UInt64
                    if known[slot] & ~7 == key {
                        level = known[slot] & 7
                    } else {
                        level = UInt64(compare(pair.left, pair.right))
                        known[slot] = key | level
                    }
                    patterns[Int(pair.place)] |= (level + 1) << shift
                }
            }
        }
    }

    /// A value is never empty, nor are its letters.
    @inline(__always)
    private static func isNothing(_ value: ComparedValue) -> Bool { value.text[0] == 0 && value.letters == 0 }

    private static var batch: Int { 32 }
}
