import Records

/// Words after a name that tell which generation of a family somebody is: `Roy sr` and `Roy (fils)` are two customers.
package enum GenerationMarks {
    /// 1 for the father, 2 for the son, and so on; nil for another word.
    package static func number(of word: String) -> Int32? {
        switch FoldedText.fold(word).filter({ $0 != " " }) {
        case "sr", "senior", "pere", "i": 1
        case "jr", "junior", "fils", "ii": 2
        case "iii": 3
        case "iv": 4
        default: nil
        }
    }

    /// A number for each record whose surname ends in such a word, else -1; nil where no two differ.
    static func numbers(_ fields: [InternedField]) -> [Int32]? {
        guard let field = fields.first(where: { $0.kind == .last }) else { return nil }
        let ofValue = (0..<field.values.count).map { id -> Int32 in
            let words = field.values.value(id).split(separator: 0x20)
            // A letter or two is an initial of some other name; `St-Père` is a surname.
            guard words.count > 1, let last = words.last, last.count > 1,
                words[words.count - 2] != Array("saint".utf8)[...]
            else { return -1 }
            return number(of: String(decoding: last, as: UTF8.self)) ?? -1
        }
        return Set(ofValue).subtracting([-1]).count > 1 ? field.ids.map { $0 < 0 ? -1 : ofValue[Int($0)] } : nil
    }
}
