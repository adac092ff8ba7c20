/// The columns of an ADF lead: element names joined by points, from below `prospect` on.
///
/// - What an element *is* stands in brackets, because it makes another field of it: `customer.contact.name[first]`,
///   `customer.contact.phone[voice,evening]`, `vehicle[trade-in].make`, `customer.contact.address[home].street[1]`.
///   Attributes for this, in this order: `part` of name; `type`, `time` of phone; `interest` of vehicle; `type` of address,
///   price, amount, balance; `line` of street. Where the ADF 1.0 DTD has a default the default stands:
///   `name[full]`, `phone[voice]`, `vehicle[buy]`, `price[quote]`, `amount[total]`, `balance[finance]`. `nopreference` says
///   nothing and is left out.
/// - What an element *has* is a column of its own behind `@`: `vehicle[buy]@status`, `vehicle[buy].odometer@units`,
///   `id@source`, `customer.contact.phone[voice]@preferredcontact`, and `@status` for the prospect itself.
/// - A second element of the same path gets a 2 in its brackets: `customer.contact.email[2]`, `phone[voice,2]`.
///
/// Names and bracketed words are in lower case.
enum ADFPaths {
    /// The cells of one lead in the document's order, each path once.
    static func cells(of prospect: XMLElement) -> [(path: String, text: String)] {
        var cells: [(path: String, text: String)] = []
        for attribute in prospect.attributes { cells.append(("@" + attribute.name, attribute.value)) }
        add(prospect.children, under: "", to: &cells)
        return cells
    }

    private static func add(
        _ elements: [XMLElement], under parent: String, to cells: inout [(path: String, text: String)]
    ) {
        var times: [String: Int] = [:]
        for element in elements {
            let kinds = kinds(of: element)
            let plain = parent + element.name + bracketed(kinds)
            let time = times[plain, default: 0] + 1
            times[plain] = time
            let path = time == 1 ? plain : parent + element.name + bracketed(kinds + [String(time)])
            let isBare = element.children.isEmpty && element.attributes.isEmpty
            if !element.text.isEmpty || isBare { cells.append((path, element.text)) }
            let qualifiers = (kindAttributes[element.name] ?? []).map(\.name)
            for attribute in element.attributes where !qualifiers.contains(attribute.name) {
                cells.append((path + "@" + attribute.name, attribute.value))
            }
            add(element.children, under: path + ".", to: &cells)
        }
    }

    private static let kindAttributes: [String: [(name: String, byDefault: String?)]] = [
        "name": [("part", "full")],
        "phone": [("type", "voice"), ("time", nil)],
        "vehicle": [("interest", "buy")],
        "address": [("type", nil)],
        "street": [("line", nil)],
        "price": [("type", "quote")],
        "amount": [("type", "total")],
        "balance": [("type", "finance")],
    ]

    private static func kinds(of element: XMLElement) -> [String] {
        (kindAttributes[element.name] ?? []).compactMap { kind in
            let stated = element.attribute(kind.name).map {
                String(decoding: ASCIIText.lowercased($0.utf8).filter { !"[],.@".utf8.contains($0) }, as: UTF8.self)
            }
            if let stated, !stated.isEmpty { return stated == "nopreference" ? nil : stated }
            return kind.byDefault
        }
    }

    private static func bracketed(_ words: [String]) -> String {
        words.isEmpty ? "" : "[" + words.joined(separator: ",") + "]"
    }
}
