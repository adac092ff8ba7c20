import ArgumentParser
import Records
import Workflows

struct NormalizeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalize", abstract: Words.help("help.normalize"), discussion: Words.help("help.normalize.more"))

    @Argument(help: ArgumentHelp(Words.help("help.normalize.input"), valueName: "-")) var input: String?

    @Option(
        name: .customLong("map"), parsing: .singleValue,
        help: ArgumentHelp(Words.help("help.map"), valueName: Words.help("value.map")))
    var map: [String] = []

    @Option(help: ArgumentHelp(Words.help("help.encoding"), valueName: Words.help("value.name"))) var encoding: String?

    @Option(
        name: .customLong("only"), parsing: .singleValue,
        help: ArgumentHelp(Words.help("help.normalize.only"), valueName: Words.help("value.field")))
    var only: [String] = []

    @Option(help: ArgumentHelp(Words.help("help.normalize.synonyms"), valueName: Words.help("value.file")))
    var synonyms: String?

    @Flag(name: .customLong("dry-run"), help: ArgumentHelp(Words.help("help.normalize.dry-run"))) var dryRun = false
    @Flag(help: ArgumentHelp(Words.help("help.normalize.unmask"))) var unmask = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var cores: ThreadOptions
    @Option(help: ArgumentHelp(Words.help("help.format"))) var format = AnswerFormat.text

    func validate() throws {
        if unmask, !dryRun { throw ValidationError(Message("usage.normalize-unmask").text(in: Words.language)) }
        guard let input else {
            if !map.isEmpty || encoding != nil {
                throw ValidationError(Message("usage.normalize-map").text(in: Words.language))
            }
            return
        }
        if input != "-" { throw ValidationError(Message("usage.normalize-input").text(in: Words.language)) }
    }

    func run() async throws {
        let settings = try common.settings(store: store.store, threads: cores.threads, synonyms: synonyms)
        let choice = try FieldChoice(arguments: only)
        if input != nil {
            let (bytes, mappings) = (try StandardInput.bytes(), try IntakeRequest.mappings(map))
            if dryRun {
                let preview = try NormalizeFilter.preview(
                    input: bytes, map: mappings, encoding: encoding, only: choice, isUnmasked: unmask,
                    settings: settings, complain: { Terminal.complain($0) })
                return try AnswerWriter.write(preview, format, settings, quiet: false)
            }
            return try NormalizeFilter.run(
                input: bytes, map: mappings, encoding: encoding, only: choice, settings: settings,
                complain: { Terminal.complain($0) })
        }
        let progress = common.progress(settings)
        if dryRun {
            let preview = try await NormalizeWorkflow.preview(settings, only: choice, isUnmasked: unmask) {
                progress.show($0)
            }
            progress.clear()
            return try AnswerWriter.write(preview, format, settings, quiet: false)
        }
        let answer = try await NormalizeWorkflow.run(settings, only: choice) { progress.show($0) }
        progress.clear()
        try AnswerWriter.write(answer, format, settings, quiet: common.quiet)
    }
}

