import ArgumentParser
import Records
import Workflows

struct CodifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codify", abstract: Words.help("help.codify"), discussion: Words.help("help.codify.more"))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, md, html }

    @Flag(name: .customLong("list"), help: ArgumentHelp(Words.help("help.codify.list"))) var list = false

    @Option(
        name: .customLong("codebook"), parsing: .singleValue,
        help: ArgumentHelp(Words.help("help.codify.codebook"), valueName: Words.help("value.file")))
    var codebooks: [String] = []

    @OptionGroup var store: StoreOptions
    @OptionGroup var common: CommonOptions
    @Option(help: ArgumentHelp(Words.help("help.format"))) var format = Format.text

    func validate() throws {
        if [.md, .html].contains(format), !list {
            throw ValidationError(
                Message("usage.codify-md", ["format": .text(format.rawValue)]).text(in: Words.language))
        }
    }

    func run() throws {
        let settings = try common.settings(store: store.store)
        if list {
            let answer = try CodifyWorkflow.list(codebooks, settings)
            switch format {
            case .md: Terminal.write(answer.markdown(in: settings.language.value) + "\n")
            case .html: Terminal.write(answer.html(in: settings.language.value))
            case .json: Terminal.write(try answer.json() + "\n")
            case .text: Terminal.write(answer.text(in: settings.language.value) + "\n")
            }
            return
        }
        let progress = common.progress(settings)
        let answer = try CodifyWorkflow.run(settings, codebooks: codebooks) { progress.show($0) }
        progress.clear()
        try AnswerWriter.write(answer, format == .json ? .json : .text, settings, quiet: common.quiet)
    }
}

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: Words.help("help.audit"), discussion: Words.help("help.audit.more"))

    @Option(help: ArgumentHelp(Words.help("help.audit.format"))) var format: AuditFormat?
    @Option(help: ArgumentHelp(Words.help("help.output"), valueName: Words.help("value.file"))) var output: String?

    @Option(
        name: .customLong("fail-on"),
        help: ArgumentHelp(Words.help("help.audit.fail-on"), valueName: Words.help("value.level")))
    var failOn: FailOn?

    @Option(help: ArgumentHelp(Words.help("help.audit.against"), valueName: "RUN")) var against: Int?
    @Option(help: ArgumentHelp(Words.help("help.audit.compare"), valueName: Words.help("value.file"))) var compare:
        String?
    @Flag(help: ArgumentHelp(Words.help("help.audit.unmask"))) var unmask = false
    @Flag(name: .customLong("no-color"), help: ArgumentHelp(Words.help("help.no-color"))) var noColor = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let format, format.needsFile, output == nil {
            throw usage("usage.audit-output.\(format.rawValue)")
        }
        guard compare != nil else {
            if unmask { throw usage("usage.audit-unmask") }
            return
        }
        if against != nil { throw usage("usage.audit-compare-against") }
        if !CompareWorkflow.formats.contains(chosenFormat) {
            throw usage("usage.audit-compare-format", ["format": .text(chosenFormat.rawValue)])
        }
        if unmask, output == nil || output == "-" { throw usage("usage.audit-unmask-output") }
    }

    private func usage(_ key: String, _ values: [String: Message.Value] = [:]) -> ValidationError {
        ValidationError(Message(key, values).text(in: Words.language))
    }

    private var chosenFormat: AuditFormat { format ?? output.flatMap { AuditFormat(ofFile: $0) } ?? .text }

    func run() throws {
        let settings = try common.settings(store: store.store)
        let failOn = failOn?.rawValue ?? settings.failOn.value
        // Nothing is measured for a report that cannot be written.
        let target = try output.map { try OutputTarget($0) }
        let progress = common.progress(settings)
        let status: ExitStatus
        let write: (Bool, OutputTarget) throws -> Void
        if let compare {
            let answer = try CompareWorkflow.run(settings, old: compare, isUnmasked: unmask) { progress.show($0) }
            status = answer.status(failOn: failOn)
            write = { try answer.write(as: chosenFormat, in: settings.language.value, isColoured: $0, to: $1) }
        } else {
            let answer = try AuditWorkflow.run(settings, against: against) { progress.show($0) }
            status = try answer.status(failOn: failOn)
            write = { try answer.write(as: chosenFormat, in: settings.language.value, isColoured: $0, to: $1) }
        }
        progress.clear()
        if let output, let target {
            try write(false, target)
            if !common.quiet {
                Terminal.write(
                    Message("audit.written", ["path": .text(output)]).text(in: settings.language.value) + "\n")
            }
        } else if !(common.quiet && status == .done) || chosenFormat != .text {
            try write(chosenFormat == .text && Terminal.hasColour(1, refused: noColor), OutputTarget(nil))
        }
        if status != .done { throw GateStatus(status: status) }
    }
}

