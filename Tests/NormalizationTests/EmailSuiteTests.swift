import Foundation
import Records
import Testing

@testable import Normalization

@Suite(.enabled(if: SharedSuites.isThere, "the folder of test suites is not there; set DEALERDATA_SHARED"))
struct `E-mail addresses compared with isemail` {
    @Test(arguments: ["isemail/test/tests.xml", "isemail/test/tests-original.xml"])
    func `are valid where mail servers take them`(path: String) throws {
        let cases = try Self.cases(path)
        #expect(cases.count > 100)
        let differences = cases.filter { EmailSyntax.isValid($0.address) != $0.isValid }
        #expect(Double(cases.count - differences.count) / Double(cases.count) >= 0.98, "\(differences)")
    }

    @Test(arguments: ["isemail/test/tests.xml", "isemail/test/tests-original.xml"])
    func `get a clean value where mail servers take them, and none elsewhere`(path: String) throws {
        let settings = NormalizationSettings(asOf: testDay)
        let cases = try Self.cases(path).filter { !$0.address.isEmpty }
        let differences = cases.filter {
            let outcome = EmailNormalizer().normalize($0.address, in: CellContext(field: .email, settings: settings))
            return (outcome.value != nil) != $0.isValid && outcome.verdict != "EM-PLACE"
        }
        #expect(Double(cases.count - differences.count) / Double(cases.count) >= 0.98, "\(differences)")
    }

    private struct Case {
        var address: String
        var isValid: Bool
    }

    private static func cases(_ path: String) throws -> [Case] {
        let text = try SharedSuites.text(path)
        return text.components(separatedBy: "<test id=").dropFirst().map { part in
            let diagnosis = value("diagnosis", part)
            let isLiteral = diagnosis.contains("ADDRESSLITERAL") || diagnosis.contains("IPV6DEPRECATED")
            let isValid =
                switch value("category", part) {
                case "ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN": true
                case "ISEMAIL_RFC5321": !isLiteral
                default: false
                }
            return Case(address: value("address", part), isValid: isValid)
        }
    }

    /// The text of an element; control characters are written as their symbols in the suite.
    private static func value(_ name: String, _ part: String) -> String {
        guard let open = part.range(of: "<\(name)>"), let close = part.range(of: "</\(name)>") else { return "" }
        var text = String(part[open.upperBound..<close.lowerBound])
        for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'")] {
            text = text.replacingOccurrences(of: entity, with: character)
        }
        while let open = text.range(of: "&#x"), let close = text.range(of: ";", range: open.upperBound..<text.endIndex)
        {
            let scalar = UInt32(text[open.upperBound..<close.lowerBound], radix: 16).flatMap(Unicode.Scalar.init)
            text.replaceSubrange(open.lowerBound..<close.upperBound, with: scalar.map { String($0) } ?? "")
        }
        text = text.replacingOccurrences(of: "&amp;", with: "&")
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    (0x2400...0x241F).contains($0.value) ? Unicode.Scalar(UInt8($0.value - 0x2400)) : $0
                }))
    }
}