struct DedupeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedupe", abstract: Words.help("help.dedupe"), discussion: Words.help("help.dedupe.more"))

    @Argument(help: ArgumentHelp(Words.help("help.dedupe.file"), valueName: Words.help("value.file"))) var file: String?
    @Option(help: ArgumentHelp(Words.help("help.dedupe.id"), valueName: Words.help("value.column"))) var id: String?

    @Option(
        name: .customLong("map"), parsing: .singleValue,
        help: ArgumentHelp(Words.help("help.map"), valueName: Words.help("value.map")))
    var map: [String] = []

    @Option(
        name: .customLong("compare"), parsing: .singleValue,
        help: ArgumentHelp(Words.help("help.dedupe.compare"), valueName: Words.help("value.column")))
    var compare: [String] = []

    @Option(help: ArgumentHelp(Words.help("help.dedupe.truth"), valueName: Words.help("value.column"))) var truth:
        String?
    @Option(help: ArgumentHelp(Words.help("help.dedupe.errors"), valueName: Words.help("value.file"))) var errors:
        String?
    @Option(
        name: .customLong("train-labels"),
        help: ArgumentHelp(Words.help("help.dedupe.train-labels"), valueName: Words.help("value.file")))
    var trainLabels: String?

    @Option(help: ArgumentHelp(Words.help("help.output"), valueName: Words.help("value.file"))) var output: String?
    @Option(help: ArgumentHelp(Words.help("help.dedupe.model"), valueName: Words.help("value.file"))) var model: String?

    @Option(
        name: .customLong("save-model"),
        help: ArgumentHelp(Words.help("help.dedupe.save-model"), valueName: Words.help("value.file")))
    var saveModel: String?

    @Flag(name: .customLong("dry-run"), help: ArgumentHelp(Words.help("help.dry-run"))) var dryRun = false
    @Flag(help: ArgumentHelp(Words.help("help.dedupe.full"))) var full = false
    @Option(help: ArgumentHelp(Words.help("help.dedupe.memory"), valueName: "N")) var memory: Int?
    @OptionGroup var store: StoreOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var cores: ThreadOptions
    @Option(help: ArgumentHelp(Words.help("help.format"))) var format = AnswerFormat.text

    /// Mebibytes are what people say, bytes what is counted.
    private var memoryBytes: Int? { memory.map { $0 << 20 } }

    private var modelFiles: ModelFiles { ModelFiles(used: model, saved: saveModel) }

    func validate() throws {
        if let memory, !(1...1 << 30).contains(memory) {
            throw ValidationError(Message("usage.dedupe-memory").text(in: Words.language))
        }
        if errors != nil, file != nil, truth == nil {
            throw ValidationError(Message("usage.dedupe-errors").text(in: Words.language))
        }
        if let saveModel, saveModel == output || saveModel == errors || saveModel == model {
            throw ValidationError(Message("usage.dedupe-same-file").text(in: Words.language))
        }
        if let errors, errors == output {
            throw ValidationError(Message("usage.dedupe-same-file").text(in: Words.language))
        }
        if trainLabels != nil, model != nil {
            throw ValidationError(Message("usage.dedupe-train-model").text(in: Words.language))
        }
        if let trainLabels, [output, errors, saveModel].contains(trainLabels) {
            throw ValidationError(Message("usage.dedupe-same-file").text(in: Words.language))
        }
        if file == nil,
            id != nil || truth != nil || errors != nil || output != nil || trainLabels != nil || !map.isEmpty
                || !compare.isEmpty
        {
            throw ValidationError(Message("usage.dedupe-store").text(in: Words.language))
        }
        if file != nil, id == nil { throw ValidationError(Message("usage.dedupe-id").text(in: Words.language)) }
        if file != nil, output == nil { throw ValidationError(Message("usage.dedupe-output").text(in: Words.language)) }
        if file != nil, full { throw ValidationError(Message("usage.dedupe-full").text(in: Words.language)) }
        if full, model != nil { throw ValidationError(Message("usage.dedupe-full-model").text(in: Words.language)) }
        if file != nil, dryRun { throw ValidationError(Message("usage.dedupe-dry-run").text(in: Words.language)) }
    }

    func run() async throws {
        let settings = try common.settings(store: store.store, threads: cores.threads)
        let progress = common.progress(settings)
        if let file, let id, let output {
            let answer = try await DedupeFilter.run(
                DedupeFilter.Request(
                    file: file, input: file == "-" ? try StandardInput.bytes() : nil, id: id,
                    map: try IntakeRequest.mappings(map), compare: compare, truth: truth, output: output,
                    errors: errors, trainLabels: trainLabels, memory: memoryBytes, files: modelFiles),
                settings
            ) { progress.show($0) }
            progress.clear()
            // Clusters that go to standard output leave it to nobody else.
            if output != "-" { try AnswerWriter.write(answer, format, settings, quiet: common.quiet) }
            return
        }
        let answer = try await DedupeWorkflow.run(
            settings, dryRun: dryRun, memory: memoryBytes, files: modelFiles, isFull: full
        ) { progress.show($0) }
        progress.clear()
        try AnswerWriter.write(answer, format, settings, quiet: common.quiet)
    }
}
