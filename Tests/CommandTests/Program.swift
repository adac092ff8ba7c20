import Foundation
import Records
import Testing

/// What a command left behind.
struct Outcome {
    let status: Int32
    let output: Data
    let complaint: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }

    func json() throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: output) as? [String: Any])
    }

    /// All that people can read, to search for what must not be there.
    var everything: String { text + complaint }
}

/// A folder of its own, gone with the last test that holds it, and the built program run inside it.
final class Workplace: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/dealerdata-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

    @discardableResult
    func write(_ name: String, _ bytes: Data) throws -> String {
        let folder = (name as NSString).deletingLastPathComponent
        if !folder.isEmpty {
            try FileManager.default.createDirectory(atPath: path + "/" + folder, withIntermediateDirectories: true)
        }
        try bytes.write(to: URL(filePath: path + "/" + name))
        return name
    }

    func read(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: path + "/" + name)) }

    func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

    func mode(_ name: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path + "/" + name)[.posixPermissions] as? Int)
    }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    /// Runs the program. Standard input is empty unless given; nothing of the caller's locale or home comes in.
    func run(
        _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
    ) throws -> Outcome {
        try start(try Program.path(), arguments, input, environment)
    }

    func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        try run(arguments, input: Data(input.utf8), environment: environment)
    }

    /// Runs a line of the shell; `dealerdata` in it is the program.
    func shell(_ line: String) throws -> Outcome {
        let call = "dealerdata() { \"\(try Program.path())\" \"$@\"; }; "
        return try start("/bin/sh", ["-c", call + line], Data(), [:])
    }

    private func start(
        _ program: String, _ arguments: [String], _ input: Data, _ environment: [String: String]
    ) throws -> Outcome {
        // Files instead of pipes: neither side can fill up while the other waits.
        let capture = NSTemporaryDirectory() + "/dealerdata-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: capture, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: capture) }
        func file(_ name: String, _ content: Data) throws -> URL {
            let url = URL(filePath: capture + "/" + name)
            try content.write(to: url)
            return url
        }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: path)
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": path].merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: file("input", input))
        process.standardOutput = try FileHandle(forWritingTo: file("output", Data()))
        process.standardError = try FileHandle(forWritingTo: file("complaint", Data()))
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationReason == .uncaughtSignal
                ? 128 + process.terminationStatus : process.terminationStatus,
            output: try Data(contentsOf: URL(filePath: capture + "/output")),
            complaint: String(decoding: try Data(contentsOf: URL(filePath: capture + "/complaint")), as: UTF8.self))
    }
}

enum Program {
    /// The built product, which lies beside the bundle of the tests.
    static func path() throws -> String {
        let bundles = [CommandLine.arguments.first ?? "", Bundle.main.bundlePath]
        let folders =
            bundles.map { URL(filePath: $0).deletingLastPathComponent().path } + [repository + "/.build/debug"]
        return try #require(
            folders.map { $0 + "/dealerdata" }.first { FileManager.default.isExecutableFile(atPath: $0) },
            "build the product dealerdata first")
    }

    private static var repository: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .path
    }
}

/// A key of the catalogue that came out instead of its words.
func strayKeys(in text: String) -> [String] {
    text.matches(of: /\[[a-z]+(?:[.-][a-z0-9]+)+\]|\{[a-z]+\}/).map { String($0.output) }
}
