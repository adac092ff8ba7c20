import Testing

@testable import Workflows

@Suite struct `Cluster scores` {
    @Test func `a perfect clustering scores one`() {
        let scores = ClusterScores(clusters: [1, 1, 2], truth: [7, 7, 9])
        #expect(scores.precision == 1 && scores.recall == 1 && scores.f1 == 1 && scores.bcubedF1 == 1)
    }

    @Test func `three records put together where two belong`() {
        // Pairs stated: 3; right: 1; found: 1. B-cubed precision (4/3 + 1/3) / 3 = 5/9, recall 1.
        let scores = ClusterScores(clusters: [1, 1, 1], truth: [7, 7, 9])
        #expect(scores.precision == 1.0 / 3)
        #expect(scores.recall == 1)
        #expect(scores.f1 == 0.5)
        #expect(abs(scores.bcubedF1 - 2 * (5.0 / 9) / (5.0 / 9 + 1)) < 1e-12)
    }

    @Test func `nothing linked where nothing belongs together`() {
        let scores = ClusterScores(clusters: [1, 2], truth: [7, 9])
        #expect(scores.f1 == 1)
    }
}
