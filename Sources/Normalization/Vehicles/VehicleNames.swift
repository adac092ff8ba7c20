import Records

/// Which make has a model of which name (tables `vehicle-models-vpic` and `vehicle-model-aliases`).
enum VehicleNames {
    /// Makes by the folded names of their models.
    private static let makes: [String: Set<String>] = {
        var found: [String: Set<String>] = [:]
        let models = ReferenceTable("vehicle-models-vpic")
        let (make, model) = (models.column("make"), models.column("model"))
        for row in models.rows { found[foldedKey(row[model]), default: []].insert(foldedKey(row[make])) }
        let aliases = ReferenceTable("vehicle-model-aliases")
        for row in aliases.rows where !row[aliases.column("model")].contains("/") {
            for variant in row[aliases.column("variants")].split(separator: ";") where !variant.contains("(") {
                found[foldedKey(String(variant)), default: []].insert(foldedKey(row[aliases.column("make")]))
            }
        }
        return found
    }()

    static func isModel(_ key: String) -> Bool { makes[key] != nil }

    /// The only make that has a model of that name, where the name is a word and no number or code.
    static func onlyMake(ofModel key: String) -> String? {
        guard key.utf8.count >= 4, key.utf8.allSatisfy({ Folding.isLetter($0) || $0 == UInt8(ascii: "-") || $0 == 32 }),
            let owners = makes[key], owners.count == 1, let owner = owners.first
        else { return nil }
        return MakeNormalizer.names[owner]
    }

    /// `Toyota Corolla LE` → `Toyota`, `Corolla LE`; nil unless the words behind the make begin with one of its models.
    static func makeAndModel(_ text: String) -> (make: String, model: String)? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 2, words.count <= 8 else { return nil }
        for length in stride(from: min(3, words.count - 1), through: 1, by: -1) {
            guard let make = MakeNormalizer.names[foldedKey(words[..<length].joined(separator: " "))] else { continue }
            let rest = words[length...]
            for end in stride(from: rest.count, through: 1, by: -1) {
                let model = foldedKey(rest.prefix(end).joined(separator: " "))
                // `Ram 1500` is a Dodge of former years as well.
                guard model.utf8.contains(where: { !$0.isDigit }), makes[model]?.contains(foldedKey(make)) == true
                else { continue }
                return (make, rest.joined(separator: " "))
            }
        }
        return nil
    }
}
