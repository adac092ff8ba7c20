import ArgumentParser
import Records
import Workflows

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Options of every command.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Words.help("help.config"), valueName: Words.help("value.file")))
    var config: String?

    @Option(
        name: .customLong("as-of"), help: ArgumentHelp(Words.help("help.as-of"), valueName: Words.help("value.date")))
    var asOf: String?

    @Option(help: ArgumentHelp(Words.help("help.lang"), valueName: "fr|en"))
    var lang: String?

    @Flag(name: .shortAndLong, help: ArgumentHelp(Words.help("help.quiet")))
    var quiet = false

    @Flag(name: .shortAndLong, help: ArgumentHelp(Words.help("help.verbose")))
    var verbose = false

    func settings(store: String? = nil, threads: Int? = nil, synonyms: String? = nil) throws -> Settings {
        try Settings(
            flags: SettingsFlags(
                store: store, config: config, asOf: asOf, language: lang, threads: threads, synonyms: synonyms),
            environment: Terminal.environment(), folder: ".", moment: Moment(secondsSinceEpoch: Terminal.now()),
            cores: Terminal.cores())
    }

    func progress(_ settings: Settings) -> ProgressLine {
        ProgressLine(quiet: quiet, verbose: verbose, language: settings.language.value)
    }
}

/// Which store a command works on.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Words.help("help.store"), valueName: Words.help("value.file")))
    var store: String?
}

struct ThreadOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Words.help("help.threads"), valueName: "N"))
    var threads: Int?
}

/// The form of a command's answer on standard output.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}
