import CScan

/// Finding one's way in the bytes of JSON.
enum JSONText {
    static func afterSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var place = start
        while place < bytes.count, isSpace(bytes[place]) { place += 1 }
        return place
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// The end of the value at `start`, or nil when the bytes end first.
    static func valueEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var depth = 0
        let end = bytes.baseAddress.map { dd_json_value_end($0, bytes.count, start, &depth) } ?? .max
        return end <= bytes.count ? end : nil
    }

    /// 1-based line and column, both in bytes.
    static func position(_ place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
        let before = bytes[..<min(place, bytes.count)]
        let line = 1 + before.count { $0 == 0x0A }
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return (line, place - lineStart + 1)
    }
}

/// A JSON document as a whole.
package enum JSONDocument {
    /// Checks that bytes are one JSON document in strict UTF-8, nested at most 64 deep, whatever it holds.
    ///
    /// A byte order mark is skipped. Lone surrogates in escapes, and numbers of any size, are the grammar's business only.
    package static func validate(_ content: [UInt8], name: String = "") throws(TabularError) {
        let fault: TabularError? = content.withUnsafeBufferPointer { all in
            let mark = all.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            return Self.fault(in: UnsafeBufferPointer(rebasing: all[mark...]), name: name)
        }
        if let fault { throw fault }
    }

    static func fault(in bytes: UnsafeBufferPointer<UInt8>, name: String) -> TabularError? {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return .empty(path: name) }
        let valid = dd_utf8_prefix(base, bytes.count)
        if valid < bytes.count {
            let at = JSONText.position(valid, in: bytes)
            return .syntax(path: name, line: at.line, column: at.column, reason: SyntaxFault.notUTF8.rawValue)
        }
        var scanner = JSONScanner(bytes)
        do {
            try scanner.scanDocument()
        } catch {
            return tabularError(error, in: bytes, name: name)
        }
        return scanner.deepest > TabularLimits.depth ? .tooDeep(path: name, line: 1, limit: TabularLimits.depth) : nil
    }

    /// Whether a range is one value, whatever its depth.
    static func isValue(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var scanner = JSONScanner(UnsafeBufferPointer(rebasing: bytes[range]))
        return (try? scanner.scanDocument()) != nil
    }

    static func tabularError(
        _ fault: JSONScanner.Fault, in bytes: UnsafeBufferPointer<UInt8>, name: String
    ) -> TabularError {
        let at = JSONText.position(fault.place, in: bytes)
        if fault.isEnd { return .truncated(path: name, line: at.line) }
        return .syntax(path: name, line: at.line, column: at.column, reason: fault.reason.rawValue)
    }
}
