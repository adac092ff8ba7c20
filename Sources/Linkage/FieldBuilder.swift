import Columns

/// Turns columns of text into interned fields, in an order that the columns' contents and roles fix.
struct FieldBuilder: Sendable {
    let input: LinkageInput
    /// Records in the order of their keys: record `n` of the fields is row `order[n]` of the input.
    let order: [Int32]
    let width: Int

    private var rowCount: Int { order.count }

    /// All fields that state something, those that are compared, and the names of columns that could be but are not.
    ///
    /// Those of a model, in its order; without one those that can tell records apart, as many as a pattern holds. A
    /// file whose records are all alike keeps all its fields.
    /// - Throws: `LinkageError.noUsableColumn` when no field states anything; `LinkageError.modelOfOtherFields`.
    func fields(
        under model: LinkageModel? = nil
    ) async throws -> (all: [InternedField], compared: [InternedField], leftOut: [String]) {
        let placeholders = PlaceholderValues()
        var built = try await orderedParallelMap(splittingFullName(), width: width) { column in
            interned(column, placeholders, under: model)
        }.flatMap { $0 }
        NamesAcrossColumns.complete(&built)
        NamesFromEmail.complete(&built)
        for place in built.indices { built[place].values.freeze() }
        let stating = built.filter { $0.filled > 0 }
        guard !stating.isEmpty else { throw LinkageError.noUsableColumn }
        let telling = stating.indices.filter { tells(stating[$0]) }
        if let model {
            let compared = try model.fields.map { wanted throws(LinkageError) in
                guard let field = built.first(where: { $0.name == wanted.name && $0.kind == wanted.kind }) else {
                    throw .modelOfOtherFields(missing: missing(model, from: built))
                }
                return field
            }
            let names = Set(compared.map(\.name))
            return (stating, compared, telling.map { stating[$0].name }.filter { !names.contains($0) })
        }
        let wanted = telling.isEmpty ? Array(stating.indices) : telling
        let kept = withinLimit(wanted, of: stating)
        return (stating, kept.map { stating[$0] }, wanted.filter { !kept.contains($0) }.map { stating[$0].name })
    }

    private func missing(_ model: LinkageModel, from built: [InternedField]) -> [String] {
        model.fields.filter { wanted in
            !built.contains { $0.name == wanted.name && $0.kind == wanted.kind }
        }.map(\.name)
    }

    /// The fields of one column; under a model, of the kinds that it compares.
    private func interned(
        _ column: LinkageInput.InputColumn, _ placeholders: PlaceholderValues, under model: LinkageModel?
    ) -> [InternedField] {
        guard let model else { return interned(column, placeholders) }
        if column.role == .addressLine {
            let (number, street) = addressFields(column, placeholders)
            return model.fields.contains { $0.name == number.name } ? [number, street] : [street]
        }
        if column.role == .other, let wanted = model.fields.first(where: { $0.name == column.name }) {
            return [known(column, as: wanted, placeholders)]
        }
        return interned(column, placeholders)
    }

    /// A column of unknown meaning, of which a model knows the kind.
    private func known(
        _ column: LinkageInput.InputColumn, as wanted: LinkageModel.Field, _ placeholders: PlaceholderValues
    ) -> InternedField {
        field(column, placeholders, wanted.kind, wanted.group) { normalization, cell in
            switch wanted.kind {
            case .date: normalization.date(cell)
            case .code: normalization.code(cell)
            default: normalization.words(cell)
            }
        }
    }

    private func tells(_ field: InternedField) -> Bool {
        // Two birth dates are enough to tell a father from his son.
        let least = field.kind == .date && field.group == .individual ? 2 : 3
        guard field.filled >= min(least, rowCount), field.distinct > 1 || rowCount <= Self.fewRecords else {
            return false
        }
        return !field.group.isUnknown || field.filled * 50 >= rowCount && field.filled >= min(5, rowCount)
    }

    /// Below this a column with one value says as much as others.
    private static let fewRecords = 2

    /// The most filled fields, where there are more than a pattern holds; those of unknown meaning go first.
    private func withinLimit(_ places: [Int], of fields: [InternedField]) -> [Int] {
        guard places.count > LevelPattern.mostFields else { return places }
        let ranked = places.sorted {
            let (a, b) = (fields[$0], fields[$1])
            if a.group.isUnknown != b.group.isUnknown { return !a.group.isUnknown }
            return a.filled != b.filled ? a.filled > b.filled : $0 < $1
        }
        return ranked.prefix(LevelPattern.mostFields).sorted()
    }

