/// A first look at a cell: whether any of its words begins as some word of every refusal does.
///
/// One pass over the bytes and one bit for each word, so that a million rows of names and streets cost next to nothing.
package enum RefusalTrigger {
    /// Whether the cell is worth reading; false says that it refuses nothing.
    package static func fires(in cell: some Collection<UInt8>) -> Bool {
        cell.withContiguousStorageIfAvailable { fires(inBytes: $0) }
            ?? Array(cell).withUnsafeBufferPointer { fires(inBytes: $0) }
    }

    package static func fires(inBytes cell: UnsafeBufferPointer<UInt8>) -> Bool {
        let (classes, bits) = (tables.classes, tables.bits)
        return classes.withUnsafeBufferPointer { classes in
            bits.withUnsafeBufferPointer { fires(in: cell[...], classes, $0) }
        }
    }

    /// Calls `body` with each row whose cell is worth reading.
    package static func forEachRow(
        bytes: UnsafeBufferPointer<UInt8>, offsets: UnsafeBufferPointer<UInt32>, _ body: (Int) -> Void
    ) {
        let (classes, bits) = (tables.classes, tables.bits)
        classes.withUnsafeBufferPointer { classes in
            bits.withUnsafeBufferPointer { bits in
                for row in 0..<(offsets.count - 1) {
                    let (start, end) = (Int(offsets[row]), Int(offsets[row + 1]))
                    if end - start >= 3, fires(in: bytes[start..<end], classes, bits) { body(row) }
                }
            }
        }
    }

    @inline(__always)
    private static func fires(
        in cell: Slice<UnsafeBufferPointer<UInt8>>, _ classes: UnsafeBufferPointer<UInt8>,
        _ bits: UnsafeBufferPointer<UInt32>
    ) -> Bool {
        let (all, end) = (cell.base, cell.endIndex)
        var place = cell.startIndex
        var before: UInt8 = 0
        while place < end {
            let own = classes[Int(all[place])]
            // A word begins with a plain letter behind anything that is none.
            if before == 0, own != 0, own != high {
                let second = place + 1 < end ? classes[Int(all[place + 1])] : 0
                let third = place + 2 < end ? classes[Int(all[place + 2])] : 0
                if bits[Int(own) << 5 | Int(second)] & (1 << UInt32(third)) != 0 { return true }
            }
            before = own
            place += 1
        }
        return false
    }

    /// The class of bytes that are no ASCII: parts of `é` and `’`.
    private static let high: UInt8 = 27

    private static let tables: (classes: [UInt8], bits: [UInt32]) = {
        var classes = [UInt8](repeating: 0, count: 256)
        for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
            classes[Int(byte)] = byte - 96
            classes[Int(byte - 32)] = byte - 96
        }
        for byte in 0x80...0xFF { classes[byte] = high }
        var bits = [UInt32](repeating: 0, count: 1024)
        for beginning in beginnings {
            let letters = beginning.utf8.map { $0 == UInt8(ascii: " ") ? 0 : classes[Int($0)] }
            // An accent may stand on any letter but the first, in one sign or as one behind it.
            if accented.contains(letters[1]) { bits[Int(letters[0]) << 5 | Int(letters[1])] |= 1 << UInt32(high) }
            for second in [letters[1], high] where second == letters[1] || accented.contains(letters[1]) {
                let place = Int(letters[0]) << 5 | Int(second)
                if letters.count == 2 || second == high {
                    bits[place] = .max
                } else {
                    bits[place] |= 1 << UInt32(letters[2])
                    if accented.contains(letters[2]) { bits[place] |= 1 << UInt32(high) }
                }
            }
        }
        // `n'envoyez`, with either apostrophe.
        bits[14 << 5 | 0] = .max
        bits[14 << 5 | Int(high)] = .max
        return (classes, bits)
    }()

    /// Classes of `a`, `e`, `i`, `o`, `u`.
    private static let accented: Set<UInt8> = [1, 5, 9, 15, 21]

    /// The first three letters of words of which every refusal has one; a space is the end of a word.
    private static let beginnings =
        [
            "ne ", "no ", "non", "not", "nev", "nep", "pas", "plu", "auc", "san", "zer", "arr", "ces", "sto", "ref",
            "opp", "ret", "enl", "sup", "ray", "rem", "tak", "del", "des", "uns", "opt", "do ", "don", "doe", "dnc",
            "dne", "dnm", "npc", "npa", "bla", "noi", "dec", "dcd", "lai", "lea", "jam", "lnn", "ni ", "int", "eff",
            "oub", "fal", "fau",
        ]

    // MARK: The second look

    /// Whether a folded text has a word by which refusals begin: `des` and `notre` look like one and are none.
    static func opens(_ folded: [UInt8]) -> Bool {
        var start = 0
        while start < folded.count {
            var end = start
            while end < folded.count, folded[end] != 0x20 { end += 1 }
            let letter = Int(folded[start]) - 97
            if openings.indices.contains(letter) {
                for opening in openings[letter]
                where end - start >= opening.bytes.count && (!opening.isWhole || end - start == opening.bytes.count) {
                    if folded[start..<(start + opening.bytes.count)].elementsEqual(opening.bytes) { return true }
                }
            }
            start = end + 1
        }
        return false
    }

    /// By their first letter, `a` first.
    private static let openings: [[(bytes: [UInt8], isWhole: Bool)]] = {
        var openings = [[(bytes: [UInt8], isWhole: Bool)]](repeating: [], count: 26)
        for (words, isWhole) in [(wholeOpenings, true), (openingStems, false)] {
            for word in words { openings[Int(word.utf8.first ?? 97) - 97].append((Array(word.utf8), isWhole)) }
        }
        return openings
    }()

    private static let wholeOpenings = [
        "ne", "n", "no", "not", "never", "pas", "plus", "jamais", "aucun", "aucune", "aucuns", "aucunes", "sans",
        "zero", "stop", "do", "does", "don", "dont", "doesn", "doesnt", "opt", "opts", "opted", "black", "noire", "dnc",
        "dncl", "dne", "dnm", "npc", "non", "ni", "npa", "lnnte", "take", "taken", "laissez", "leave", "rayer", "rayez",
        "decede",
        "decedee", "deceased",
    ]
    private static let openingStems =
        StopStems.all + [
            "arret", "cess", "stopp", "refus", "oppos", "retir", "enlev", "supprim", "remov", "delet", "donot", "nepas",
            "retrait", "interdi", "suppress", "efface", "destruct", "oubli",
        ]
}
