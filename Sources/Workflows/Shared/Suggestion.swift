/// The word of a list that a mistyped word most likely meant, for "did you mean".
package func nearest(to word: String, in words: [String]) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    let ranked = words.map { (word: $0, distance: distance(typed, Array($0.lowercased().unicodeScalars))) }
    guard let best = ranked.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else { return nil }
    return best.distance <= max(1, typed.count / 3) ? best.word : nil
}

/// Levenshtein distance, for a handful of short words.
private func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (place, scalar) in left.enumerated() {
        var diagonal = row[0]
        row[0] = place + 1
        for (column, other) in right.enumerated() {
            let cost = min(diagonal + (scalar == other ? 0 : 1), row[column] + 1, row[column + 1] + 1)
            diagonal = row[column + 1]
            row[column + 1] = cost
        }
    }
    return row[right.count]
}
