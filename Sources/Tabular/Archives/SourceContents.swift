import Columns

/// The tables that a source holds: itself, or the members of an archive.
package struct SourceContents: Sendable {
    /// In the archive's order.
    package var tables: [ByteSource]
    /// Members that are no tables, and why.
    package var skipped: [SkippedMember]
}

/// A member of an archive that is not read.
package struct SkippedMember: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
        /// Apple's shadow files.
        case systemFile
        case nestedArchive
        /// A name that leads out of the folder, as `../x.csv`.
        case unsafeName
        case symbolicLink
        /// The second of a name.
        case duplicateName
        case empty
        /// Text without columns.
        case noTable
        /// A kind of file that holds no table, in `FileKind`'s word.
        case kind(String)
        case fault(ArchiveFault)
    }

    /// `archive.zip/member.pdf`.
    package var name: String
    package var reason: Reason
}

extension SkippedMember.Reason {
    /// The last part of the message's key, and for programs; `pdf` and other kinds have sentences of their own.
    package var word: String {
        switch self {
        case .systemFile: "system-file"
        case .nestedArchive: "nested-archive"
        case .unsafeName: "unsafe-name"
        case .symbolicLink: "symbolic-link"
        case .duplicateName: "duplicate-name"
        case .empty: "empty"
        case .noTable: "no-table"
        case .kind(let kind): kind
        case .fault(let fault): fault.rawValue
        }
    }
}

extension Tables {
    /// What a source holds. Members of an archive are looked at, and read later one by one.
    ///
    /// A workbook is a zip file too, and one table. An archive without a single table is an error, and so is one of which
    /// any member is encrypted: half of a delivery is worse than none.
    package static func contents(of source: ByteSource) throws(TabularError) -> SourceContents {
        // Only the first bytes of a file that is no archive are touched.
        guard case .file(let path) = source else { return try contents(of: source, InputBytes(source)) }
        guard try ArchiveMark.isZip(path) else { return SourceContents(tables: [source], skipped: []) }
        return try contents(of: source, InputBytes(source))
    }

    private static func contents(
        of source: ByteSource, _ input: InputBytes
    ) throws(TabularError) -> SourceContents {
        guard FileKind.binaryKind(of: input.bytes) == "zip" else {
            return SourceContents(tables: [source], skipped: [])
        }
        let directory = try ZipDirectory(input.bytes, name: input.name)
        var contents = SourceContents(tables: [], skipped: [])
        var seen: Set<String> = []
        for (place, entry) in directory.entries.enumerated() where !entry.isDirectory {
            if entry.isEncrypted { throw .archive(path: input.name, fault: .encrypted) }
            let name = input.name + "/" + entry.name
            if let reason = reasonToSkip(entry, directory, isNew: seen.insert(entry.name).inserted) {
                contents.skipped.append(SkippedMember(name: name, reason: reason))
            } else {
                contents.tables.append(.member(of: source, place: place, name: name))
            }
        }
        if contents.tables.isEmpty { throw .noTables(path: input.name) }
        return contents
    }

    private static func reasonToSkip(
        _ entry: ZipDirectory.Entry, _ directory: ZipDirectory, isNew: Bool
    ) -> SkippedMember.Reason? {
        let parts = entry.name.split { $0 == "/" || $0 == "\\" }
        let isSystemFile =
            parts.contains("__MACOSX") || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(parts.last)
            || parts.last?.hasPrefix("._") == true
        if isSystemFile { return .systemFile }
        if entry.isUnsafe { return .unsafeName }
        if entry.isSymbolicLink { return .symbolicLink }
        if !isNew { return .duplicateName }
        if entry.size == 0 { return .empty }
        let head: [UInt8]
        do { head = try directory.head(entry, 1 << 16) } catch {
            // A damaged member is an error of its own when it is read; one that cannot be read at all is told.
            return error.fault == .method ? .fault(.method) : nil
        }
        let kind = head.withUnsafeBufferPointer { FileKind.binaryKind(of: $0) }
        // Whether a zip inside is a workbook shows in its directory, which may lie beyond the head.
        if kind == "zip", ["xlsx", "xlsm"].contains(ending(entry.name)) { return nil }
        switch kind {
        case nil: return looksLikeTable(head, entry.name) ? nil : .noTable
        case "xlsx": return nil
        case "gzip", "bzip2", "xz", "zstd", "7z", "rar", "zip", "tar": return .nestedArchive
        case .some(let kind): return .kind(kind)
        }
    }

    private static func ending(_ name: String) -> String {
        String(decoding: ASCIIText.lowercased((name.split(separator: ".").last ?? "").utf8), as: UTF8.self)
    }

    /// A text under no table's name that has no columns is a note to the reader.
    private static func looksLikeTable(_ head: [UInt8], _ name: String) -> Bool {
        if ["csv", "tsv", "tab", "json", "ndjson", "jsonl", "xml", "adf", "eml", "vcf"].contains(ending(name)) {
            return true
        }
        guard let reader = try? open(.bytes(head, name: name)) else { return true }
        let header = reader.description.header
        guard reader.description.format == .csv else { return true }
        var batch = RawBatch(columnCount: header.count)
        guard header.count(where: { !$0.hasPrefix("column") }) > 1, (try? reader.read(into: &batch, limit: 100)) == true
        else { return false }
        // Prose has commas too, but not the same number in every line.
        let ragged = (0..<batch.rowCount).count { row in batch.columns.contains { $0.presence[row] == .missing } }
        return (ragged + reader.rejected.count) * 2 < batch.rowCount
    }
}
