/// Personal values as they may be shown: report.md §8. In clear only when the user asked with `--unmask`.
struct Shown {
    let isUnmasked: Bool

    func name(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "–" }
        if isUnmasked { return text }
        guard let first = text.first, let last = text.last, text.count > 1 else { return "•" }
        return "\(first)••••••\(last)"
    }

    func phone(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "–" }
        if isUnmasked { return text }
        return text.hasPrefix("+1") && text.count == 12
            ? text.prefix(5) + "•••" + text.suffix(4) : "•••" + text.suffix(4)
    }

    func email(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "–" }
        if isUnmasked { return text }
        return name(String(text.prefix { $0 != "@" })) + "@•••"
    }

    /// A text in at most so many columns, its middle left out.
    static func shortened(_ text: String, to width: Int) -> String {
        guard text.count > width, width > 2 else { return text }
        let tail = (width - 1) / 2
        return text.prefix(width - 1 - tail) + "…" + text.suffix(tail)
    }

    /// A word of a command line, in quotes where a shell would cut it.
    static func word(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x80 || !Self.shellSigns.contains($0) }
        return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    private static let shellSigns = Set(" \t\n\"'`$&|;<>()[]{}*?!#~\\".utf8)

    /// A record's key in its system, which may be an address.
    func key(_ text: String?) -> String {
        guard let text, text.contains("@") else { return text ?? "" }
        let system = text.prefix { $0 != ":" && $0 != "@" }
        return text.contains(":") ? "\(system):" + email(String(text.dropFirst(system.count + 1))) : email(text)
    }

    /// Addresses, postal codes, birth dates, plates and VINs are not shown at all.
    func hidden(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "–" }
        return isUnmasked ? text : "•••"
    }

    /// What says nothing of who somebody is: places, cars by kind, amounts and days of events.
    private static let impersonal: Set<String> = [
        "sex", "language", "kind", "civility", "city", "province", "country", "make", "model", "model_year", "trim",
        "colour",
        "odometer", "amount", "margin", "deal_date", "delivery_date", "deal_type", "deal_status", "finance_type",
        "opened_date", "closed_date", "pay_type", "repair_order_status", "lead_date", "lead_status", "lead_source",
        "lead_type", "appointment_date", "appointment_status", "appointment_source", "created_at", "updated_at",
        "last_visit_date", "interaction_date", "interaction_channel",
    ]

    /// By the column of a clean record.
    func value(_ text: String?, column: String) -> String {
        switch column {
        case "first_name", "last_name", "middle_name", "full_name", "company", "attention": name(text)
        case "email", "email_second": email(text)
        case let column where Self.impersonal.contains(column): text ?? "–"
        case let column where column.hasPrefix("phone"): phone(text)
        default: hidden(text)
        }
    }

    /// A fact of the codebook: codes, counts and dates of events are shown, what names a person is not.
    func fact(_ text: String, name: String) -> String {
        let personal: Set<String> = [
            "first_name", "last_name", "middle_name", "company", "attention", "email", "email_second", "phone",
            "phone_home", "phone_mobile", "phone_work", "address1", "address2", "postal_code", "birth_date",
            "birth_text", "vin", "plate", "notes", "street_name", "street_number", "unit", "business_number",
        ]
        return personal.contains(name) ? value(text, column: name) : text
    }
}
