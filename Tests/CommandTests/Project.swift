import Foundation
import Testing

/// A dealership's folder with a store that has every layer, made once and copied for each test.
enum Project {
    static let customers = """
        No client,Prénom,Nom,Courriel,Téléphone,Adresse,Ville,Code postal,Courriel OK
        00012,Gisèle,Beauchesne,gigi.b@exemple.ca,450 868-0142,1240 rue des Érables,Chambly,J3X 1P7,1
        00013,Gisèle,Beauchesne,gigi.b@exemple.ca,(450) 868-0142 poste 12,1240 des Erables,Chambly,j3x1p7,0
        00014,Marc-André,Tremblay,marc@@exemple,450-868-0101;450 868-0102,12 rang 4,Granby,J2G 9H7,
        1E5,Luc,Roy,luc.roy@exemple.ca,4508680103,55 ch. du Lac,Bromont,J2L 1A1,oui

        """

    static let leads = """
        lead_id,created_at,first_name,last_name,email,phone,status,source
        L1,2026-10-01,Luc,Roy,luc.roy@exemple.ca,450-868-0103,open,web

        """

    static let configuration = """
        dealer:
          name: "Automobiles Exemple inc."
        store: dealerdata.sqlite
        inbox: inbox
        out: out
        sources:
          - files: "clients*.csv"
            system: sgd
            class: DMS
          - files: "leads*.csv"
            system: web
            class: WEB
        gate:
          fail_on: never

        """

    static let asOf = "2026-11-21"

    private static let made = Result {
        let place = try Workplace()
        try place.write("dealerdata.yml", configuration)
        try place.write("inbox/clients.csv", customers)
        try place.write("inbox/leads.csv", leads)
        let outcome = try place.run("run", "--quiet", "--as-of", asOf)
        try #require(outcome.status == 0, "\(outcome.complaint)")
        return place
    }

    /// The folder after one `run`, for a test to do with as it likes.
    static func copy() throws -> Workplace {
        let made = try made.get()
        let place = try Workplace()
        for name in made.names where !name.hasPrefix(".") {
            try FileManager.default.copyItem(atPath: made.path + "/" + name, toPath: place.path + "/" + name)
        }
        return place
    }
}
