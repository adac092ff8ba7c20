/// Puts names where they belong when a system wrote them in one column: a full name in the last name's or the first
/// name's, a company in the last name's.
///
/// What counts as a name is what the file's other records say.
enum NamesAcrossColumns {
    static func complete(_ fields: inout [InternedField]) {
        guard let first = fields.firstIndex(where: { $0.kind == .first }),
            let last = fields.firstIndex(where: { $0.kind == .last })
        else { return }
        if let company = fields.firstIndex(where: { $0.group == .company }) {
            moveCompanies(&fields, first: first, last: last, company: company)
        }
        splitNames(&fields, first: first, last: last)
        fields[first].recount()
        fields[last].recount()
    }

    private static func splitNames(_ fields: inout [InternedField], first: Int, last: Int) {
        let (firsts, lasts) = (KnownNames(fields[first]), KnownNames(fields[last]))
        // The answer for a value that stands alone in a column, by its number.
        var parts: [[Int32: (first: Int32, last: Int32)?]] = [[:], [:]]
        for record in fields[first].ids.indices {
            let (given, family) = (fields[first].ids[record], fields[last].ids[record])
            guard (given < 0) != (family < 0) else { continue }
            let (column, id) = given < 0 ? (last, family) : (first, given)
            let side = given < 0 ? 0 : 1
            if parts[side][id] == nil {
                let words = fields[column].values.value(Int(id)).split(separator: 32).map { Array($0) }
                parts[side][id] = split(words, firsts, lasts).map { split in
                    (fields[first].values.intern(split.first), fields[last].values.intern(split.last))
                }
            }
            if let found = parts[side][id], let found {
                fields[first].ids[record] = found.first
                fields[last].ids[record] = found.last
            }
        }
    }

    /// First and last name, in either order, of words of which the file knows the first name.
    private static func split(
        _ words: [[UInt8]], _ firsts: KnownNames, _ lasts: KnownNames
    ) -> (first: [UInt8], last: [UInt8])? {
        guard words.count >= 2, words.count <= 5 else { return nil }
        for place in (1..<words.count).reversed() {
            let (start, end) = (words[..<place].flatMap { $0 }, words[place...].flatMap { $0 })
            if firsts.isMostly(start, otherThan: lasts), lasts.count(end[...]) > 0 {
                return (joined(words[..<place]), joined(words[place...]))
            }
            if firsts.isMostly(end, otherThan: lasts), lasts.count(start[...]) > 0 {
                return (joined(words[place...]), joined(words[..<place]))
            }
        }
        // A family that stands nowhere else, behind a first name that many have.
        guard firsts.isMostly(words[0], otherThan: lasts) else { return nil }
        return (words[0], joined(words[1...]))
    }

    private static func joined(_ words: ArraySlice<[UInt8]>) -> [UInt8] { Array(words.joined(separator: [32])) }

    private static func moveCompanies(_ fields: inout [InternedField], first: Int, last: Int, company: Int) {
        var answers: [Int32: Int32] = [:]
        for record in fields[last].ids.indices {
            let id = fields[last].ids[record]
            guard id >= 0, fields[first].ids[record] < 0, fields[company].ids[record] < 0 else { continue }
            if answers[id] == nil {
                let words = fields[last].values.value(Int(id)).split(separator: 32)
                let kept = words.filter { !ValueNormalization.isLegalForm($0) }
                let name = Array(kept.joined(separator: [32]))
                let isCompany = kept.count < words.count && words.count > 1 || kept.count > 1
                let known = isCompany ? fields[company].values.find(name) : nil
                answers[id] =
                    known ?? (kept.count < words.count && !kept.isEmpty ? fields[company].values.intern(name) : -1)
            }
            if let answer = answers[id], answer >= 0 {
                fields[company].ids[record] = answer
                fields[last].ids[record] = -1
            }
        }
        fields[company].recount()
    }
}
