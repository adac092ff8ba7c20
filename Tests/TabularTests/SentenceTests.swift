import Foundation
import Testing

@testable import Tabular

@Suite struct `Sentences for what readers say` {
    private func keys() throws -> Set<String> {
        let file = URL(filePath: #filePath).appending(path: "../../../Sources/CResources/files/messages/file.csv")
            .standardized
        let table = try ReadTable(.file(path: file.path()))
        #expect(table.description.header == ["key", "fr", "en"])
        #expect(table.rejected.isEmpty && table.description.notes.isEmpty)
        return Set(table.rows.compactMap { $0[0] })
    }

    @Test func `every reason, fault and note has its sentence`() throws {
        let keys = try keys()
        for reason in RejectedRow.Reason.allCases { #expect(keys.contains("file.rejected." + reason.rawValue)) }
        for fault in SyntaxFault.allCases { #expect(keys.contains("file.fault." + fault.rawValue)) }
        for fault in ArchiveFault.allCases { #expect(keys.contains("file.archive." + fault.rawValue)) }
        for note in ReadingNote.allCases { #expect(keys.contains("file.note." + note.rawValue)) }
    }

    @Test func `every kind of file and every reason to skip a member has its sentence`() throws {
        let keys = try keys()
        for kind in FileKind.all { #expect(keys.contains("file.kind." + kind)) }
        let reasons: [SkippedMember.Reason] = [
            .systemFile, .nestedArchive, .unsafeName, .symbolicLink, .duplicateName, .empty, .noTable, .fault(.method),
        ]
        for reason in reasons { #expect(keys.contains("file.skipped." + reason.word)) }
        #expect(Set(keys.filter { $0.hasPrefix("file.kind.") }) == Set(FileKind.all.map { "file.kind." + $0 }))
    }
}

@Suite struct `The list of formats` {
    @Test(arguments: TableFormat.allCases)
    func `has a file that is read as each of them`(format: TableFormat) throws {
        let bytes: [UInt8] =
            switch format {
            case .csv: Array("Nom,Ville\nRoy,Laval\n".utf8)
            case .json: Array(#"[{"Nom":"Roy"}]"#.utf8)
            case .ndjson: Array("{\"Nom\":\"Roy\"}\n{\"Nom\":\"Dubé\"}\n".utf8)
            case .adf: Array("<adf><prospect><id>1</id></prospect></adf>".utf8)
            case .xlsx: try MadeWorkbook(rows: MadeWorkbook.row(1, ["Nom"]) + MadeWorkbook.row(2, ["Roy"])).bytes()
            case .vcard: Array("BEGIN:VCARD\nFN:Roy\nEND:VCARD\n".utf8)
            }
        let table = try ReadTable(bytes)
        #expect(table.description.format == format)
        #expect(!table.rows.isEmpty)
    }

    @Test func `is the one that people are told`() throws {
        let readme = URL(filePath: #filePath).appending(path: "../../../README.md").standardized
        let text = String(decoding: try Data(contentsOf: readme), as: UTF8.self)
        let words = ["csv": "CSV", "json": "JSON", "ndjson": "NDJSON", "adf": "ADF", "xlsx": ".xlsx", "vcard": "vCard"]
        #expect(Set(words.keys) == Set(TableFormat.allCases.map(\.rawValue)))
        for word in words.values { #expect(text.contains(word)) }
        for encoding in Encoding.allCases where encoding != .mixed {
            let name =
                switch encoding {
                case .utf16LittleEndian, .utf16BigEndian: "utf-16"
                case .utf32LittleEndian, .utf32BigEndian: "utf-32"
                case .iso8859_15: "iso-8859-1 et -15"
                default: encoding.rawValue
                }
            #expect(text.lowercased().contains(name), "\(name)")
        }
    }
}
