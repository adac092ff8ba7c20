import Records

/// An answer that names its channels: `Oui courriel / non texto`, `Courriel: oui, SMS: non`, `Express (email)`.
///
/// Read only where every word is a yes, a no, a channel or a link between them, and each channel has one answer; what else
/// stands in such a cell is for a person to read.
struct ChannelAnswer: Equatable {
    /// Codes of codebook group L that may be used (true) and those that may not (false).
    private(set) var channels: [String: Bool] = [:]
    /// Whether something was said of the other channels that nobody can read: `Oui sauf texto`.
    private(set) var isOpen = false

    private enum Part: Equatable {
        case yes, no, except, channel(String)
    }

    /// Nil for a text that names no channel, or that cannot be read for certain.
    init?(_ words: [String]) {
        var parts: [Part] = []
        for (place, word) in words.enumerated() {
            if Self.yeses.contains(word) || Self.yesStems.contains(where: word.hasPrefix) {
                parts.append(.yes)
            } else if Self.noes.contains(word) || Self.noStems.contains(where: word.hasPrefix) {
                parts.append(.no)
            } else if Self.exceptions.contains(word) {
                parts.append(.except)
            } else if let codes = ConsentChannelWord(place > 0 && words[place - 1] == "e" ? "e " + word : word).codes {
                parts += codes.sorted().map { .channel($0) }
            } else if !Self.links.contains(word) {
                return nil
            }
        }
        guard parts.contains(where: { if case .channel = $0 { true } else { false } }) else { return nil }
        read(parts)
        guard !channels.isEmpty else { return nil }
    }

    private mutating func read(_ parts: [Part]) {
        var answered: Bool?
        var waiting: [String] = []
        let isBehind = if case .channel = parts[0] { parts.contains { $0 == .yes || $0 == .no } } else { false }
        var hasSpoken = true
        for part in parts {
            switch part {
            case .channel(let code):
                if isBehind { waiting.append(code) } else { set(code, answered ?? true) }
                hasSpoken = true
            case .yes, .no, .except:
                let answer = part == .yes
                if isBehind {
                    for code in waiting { set(code, answer) }
                    // Two answers for one channel, or an exception behind it.
                    if waiting.isEmpty || part == .except { isOpen = true }
                    waiting = []
                } else {
                    // `Oui, non texto`: a yes to what is not named.
                    if !hasSpoken || part == .except { isOpen = true }
                    answered = answer
                    hasSpoken = false
                }
            }
        }
        for code in waiting { set(code, false) }
        if !waiting.isEmpty { isOpen = true }
        if !hasSpoken { isOpen = true }
        // Of several answers that do not go together only the refusals are sure.
        if isOpen { channels = channels.filter { !$0.value } }
    }

    private mutating func set(_ code: String, _ answer: Bool) {
        if let other = channels[code], other != answer { isOpen = true }
        channels[code] = answer && channels[code] != false
    }

    private static let yeses: Set<String> = ["oui", "yes", "ok", "true", "vrai", "express", "optin", "allowed"]
    private static let yesStems = ["accept", "autoris", "expres", "explicit", "agree", "allow", "consent"]
    private static let noes: Set<String> = ["non", "no", "pas", "not", "never", "jamais", "sans", "without", "aucun"]
    private static let noStems = StopStems.all + ["refus", "declin", "rejet", "reject", "interdi", "bloqu", "block"]
    private static let exceptions: Set<String> = ["sauf", "except", "excepte", "hors", "but", "mais", "hormis"]
    private static let links: Set<String> = [
        "e", "et", "and", "par", "by", "via", "to", "pour", "for", "the", "le", "la", "les", "l", "de", "des", "du",
        "d",
        "seulement", "uniquement", "only", "messages", "message", "no", "all", "tous", "tout", "toutes", "in", "opt",
        "aux", "au", "a",
    ]
}
