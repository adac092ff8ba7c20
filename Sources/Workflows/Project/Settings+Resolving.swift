import Foundation
import Records

extension Settings {
    /// Flag > environment > project file > user file > default.
    ///
    /// - Parameters:
    ///   - folder: where a project file is looked for and relative paths of flags start.
    ///   - cores: what the machine has; used when nobody says a number.
    package init(
        flags: SettingsFlags, environment: [String: String], folder: String, moment: Moment, cores: Int
    ) throws {
        let project = try Self.projectFile(flags, environment, folder)
        let user = try Self.userFile(environment)
        let home = project.map { Self.parent(of: $0.path) } ?? folder

        func pick<Wrapped>(
            flag: Wrapped? = nil, variable: Wrapped? = nil, _ key: (ProjectFile) -> Wrapped?, _ fallback: Wrapped
        ) -> Value<Wrapped> {
            if let flag { return Value(flag, .flag) }
            if let variable { return Value(variable, .environment) }
            if let value = project.flatMap({ key($0.file) }) { return Value(value, .project) }
            if let value = user.flatMap(key) { return Value(value, .user) }
            return Value(fallback, .builtIn)
        }
        func located(_ value: Value<String>) -> Value<String> {
            value.origin == .project ? Value(Self.join(home, value.value), .project) : value
        }

        store = located(
            pick(flag: flags.store, variable: environment["DEALERDATA_STORE"], \.store, "dealerdata.sqlite"))
        language = pick(
            flag: try flags.language.map(Self.language),
            variable: try environment["DEALERDATA_LANG"].map(Self.language),
            \.language, Language(locale: Self.locale(environment)))
        zone = pick(variable: environment["DEALERDATA_ZONE"], \.dealer.zone, "America/Toronto")
        guard let today = moment.date(in: zone.value) else { throw SettingsError.badZone(zone.value) }
        let asOfText = flags.asOf ?? environment["DEALERDATA_AS_OF"]
        if let asOfText {
            guard let date = CivilDate(asOfText) else { throw SettingsError.badDate(asOfText) }
            asOf = Value(date, flags.asOf == nil ? .environment : .flag)
        } else {
            asOf = Value(today, .builtIn)
        }
        dealerName = pick(\.dealer.name, "")
        dealerDomains = pick({ $0.dealer.domains.isEmpty ? nil : $0.dealer.domains }, [])
        postalZones = project?.file.dealer.postalZones ?? user?.dealer.postalZones ?? [:]
        makers = project?.file.makers ?? user?.makers ?? []
        systemChange = project?.file.systemChange
        inbox = located(pick(\.inbox, "inbox"))
        out = located(pick(\.out, "out"))
        failOn = pick(\.failOn, "error")
        maxRejects = pick(\.maxRejects, RejectLimit.none)
        trust = pick(\.trust, Self.usualTrust)
        synonyms = located(pick(flag: flags.synonyms, \.synonyms, ""))
        sources = project?.file.sources ?? []
        rules = pick({ $0.rules.isEmpty ? nil : $0.rules }, [])
        if let count = flags.threads, count < 1 { throw SettingsError.badThreads(count) }
        threads = flags.threads ?? max(1, cores)
        self.moment = moment
    }

    /// The language of words that come before, or instead of, settings that could be read: the flag's, else the
    /// environment's, the project file's, the user file's, the locale's. What cannot be read is passed over.
    package static func language(
        flags: SettingsFlags, environment: [String: String], folder: String
    ) -> Language {
        func language(_ text: String?) -> Language? { text.flatMap(Language.init(rawValue:)) }
        let project = flags.config ?? environment["DEALERDATA_CONFIG"] ?? join(folder, "dealerdata.yml")
        return language(flags.language) ?? language(environment["DEALERDATA_LANG"]) ?? languageNamed(in: project)
            ?? userPath(environment).flatMap(languageNamed) ?? Language(locale: locale(environment))
    }

    /// The language that a project file names, even one with a mistake elsewhere, which has to be told of too.
    private static func languageNamed(in path: String) -> Language? {
        guard let text = read(path) else { return nil }
        if let file = try? ProjectFile(yaml: text, path: path) { return file.language }
        for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("language:") {
            return Language(rawValue: line.dropFirst(9).filter { !" \t\"'".contains($0) })
        }
        return nil
    }

    private static func projectFile(
        _ flags: SettingsFlags, _ environment: [String: String], _ folder: String
    ) throws -> (path: String, file: ProjectFile)? {
        let named = flags.config ?? environment["DEALERDATA_CONFIG"]
        let path = named ?? join(folder, "dealerdata.yml")
        guard let text = read(path) else {
            if named != nil { throw ProjectFileError.missing(path: path) }
            return nil
        }
        return (path, try ProjectFile(yaml: text, path: path))
    }

    private static func userFile(_ environment: [String: String]) throws -> ProjectFile? {
        guard let path = userPath(environment) else { return nil }
        return try read(path).map { try ProjectFile(yaml: $0, path: path) }
    }

    private static func userPath(_ environment: [String: String]) -> String? {
        (environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" })
            .map { $0 + "/dealerdata/dealerdata.yml" }
    }

    private static func read(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func language(_ text: String) throws -> Language {
        guard let language = Language(rawValue: text) else { throw SettingsError.badLanguage(text) }
        return language
    }

    /// The language that messages are in before, or without, a project: what the locale says, else French.
    package static func locale(_ environment: [String: String]) -> String? {
        ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func join(_ folder: String, _ path: String) -> String {
        path.hasPrefix("/") || folder == "." || folder.isEmpty ? path : folder + "/" + path
    }
}
