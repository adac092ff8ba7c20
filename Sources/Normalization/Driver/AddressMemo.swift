import Columns
import Records

/// Addresses put together from streets and places that were seen before.
///
/// The door's and the apartment's number and the second half of the postal code are only copied, so each half is
/// remembered with stand-ins for them. Gives exactly what `AddressNormalizer` would, or nothing.
struct AddressMemo {
    private let country: String
    private var streets = ValueMemo<Street?>(leastHits: 2)
    private var places = ValueMemo<Place?>(leastHits: 2)
    private var starts: [Int] = []
    private var streetKey: [UInt8] = []
    private var placeKey: [UInt8] = []
    private var scratch: [UInt8] = []

    init(country: String) {
        self.country = country
        streetKey.reserveCapacity(256)
        placeKey.reserveCapacity(256)
        scratch.reserveCapacity(256)
    }

    /// Digits that stand for those of a row. No address is longer than they make it: ten digits are a telephone number.
    private enum StandIn {
        static let number = Array("70007".utf8)
        static let unit = Array("8008".utf8)
        static let codeEnd = Array("2B3".utf8)
        static var numberCount: Int { 5 }
        static var unitCount: Int { 4 }
    }

    /// The cells of an address key by their places in `RowCells.addressFields`.
    private enum Cell {
        static let line1 = 0, line2 = 1, number = 2, name = 3, unit = 4, city = 5, province = 6, code = 7, country = 8
    }

    /// A clean cell with places for the numbers of the row.
    struct Template {
        var bytes: [UInt8] = []
        var number: Int?
        var unit: Int?

        /// Nil when a stand-in comes twice.
        fileprivate init?(_ text: String?, standsInForUnit: Bool) {
            guard let text else { return }
            bytes = Array(text.utf8)
            let numbers = AddressMemo.places(of: StandIn.number, in: bytes)
            let units = standsInForUnit ? AddressMemo.places(of: StandIn.unit, in: bytes) : []
            guard numbers.count <= 1, units.count <= 1 else { return nil }
            (number, unit) = (numbers.first, units.first)
        }
    }

    final class Street: Sendable {
        let line: Template, number: Template, name: Template, unit: Template
        let type: [UInt8], direction: [UInt8], box: [UInt8], route: [UInt8]
        let verdict: Verdict
        let notes: [(field: Field, note: CellNote)]
        let lastWord: [UInt8]

        fileprivate init?(_ half: AddressReader.StreetHalf, hasNumber: Bool, hasUnit: Bool) {
            let outcome = half.outcome
            guard let line = Template(outcome.line1, standsInForUnit: hasUnit),
                let number = Template(outcome.streetNumber, standsInForUnit: hasUnit),
                let name = Template(outcome.streetName, standsInForUnit: hasUnit),
                let unit = Template(outcome.unit, standsInForUnit: hasUnit), outcome.line2 == nil,
                (line.number != nil) == hasNumber, (number.number != nil) == hasNumber, name.number == nil,
                unit.number == nil, (line.unit != nil) == hasUnit, (unit.unit != nil) == hasUnit, name.unit == nil,
                number.unit == nil,
                outcome.parts.values.allSatisfy({ $0.utf8.allSatisfy { !$0.isDigit } }),
                outcome.notes.allSatisfy({ $0.note.proposal == nil })
            else { return nil }
            (self.line, self.number, self.name, self.unit) = (line, number, name, unit)
            func part(_ part: CleanColumn.Part) -> [UInt8] { Array((outcome.parts[part] ?? "").utf8) }
            (type, direction) = (part(.streetType), part(.streetDirection))
            (box, route) = (part(.postOfficeBox), part(.ruralRoute))
            verdict = outcome.addressVerdict
            notes = outcome.notes
            lastWord = Array(half.lastWord.utf8)
        }
    }

    final class Place: Sendable {
        let city: [UInt8], province: [UInt8], country: [UInt8]
        /// Whether the clean code is the one that was typed.
        let keepsCode: Bool
        let verdict: Verdict
        let notes: [(field: Field, note: CellNote)]
        let notesBeforeStreet: Int
        let cityKey: [UInt8]?

        fileprivate init?(_ half: AddressReader.PlaceHalf, code: String?) {
            let outcome = half.outcome
            guard outcome.postalCode == code, outcome.line1 == nil, outcome.line2 == nil, outcome.parts.isEmpty,
                outcome.addressVerdict == .unrecorded
            else { return nil }
            (city, province) = (Array((outcome.city ?? "").utf8), Array((outcome.province ?? "").utf8))
            country = Array((outcome.country ?? "").utf8)
            keepsCode = code != nil
            verdict = outcome.postalVerdict
            notes = outcome.notes
            notesBeforeStreet = half.notesBeforeStreet
            cityKey = half.city.map { Array($0.utf8) }
        }
    }

