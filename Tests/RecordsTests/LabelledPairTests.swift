import Columns
import Testing

@testable import Records

@Suite struct `A question in one column and its answer in the next` {
    @Test func `are known by what their headers share`() {
        let pairs = LabelledPair.all(in: [
            "First Name", "Custom Field 1 - Label", "Custom Field 1 - Value", "Custom Field 2 - Value",
            "answers[0].question",
            "answers[0].answer", "Champ 3 - Libellé", "Champ 3 - Valeur", "Name", "Value",
        ])
        #expect(pairs.map { [$0.label, $0.value] } == [[1, 2], [4, 5], [6, 7]])
        #expect(pairs.map(\.header) == ["Custom Field 1", "answers[0]", "Champ 3"])
    }

    @Test(arguments: [
        ("Consentement courriel", "Non", ["EM"]), ("Ne pas appeler", "Oui", ["PH"]), ("Ne pas appeler", "Non", []),
        ("Ne pas appeler", "", []), ("Remarque", "ne plus appeler", ["PH"]), ("Consentement courriel :", "Non", ["EM"]),
        ("Couleur", "Non", []),
    ])
    func `are read as a remark would be`(label: String, value: String, closed: [String]) {
        var (labels, values) = (TextColumn(), TextColumn())
        labels.append(label)
        values.append(value)
        var found: [String] = []
        TypedColumn(labels: labels, values: values, "Champ 1").forEachRefusal { _, text in
            found += text.closed.map { $0 ?? "all" }
        }
        #expect(found == closed)
    }
}
