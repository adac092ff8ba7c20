import Columns
import Records

/// Whether a row is somebody's who speaks English, as far as its other cells tell.
struct SpeechOfRow {
    private var provinces = ValueMemo<Bool>()

    /// - Parameters:
    ///   - languages: clean, `fr` or `en`; what a row states comes before where it lies.
    ///   - regions: as typed. Québec and New Brunswick are French as well, and nothing is told by other countries than Canada
    ///     and the United States.
    mutating func isEnglish(_ row: Int, _ languages: TextColumn?, _ regions: TextColumn?) -> Bool {
        if let languages, languages.length(row) > 0 {
            return languages.withBytes(row) { $0.elementsEqual("en".utf8) }
        }
        guard let regions, regions.length(row) > 0 else { return false }
        return regions.withBytes(row) { cell in
            provinces.outcome(of: cell) {
                let region = Places.shared.region(String(decoding: cell, as: UTF8.self), isAmerican: false)
                return region.map { !["CA-QC", "CA-NB"].contains($0) } ?? false
            }
        }
    }
}
