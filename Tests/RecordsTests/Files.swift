import Foundation

/// Names of all files below a folder, relative to it; hidden ones are left out.
func filesBelow(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
        return !isFolder.boolValue && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
}
