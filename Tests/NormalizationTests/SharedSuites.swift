import Foundation

/// Test suites of other projects, which are not part of this one; `DEALERDATA_SHARED` names their folder.
enum SharedSuites {
    static let folder: URL? = {
        let path =
            ProcessInfo.processInfo.environment["DEALERDATA_SHARED"]
            ?? URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL.path
        let folder = URL(filePath: path).appending(path: "data/suites")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var isThere: Bool { folder != nil }

    static func text(_ path: String) throws -> String {
        guard let folder else { return "" }
        return try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
}
