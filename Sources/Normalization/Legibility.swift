import CICU
import Records

/// How legible a record's texts are (codebook A04), from best to worst.
enum LegibilityRank: UInt8, Comparable {
    case good, capitals, placeholder, truncated, controls, mojibake

    var code: StaticString {
        switch self {
        case .good: "LG-OK"
        case .capitals: "LG-CAPS"
        case .placeholder: "LG-PLACE"
        case .truncated: "LG-TRUNC"
        case .controls: "LG-CTRL"
        case .mojibake: "LG-MOJI"
        }
    }

    static func < (left: LegibilityRank, right: LegibilityRank) -> Bool { left.rawValue < right.rawValue }
}

/// A text that people and lists can read: NFC, no control characters, plain spaces, accents as they were typed.
struct LegibleText: Equatable {
    var text: String
    var rank: LegibilityRank
    var notes: [CellNote]
}

/// Makes text legible without changing what it says.
enum Legibility {
    /// Whether bytes are legible as they stand: printable ASCII and the letters of French, single spaces inside only.
    ///
    /// False says only that a closer look is needed.
    static func isPlain(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = cell.first, first != 32, cell[cell.count - 1] != 32 else { return cell.isEmpty }
        if first == UInt8(ascii: "="), cell.count > 2, cell[1] == UInt8(ascii: "\"") { return false }
        var place = 0
        var last: UInt8 = 0
        while place < cell.count {
            let byte = cell[place]
            if byte < 0x80 {
                guard byte >= 32, byte != 127, byte != 32 || last != 32 else { return false }
                // `Gagn&eacute;`
                if byte == UInt8(ascii: "&"), cell[place...].contains(UInt8(ascii: ";")) { return false }
            } else {
                // Two-byte letters À to ÿ, but not Â and Ã, with which damaged text begins, nor þ and the signs.
                guard byte == 0xC3, place + 1 < cell.count, cell[place + 1] >= 0x80, cell[place + 1] != 0x82,
                    cell[place + 1] != 0x83, cell[place + 1] != 0xB7, cell[place + 1] != 0xBE
                else { return false }
                place += 1
                // A capital inside a word of small letters may be one of another code page: `BÚlanger`.
                if cell[place] < 0x9F, last.isLetter,
                    last.isLowerLetter || place + 1 < cell.count && cell[place + 1].isLowerLetter
                {
                    return false
                }
            }
            last = byte
            place += 1
        }
        return true
    }

    /// Reads a text; several lines stay apart where `keepsLines`.
    static func read(_ text: String, in field: Field) -> LegibleText {
        var result = LegibleText(text: text, rank: .good, notes: [])
        if let decoded = HTMLEntities.decoded(result.text) {
            result.text = decoded
            result.note("LG-HTML", .mended, .controls)
        }
        if let repaired = Mojibake.repaired(result.text) {
            result.text = repaired
            result.note("LG-MOJI", .mended, .mojibake)
        }
        let reading = field.kind.holdsWords ? SingleByteDamage.read(result.text) : .none
        if case .repaired(let repaired, _) = reading {
            result.text = repaired
            result.note("LG-MOJI", .mended, .mojibake)
        }
        tidy(&result, field)
        if result.text.utf8.first == UInt8(ascii: "="),
            let inside = SpreadsheetMark.formulaText(Array(result.text.utf8))
        {
            result.text = String(decoding: inside, as: UTF8.self)
            result.note("LG-APOS", .formatted, .good)
        }
        if let bare = withoutQuotes(result.text) {
            result.text = bare
            result.note("LG-QUOTE", .formatted, .good)
        }
        if let bare = withoutMarkOfText(result.text, field) {
            result.text = bare
            result.note("LG-APOS", .formatted, .good)
        }
        if field.kind.holdsNames, let mended = LostApostrophes.restored(in: result.text, field) {
            result.text = mended
            result.note("LG-MOJI", .mended, .mojibake)
        }
        if isLossy(result.text, field) || field.kind == .personName && LostApostrophes.lacksLetters(result.text)
            || reading.leavesDamage && field.kind != .text
        {
            result.note("LG-MOJI", .flagged, .mojibake)
        }
        if isCut(result.text) { result.note("LG-TRUNC", .flagged, .truncated) }
        return result
    }

