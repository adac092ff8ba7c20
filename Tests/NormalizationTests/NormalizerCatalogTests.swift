import Foundation
import Records
import Testing

@testable import Normalization

@Suite struct `The catalogue of normalisers` {
    static let settings = NormalizationSettings(asOf: testDay)

    @Test func `lists every file of its folder and no other`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Normalization/Normalizers")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).map { String($0.dropLast(6)) }
        #expect(files.sorted() == NormalizerCatalog.all.map { String(describing: type(of: $0)) }.sorted())
    }

    @Test func `has a normaliser for every field but names and addresses`() {
        let without = Field.allCases.filter { NormalizerCatalog.normalizer(of: $0) == nil }
        #expect(without == Field.allCases.filter(\.isReadByRow))
    }

    @Test func `gives each normaliser an id of its own`() {
        let ids = NormalizerCatalog.all.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: NormalizerCatalog.all.flatMap { normalizer in normalizer.examples.map { (normalizer.id, $0) } })
    func `keeps the promise of each example`(id: String, example: NormalizerExample) throws {
        let normalizer = try #require(NormalizerCatalog.all.first { $0.id == id })
        #expect(NormalizerCatalog.normalizer(of: example.field)?.id == id)
        let context = CellContext(field: example.field, modifiers: example.modifiers, settings: Self.settings)
        #expect(normalizer.normalize(example.input, in: context) == example.outcome)
    }

    @Test(arguments: NormalizerCatalog.all.map(\.id))
    func `shows values that are right and, where any can be wrong, values that are not`(id: String) throws {
        let examples = try #require(NormalizerCatalog.all.first { $0.id == id }).examples
        #expect(examples.contains { $0.outcome.value == $0.input })
        #expect(examples.count >= 3)
        if id != "identifier" { #expect(examples.contains { !$0.outcome.notes.isEmpty }) }
    }

    @Test(arguments: NormalizerCatalog.all.flatMap { normalizer in normalizer.examples.map { (normalizer.id, $0) } })
    func `leaves a clean value as it is`(id: String, example: NormalizerExample) throws {
        // A unit or an order of dates belongs to the source; clean values have none.
        guard let value = example.outcome.value else { return }
        let normalizer = try #require(NormalizerCatalog.all.first { $0.id == id })
        let modifiers = example.modifiers.intersection([.optIn, .optOut])
        let context = CellContext(field: example.field, modifiers: modifiers, settings: Self.settings)
        #expect(normalizer.normalize(value, in: context).value == value)
    }

    @Test(arguments: NormalizerCatalog.all.flatMap { normalizer in normalizer.examples.map { (normalizer.id, $0) } })
    func `decides the same from bytes as from text`(id: String, example: NormalizerExample) throws {
        guard let quick = NormalizerCatalog.all.first(where: { $0.id == id }) as? any QuickNormalizer else { return }
        for input in [example.input, example.outcome.value ?? example.input] where input.utf8.allSatisfy({ $0 < 0x80 })
        {
            let context = CellContext(field: example.field, modifiers: example.modifiers, settings: Self.settings)
            let decided = try #require(quickOutcome(quick, input, context))
            guard let decided = decided.outcome else { continue }
            var expected = quick.normalize(input, in: context)
            expected.parts = [:]
            #expect(decided == expected)
        }
    }
}

/// What the byte path of a normaliser decides, as an outcome; nil inside when it leaves the value to the text path.
func quickOutcome(
    _ quick: any QuickNormalizer, _ input: String, _ context: CellContext
) -> (outcome: CellOutcome?, isDecided: Bool)? {
    var value: [UInt8] = []
    let bytes = Array(input.utf8)
    let outcome = bytes.withUnsafeBufferPointer { quick.quickOutcome($0, in: context, writing: &value) }
    guard case .decided(let verdict, let change, let flag) = outcome else { return (nil, false) }
    let notes =
        [change.map { CellNote($0.description, .formatted) }, flag.map { CellNote($0.description, .flagged) }]
        .compactMap { $0 }
    return (CellOutcome(String(decoding: value, as: UTF8.self), verdict, notes: notes), true)
}
