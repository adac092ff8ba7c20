import Records

/// Why an appointment was made (codebook M04), where the whole cell is a known word; other words stay as they are.
struct AppointmentReasonNormalizer: Normalizer {
    let id = "appointment-reason"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.appointmentReason]

    private static let list = CodeList(own: "appointment.reason")

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let outcome = Self.list.outcome(for: text, in: context)
        return outcome.notes.contains { $0.code == "CL-UNKNOWN" } ? CellOutcome(text) : outcome
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("Pneus", as: .appointmentReason, CellOutcome("TIR", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("MNT", as: .appointmentReason, CellOutcome("MNT")),
        NormalizerExample("bruit à gauche", as: .appointmentReason, CellOutcome("bruit à gauche")),
        NormalizerExample("N/A", as: .appointmentReason, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
