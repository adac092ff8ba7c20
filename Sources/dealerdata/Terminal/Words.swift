import Records
import Workflows

/// The language of help and of trouble, which may come before a command has read its settings.
enum Words {
    /// As `Settings` decides it, from options wherever they stand.
    static let language: Language = Settings.language(
        flags: SettingsFlags(config: typed("--config"), language: typed("--lang")),
        environment: Terminal.environment(), folder: ".")

    /// What follows an option on the command line, as `--lang en` or `--lang=en`.
    private static func typed(_ option: String) -> String? {
        let words = CommandLine.arguments
        if let place = words.firstIndex(of: option), place + 1 < words.count { return words[place + 1] }
        return words.first { $0.hasPrefix(option + "=") }.map { String($0.dropFirst(option.count + 1)) }
    }

    static func help(_ key: String) -> String { Message(key).text(in: language) }
}
