import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct `A verb that is killed` {
    private static let verbs: [[String]] = [
        ["import", "clients.csv", "--system", "sgd", "--entity", "customer"], ["normalize"], ["dedupe"], ["codify"],
    ]

    private static func rows(_ count: Int) -> String {
        var text = "No client,Prénom,Nom,Téléphone,Courriel,Adresse,Ville,Code postal\n"
        for number in 0..<count {
            let first = ["Luc", "Anne", "Paul", "Rita", "Ève"][number % 5]
            let last =
                ["Roy", "Morin", "Pelletier", "Robidoux"][number / 5 % 4] + ["", "-Tessier", " Lavoie"][number % 3]
            text += "\(number),\(first),\(last),450 868-\(1000 + number % 4000),\(first).\(number)@exemple.ca,"
            text += "\(100 + number) rue Neuve,Chambly,J3L 7R\(number % 10)\n"
        }
        return text
    }

    /// What the store holds: counts of records and customers, and the verbs that are done. A store that was begun and
    /// holds nothing is as good as none.
    private static func held(_ place: Workplace) throws -> String {
        let outcome = try place.run("status", "--format", "json")
        if outcome.status == 66 { return "0 0 " }
        try #require(outcome.status == 0, "\(outcome.complaint)")
        let status = try outcome.json()
        let runs = try #require(status["runs"] as? [[String: Any]])
        #expect(status["audit_log_holds"] as? Bool == true)
        return "\(status["records"] ?? "") \(status["customers"] ?? "") "
            + runs.filter { $0["state"] as? String == "done" }.map { "\($0["verb"] ?? "")" }.joined(separator: " ")
    }

    @Test func `leaves the store as before or as after, and does its work the next time`() throws {
        let place = try Workplace()
        try place.write("clients.csv", Self.rows(300))
        for verb in Self.verbs {
            let words = verb + ["--quiet", "--as-of", Project.asOf]
            let before = try Self.held(place)
            // How long the verb takes, and what it leaves, on a copy.
            let copy = try Workplace()
            for name in place.names { try copy.write(name, try place.read(name)) }
            let start = Date()
            try #require(try copy.run(words).status == 0)
            let duration = Date().timeIntervalSince(start)
            let after = try Self.held(copy)
            #expect(before != after)
            for share in [0.2, 0.5, 0.8] {
                try place.kill(words, after: duration * share)
                let found = try Self.held(place)
                let story = "\(verb[0]) at \(share): \(found), not \(before) nor \(after)"
                #expect(found == before || found == after, "\(story)")
                if found == after { break }
            }
            if try Self.held(place) == before { try #require(try place.run(words).status == 0) }
            #expect(try Self.held(place) == after)
        }
    }
}

extension Workplace {
    /// Starts the program and ends it, without a chance to tidy up, after so many seconds.
    fileprivate func kill(_ arguments: [String], after seconds: Double) throws {
        let process = Process()
        process.executableURL = URL(filePath: try Program.path())
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: path)
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        #if canImport(Glibc)
            Glibc.kill(process.processIdentifier, SIGKILL)
        #else
            Darwin.kill(process.processIdentifier, SIGKILL)
        #endif
        process.waitUntilExit()
    }
}
