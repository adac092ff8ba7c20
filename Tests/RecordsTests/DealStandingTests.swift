import Records
import Testing

@Suite struct `The status of a deal` {
    @Test(arguments: [
        "Livré", "Delivered", "Sold", "SOLD/DELIVERED", "Finalized", "Booked", "Vendu", "Fermé", "Closed", "Won",
        "Complété", "Funded", "Posted", "Livré, paiement en attente", "Vendu avec échange", "Vendu - non livré",
        "Closed - Won", "Facturée",
    ])
    func `tells a purchase`(status: String) {
        #expect(DealStanding(status) == .purchase)
    }

    @Test(arguments: [
        "Annulé", "ANNULÉ", "annulÉ", "Annulé par client", "Refusée", "Crédit refusé", "Non conclu", "Vente perdue",
        "Remboursé", "Cancelled by customer", "Credit declined", "Lost", "Closed - Lost", "Unwound", "Rollback",
        "Rolled back", "Dead", "Dead deal", "Voided", "Non livré", "Not sold", "Unsold", "Fermé, non vendu",
        "Dealer trade", "Encan", "En attente", "Soumission", "Wholesale", "Perdu au profit d'un concurrent",
    ])
    func `tells that nothing was bought`(status: String) {
        #expect(DealStanding(status) == .noPurchase)
    }

    @Test(arguments: ["7", "F", "Statut spécial", "???", "Dossier actif", "Lostwithiel", "Deadwood"])
    func `that says neither cannot be read`(status: String) {
        #expect(DealStanding(status) == .unread)
    }
}
