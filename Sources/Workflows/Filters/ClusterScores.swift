/// How clusters compare with the truth: pairs and B-cubed.
package struct ClusterScores: Sendable, Codable, Equatable {
    package var precision: Double
    package var recall: Double
    package var f1: Double
    package var bcubedF1: Double

    enum CodingKeys: String, CodingKey {
        case precision, recall, f1
        case bcubedF1 = "bcubed_f1"
    }

    /// Scores clusters given as one label a record beside the truth's label of the same record.
    ///
    /// Without any pair on one side that side's share is 1: nothing was said wrongly.
    package init(clusters: [Int], truth: [Int]) {
        precondition(clusters.count == truth.count, "one true label a record")
        struct Both: Hashable {
            var cluster: Int
            var entity: Int
        }
        var sizes: [Int: Int] = [:]
        var entities: [Int: Int] = [:]
        var overlaps: [Both: Int] = [:]
        for (cluster, entity) in zip(clusters, truth) {
            sizes[cluster, default: 0] += 1
            entities[entity, default: 0] += 1
            overlaps[Both(cluster: cluster, entity: entity), default: 0] += 1
        }
        func pairs(_ counts: some Sequence<Int>) -> Int { counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
        let (found, right, stated) = (pairs(overlaps.values), pairs(entities.values), pairs(sizes.values))
        precision = stated == 0 ? 1 : Double(found) / Double(stated)
        recall = right == 0 ? 1 : Double(found) / Double(right)
        f1 = Self.mean(precision, recall)
        var (bcubedPrecision, bcubedRecall) = (0.0, 0.0)
        // Sums in a fixed order, so that the last digit does not depend on hashing.
        let ordered = overlaps.sorted { ($0.key.cluster, $0.key.entity) < ($1.key.cluster, $1.key.entity) }
        for (both, count) in ordered {
            bcubedPrecision += Double(count * count) / Double(sizes[both.cluster] ?? 1)
            bcubedRecall += Double(count * count) / Double(entities[both.entity] ?? 1)
        }
        let records = Double(max(1, clusters.count))
        bcubedF1 = clusters.isEmpty ? 1 : Self.mean(bcubedPrecision / records, bcubedRecall / records)
    }

    private static func mean(_ precision: Double, _ recall: Double) -> Double {
        precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }
}
