import Columns

/// A sensitive identifier in a column that no field takes: only where it stands is told.
package struct RawColumnFinding: Sendable, Equatable {
    /// Row within the batch.
    package var row: Int
    /// The column's header.
    package var column: String
    package var identifier: SensitiveIdentifier
}

/// A column that no field takes.
package struct UnreadColumn: Sendable {
    package var header: String
    package var texts: TextColumn

    package init(header: String, texts: TextColumn) {
        self.header = header
        self.texts = texts
    }
}

extension SensitiveScanner {
    /// The identifiers that a header says its column holds, as `NAS` and `Social Insurance No` do.
    ///
    /// Account numbers are named only with a bank: `No compte` is the customer's number in most systems.
    package static func identifiers(namedBy header: String) -> Set<SensitiveIdentifier> {
        let context = Context(header: header)
        return Set([.socialInsurance, .unitedStatesSecurity, .card].filter(context.names))
    }

    /// Looks through columns that stay raw: nobody reads them, and they are kept all the same.
    package static func scan(_ columns: [UnreadColumn]) -> [RawColumnFinding] {
        var findings: [RawColumnFinding] = []
        for column in columns {
            let named = identifiers(namedBy: column.header)
            column.texts.forEachCell { row, cell in
                guard isWorthScanning(cell) else { return }
                for match in matches(in: Array(cell), named: named) {
                    findings.append(RawColumnFinding(row: row, column: column.header, identifier: match.identifier))
                }
            }
        }
        return findings
    }
}
