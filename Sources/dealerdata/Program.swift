import ArgumentParser
import Records
import Workflows

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The edge of the program: the only place that reads the clock, the environment and the machine.
@main
struct Program {
    static func main() async {
        // Nothing that this program writes is for anyone but its user.
        umask(0o077)
        do {
            let words = Array(CommandLine.arguments.dropFirst())
            try CommandNames.check(words)
            var command = try DealerData.parseAsRoot(
                CommandNames.withoutLanguageOfHelp(CommandNames.withHelpOfVerb(words)))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            leave(error)
        }
    }

    private static func leave(_ error: any Error) -> Never {
        switch error {
        case let status as GateStatus: exit(status.status.rawValue)
        // A reader that went away, as `| head -1` does, has all it wanted: nothing is said.
        case let trouble as OutputTrouble where trouble.isClosedPipe: exit(141)
        case let error as any ExplainedError:
            Terminal.complain(error.message.text(in: Words.language))
            exit(error.status.rawValue)
        default: leaveParser(error)
        }
    }

    /// Help, version and usage trouble: ArgumentParser's own words in the user's language.
    private static func leaveParser(_ error: any Error) -> Never {
        let code = DealerData.exitCode(for: error)
        let text = ParserWords.translated(DealerData.fullMessage(for: error), Words.language)
        if code == .success {
            Terminal.write(text.isEmpty ? "" : HelpLines.fitted(text, width: Terminal.width) + "\n")
            exit(ExitStatus.done.rawValue)
        }
        if code == .validationFailure {
            Terminal.writeError(text + "\n")
            exit(ExitStatus.usage.rawValue)
        }
        Terminal.complain(
            Message("program.bug", ["error": .text("\(type(of: error)): \(error)")]).text(in: Words.language))
        exit(ExitStatus.bug.rawValue)
    }
}

/// A command that did its work and has a verdict to leave: the quality gate.
struct GateStatus: Error {
    let status: ExitStatus
}

struct DealerData: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dealerdata",
        abstract: Words.help("help.program"),
        discussion: Words.help("help.program.more"),
        version: "dealerdata 0.1.0",
        subcommands: [
            InitCommand.self, InspectCommand.self, ImportCommand.self, NormalizeCommand.self, DedupeCommand.self,
            ReviewCommand.self,
            CodifyCommand.self, AuditCommand.self, ExportCommand.self, RunCommand.self, StatusCommand.self,
            ExplainCommand.self, UndoCommand.self, ConfigCommand.self,
        ])
}
