import Foundation
import Testing

@testable import Tabular

@Suite struct `The columns of a large document of lines` {
    private func header(_ text: String, cores: Int, stretch: Int) throws -> [String] {
        let input = try InputBytes(.bytes(Array(text.utf8), name: "lines"))
        let document = try InputDocument(input, DetectedEncoding(encoding: .utf8, confidence: 1, markLength: 0))
        return try JSONLearning(document, name: "lines", cores: cores, stretch: stretch).learn(stated: .ndjson).header
            .names
    }

    @Test(arguments: 0..<40) func `are the same on any number of cores`(seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        func value(_ depth: Int) -> String {
            switch below(depth > 2 ? 4 : 7) {
            case 0: "null"
            case 1: "\(below(1000))"
            case 2: "\"a\(below(9))@exemple.ca\""
            case 3: "true"
            case 4: "[" + (0..<below(4)).map { _ in "\"v\(below(9))@exemple.ca\"" }.joined(separator: ",") + "]"
            case 5: "[" + (0..<below(3)).map { _ in object(depth + 1) }.joined(separator: ",") + "]"
            default: object(depth + 1)
            }
        }
        func object(_ depth: Int) -> String {
            "{" + (0..<below(5)).map { _ in "\"key\(below(9))\":\(value(depth))" }.joined(separator: ",") + "}"
        }
        var lines = (0..<60).map { _ in object(0) }
        lines[below(60)] = "{\"broken\":"
        lines[0] = "{\"first\":1}"
        let text = lines.joined(separator: "\n")
        let whole = try header(text, cores: 1, stretch: 1 << 20)
        #expect(whole.first == "first")
        for (cores, stretch) in [(2, 100), (3, 37), (4, 500)] {
            #expect(try header(text, cores: cores, stretch: stretch) == whole)
        }
    }
}
