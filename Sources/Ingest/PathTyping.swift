import Columns
import Records

/// Sorts typed lists by their types: `phones[0].number` with `phones[0].type = mobile` becomes `phones[mobile].number`.
///
/// What place 0 of a list holds changes from row to row, so that no mapping of `phones[0].number` is right; after this
/// pass every column means one thing. Knows JSON lists (`phones[n]`, `vehicles[n]`) and their flat form
/// (`Phone 1 - Label`, `Phone 1 - Value`). The header alone decides, so every batch of a file is sorted alike.
///
/// The result is for mapping; what is stored as the source's own words stays the batch that came in.
package struct PathTyping: Sendable {
    /// The words of the result's header: untouched columns in their order, then the sorted ones.
    package let header: [String]

    private let kept: [Int]
    private let groups: [Group]
    /// Columns of whole vehicles that are taken apart, in the order of their parts in `header`.
    private let vehicles: [Int]
    /// Lists inside the lists that were sorted.
    private let inner: [PathTyping]
    /// What is written in several ways, made one after the sorting.
    private let merging: PathMerging?

    private struct Group: Sendable {
        var slots: Slots
        /// One for each place of the list.
        var items: [Item]
        /// Parts of an item that are values: `number`, `extension`.
        var parts: [String]
    }

    private struct Item: Sendable {
        var type: Int
        /// Source column by part; nil where this place of the list lacks it.
        var parts: [Int?]
    }

    /// What a list's types are, and where each goes.
    private enum Slots: Sendable {
        case phones, vehicles
        /// What somebody said of messages, by channel: `consents[{channel, granted, date}]`.
        case consents
        /// Ways to reach somebody, of every kind: STAR's `communication_channels`.
        case channels
        /// Who takes part in a deal: STAR's `party_references`.
        case parties
        /// Sorted by whether they are done: the first open task is the next action.
        case tasks

        /// The parts that may tell an item's type, small; the first that a list has does.
        var typeParts: [String] {
            switch self {
            case .phones: ["type", "label", "usecode"]
            case .vehicles: ["type", "label"]
            case .tasks: ["completed", "done"]
            case .consents: ["channel", "canal", "medium", "media", "type", "name", "key"]
            case .channels: ["communication_channel_type"]
            case .parties: ["party_reference_types", "party_relationship_types"]
            }
        }

        /// Whether items hold lists and objects of their own.
        var holdsNested: Bool {
            switch self {
            case .channels, .parties: true
            case .phones, .vehicles, .tasks, .consents: false
            }
        }

        var names: [String] {
            switch self {
            case .tasks: ["open", "done"]
            case .phones: ["home", "mobile", "work", "other"]
            case .vehicles: ["wanted", "exchange", "other"]
            case .channels: ["phone", "cell", "sms", "email", "mail", "other"]
            case .consents:
                ["email", "sms", "phone", "mail", "all"]
                    + ["email", "sms", "phone", "mail", "all"].map { $0 + " again" }
                    + ["other"]
            case .parties: ["buyer", "other"]
            }
        }

        /// Where a second item of a slot's type goes: what was said a second time about one channel must not be lost.
        func again(_ slot: Int) -> Int { self == .consents && slot < 5 ? slot + 5 : names.count - 1 }

        /// The slot that a type word means; the last one for words that are not known.
        func slot(_ folded: [UInt8]) -> Int {
            let word = String(decoding: folded, as: UTF8.self)
            switch self {
            case .tasks: return ["false", "0", "no", "non"].contains(word) ? 0 : 1
            case .consents:
                let channel = ConsentChannelWord(word)
                if channel.isAll { return 4 }
                // What is said of several channels at once has no slot of its own, and is asked about.
                guard let codes = channel.codes, codes.count == 1, let code = codes.first else {
                    return names.count - 1
                }
                return ["EM", "SM", "PH", "PO"].firstIndex(of: code) ?? names.count - 1
            case .channels:
                switch word {
                case "phone", "voice": return 0
                case "cell": return 1
                case "sms": return 2
                case "email": return 3
                case "direct mail": return 4
                default: return 5
                }
            case .parties:
                let roles: Set<Substring> = ["buyer", "lessee", "customer", "owner"]
                let words = word.split(separator: " ")
                return words.contains { roles.contains($0) } && !words.contains("co") && !words.contains("secondary")
                    ? 0 : 1
            case .phones:
                if ["home", "maison", "domicile", "residence", "personal", "h", "house"].contains(word) { return 0 }
                if ["mobile", "cell", "cellphone", "cellulaire", "cellular", "portable", "m", "c", "iphone"].contains(
                    word)
                {
                    return 1
                }
                if ["work", "business", "office", "bureau", "travail", "bus", "w", "company", "day"].contains(word) {
                    return 2
                }
                return 3
            case .vehicles:
                if ["wanted", "desired", "sought", "interest", "buy", "voulu", "desire"].contains(word) { return 0 }
                if ["exchange", "trade", "trade in", "tradein", "echange", "reprise"].contains(word) { return 1 }
                return 2
            }
        }
    }

    /// Nil when the header has no typed list and nothing to merge: nothing is to be done.
    package init?(header: [String]) {
        let typed = PathTyping(header: header, splitsVehicles: true)
        let merging = PathMerging(typed?.header ?? header)
        guard typed != nil || merging != nil else { return nil }
        self.header = merging?.header ?? typed?.header ?? header
        kept = typed?.kept ?? Array(header.indices)
        (groups, vehicles, inner) = (typed?.groups ?? [], typed?.vehicles ?? [], typed?.inner ?? [])
        self.merging = merging
    }

    private init?(header: [String], splitsVehicles: Bool) {
        var lists: [String: (slots: Slots, items: [Int: [String: Int]])] = [:]
        var order: [String] = []
        for (position, word) in header.enumerated() {
            for cell in Self.cells(word) {
                if lists[cell.list] == nil { order.append(cell.list) }
                lists[cell.list, default: (cell.slots, [:])].items[cell.place, default: [:]][cell.part] = position
            }
        }
        var groups: [Group] = []
        var taken: Set<Int> = []
        var sorted: [String] = []
        for list in order {
            guard let (slots, items) = lists[list] else { continue }
            let own = Set(items.values.flatMap(\.keys))
            guard slots != .consents || !list.lowercased().hasSuffix("preferences") || Self.answers(own) else {
                continue
            }
            let typePart = slots.typeParts.lazy.compactMap { type in own.first { $0.lowercased() == type } }.first
            guard let typePart else { continue }
            let typed = items.filter { $0.value[typePart] != nil }
            // A list inside one that is sorted is sorted after it.
            guard !typed.contains(where: { $0.value.values.contains { taken.contains($0) } }) else {
                continue
            }
            var parts: [String] = []
            for (_, columns) in typed.sorted(by: { $0.key < $1.key }) {
                for (part, _) in columns.sorted(by: { $0.value < $1.value })
                where part != typePart && !parts.contains(part) {
                    parts.append(part)
                }
            }
            let group = Group(
                slots: slots,
                items: typed.sorted { $0.key < $1.key }.compactMap { _, columns in
                    columns[typePart].map { type in Item(type: type, parts: parts.map { columns[$0] }) }
                }, parts: parts)
            groups.append(group)
            for item in group.items { taken.formUnion([item.type] + item.parts.compactMap { $0 }) }
            for slot in slots.names { sorted += parts.map { "\(list)[\(slot)].\($0)" } }
        }
        vehicles = splitsVehicles ? VehicleCells.columns(of: header) : []
        guard !groups.isEmpty || !vehicles.isEmpty else { return nil }
        self.groups = groups
        kept = header.indices.filter { !taken.contains($0) }
        let words = kept.map { header[$0] } + sorted + vehicles.flatMap { _ in VehicleCells.names }
        // What was sorted is a list of one, so this ends.
        let next = groups.isEmpty ? nil : PathTyping(header: words, splitsVehicles: false)
        inner = next.map { [$0] } ?? []
        self.header = next?.header ?? words
        merging = nil
    }

    /// Whether items say yes or no to something: preferences may be of anything else.
    private static func answers(_ parts: Set<String>) -> Bool {
        !Set(parts.map { HeaderKey($0).text }).isDisjoint(with: [
            "optedin", "optin", "optedout", "optout", "subscribed", "consent", "consented", "granted", "allowed",
            "enabled",
            "accepted", "value", "status",
        ])
    }

    private struct Cell {
        var list: String
        var place: Int
        var part: String
        var slots: Slots
    }

    /// What a header is in each typed list that it lies in, the outermost first: its list, place and part.
    private static func cells(_ header: String) -> [Cell] {
        if let path = HeaderPath(header) {
            return path.steps.indices.compactMap { step in
                // A list counts only in the first place of any list around it.
                guard let place = path.steps[step].index, let slots = slots(HeaderKey(path.steps[step].name).text),
                    path.steps[..<step].allSatisfy({ ($0.index ?? 0) == 0 }), step + 1 < path.steps.count
                else { return nil }
                let rest = path.steps[(step + 1)...]
                guard rest.count == 1 || slots.holdsNested else { return nil }
                let around = text(path.steps[..<step])
                return Cell(
                    list: around + (around.isEmpty ? "" : ".") + path.steps[step].name, place: place,
                    part: text(rest), slots: slots)
            }
        }
        // `Phone 1 - Label` and `Phone 1 - Value` of contact lists.
        let parts = header.split(separator: "-", maxSplits: 1).map { String($0).trimmingBlanks() }
        guard parts.count == 2 else { return [] }
        let words = parts[0].split(separator: " ")
        guard words.count == 2, let place = Int(words[1]), HeaderKey(String(words[0])).text == "phone" else {
            return []
        }
        switch String(parts[1]) {
        case "Type", "Label": return [Cell(list: "phones", place: place - 1, part: "type", slots: .phones)]
        case "Value": return [Cell(list: "phones", place: place - 1, part: "number", slots: .phones)]
        default: return []
        }
    }

    /// Steps as they were written.
    private static func text(_ steps: ArraySlice<HeaderPath.Step>) -> String {
        steps.map { step in
            let words = step.labels + (step.index.map { [String($0)] } ?? [])
            return step.name + (words.isEmpty ? "" : "[" + words.joined(separator: ",") + "]")
        }.joined(separator: ".")
    }

    private static func slots(_ list: String) -> Slots? {
        switch list {
        case "phones", "phone", "phonenumbers", "telephones", "telephonecommunication": .phones
        case "vehicles", "vehicle", "vehicules": .vehicles
        case "tasks", "taches": .tasks
        case "communicationchannels": .channels
        case "partyreferences": .parties
        case "consents", "consentements", "permissions", "optins", "optouts", "subscriptions", "communicationconsents",
            "contactpermissions", "marketingconsents", "communicationpreferences", "contactpreferences", "preferences",
            "notificationpreferences", "marketingpreferences":
            .consents
        default: nil
        }
    }

    /// The batch with the columns of `header`.
    ///
    /// In each row the first item of a type takes its slot; a second of the same type takes the `other` slot where that
    /// is free, and is otherwise left out of the result.
    package func apply(to batch: RawBatch) -> RawBatch {
        var result = RawBatch(columnCount: 0)
        result.lines = batch.lines
        result.columns = kept.map { $0 < batch.columns.count ? batch.columns[$0] : TextColumn() }
        for group in groups { result.columns += columns(of: group, in: batch) }
        for place in vehicles {
            result.columns += VehicleCells.parts(of: place < batch.columns.count ? batch.columns[place] : TextColumn())
        }
        let sorted = inner.first?.apply(to: result) ?? result
        return merging?.apply(to: sorted) ?? sorted
    }

    private func columns(of group: Group, in batch: RawBatch) -> [TextColumn] {
        let slots = group.slots.names.count
        var memo: [(word: [UInt8], slot: Int)] = []
        // For each row and slot the place of the item in it, or -1.
        var occupants = [Int](repeating: -1, count: batch.rowCount * slots)
        for (place, item) in group.items.enumerated() {
            let values = item.parts.compactMap { $0 }.filter { $0 < batch.columns.count }
            for row in 0..<batch.rowCount where values.contains(where: { batch.columns[$0].length(row) > 0 }) {
                let slot = slot(of: item, row: row, in: batch, group.slots, &memo)
                if occupants[row * slots + slot] < 0 {
                    occupants[row * slots + slot] = place
                } else if occupants[row * slots + group.slots.again(slot)] < 0 {
                    occupants[row * slots + group.slots.again(slot)] = place
                }
            }
        }
        var columns: [TextColumn] = []
        for slot in 0..<slots {
            for part in group.parts.indices {
                var column = TextColumn()
                for row in 0..<batch.rowCount {
                    let place = occupants[row * slots + slot]
                    guard place >= 0, let source = group.items[place].parts[part], source < batch.columns.count,
                        batch.columns[source].presence[row] != .missing
                    else {
                        column.appendMissing()
                        continue
                    }
                    batch.columns[source].withBytes(row) { column.append($0) }
                }
                columns.append(column)
            }
        }
        return columns
    }

    /// The slot that a row's type word means; a list knows few words, which are remembered.
    private func slot(
        of item: Item, row: Int, in batch: RawBatch, _ slots: Slots, _ memo: inout [(word: [UInt8], slot: Int)]
    ) -> Int {
        guard item.type < batch.columns.count else { return slots.names.count - 1 }
        return batch.columns[item.type].withBytes(row) { cell in
            if let known = memo.first(where: { $0.word.elementsEqual(cell) }) { return known.slot }
            let slot = slots.slot(FoldedText.fold(cell))
            if memo.count < 32 { memo.append((Array(cell), slot)) }
            return slot
        }
    }
}
