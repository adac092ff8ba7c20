import ArgumentParser
import Records
import Workflows

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: Words.help("help.init"), discussion: Words.help("help.init.more"))

    @Argument(help: ArgumentHelp(Words.help("help.init.folder"), valueName: Words.help("value.folder")))
    var folder = "."

    @Option(help: ArgumentHelp(Words.help("help.lang"), valueName: "fr|en"))
    var lang: String?

    func run() throws {
        let answer = try InitWorkflow.run(
            folder: folder, program: Terminal.programPath(), language: Words.language)
        Terminal.write(answer.text(in: Words.language) + "\n")
    }
}

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: Words.help("help.status"), discussion: Words.help("help.status.more"))

    @OptionGroup var store: StoreOptions
    @OptionGroup var common: CommonOptions
    @Option(help: ArgumentHelp(Words.help("help.format"))) var format = AnswerFormat.text

    func run() throws {
        let settings = try common.settings(store: store.store)
        try AnswerWriter.write(try StatusWorkflow.run(settings), format, settings, quiet: false)
    }
}

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: Words.help("help.undo"), discussion: Words.help("help.undo.more"))

    @Argument(help: ArgumentHelp(Words.help("help.undo.run"), valueName: "RUN")) var number: Int
    @OptionGroup var store: StoreOptions
    @OptionGroup var common: CommonOptions
    @Option(help: ArgumentHelp(Words.help("help.format"))) var format = AnswerFormat.text

    func run() throws {
        let settings = try common.settings(store: store.store)
        try AnswerWriter.write(try UndoWorkflow.run(number, settings), format, settings, quiet: common.quiet)
    }
}

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: Words.help("help.config-command"),
        discussion: Words.help("help.config-command.more"), subcommands: [Show.self, Check.self],
        defaultSubcommand: Show.self)

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: Words.help("help.config-show"))

        @Flag(help: ArgumentHelp(Words.help("help.config-show.origin"))) var origin = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let settings = try common.settings(store: store.store)
            Terminal.write(ConfigWorkflow.text(settings, withOrigin: origin) + "\n")
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: Words.help("help.config-check"))

        @OptionGroup var common: CommonOptions

        func run() throws {
            let settings = try common.settings()
            Terminal.write(
                Message("config.good", ["sources": .count(settings.sources.count)]).text(in: settings.language.value)
                    + "\n")
        }
    }
}
