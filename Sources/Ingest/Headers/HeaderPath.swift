import Records

/// A header of a nested format, taken apart: `customer.emails[1].address`, `prospect/customer/contact/name[@part=first]`.
struct HeaderPath: Sendable, Equatable {
    struct Step: Sendable, Equatable {
        var name: String
        /// The place in an array, or nil.
        var index: Int?
        /// A word in brackets: `mobile` of `phones[mobile]`, `first` of `name[@part=first]`.
        var label: String?

        /// The words of the name and of the label.
        var words: [String] { HeaderKey(name).words + (label.map { HeaderKey($0).words } ?? []) }
    }

    let steps: [Step]

    /// Nil when the header is no path: one step without brackets.
    init?(_ header: String) {
        var steps: [Step] = []
        var name = ""
        var bracket: String?
        var index: Int?
        var label: String?
        func close() {
            if !name.isEmpty { steps.append(Step(name: name, index: index, label: label)) }
            (name, index, label) = ("", nil, nil)
        }
        for character in header {
            if let open = bracket {
                guard character == "]" else {
                    bracket = open + String(character)
                    continue
                }
                bracket = nil
                if let number = Int(open) {
                    index = number
                } else if !open.isEmpty {
                    label = open.split(separator: "=").last.map { $0.trimmingQuotes() }
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

    /// The path without array places: `emails[].address`, what profiles write; labels stay.
    var pattern: String {
        steps.map { step in
            step.label.map { "\(step.name)[\($0)]" } ?? (step.index != nil ? "\(step.name)[]" : step.name)
        }.joined(separator: ".")
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
