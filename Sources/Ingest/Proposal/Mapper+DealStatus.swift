import Columns
import Records

extension Mapper {
    /// A column that nobody named, whose values tell of deals that fell through: a consent must not come of those.
    func findDealStatus(_ drafts: inout [Draft], _ sample: RawBatch) {
        guard !drafts.contains(where: { $0.target?.field == .dealStatus }) else { return }
        for place in drafts.indices
        where drafts[place].target == nil && drafts[place].reason != .given && place < sample.columns.count {
            let column = sample.columns[place]
            let told = (0..<min(column.count, 500)).compactMap { column.text($0) }.filter { !$0.isEmpty }
                .map { DealStanding($0) }
            guard told.contains(.noPurchase), told.count(where: { $0 != .unread }) * 3 >= told.count * 2 else {
                continue
            }
            drafts[place].settle(FieldTarget(.dealStatus), .content, 0.7)
            return
        }
    }
}

extension Mapper {
    /// `Deal Type` is new or used in one system, lease or finance in the next: what all its values are decides.
    func tellKindOfDeal(_ drafts: inout [Draft]) {
        let kinds: [(from: Field, to: Field, is: WordList, isNot: WordList)] = [
            (.financeType, .dealType, .newUsed, .finance), (.dealType, .financeType, .finance, .newUsed),
        ]
        for kind in kinds {
            guard !drafts.contains(where: { $0.target?.field == kind.to }) else { continue }
            for place in drafts.indices where drafts[place].target?.field == kind.from {
                let content = drafts[place].content
                guard drafts[place].reason != .given, content.share(kind.is) >= 0.8, content.share(kind.isNot) < 0.2
                else { continue }
                drafts[place].settle(FieldTarget(kind.to), .settled, 0.8)
                break
            }
        }
    }
}
