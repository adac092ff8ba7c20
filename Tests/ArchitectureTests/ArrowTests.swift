import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The allowed arrows, target by target: design §3, and `Columns` below both `Tabular` and `Records` so that cells
/// travel from the file to the store without being copied into another type.
private let allowed: [String: Set<String>] = [
    "CScan": [], "CICU": [], "CSimdJSON": [], "CXML": [], "CPhoneNumber": [], "CCrypto": [], "CCompression": [],
    "CStorage": [],
    "CResources": [],
    "Columns": [],
    "Tabular": ["Columns", "CScan", "CSimdJSON", "CXML", "CCompression"],
    "Records": ["Columns", "CResources", "CCrypto"],
    "Ingest": ["Tabular", "Records", "Columns", "Yams"],
    "Normalization": ["Records", "Columns", "CICU", "CPhoneNumber"],
    "Linkage": ["Records", "Columns"],
    "Storage": ["Records", "Columns", "CStorage", "GRDB", "GRDBSQLite"],
    "Codification": ["Records", "Storage", "Yams"],
    "Consent": ["Records", "Storage"],
    "Quality": ["Records", "Storage", "Yams"],
    "Reports": ["Records", "Quality", "Tabular", "Mustache"],
    "Export": ["Records", "Storage", "Tabular", "Consent"],
    "Workflows": [
        "Columns", "Tabular", "Records", "Ingest", "Normalization", "Linkage", "Storage", "Codification", "Consent",
        "Quality", "Reports", "Export", "Yams",
    ],
    "dealerdata": ["Workflows", "Records", "ArgumentParser"],
    "FuzzReaders": ["Tabular", "Columns", "CCompression"],
]

/// Modules that no source file needs to name as a target: the language's own and the system's.
private let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization",
]

@Suite struct `The architecture` {
    @Test func `every target depends only on what design §3 allows`() throws {
        let declared = try declaredTargets()
        #expect(Set(declared.keys) == Set(allowed.keys))
        for (target, dependencies) in declared {
            let forbidden = dependencies.subtracting(allowed[target] ?? [])
            #expect(forbidden.isEmpty, "\(target) must not depend on \(forbidden.sorted())")
        }
    }

    /// A target may import a dependency of a dependency without naming it; this notices.
    @Test func `every source file imports only what its target may`() throws {
        for (target, allowed) in allowed
        where !target.hasPrefix("C") || target == "Columns" || target == "Codification" || target == "Consent" {
            for (file, imports) in try importsOfFiles(below: root + "/Sources/" + target) {
                let forbidden = imports.subtracting(allowed).subtracting(system)
                #expect(forbidden.isEmpty, "\(file) must not import \(forbidden.sorted())")
            }
        }
    }

    @Test func `only Storage imports GRDB and only the command line imports ArgumentParser`() {
        #expect(allowed.filter { $0.value.contains("GRDB") }.map(\.key) == ["Storage"])
        #expect(allowed.filter { $0.value.contains("ArgumentParser") }.map(\.key) == ["dealerdata"])
    }

    private var root: String {
        String(
            decoding: #filePath.utf8.prefix(
                #filePath.utf8.count - "/Tests/ArchitectureTests/ArrowTests.swift".utf8.count), as: UTF8.self)
    }

    /// Target names and their dependencies, read from the manifest's text.
    private func declaredTargets() throws -> [String: Set<String>] {
        let manifest = try String(contentsOfFile: root + "/Package.swift", encoding: .utf8)
        var targets: [String: Set<String>] = [:]
        for part in manifest.split(separator: /\.(?:executableTarget|target)\(/).dropFirst() {
            let own = part.split(separator: ".testTarget(", maxSplits: 1)[0]
            guard let name = own.firstMatch(of: /name: "(\w+)"/)?.1 else { continue }
            var names: Set<String> = []
            if let list = own.firstMatch(of: /dependencies: \[((?:.|\n)*?)\](?:,|\))/)?.1 {
                let products = list.matches(of: /\.product\(name: "(\w+)"/).map { String($0.1) }
                let plain = list.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"(\w+)"/).map { String($0.1) }
                names = Set(products + plain)
            }
            targets[String(name)] = names
        }
        return targets
    }

    private func importsOfFiles(below folder: String) throws -> [(file: String, imports: Set<String>)] {
        var found: [(String, Set<String>)] = []
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name.hasSuffix(".swift") {
            let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            let imports = text.matches(of: /(?m)^\s*(?:@\w+ )?import (?:\w+ )?(\w+)/).map { String($0.1) }
            found.append((name, Set(imports)))
        }
        return found
    }
}
