import CResources

/// Files that are part of the program: reference tables, codebook, checks, profiles, messages, templates.
///
/// Their sources lie in `Sources/CResources/files`; where each fact comes from is in `PROVENANCE.md` there.
package enum Resource {
    /// The bytes of a file by its path below `files`, or nil when there is none.
    ///
    /// The buffer lives as long as the program.
    package static func bytes(_ name: String) -> UnsafeBufferPointer<UInt8>? {
        var low = 0
        let entries = entries
        var high = entries.count - 1
        while low <= high {
            let middle = (low + high) / 2
            let entry = entries[middle]
            let found = String(cString: entry.name)
            if found == name { return UnsafeBufferPointer(start: entry.bytes, count: entry.length) }
            if isBefore(found, name) { low = middle + 1 } else { high = middle - 1 }
        }
        return nil
    }

    /// The text of a file that must be there.
    package static func text(_ name: String) -> String {
        guard let bytes = bytes(name) else { preconditionFailure("no resource \(name); run scripts/list-resources") }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Names below a folder, as `names(in: "codebook")`, in byte order.
    package static func names(in folder: String) -> [String] {
        entries.map { String(cString: $0.name) }.filter { $0.hasPrefix(folder + "/") }
    }

    package static var allNames: [String] { entries.map { String(cString: $0.name) } }

    private static var entries: UnsafeBufferPointer<dd_resource> {
        UnsafeBufferPointer(start: dd_resource_table(), count: dd_resource_count())
    }

    private static func isBefore(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
