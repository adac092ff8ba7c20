import Codification
import Records
import Yams

extension ProjectFile {
    /// The days of a change of system: codebook N06 and N07.
    package struct SystemChange: Sendable, Equatable {
        package var former: String
        package var current: String
        /// First day of the new system, and first day of its hot channels.
        package var goLive: CivilDate
        package var hotFrom: CivilDate?
    }

    /// `makers:` – a maker's name, or `other` for every make that is not named.
    static func makers(_ node: Node, _ reader: NodeReader) throws(ProjectFileError) -> [MakerDefinition] {
        var definitions: [MakerDefinition] = []
        for (maker, value) in try reader.pairs(node, "makers") {
            var definition = MakerDefinition(make: maker.text.lowercased() == "other" ? "" : maker.text.uppercased())
            for (key, number) in try reader.pairs(value, maker.text) {
                guard let count = Int(try reader.text(number, key.text)), (1...1_000_000).contains(count) else {
                    throw reader.bad(number, key.text, "1, 2, 12…")
                }
                switch key.text {
                case "active_months": definition.activeMonths = count
                case "lost_months": definition.lostMonths = count
                case "visits": definition.visits = count
                case "warranty_months": definition.warrantyMonths = count
                case "warranty_km": definition.warrantyDistance = count
                default:
                    throw reader.unknown(
                        key, known: ["active_months", "lost_months", "visits", "warranty_months", "warranty_km"])
                }
            }
            guard definition.lostMonths >= definition.activeMonths else {
                throw reader.bad(value, "lost_months", "≥ active_months")
            }
            definitions.append(definition)
        }
        return definitions
    }

    static func systemChange(_ node: Node, _ reader: NodeReader) throws(ProjectFileError) -> SystemChange {
        var (former, current): (String?, String?)
        var (goLive, hotFrom): (CivilDate?, CivilDate?)
        for (key, value) in try reader.pairs(node, "system_change") {
            let word = try reader.text(value, key.text)
            switch key.text {
            case "former": former = word
            case "current": current = word
            case "go_live", "hot_from":
                guard let day = CivilDate(word) else { throw reader.bad(value, key.text, "2024-03-01") }
                if key.text == "go_live" { goLive = day } else { hotFrom = day }
            default: throw reader.unknown(key, known: ["former", "current", "go_live", "hot_from"])
            }
        }
        guard let former else { throw reader.incomplete(node, "former") }
        guard let current else { throw reader.incomplete(node, "current") }
        guard let goLive else { throw reader.incomplete(node, "go_live") }
        return SystemChange(former: former, current: current, goLive: goLive, hotFrom: hotFrom)
    }
}
