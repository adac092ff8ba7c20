import Records
import Storage

/// Why an export was refused.
package enum ExportError: Error, Equatable {
    /// A contact list needs all of them: for what, by which channel, to whom.
    case contactsNeed(missing: [String])
    /// The option says nothing about this list.
    case unusedOption(ExportOption, by: ExportKind)
    case unknownPurpose(String, known: [String])
    case unknownSystem(String, known: [String])
    case needsSystem
    /// The project file does not say which system replaces which.
    case needsSystemChange
    case needsAction
    case unknownAction(Int)
    case unknownImport(Int)
    /// A list for a day before the one that everything is seen from.
    case pastSendDate(String, asOf: String)
    case codesOfAnotherDay(String, asked: String)
    case noCodes
    case noCustomers(Stage?)
    /// Rows came, went or changed since customers were made: who said stop may be among them.
    case notUpToDate(Stage)
}

extension ExportError: ExplainedError {
    package var message: Message {
        switch self {
        case .contactsNeed(let missing):
            Message("export.contacts-need", ["missing": .text(missing.joined(separator: ", "))])
        case .unusedOption(let option, let list):
            Message(
                "export.unused-option",
                [
                    "option": .text(option.rawValue), "what": .text(list.rawValue),
                    "lists": .text(option.lists.map { "export " + $0.rawValue }.joined(separator: ", ")),
                ])
        case .unknownPurpose(let purpose, let known):
            Message(
                "export.unknown-purpose", ["purpose": .text(purpose), "known": .text(known.joined(separator: ", "))])
        case .unknownSystem(let system, let known):
            Message("export.unknown-system", ["system": .text(system), "known": .text(known.joined(separator: ", "))])
        case .needsSystem: Message("export.needs-system")
        case .needsSystemChange: Message("export.needs-system-change")
        case .needsAction: Message("export.needs-action")
        case .unknownAction(let action): Message("export.unknown-action", ["action": .count(action)])
        case .unknownImport(let number): Message("export.unknown-import", ["import": .text(String(number))])
        case .pastSendDate(let date, let asOf):
            Message("export.past-send-date", ["date": .text(date), "asOf": .text(asOf)])
        case .codesOfAnotherDay(let coded, let asked):
            Message("export.codes-of-another-day", ["coded": .text(coded), "asked": .text(asked)])
        case .noCodes: Message("export.no-codes")
        case .noCustomers(let stage?): Message("export.no-customers-yet", ["remedy": .message(stage.remedy)])
        case .noCustomers(nil): Message("export.no-customers")
        case .notUpToDate(let stage): Message("export.not-up-to-date", ["remedy": .message(stage.remedy)])
        }
    }

    package var status: ExitStatus {
        switch self {
        case .noCodes, .noCustomers, .codesOfAnotherDay, .notUpToDate: .unusableInput
        default: .usage
        }
    }
}
