/// A phrase about the customer's file, typed in a cell that is meant for something else: `NE PAS APPELER`, `VOIR NOTES`.
///
/// Names, addresses, telephone cells and notes are all searched by this one list, so that a refusal counts wherever
/// somebody found room for it.
package struct FilePhrase: Sendable, Equatable {
    package enum Meaning: Sendable, Equatable {
        /// Asked not to be reached, by one channel of codebook group L (`PH`, `SM`, `EM`, `PO`) or by none at all (nil).
        case refusal(channel: String?)
        /// Something for a person to read.
        case note
        /// Mail does not reach the customer there any more.
        case moved
    }

    /// As `FoldedText` writes them: lower-case letters and digits.
    package let words: [String]
    package let meaning: Meaning

    private init(_ text: String, _ meaning: Meaning) {
        words = text.split(separator: " ").map(String.init)
        self.meaning = meaning
    }

    /// Longer phrases first, so that `ne pas envoyer de courriel` is not read as less.
    package static let all: [FilePhrase] = phrases.sorted { $0.words.count > $1.words.count }

    /// The words that phrases begin with.
    package static let firstWords: Set<String> = Set(all.compactMap(\.words.first))

    // MARK: Searching

    /// The phrase that begins at a place of a text cut into words, the longest when there are several.
    ///
    /// A refusal with a condition, `ne pas appeler avant 18 h`, is something to read and not a refusal.
    ///
    /// - Parameter words: folded as `FoldedText` does, or in capitals.
    package static func beginning(at place: Int, of words: [String]) -> (meaning: Meaning, length: Int)? {
        let first = words[place].lowercased()
        guard firstWords.contains(first) else { return nil }
        for phrase in all where phrase.words[0] == first && place + phrase.words.count <= words.count {
            let end = place + phrase.words.count
            guard zip(words[place..<end], phrase.words).allSatisfy({ $0.lowercased() == $1 }) else { continue }
            if case .refusal = phrase.meaning, end < words.count, conditions.contains(words[end].lowercased()) {
                return (.note, words.count - place)
            }
            return (phrase.meaning, phrase.words.count)
        }
        return nil
    }

    /// Whether a text asks for something not to be done, in listed words or in others: `ne pas laisser de message`.
    ///
    /// - Parameter folded: as `FoldedText` folds.
    package static func holdsRequest(_ folded: [UInt8]) -> Bool {
        if !RefusalText(folded: folded, .besidePhone).isSilent { return true }
        let text = [0x20] + folded
        return openings.contains { opening in
            text.count > opening.count
                && (0...(text.count - opening.count)).contains {
                    text[$0..<($0 + opening.count)].elementsEqual(opening)
                }
        }
    }

    // MARK: The phrases

    /// Words that make a refusal one of an hour or a place.
    private static let conditions: Set<String> = [
        "avant", "apres", "entre", "durant", "pendant", "before", "after", "between", "during",
    ]

    private static let openings = [" ne pas ", " ne plus ", " do not ", " don t "].map { Array($0.utf8) }

    static let refusalsByFirstWord: [String: [FilePhrase]] = Dictionary(
        grouping: all.filter { if case .refusal = $0.meaning { true } else { false } }, by: { $0.words[0] })

    private static let phrases: [FilePhrase] = {
        var phrases: [FilePhrase] = []
        func add(_ starts: [String], _ verbs: [String], _ channel: String?) {
            for start in starts {
                for verb in verbs { phrases.append(FilePhrase(start + " " + verb, .refusal(channel: channel))) }
            }
        }
        let (french, english) = (["ne pas", "ne plus"], ["do not", "don t", "dont", "never"])
        add(french, ["appeler", "rappeler", "telephoner"], "PH")
        add(french, ["texter", "envoyer de texto", "envoyer de textos", "envoyer de sms"], "SM")
        add(
            french,
            ["ecrire", "envoyer de courriel", "envoyer de courriels", "envoyer d email", "envoyer d infolettre"],
            "EM")
        add(french, ["poster", "envoyer par la poste", "envoyer de courrier", "envoyer de lettre"], "PO")
        add(french, ["contacter", "communiquer", "relancer", "solliciter", "deranger", "joindre"], nil)
        add(english, ["call", "phone", "telephone"], "PH")
        add(english, ["text", "sms"], "SM")
        add(english, ["email", "e mail"], "EM")
        add(english, ["mail"], "PO")
        add(english, ["contact", "solicit", "disturb"], nil)
        // `Pas de courriel` alone says that there is no address.
        add(["plus de"], ["courriel", "courriels", "infolettre", "email", "emails"], "EM")
        add(["pas de", "aucun"], ["courriel svp", "courriels svp", "courriel s il vous plait", "infolettre"], "EM")
        add(["pas de", "aucun", "plus de"], ["texto", "textos", "sms"], "SM")
        add(["plus d"], ["appel", "appels"], "PH")
        add(["no more"], ["email", "emails", "e mail", "e mails"], "EM")
        add(["no"], ["email please", "emails please", "e mails please"], "EM")
        add(["no", "no more"], ["texts", "text messages", "sms"], "SM")
        add(["no more"], ["calls", "phone calls"], "PH")
        add(["no"], ["calls please", "phone calls please"], "PH")
        add(
            ["ne veut plus", "ne veut pas", "ne desire pas", "ne souhaite pas"],
            ["recevoir de courriel", "recevoir de courriels"], "EM")
        add(
            ["ne veut plus", "ne veut pas", "ne desire pas", "ne souhaite pas"],
            ["etre contacte", "etre contactee", "etre sollicite", "etre sollicitee"], nil)
        add(["ne veut plus", "ne veut pas"], ["etre appele", "etre appelee"], "PH")
        for text in ["desabonne", "desabonnee", "unsubscribe", "unsubscribed"] {
            phrases.append(FilePhrase(text, .refusal(channel: "EM")))
        }
        for text in [
            "opt out", "opted out", "optout", "retirer de la liste", "retire de la liste", "remove from list",
            "removed from list", "refuse toute sollicitation", "lcap refus", "casl refused",
        ] { phrases.append(FilePhrase(text, .refusal(channel: nil))) }
        phrases.append(FilePhrase("dnc", .refusal(channel: "PH")))
        // The abbreviation of `ne pas appeler`.
        phrases.append(FilePhrase("npa", .refusal(channel: "PH")))
        for text in [
            "voir note", "voir notes", "voir la note", "voir les notes", "voir dossier", "voir le dossier",
            "voir autre dossier", "voir fiche", "voir commentaire", "voir commentaires", "voir remarque",
            "voir remarques", "see note", "see notes", "see comment", "see comments", "see file", "mauvais payeur",
            "mauvais client", "mauvaise creance", "bad debt", "bad credit", "a verifier", "a confirmer", "a valider",
            "to be confirmed",
        ] { phrases.append(FilePhrase(text, .note)) }
        for text in [
            "retour de courrier", "courrier retourne", "retour poste", "retour postal", "returned mail",
            "mail returned",
            "return to sender", "a demenage", "est demenage", "demenage", "demenagee", "n habite plus ici",
            "ne demeure plus la", "mauvaise adresse", "wrong address", "bad address", "adresse invalide",
            "adresse inconnue", "adresse non valide", "no longer at this address",
        ] { phrases.append(FilePhrase(text, .moved)) }
        return phrases
    }()
}
