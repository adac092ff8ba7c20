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
}
