import Records

/// What the header of a consent column says of its part beside other columns of the row.
package struct ConsentHeaderWords: Sendable {
    /// It names the channel that it is about.
    package let namesChannel: Bool
    /// It names the law: `CASL Status`, `Date LCAP`.
    package let namesLaw: Bool
    /// It says of what kind a consent is: `Consent Type`.
    package let isType: Bool
    /// It says how a consent stands: `Consent Status`, `Statut du consentement`.
    package let isState: Bool

    /// It is what was said a second time of one channel in a list of answers: `consents[email again].granted`.
    package let isSecond: Bool

    package init(_ header: String) {
        let key = HeaderKey(header)
        let words = Set(key.words)
        namesChannel = !ConsentHeader.channels(key).isEmpty
        namesLaw = !words.isDisjoint(with: ["casl", "lcap"])
        isSecond = words.contains("again")
        isType = words.contains("type")
        isState = !words.isDisjoint(with: ["status", "statut", "state", "etat"])
    }
}
