import Records
import Storage

/// The fields that `--only` names, with those that are read together with them.
package struct FieldChoice: Sendable, Equatable {
    package let fields: Set<Field>

    package init(_ fields: Set<Field>) { self.fields = fields }

    /// Reads `phone`, `phone,email` or several such words; nil when there are none.
    package init?(arguments: [String]) throws {
        let names = arguments.flatMap { argument -> [String] in
            argument.split(separator: ",").map { String($0.filter { $0 != " " }) }
        }
        guard !names.isEmpty else { return nil }
        var chosen: Set<Field> = []
        for name in names {
            guard let field = Field(rawValue: String(name)) else {
                throw FieldChoiceError.unknown(
                    String(name), nearest: Spelling.nearest(to: String(name), in: Field.allCases.map(\.rawValue)))
            }
            chosen.insert(field)
        }
        for group in Self.readTogether where !group.isDisjoint(with: chosen) { chosen.formUnion(group) }
        fields = chosen
    }

    /// Fields that a clean table keeps; the others are understood with their whole record.
    func keptInStore() throws -> FieldChoice {
        if let field = fields.sorted(by: { $0.rawValue < $1.rawValue }).first(where: { !CleanFieldWriter.keeps($0) }),
            fields.allSatisfy({ !CleanFieldWriter.keeps($0) })
        {
            throw FieldChoiceError.notKept(field.rawValue)
        }
        return self
    }

    /// A name's cells decide together what each of them holds; so do those of an address and of a birth date. A second
    /// number or address of a cell goes to another field of its kind.
    private static let readTogether: [Set<Field>] = [
        [.civility, .firstName, .middleName, .lastName, .fullName, .company],
        [
            .address1, .address2, .streetNumber, .streetName, .unit, .city, .province, .postalCode, .country,
        ],
        [.birthDate, .birthYear, .birthMonth, .birthDay],
        [.phone, .phoneHome, .phoneMobile, .phoneWork, .phoneExtension], [.email, .emailSecond],
    ]
}

package enum FieldChoiceError: Error, Equatable {
    case unknown(String, nearest: String?)
    case notKept(String)
}

extension FieldChoiceError: ExplainedError {
    package var message: Message {
        switch self {
        case .unknown(let name, let nearest):
            Message(
                nearest == nil ? "only.unknown" : "only.unknown-near",
                ["name": .text(name), "nearest": .text(nearest ?? "")])
        case .notKept(let name): Message("only.not-kept", ["name": .text(name)])
        }
    }

    package var status: ExitStatus { .usage }
}
