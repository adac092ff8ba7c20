import Columns
import Foundation
import Testing

@testable import Tabular

@Suite struct `Whatever is written is read back` {
    private static let pieces = [
        "a", "Zoé", "Côté", ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r\n", "\r", " ", "'", "\\", "0", "1E5", "🚗", "-",
        "=",
        "Québec", "x", "",
    ]

    private func cell(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    @Test(arguments: [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")], [false, true])
    func `random cells survive every delimiter and line end`(delimiter: UInt8, pairs: Bool) throws {
        var generator = SeededGenerator(UInt64(delimiter) * 2 + (pairs ? 1 : 0))
        for round in 0..<60 {
            let columns = Int.random(in: 1...6, using: &generator)
            let header = (1...columns).map { "champ \($0)" }
            let rows = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
                (0..<columns).map { _ in cell(&generator) }
            }.filter { row in row.contains { cell in cell.contains { !$0.isWhitespace } } }
            let text = try written { output in
                var writer = try CSVWriter(
                    to: output, delimiter: delimiter, lineEnding: pairs ? .carriageReturnLineFeed : .lineFeed)
                try writer.write(header)
                for row in rows { try writer.write(row) }
            }
            let table = try ReadTable(text, ReadOptions(delimiter: delimiter), batch: 1 + round % 9)
            #expect(table.description.header == header)
            #expect(table.rejected.isEmpty)
            #expect(table.rows == rows, "round \(round)")
            if table.rows != rows { return }
        }
    }

    @Test func `the fast and the careful reader agree on every regular record`() throws {
        var generator = SeededGenerator(7)
        let bytes = ["a", "b", ",", ",", "\"", "\n", "\r\n", "é", " "]
        var regular = 0
        for _ in 0..<20_000 {
            let text =
                (0..<Int.random(in: 1...24, using: &generator)).map { _ in bytes.randomElement(using: &generator) ?? ""
                }
                .joined() + "\n"
            let content = Array(text.utf8)
            content.withUnsafeBufferPointer { all in
                let dialect = CSVDialect()
                let careful = CarefulRecordParser(dialect: dialect, bytes: all)
                let record = careful.record(at: 0)
                let places = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: RecordScanner.placeCapacity)
                let cells = UnsafeMutablePointer<CellSlice>.allocate(capacity: record.cells.count)
                defer {
                    places.deallocate()
                    cells.deallocate()
                }
                var scanner = RecordScanner(dialect: dialect, bytes: all, places: places)
                var rewritten: [UInt8] = []
                guard
                    case .regular(let next, let innerLines, let end) = scanner.scan(
                        at: 0, columns: record.cells.count, origin: 0, cells: cells, rewritten: &rewritten)
                else { return }
                regular += 1
                #expect(next == record.next && innerLines == record.innerLines && end == record.range.upperBound)
                for (place, cell) in record.cells.enumerated() {
                    let slice = cells[place]
                    let source = slice.isRewritten ? rewritten : content
                    #expect(Array(source[slice.offset..<(slice.offset + slice.length)]) == careful.content(of: cell))
                }
            }
        }
        #expect(regular > 5_000)
    }
}

@Suite struct `Damaged files` {
    private let seeds: [(name: String, text: String)] = [
        (
            "csv",
            "Rapport\nNom;Prénom;\"Note\"\nCôté;Éric;\"a;\"\"b\"\"\nc\"\nRoy;Zoé;x\n\nTotal;;3\n"
        ),
        (
            "json",
            #"{"meta":{"n":1},"data":[{"id":1,"e":[{"a":"x\u00e9"}],"t":["p","q"]},{"id":-2.5e3,"n":null,"b":true}]}"#
        ),
        ("ndjson", "{\"id\":1,\"x\":{\"y\":[1,2]}}\n{\"id\":2}\n\n{\"id\":\"\\ud83d\\ude97\"}\n"),
        (
            "adf",
            "Subject: x\n\n<?xml version=\"1.0\"?><adf><prospect status=\"new\"><id>1</id><customer><contact><name part=\"first\">Zoé</name>"
                + "<phone type='voice'>1</phone></contact><comments><![CDATA[<b>&]]></comments></customer></prospect><prospect><id>2</id></prospect></adf>"
        ),
    ]

    private func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let marks = Array("\"\",;\n\r\0\\<>&{}[]:'=".utf8) + [0xE9, 0xC3, 0xFF, 0x80, 0x1A]
        for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[place] = marks.randomElement(using: &generator) ?? 0
            case 1: bytes.insert(marks.randomElement(using: &generator) ?? 0, at: place)
            case 2: bytes.remove(at: place)
            case 3: bytes.removeLast(min(bytes.count, Int.random(in: 0...20, using: &generator)))
            default:
                let end = min(bytes.count, place + Int.random(in: 0...30, using: &generator))
                bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
            }
        }
        return bytes
    }

    @Test(arguments: [0, 1, 2, 3], [nil, TableFormat.csv, .json, .ndjson, .adf])
    func `damage never stops the tool, and two readings agree`(seed: Int, format: TableFormat?) throws {
        var generator = SeededGenerator(UInt64(seed + 1))
        let original = Array(seeds[seed].text.utf8)
        var readable = 0
        for _ in 0..<150 {
            let bytes = damaged(original, &generator)
            let options = ReadOptions(format: format)
            guard let table = try? ReadTable(bytes, options) else { continue }
            readable += 1
            let again = try ReadTable(bytes, options, batch: 1)
            #expect(again.rows == table.rows && again.rejected == table.rejected)
        }
        #expect(readable > 0 || format != nil)
    }

    @Test func `every line of a damaged table is a row, rejected, blank or part of a row`() throws {
        var generator = SeededGenerator(99)
        let original = Array("a;b;c\n".utf8) + Array((1...20).flatMap { Array("\($0);\"x;\($0)\";é\n".utf8) })
        for _ in 0..<800 {
            let bytes = Array("a;b;c\n".utf8) + damaged(Array(original.dropFirst(6)), &generator)
            guard
                let table = try? ReadTable(
                    bytes, ReadOptions(encoding: "mixed", delimiter: UInt8(ascii: ";")))
            else { continue }
            // Letters and digits outside the header are all in some cell or some rejected row.
            let source = bytes.dropFirst(6).count { ASCIIText.isDigit($0) || $0 == UInt8(ascii: "x") }
            let inRows = table.rows.flatMap { $0 }.compactMap { $0 }.joined().utf8.count {
                ASCIIText.isDigit($0) || $0 == UInt8(ascii: "x")
            }
            let inRejected = table.rejected.flatMap(\.bytes).count { ASCIIText.isDigit($0) || $0 == UInt8(ascii: "x") }
            #expect(source == inRows + inRejected)
            if source != inRows + inRejected {
                Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
        }
    }
}
