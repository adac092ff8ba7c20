import Records
import Testing

@testable import Normalization

private func read(_ text: String, as field: Field = .consentAll, _ modifiers: Set<Modifier> = [.optIn]) -> String? {
    let settings = NormalizationSettings(asOf: CivilDate(daysSinceEpoch: 20_778))
    return ConsentFlagNormalizer().normalize(
        text, in: CellContext(field: field, modifiers: modifiers, settings: settings)
    ).value
}

@Suite struct `An answer about consent` {
    @Test(arguments: [
        ("Oui courriel / non texto", "EM=yes SM=no"), ("Courriel: oui, SMS: non", "EM=yes SM=no"),
        ("Oui courriel", "EM=yes"), ("Express (email)", "EM=yes"), ("Courriel seulement", "EM=yes"),
        ("Yes - no texts", "unread SM=no"), ("Oui sauf texto", "unread SM=no"), ("Tous sauf SMS", "unread SM=no"),
        ("Refusé par courriel et SMS", "EM=no SM=no"), ("email|sms", "EM=yes SM=yes"),
        ("Oui e-mail, non appel", "EM=yes PH=no"),
    ])
    func `that names channels is read channel by channel`(typed: String, said: String) {
        #expect(read(typed) == said)
        #expect(read(said) == said)
    }

    @Test(arguments: [
        ("Yes to text, no to email", "no"), ("Oui texto non courriel", "no"), ("Oui courriel / non texto", "yes SM=no"),
        ("Oui texto", "unread"), ("Oui courriel", "yes"),
    ])
    func `in one channel's column opens that one and closes what it names`(typed: String, said: String) {
        #expect(read(typed, as: .consentEmail) == said)
    }

    @Test(arguments: [("email", "EM=no"), ("email|sms", "EM=no SM=no"), ("Oui courriel", "EM=no")])
    func `in a column of refusals closes what it names`(typed: String, said: String) {
        #expect(read(typed, [.optOut]) == said)
    }

    @Test(arguments: [
        "Oui?", "Oui, à confirmer", "Oui expiré", "Yes (expired)", "Oui, si gratuit", "Oui jusqu'au 2024-01-01",
        "Accepté sous réserve", "Oui, service seulement", "Oui / Non",
    ])
    func `that goes on in unknown words is no yes`(typed: String) {
        #expect(read(typed, as: .consentEmail) == "unread")
    }

    @Test(arguments: [
        "Oui", "Oui (2024)", "oui, 12 mars 2024", "Yes - web form", "Oui via formulaire", "Accepté",
        "Oui, signé en concession",
        "Accepte de recevoir des offres", "✔", "✅",
    ])
    func `of words that belong to a yes is one`(typed: String) {
        #expect(read(typed, as: .consentEmail) == "yes")
    }

    @Test(arguments: ["NEVER_SUBSCRIBED", "Jamais abonné", "Non confirmé", "Pending", "En attente", "Active"])
    func `that nobody gave says nothing`(typed: String) {
        #expect(read(typed, as: .consentEmail) == nil)
    }

    @Test(arguments: [("Ne pas autoriser", "yes"), ("Autoriser", "no"), ("Do Not Allow", "yes"), ("Allow", "no")])
    func `of Dynamics is read in a column of refusals`(typed: String, said: String) {
        #expect(read(typed, as: .consentEmail, [.optOut]) == said)
    }

    @Test(arguments: ["Oui - puis annulé", "✘", "❌", "Non merci", "Ne veut plus de courriels"])
    func `of refusal is one whatever else it says`(typed: String) {
        #expect(read(typed, as: .consentEmail)?.hasPrefix("no") == true)
    }
}

private func read(_ text: String, _ modifiers: Set<Modifier>) -> String? { read(text, as: .consentAll, modifiers) }
