import Records
import Testing

@testable import Normalization

private func email(_ domain: String) -> CellOutcome {
    EmailNormalizer().normalize(
        "mtremblay@" + domain,
        in: CellContext(field: .email, modifiers: [], settings: NormalizationSettings(asOf: testDay)))
}

@Suite struct `A domain that may exist and looks like a provider's` {
    @Test(arguments: [
        ("gmsil.com", "gmail.com"), ("yahou.com", "yahoo.com"), ("yaoo.ca", "yahoo.ca"), ("outlook.cm", "outlook.com"),
        ("icloud.cm", "icloud.com"), ("cogecable.ca", "cgocable.ca"), ("cgocable.com", "cgocable.ca"),
        ("liv.ca", "live.ca"), ("videotron.ac", "videotron.ca"), ("globetrotter.ne", "globetrotter.net"),
        ("gmail.com.ca", "gmail.com"), ("videotron.ca.ca", "videotron.ca"),
    ])
    func `is kept, and the provider's is proposed`(domain: String, right: String) {
        let outcome = email(domain)
        #expect(outcome.value == "mtremblay@" + domain)
        #expect(outcome.notes == [CellNote("EM-TYPO", .suggested, proposal: "mtremblay@" + right)])
    }

    @Test(arguments: [
        "mail.com", "ymail.com", "gmx.com", "cloud.com", "yahoo.co.uk", "live.ca", "olive.ca", "love.ca", "me.com",
        "videotron.qc.ca", "hotmail.be", "garageroy.cm", "tecnus.net", "gail.com",
    ])
    func `is not seen in domains of others`(domain: String) {
        #expect(email(domain).verdict == "EM-OK")
        #expect(email(domain).notes.isEmpty)
    }
}
