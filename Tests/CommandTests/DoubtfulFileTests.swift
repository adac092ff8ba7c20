import Foundation
import Testing

/// Files that can be read and may not be what they seem: what is said of them, and what can be done.
@Suite struct `Files in doubt` {
    let place: Workplace

    init() throws { place = try Workplace() }

    @Test func `a file that was cut is taken up to the cut where that is asked for`() throws {
        try place.write(
            "coupe.csv", "No client;Nom;Courriel;Ne pas appeler\n1;Roy;a@x.ca;N\n2;Côté;b@x.ca;O\n3;Hall;c@x.ca")
        let inspected = try place.run("inspect", "coupe.csv", "--lang", "fr")
        #expect(inspected.status == 65)
        #expect(inspected.complaint.contains("coupe.csv, ligne 4"))
        let taken = try place.run("import", "coupe.csv", "--system", "sgd", "--accept-cut", "--lang", "fr")
        #expect(taken.status == 0)
        #expect(taken.text.contains("3 lignes lues = 2 acceptées + 1 rejetée"))
        #expect(taken.text.contains("le fichier semble coupé à la fin"))
        // It is in the store now, and known there without being told again.
        #expect(try place.run("import", "coupe.csv", "--system", "sgd").status == 0)
    }
}
