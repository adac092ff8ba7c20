/// The language of words for people. Parsing of data never depends on it.
package enum Language: String, CaseIterable, Sendable, Codable {
    case french = "fr"
    case english = "en"

    /// French when the locale says nothing.
    package init(locale: String?) {
        self = (locale ?? "").lowercased().hasPrefix("en") ? .english : .french
    }
}
