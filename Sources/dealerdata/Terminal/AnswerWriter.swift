import Records
import Workflows

enum AnswerWriter {
    /// Prints an answer in the form asked for. `--quiet` keeps words for people back, never what a program asked for.
    static func write(_ answer: some Answer, _ format: AnswerFormat, _ settings: Settings, quiet: Bool) throws {
        switch format {
        case .json: Terminal.write(try answer.json() + "\n")
        case .text where !quiet: Terminal.write(answer.text(in: settings.language.value) + "\n")
        case .text: break
        }
    }
}
