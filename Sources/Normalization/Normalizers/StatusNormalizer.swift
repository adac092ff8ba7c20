import Records

/// The status of a customer's file, in the file's words; that the customer has died goes to the file's status (codebook
/// A08), and what refuses to be reached is told as a note, which counts as a refusal.
///
/// With the modifier `deceased` the column says nothing else: a yes, a mark or a date is a death.
struct StatusNormalizer: Normalizer {
    let id = "status"
    let kinds: Set<FieldKind> = []
    let fields: Set<Field> = [.status]

    private static let truths = CodeList(shared: ["boolean": ["true": "yes", "false": "no"]])
    private static let deaths: Set<String> = [
        "decede", "decedee", "deceased", "dcd", "decd", "deces", "defunt", "defunte", "mort", "morte", "dead",
    ]

    /// What systems write of a file that nobody uses any more.
    private static let inactive: Set<String> = [
        "inactif", "inactive", "inactifs", "ferme", "fermee", "closed", "desactive", "desactivee", "disabled",
        "archive",
        "archivee", "archived", "dormant", "dormante", "obsolete", "perime", "perimee", "supprime", "supprimee",
        "deleted",
    ]

    func normalize(_ text: String, in context: CellContext) -> CellOutcome {
        let folded = FoldedText.fold(text.utf8)
        let first = String(decoding: folded.prefix { $0 != 0x20 }, as: UTF8.self)
        let isDeath = Self.deaths.contains(first)
        if context.modifiers.contains(.deceased) {
            return isDeath || Self.saysYes(text, context) ? Self.death(nil) : CellOutcome(nil)
        }
        if isDeath { return Self.death(text) }
        if let filler = Fillers.outcome(for: text, in: context.field) { return CellOutcome(nil, notes: filler.notes) }
        let refuses = !RefusalText(folded: folded).closed.isEmpty
        return CellOutcome(
            text, nil, parts: Self.inactive.contains(first) ? [.part(.fileStatus): "INA"] : [:],
            notes: refuses ? [CellNote("CS-STATUS", .flagged, proposal: text, target: .notes)] : [])
    }

    private static func saysYes(_ text: String, _ context: CellContext) -> Bool {
        if let truth = truths.code(text) { return truth == "yes" && text != "-" }
        return switch DateReader(context).read(text) {
        case .day, .partial, .ambiguous: true
        default: false
        }
    }

    private static func death(_ text: String?) -> CellOutcome {
        CellOutcome(text, nil, parts: [.part(.fileStatus): "DEC"])
    }

    let examples: [NormalizerExample] = [
        NormalizerExample("Actif", as: .status, CellOutcome("Actif")),
        NormalizerExample("Inactif", as: .status, CellOutcome("Inactif", nil, parts: [.part(.fileStatus): "INA"])),
        NormalizerExample("Décédé", as: .status, CellOutcome("Décédé", nil, parts: [.part(.fileStatus): "DEC"])),
        NormalizerExample("X", as: .status, [.deceased], CellOutcome(nil, nil, parts: [.part(.fileStatus): "DEC"])),
        NormalizerExample("Non", as: .status, [.deceased], CellOutcome(nil)),
        NormalizerExample(
            "2024-03-01", as: .status, [.deceased], CellOutcome(nil, nil, parts: [.part(.fileStatus): "DEC"])),
        NormalizerExample(
            "Ne pas contacter", as: .status,
            CellOutcome(
                "Ne pas contacter", nil,
                notes: [CellNote("CS-STATUS", .flagged, proposal: "Ne pas contacter", target: .notes)])),
        NormalizerExample("N/A", as: .status, CellOutcome(nil, notes: [CellNote("LG-PLACE", .refused)])),
    ]
}