    /// The text of a cell that is quoted as a whole, as exports do that quote twice: `"Roy"`, `"Robert ""Bob"" Roy"`.
    ///
    /// Nil for quotation marks that do not belong together: `"Bob" Roy "Jr"`.
    private static func withoutQuotes(_ text: String) -> String? {
        var rest = Substring(text.trimmedSpaces)
        var isQuoted = false
        while rest.utf8.count >= 2, let mark = rest.first, let close = closingMarks[mark], rest.last == close {
            let inside = rest.dropFirst().dropLast()
            var bare = String(inside)
            if mark == "\"" {
                let isQuotedTwice = inside.utf8.count >= 2 && inside.first == mark && inside.last == mark
                if let single = withoutDoubling(inside) {
                    bare = single
                } else if !isQuotedTwice || inside.dropFirst().dropLast().contains(mark) {
                    break
                }
            } else if inside.contains(where: { $0 == mark || $0 == close }) {
                break
            }
            rest = Substring(bare.trimmedSpaces)
            isQuoted = true
        }
        return isQuoted ? String(rest) : nil
    }

    private static let closingMarks: [Character: Character] = ["\"": "\"", "“": "”", "«": "»"]

    /// The text with each pair of quotation marks made one; nil when one stands alone.
    private static func withoutDoubling(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var isPending = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") {
                if isPending { bytes.append(byte) }
                isPending.toggle()
            } else {
                guard !isPending else { return nil }
                bytes.append(byte)
            }
        }
        return isPending ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Control and invisible characters out, spaces of all kinds to plain ones, NFC.
    private static func tidy(_ result: inout LegibleText, _ field: Field) {
        var scalars = String.UnicodeScalarView()
        var (hasControls, hasSpaces, needsNormalising) = (false, false, false)
        let keepsLines = field == .notes
        let lineBreak: [Unicode.Scalar] = field.kind == .address ? [",", " "] : [" "]
        for scalar in result.text.unicodeScalars {
            switch scalar.value {
            case 32...126, 0xA1...0xAC, 0xAE...0x2FF: scalars.append(scalar)
            case 10 where keepsLines: scalars.append(scalar)
            case 13 where keepsLines: hasSpaces = true
            case 9, 10, 11, 12, 13, 0x85, 0x2028, 0x2029:
                hasSpaces = true
                if scalars.last != " " { scalars.append(contentsOf: scalar.value == 9 ? [" "] : lineBreak) }
            case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
                hasSpaces = true
                scalars.append(" ")
            case 0x80...0x9F:
                // windows-1252 punctuation that was read as Latin-1.
                hasControls = true
                if let meant = Mojibake.windows1252(UInt8(scalar.value)) {
                    scalars.append(meant)
                } else if scalars.last?.properties.isAlphabetic == true {
                    // A letter stood there: better a mark that one is missing than a shorter word.
                    scalars.append("\u{FFFD}")
                }
            case 0...31, 127, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF,
                0xFFF9...0xFFFB:
                hasControls = true
            case 0xFF01...0xFF5E:
                // Full-width letters, digits and signs of East Asian keyboards.
                needsNormalising = true
                if let plain = Unicode.Scalar(scalar.value - 0xFEE0) { scalars.append(plain) }
            default:
                needsNormalising = true
                scalars.append(scalar)
            }
        }
        let squeezed = squeeze(String(scalars), keepingInner: field.kind == .identifier)
        if hasControls { result.note("LG-CTRL", .mended, .controls) }
        if hasSpaces || squeezed.utf8.count != String(scalars).utf8.count { result.note("LG-SPACE", .formatted, .good) }
        let hadWideLetters = result.text.unicodeScalars.contains { (0xFF01...0xFF5E).contains($0.value) }
        result.text = squeezed
        guard needsNormalising else { return }
        if let normal = composed(squeezed) {
            result.note("LG-NFC", .formatted, .good)
            result.text = normal
        } else if hadWideLetters {
            result.note("LG-NFC", .formatted, .good)
        }
        switch LookAlikes.read(result.text) {
        case .none: break
        case .meant(let text) where field.kind != .email && field.kind != .text:
            result.note("LG-GLYPH", .mended, .controls)
            result.text = text
        case .meant, .mixed: result.note("LG-GLYPH", .flagged, .controls)
        }
    }

    /// Whether the apostrophe that a cell begins with is a spreadsheet's.
    ///
    /// Names, towns and words may begin with an apostrophe of their own (`'t Hooft`, `'Cuda`); telephone numbers and years
    /// are read with theirs.
    static func isMarkedAsText(_ cell: UnsafeBufferPointer<UInt8>, _ field: Field) -> Bool {
        let length = SpreadsheetMark.length(cell)
        guard length > 0 else { return false }
        let next = cell[length]
        switch field.kind {
        case .email: return next != UInt8(ascii: "@")
        case .address: return next.isDigit
        case .identifier, .date, .vin, .plate, .money, .distance, .smallNumber, .province, .country, .consentFlag, .sex,
            .language, .postalCode, .code:
            return next.isLetterOrDigit || next >= 0x80 || next == UInt8(ascii: "-") || next == UInt8(ascii: "$")
        case .phone: return length == 3
        default: return false
        }
    }

    /// The text without that apostrophe, and without the one that closes it; nil when it has none.
    private static func withoutMarkOfText(_ text: String, _ field: Field) -> String? {
        var copy = text
        guard copy.withUTF8({ isMarkedAsText($0, field) }) else { return nil }
        var bare = text.dropFirst()
        if let last = bare.last, "'’‘".contains(last) { bare.removeLast() }
        return bare.isEmpty ? nil : String(bare)
    }

    /// Without spaces at the ends, and with single ones inside.
    private static func squeeze(_ text: String, keepingInner: Bool) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            let isSpace = byte == 32 || byte == 10
            if isSpace, bytes.isEmpty { continue }
            if byte == 32, !keepingInner, let last = bytes.last, last == 32 || last == 10 { continue }
            bytes.append(byte)
        }
        while let last = bytes.last, last == 32 || last == 10 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text in normalisation form C; nil when it is so already.
    static func composed(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard dd_text_is_nfc(bytes.baseAddress, bytes.count) == 0 else { return nil }
            var out = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
            let length = dd_text_to_nfc(bytes.baseAddress, bytes.count, &out, out.count)
            guard length >= 0, length <= out.count else { return nil }
            return String(decoding: out[..<length], as: UTF8.self)
        }
    }

    /// Whether letters were lost on the way: replacement characters, question marks inside words, damage beyond repair.
    private static func isLossy(_ text: String, _ field: Field) -> Bool {
        var last: Unicode.Scalar = " "
        var beforeLast: Unicode.Scalar = " "
        let judgesMarks = field.kind != .text && field.kind != .email && field.kind != .code
        for scalar in text.unicodeScalars {
            if scalar == "\u{FFFD}" { return true }
            if judgesMarks, last == "?", beforeLast.properties.isAlphabetic, scalar.properties.isLowercase {
                return true
            }
            if last == "\u{C3}" || last == "\u{C2}", (0xA1...0xBF).contains(scalar.value) { return true }
            (beforeLast, last) = (last, scalar)
        }
        return false
    }

    /// Whether the text ends where a system cut it.
    private static func isCut(_ text: String) -> Bool {
        text.hasSuffix("\u{2026}") || text.hasSuffix("...") && text.utf8.count > 3
    }

    /// Whether all letters are capitals, at least four of them.
    static func isShouted(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        var letters = 0
        for byte in cell {
            if byte.isLowerLetter { return false }
            if byte.isUpperLetter { letters += 1 }
        }
        return letters >= 4
    }
}

extension LegibleText {
    fileprivate mutating func note(_ code: String, _ action: FindingAction, _ rank: LegibilityRank) {
        notes.append(CellNote(code, action))
        self.rank = max(self.rank, rank)
    }
}

extension FieldKind {
    /// Fields of names of people, organisations and places.
    var holdsNames: Bool {
        switch self {
        case .personName, .organisation, .address, .city: true
        default: false
        }
    }

    /// Fields whose values are words of a language or names.
    fileprivate var holdsWords: Bool {
        switch self {
        case .personName, .organisation, .address, .city, .province, .country, .text, .code, .civility: true
        default: false
        }
    }
}
