import Records

/// How an appointment was made (codebook M01).
struct AppointmentSourceNormalizer: Normalizer {
    let id = "appointment-source"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.appointmentSource]

    private static let list = CodeList(own: "appointment.source")

    func normalize(_ text: String, in context: CellContext) -> CellOutcome { Self.list.outcome(for: text, in: context) }

    let examples: [NormalizerExample] = [
        NormalizerExample(
            "xtime", as: .appointmentSource, CellOutcome("RV-WEB", notes: [CellNote("CL-FMT", .formatted)])),
        NormalizerExample("RV-TEL", as: .appointmentSource, CellOutcome("RV-TEL")),
        NormalizerExample("N/A", as: .appointmentSource, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
