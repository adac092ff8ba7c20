import Columns

/// Writing JSON by hand.
package enum JSON {
    /// Appends a string with its quotes. Bytes are taken as UTF-8 as they are; control characters, quotes and backslashes
    /// are escaped, and so are `</` and the line separators U+2028 and U+2029, so that the text may stand in a page.
    package static func append(_ text: UnsafeBufferPointer<UInt8>, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        var written = 0
        var place = 0
        while place < text.count {
            let byte = text[place]
            let isSlash = byte == UInt8(ascii: "/") && place > 0 && text[place - 1] == UInt8(ascii: "<")
            let isSeparator =
                byte == 0xE2 && place + 2 < text.count && text[place + 1] == 0x80 && (text[place + 2] & 0xFE) == 0xA8
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || isSlash || isSeparator
            else {
                place += 1
                continue
            }
            json.append(contentsOf: text[written..<place])
            if isSeparator {
                json += (text[place + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8
                place += 3
            } else {
                appendEscape(of: byte, to: &json)
                place += 1
            }
            written = place
        }
        json.append(contentsOf: text[written..<text.count])
        json.append(UInt8(ascii: "\""))
    }

    package static func append(_ text: String, to json: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &json) }
    }

    /// A string literal, quotes included.
    package static func string(_ text: String) -> String {
        var json: [UInt8] = []
        append(text, to: &json)
        return String(decoding: json, as: UTF8.self)
    }

    private static func appendEscape(of byte: UInt8, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x0A: json.append(UInt8(ascii: "n"))
        case 0x0D: json.append(UInt8(ascii: "r"))
        case 0x09: json.append(UInt8(ascii: "t"))
        case 0x00..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            json += "u00".utf8
            json.append(digits[Int(byte >> 4)])
            json.append(digits[Int(byte & 15)])
        default: json.append(byte)
        }
    }
}

/// Writes one object of texts a line; a missing cell is null.
package struct JSONLinesWriter {
    private let output: ByteOutput
    /// `"key":` of each column, ready to be copied.
    private let keys: [[UInt8]]
    private var line: [UInt8] = []
    private var cells = 0

    package init(to output: ByteOutput, keys: [String]) {
        self.output = output
        self.keys = keys.map { key in
            var bytes: [UInt8] = []
            JSON.append(key, to: &bytes)
            return bytes + [UInt8(ascii: ":")]
        }
    }

    package mutating func write(_ row: some Sequence<String?>) throws(OutputError) {
        for text in row { cell(text) }
        try endRow()
    }

    /// Writes one row of a batch.
    package mutating func write(_ batch: RawBatch, row: Int) throws(OutputError) {
        for column in batch.columns {
            if column.presence[row] == .missing { cell(nil) } else { column.withBytes(row) { cell($0) } }
        }
        try endRow()
    }

    package mutating func cell(_ text: String?) {
        guard var text else {
            beginCell()
            line += "null".utf8
            return
        }
        text.withUTF8 { cell($0) }
    }

    package mutating func cell(_ bytes: UnsafeBufferPointer<UInt8>) {
        beginCell()
        JSON.append(bytes, to: &line)
    }

    /// - Precondition: the row has a cell for each key.
    package mutating func endRow() throws(OutputError) {
        precondition(cells == keys.count, "a row has a cell for each key")
        line += (cells == 0 ? "{}\n" : "}\n").utf8
        defer {
            line.removeAll(keepingCapacity: true)
            cells = 0
        }
        try output.write(line)
    }

    private mutating func beginCell() {
        line.append(cells == 0 ? UInt8(ascii: "{") : UInt8(ascii: ","))
        line += keys[cells]
        cells += 1
    }
}
