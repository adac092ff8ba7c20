/// Customers who state one door and one way to reach them, in whatever records: a household beyond doubt.
///
/// The evidence of a household is the mean over records, and a former address or a second phone takes from it what a
/// shared door and a shared e-mail have said. Here they need not stand in one record either. An employer's number or a
/// company's record says nothing of where people live, and what more customers share than a family has members is a
/// reception's or a placeholder.
struct SharedHomes {
    private let fields: [InternedField]
    private let contacts: [Int]
    private let (number, street): (Int, Int)
    private let areas: [Int]
    private let (first, company): (Int, Int?)

    /// Customers that one phone or e-mail may have to be a family's.
    private static let mostCustomers = 6

    /// Nil unless the records state first names, doors and ways to reach people.
    init?(_ fields: [InternedField]) {
        guard let first = fields.firstIndex(where: { $0.kind == .first }),
            let number = fields.firstIndex(where: { $0.kind == .number && $0.group == .address }),
            let street = fields.firstIndex(where: { $0.kind == .text && $0.group == .address })
        else { return nil }
        self.fields = fields
        (self.first, self.number, self.street) = (first, number, street)
        company = fields.firstIndex { $0.group == .company }
        areas = fields.indices.filter { fields[$0].group == .area }
        contacts = fields.indices.filter {
            (fields[$0].kind == .phone || fields[$0].kind == .email) && fields[$0].name != MatchRole.phoneWork.rawValue
        }
        if contacts.isEmpty { return nil }
    }

    /// Pairs of customers, sorted.
    ///
    /// - Parameter isPerson: whether a record may be a person's.
    func pairs(_ clusters: [Int32], isPerson: (Int) -> Bool) -> [UInt64] {
        let living = clusters.indices.filter { record in
            isPerson(record) && fields[first].ids[record] >= 0 && (company.map { fields[$0].ids[record] < 0 } ?? true)
        }
        var words: [UInt64] = []
        for shared in customersByContact(clusters, living) where (2...Self.mostCustomers).contains(shared.count) {
            for (place, a) in shared.enumerated() {
                for b in shared.dropFirst(place + 1) { words.append(RecordPair.word(Int(a), Int(b))) }
            }
        }
        radixSort(&words)
        removeRepeats(&words)
        guard !words.isEmpty else { return [] }
        let wanted = Set(words.flatMap { [Int32(RecordPair.first($0)), Int32(RecordPair.second($0))] })
        var homes: [Int32: [Int]] = [:]
        for record in living where wanted.contains(clusters[record]) && fields[number].ids[record] >= 0 {
            homes[clusters[record], default: []].append(record)
        }
        return words.filter { word in
            let (left, right) = (homes[Int32(RecordPair.first(word))], homes[Int32(RecordPair.second(word))])
            return left?.contains { a in right?.contains { b in isOneDoor(a, b) } ?? false } ?? false
        }
    }

    /// The customers who state a phone or an e-mail, for each that some do. Phones of all columns are one kind.
    private func customersByContact(_ clusters: [Int32], _ records: [Int]) -> [ArraySlice<Int32>] {
        var stated: [UInt64] = []
        for place in contacts {
            let field = fields[place]
            let hashes = (0..<field.values.count).map { id in
                field.values.bytes.withUnsafeBufferPointer {
                    hashBytes(UnsafeBufferPointer(rebasing: $0[field.values.range(id)])) & ~0xFFFF_FFFF
                }
            }
            for record in records where field.ids[record] >= 0 {
                stated.append(hashes[Int(field.ids[record])] | UInt64(clusters[record]))
            }
        }
        radixSort(&stated)
        removeRepeats(&stated)
        let customers = stated.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
        var found: [ArraySlice<Int32>] = []
        var start = 0
        for place in 1..<max(1, stated.count + 1)
        where place == stated.count || stated[place] >> 32 != stated[start] >> 32 {
            if place - start > 1 { found.append(customers[start..<place]) }
            start = place
        }
        return found
    }

    /// One number of one street, in one town or postal code where the records state any.
    private func isOneDoor(_ a: Int, _ b: Int) -> Bool {
        func isEqual(_ place: Int) -> Bool {
            fields[place].ids[a] >= 0 && fields[place].ids[a] == fields[place].ids[b]
        }
        return isEqual(number) && isEqual(street) && (areas.isEmpty || areas.contains(where: isEqual))
    }
}
