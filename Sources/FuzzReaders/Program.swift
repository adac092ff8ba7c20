import Columns
import Tabular

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads damaged files, one after the other, with every reader: `FuzzReaders [COUNT [FIRST]]`.
///
/// Input N is always the same bytes. A crash ends the process with N in the file that `FUZZ_MARK` names; a read that takes
/// longer than ten seconds is a hang and ends it too; memory that grows with the count is a leak.
@main
struct Program {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let count = arguments.first ?? 20_000
        let first = arguments.count > 1 ? arguments[arguments.startIndex + 1] : 0
        let mark = getenv("FUZZ_MARK").map { open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o600) } ?? -1
        var readable = 0
        var early = 0
        for number in first..<(first + count) {
            if mark >= 0 {
                let text = Array("\(number)\n".utf8)
                pwrite(mark, text, text.count, 0)
            }
            alarm(10)
            if check(number) { readable += 1 }
            if number - first == min(20_000, count / 4) { early = peakKilobytes() }
        }
        alarm(0)
        let late = peakKilobytes()
        print(
            "\(count) damaged inputs, \(readable) of them still readable, peak memory \(early / 1024) then \(late / 1024) MiB"
        )
        if count >= 20_000, late > early + 65_536 {
            print("memory grows with the number of inputs: something leaks")
            exit(1)
        }
    }

    /// Whether input `number` could be read. Two readings of it must agree.
    private static func check(_ number: Int) -> Bool {
        var generator = Generator(UInt64(number))
        let seed = Seed.allCases[number % Seed.allCases.count]
        let bytes = seed.file(damaged(seed.bytes, &generator))
        let formats: [TableFormat?] = [nil, nil, nil, .csv, .json, .ndjson, .adf, .vcard]
        let options = ReadOptions(format: formats[Int(generator.next() % 8)], hasHeader: generator.next() % 8 > 0)
        guard let whole = read(bytes, options, limit: 64) else { return false }
        if number % 8 == 0 {
            guard let again = read(bytes, options, limit: 1), again == whole else {
                print("input \(number) reads in two ways")
                exit(1)
            }
        }
        return true
    }

    private struct Reading: Equatable {
        var cells: [[UInt8]] = []
        var lines: [Int] = []
        var rejected: [RejectedRow] = []
    }

    private static func read(_ bytes: [UInt8], _ options: ReadOptions, limit: Int) -> Reading? {
        do {
            var reading = Reading()
            for table in try Tables.contents(of: .bytes(bytes, name: "fuzz")).tables {
                let reader = try Tables.open(table, options: options)
                var batch = RawBatch(columnCount: 0)
                while try reader.read(into: &batch, limit: limit) {
                    reading.lines += batch.lines
                    for row in 0..<batch.rowCount {
                        for column in batch.columns { reading.cells.append(column.withBytes(row) { Array($0) }) }
                    }
                }
                reading.rejected += reader.rejected
                _ = reader.description
            }
            return reading
        } catch {
            return nil
        }
    }

    private static func damaged(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
        var bytes = bytes
        let marks = Array("\"\",;\n\r\0\\<>&{}[]:'=/!-0123456789aPK".utf8) + [0xE9, 0xC3, 0xFF, 0x80, 0x1A, 0x7F]
        func below(_ limit: Int) -> Int { Int(generator.next() % UInt64(max(limit, 1))) }
        for _ in 0...below(6) where !bytes.isEmpty {
            let place = below(bytes.count)
            switch below(6) {
            case 0: bytes[place] = marks[below(marks.count)]
            case 1: bytes.insert(marks[below(marks.count)], at: place)
            case 2: bytes.remove(at: place)
            case 3: bytes.removeLast(min(bytes.count, below(20)))
            case 4: bytes[place] ^= 1 << UInt8(below(8))
            default:
                let end = min(bytes.count, place + below(30))
                bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count + 1))
            }
        }
        return bytes
    }

    private static func peakKilobytes() -> Int {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(0, &usage)
            return usage.ru_maxrss
        #else
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss / 1024
        #endif
    }
}

/// SplitMix64: the same inputs on every machine.
struct Generator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
