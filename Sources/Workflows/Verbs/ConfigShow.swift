import Records

package enum ConfigWorkflow {
    /// What holds here and now, a line a setting; with `withOrigin` also who said so.
    package static func text(_ settings: Settings, withOrigin: Bool) -> String {
        var table = TextTable()
        func add<Value>(_ name: String, _ value: Settings.Value<Value>, _ text: String) {
            table.add(withOrigin ? [name, text, value.origin.rawValue] : [name, text])
        }
        add("store", settings.store, settings.store.value)
        add("language", settings.language, settings.language.value.rawValue)
        add("zone", settings.zone, settings.zone.value)
        add("as_of", settings.asOf, settings.asOf.value.description)
        add("dealer.name", settings.dealerName, settings.dealerName.value)
        add("dealer.domains", settings.dealerDomains, settings.dealerDomains.value.joined(separator: " "))
        add("inbox", settings.inbox, settings.inbox.value)
        add("out", settings.out, settings.out.value)
        add("gate.fail_on", settings.failOn, settings.failOn.value)
        add("max_rejects", settings.maxRejects, settings.maxRejects.value.text)
        add("trust", settings.trust, settings.trust.value.map(\.rawValue).joined(separator: " "))
        add("synonyms", settings.synonyms, settings.synonyms.value)
        add("rules", settings.rules, settings.rules.value.map(\.text).joined(separator: "; "))
        return table.text
    }
}
