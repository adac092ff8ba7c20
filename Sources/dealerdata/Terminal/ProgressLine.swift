import Records
import Synchronization
import Workflows

/// Shows how far long work is: a line that redraws itself on a terminal, a line every ten seconds with `--verbose`
/// elsewhere, nothing with `--quiet`.
final class ProgressLine: Sendable {
    private enum Style { case bar, lines, silent }

    private struct State {
        var lastDrawn = 0.0
        var isShown = false
        var startedAt: [String: Double] = [:]
    }

    private let style: Style
    private let language: Language
    private let state = Mutex(State())

    init(quiet: Bool, verbose: Bool, language: Language) {
        self.language = language
        if quiet {
            style = .silent
        } else if Terminal.isTerminal(2), !Terminal.isDumb {
            style = .bar
        } else {
            style = verbose ? .lines : .silent
        }
    }

    func show(_ progress: Progress) {
        guard style != .silent else { return }
        let now = Terminal.now()
        let line: String? = state.withLock { state in
            let started = state.startedAt[progress.stage] ?? now
            state.startedAt[progress.stage] = started
            guard now - state.lastDrawn >= (style == .bar ? 0.1 : 10) else { return nil }
            state.lastDrawn = now
            state.isShown = true
            return text(progress, elapsed: now - started)
        }
        guard let line else { return }
        Terminal.writeError(style == .bar ? "\r\u{1B}[K" + line : line + "\n")
    }

    /// Wipes the line, so that what follows starts on a clean one.
    func clear() {
        guard style == .bar else { return }
        let isShown = state.withLock { state in
            defer { state.isShown = false }
            return state.isShown
        }
        if isShown { Terminal.writeError("\r\u{1B}[K") }
    }

    private func text(_ progress: Progress, elapsed: Double) -> String {
        var parts = [Message("stage." + progress.stage).text(in: language)]
        let done = Wording.count(progress.done, language)
        if let total = progress.total, total > 0 {
            if style == .bar {
                let filled = min(20, 20 * progress.done / total)
                parts.append(String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled))
            }
            parts.append("\(done) / \(Wording.count(total, language))")
            if progress.done > 0, elapsed > 1 {
                let left = Int(elapsed * Double(max(0, total - progress.done)) / Double(progress.done))
                parts.append(Message("progress.left", ["seconds": .count(left)]).text(in: language))
            }
        } else {
            parts.append(done)
        }
        if elapsed > 0.5 {
            let rate = Int(Double(progress.done) / elapsed)
            parts.append(Message("progress.rate", ["rate": .count(rate)]).text(in: language))
        }
        return parts.joined(separator: "  ")
    }
}
