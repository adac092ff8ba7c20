/// Where the records of a JSON document lie.
enum JSONLayout: Equatable {
    /// An array, whose bracket is at `start`.
    case array(start: Int)
    /// The document, or an object inside it, is the only record.
    case single(Range<Int>)
    /// One value a line.
    case lines
    /// The document holds nothing that could be a record.
    case none

    /// - Parameter stated: what a person said about the format.
    static func find(
        in bytes: UnsafeBufferPointer<UInt8>, stated: TableFormat?
    ) throws(JSONScanner.Fault) -> JSONLayout {
        let start = JSONText.afterSpace(bytes, 0)
        guard start < bytes.count else { return .none }
        if stated == .ndjson { return .lines }
        switch bytes[start] {
        case UInt8(ascii: "["):
            return .array(start: start)
        case UInt8(ascii: "{"):
            if stated == nil, isLineOfMany(bytes, start) { return .lines }
            var scanner = JSONScanner(bytes)
            try scanner.scanDocument()
            return Envelope.layout(of: bytes, object: start, arrays: scanner.arrays)
        default:
            var scanner = JSONScanner(bytes)
            try scanner.scanDocument()
            return .none
        }
    }

    /// The first line holds a whole object, or a cut one, and another object begins on a later line at its margin.
    private static func isLineOfMany(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let line = UnsafeBufferPointer(rebasing: bytes[start..<lineEnd])
        let next = JSONText.afterSpace(bytes, lineEnd)
        guard next < bytes.count, bytes[next] == UInt8(ascii: "{") else { return false }
        if let end = JSONText.valueEnd(line, 0) { return JSONText.afterSpace(line, end) == line.count }
        // `{"id": 1, "name` on one line and `{` on the next: no document has an object where a key belongs.
        return line.count > 1
    }
}

/// Tells a record from the wrapping that interfaces put around records.
private enum Envelope {
    static func layout(
        of bytes: UnsafeBufferPointer<UInt8>, object: Int, arrays: [JSONScanner.ObjectArray]
    ) -> JSONLayout {
        let counts = Dictionary(uniqueKeysWithValues: arrays.map { ($0.start, $0.objects) })
        return found(in: bytes, object, counts, depth: 1)?.layout
            ?? .single(object..<(JSONText.valueEnd(bytes, object) ?? bytes.count))
    }

    /// The records that an object wraps, or nil when it is a record itself.
    private static func found(
        in bytes: UnsafeBufferPointer<UInt8>, _ object: Int, _ counts: [Int: Int], depth: Int
    ) -> (layout: JSONLayout, objects: Int)? {
        guard depth <= 4 else { return nil }
        let members = self.members(of: bytes, object)
        let describesItself = members.allSatisfy { isWrapping($0, bytes) }
        // An appointment that lists its customers says much else; an answer that lists its records says little.
        let others = members.count {
            !remarks.contains($0.key.lowercased()) && !containers.contains($0.key.lowercased())
        }
        var best: (layout: JSONLayout, objects: Int)?
        var wrappedObjects: [Range<Int>] = []
        for member in members where describesItself || containers.contains(member.key.lowercased()) {
            let start = member.value.lowerBound
            var candidate = counts[start].map { (layout: JSONLayout.array(start: start), objects: $0) }
            if bytes[start] == UInt8(ascii: "{") {
                candidate = found(in: bytes, start, counts, depth: depth + 1)
                if containers.contains(member.key.lowercased()) { wrappedObjects.append(member.value) }
            }
            if !describesItself, others >= 5, (candidate?.objects ?? 0) < 10 { candidate = nil }
            if let candidate, candidate.objects > best?.objects ?? 0 { best = candidate }
        }
        if best == nil, describesItself, wrappedObjects.count == 1 { return (.single(wrappedObjects[0]), 1) }
        return best
    }

    private struct Member {
        var key: String
        var value: Range<Int>
    }

    /// The members of an object in a document that is known to be valid.
    private static func members(of bytes: UnsafeBufferPointer<UInt8>, _ object: Int) -> [Member] {
        var members: [Member] = []
        var place = JSONText.afterSpace(bytes, object + 1)
        while place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
            guard let keyEnd = JSONText.valueEnd(bytes, place) else { break }
            let key = String(decoding: bytes[(place + 1)..<(keyEnd - 1)], as: UTF8.self)
            let start = JSONText.afterSpace(bytes, JSONText.afterSpace(bytes, keyEnd) + 1)
            guard let end = JSONText.valueEnd(bytes, start) else { break }
            members.append(Member(key: key, value: start..<end))
            place = JSONText.afterSpace(bytes, end)
            guard place < bytes.count, bytes[place] == UInt8(ascii: ",") else { break }
            place = JSONText.afterSpace(bytes, place + 1)
        }
        return members
    }

    /// Whether a member could stand beside records: it holds values itself, or says something about the answer.
    private static func isWrapping(_ member: Member, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = bytes[member.value.lowerBound]
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || remarks.contains(member.key.lowercased())
    }

    private static let containers: Set<String> = [
        "data", "result", "results", "items", "records", "rows", "list", "value", "values", "entries", "elements",
        "objects",
        "content", "contents", "response", "payload", "body", "d", "hits", "export", "customers", "clients", "contacts",
        "leads", "deals", "vehicles_list", "opportunities", "repairorders", "repair_orders", "appointments",
        "documents",
    ]

    private static let remarks: Set<String> = [
        "total", "count", "page", "pages", "per_page", "perpage", "page_size", "pagesize", "limit", "offset", "size",
        "skip",
        "next", "previous", "prev", "first", "last", "cursor", "has_more", "hasmore", "next_page", "nextpage",
        "total_pages",
        "totalpages", "total_count", "totalcount", "total_results", "status", "success", "ok", "code", "error",
        "message",
        "version", "schema", "generated", "generated_at", "exported_at", "date", "timestamp", "took", "request_id",
        "@odata.context", "@odata.count", "@odata.nextlink", "locale", "timezone", "source", "dealer", "dealer_id",
        "account",
        "account_id",
    ]
}
