import Records

/// A header of a nested format, taken apart: `customer.emails[1].address`, `prospect/customer/contact/name[@part=first]`.
struct HeaderPath: Sendable, Equatable {
    struct Step: Sendable, Equatable {
        var name: String
        /// The place in an array, or nil.
        var index: Int?
        /// Words in brackets: `mobile` of `phones[mobile]`, `voice` and `evening` of `phone[voice,evening]`, `first` of
        /// `name[@part=first]`.
        var labels: [String] = []

        /// What the step is, by its first word in brackets.
        var label: String? { labels.first }

        /// The words of the name and of the first label.
        var words: [String] { HeaderKey(name).words + (label.map { HeaderKey($0).words } ?? []) }
    }

    let steps: [Step]

    /// Nil when the header is no path: one step without brackets.
    init?(_ header: String) {
        var steps: [Step] = []
        var name = ""
        var bracket: String?
        var index: Int?
        var labels: [String] = []
        func close() {
            if !name.isEmpty { steps.append(Step(name: name, index: index, labels: labels)) }
            (name, index, labels) = ("", nil, [])
        }
        for character in header {
            if let open = bracket {
                guard character == "]" else {
                    bracket = open + String(character)
                    continue
                }
                bracket = nil
                for word in open.split(separator: ",") {
                    if let number = Int(word) {
                        index = number
                    } else if let label = word.split(separator: "=").last {
                        labels.append(label.trimmingQuotes())
                    }
                }
                continue
            }
            switch character {
            case "[": bracket = ""
            case ".", "/": close()
            // A space is a flat header's: `Country/Region`, `Tél. cell.` are no paths.
            case " ": return nil
            case "@": if !name.isEmpty { name.append(character) }
            default: name.append(character)
            }
        }
        guard bracket == nil else { return nil }
        close()
        guard steps.count > 1 || steps.first.map({ $0.index != nil || $0.label != nil }) == true else { return nil }
        self.steps = steps
    }

    /// The path as profiles may write it, the most particular first: without array places (`emails[].address`), with only
    /// the first word in brackets (`phone[voice]` for `phone[voice,evening]`), without brackets.
    var patterns: [String] {
        func joined(_ brackets: (Step) -> String) -> String {
            steps.map { $0.name + brackets($0) }.joined(separator: ".")
        }
        return [
            joined { $0.labels.isEmpty ? $0.index.map { "[\($0)]" } ?? "" : "[\($0.labels.joined(separator: ","))]" },
            joined { step in step.label.map { "[\($0)]" } ?? step.index.map { "[\($0)]" } ?? "" },
            joined { step in step.label.map { "[\($0)]" } ?? (step.index != nil ? "[]" : "") },
            steps.contains { !$0.labels.isEmpty } ? nil : joined { _ in "" },
        ].compactMap { $0 }
    }

    /// Whether it lies in the second contact of one record or a later one: places of `contact[2]` count from 1, as in XML,
    /// those of `contacts[1]` from 0, as in JSON.
    var isOfFurtherContact: Bool {
        steps.dropLast().enumerated().contains { place, step in
            switch HeaderKey(step.name).text {
            case "contact": place > 0 && (step.index ?? 0) >= 2
            case "contacts": (step.index ?? 0) >= 1
            default: false
            }
        }
    }

    /// The largest array place on the way, 0 when there is none.
    var rank: Int { steps.compactMap(\.index).max() ?? 0 }
}

extension Substring {
    func trimmingQuotes() -> String {
        String(
            self.drop { $0 == "\"" || $0 == "'" || $0 == "@" }.reversed().drop { $0 == "\"" || $0 == "'" }.reversed())
    }
}
