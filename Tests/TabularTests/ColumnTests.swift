import Columns
import Testing

@Suite struct `Columns of text` {
    @Test func `slices of two buffers become cells in row order`() {
        let read = Array("Roy,Côté, a cell that is longer than sixteen bytes".utf8)
        let rewritten = Array("x\"y".utf8)
        let slices = [
            CellSlice(start: 0, length: 3, isRewritten: false), CellSlice.missing,
            CellSlice(start: 0, length: 3, isRewritten: true), CellSlice(start: 4, length: 6, isRewritten: false),
            CellSlice(start: 3, length: 0, isRewritten: false), CellSlice(start: 11, length: 41, isRewritten: false),
        ]
        var columns = [TextColumn(["before"]), TextColumn(["before"])]
        slices.withUnsafeBufferPointer { slices in
            read.withUnsafeBufferPointer { read in
                rewritten.withUnsafeBufferPointer { rewritten in
                    for column in 0..<2 {
                        columns[column].append(
                            slices, first: column, stride: 2, rows: 3, read: read, rewritten: rewritten)
                    }
                }
            }
        }
        #expect((0..<4).map { columns[0][$0] } == ["before", "Roy", "x\"y", ""])
        #expect(columns[0].presence == [.value, .value, .value, .empty])
        #expect((0..<4).map { columns[1][$0] } == ["before", "", "Côté", " a cell that is longer than sixteen bytes"])
        #expect(columns[1].presence == [.value, .missing, .value, .value])
    }

    @Test func `all cells can be walked without a call for each`() {
        let column = TextColumn(["Roy", nil, "", "Côté"])
        let lengths = column.withCells { bytes, offsets, presence in
            #expect(bytes.count == 9 && presence[1] == .missing && presence[2] == .empty)
            return (0..<4).map { offsets[$0 + 1] - offsets[$0] }
        }
        #expect(lengths == [3, 0, 0, 6])
    }
}