    /// The fields of a model, whose kinds are known, for records that are weighed again.
    func fields(of model: LinkageModel) -> [InternedField] {
        let placeholders = PlaceholderValues()
        let columns = splittingFullName()
        return model.fields.map { wanted in
            for column in columns {
                if column.role == .other, column.name == wanted.name { return known(column, as: wanted, placeholders) }
                let found = interned(column, placeholders).first { $0.name == wanted.name && $0.kind == wanted.kind }
                if let found { return found }
            }
            // A civic number is a field of its own only where enough addresses have one.
            let none = [Int32](repeating: -1, count: rowCount)
            return civicNumber(wanted, columns, placeholders)
                ?? InternedField(
                    name: wanted.name, kind: wanted.kind, group: wanted.group, ids: none, values: ValueArena())
        }
    }

    private func civicNumber(
        _ wanted: LinkageModel.Field, _ columns: [LinkageInput.InputColumn], _ placeholders: PlaceholderValues
    ) -> InternedField? {
        guard wanted.kind == .number, let column = columns.first(where: { $0.role == .addressLine }) else { return nil }
        return addressFields(column, placeholders).number
    }

    /// The columns, each named by what it is, so that a model of one file fits another that has other words for it.
    ///
    /// Of several columns of one role the first has its name.
    private var namedByRole: [LinkageInput.InputColumn] {
        var taken: Set<MatchRole> = [.other]
        return input.columns.map { column in
            var column = column
            if taken.insert(column.role).inserted { column.name = column.role.rawValue }
            return column
        }
    }

    private func first(_ role: MatchRole) -> LinkageInput.InputColumn? { input.columns.first { $0.role == role } }

    /// A full name alone becomes first and last name; beside them it gives what they do not hold.
    private func splittingFullName() -> [LinkageInput.InputColumn] {
        guard let full = first(.fullName), first(.firstName) == nil, first(.lastName) == nil else {
            return namedByRole
        }
        var firsts = TextColumn()
        var lasts = TextColumn()
        for row in 0..<full.texts.count {
            full.texts.withBytes(row) { cell in
                let (first, last) = FullName.parts(cell)
                firsts.append(first)
                lasts.append(last)
            }
        }
        return namedByRole.filter { $0.role != .fullName } + [
            LinkageInput.InputColumn(name: "first_name", role: .firstName, texts: firsts),
            LinkageInput.InputColumn(name: "last_name", role: .lastName, texts: lasts),
        ]
    }

    private func interned(_ column: LinkageInput.InputColumn, _ placeholders: PlaceholderValues) -> [InternedField] {
        let name = column.name
        switch column.role {
        case .firstName: return [field(column, placeholders, .first, .individual) { $0.name($1) }]
        case .lastName: return [field(column, placeholders, .last, .family) { $0.name($1) }]
        case .middleName: return [field(column, placeholders, .name, .individual) { $0.name($1) }]
        case .fullName: return [nameRest(column, placeholders)]
        case .company: return [field(column, placeholders, .text, .company) { $0.company($1) }]
        case .email: return [field(column, placeholders, .email, .contact) { $0.email($1) }]
        case .phone, .phoneMobile, .phoneWork: return [field(column, placeholders, .phone, .contact) { $0.phone($1) }]
        case .phoneHome: return [field(column, placeholders, .phone, .home) { $0.phone($1) }]
        case .addressLine: return addressLine(column, placeholders)
        case .streetNumber: return [field(column, placeholders, .number, .address) { $0.code($1) }]
        case .streetName, .addressLine2: return [field(column, placeholders, .text, .address) { $0.words($1) }]
        case .city: return [field(column, placeholders, .city, .area) { $0.name($1) }]
        case .postalCode: return [field(column, placeholders, .postal, .area) { $0.code($1) }]
        case .birthDate: return [field(column, placeholders, .date, .individual) { $0.date($1) }]
        case .vin: return [field(column, placeholders, .code, .contact) { $0.code($1) }]
        case .sex: return [field(column, placeholders, .category, .individual) { $0.sex($1) }]
        case .language: return [field(column, placeholders, .category, .family) { $0.language($1) }]
        case .other:
            let words = field(column, placeholders, .text, .anyText) { $0.words($1) }
            guard let typed = UnknownColumn.typed(words) else { return [] }
            if typed.kind == .date {
                return [field(column, placeholders, .date, .anyDate) { $0.date($1) }].filter { _ in !name.isEmpty }
            }
            return [typed]
        }
    }

