/// Beginnings of words that say stop wherever they stand, in a header, in a cell or in the name of a file. Each reader adds
/// what says so in its own place alone: `annulé` is a refusal among consents and none among appointments.
package enum StopStems {
    /// As `FoldedText` writes them: lower-case letters without accents.
    package static let all = ["desabonn", "desinscr", "unsub", "optout", "optedout", "blacklist"]
}
