/// Rows whose number of cells is wrong, judged by what cells of their columns look like.
extension CSVReader {
    func contents(_ record: CarefulRecordParser.Record) -> [Slice<UnsafeBufferPointer<UInt8>>] {
        record.cells.map { feed.window[$0.range] }
    }

    /// A short record that goes on below: somebody typed a line end into a cell that is not quoted. Only where both lines
    /// together make one record and the lower one suits the columns that are left better than the first ones.
    func continued(
        _ first: CarefulRecordParser.Record, _ parser: CarefulRecordParser
    ) -> CarefulRecordParser.Record? {
        guard columns > 2, first.cells.count < columns, first.cells.count > 1, first.next < feed.window.count else {
            return nil
        }
        var broken = first
        var count = first.cells.count
        while count < columns, broken.next < feed.window.count, broken.innerLines < 4 {
            let below = parser.record(at: broken.next)
            guard !below.isIrregular, !below.isUnclosed, below.innerLines == 0, !isEmpty(below),
                below.cells.count < columns, count + below.cells.count - 1 <= columns
            else { return nil }
            let rest = contents(below)
            // The first cell goes on in the one above; of the others it is known where they belong.
            let asRest = opening.shapes.score(Array(rest.dropFirst()), from: count)
            let asOwn = opening.shapes.score(rest)
            guard asRest > asOwn || below.cells.count == 1 && asOwn < 0 else { return nil }
            count += below.cells.count - 1
            broken.range = broken.range.lowerBound..<below.range.upperBound
            broken.next = below.next
            broken.innerLines += 1
        }
        guard count == columns, broken.innerLines > 0 else { return nil }
        broken.isBroken = true
        return broken
    }

    /// Whether a short line is no record: nothing in it looks as cells of its columns do.
    func isStray(_ record: CarefulRecordParser.Record) -> Bool {
        guard columns > 2, record.cells.count < columns else { return false }
        let cells = contents(record)
        return opening.shapes.score(cells) < 0 && !cells.enumerated().contains { opening.shapes.suits($1, $0) > 0 }
    }

    /// Whether most of what records fill is empty in a row.
    func lacksMost(row: Int) -> Bool { opening.shapes.lacksMost { cells[row * columns + $0].length > 0 } }

    func lacksMost(_ record: CarefulRecordParser.Record) -> Bool {
        opening.shapes.lacksMost { $0 < record.cells.count && !record.cells[$0].range.isEmpty }
    }
}