    private func field(
        _ column: LinkageInput.InputColumn, _ placeholders: PlaceholderValues, _ kind: ComparisonKind,
        _ group: SharedGroup,
        _ normalize: (inout ValueNormalization, UnsafeBufferPointer<UInt8>) -> Void
    ) -> InternedField {
        var normalization = ValueNormalization(placeholders: placeholders)
        var values = ValueArena()
        var ids = [Int32](repeating: -1, count: rowCount)
        // The same text again, which names, cities and languages mostly are, is normalised once.
        var texts = ValueArena()
        var known: [Int32] = []
        var repeats = true
        column.texts.bytes.withUnsafeBufferPointer { bytes in
            for (record, row) in order.enumerated() {
                let cell = UnsafeBufferPointer(rebasing: bytes[column.texts.range(Int(row))])
                guard !cell.isEmpty else { continue }
                guard repeats else {
                    normalize(&normalization, cell)
                    ids[record] = values.intern(normalization.value)
                    continue
                }
                if known.count == Self.triedTexts { repeats = record > 2 * known.count }
                let text = texts.intern(cell)
                if Int(text) < known.count {
                    ids[record] = known[Int(text)]
                    continue
                }
                normalize(&normalization, cell)
                let id = values.intern(normalization.value)
                known.append(id)
                ids[record] = id
            }
        }
        return InternedField(name: column.name, kind: kind, group: group, ids: ids, values: values)
    }

    /// Distinct texts after which it shows whether a column repeats itself.
    private static let triedTexts = 4096

    private func addressLine(_ column: LinkageInput.InputColumn, _ placeholders: PlaceholderValues) -> [InternedField] {
        let (number, street) = addressFields(column, placeholders)
        return Double(number.filled) > 0.3 * Double(street.filled) ? [number, street] : [street]
    }

    private func addressFields(
        _ column: LinkageInput.InputColumn, _ placeholders: PlaceholderValues
    ) -> (number: InternedField, street: InternedField) {
        var normalization = ValueNormalization(placeholders: placeholders)
        var (streets, numbers) = (ValueArena(), ValueArena())
        var streetIDs = [Int32](repeating: -1, count: rowCount)
        var numberIDs = streetIDs
        column.texts.bytes.withUnsafeBufferPointer { bytes in
            for (record, row) in order.enumerated() {
                normalization.addressLine(UnsafeBufferPointer(rebasing: bytes[column.texts.range(Int(row))]))
                streetIDs[record] = streets.intern(normalization.value)
                numberIDs[record] = numbers.intern(normalization.civicNumber)
            }
        }
        let street = InternedField(name: "street", kind: .text, group: .address, ids: streetIDs, values: streets)
        let number = InternedField(
            name: "civic_number", kind: .number, group: .address, ids: numberIDs, values: numbers)
        return (number, street)
    }

    private func nameRest(_ column: LinkageInput.InputColumn, _ placeholders: PlaceholderValues) -> InternedField {
        let known = [first(.firstName), first(.lastName), first(.middleName)].compactMap { $0 }
        var normalization = ValueNormalization(placeholders: placeholders)
        var names = ValueNormalization(placeholders: placeholders)
        var values = ValueArena()
        var ids = [Int32](repeating: -1, count: rowCount)
        for (record, row) in order.enumerated() {
            var words: [[UInt8]] = []
            for column in known {
                column.texts.withBytes(Int(row)) { names.name($0) }
                words += names.value.split(separator: 32).map { Array($0) }
            }
            column.texts.withBytes(Int(row)) { normalization.nameRest($0, besides: words) }
            ids[record] = values.intern(normalization.value)
        }
        return InternedField(name: column.name, kind: .text, group: .individual, ids: ids, values: values)
    }
}

/// A name in one cell, parted.
enum FullName {
    /// `LAST, First` or `First Last`: before the comma, or the last word, is the last name.
    static func parts(_ cell: UnsafeBufferPointer<UInt8>) -> (first: ArraySlice<UInt8>, last: ArraySlice<UInt8>) {
        let bytes = Array(cell)[...]
        if let comma = bytes.firstIndex(of: 44) { return (trimmed(bytes[(comma + 1)...]), trimmed(bytes[..<comma])) }
        let text = trimmed(bytes)
        guard let space = text.firstIndex(of: 32) else { return ([], text) }
        return (text[..<space], trimmed(text[space...]))
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let start = text.firstIndex(where: { $0 > 32 }), let end = text.lastIndex(where: { $0 > 32 }) else {
            return []
        }
        return text[start...end]
    }
}