    /// Both halves of a row and what its numbers are.
    struct Found {
        let street: Street
        let place: Place
        /// Places of the digits in the key.
        let number: Range<Int>
        let unit: Range<Int>
        /// The clean code, seven bytes in `AddressMemo.code`; none when the row has no code.
        let hasCode: Bool
    }

    private(set) var code: [UInt8] = []

    /// The halves of a row's address, when both can be read apart.
    mutating func find(_ key: UnsafeBufferPointer<UInt8>) -> Found? {
        guard streets.isWorthKeeping, places.isWorthKeeping else { return nil }
        RowKeys.starts(key, into: &starts)
        func isEmpty(_ cell: Int) -> Bool { starts[cell + 1] - starts[cell] == 1 }
        guard !isEmpty(Cell.line1), isEmpty(Cell.line2), isEmpty(Cell.number), isEmpty(Cell.name),
            let numbers = splitStreet(key), splitPlace(key)
        else { return nil }
        let (hasNumber, hasUnit) = (!numbers.number.isEmpty, !numbers.unit.isEmpty)
        let country = country
        let street = streetKey.withUnsafeBufferPointer { key in
            streets.outcome(of: key) { Self.street(key, country, hasNumber: hasNumber, hasUnit: hasUnit) }
        }
        guard let street else { return nil }
        let place = placeKey.withUnsafeBufferPointer { key in
            places.outcome(of: key) { Self.place(key, country) }
        }
        guard let place else { return nil }
        if let city = place.cityKey, Self.ends(city, with: street.lastWord) { return nil }
        return Found(
            street: street, place: place, number: numbers.number, unit: numbers.unit, hasCode: place.keepsCode)
    }

    // MARK: Splitting

    /// Country, province, unit and line with stand-ins, and where the digits are that they stand for.
    private mutating func splitStreet(
        _ key: UnsafeBufferPointer<UInt8>
    ) -> (number: Range<Int>, unit: Range<Int>)? {
        streetKey.removeAll(keepingCapacity: true)
        append(key, Cell.country, to: &streetKey)
        append(key, Cell.province, to: &streetKey)
        let (lineStart, lineEnd) = (starts[Cell.line1], starts[Cell.line1 + 1] - 1)
        var rest = lineStart
        while rest < lineEnd, key[rest].isDigit { rest += 1 }
        let number = lineStart..<rest
        if !number.isEmpty {
            guard number.count <= 5, rest < lineEnd, key[rest] == UInt8(ascii: " ") || key[rest] == UInt8(ascii: ","),
                !isListed(key, number)
            else { return nil }
        }
        var unit = rest..<rest
        var tail = lineEnd
        let (unitStart, unitEnd) = (starts[Cell.unit], starts[Cell.unit + 1] - 1)
        if unitStart == unitEnd {
            if !number.isEmpty, let inside = Self.unitInside(key, rest..<lineEnd), !isListed(key, inside) {
                unit = inside
                tail = inside.lowerBound
            }
            streetKey.append(RowKeys.end)
        } else if unitEnd - unitStart <= 4, key[unitStart] != UInt8(ascii: "0"),
            (unitStart..<unitEnd).allSatisfy({ key[$0].isDigit }), !isListed(key, unitStart..<unitEnd)
        {
            unit = unitStart..<unitEnd
            streetKey += StandIn.unit
            streetKey.append(RowKeys.end)
        } else {
            guard unitEnd - unitStart <= 8 else { return nil }
            append(key, Cell.unit, to: &streetKey)
        }
        var digits = 0
        for place in rest..<tail {
            if key[place] == UInt8(ascii: "@") { return nil }
            if key[place].isDigit { digits += 1 }
        }
        // Fewer digits than a stand-in has, which so cannot be mistaken for them.
        guard digits <= (tail < lineEnd ? 0 : 3) else { return nil }
        // Which of the two numbers stands in for what must be part of the key.
        streetKey.append(number.isEmpty ? 0 : 1)
        if !number.isEmpty { streetKey += StandIn.number }
        streetKey.append(contentsOf: UnsafeBufferPointer(rebasing: key[rest..<tail]))
        if tail < lineEnd { streetKey += StandIn.unit }
        return (number, unit)
    }

    /// One to four digits at the end of a line, after `app` or the like.
    private static func unitInside(_ key: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        var start = range.upperBound
        while start > range.lowerBound, key[start - 1].isDigit { start -= 1 }
        guard (1...4).contains(range.upperBound - start), key[start] != UInt8(ascii: "0"),
            start - 5 > range.lowerBound, key[start - 1] == UInt8(ascii: " ")
        else { return nil }
        var end = start - 1
        if key[end - 1] == UInt8(ascii: ".") { end -= 1 }
        for word in ["APP", "APT", "APPT"] {
            let count = word.utf8.count
            guard end - count > range.lowerBound, key[end - count - 1] == UInt8(ascii: " ") else { continue }
            if zip(key[(end - count)..<end], word.utf8).allSatisfy({ $0.uppercased == $1 }) {
                return start..<range.upperBound
            }
        }
        return nil
    }

