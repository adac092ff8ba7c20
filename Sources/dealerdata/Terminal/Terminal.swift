import Records

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where results and messages go.
enum Terminal {
    /// A result, on standard output. A reader that has gone away ends the program quietly, as `| head -1` expects.
    static func write(_ text: String) { write(text, to: 1) }

    static func writeError(_ text: String) { write(text, to: 2) }

    /// A problem, on standard error, with the program's name.
    static func complain(_ text: String) {
        writeError((Words.language == .french ? "dealerdata : " : "dealerdata: ") + text + "\n")
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                #if canImport(Glibc)
                    let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                #else
                    let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
                #endif
                if count < 0 {
                    if errno == EINTR { continue }
                    if errno == EPIPE { exit(141) }
                    // Nothing can be said where the saying itself fails.
                    if descriptor == 1 {
                        let reason = String(cString: strerror(errno))
                        complain(Message("program.output", ["reason": .text(reason)]).text(in: Words.language))
                    }
                    exit(ExitStatus.deviceTrouble.rawValue)
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Colours only for a terminal that wants them.
    static func hasColour(_ descriptor: Int32, refused: Bool) -> Bool {
        guard !refused, isTerminal(descriptor) else { return false }
        if let setting = getenv("NO_COLOR"), setting.pointee != 0 { return false }
        return !isDumb
    }

    /// Whether the terminal takes letters and nothing else.
    static var isDumb: Bool { getenv("TERM").map { String(cString: $0) == "dumb" } ?? false }

    static var width: Int {
        var size = winsize()
        guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    static func environment() -> [String: String] {
        var result: [String: String] = [:]
        for name in [
            "DEALERDATA_STORE", "DEALERDATA_LANG", "DEALERDATA_ZONE", "DEALERDATA_AS_OF", "DEALERDATA_CONFIG",
            "XDG_CONFIG_HOME", "HOME", "LC_ALL", "LC_MESSAGES", "LANG",
        ] {
            if let value = getenv(name) { result[name] = String(cString: value) }
        }
        return result
    }

    /// Where this program lies, for a scheduler that looks nowhere else.
    static func programPath() -> String {
        let typed = CommandLine.arguments.first ?? "dealerdata"
        let folders = getenv("PATH").map { String(cString: $0).split(separator: ":").map(String.init) } ?? []
        let candidates = typed.contains("/") ? [typed] : folders.map { $0 + "/" + typed }
        guard let found = candidates.first(where: { access($0, X_OK) == 0 }), let path = realpath(found, nil) else {
            return typed
        }
        defer { free(path) }
        return String(cString: path)
    }

    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static func cores() -> Int {
        let count = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        return count < 1 ? 1 : Int(count)
    }
}
