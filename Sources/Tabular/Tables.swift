import Columns

/// The way into a file of any known shape.
package enum Tables {
    /// Opens a source and finds out its format, encoding and dialect, unless `options` say so.
    ///
    /// The content decides; a name such as `clients.csv` is at most a hint. Files that hold no table are refused with
    /// their kind. JSON is validated as a whole; other faults show while rows are read. An archive is opened when it holds
    /// one table; `contents(of:)` tells the tables of any.
    package static func open(
        _ source: ByteSource, options: ReadOptions = ReadOptions()
    ) throws(TabularError) -> any TableReader {
        try open(source, InputBytes(source), options)
    }

    private static func open(
        _ source: ByteSource, _ input: InputBytes, _ options: ReadOptions
    ) throws(TabularError) -> any TableReader {
        let isWide = EncodingDetector.byteOrderMark(input.bytes)?.encoding.keepsASCII == false
        if !isWide, let kind = FileKind.binaryKind(of: input.bytes) {
            switch kind {
            case "xlsx": return try WorkbookReader(input, options: options)
            case "zip":
                if case .member = source, !options.isFromMail { throw .binary(path: input.name, kind: kind) }
                let contents = try contents(of: source)
                guard contents.tables.count == 1 else {
                    throw .severalTables(path: input.name, found: contents.tables.count)
                }
                return try open(contents.tables[0], options: options)
            default: throw .binary(path: input.name, kind: kind)
            }
        }
        if options.format == nil || options.format == .adf, !options.isFromMail,
            let body = try MailMessage.body(of: input)
        {
            var inner = options
            inner.isFromMail = true
            return try open(body, InputBytes(body), inner)
        }
        if options.sheet != nil { throw .noSheets(path: input.name) }
        let detected = try EncodingDetector.detect(
            input, stated: options.encoding ?? XMLDeclaration.encoding(of: input.bytes))
        // Finding the encoding has read every byte once.
        input.release(upTo: input.bytes.count)
        let format =
            options.format ?? FormatGuess.format(of: input.bytes[detected.markLength...], detected.encoding)
        if detected.isCut, format != .csv {
            throw .truncated(path: input.name, line: EncodingDetector.lastLine(of: detected, in: input.bytes))
        }
        switch format {
        case .csv: return try CSVReader(input, detected, options: options)
        case .json, .ndjson: return try JSONReader(input, detected, options: options)
        case .adf: return try ADFReader(input, detected, isMail: options.isFromMail)
        case .vcard: return try ContactCardReader(input, detected, options: options)
        case .xlsx: throw .binary(path: input.name, kind: "binary")
        }
    }
}

extension ByteSource {
    /// Gives the bytes that a reader would see: a member inflated, a `.gz` opened.
    package func withContent<R>(
        _ body: (UnsafeBufferPointer<UInt8>) -> R
    ) throws(TabularError) -> R {
        let input = try InputBytes(self)
        return withExtendedLifetime(input) { body(input.bytes) }
    }
}
