/// What a linkage keeps for the next one: pieces of bytes by name, all of one run.
package enum LinkageState {
    package static func read(_ connection: Connection) throws -> [String: [UInt8]] {
        var pieces: [String: [UInt8]] = [:]
        try connection.forEach("SELECT name, content FROM linkage_state ORDER BY name") { row in
            if let name = row[0].text, case .blob(let bytes) = row[1] { pieces[name] = bytes }
        }
        return pieces
    }

    /// Replaces all that was kept; nothing is kept when there are no pieces.
    package static func replace(_ connection: Connection, by pieces: [String: [UInt8]]) throws {
        try connection.execute("DELETE FROM linkage_state")
        for (name, bytes) in pieces.sorted(by: { $0.key < $1.key }) {
            try connection.execute(
                "INSERT INTO linkage_state (name, content) VALUES (?, ?)", [.text(name), .blob(bytes)])
        }
    }
}
