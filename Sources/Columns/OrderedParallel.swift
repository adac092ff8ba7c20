/// Applies `transform` to every element on at most `width` cores and returns the results in the elements' order.
///
/// The result does not depend on `width`. With a width of one, everything runs on the calling task.
package func orderedParallelMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], width: Int, _ transform: @Sendable @escaping (Element) throws -> Result
) async throws -> [Result] {
    guard width > 1, elements.count > 1 else { return try elements.map(transform) }
    return try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var results = [Result?](repeating: nil, count: elements.count)
        var next = 0
        while next < min(width, elements.count) {
            let place = next
            group.addTask { (place, try transform(elements[place])) }
            next += 1
        }
        while let (place, result) = try await group.next() {
            results[place] = result
            if next < elements.count {
                let place = next
                group.addTask { (place, try transform(elements[place])) }
                next += 1
            }
        }
        return results.compactMap { $0 }
    }
}
