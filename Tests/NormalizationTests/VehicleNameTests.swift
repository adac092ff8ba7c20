import Records
import Testing

@testable import Normalization

@Suite struct `A make and a model` {
    @Test func `each go to their own cell`() {
        let clean = normalized([
            ("make", ["Toyota Camry XLE", "", "Honda"]), ("model", ["", "HONDA CIVIC", "HONDA CIVIC"]),
        ])
        #expect(texts(clean, .make) == ["Toyota", "Honda", "Honda"])
        #expect(texts(clean, .model) == ["Camry XLE", "Civic", "Civic"])
        #expect(
            clean.findings.map { "\($0.row) \($0.code) \($0.action)" } == [
                "0 RF-MODEL-IN-MAKE moved", "1 MD-FMT mended", "1 RF-MAKE-IN-MODEL moved", "2 MD-FMT mended",
                "2 RF-MAKE-IN-MODEL misplaced",
            ])
    }

    @Test(arguments: ["General Motors", "TOYT", "SUBA", "VOLK", "LEXU", "COROLLA"])
    func `of which the make is not certain stay as typed and are told`(make: String) {
        let clean = normalized([("make", [make]), ("model", ["Equinox"])])
        #expect(texts(clean, .make) == [make])
        #expect(clean.findings.map(\.code) == ["MK-CODE"])
    }

    @Test(arguments: ["i30", "X", "Ram 1500", "Grand Caravan", "Model 3", "Town & Country", "e500"])
    func `that are right are not taken apart`(model: String) {
        #expect(texts(normalized([("make", [""]), ("model", [model])]), .model) != [nil])
        let clean = normalized([("make", ["Dodge"]), ("model", [model])])
        #expect(texts(clean, .make) == ["Dodge"])
        #expect(!clean.findings.contains { $0.code.hasPrefix("RF-") })
    }

    @Test(arguments: [
        "EcoSport", "TrailBlazer", "tC", "Protegé", "Hornet", "C300", "Mazda3 Sport", "Ram 1500", "328i", "Corolla LE",
    ])
    func `with capitals, accents or a trim of their own stay as typed`(model: String) {
        let clean = normalized([("model", [model])])
        #expect(texts(clean, .model) == [model])
        #expect(clean.findings.isEmpty)
    }

    @Test(arguments: [("CROSSTEK", "Crosstrek"), ("SORRENTO", "Sorento"), ("SANTE FE", "Santa Fe"), ("ROUGE", "Rogue")])
    func `one slip away from a single model is told and never changed`(typed: String, right: String) {
        let clean = normalized([("model", [typed])])
        #expect(texts(clean, .model) == [typed])
        #expect(clean.findings.map { "\($0.code) \($0.proposal ?? "-")" } == ["MD-TYPO \(right)"])
    }

    @Test func `of every listed vehicle stay as the list has them`() {
        let table = ReferenceTable("vehicle-models-vpic")
        let (make, model) = (table.column("make"), table.column("model"))
        let clean = normalized([
            ("make", table.rows.map { $0[make] }), ("model", table.rows.map { $0[model] }),
        ])
        let split = clean.findings.filter { $0.code.hasPrefix("RF-") || $0.code == "MK-CODE" }
        #expect(split.map { table.rows[$0.row][model] } == [])
    }
}
