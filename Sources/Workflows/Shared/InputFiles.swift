import Foundation
import Records
import Storage
import Tabular

enum InputFiles {
    /// Paths as sources; `-` is standard input, read whole.
    static func sources(_ paths: [String]) throws -> [ByteSource] {
        var hasReadInput = false
        return try paths.map { path in
            guard path == "-" else { return .file(path: path) }
            if hasReadInput { throw RequestError.standardInputTwice }
            hasReadInput = true
            if isatty(0) == 1 { throw RequestError.standardInputIsTerminal }
            return .bytes(Array(FileHandle.standardInput.readDataToEndOfFile()), name: "-")
        }
    }

    /// The tables that paths lead to: archives opened up, with what was left out of them.
    static func tables(_ paths: [String]) throws -> (tables: [ByteSource], skipped: [SkippedFile]) {
        var all: (tables: [ByteSource], skipped: [SkippedFile]) = ([], [])
        for source in try sources(paths) {
            let contents = try contents(of: source)
            all.tables += contents.tables
            all.skipped += contents.skipped.map { SkippedFile($0, in: source) }
        }
        return all
    }

    static func contents(of source: ByteSource) throws -> SourceContents {
        do { return try Tables.contents(of: source) } catch { throw FileTrouble(error) }
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Removes a store that this command made and put nothing into.
    static func removeIfUnused(_ store: Store) {
        guard (try? store.read { try $0.number("SELECT COUNT(*) FROM run") }) == 0 else { return }
        for suffix in ["", ".lock", "-journal"] { try? FileManager.default.removeItem(atPath: store.path + suffix) }
    }

    /// Files of a folder whose names match a pattern with `*` and `?`, sorted by name; hidden ones are left out.
    static func matching(_ pattern: String, in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") && matches(Array($0.utf8), Array(pattern.utf8)) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
        var (place, at) = (0, 0)
        var star: (pattern: Int, name: Int)?
        while place < name.count {
            if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
                star = (at, place)
                at += 1
            } else if at < pattern.count, pattern[at] == UInt8(ascii: "?") || pattern[at] == name[place] {
                at += 1
                place += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                place = last.name + 1
                at = last.pattern + 1
            } else {
                return false
            }
        }
        return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
