import ArgumentParser
import Records
import Workflows

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: Words.help("help.explain"), discussion: Words.help("help.explain.more"),
        subcommands: [Customer.self, Pair.self, Code.self, Normalizer.self, Line.self], defaultSubcommand: Line.self)

    struct Customer: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "customer", abstract: Words.help("help.explain.customer"))

        @Argument(help: ArgumentHelp(Words.help("help.explain.customer.id"), valueName: "ID")) var id: Int
        @OptionGroup var options: ExplainOptions

        func run() throws {
            let settings = try options.settings()
            try options.write(try ExplainWorkflow.customer(id, settings, isUnmasked: options.unmask), settings)
        }
    }

    struct Pair: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "pair", abstract: Words.help("help.explain.pair"))

        @Argument(help: ArgumentHelp(Words.help("help.explain.pair.key"), valueName: "A")) var first: String
        @Argument(help: ArgumentHelp(Words.help("help.explain.pair.key"), valueName: "B")) var second: String
        @Flag(help: ArgumentHelp(Words.help("help.unmask"))) var unmask = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var common: CommonOptions
        @Option(help: ArgumentHelp(Words.help("help.format"))) var format = Format.text

        enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

        func run() async throws {
            let settings = try common.settings(store: store.store)
            let answer = try await ExplainWorkflow.pair(first, second, settings, isUnmasked: unmask)
            switch format {
            case .text: try AnswerWriter.write(answer, .text, settings, quiet: false)
            case .json: try AnswerWriter.write(answer, .json, settings, quiet: false)
            case .html: Terminal.write(answer.html(in: settings.language.value))
            }
        }
    }

    struct Code: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "code", abstract: Words.help("help.explain.code"))

        @Argument(help: ArgumentHelp(Words.help("help.explain.code.rule"), valueName: "RULE")) var rule: String
        @Argument(help: ArgumentHelp(Words.help("help.explain.customer.id"), valueName: "ID")) var id: Int?
        @OptionGroup var options: ExplainOptions

        func run() throws {
            let settings = try options.settings()
            try options.write(try ExplainWorkflow.code(rule, id, settings, isUnmasked: options.unmask), settings)
        }
    }

    /// `explain FILE:LINE`, the place that every report prints.
    struct Line: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "line", abstract: Words.help("help.explain.line"))

        @Argument(help: ArgumentHelp(Words.help("help.explain.line.place"), valueName: Words.help("value.place")))
        var place: String
        @OptionGroup var options: ExplainOptions

        func run() throws {
            let settings = try options.settings()
            try options.write(try ExplainWorkflow.line(place, settings, isUnmasked: options.unmask), settings)
        }
    }

    struct Normalizer: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "normalizer", abstract: Words.help("help.explain.normalizer"))

        @Argument(help: ArgumentHelp(Words.help("help.explain.normalizer.name"), valueName: Words.help("value.name")))
        var name: String
        @OptionGroup var common: CommonOptions
        @Option(help: ArgumentHelp(Words.help("help.format"))) var format = AnswerFormat.text

        func run() throws {
            let settings = try common.settings()
            try AnswerWriter.write(try ExplainWorkflow.normalizer(name, settings), format, settings, quiet: false)
        }
    }
}

/// What every explanation of something in the store takes.
struct ExplainOptions: ParsableArguments {
    @Flag(help: ArgumentHelp(Words.help("help.unmask"))) var unmask = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var common: CommonOptions
    @Option(help: ArgumentHelp(Words.help("help.format"))) var format = AnswerFormat.text

    func settings() throws -> Settings { try common.settings(store: store.store) }

    func write(_ answer: some Answer, _ settings: Settings) throws {
        try AnswerWriter.write(answer, format, settings, quiet: false)
    }
}
