/// A window on a source, in which rows can be told apart byte by byte.
///
/// For every encoding that contains ASCII the window is the source itself, all of it, and cells are decoded one by one
/// later. UTF-16 and UTF-32 are decoded piece by piece into a buffer of some megabytes, so that no second copy of a large file is
/// ever held.
final class ByteFeed {
    private let input: InputBytes
    private let encoding: Encoding
    private var decoded: UnsafeMutableBufferPointer<UInt8>?
    private var decodedCount = 0
    /// What of the source was decoded already.
    private var position: Int
    private let end: Int

    private(set) var window: UnsafeBufferPointer<UInt8>
    /// Nothing follows the window.
    private(set) var isFinal: Bool
    /// Halves of surrogate pairs, and what is no character, that became U+FFFD.
    private(set) var replacedCharacters = 0

    private static let piece = 1 << 22

    init(_ input: InputBytes, _ detected: DetectedEncoding) {
        self.input = input
        encoding = detected.encoding
        position = min(detected.markLength, input.bytes.count)
        if detected.encoding.keepsASCII {
            end = Self.withoutPadding(input.bytes)
            window = UnsafeBufferPointer(rebasing: input.bytes[position..<max(position, end)])
            isFinal = true
        } else {
            end = input.bytes.count
            window = UnsafeBufferPointer(start: nil, count: 0)
            isFinal = false
            advance(keepingFrom: 0)
        }
    }

    deinit { decoded?.deallocate() }

    /// Moves the window on, so that it starts at what was `place` and holds more than before. Places in the old window
    /// are void afterwards.
    func advance(keepingFrom place: Int) {
        guard !isFinal, let source = input.bytes.baseAddress else { return }
        let kept = decodedCount - place
        // Two bytes become at most three, and what is left of a character at the end one replacement character.
        let step = min(Self.piece, end - position)
        let capacity = kept + step / 2 * 3 + 3
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
        if let decoded, kept > 0 { _ = buffer[..<kept].initialize(fromContentsOf: decoded[place..<decodedCount]) }
        decoded?.deallocate()
        decoded = buffer
        decodedCount = kept
        if let target = buffer.baseAddress {
            var consumed = 0
            let isLast = position + step == end
            decodedCount += encoding.decodeWide(
                source + position, step, isLast: isLast, into: target + kept, &consumed, &replacedCharacters)
            position += consumed
            if isLast {
                isFinal = true
                if consumed < step {
                    decodedCount += [UInt8]("\u{FFFD}".utf8).withUnsafeBufferPointer {
                        (target + decodedCount).update(from: $0.baseAddress ?? UnsafePointer(target), count: $0.count)
                        return $0.count
                    }
                    replacedCharacters += 1
                }
                decodedCount = Self.withoutPadding(UnsafeBufferPointer(rebasing: buffer[..<decodedCount]))
            }
        }
        window = UnsafeBufferPointer(rebasing: buffer[..<decodedCount])
    }

    /// Lets go of the memory of the source before a place of the window, where the window is the source itself.
    func release(upTo place: Int) {
        if encoding.keepsASCII { input.release(upTo: position + place) } else { input.release(upTo: position) }
    }

    /// A row of the window in the bytes that the source has.
    func sourceBytes(_ range: Range<Int>) -> [UInt8] {
        if encoding.keepsASCII { return Array(window[range]) }
        return encoding.bytes(of: String(decoding: window[range], as: UTF8.self))
    }

    /// The length without the Ctrl-Z of DOS and the NULs of block devices at the end.
    private static func withoutPadding(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var end = bytes.count
        while end > 0, bytes[end - 1] == 0 || bytes[end - 1] == 0x1A { end -= 1 }
        return end
    }
}
