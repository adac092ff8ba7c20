import Records

/// Logs of what somebody changed: a field, its old value and its new one, as CRMs export the history of their records.
enum ChangeLog {
    /// Whether a header has a column of old values and one of new ones, or of old and new states of a consent.
    static func matches(_ readings: [HeaderReading]) -> Bool {
        let keys = Set(readings.map(\.key.text))
        func has(_ pair: (old: Set<String>, new: Set<String>)) -> Bool {
            !keys.isDisjoint(with: pair.old) && !keys.isDisjoint(with: pair.new)
        }
        return has(values)
            || has(states)
                && readings.contains { reading in
                    reading.meanings.contains { $0.canonical.hasPrefix("consent.") }
                        || ConsentHeader(reading.key)?.isWeak == false
                }
    }

    private typealias Pair = (old: Set<String>, new: Set<String>)

    private static let values: Pair = (
        [
            "oldvalue", "previousvalue", "originalvalue", "priorvalue", "formervalue", "valuebefore", "beforevalue",
            "anciennevaleur", "valeurprecedente", "valeuravant", "avantvaleur", "valeurorigine", "valeurinitiale",
            "valeuroriginale",
        ],
        [
            "newvalue", "currentvalue", "valueafter", "aftervalue", "nouvellevaleur", "valeurapres", "apresvaleur",
            "valeuractuelle", "valeurnouvelle",
        ]
    )
    private static let states: Pair = (
        ["avant", "before", "oldstatus", "ancienstatut", "previousstatus", "statutprecedent"],
        ["apres", "after", "newstatus", "nouveaustatut"]
    )
}
