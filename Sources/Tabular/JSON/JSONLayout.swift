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
    /// - Returns: the layout, and the arrays of objects that lie beside the records and are not read.
    static func find(
        in bytes: UnsafeBufferPointer<UInt8>, stated: TableFormat?
    ) throws(JSONScanner.Fault) -> (layout: JSONLayout, unread: [JSONScanner.ObjectArray]) {
        let start = JSONText.afterSpace(bytes, 0)
        guard start < bytes.count else { return (.none, []) }
        if stated == .ndjson { return (.lines, []) }
        switch bytes[start] {
        case UInt8(ascii: "["):
            return (.array(start: start), [])
        case UInt8(ascii: "{"):
            if stated == nil, isLineOfMany(bytes, start) { return (.lines, []) }
            var scanner = JSONScanner(bytes)
            try scanner.scanDocument()
            let layout = Envelope.layout(of: bytes, object: start, arrays: scanner.arrays)
            return (layout, scanner.arrays.filter { !layout.holds($0.start) })
        default:
            var scanner = JSONScanner(bytes)
            try scanner.scanDocument()
            return (.none, [])
        }
    }

    /// Whether what begins at `place` is read as records or as parts of them.
    private func holds(_ place: Int) -> Bool {
        switch self {
        case .array(let start): place == start
        case .single(let range): range.contains(place)
        case .lines, .none: true
        }
    }

    /// The first line holds a whole object, or a cut one, and another object begins on a later line at its margin.
    private static func isLineOfMany(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let line = UnsafeBufferPointer(rebasing: bytes[start..<lineEnd])
        let next = JSONText.afterSpace(bytes, lineEnd)
        guard next < bytes.count, bytes[next] == UInt8(ascii: "{") else { return false }
        if let end = JSONText.valueEnd(line, 0) { return JSONText.afterSpace(line, end) == line.count }
        // `{"data": [` on one line and `{` on the next is how interfaces write a document; it may still be a cut one.
        let last = line.last { !JSONText.isSpace($0) }
        if last == UInt8(ascii: "[") { return false }
        // `{"id": 1, "name` and `{` on the next: no document has an object where a key belongs. After a comma or a colon
        // only the whole tells; of cut lines the fault is on the next one, and soon found.
        if last == UInt8(ascii: ",") || last == UInt8(ascii: ":") {
            var scanner = JSONScanner(bytes)
            if (try? scanner.scanDocument()) != nil { return false }
        }
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

    /// How a key speaks for what it holds; more than the number of objects there does.
    private enum Rank: Comparable {
        /// Holds what is said about the answer, or what its records refer to.
        case aside
        case unknown
        case container

        init(_ key: String) {
            self = asides.contains(key) ? .aside : containers.contains(key) ? .container : .unknown
        }
    }

    private struct Candidate {
        var layout: JSONLayout
        var objects: Int
        var rank: Rank

        func isBetter(than other: Candidate?) -> Bool {
            guard let other else { return true }
            return rank == other.rank ? objects > other.objects : rank > other.rank
        }
    }

    /// The records that an object wraps, or nil when it is a record itself.
    private static func found(
        in bytes: UnsafeBufferPointer<UInt8>, _ object: Int, _ counts: [Int: Int], depth: Int
    ) -> Candidate? {
        guard depth <= 4 else { return nil }
        let members = self.members(of: bytes, object)
        let describesItself = members.allSatisfy { isWrapping($0, bytes) }
        // An appointment that lists its customers says much else; an answer that lists its records says little.
        let others = members.count {
            !remarks.contains($0.key.lowercased()) && !containers.contains($0.key.lowercased())
        }
        var best: Candidate?
        var wrappedObjects: [Range<Int>] = []
        var emptyContainer: Int?
        for member in members where describesItself || containers.contains(member.key.lowercased()) {
            let rank = Rank(member.key.lowercased())
            let start = member.value.lowerBound
            var candidate = counts[start].map { Candidate(layout: .array(start: start), objects: $0, rank: rank) }
            if bytes[start] == UInt8(ascii: "{") {
                candidate = found(in: bytes, start, counts, depth: depth + 1)
                if let inner = candidate, inner.rank != .aside { candidate?.rank = rank }
                if rank == .container { wrappedObjects.append(member.value) }
            } else if candidate == nil, rank == .container, bytes[start] == UInt8(ascii: "[") {
                emptyContainer = start
            }
            if !describesItself, others >= 5, (candidate?.objects ?? 0) < 10 { candidate = nil }
            if let candidate, candidate.isBetter(than: best) { best = candidate }
        }
        guard best == nil || best?.rank == .aside else { return best }
        // What is said beside no records, or beside a single one, is none of them.
        if describesItself, wrappedObjects.count == 1 {
            return Candidate(layout: .single(wrappedObjects[0]), objects: 1, rank: .container)
        }
        if best != nil, let emptyContainer {
            return Candidate(layout: .array(start: emptyContainer), objects: 0, rank: .container)
        }
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
        "leads", "prospects", "deals", "vehicles_list", "opportunities", "repairorders", "repair_orders",
        "appointments", "documents", "members", "subscribers", "recipients", "people", "persons", "users", "invoices",
        "transactions", "sales",
    ]

    private static let asides: Set<String> = [
        "meta", "metadata", "_meta", "included", "includes", "links", "_links", "error", "errors", "warning",
        "warnings",
        "message", "messages", "notices", "filter", "filters", "sort", "sorting", "facets", "aggregations",
        "pagination",
        "paging", "page", "cursor", "query", "request", "schema", "columns", "fields", "debug",
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
        "account", "account_id", "list_id", "total_items", "totalitems", "total_records", "totalrecords", "recordcount",
        "record_count", "items_per_page", "page_number", "pagenumber", "total_size", "totalsize", "done",
    ]
}
