import Records

/// Knows the top-level domains that exist (table `top-level-domains`), and what a domain with another one was meant to be.
///
/// A domain whose ending no registry runs cannot receive mail. It is a provider's with a slip where the provider has that
/// name and one ending only that is so close; elsewhere the usual ending is proposed. New endings of three letters and
/// more are opened now and then, so that an unknown one is a doubt and no refusal.
struct DomainEndings: Sendable {
    enum Judgement: Equatable {
        case real
        /// A provider's domain that it can only have been.
        case provider(String)
        case likely(String)
        case impossible
        case unknown
    }

    private let topLevels: WordTable
    private let providers: [String]
    /// Providers' domains by what is left when a dot is forgotten: `gmailcom`.
    private let withoutDot: [String: String]

    init(providers: [String]) {
        self.providers = providers
        let table = ReferenceTable("top-level-domains")
        let domain = table.column("domain")
        topLevels = WordTable(table.rows.map { $0[domain] })
        var withoutDot: [String: String] = [:]
        for provider in providers {
            let labels = provider.split(separator: ".").map(String.init)
            for place in 1..<max(labels.count, 1) {
                let (name, ending) = (labels[..<place], labels[place...])
                withoutDot[name.joined(separator: ".") + ending.joined(separator: ".")] = provider
            }
            withoutDot[labels.joined()] = provider
        }
        self.withoutDot = withoutDot
    }

    /// - Parameter domain: in small letters.
    func judge(_ domain: String) -> Judgement {
        guard let dot = domain.utf8.lastIndex(of: UInt8(ascii: ".")) else { return judgeWithoutDot(domain) }
        let ending = String(domain[domain.utf8.index(after: dot)...])
        switch ending {
        case "com", "ca", "net", "org", "fr": return .real
        default: if topLevels.place(of: ending) != nil { return .real }
        }
        let name = String(domain[..<dot])
        if let right = withoutDot[domain] { return .provider(right) }
        let own = providers.filter { $0.hasPrefix(name + ".") && !$0.dropFirst(name.utf8.count + 1).contains(".") }
        let near = own.filter { Self.isSlip(ending, of: String($0.dropFirst(name.utf8.count + 1))) }
        if near.count == 1, let right = near.first { return .provider(right) }
        if ending == "qc" { return .likely(domain + ".ca") }
        let usual = Self.usual.filter { Self.isSlip(ending, of: $0) }
        if let right = near.first { return .likely(right) }
        if usual.count == 1, let right = usual.first { return .likely(name + "." + right) }
        if own.count == 1, let right = own.first { return .likely(right) }
        if ending.hasPrefix("xn--") { return .unknown }
        return ending.utf8.count <= 2 || ending.utf8.contains(where: \.isDigit) ? .impossible : .unknown
    }

    private func judgeWithoutDot(_ domain: String) -> Judgement {
        if let right = withoutDot[domain] { return .provider(right) }
        for ending in ["com", "qcca", "net", "org"] where domain.hasSuffix(ending) {
            let name = domain.dropLast(ending.utf8.count)
            if name.utf8.count >= 3 { return .likely(name + "." + (ending == "qcca" ? "qc.ca" : ending)) }
        }
        return providers.contains(domain + ".com") ? .likely(domain + ".com") : .unknown
    }

    /// One letter wrong, or letters and digits typed on behind: `coml`, `ocm`, `com1`.
    private static func isSlip(_ ending: String, of right: String) -> Bool {
        OneSlip.isBetween(Array(ending.utf8), Array(right.utf8))
            || right.utf8.count >= 3 && ending.hasPrefix(right) && ending.utf8.count <= right.utf8.count + 3
    }

    private static let usual = ["com", "ca", "net", "org", "fr"]
}
