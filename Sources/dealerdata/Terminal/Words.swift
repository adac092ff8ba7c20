import Records
import Workflows

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The language of help and of trouble that comes before a command has read its settings.
enum Words {
    /// `--lang` wherever it stands, else the environment, else French.
    static let language: Language = {
        let typed = CommandLine.arguments
        if let place = typed.firstIndex(of: "--lang"), place + 1 < typed.count,
            let language = Language(rawValue: typed[place + 1])
        {
            return language
        }
        for word in typed where word.hasPrefix("--lang=") {
            if let language = Language(rawValue: String(word.dropFirst(7))) { return language }
        }
        if let named = getenv("DEALERDATA_LANG"), let language = Language(rawValue: String(cString: named)) {
            return language
        }
        var environment: [String: String] = [:]
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = getenv(name) { environment[name] = String(cString: value) }
        }
        return Language(locale: Settings.locale(environment))
    }()

    static func help(_ key: String) -> String { Message(key).text(in: language) }
}
