import Columns
import Records

/// What the language and the province of a row say about the accents that its names have lost.
struct SpeechOfRow {
    private enum Region { case french, other, unknown }

    private var regions = ValueMemo<Region>()

    /// Whoever speaks French gets them back, and whoever speaks English in Québec and New Brunswick, but for English first
    /// names. Elsewhere in Canada and the United States nobody does who is not said to speak French.
    ///
    /// - Parameters:
    ///   - languages: clean, `fr` or `en`.
    ///   - provinces: as typed.
    mutating func accents(_ row: Int, _ languages: TextColumn?, _ provinces: TextColumn?) -> NameAccents {
        let stated = languages.flatMap { $0.length(row) > 0 ? $0 : nil }
        let isEnglish = stated.map { $0.withBytes(row) { $0.elementsEqual("en".utf8) } }
        if isEnglish == false { return .all }
        switch region(row, provinces) {
        case .french: return isEnglish == nil ? .all : .exceptEnglishNames
        case .other: return .none
        case .unknown: return isEnglish == nil ? .all : .none
        }
    }

    private mutating func region(_ row: Int, _ provinces: TextColumn?) -> Region {
        guard let provinces, provinces.length(row) > 0 else { return .unknown }
        return provinces.withBytes(row) { cell in
            regions.outcome(of: cell) {
                guard let region = Places.shared.region(String(decoding: cell, as: UTF8.self), isAmerican: false)
                else { return .unknown }
                return region == "CA-QC" || region == "CA-NB" ? .french : .other
            }
        }
    }
}
