import Records
import Workflows

/// Shows doubtful pairs one after the other and keeps each answer at once, so that leaving loses nothing.
///
/// Answers are read from standard input, a line each: over ssh, on a plain terminal and in a test it works the same.
struct ReviewSession {
    let pairs: [DoubtfulPair]
    /// All pairs that wait, shown or not.
    let all: Int
    let settings: Settings
    let isColoured: Bool

    private var answer = ReviewAnswer()
    /// What was done, for taking it back: places of pairs, with their answer unless skipped.
    private var done: [(place: Int, answer: PairDecision.Answer?)] = []

    init(pairs: [DoubtfulPair], all: Int, settings: Settings, isColoured: Bool) {
        self.pairs = pairs
        self.all = all
        self.settings = settings
        self.isColoured = isColoured
    }

    private enum Key {
        case decide(PairDecision.Answer)
        case skip, back, leave
    }

    mutating func run() async throws -> ReviewAnswer {
        let language = settings.language.value
        var place = 0
        while place < pairs.count {
            let card = try await ReviewWorkflow.card(pairs[place], settings)
            let head = Message("review.head", ["place": .count(place + 1), "pairs": .count(pairs.count)])
            Terminal.write(
                "\n" + head.text(in: language) + "\n"
                    + card.text(in: language, width: Terminal.width, isColoured: isColoured) + "\n")
            switch ask(language) {
            case .leave: place = pairs.count
            case .back: place = try takeBack() ?? place
            case .skip:
                answer.skipped += 1
                done.append((place, nil))
                place += 1
            case .decide(let decision):
                if try keep(decision, of: place) { place += 1 }
            }
        }
        answer.left = all - answer.decided
        return answer
    }

    /// False when the answer contradicts one kept before; the pair is then asked again.
    private mutating func keep(_ decision: PairDecision.Answer, of place: Int) throws -> Bool {
        do {
            try ReviewWorkflow.decide(pairs[place], decision, settings)
        } catch let error as ReviewError {
            Terminal.complain(error.message.text(in: settings.language.value))
            return false
        }
        answer.count(decision)
        done.append((place, decision))
        return true
    }

    /// The place of the pair whose answer was taken back; nil when there is none.
    private mutating func takeBack() throws -> Int? {
        guard let last = done.popLast() else { return nil }
        if let given = last.answer {
            try ReviewWorkflow.takeBack(pairs[last.place], settings)
            answer.count(given, by: -1)
        } else {
            answer.skipped -= 1
        }
        return last.place
    }

    /// Asks until the answer is one; the end of the input leaves.
    private func ask(_ language: Language) -> Key {
        while true {
            Terminal.write(Message("review.ask").text(in: language) + " ")
            guard let line = readLine() else {
                Terminal.write("\n")
                return .leave
            }
            if let answer = PairDecision.Answer(word: line) { return .decide(answer) }
            switch line.lowercased().filter({ $0 != " " }) {
            case "p", "passer", "s", "skip", "": return .skip
            case "a", "annuler", "u", "undo": return .back
            case "q": return .leave
            default: Terminal.write(Message("review.keys").text(in: language) + "\n")
            }
        }
    }
}
