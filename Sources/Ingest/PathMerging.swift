import Columns
import Records

/// Makes one of the addresses that a nested format writes in several ways: `EMAIL`, `EMAIL[work]` and `EMAIL[home]` of
/// contacts each of whom has one, `ADR[home].street` beside `ADR.street`, `email` beside `email[0]`.
///
/// A row's first value by the order of the ways is its e-mail address and the next one its second; of several postal
/// addresses the first that says anything is taken whole. Lists that are written in one way stay as they are.
struct PathMerging: Sendable {
    /// The words of the result's header: untouched columns in their order, then the merged ones.
    let header: [String]

    private let kept: [Int]
    private let emails: [[Int]]
    private let addresses: [Block]

    /// Ways to write one address, each with its column by part.
    private struct Block: Sendable {
        var ways: [[Int?]]
        var parts: Int
    }

    /// Nil where nothing is to be merged.
    init?(_ words: [String]) {
        var lists: [String: [(place: Int, way: String, part: String)]] = [:]
        var order: [String] = []
        for (place, word) in words.enumerated() {
            guard let cell = Self.cell(word) else { continue }
            if lists[cell.list] == nil { order.append(cell.list) }
            lists[cell.list, default: []].append((place, cell.way, cell.part))
        }
        var taken: Set<Int> = []
        var names: [String] = []
        var (emails, addresses): ([[Int]], [Block]) = ([], [])
        for list in order {
            guard let cells = lists[list] else { continue }
            var ways: [String] = []
            for cell in cells where !ways.contains(cell.way) { ways.append(cell.way) }
            guard ways.count > 1, ways.contains(where: { Int($0) == nil }) else { continue }
            let ranked = ways.enumerated().sorted {
                (Self.rank($0.element), $0.offset) < (Self.rank($1.element), $1.offset)
            }
            .map(\.element)
            if Self.isEmail(list) {
                emails.append(ranked.flatMap { way in cells.filter { $0.way == way }.map(\.place) })
                names += [list, list + "[1]"]
            } else {
                var parts: [String] = []
                for cell in cells where !parts.contains(cell.part) { parts.append(cell.part) }
                addresses.append(
                    Block(
                        ways: ranked.map { way in
                            parts.map { part in cells.first { $0.way == way && $0.part == part }?.place }
                        }, parts: parts.count))
                names += parts.map { list + "." + $0 }
            }
            taken.formUnion(cells.map(\.place))
        }
        guard !taken.isEmpty else { return nil }
        (self.emails, self.addresses) = (emails, addresses)
        kept = words.indices.filter { !taken.contains($0) }
        header = kept.map { words[$0] } + names
    }

    /// The list that a header lies in, how it is written there, and the part of it.
    private static func cell(_ header: String) -> (list: String, way: String, part: String)? {
        guard let path = HeaderPath(header) ?? HeaderPath(header + ".value") else { return nil }
        guard let place = path.steps.lastIndex(where: { kind(of: $0.name) != nil }),
            path.steps[..<place].allSatisfy({ $0.index == nil })
        else { return nil }
        let step = path.steps[place]
        let rest = path.steps[(place + 1)...]
        guard rest.count <= 1, !(rest.first?.name.contains("@") ?? false) else { return nil }
        let part = rest.first?.name ?? ""
        if kind(of: step.name) == .email {
            guard ["", "value", "address", "email"].contains(HeaderKey(part).text) else { return nil }
        } else if part.isEmpty || part == "value" {
            return nil
        }
        let around = path.steps[..<place].map { $0.name + ($0.label.map { "[\($0)]" } ?? "") + "." }.joined()
        let way = step.index.map(String.init) ?? step.labels.joined(separator: ",").lowercased()
        // The first line of a street and the street alone are one part.
        let index = rest.first?.index.flatMap { $0 > 1 ? "[\($0)]" : nil } ?? ""
        return (around + step.name, way, part + index)
    }

    private enum Kind { case email, address }

    private static func kind(of name: String) -> Kind? {
        switch HeaderKey(name).text {
        case "email", "emails", "courriel", "courriels", "emailaddress", "emailaddresses": .email
        case "address", "addresses", "adresse", "adresses", "adr": .address
        default: nil
        }
    }

    private static func isEmail(_ list: String) -> Bool {
        list.split(separator: ".").last.map { kind(of: String($0)) == .email } ?? false
    }

    /// Where somebody lives comes first, then what nobody named, then the rest.
    private static func rank(_ way: String) -> Int {
        let words = Set(way.split(separator: ",").map(String.init))
        if !words.isDisjoint(with: ["home", "personal", "primary", "main", "residence", "pref"]) { return 0 }
        if way.isEmpty || Int(way) != nil || words == ["internet"] { return 1 }
        return words.isDisjoint(with: ["work", "business", "mailing"]) ? 3 : 2
    }

    func apply(to batch: RawBatch) -> RawBatch {
        var result = RawBatch(columnCount: 0)
        result.lines = batch.lines
        result.columns = kept.map { $0 < batch.columns.count ? batch.columns[$0] : TextColumn() }
        for sources in emails { result.columns += Self.firstTwo(of: sources, in: batch) }
        for block in addresses { result.columns += Self.columns(of: block, in: batch) }
        return result
    }

    private static func isFilled(_ place: Int, _ row: Int, _ batch: RawBatch) -> Bool {
        place < batch.columns.count && row < batch.columns[place].count && batch.columns[place].length(row) > 0
    }

    private static func firstTwo(of sources: [Int], in batch: RawBatch) -> [TextColumn] {
        var columns = [TextColumn(), TextColumn()]
        for row in 0..<batch.rowCount {
            let filled = sources.filter { isFilled($0, row, batch) }
            for rank in columns.indices {
                guard rank < filled.count else {
                    columns[rank].appendMissing()
                    continue
                }
                batch.columns[filled[rank]].withBytes(row) { columns[rank].append($0) }
            }
        }
        return columns
    }

    private static func columns(of block: Block, in batch: RawBatch) -> [TextColumn] {
        var columns = [TextColumn](repeating: TextColumn(), count: block.parts)
        for row in 0..<batch.rowCount {
            let way = block.ways.first { $0.contains { $0.map { isFilled($0, row, batch) } ?? false } }
            for part in 0..<block.parts {
                guard let source = way?[part], isFilled(source, row, batch) else {
                    columns[part].appendMissing()
                    continue
                }
                batch.columns[source].withBytes(row) { columns[part].append($0) }
            }
        }
        return columns
    }
}
