import Columns
import Foundation
import Consent
import Ingest
import Normalization
import Records

/// Reads the consent columns of mapped rows, each by its own polarity: two of them may go to one field, where only one
/// could be kept, and a refusal must not be lost.
struct ConsentColumns {
    private let settings: NormalizationSettings
    private var seen: [FieldTarget: [String: ConsentIntake.Said?]] = [:]

    init(_ settings: NormalizationSettings) { self.settings = settings }

    mutating func columns(of batch: MappedBatch, _ mapping: Mapping) -> [ConsentIntake.FlagColumn] {
        var columns: [ConsentIntake.FlagColumn] = []
        for column in batch.columns where column.target.field.kind == .consentFlag {
            let cells = (0..<batch.rowCount).map { row in
                column.texts.text(row).flatMap { said($0, column.target) }
            }
            // A column that is mapped without a polarity holds words that say themselves what the customer wants.
            columns.append(
                ConsentIntake.FlagColumn(
                    field: column.target.field, refuses: column.target.modifiers.contains(.optOut),
                    word: mapping.columns.first { $0.position == column.source }?.column ?? "", cells: cells))
        }
        return columns
    }

    private mutating func said(_ text: String, _ target: FieldTarget) -> ConsentIntake.Said? {
        if let known = seen[target]?[text] { return known }
        let said = judge(text, target)
        seen[target, default: [:]][text] = .some(said)
        return said
    }

    private func judge(_ text: String, _ target: FieldTarget) -> ConsentIntake.Said? {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty, let normalizer = NormalizerCatalog.normalizer(of: target.field) else { return nil }
        let context = CellContext(field: target.field, modifiers: target.modifiers, settings: settings)
        guard let value = normalizer.normalize(trimmed, in: context).value else { return nil }
        if value == "no" { return .no }
        if trimmed.lowercased().hasPrefix("impli") || trimmed.lowercased().hasPrefix("tacite") { return .implied }
        let dateContext = CellContext(field: .consentDate, modifiers: target.modifiers, settings: settings)
        if trimmed.contains(where: \.isNumber), trimmed.count >= 6,
            let date = NormalizerCatalog.normalizer(of: .consentDate)?.normalize(trimmed, in: dateContext).value
                .flatMap({ CivilDate($0) })
        {
            return .yesOn(date)
        }
        return .yes
    }
}
