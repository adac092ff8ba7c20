/// The small parts of an Excel workbook: which sheets it has, where each lies, and how its numbers are shown.
struct WorkbookParts {
    struct Sheet: Equatable {
        var name: String
        var isHidden: Bool
        /// Of the archive; nil for charts and other sheets without cells.
        var entry: Int?
    }

    let sheets: [Sheet]
    let numbers: NumberText
    /// Place of the shared strings in the archive.
    let strings: Int?

    private static let partLimit = 1 << 26

    init(_ directory: ZipDirectory) throws(ArchiveFaultError) {
        var places: [String: Int] = [:]
        for (place, entry) in directory.entries.enumerated() {
            if entry.isEncrypted { throw ArchiveFaultError(.encrypted) }
            if places.updateValue(place, forKey: Self.folded(entry.name)) != nil { throw ArchiveFaultError(.damaged) }
        }
        func element(_ path: String) throws(ArchiveFaultError) -> XMLElement? {
            guard let place = places[Self.folded(path)] else { return nil }
            let bytes = try directory.head(directory.entries[place], Self.partLimit)
            guard let root = bytes.withUnsafeBufferPointer({ XMLElement.parse($0) }) else {
                throw bytes.withUnsafeBufferPointer { ArchiveFaultError(markupIn: $0) }
            }
            return root
        }
        let start = try Relations(element("_rels/.rels"), folder: "")
        let path = start.target(ofType: "officedocument") ?? "xl/workbook.xml"
        guard let workbook = try element(path) else { throw ArchiveFaultError(.parts) }
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let relations = try Relations(
            element((folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"), folder: folder)

        sheets =
            workbook.child("sheets")?.children.filter { $0.localName == "sheet" }.map { sheet in
                let id = sheet.attributes.first { $0.name.hasSuffix(":id") || $0.name == "id" }?.value ?? ""
                let relation = relations.all[id]
                return Sheet(
                    name: sheet.attribute("name") ?? "",
                    isHidden: ["hidden", "veryHidden"].contains(sheet.attribute("state")),
                    entry: relation.flatMap { $0.type.hasSuffix("/worksheet") ? places[Self.folded($0.target)] : nil })
            } ?? []
        let epoch = workbook.child("workbookpr")?.attribute("date1904")
        let styles = try element(relations.target(ofType: "styles") ?? "xl/styles.xml")
        numbers = NumberText(formats: Self.formats(styles), startsIn1904: epoch == "1" || epoch == "true")
        strings = places[Self.folded(relations.target(ofType: "sharedstrings") ?? "xl/sharedStrings.xml")]
    }

    /// The format of each style that a cell may name.
    private static func formats(_ styles: XMLElement?) -> [NumberFormat] {
        var own: [Int: NumberFormat] = [:]
        for format in styles?.child("numfmts")?.children ?? [] {
            if let id = format.attribute("numfmtid").flatMap({ Int($0) }), let code = format.attribute("formatcode") {
                own[id] = NumberFormat(code: code)
            }
        }
        return (styles?.child("cellxfs")?.children ?? []).filter { $0.localName == "xf" }.map { style in
            let id = style.attribute("numfmtid").flatMap { Int($0) } ?? 0
            return own[id] ?? NumberFormat(builtIn: id)
        }
    }

    private static func folded(_ path: String) -> String {
        String(decoding: ASCIIText.lowercased(path.utf8.drop { $0 == UInt8(ascii: "/") }), as: UTF8.self)
    }
}

/// What a part of a workbook calls other parts, and where they lie.
private struct Relations {
    var all: [String: (type: String, target: String)] = [:]

    init(_ root: XMLElement?, folder: String) {
        for relation in root?.children ?? [] {
            guard let id = relation.attribute("id"), let type = relation.attribute("type"),
                let target = relation.attribute("target"), relation.attribute("targetmode") != "External"
            else { continue }
            all[id] = (type, Self.resolved(target, in: folder))
        }
    }

    func target(ofType type: String) -> String? {
        all.values.filter {
            String(decoding: ASCIIText.lowercased($0.type.utf8), as: UTF8.self).hasSuffix("/" + type)
        }.map(\.target).min()
    }

    private static func resolved(_ target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/")
        for part in target.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

extension XMLElement {
    /// The name without a namespace's prefix.
    var localName: String { name.split(separator: ":").last.map(String.init) ?? name }

    func child(_ name: String) -> XMLElement? { children.first { $0.localName == name } }
}
