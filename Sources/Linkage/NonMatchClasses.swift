/// Which kinds of non-match a file can hold: each exists when its fields do (linkage method, §1.5).
enum NonMatchClasses {
    /// One lane is the match, one the strangers.
    static let most = ClassVector.scalarCount - 2

    struct Kind: Sendable {
        var name: String
        var shared: [Int]
        /// Those of `shared` that are alike and seldom equal: an e-mail made of the name.
        var alike: Set<Int> = []
    }

    static func kinds(_ fields: [InternedField]) -> [Kind] {
        var kinds: [Kind] = []
        func places(_ groups: SharedGroup...) -> [Int] { fields.indices.filter { groups.contains(fields[$0].group) } }
        let holdsPersons = fields.contains { $0.kind == .first }
        let holdsCompanies = fields.contains { $0.group == .company }
        let addresses = places(.address, .area)
        if holdsPersons {
            let shared = fields.indices.filter {
                [.family, .address, .area, .home, .contact, .company].contains(fields[$0].group)
            }
            if shared.count >= 2 { kinds.append(Kind(name: "household", shared: shared)) }
            let names = fields.indices.filter { fields[$0].kind.isName }
            let reach = places(.address, .area, .home)
            let hasDate = fields.contains { $0.kind == .date && $0.group == .individual }
            if hasDate, !reach.isEmpty { kinds.append(Kind(name: "namesake", shared: (names + reach).sorted())) }
            if hasDate || fields.contains(where: { $0.kind.isIdentifier }) {
                // All that they share is the name and what is made of it.
                let emails = fields.indices.filter { fields[$0].kind == .email }
                kinds.append(
                    Kind(name: "namesake elsewhere", shared: (names + emails).sorted(), alike: Set(emails)))
            }
        }
        if addresses.count >= 2 { kinds.append(Kind(name: "neighbour", shared: addresses)) }
        for place in fields.indices where fields[place].kind.isIdentifier {
            kinds.append(Kind(name: "reused " + fields[place].name, shared: [place]))
        }
        if holdsCompanies, !holdsPersons {
            let unknown = places(.company, .contact, .anyText, .anyName, .anyCategory, .anyCode)
            kinds.append(Kind(name: "branch", shared: unknown))
            let street = addresses.filter { fields[$0].kind != .number }
            if street.count < addresses.count {
                kinds.append(Kind(name: "street", shared: street))
                kinds.append(Kind(name: "branch near", shared: (places(.company) + street).sorted()))
            }
            kinds.append(Kind(name: "site", shared: places(.address, .area, .contact, .home)))
        }
        if !holdsPersons, !holdsCompanies { kinds += withoutSubject(fields) }
        return Array(kinds.filter { !$0.shared.isEmpty }.prefix(most))
    }

    /// For a file of neither persons nor companies: all fields but one agree, or only one does.
    private static func withoutSubject(_ fields: [InternedField]) -> [Kind] {
        let telling = fields.indices.filter { place in
            switch fields[place].kind {
            case .text, .name, .code, .date, .email, .phone:
                Double(fields[place].values.count) > 0.05 * Double(fields[place].ids.count)
            default: false
            }
        }
        return telling.flatMap { place -> [Kind] in
            let rest = fields.indices.filter { $0 != place }
            let allBut = rest.isEmpty ? [] : [Kind(name: "all but " + fields[place].name, shared: Array(rest))]
            return fields.count > 2 ? allBut + [Kind(name: "only " + fields[place].name, shared: [place])] : allBut
        }
    }
}
