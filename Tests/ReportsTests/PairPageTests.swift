import Records
import Testing

@testable import Reports

@Suite struct `The page of a pair` {
    private func page(_ language: Language = .french) -> String {
        PairPage(
            records: ("sgd:1 (clients.csv:2)", "crm:A7 (contacts.csv:9)"),
            steps: [
                PairPage.Step(label: "avant de regarder", bits: -10),
                PairPage.Step(label: "nom", level: "identique", left: "<b>Roy</b>", right: "Roy", bits: 30),
                PairPage.Step(label: "prénom", level: "différent", left: "Luc", right: "Ève", bits: -5.25),
            ], verdict: "même client", state: "ces deux fiches sont liées", language: language
        ).html
    }

    @Test func `shows each weight from where the one before it ends, and their sum`() {
        let html = page()
        // From -10 to 20: zero stands at a third of the width.
        #expect(html.contains("<rect class=\"wn\" y=\"4\" width=\"33.33%\""))
        #expect(html.contains("<rect class=\"wp\" y=\"4\" width=\"100%\""))
        #expect(html.contains("<rect class=\"wn\" x=\"82.5%\" y=\"4\" width=\"17.5%\""))
        #expect(html.contains("<rect class=\"wp\" x=\"33.33%\" y=\"4\" width=\"49.17%\""))
        #expect(
            html.contains(">−10,0<") && html.contains(">+30,0<") && html.contains(">−5,3<") && html.contains(">+14,8<"))
        #expect(page(.english).contains(">+14.8<"))
    }

    @Test func `stands alone, in its language, with nothing of a record taken for markup`() {
        let html = page()
        #expect(html.contains("<html lang=\"fr-CA\">") && page(.english).contains("<html lang=\"en-CA\">"))
        #expect(html.contains("&lt;b&gt;Roy&lt;/b&gt;") && !html.contains("<b>Roy"))
        #expect(html.contains("<p class=\"verdict\">Même client.</p>"))
        #expect(!html.contains("http:") && !html.contains("https:") && !html.contains("<script"))
    }
}