    private func isListed(_ key: UnsafeBufferPointer<UInt8>, _ digits: Range<Int>) -> Bool {
        Placeholders.shared.addressNumbers.contains(
            Placeholders.packed(UnsafeBufferPointer(rebasing: key[digits])))
    }

    /// Country, province, city and the first half of the code.
    private mutating func splitPlace(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        placeKey.removeAll(keepingCapacity: true)
        append(key, Cell.country, to: &placeKey)
        append(key, Cell.province, to: &placeKey)
        for place in starts[Cell.city]..<starts[Cell.city + 1] where key[place].isDigit { return false }
        append(key, Cell.city, to: &placeKey)
        let typed = UnsafeBufferPointer(rebasing: key[starts[Cell.code]..<(starts[Cell.code + 1] - 1)])
        code.removeAll(keepingCapacity: true)
        guard !typed.isEmpty else { return true }
        guard typed.count == 6 || typed.count == 7 && typed[3] == UInt8(ascii: " ") else { return false }
        for place in 0..<typed.count where typed.count == 6 || place != 3 { code.append(typed[place].uppercased) }
        guard PostalCode.isCanadian(code),
            !Placeholders.shared.postalCodes.contains(Placeholders.packed(code))
        else { return false }
        code.insert(UInt8(ascii: " "), at: 3)
        let isAsTyped = typed.count == 7 && typed.elementsEqual(code)
        placeKey += code[..<(isAsTyped ? 4 : 3)]
        placeKey += StandIn.codeEnd
        return true
    }

    private func append(_ key: UnsafeBufferPointer<UInt8>, _ cell: Int, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: key[starts[cell]..<starts[cell + 1]]))
    }

    // MARK: Reading

    private static func street(
        _ key: UnsafeBufferPointer<UInt8>, _ home: String, hasNumber: Bool, hasUnit: Bool
    ) -> Street? {
        let texts = texts(key)
        let line = String(decoding: (texts[3] ?? "").utf8.dropFirst(), as: UTF8.self)
        var reader = AddressReader(home: home)
        return reader.readStreetAlone(
            AddressInput(line1: line, unit: texts[2], province: texts[1], country: texts[0])
        ).flatMap { Street($0, hasNumber: hasNumber, hasUnit: hasUnit) }
    }

    private static func place(_ key: UnsafeBufferPointer<UInt8>, _ home: String) -> Place? {
        let texts = texts(key)
        // The code stands for every other of its prefix.
        let code = texts[3].map { PostalCode.isCanadian($0) ? $0.prefix(3) + " " + $0.suffix(3) : $0 }
        guard
            code.map({ !Placeholders.shared.postalCodes.contains(Placeholders.packed(Folding.compact($0).utf8)) })
                ?? true
        else { return nil }
        var reader = AddressReader(home: home)
        return Place(
            reader.readPlaceAlone(
                AddressInput(city: texts[2], province: texts[1], postalCode: texts[3], country: texts[0])), code: code)
    }

    /// The cells of a half's key; nil where one is empty.
    private static func texts(_ key: UnsafeBufferPointer<UInt8>) -> [String?] {
        key.split(separator: RowKeys.end, omittingEmptySubsequences: false).map {
            $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self)
        }
    }

    fileprivate static func places(of part: [UInt8], in bytes: [UInt8]) -> [Int] {
        guard bytes.count >= part.count else { return [] }
        return (0...(bytes.count - part.count)).filter { bytes[$0..<($0 + part.count)].elementsEqual(part) }
    }

    private static func ends(_ bytes: [UInt8], with tail: [UInt8]) -> Bool {
        bytes.count >= tail.count && bytes[(bytes.count - tail.count)...].elementsEqual(tail)
    }

    // MARK: Writing

    /// A template's bytes with the row's numbers in place of the stand-ins.
    mutating func write(
        _ template: Template, _ found: Found, of key: UnsafeBufferPointer<UInt8>,
        _ take: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        guard !template.bytes.isEmpty else { return }
        scratch.removeAll(keepingCapacity: true)
        let (number, unit) = (template.number ?? Int.max, template.unit ?? Int.max)
        template.bytes.withUnsafeBufferPointer { bytes in
            var place = 0
            func copy(_ digits: Range<Int>, over standIn: Int, at start: Int) {
                guard start < Int.max else { return }
                scratch.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[place..<start]))
                scratch.append(contentsOf: UnsafeBufferPointer(rebasing: key[digits]))
                place = start + standIn
            }
            if unit < number { copy(found.unit, over: StandIn.unitCount, at: unit) }
            copy(found.number, over: StandIn.numberCount, at: number)
            if unit >= number { copy(found.unit, over: StandIn.unitCount, at: unit) }
            scratch.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[place...]))
        }
        scratch.withUnsafeBufferPointer { take($0) }
    }
}
