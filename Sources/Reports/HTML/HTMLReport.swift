import Mustache
import Quality
import Records

/// An audit as one page that opens anywhere: no script, no server, no personal data.
package struct HTMLReport: Sendable {
    let result: AuditResult
    let language: Language

    package init(_ result: AuditResult, language: Language) {
        self.result = result
        self.language = language
    }

    /// The page; the same bytes for the same result and language.
    package var text: String {
        get throws {
            let library = try Self.library()
            guard let page = library.render(Markup.cleaned(view), withTemplate: "page") else {
                preconditionFailure("no template named page")
            }
            return page
        }
    }

    private static func library() throws -> MustacheLibrary {
        var library = MustacheLibrary()
        for name in Resource.names(in: "templates") where name.hasSuffix(".mustache") {
            let short = name.dropFirst("templates/".count).dropLast(".mustache".count)
            try library.register(Resource.text(name), named: String(short))
        }
        return library
    }

    var words: Words { Words(language: language) }

    private var view: View {
        let words = words
        let sections = sections
        let present = Set(sections.map(\.id))
        var view = owner
        view["lang"] = language == .french ? "fr-CA" : "en-CA"
        view["title"] = "\(words("report.what")) — \(result.dealer) — \(words.date(result.asOf))"
        view["style"] = Resource.text("templates/report.css") + pageMargins
        view["skip"] = words("page.skip")
        view["dealer"] = result.dealer
        view["what"] = words("report.what")
        view["asOf"] = result.asOf
        view["date"] = words.date(result.asOf)
        view["contents"] = words("page.contents")
        view["groups"] = Self.groups.map { group, ids -> View in
            [
                "groupTitle": words("page.group.\(group)"), "groupNote": words("page.group.\(group).note"),
                "links": ids.filter { $0 == "top" || present.contains($0) }.map { id -> View in
                    ["target": id, "linkText": words("page.link.\(id)")]
                },
            ]
        }
        view["sections"] = sections.map { $0.view(words) }
        view["footer"] = words("page.footer")
        return view
    }

    /// The contents list: one group for each reader.
    static let groups: [(String, [String])] = [
        ("owner", ["top", "reach"]),
        ("consultant", ["score", "fields", "dups", "sources", "people", "blitz", "trend", "after"]),
        ("privacy", ["consent", "sensitive", "samples", "defs", "run"]),
    ]

    private var sections: [Section] {
        [
            reach, score, fields, duplicates, sources, people, blitz, trend, cells, consents, sensitive, samples,
            definitions, run,
        ].compactMap { $0 }
    }

    private var pageMargins: String {
        let style = "font:8pt sans-serif;color:#55606c"
        let head = Markup.quotedForCSS("\(result.dealer) — \(words("report.what"))")
        let date = Markup.quotedForCSS(words("page.as-of", ["date": .text(words.date(result.asOf))]))
        let notice = Markup.quotedForCSS(words("page.notice"))
        return """
            @page{margin:18mm 15mm 17mm;@top-left{content:\(head);\(style)}@top-right{content:\(date);\(style)}\
            @bottom-left{content:\(notice);\(style)}\
            @bottom-right{content:counter(page) " / " counter(pages);\(style)}}
            @page:first{@top-left{content:none}@top-right{content:none}}

            """
    }
}

/// A section of the page: heading, finding sentence, blocks, and the command that goes further.
struct Section {
    var id: String
    var title: String
    var definitions: [String]
    /// HTML.
    var lead: String
    var blocks: [View]
    var commands: [(label: String, command: String)] = []

    func view(_ words: Words) -> View {
        var view: View = [
            "id": id, "sectionTitle": title, "marks": Definitions.marks(definitions, words), "blocks": blocks,
            "commands": commands.map { ["commandLabel": $0.label, "words": Self.words(of: $0.command)] as View },
        ]
        if !lead.isEmpty { view["lead"] = lead }
        return view
    }

    /// A command breaks between words only.
    static func words(of command: String) -> [String] { command.split(separator: " ").map(String.init) }
}

/// Blocks that templates draw.
enum Block {
    static func note(_ html: String) -> View { ["template": "note", "noteText": html] }

    static func figure(_ title: String, note: String = "", drawing: String, foot: String = "") -> View {
        var view: View = ["template": "figure", "figureTitle": title, "drawing": drawing]
        if !note.isEmpty { view["figureNote"] = note }
        if !foot.isEmpty { view["figureFoot"] = foot }
        return view
    }

    static func figures(_ style: String, _ figures: [View]) -> View {
        ["template": "figures", "figuresClass": style, "figures": figures]
    }

    static func grid(_ parts: [[View]], style: String = "grid2") -> View {
        ["template": "grid", "gridClass": style, "parts": parts.map { ["partBlocks": $0] as View }]
    }

    static func details(_ summary: String, _ blocks: [View]) -> View {
        ["template": "details", "summary": summary, "detailBlocks": blocks]
    }

    static func key(_ swatches: [(String, String)], note: String = "") -> View {
        [
            "template": "key", "keyNote": note,
            "swatches": swatches.map { ["swatch": $0.0, "swatchText": $0.1] as View },
        ]
    }
}
