import Records

/// What became of an appointment (codebook M05): `KEPT`, `NOSH`, `CANC`, `RESC`; `BKD` while it lies ahead.
struct AppointmentStatusNormalizer: Normalizer {
    let id = "appointment-status"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.appointmentStatus]

    private static let list = CodeList(own: "appointment.status")

    func normalize(_ text: String, in context: CellContext) -> CellOutcome { Self.list.outcome(for: text, in: context) }

    let examples: [NormalizerExample] = [
        NormalizerExample(
            "No-show", as: .appointmentStatus, CellOutcome("NOSH", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("KEPT", as: .appointmentStatus, CellOutcome("KEPT")),
        NormalizerExample(
            "Confirmé", as: .appointmentStatus, CellOutcome("BKD", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample(
            "statut 9", as: .appointmentStatus, CellOutcome("statut 9", notes: [CellNote("CL-UNKNOWN", .flagged)])),
    ]
}
