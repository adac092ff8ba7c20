import CPhoneNumber

/// The world's numbering plans, for numbers outside North America and France.
package enum LibPhoneNumber {
    package struct Number: Equatable {
        package var e164: String
        package var phoneExtension: String
        package var region: String
        package var isValid: Bool
    }

    /// Reads a number by the plan of `region` when it names no country itself; nil when it is no number.
    package static func parse(_ text: String, region: String) -> Number? {
        var number = dd_phone_number()
        var text = text
        let isNumber = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { dd_phone_parse($0.baseAddress, $0.count, region, &number) }
        }
        guard isNumber != 0 else { return nil }
        return Number(
            e164: words(of: number.e164), phoneExtension: words(of: number.extension), region: words(of: number.region),
            isValid: number.is_valid != 0)
    }

    private static func words<Buffer>(of buffer: Buffer) -> String {
        withUnsafeBytes(of: buffer) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
