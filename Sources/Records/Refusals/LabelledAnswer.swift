/// A question of a form with its answer behind a colon, as web leads carry them in a comment: `Email opt-in: No`,
/// `Consentement courriel : Non`, `Ne pas appeler : Non`.
enum LabelledAnswer: Equatable {
    /// A no to what may be sent, by these channels; nil for all of them.
    case refused([String?])
    /// A bare channel and a no, which may say that there is none of it: `Texto : non`.
    case doubted([String?])
    /// A yes to it, or a no to a refusal: nothing is closed.
    case allowed
    /// A yes to a refusal, which is read as its label alone.
    case confirmed(label: [UInt8])

    /// Nil for anything that is no question about messages with its yes or no, and nothing more: `Ne plus appeler : non
    /// intéressé` goes on, and `Autorisation travaux : non` asks for something else.
    init?(_ clause: some Collection<UInt8>) {
        let bytes = Array(clause)
        guard let colon = bytes.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }),
            (2...80).contains(colon), let saysNo = Self.answer(Self.words(FoldedText.fold(bytes[(colon + 1)...])))
        else { return nil }
        let label = FoldedText.fold(bytes[..<colon])
        let words = Self.words(label)
        if Self.refuses(words) {
            self = saysNo ? .allowed : .confirmed(label: label)
        } else if Self.asksForMessages(words) {
            self =
                saysNo ? .refused(ConsentChannelWord(words.joined(separator: " ")).codes?.sorted() ?? [nil]) : .allowed
        } else if saysNo, let codes = Self.onlyChannels(words) {
            let isRefusal = Self.isRefusal(Self.words(FoldedText.fold(bytes[(colon + 1)...])))
            self = isRefusal ? .refused(codes.sorted()) : .doubted(codes.sorted())
        } else {
            return nil
        }
    }

    private static func words(_ folded: [UInt8]) -> [String] {
        folded.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether the whole answer is a no; nil where it is neither a no nor a yes.
    private static func answer(_ words: [String]) -> Bool? {
        guard let first = words.first,
            words.dropFirst().allSatisfy({ ["merci", "thanks", "thank", "you"].contains($0) })
        else { return nil }
        if noes.contains(first) || ["declin", "refus", "reject", "rejet"].contains(where: { first.hasPrefix($0) }) {
            return true
        }
        return ["yes", "oui", "true", "vrai", "y", "o", "1"].contains(first) ? false : nil
    }

    private static func isRefusal(_ words: [String]) -> Bool {
        words.first.map { first in ["declin", "refus", "reject", "rejet"].contains { first.hasPrefix($0) } } ?? false
    }

    /// The channels of a label that names nothing else.
    private static func onlyChannels(_ words: [String]) -> Set<String>? {
        words.allSatisfy { ConsentChannelWord($0).codes != nil || linking.contains($0) }
            ? ConsentChannelWord(words.joined(separator: " ")).codes : nil
    }

    private static func refuses(_ words: [String]) -> Bool {
        words.contains { word in
            ["dnc", "dncl", "ne", "not", "don", "dont", "stop"].contains(word)
                || (StopStems.all + ["refus"]).contains { word.hasPrefix($0) }
        } || zip(words, words.dropFirst()).contains { $0 == "opt" && $1 == "out" }
    }

    /// Whether each word is one of a question about messages, and one of them asks.
    private static func asksForMessages(_ words: [String]) -> Bool {
        let others = words.filter { ConsentChannelWord($0).codes == nil }
        let isNamed = others.count < words.count
        return others.allSatisfy { asking.contains($0) || linking.contains($0) }
            && (others.contains { asking.contains($0) }
                || isNamed && words.contains { ["newsletter", "infolettre"].contains($0) })
    }

    private static let noes: Set<String> = ["no", "non", "false", "faux", "n", "0", "never", "jamais"]
    private static let asking: Set<String> = [
        "optin", "opt", "consent", "consents", "consentement", "accept", "accepte", "accepts", "agree", "agrees",
        "autorisation", "autorise", "authorization", "permission", "subscribe", "subscribed", "subscription", "abonne",
        "abonnee", "marketing", "promo", "promos", "promotion", "promotions", "sollicitation", "publicite", "allow",
    ]
    private static let linking: Set<String> = [
        "in", "to", "i", "je", "j", "we", "receive", "recevoir", "contact", "contacter", "client", "customer", "de",
        "du",
        "des", "d", "la", "le", "les", "l", "aux", "a", "par", "by", "of", "the", "for", "pour", "our", "nos",
        "communication", "communications", "message", "messages", "offres", "offers", "electroniques", "casl", "lcap",
    ]
}