extension AuditFormat: ExpressibleByArgument {}

enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error, warning, never
}

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: Words.help("help.run"), discussion: Words.help("help.run.more"))

    @Option(
        name: .customLong("fail-on"),
        help: ArgumentHelp(Words.help("help.audit.fail-on"), valueName: Words.help("value.level")))
    var failOn: FailOn?

    @OptionGroup var store: StoreOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var cores: ThreadOptions
    @Option(help: ArgumentHelp(Words.help("help.format"))) var format = AnswerFormat.text

    func run() async throws {
        let settings = try common.settings(store: store.store, threads: cores.threads)
        let progress = common.progress(settings)
        let answer = try await RunWorkflow.run(settings) { progress.show($0) }
        progress.clear()
        let status = try answer.status(failOn: failOn?.rawValue ?? settings.failOn.value)
        let isSilent = common.quiet && status == .done
        try AnswerWriter.write(answer, format, settings, quiet: isSilent)
        // A file that nobody read, or a column that nobody understood, is not all well: a list of stops may be lost so.
        for doubt in (isSilent ? answer.leftAside : []) + answer.doubts {
            Terminal.complain(doubt.text(in: settings.language.value))
        }
        if answer.asksQuestions { Terminal.complain(Message("run.answers").text(in: settings.language.value)) }
        if status != .done { throw GateStatus(status: status) }
    }
}

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: Words.help("help.export"), discussion: Words.help("help.export.more"))

    @Argument(help: ArgumentHelp(Words.help("help.export.what"), valueName: Words.help("value.what"))) var what:
        ExportKind
    @Option(help: ArgumentHelp(Words.help("help.export.format"))) var format: ExportFormat?
    @Option(help: ArgumentHelp(Words.help("help.output"), valueName: Words.help("value.file"))) var output: String?

    @Option(
        name: .customLong("csv-for"),
        help: ArgumentHelp(Words.help("help.export.csv-for"), valueName: Words.help("value.reader")))
    var reader = ExportReader.excel

    @Option(help: ArgumentHelp(Words.help("help.export.system"), valueName: Words.help("value.name"))) var system:
        String?
    @Option(name: .customLong("import"), help: ArgumentHelp(Words.help("help.export.import"), valueName: "N"))
    var importID: Int?
    @Option(help: ArgumentHelp(Words.help("help.export.action"), valueName: "N")) var action: Int?
    @Option(help: ArgumentHelp(Words.help("help.export.channel"), valueName: Words.help("value.channel"))) var channel:
        ExportChannel?
    @Option(help: ArgumentHelp(Words.help("help.export.purpose"), valueName: Words.help("value.purpose"))) var purpose:
        String?
    @Option(help: ArgumentHelp(Words.help("help.export.recipient"), valueName: Words.help("value.name"))) var recipient:
        String?

    @Option(
        name: .customLong("send-date"),
        help: ArgumentHelp(Words.help("help.export.send-date"), valueName: Words.help("value.date")))
    var sendDate: String?

    @Option(
        name: .customLong("purpose-gate"),
        help: ArgumentHelp(Words.help("help.export.gate"), valueName: Words.help("value.gate")))
    var gate: PurposeGate?

    @Flag(name: .customLong("as-source"), help: ArgumentHelp(Words.help("help.export.as-source"))) var asSource = false
    @Flag(help: ArgumentHelp(Words.help("help.unmask"))) var unmask = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if format == .xlsx, output == nil {
            throw ValidationError(Message("usage.export-output").text(in: Words.language))
        }
    }

    func run() throws {
        let settings = try common.settings(store: store.store)
        let summary = try ExportWorkflow.run(
            ExportRequest(
                what: what, format: format, output: output, reader: reader, system: system, importID: importID,
                action: action, channel: channel, purpose: purpose, recipient: recipient, sendDate: sendDate,
                gate: gate, isUnmasked: unmask, asSource: asSource), settings)
        for doubt in summary.doubts { Terminal.complain(doubt.text(in: settings.language.value)) }
        if !common.quiet { Terminal.writeError(summary.text(in: settings.language.value) + "\n") }
    }
}

extension ExportKind: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
extension ExportReader: ExpressibleByArgument {}
extension ExportChannel: ExpressibleByArgument {}
extension PurposeGate: ExpressibleByArgument {}
