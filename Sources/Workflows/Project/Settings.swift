import Codification
import Records

/// Everything that a command needs to know, with where each value came from.
package struct Settings: Sendable {
    package enum Origin: String, Sendable, CaseIterable {
        case flag, environment, project, user
        case builtIn = "default"
    }

    package struct Value<Wrapped: Sendable>: Sendable {
        package var value: Wrapped
        package var origin: Origin

        package init(_ value: Wrapped, _ origin: Origin) {
            self.value = value
            self.origin = origin
        }
    }

    package var store: Value<String>
    package var language: Value<Language>
    package var zone: Value<String>
    package var asOf: Value<CivilDate>
    package var dealerName: Value<String>
    package var dealerDomains: Value<[String]>
    package var postalZones: [String: [String]]
    package var makers: [MakerDefinition]
    package var systemChange: ProjectFile.SystemChange?
    package var inbox: Value<String>
    package var out: Value<String>
    package var failOn: Value<String>
    package var maxRejects: Value<RejectLimit>
    package var trust: Value<[SystemClass]>
    /// The file with the dealer's own words for values; empty when there is none.
    package var synonyms: Value<String>
    package var sources: [ProjectFile.SourceRule]
    package var rules: Value<[ProjectFile.LinkageRule]>
    package var threads: Int
    package var moment: Moment

    /// DMS first, because its keys are the accounts; the web last, because anyone may type there.
    package static let usualTrust: [SystemClass] = [
        .dms, .finance, .service, .crm, .parts, .businessDevelopment, .manufacturer, .other, .web,
    ]
}

/// What was typed: only what the user gave is not nil.
package struct SettingsFlags: Sendable {
    package var store: String?
    package var config: String?
    package var asOf: String?
    package var language: String?
    package var threads: Int?
    package var synonyms: String?

    package init(
        store: String? = nil, config: String? = nil, asOf: String? = nil, language: String? = nil, threads: Int? = nil,
        synonyms: String? = nil
    ) {
        self.synonyms = synonyms
        self.store = store
        self.config = config
        self.asOf = asOf
        self.language = language
        self.threads = threads
    }
}

package enum SettingsError: Error, Equatable {
    case badDate(String)
    case badLanguage(String)
    case badZone(String)
    case badThreads(Int)
}

extension SettingsError: ExplainedError {
    package var message: Message {
        switch self {
        case .badDate(let text): Message("settings.bad-date", ["text": .text(text)])
        case .badLanguage(let text): Message("settings.bad-language", ["text": .text(text)])
        case .badZone(let text): Message("settings.bad-zone", ["text": .text(text)])
        case .badThreads(let count): Message("settings.bad-threads", ["count": .count(count)])
        }
    }

    package var status: ExitStatus {
        if case .badZone = self { return .configuration }
        return .usage
    }
}
