// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors in CI only, so that a new compiler's warning does not stop a consultant from building.
let strict: [SwiftSetting] =
    Context.environment["DEALERDATA_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let package = Package(
    name: "dealerdata",
    platforms: [.macOS(.v26)],
    products: [.executable(name: "dealerdata", targets: ["dealerdata"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .target(name: "CScan"),
        .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
        .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CCompression", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CXML", linkerSettings: [.linkedLibrary("expat")]),
        .target(name: "CPhoneNumber", linkerSettings: [.linkedLibrary("phonenumber")]),
        .target(name: "CCrypto", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "CStorage", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "CResources", exclude: ["files", "README.md", "PROVENANCE.md"]),

        .target(name: "Columns", exclude: ["README.md"], swiftSettings: strict),
        .target(
            name: "Tabular", dependencies: ["Columns", "CScan", "CSimdJSON", "CXML", "CCompression"],
            exclude: ["README.md"], swiftSettings: strict),
        .target(
            name: "Records", dependencies: ["Columns", "CResources", "CCrypto"], exclude: ["README.md"],
            swiftSettings: strict),
        .target(
            name: "Ingest", dependencies: ["Tabular", "Records", "Columns", .product(name: "Yams", package: "Yams")],
            exclude: ["README.md"], swiftSettings: strict),
        .target(
            name: "Normalization", dependencies: ["Records", "Columns", "CICU", "CPhoneNumber"], exclude: ["README.md"],
            swiftSettings: strict),
        .target(
            name: "Linkage", dependencies: ["Records", "Columns"], exclude: ["README.md"], swiftSettings: strict),
        .target(
            name: "Storage",
            dependencies: [
                "Records", "Columns", "CStorage", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ], exclude: ["README.md"], swiftSettings: strict),
        .target(
            name: "Codification",
            dependencies: ["Records", "Storage", .product(name: "Yams", package: "Yams")], exclude: ["README.md"],
            swiftSettings: strict),
        .target(name: "Consent", dependencies: ["Records", "Storage"], exclude: ["README.md"], swiftSettings: strict),
        .target(
            name: "Quality", dependencies: ["Records", "Storage", .product(name: "Yams", package: "Yams")],
            exclude: ["README.md"], swiftSettings: strict),
        .target(
            name: "Reports",
            dependencies: ["Records", "Quality", "Tabular", .product(name: "Mustache", package: "swift-mustache")],
            exclude: ["README.md"], swiftSettings: strict),
        .target(
            name: "Export", dependencies: ["Records", "Storage", "Tabular", "Consent"], exclude: ["README.md"],
            swiftSettings: strict),
        .target(
            name: "Workflows",
            dependencies: [
                "Columns", "Tabular", "Records", "Ingest", "Normalization", "Linkage", "Storage", "Codification",
                "Consent",
                "Quality", "Reports", "Export", .product(name: "Yams", package: "Yams"),
            ], exclude: ["README.md"], swiftSettings: strict),
        .executableTarget(
            name: "dealerdata",
            dependencies: ["Workflows", "Records", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict),

        .executableTarget(
            name: "FuzzReaders", dependencies: ["Tabular", "Columns", "CCompression"], swiftSettings: strict),

        .testTarget(name: "TabularTests", dependencies: ["Tabular", "Columns"], swiftSettings: strict),
        .testTarget(name: "RecordsTests", dependencies: ["Records", "Columns"], swiftSettings: strict),
        .testTarget(name: "IngestTests", dependencies: ["Ingest", "Tabular", "Records"], swiftSettings: strict),
        .testTarget(
            name: "NormalizationTests", dependencies: ["Normalization", "Records", "Columns"], swiftSettings: strict),
        .testTarget(name: "LinkageTests", dependencies: ["Linkage", "Records", "Columns"], swiftSettings: strict),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "Records", "Columns"], swiftSettings: strict),
        .testTarget(
            name: "CodificationTests", dependencies: ["Codification", "Storage", "Records"], swiftSettings: strict),
        .testTarget(
            name: "ConsentTests", dependencies: ["Consent", "Storage", "Records", "Columns"], swiftSettings: strict),
        .testTarget(name: "QualityTests", dependencies: ["Quality", "Storage", "Records"], swiftSettings: strict),
        .testTarget(
            name: "ReportsTests", dependencies: ["Reports", "Quality", "Storage", "Records", "Tabular", "Columns"],
            swiftSettings: strict),
        .testTarget(
            name: "ExportTests", dependencies: ["Export", "Storage", "Records", "Tabular"], swiftSettings: strict),
        .testTarget(name: "WorkflowsTests", dependencies: ["Workflows", "Storage", "Records"], swiftSettings: strict),
        .testTarget(name: "CommandTests", dependencies: ["Records", "dealerdata"], swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
