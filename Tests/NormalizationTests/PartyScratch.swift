import Testing
@testable import Normalization
@Test func scratch() {
    for t in ["Jean et Marie Roy","M. & Mme Jean Roy","Roy, Jean & Marie","JEAN PIERRE TREMBLAY","MARIE EVE DE LA DURANTAYE","ROY JEAN (DECEDE)","O'NEIL GISELE","9123 4567 quebec inc","TRANSPORT TREMBLAY INC.","CLIENT COMPTANT","TEST TEST","Jean Roy 514-555-0199","SUCCESSION JEAN ROY","TREMBLAY NEE GAGNON","Jean \"Ti-Jean\" Roy","M ET MME PAUL COTE","BELANGER JOSEE","Dr. Jean Roy","JEAN ROY JR","MCDONALD JOHN","J.P. Tremblay","Famille Tremblay","VILLE DE LONGUEUIL","Roy et Fils","STE-MARIE LUC","Garage Roy inc. att: Jean Roy","Jean Roy *** NE PAS APPELER ***"] {
        let o = PartyNormalizer().resolve(PartyInput(fullName: t))
        print("»", t, "→", o.kind.rawValue, o.fileStatus, o.civility ?? "-", "|", o.firstName ?? "-", "|", o.middleName ?? "-", "|", o.lastName ?? "-", "|", o.company ?? "-", "|", o.parts.map { "\($0.key.rawValue)=\($0.value)" }.sorted(), o.nameVerdict.text, o.notes.map { "\($0.field.rawValue):\($0.note.code):\($0.note.action)" })
    }
}
