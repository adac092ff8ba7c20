import Foundation
import Testing

/// A former system and the new one side by side: codebook N06.
@Suite struct `The list of a change of system` {
    private static let project = """
        store: base.sqlite
        inbox: inbox
        out: out
        system_change: {former: ancien, current: nouveau, go_live: 2026-03-01}
        sources:
          - {files: "anciens*.csv", system: ancien, class: CRM, entity: customer, snapshot: true}
          - {files: "nouveaux*.csv", system: nouveau, class: CRM, entity: customer}
        """
    private static let former = """
        No client,Prénom,Nom,Courriel,Cellulaire,Date création
        1,Anne,Côté,anne@exemple.ca,450-649-1813,2023-04-02
        2,Guy,Morin,guy@exemple.ca,450-649-1814,2023-04-03
        3,Luc,Roy,luc@exemple.ca,450-649-1815,2026-04-04
        """
    private static let current = """
        No client,Prénom,Nom,Courriel,Cellulaire,Date création
        A,Anne,Côté,anne@exemple.ca,450-649-9813,2026-03-02
        B,Zoé,Girard,zoe@exemple.ca,450-649-1816,2026-03-03
        """

    @Test func `says who is where, since when, and what the two state otherwise`() throws {
        let place = try Workplace()
        try place.write("dealerdata.yml", Self.project)
        try place.write("inbox/anciens.csv", Self.former + "\n")
        try place.write("inbox/nouveaux.csv", Self.current + "\n")
        #expect(try place.run("run", "--quiet", "--as-of", "2026-05-01").status < 3)
        let list = try place.run("export", "migration")
        #expect(list.status == 0)
        #expect(
            list.lines.map { line in
                line.replacing("\"", with: "").split(separator: ",", omittingEmptySubsequences: false)[1...7]
                    .joined(separator: ",")
            }
                == [
                    "code,missing_in,created_in_former,created_in_current,former_keys,current_keys,differs",
                    "DR-BOTH,,2023-04-02,2026-03-02,ancien:1,nouveau:A,phone",
                    "DR-OLD,nouveau,2023-04-03,,ancien:2,,",
                    "DR-VIOL,nouveau,2026-04-04,,ancien:3,,",
                    "DR-NEW,ancien,,2026-03-03,,nouveau:B,",
                ])
        #expect(list.complaint.contains("DR-VIOL : 1 – créé dans l’ancien après le changement"))

        // Who was taken out of the former system is no longer there.
        let left = Self.former.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
        try place.write("inbox/anciens.csv", left.replacing("2,Guy", with: "4,Éva") + "5,Ève,Nolin,eve@exemple.ca,,\n")
        #expect(try place.run("run", "--quiet", "--as-of", "2026-05-02").status < 3)
        #expect(!(try place.run("export", "migration").text.contains("DR-VIOL")))
    }

    @Test func `asks for the change where the project tells of none, and for a system that is there`() throws {
        let place = try Project.copy()
        let untold = try place.run("export", "migration")
        #expect(untold.status == 64)
        #expect(untold.complaint.contains("system_change"))
        try place.write(
            "dealerdata.yml", Project.configuration + "system_change: {former: x, current: sgd, go_live: 2026-03-01}\n")
        let unknown = try place.run("export", "migration")
        #expect(unknown.status == 64)
        #expect(unknown.complaint.contains("aucune source « x »"))
    }
}
