import CCompression

/// Bounds on what a compressed file may become, measured while it is inflated and never taken from its own word.
enum ArchiveLimits {
    /// Bytes inflated, of one member or of all of an archive.
    static let bytes = 1 << 31
    static let members = 10_000
    /// Bytes out for one byte in.
    static let ratio = 100
    /// What is this small does no harm, however dense: a hundred equal rows are denser than the ratio.
    static let harmless = 1 << 20
}

/// One compressed stream being inflated from bytes in memory.
final class Inflation {
    enum Kind {
        case raw, gzip
    }

    private let handle: OpaquePointer?
    private let input: UnsafeBufferPointer<UInt8>
    private(set) var used = 0
    private(set) var made = 0
    private(set) var isDone = false

    init(_ input: UnsafeBufferPointer<UInt8>, _ kind: Kind) {
        self.input = input
        handle = dd_inflate_open(Int32(kind == .gzip ? DD_INFLATE_GZIP : DD_INFLATE_RAW))
    }

    deinit { dd_inflate_close(handle) }

    /// Fills `output` as far as the stream goes and returns how many bytes that was; 0 at its end only.
    func read(into output: UnsafeMutableBufferPointer<UInt8>) throws(ArchiveFaultError) -> Int {
        guard let handle, let target = output.baseAddress, let source = input.baseAddress else {
            throw ArchiveFaultError(.damaged)
        }
        var filled = 0
        while filled < output.count, !isDone {
            var (usedNow, madeNow) = (0, 0)
            let outcome = dd_inflate_step(
                handle, source + used, input.count - used, target + filled, output.count - filled, &usedNow, &madeNow)
            used += usedNow
            made += madeNow
            filled += madeNow
            if made > ArchiveLimits.bytes { throw ArchiveFaultError(.size) }
            if made > ArchiveLimits.harmless, made / ArchiveLimits.ratio > used { throw ArchiveFaultError(.ratio) }
            switch Int(outcome) {
            case DD_INFLATE_DONE: isDone = true
            case DD_INFLATE_DAMAGED: throw ArchiveFaultError(.damaged)
            case DD_INFLATE_HUNGRY where used == input.count: throw ArchiveFaultError(.truncated)
            default: break
            }
        }
        return filled
    }

    /// Begins the stream that follows this one.
    func restart() throws(ArchiveFaultError) {
        guard let handle, dd_inflate_reset(handle) != 0 else { throw ArchiveFaultError(.damaged) }
        isDone = false
    }
}

/// An `ArchiveFault` on its way to the place that knows the file's name.
struct ArchiveFaultError: Error {
    let fault: ArchiveFault

    init(_ fault: ArchiveFault) { self.fault = fault }
}

/// `.gz` files, of one member or of several on end.
enum Gzip {
    static func isGzip(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// Everything inside. Zeros after the last member, as tapes leave them, are no fault.
    static func inflated(_ bytes: UnsafeBufferPointer<UInt8>, name: String) throws(TabularError) -> HeldBytes {
        let inflation = Inflation(bytes, .gzip)
        var spool = ByteSpool()
        let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
        defer { piece.deallocate() }
        do {
            while true {
                while !inflation.isDone {
                    let count = try inflation.read(into: piece)
                    try spool.append(UnsafeBufferPointer(rebasing: piece[..<count]))
                }
                let rest = bytes[inflation.used...]
                if rest.allSatisfy({ $0 == 0 }) { break }
                guard isGzip(UnsafeBufferPointer(rebasing: rest)) else { throw ArchiveFaultError(.damaged) }
                try inflation.restart()
            }
            return try spool.finish()
        } catch let error as ArchiveFaultError {
            throw .archive(path: name, fault: error.fault)
        } catch let failure as ByteSpool.Failure {
            throw .noRoom(path: name, reason: failure.reason)
        } catch {
            throw .archive(path: name, fault: .damaged)
        }
    }
}
