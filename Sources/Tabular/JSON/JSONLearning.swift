import CScan
import CSimdJSON
import Dispatch

/// The first pass over a JSON document, which validates it and learns the paths of all its records.
struct JSONLearning {
    /// What the second pass needs to know.
    struct Learned {
        var layout: JSONLayout
        var unread: [JSONScanner.ObjectArray]
        var flattener: JSONFlattener
        var header: HeaderNames
    }

    private let document: InputDocument
    private let name: String
    private let cores: Int
    private let stretch: Int

    /// - Parameter stretch: how many bytes of a document of lines are learned on one core at a time.
    init(_ document: InputDocument, name: String, cores: Int, stretch: Int = 4 << 20) {
        self.document = document
        self.name = name
        self.cores = cores
        self.stretch = stretch
    }

    func learn(stated: TableFormat?) throws(TabularError) -> Learned {
        let bytes = document.text
        defer { document.release(upTo: bytes.count) }
        do {
            let (layout, unread) = try JSONLayout.find(in: bytes, stated: stated)
            var lesson = Lesson()
            if layout == .lines, cores > 1, bytes.count > stretch {
                try learnLines(into: &lesson)
            } else {
                try learnInOrder(layout, stated: stated, into: &lesson)
            }
            let header = lesson.flattener.settle()
            if header.names.isEmpty, let place = lesson.tooDeep {
                throw TabularError.tooDeep(
                    path: name, line: JSONText.position(place, in: bytes).line, limit: TabularLimits.depth)
            }
            return Learned(layout: layout, unread: unread, flattener: lesson.flattener, header: header)
        } catch let fault as JSONScanner.Fault {
            throw JSONDocument.tabularError(fault, in: bytes, name: name)
        } catch let fault as TabularError {
            throw fault
        } catch {
            throw .syntax(path: name, line: 1, column: 1, reason: SyntaxFault.unreadable.rawValue)
        }
    }

    // MARK: One record after the other

    /// What records told: their paths, and where the first one lies that is nested too deep.
    private struct Lesson {
        var flattener = JSONFlattener()
        var tooDeep: Int?
    }

    private func learnInOrder(_ layout: JSONLayout, stated: TableFormat?, into lesson: inout Lesson) throws {
        let bytes = document.text
        let parser = JSONValueParser()
        var records = JSONRecords(layout)
        while let record = try records.next(in: bytes) {
            document.release(upTo: record.range.lowerBound)
            do {
                if bytes[record.range.lowerBound] == UInt8(ascii: "{") {
                    let events = try parser.events(of: record.range, in: bytes)
                    // One object of columns would be one row with everybody's values in each cell.
                    if case .single = layout, Self.isOfColumns(events) { throw TabularError.noRecords(path: name) }
                    lesson.flattener.learn(events)
                } else if !JSONDocument.isValue(bytes, record.range) {
                    throw JSONValueParser.Fault.syntax
                }
            } catch JSONValueParser.Fault.syntax where layout != .lines {
                // The scanner says where; should it see no fault, the record itself is the place.
                if let fault = JSONDocument.fault(in: bytes, name: name) { throw fault }
                throw JSONScanner.Fault(place: record.range.lowerBound, reason: .unreadable, isEnd: false)
            } catch JSONValueParser.Fault.tooDeep {
                lesson.tooDeep = lesson.tooDeep ?? record.range.lowerBound
            } catch is JSONValueParser.Fault {}
            try checkWidth(lesson.flattener)
        }
        if case .array = layout, JSONText.afterSpace(bytes, records.place) < bytes.count, stated != .ndjson,
            let fault = JSONDocument.fault(in: bytes, name: name)
        {
            if case .tooDeep = fault {} else { throw fault }
        }
    }

    private func checkWidth(_ flattener: JSONFlattener) throws(TabularError) {
        guard flattener.paths.columnCount > TabularLimits.columns else { return }
        throw .tooManyColumns(path: name, found: flattener.paths.columnCount, limit: TabularLimits.columns)
    }

    /// Whether an object holds nothing but arrays of scalars of one length, two and more: a table written by columns.
    private static func isOfColumns(_ events: JSONEvents) -> Bool {
        var lengths: [Int] = []
        var place = 1
        while Int(events[place].kind) == DD_JSON_KEY {
            guard Int(events[place + 1].kind) == DD_JSON_ARRAY else { return false }
            place += 2
            let start = place
            while Int(events[place].kind) != DD_JSON_END_ARRAY {
                if [DD_JSON_OBJECT, DD_JSON_ARRAY].contains(Int(events[place].kind)) { return false }
                place += 1
            }
            lengths.append(place - start)
            place += 1
        }
        return lengths.count > 1 && lengths[0] > 1 && lengths.allSatisfy { $0 == lengths[0] }
    }

    // MARK: Lines, several stretches at a time

    /// Learns a stretch of lines on each core, then what they told in their order, so that the result is that of one core.
    private func learnLines(into lesson: inout Lesson) throws(TabularError) {
        let bytes = document.text
        let parsers = (0..<cores).map { _ in JSONValueParser() }
        var place = 0
        while place < bytes.count {
            var ends: [Int] = [place]
            while ends.count <= cores, let last = ends.last, last < bytes.count { ends.append(lineEnd(behind: last)) }
            let stretches = Array(zip(ends, ends.dropFirst()))
            var told = [Lesson](repeating: Lesson(), count: stretches.count)
            told.withUnsafeMutableBufferPointer { told in
                // Each part has its own parser and its own place, and the text does not change.
                nonisolated(unsafe) let (told, bytes, parsers) = (told, bytes, parsers)
                DispatchQueue.concurrentPerform(iterations: stretches.count) { part in
                    told[part] = Self.lesson(of: stretches[part].0..<stretches[part].1, in: bytes, parsers[part])
                }
            }
            for part in told {
                lesson.flattener.absorb(part.flattener)
                lesson.tooDeep = lesson.tooDeep ?? part.tooDeep
                try checkWidth(lesson.flattener)
            }
            place = ends[ends.count - 1]
            document.release(upTo: place)
        }
    }

    private func lineEnd(behind place: Int) -> Int {
        let bytes = document.text
        let start = min(place + stretch, bytes.count)
        let length = bytes.baseAddress.map { dd_find_byte($0 + start, bytes.count - start, 0x0A) } ?? 0
        return min(start + length + 1, bytes.count)
    }

    private static func lesson(
        of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ parser: JSONValueParser
    ) -> Lesson {
        var lesson = Lesson()
        let lines = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
        var records = JSONRecords(.lines, from: range.lowerBound)
        // A line that is no object, or is broken, is told of when its turn comes to be read.
        while let record = (try? records.next(in: lines)) ?? nil {
            guard bytes[record.range.lowerBound] == UInt8(ascii: "{") else { continue }
            do throws(JSONValueParser.Fault) {
                lesson.flattener.learn(try parser.events(of: record.range, in: bytes))
            } catch {
                if error == .tooDeep { lesson.tooDeep = lesson.tooDeep ?? record.range.lowerBound }
            }
            // No file has so many; the sum is checked by who asked.
            if lesson.flattener.paths.columnCount > TabularLimits.columns { break }
        }
        return lesson
    }
}
