import Columns
import Records
import Testing

@testable import Normalization

@Suite struct `Values that resist` {
    private static let pieces =
        awkwardWords + [
            "514 868-1234", "+33 6 12 34 56 78", "poste 12", "x", "jean@gmail.com", "jean@gmial.con", "^", "|", ";",
            "2024-03-10", "10/03/2024", "31/12/99", "14h05", "T02:30:00Z", "45 000 km", "$1,234.56", "1 234,56 $",
            "-5", "1e9", "0", "00000", "2018", "'18", "Oui", "refusé", "FR", "F", "Honda", "CIVIC", "NOIR", "LEAS",
            "1M8GDM9AXKP042788", "IOQ", "H0H 0H0", "HOH OHO", "\u{FF11}\u{FF12}", "Тr", "\u{0}", "\n", "\t",
            "ne pas appeler", "avant 18 h", "%s", "'; DROP TABLE x; --", "\\", "\u{FFFD}", "a\u{301}\u{302}",
            String(repeating: "9", count: 40), String(repeating: "é", count: 60),
        ]

    private func text(_ generator: inout SeededGenerator) -> String {
        let glue = ["", " ", "-", ", ", "/"][generator.below(5)]
        return (0...generator.below(4)).map { _ in Self.pieces[generator.below(Self.pieces.count)] }
            .joined(separator: glue)
    }

    /// Through the driver, as every value of a file goes: legible text first.
    private func cleaned(_ field: Field, _ cells: [String]) -> [String?] {
        texts(normalized([(field.rawValue, cells)]), field)
    }

    @Test(arguments: Field.allCases)
    func `are cleaned without stopping, and once is enough`(field: Field) {
        var generator = SeededGenerator(seed: 4_711 &+ UInt64(Field.allCases.firstIndex(of: field) ?? 0))
        let cells = (0..<400).map { _ in text(&generator) }
        let once = cleaned(field, cells)
        let values = once.map { $0 ?? "" }
        // Names and addresses have a test of their own for this: their cells need their row.
        guard !field.isReadByRow else { return }
        let twice = cleaned(field, values)
        for place in cells.indices where once[place] != twice[place] {
            Issue.record(
                "\(field.rawValue): \(cells[place].debugDescription) → \(values[place]) → \(twice[place] ?? "–")")
        }
    }

    @Test func `look alike letters are Latin again where the rest of the word is`() {
        #expect(LookAlikes.read("Тremblay") == .meant("Tremblay"))
        #expect(LookAlikes.read("Роман") == .none)
        #expect(LookAlikes.read("Tremблay Roy") == .mixed)
        #expect(LookAlikes.read("Tremblay") == .none)
    }
}
