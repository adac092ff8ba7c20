/// Finds the word that someone meant, for “did you mean”.
package enum Spelling {
    /// The nearest word, at most one letter in three away, case and accents aside; the first of equals.
    package static func nearest(to word: String, in words: [String]) -> String? {
        let typed = FoldedText.fold(word.utf8)
        var best: (word: String, distance: Int)?
        for candidate in words {
            let folded = FoldedText.fold(candidate.utf8)
            let distance = editDistance(typed, folded)
            let reach = max(1, max(typed.count, folded.count) / 3)
            if distance <= reach, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment), in bytes.
    private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var before: [Int] = []
        var previous = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(
                    previous[column + 1] + 1, current[column] + 1, previous[column] + (byte == other ? 0 : 1))
                if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                    cost = min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            before = previous
            previous = current
        }
        return previous[right.count]
    }
}
