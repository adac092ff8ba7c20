import CXML

/// One element of a small XML document.
struct XMLElement {
    /// In lower case, as ADF's names are meant.
    var name: String
    /// In the document's order, names in lower case.
    var attributes: [(name: String, value: String)] = []
    var children: [XMLElement] = []
    /// All text directly inside, without the white space around it.
    var text = ""

    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The root of a well-formed document; nil for any other.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> XMLElement? {
        guard let document = dd_xml_read(bytes.baseAddress, bytes.count, TabularLimits.depth) else { return nil }
        defer { dd_xml_close(document) }
        var count = 0
        let events = UnsafeBufferPointer(start: dd_xml_events(document, &count), count: count)
        guard let all = dd_xml_text(document) else { return nil }
        func string(_ event: dd_xml_event) -> String {
            String(
                decoding: UnsafeBufferPointer(start: all + Int(event.start), count: Int(event.length)), as: UTF8.self)
        }
        var open: [XMLElement] = []
        for event in events {
            switch Int(event.kind) {
            case DD_XML_START:
                open.append(XMLElement(name: lowercased(string(event))))
            case DD_XML_ATTRIBUTE:
                open[open.count - 1].attributes.append((lowercased(string(event)), ""))
            case DD_XML_VALUE:
                let last = open[open.count - 1].attributes.count - 1
                open[open.count - 1].attributes[last].value = trimmed(string(event))
            case DD_XML_TEXT:
                open[open.count - 1].text += string(event)
            default:
                var closed = open.removeLast()
                closed.text = trimmed(closed.text)
                guard !open.isEmpty else { return closed }
                // Comments carry the markup of web pages; its words belong to the text around it.
                if markup.contains(closed.name) {
                    let breaks = closed.name == "br" || closed.name == "p" || closed.name == "div"
                    open[open.count - 1].text += (breaks ? "\n" : "") + closed.text
                } else {
                    open[open.count - 1].children.append(closed)
                }
            }
        }
        return nil
    }

    static let markup: Set<String> = [
        "a", "b", "br", "center", "div", "em", "font", "h1", "h2", "h3", "h4", "hr", "i", "img", "li", "ol", "p", "pre",
        "small", "span", "strong", "table", "tbody", "td", "th", "tr", "u", "ul",
    ]

    private static func lowercased(_ text: String) -> String {
        String(decoding: ASCIIText.lowercased(text.utf8), as: UTF8.self)
    }

    private static func trimmed(_ text: String) -> String {
        let inner = text.utf8.drop { ASCIIText.isSpace($0) }
        let end = inner.lastIndex { !ASCIIText.isSpace($0) }.map { inner.index(after: $0) } ?? inner.startIndex
        return String(Substring(inner[..<end]))
    }
}
