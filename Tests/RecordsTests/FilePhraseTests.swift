import Records
import Testing

@Suite struct `Phrases about a customer's file` {
    private func channels(_ text: String) -> [String] {
        RefusalText(folded: FoldedText.fold(Array(text.utf8))).closed.map { $0 ?? "all" }
    }

    @Test(arguments: [
        ("TREMBLAY *NE PAS APPELER*", ["PH"]), ("ne plus téléphoner svp", ["PH"]), ("NPA", ["PH"]),
        ("Ne pas texter; ne pas envoyer de courriel", ["SM", "EM"]), ("NE PAS POSTER", ["PO"]),
        ("Ne pas contacter", ["all"]), ("DO NOT CALL", ["PH"]), ("Don't e-mail", ["EM"]),
    ])
    func `close the channel that they name`(text: String, expected: [String]) {
        #expect(channels(text) == expected)
    }

    @Test(arguments: [
        "Ne pas appeler avant 18 h", "do not call after 9 pm", "Pas de courriel", "Il n'appelle pas", "NPAX", "",
        "Rappeler lundi", "Donne pas son numéro",
    ])
    func `close nothing when they set a time or say something else`(text: String) {
        #expect(channels(text).isEmpty)
    }

    @Test func `are requests even when no list has their verb`() {
        #expect(FilePhrase.holdsRequest(Array("514 868 1234 ne pas laisser de message".utf8)))
        #expect(!FilePhrase.holdsRequest(Array("laisser un message".utf8)))
    }

    @Test func `are found at their place among words, the longest first`() {
        let words = ["roy", "ne", "pas", "envoyer", "de", "courriel"]
        let found = FilePhrase.beginning(at: 1, of: words)
        #expect(found?.meaning == .refusal(channel: "EM"))
        #expect(found?.length == 5)
        #expect(FilePhrase.beginning(at: 0, of: words) == nil)
        #expect(FilePhrase.beginning(at: 0, of: ["VOIR", "NOTES"])?.meaning == .note)
        #expect(FilePhrase.beginning(at: 0, of: ["ne", "pas", "appeler", "avant", "18h"])?.meaning == .note)
    }
}
