/// Parts that records must share to be compared.
enum BlockingKey: Sendable {
    case single(Int, largestBlock: UInt8, isStrong: Bool)
    case pair(Int, Int)
    /// A pair that is too common for some values, narrowed by each of some third parts.
    case refined(Int, Int, [Int])
    /// The numbers of all phone columns in one space.
    case phones

    /// Keys that this stands for.
    var count: Int {
        if case .refined(_, _, let thirds) = self { thirds.count } else { 1 }
    }
}

/// Which keys there are: the short list of the linkage method, §1.3.
enum BlockingKeys {
    static let largestBlock = 60
    static let largestWeakBlock = 10

    static func keys(_ parts: [BlockingPart], _ fields: [InternedField]) -> [BlockingKey] {
        var keys: [BlockingKey] = []
        if fields.count(where: { $0.kind == .phone }) > 1 { keys.append(.phones) }
        for (i, part) in parts.enumerated() {
            let field = fields[part.field]
            if part.kind.isKeyAlone {
                let isStrong = field.kind.isStrong
                keys.append(
                    .single(
                        i, largestBlock: UInt8(isStrong ? largestBlock : largestWeakBlock),
                        isStrong: isStrong && part.kind == .whole))
            }
            for j in parts.indices where j > i && parts[j].field != part.field {
                guard isListed(part.kind, field, parts[j].kind, fields[parts[j].field]) else { continue }
                keys.append(.pair(i, j))
                guard part.kind == .whole, parts[j].kind == .whole else { continue }
                let thirds = parts.indices.filter { refines($0, i, j, parts, fields) }
                if !thirds.isEmpty { keys.append(.refined(i, j, thirds)) }
            }
        }
        return keys
    }

    private static func refines(
        _ k: Int, _ i: Int, _ j: Int, _ parts: [BlockingPart], _ fields: [InternedField]
    ) -> Bool {
        let third = parts[k]
        guard third.field != parts[i].field, third.field != parts[j].field else { return false }
        switch third.kind {
        case .whole: guard third.field > parts[j].field else { return false }
        case .firstThree, .year, .monthDay: break
        default: return false
        }
        let (a, b, c) = (fields[parts[i].field], fields[parts[j].field], fields[third.field])
        return a.kind.isName || b.kind.isName || c.kind.isName || a.group == .company || b.group == .company
    }

    private static func isNaming(_ field: InternedField) -> Bool {
        field.kind.isName || field.group == .company || field.group == .anyText || field.group == .anyName
    }

    private static func isListed(_ t: PartKind, _ f: InternedField, _ u: PartKind, _ g: InternedField) -> Bool {
        switch (isNaming(f), isNaming(g)) {
        case (true, true): true
        case (true, false): goesWithName(u, g)
        case (false, true): goesWithName(t, f)
        case (false, false): goTogether(t, f, u, g) || goTogether(u, g, t, f)
        }
    }

    private static func goesWithName(_ part: PartKind, _ field: InternedField) -> Bool {
        switch (field.kind, part) {
        case (.number, .whole), (.postal, .whole), (.postal, .firstThree), (.city, .whole), (.city, .firstThree): true
        case (.date, _): true
        case (.email, .mailboxStart): true
        case (.phone, .firstHalf), (.phone, .secondHalf), (.code, .firstHalf), (.code, .secondHalf): true
        case (.text, .whole), (.text, .rarestWord): field.group == .address
        default: false
        }
    }

    private static func goTogether(_ t: PartKind, _ f: InternedField, _ u: PartKind, _ g: InternedField) -> Bool {
        switch (f.kind, t, g.kind, u) {
        case (.number, .whole, .postal, .whole), (.number, .whole, .text, .rarestWord),
            (.number, .whole, .text, .whole),
            (.text, .whole, .city, .whole), (.text, .rarestWord, .postal, .whole), (.number, .whole, .date, .year),
            (.date, .yearMonth, .postal, .firstThree), (.date, .whole, .city, .whole),
            (.date, .whole, .postal, .firstThree):
            true
        default: false
        }
    }
}
