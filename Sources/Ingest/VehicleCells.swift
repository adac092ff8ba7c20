import Columns
import Records

/// Cells that hold a vehicle as one text, `2017 Honda Civic LX`, taken apart into year, make and model.
///
/// The column itself stays as it is; its parts stand beside it, and only where the whole cell reads plainly: a year of four
/// digits first or last, and a known make.
enum VehicleCells {
    private static let headers: Set<String> = [
        "vehicle", "vehicule", "vehicledescription", "descriptionvehicule", "yearmakemodel", "ymm",
    ]

    /// The columns that may hold whole vehicles; none where the file has a column for the make.
    static func columns(of header: [String]) -> [Int] {
        let keys = header.map { HeaderKey($0).text }
        guard !keys.contains(where: { ["make", "marque", "vehiclemake", "marquevehicule"].contains($0) }) else {
            return []
        }
        return keys.indices.filter { headers.contains(keys[$0]) }.prefix(1).map { $0 }
    }

    /// The names of the parts.
    static let names = ["Vehicle (year)", "Vehicle (make)", "Vehicle (model)"]

    static func parts(of column: TextColumn) -> [TextColumn] {
        var parts = [TextColumn(), TextColumn(), TextColumn()]
        for row in 0..<column.count {
            let words = column.text(row).flatMap(parts(of:))
            for place in parts.indices {
                if let words { parts[place].append(words[place]) } else { parts[place].appendMissing() }
            }
        }
        return parts
    }

    /// Year, make and model of a text; nil when it is not plainly a vehicle.
    static func parts(of text: String) -> [String]? {
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count >= 3 else { return nil }
        let year: String
        if isYear(words[0]) {
            year = words.removeFirst()
        } else if let last = words.last, isYear(last) {
            year = words.removeLast()
        } else {
            return nil
        }
        for length in [3, 2, 1] where words.count > length {
            if let make = makes[FoldedText.fold(words[..<length].joined(separator: " "))] {
                return [year, make, words[length...].joined(separator: " ")]
            }
        }
        return nil
    }

    private static func isYear(_ word: String) -> Bool {
        word.utf8.count == 4 && (Int(word).map { (1900...2100).contains($0) } ?? false)
    }

    /// Makes by their folded names, codes of two letters left out: `AC` begins other words too.
    private static let makes: [String: String] = {
        let table = ReferenceTable("vehicle-makes")
        let (make, variant, kind) = (table.column("make"), table.column("variant"), table.column("kind"))
        var makes: [String: String] = [:]
        for row in table.rows where row[kind] != "code" {
            makes[FoldedText.fold(row[variant])] = row[make]
            makes[FoldedText.fold(row[make])] = row[make]
        }
        return makes
    }()
}
