import Foundation
import Records
import Testing

@testable import Normalization

@Suite struct `Fields that are read together` {
    private func cleaned(_ cells: [(Field, String)]) -> CleanBatch {
        normalized(cells.map { ($0.0.rawValue, [$0.1]) })
    }

    private static let silent: Set<CleanColumn.Part> = [.kind, .fileStatus, .legibility, .rightField]

    private func filled(_ clean: CleanBatch) -> [String: String] {
        var filled: [String: String] = [:]
        for (column, texts) in clean.columns {
            if case .part(let part) = column, Self.silent.contains(part) { continue }
            if column == .field(.fullName) { continue }
            filled[column.name] = texts.text(0)
        }
        return filled
    }

    @Test func `have a file each, and no other`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Normalization/RowNormalizers")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0 != "RowNormalizer.swift"
        }
        #expect(files.count == RowNormalizer.all.count)
        #expect(Set(RowNormalizer.all.map(\.id)).count == RowNormalizer.all.count)
        #expect(Set(RowNormalizer.all.flatMap(\.fields)) == Set(Field.allCases.filter(\.isReadByRow)))
    }

    @Test(arguments: RowNormalizer.all.flatMap { rows in rows.examples.indices.map { (rows.id, $0) } })
    func `keep the promise of each example`(id: String, number: Int) throws {
        let example = try #require(RowNormalizer.all.first { $0.id == id }).examples[number]
        let clean = cleaned(example.cells.map { ($0.key, $0.value) })
        #expect(filled(clean) == Dictionary(uniqueKeysWithValues: example.clean.map { ($0.key, $0.value) }))
        #expect(clean.findings.map { "\($0.field.rawValue):\($0.code)" } == example.findings)
    }

    @Test(arguments: RowNormalizer.all.flatMap { rows in rows.examples.indices.map { (rows.id, $0) } })
    func `stay as they are once they are clean`(id: String, number: Int) throws {
        let example = try #require(RowNormalizer.all.first { $0.id == id }).examples[number]
        let once = example.clean.compactMap { name, text in Field(rawValue: name).map { ($0, text) } }
        guard !once.isEmpty else { return }
        let twice = filled(cleaned(once))
        for (field, text) in once { #expect(twice[field.rawValue] == text) }
    }
}
