import Records

/// Logs of what somebody changed: a field, its old value and its new one, as CRMs export the history of their records.
enum ChangeLog {
    /// Whether a header has a column of old values and one of new ones.
    static func matches(_ readings: [HeaderReading]) -> Bool {
        let keys = Set(readings.map(\.key.text))
        return pairs.contains { old, new in !keys.isDisjoint(with: old) && !keys.isDisjoint(with: new) }
    }

    private static let pairs: [(old: Set<String>, new: Set<String>)] = [
        (
            [
                "oldvalue", "previousvalue", "originalvalue", "priorvalue", "formervalue", "valuebefore", "beforevalue",
                "anciennevaleur", "valeurprecedente", "valeuravant", "avantvaleur", "valeurorigine", "valeurinitiale",
                "valeuroriginale",
            ],
            [
                "newvalue", "currentvalue", "valueafter", "aftervalue", "nouvellevaleur", "valeurapres", "apresvaleur",
                "valeuractuelle", "valeurnouvelle",
            ]
        ),
        (
            ["avant", "before", "oldstatus", "ancienstatut", "previousstatus", "statutprecedent"],
            ["apres", "after", "newstatus", "nouveaustatut"]
        ),
    ]
}
