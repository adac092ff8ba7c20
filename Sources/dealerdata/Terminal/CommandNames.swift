import ArgumentParser
import Records
import Workflows

/// A first word that is no command, with the command that was likely meant.
struct UnknownCommand: ExplainedError {
    let word: String
    let near: String?

    var message: Message {
        guard let near else { return Message("usage.command", ["word": .text(word)]) }
        return Message("usage.command-near", ["word": .text(word), "near": .text(near)])
    }

    var status: ExitStatus { .usage }
}

enum CommandNames {
    /// `explain --help` is about the verb, not about the command that it stands for when nothing else is said.
    static func withHelpOfVerb(_ words: [String]) -> [String] {
        guard words.count > 1, ["--help", "-h"].contains(words[1]),
            let verb = DealerData.configuration.subcommands.first(where: { $0.configuration.commandName == words[0] }),
            verb.configuration.defaultSubcommand != nil
        else { return words }
        return ["help", words[0]] + words.dropFirst(2)
    }

    /// `help VERB --lang en`: help takes no options, and has found its language already.
    static func withoutLanguageOfHelp(_ words: [String]) -> [String] {
        guard words.first == "help", let place = words.firstIndex(where: { $0.hasPrefix("--lang") }) else {
            return words
        }
        let isApart = words[place] == "--lang"
        return Array(words[..<place] + words[place...].dropFirst(isApart ? 2 : 1))
    }

    /// Looks at the words before the parser does, which would call a mistyped command an argument too many.
    static func check(_ words: [String]) throws(UnknownCommand) {
        var words = words[...]
        if words.first == "help" { words = words.dropFirst() }
        var command: any ParsableCommand.Type = DealerData.self
        while let word = words.first, !word.hasPrefix("-") {
            let children = command.configuration.subcommands
            guard !children.isEmpty else { return }
            let names = children.map { $0.configuration.commandName ?? "" }
            guard let place = names.firstIndex(of: word) else {
                // What is no command's name may be the default command's argument: `explain FILE:LINE`.
                if word == "help" || command.configuration.defaultSubcommand != nil && word.contains(":") { return }
                throw UnknownCommand(word: word, near: Spelling.nearest(to: word, in: names))
            }
            command = children[place]
            words = words.dropFirst()
        }
    }
}
