import ArgumentParser
import Records
import Workflows

/// What may be said about files, for `inspect` and `import`.
struct IntakeOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Words.help("help.system"), valueName: Words.help("value.name")))
    var system: String?

    @Option(name: .customLong("class"), help: ArgumentHelp(Words.help("help.class"), valueName: "DMS|CRM|…"))
    var systemClass: SystemClass?

    @Option(help: ArgumentHelp(Words.help("help.rooftop"), valueName: Words.help("value.name")))
    var rooftop = ""

    @Option(help: ArgumentHelp(Words.help("help.entity"), valueName: Words.help("value.entity")))
    var entity: Entity?

    @Option(help: ArgumentHelp(Words.help("help.encoding"), valueName: Words.help("value.name")))
    var encoding: String?

    @Option(help: ArgumentHelp(Words.help("help.delimiter"), valueName: Words.help("value.character")))
    var delimiter: String?

    @Option(help: ArgumentHelp(Words.help("help.sheet"), valueName: Words.help("value.name")))
    var sheet: String?

    @Flag(name: .customLong("no-header"), help: ArgumentHelp(Words.help("help.no-header")))
    var noHeader = false

    @Flag(name: .customLong("accept-cut"), help: ArgumentHelp(Words.help("help.accept-cut")))
    var acceptCut = false

    @Option(
        name: .customLong("map"), parsing: .singleValue,
        help: ArgumentHelp(Words.help("help.map"), valueName: Words.help("value.map")))
    var map: [String] = []

    func validate() throws {
        if let delimiter, Self.delimiterByte(delimiter) == nil {
            throw ValidationError(Message("usage.delimiter", ["text": .text(delimiter)]).text(in: Words.language))
        }
    }

    func request(_ files: [String]) throws -> IntakeRequest {
        let mapping = try IntakeRequest.mapping(map)
        return IntakeRequest(
            files: files, system: system, systemClass: systemClass ?? mapping.systemClass, rooftop: rooftop,
            entity: entity ?? mapping.entity,
            encoding: encoding, delimiter: delimiter.flatMap(Self.delimiterByte), hasHeader: !noHeader, sheet: sheet,
            map: mapping.columns, acceptsCut: acceptCut)
    }

    static func delimiterByte(_ text: String) -> UInt8? {
        if text == "tab" || text == "\\t" { return 9 }
        let bytes = Array(text.utf8)
        return bytes.count == 1 && bytes[0] < 0x80 ? bytes[0] : nil
    }
}

extension SystemClass: ExpressibleByArgument {}
extension Entity: ExpressibleByArgument {}

extension RejectLimit: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: Words.help("help.inspect"), discussion: Words.help("help.inspect.more"))

    @Argument(help: ArgumentHelp(Words.help("help.files"), valueName: Words.help("value.file"))) var files: [String]
    @OptionGroup var intake: IntakeOptions
    @OptionGroup var common: CommonOptions
    @Option(help: ArgumentHelp(Words.help("help.format"))) var format = AnswerFormat.text

    @Option(
        name: .customLong("write-map"),
        help: ArgumentHelp(Words.help("help.write-map"), valueName: Words.help("value.file")))
    var writeMap: String?

    func run() throws {
        let settings = try common.settings()
        let answer = try InspectWorkflow.run(try intake.request(files), settings, writeMap: writeMap)
        try AnswerWriter.write(answer, format, settings, quiet: false)
        for empty in answer.emptyFiles { Terminal.complain(empty.text(in: settings.language.value)) }
        for file in answer.unreadable { Terminal.complain(file.message.text(in: settings.language.value)) }
        if answer.status != .done { throw GateStatus(status: answer.status) }
    }
}

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: Words.help("help.import"), discussion: Words.help("help.import.more"))

    @Argument(help: ArgumentHelp(Words.help("help.files"), valueName: Words.help("value.file"))) var files: [String]
    @OptionGroup var intake: IntakeOptions

    @Option(name: .customLong("max-rejects"), help: ArgumentHelp(Words.help("help.max-rejects"), valueName: "N|N%"))
    var maxRejects: RejectLimit?

    @Flag(help: ArgumentHelp(Words.help("help.snapshot"))) var snapshot = false
    @Flag(help: ArgumentHelp(Words.help("help.delta"))) var delta = false
    @Flag(name: .customLong("dry-run"), help: ArgumentHelp(Words.help("help.dry-run"))) var dryRun = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var common: CommonOptions
    @Option(help: ArgumentHelp(Words.help("help.format"))) var format = AnswerFormat.text

    func validate() throws {
        if snapshot, delta { throw ValidationError(Message("usage.snapshot-delta").text(in: Words.language)) }
    }

    func run() throws {
        let settings = try common.settings(store: store.store)
        let progress = common.progress(settings)
        var request = try intake.request(files)
        request.isSnapshot = snapshot
        let answer = try ImportWorkflow.run(
            request, settings, maxRejects: maxRejects ?? settings.maxRejects.value, dryRun: dryRun
        ) { progress.show($0) }
        progress.clear()
        try AnswerWriter.write(answer, format, settings, quiet: common.quiet)
        for empty in answer.emptyFiles { Terminal.complain(empty.text(in: settings.language.value)) }
    }
}
