import Quality
import Records

/// What a template is filled with: strings, Booleans, views and lists of views.
typealias View = [String: Any]

/// Text made safe for HTML.
enum Markup {
    /// Escapes the five characters that mean something in HTML, scalar by scalar.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Removes what could hide or turn text: control and bidirectional characters.
    ///
    /// A combining mark after `<` makes one character of the two, which the template engine's escaper, looking at
    /// whole characters, would let through; such marks go too.
    static func cleaned(_ text: String) -> String {
        var result = ""
        for character in text {
            let scalars = character.unicodeScalars
            if let first = scalars.first, scalars.count > 1, "<>&\"'".unicodeScalars.contains(first) {
                result.unicodeScalars.append(first)
                continue
            }
            for scalar in scalars where !isForbidden(scalar) { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    /// Cleans every string of a view, however deep.
    static func cleaned(_ value: Any) -> Any {
        switch value {
        case let text as String: cleaned(text)
        case let view as View: view.mapValues { cleaned($0) }
        case let list as [Any]: list.map { cleaned($0) }
        default: value
        }
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
        default: false
        }
    }

    /// Text as a string of CSS, inside quotes.
    static func quotedForCSS(_ text: String) -> String {
        var result = "\""
        for scalar in cleaned(text).unicodeScalars {
            switch scalar {
            case "\"", "\\", "<", ">", "&", "\n", "'": result += "\\\(String(scalar.value, radix: 16)) "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// A value inside a sentence; one with a definition becomes a link to it.
struct Linked {
    enum Shown {
        case count(Int)
        case text(String)
    }

    var shown: Shown
    var definition: String?
    var isStrong = false

    static func count(_ number: Int, _ definition: String? = nil) -> Linked {
        Linked(shown: .count(number), definition: definition)
    }

    static func text(_ text: String, _ definition: String? = nil) -> Linked {
        Linked(shown: .text(text), definition: definition)
    }

    static func strong(_ text: String) -> Linked { Linked(shown: .text(text), isStrong: true) }
}

extension Words {
    // Private-use characters that no data keeps: they stand for tags while their sentence is escaped.
    private static let (open, middle, close): (Character, Character, Character) = ("\u{E000}", "\u{E001}", "\u{E002}")
    private static let (strong, weak): (Character, Character) = ("\u{E003}", "\u{E004}")

    /// A sentence as HTML; every number is a link to its definition.
    ///
    /// A count under `n` also answers to `n_n` in the template, for plurals: `{n} {n_n|client|clients}`.
    func sentence(_ key: String, _ values: [String: Linked] = [:]) -> String {
        var plain: [String: Message.Value] = [:]
        for (name, value) in values {
            let shown: String
            switch value.shown {
            case .count(let number):
                plain[name + "_n"] = .count(number)
                shown = count(number)
            case .text(let text): shown = text.filter { !("\u{E000}"..."\u{E004}").contains($0) }
            }
            let linked = value.definition.map { "\(Self.open)d-\($0)\(Self.middle)\(shown)\(Self.close)" } ?? shown
            plain[name] = .text(value.isStrong ? "\(Self.strong)\(linked)\(Self.weak)" : linked)
        }
        var result = ""
        for character in Markup.escaped(self(key, plain)) {
            switch character {
            case Self.open: result += "<a class=\"n\" href=\"#"
            case Self.middle: result += "\">"
            case Self.close: result += "</a>"
            case Self.strong: result += "<b>"
            case Self.weak: result += "</b>"
            default: result.append(character)
            }
        }
        return result
    }
}
