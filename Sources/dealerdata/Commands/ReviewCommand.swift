import ArgumentParser
import Records
import Workflows

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: Words.help("help.review"), discussion: Words.help("help.review.more"))

    @Option(
        name: .customLong("export"),
        help: ArgumentHelp(Words.help("help.review.export"), valueName: Words.help("value.file")))
    var exported: String?

    @Option(
        name: .customLong("import"),
        help: ArgumentHelp(Words.help("help.review.import"), valueName: Words.help("value.file")))
    var imported: String?

    @Option(help: ArgumentHelp(Words.help("help.review.limit"), valueName: "N")) var limit: Int?
    @Flag(name: .customLong("no-color"), help: ArgumentHelp(Words.help("help.no-color"))) var noColor = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var common: CommonOptions
    @Option(help: ArgumentHelp(Words.help("help.format"))) var format = AnswerFormat.text

    func validate() throws {
        if exported != nil, imported != nil {
            throw ValidationError(Message("usage.review-both").text(in: Words.language))
        }
        if let limit, limit < 1 { throw ValidationError(Message("usage.review-limit").text(in: Words.language)) }
    }

    func run() async throws {
        let settings = try common.settings(store: store.store)
        if let exported {
            let summary = try ReviewWorkflow.export(to: exported, settings)
            if !common.quiet { Terminal.writeError(summary.text(in: settings.language.value) + "\n") }
            return
        }
        if let imported {
            let answer = try ReviewWorkflow.import(imported, settings)
            try AnswerWriter.write(answer, format, settings, quiet: common.quiet)
            return
        }
        let pairs = try ReviewWorkflow.pairs(settings)
        if pairs.isEmpty {
            Terminal.write(Message("review.nothing").text(in: settings.language.value) + "\n")
            return
        }
        var session = ReviewSession(
            pairs: Array(pairs.prefix(limit ?? pairs.count)), all: pairs.count, settings: settings,
            isColoured: Terminal.hasColour(1, refused: noColor))
        let answer = try await session.run()
        try AnswerWriter.write(answer, format, settings, quiet: common.quiet)
    }
}
