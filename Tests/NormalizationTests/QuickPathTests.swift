import Foundation
import Records
import Testing

@testable import Normalization

@Suite struct `The byte paths` {
    private static let settings = NormalizationSettings(asOf: testDay, dealerDomains: ["concessionroy.ca"])

    /// Values of a field, mostly plain, some odd, made from a seed.
    private static func values(_ field: Field, _ random: inout SeededGenerator) -> String {
        func number(_ from: Int, _ below: Int) -> Int { from + random.below(below - from) }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        switch field.kind {
        case .phone:
            let digits = String(number(1_000_000_000, 9_999_999_999))
            let parts = (digits.prefix(3), digits.dropFirst(3).prefix(3), digits.suffix(4))
            return [
                "(\(parts.0)) \(parts.1)-\(parts.2)", digits, "1-\(parts.0)-\(parts.1)-\(parts.2)", "+1\(digits)",
                "514-555-01\(two(random.below(100)))", "\(parts.0).\(parts.1).\(parts.2)", "+\(digits)",
            ][random.below(7)]
        case .email:
            let local = ["jean.roy", "INFO", "Marie-Eve", "test", "x1", "na", "aucun", "m.tremblay", "NoEmail"][
                random.below(9)]
            let domain = [
                "gmail.com", "GMAIL.com", "gmial.com", "garageroy.ca", "concessionroy.ca", "test.com", "a",
                "hotmail.con",
            ]
            return local + "@" + domain[random.below(8)]
        case .vin:
            let alphabet = Array("ABCDEFGHJKLMNPRSTUVWXYZ0123456789")
            return ["1", "W", "J", "2"][random.below(4)] + String((0..<16).map { _ in alphabet[random.below(33)] })
        case .date:
            let (year, month, day) = (number(1880, 2060), number(0, 14), number(0, 33))
            return [
                "\(year)-\(two(month))-\(two(day))", "\(two(day))/\(two(month))/\(year)", "\(month)/\(day)/\(year)",
                "\(year)-01-01",
            ][
                random.below(4)]
        case .distance: return String(number(0, 1_200_000))
        default:
            return [
                "\(number(0, 90_000)).\(two(random.below(100)))", String(number(0, 900)), "1 \(number(100, 999)),50 $",
            ][random.below(3)]
        }
    }

    @Test(arguments: [
        FieldTarget(.phone), FieldTarget(.email), FieldTarget(.vin), FieldTarget(.createdAt),
        FieldTarget(.warrantyEnd, [.dayMonthYear]), FieldTarget(.birthDate, [.monthDayYear]), FieldTarget(.birthDate),
        FieldTarget(.odometer), FieldTarget(.odometer, [.miles]), FieldTarget(.amount), FieldTarget(.amount, [.cents]),
    ])
    func `decide as the text paths do`(target: FieldTarget) throws {
        let quick = try #require(NormalizerCatalog.normalizer(of: target.field) as? any QuickNormalizer)
        let context = CellContext(field: target.field, modifiers: target.modifiers, settings: Self.settings)
        var random = SeededGenerator(seed: 11)
        for _ in 0..<3000 {
            let value = Self.values(target.field, &random)
            guard let decided = quickOutcome(quick, value, context)?.outcome else { continue }
            var expected = quick.normalize(value, in: context)
            expected.parts = [:]
            #expect(decided.value == expected.value, "\(value)")
            #expect(decided.verdict == expected.verdict, "\(value)")
            #expect(Set(decided.notes.map(\.code)) == Set(expected.notes.map(\.code)), "\(value)")
        }
    }

    @Test(arguments: [Field.phone, .email, .vin, .createdAt, .birthDate, .amount, .odometer])
    func `and the text paths leave clean values alone`(field: Field) throws {
        let normalizer = try #require(NormalizerCatalog.normalizer(of: field))
        let context = CellContext(field: field, settings: Self.settings)
        var random = SeededGenerator(seed: 12)
        for _ in 0..<3000 {
            guard let clean = normalizer.normalize(Self.values(field, &random), in: context).value else { continue }
            let again = normalizer.normalize(clean, in: context)
            #expect(again.value == clean)
            #expect(!again.notes.contains { $0.action == .formatted || $0.action == .mended }, "\(clean)")
        }
    }
}
