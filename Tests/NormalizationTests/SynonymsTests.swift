import Columns
import Records
import Testing

@testable import Normalization

@Suite struct `A dealer's own words` {
    private func clean(_ field: Field, _ cell: String, by table: String) throws -> (value: String?, codes: [String]) {
        let synonyms = try Synonyms(csv: table)
        let clean = normalized([(field.rawValue, [cell])], NormalizationSettings(asOf: testDay, synonyms: synonyms))
        return (texts(clean, field)[0], clean.findings.map(\.code))
    }

    @Test func `are understood whatever their case and accents`() throws {
        let table = "field,word,meaning\nlanguage,Québécois,fr\nmake,CHEVY VAN,chevrolet\ncity,Ste-Foy,Québec\n"
        #expect(try clean(.language, "QUEBECOIS", by: table).value == "fr")
        #expect(try clean(.make, "Chevy Van", by: table).value == "Chevrolet")
        #expect(try clean(.city, "ste-foy", by: table).value == "Québec")
        #expect(try clean(.language, "québécois", by: table).codes == ["SY-OWN"])
    }

    @Test func `count as whole cells only`() throws {
        let table = "field,word,meaning\nmake,VAN,Chevrolet\n"
        #expect(try clean(.make, "VAN HOOL", by: table).value == "VAN HOOL")
    }

    @Test func `may be separated by semicolons, with remarks between the lines`() throws {
        let table = "# nos mots\nfield;word;meaning\n\nyes_no;d'accord;oui\n"
        #expect(try clean(.consentEmail, "D'ACCORD", by: table).value == "yes")
    }

    @Test(arguments: [
        ("mot,sens\n", SynonymsError.noHeader(line: 1, missing: "field")),
        ("field,word,meaning\nmak,X,Y\n", .unknownField(line: 2, name: "mak", nearest: "make")),
        ("field,word,meaning\nlast_name,X,Y\n", .fieldWithoutWords(line: 2, name: "last_name")),
        ("field,word,meaning\nmake,,Ford\n", .noWord(line: 2)),
        ("field,word,meaning\nmake,X\n", .noMeaning(line: 2, name: "make")),
        ("field,word,meaning\nsex,X,plenty\n", .unknownMeaning(line: 2, name: "sex", meaning: "plenty")),
        ("field,word,meaning\nsex,G,M\n\nsex,g,F\n", .twoMeanings(line: 4, word: "g", earlier: 2)),
        ("", .noHeader(line: 1, missing: "field")),
    ])
    func `are refused with the line that is wrong`(table: String, error: SynonymsError) {
        #expect(throws: error) { try Synonyms(csv: table) }
    }
}
