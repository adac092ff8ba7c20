import Records

/// Two columns whose values stand under each other's headers: towns under `Adresse` and streets under `Ville`, last names
/// under `Prénom`. No single column is impossible; the two together are.
enum SwappedColumns {
    /// Fewer filled cells in either column than this say nothing.
    private static let fewest = 4

    /// Asks about both columns of each such pair instead of mapping them.
    static func ask(_ drafts: inout [Draft]) {
        for (field, trait, other) in pairs {
            guard let own = place(of: field, drafts), let foreign = place(of: other, drafts),
                areSwapped(drafts[own].content, drafts[foreign].content, trait)
            else { continue }
            drafts[own].veto(.meaning(candidates: [other, field]))
            drafts[foreign].veto(.meaning(candidates: [field, other]))
        }
    }

    /// A field, what its values are known by, and the field that they are found in by mistake.
    private static let pairs: [(Field, ColumnContent.Trait, Field)] = [
        (.address1, .streetWord, .city), (.firstName, .word(.firstName), .lastName), (.make, .word(.make), .model),
        (.province, .word(.province), .country),
    ]

    private static func place(of field: Field, _ drafts: [Draft]) -> Int? {
        drafts.firstIndex { $0.target?.field == field && $0.reason != .given }
    }

    private static func areSwapped(
        _ own: ColumnContent, _ foreign: ColumnContent, _ trait: ColumnContent.Trait
    ) -> Bool {
        guard own.filled >= fewest, foreign.filled >= fewest else { return false }
        let (here, there) = (own.share(trait), foreign.share(trait))
        guard there >= (own.filled < 10 ? 0.6 : 0.4), here <= (own.filled < 10 ? 0 : 0.1) else { return false }
        // Names that the lists do not know prove nothing: last names must be seen as well.
        return trait != .word(.firstName)
            || own.share(.lastName) > foreign.share(.lastName) && own.share(.lastName) >= 0.2
    }
}
