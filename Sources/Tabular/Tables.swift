import Columns

/// The way into a file of any known shape.
package enum Tables {
    /// Opens a source and finds out its format, encoding and dialect, unless `options` say so.
    ///
    /// The content decides; a name such as `clients.csv` is at most a hint. Files that hold no text, such as workbooks,
    /// are refused with their kind. JSON is validated as a whole; other faults show while rows are read.
    package static func open(
        _ source: ByteSource, options: ReadOptions = ReadOptions()
    ) throws(TabularError) -> any TableReader {
        let input = try InputBytes(source)
        let isWide = EncodingDetector.byteOrderMark(input.bytes)?.encoding.keepsASCII == false
        if !isWide, let kind = FileKind.binaryKind(of: input.bytes) { throw .binary(path: input.name, kind: kind) }
        let detected = try EncodingDetector.detect(
            input, stated: options.encoding ?? XMLDeclaration.encoding(of: input.bytes))
        switch options.format ?? FormatGuess.format(of: input.bytes[detected.markLength...], detected.encoding) {
        case .csv: return try CSVReader(input, detected, options: options)
        case .json, .ndjson: return try JSONReader(input, detected, options: options)
        case .adf: return try ADFReader(input, detected)
        }
    }
}
