import Foundation
import Records

/// The clock, read once at the edge of the program and passed down from there.
package struct Moment: Sendable, Equatable {
    private let seconds: Double

    package init(secondsSinceEpoch seconds: Double) { self.seconds = seconds }

    /// ISO 8601 in UTC, to the second.
    package var instant: String {
        let whole = Int(seconds.rounded(.down))
        let days = whole >= 0 ? whole / 86_400 : (whole - 86_399) / 86_400
        let rest = whole - days * 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(CivilDate(daysSinceEpoch: days))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    /// The civil date in a zone, by its IANA name; nil when there is no such zone.
    package func date(in zone: String) -> CivilDate? {
        guard let zone = TimeZone(identifier: zone) else { return nil }
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
        return CivilDate(daysSinceEpoch: Int(((seconds + Double(offset)) / 86_400).rounded(.down)))
    }
}
