/// Fills a missing first or last name from the e-mail, when the file has such a name (linkage method, §1.1).
enum NamesFromEmail {
    static func complete(_ fields: inout [InternedField]) {
        guard let firstPlace = fields.firstIndex(where: { $0.kind == .first }),
            let lastPlace = fields.firstIndex(where: { $0.kind == .last }),
            let emailPlace = fields.firstIndex(where: { $0.kind == .email })
        else { return }
        let firsts = KnownNames(fields[firstPlace])
        let lasts = KnownNames(fields[lastPlace])
        let email = fields[emailPlace]
        for record in email.ids.indices where email.ids[record] >= 0 {
            let first = fields[firstPlace].ids[record]
            let last = fields[lastPlace].ids[record]
            guard first < 0 || last < 0 else { continue }
            let parts = parts(email.values.value(Int(email.ids[record])))
            guard !parts.isEmpty else { continue }
            let joined = parts.flatMap { $0 }[...]
            if first >= 0 {
                if let found = rests(of: joined, without: firsts.joined(first), initials: true).lazy.compactMap(
                    lasts.find
                ).first {
                    fields[lastPlace].ids[record] = found
                }
            } else if last >= 0 {
                if let found = rests(of: joined, without: lasts.joined(last), initials: false).lazy.compactMap(
                    firsts.find
                ).first {
                    fields[firstPlace].ids[record] = found
                }
            } else if let pair = both(parts, joined, firsts, lasts) {
                fields[firstPlace].ids[record] = pair.first
                fields[lastPlace].ids[record] = pair.last
            }
        }
        fields[firstPlace].recount()
        fields[lastPlace].recount()
    }

    /// The letters of the local part, parted at dots, hyphens and underscores; digits dropped.
    private static func parts(_ email: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let local = email.prefix { $0 != 64 }
        let kept = local.filter { $0 &- 97 < 26 || $0 == 46 || $0 == 95 || $0 == 45 }
        return kept.split { $0 == 46 || $0 == 95 || $0 == 45 }
    }

    /// What is left when the known name, or its initial, is taken off one end.
    private static func rests(
        of joined: ArraySlice<UInt8>, without known: [UInt8], initials: Bool
    ) -> [ArraySlice<UInt8>] {
        var rests: [ArraySlice<UInt8>] = []
        if joined.starts(with: known) { rests.append(joined.dropFirst(known.count)) }
        if joined.suffix(known.count).elementsEqual(known) { rests.append(joined.dropLast(known.count)) }
        if initials, joined.first == known.first { rests.append(joined.dropFirst()) }
        if initials, joined.last == known.first { rests.append(joined.dropLast()) }
        return rests.filter { $0.count >= 3 }
    }

    /// Two parts, or one part with one split, that are a known first and a known last name.
    private static func both(
        _ parts: [ArraySlice<UInt8>], _ joined: ArraySlice<UInt8>, _ firsts: KnownNames, _ lasts: KnownNames
    ) -> (first: Int32, last: Int32)? {
        if parts.count == 2 {
            if let first = firsts.find(parts[0]), let last = lasts.find(parts[1]),
                firsts.count(parts[0]) >= firsts.count(parts[1])
            {
                return (first, last)
            }
            if let first = firsts.find(parts[1]), let last = lasts.find(parts[0]) { return (first, last) }
            return nil
        }
        guard parts.count == 1, joined.count >= 6 else { return nil }
        for split in 3..<(joined.count - 2) {
            let (left, right) = (joined.prefix(split), joined.dropFirst(split))
            if let first = firsts.find(left), let last = lasts.find(right) { return (first, last) }
            if let first = firsts.find(right), let last = lasts.find(left) { return (first, last) }
        }
        return nil
    }
}
