import Columns
import Records

/// Plain names put together from a civility, a first and a last name that were seen before.
///
/// Most rows hold one word of first and one of last name and nothing else. Each word is written the same whatever stands
/// beside it, unless both look as if they had been exchanged. Gives exactly what `PartyNormalizer` would, or nothing.
struct NameMemo {
    private var civilities = ValueMemo<Civility?>(leastHits: 2)
    private var firsts = ValueMemo<Name?>(leastHits: 2)
    private var lasts = ValueMemo<Name?>(leastHits: 2)
    private var starts: [Int] = []
    private let accents: NameAccents

    /// - Parameter accents: as in `PartyInput`, the same for every name that is looked up.
    init(_ accents: NameAccents) { self.accents = accents }

    /// The cells of a party key by their places in `RowCells.partyFields`.
    private enum Cell { static let civility = 0, first = 1, middle = 2, last = 3, full = 4, company = 5 }

    final class Civility {
        let code: [UInt8]
        let note: CellNote?

        fileprivate init?(_ text: String) {
            guard let code = PartyNormalizer.plainCivility(text) else { return nil }
            self.code = Array(code.utf8)
            note = code == text ? nil : CellNote(code, .formatted)
        }
    }

    final class Name {
        let written: [UInt8]
        let isChanged: Bool
        let note: CellNote?
        let word: NameWord
        let isInitial: Bool

        fileprivate init?(_ text: String, _ part: NameCasing.Part, _ accents: NameAccents) {
            guard let word = PartyNormalizer.plainWord(text, allowsInitial: part == .first) else { return nil }
            let (written, change) = NameCasing.written(alone: word, as: part, accents: accents)
            self.written = Array(written.utf8)
            isChanged = change != .none
            note = PartyNormalizer.note(on: written, change)
            self.word = word
            isInitial = part == .first && word.isInitials
        }
    }

    struct Found {
        let civility: Civility?
        let first: Name
        let last: Name

        var verdict: Verdict { first.isInitial ? "NM-INIT" : first.isChanged || last.isChanged ? "NM-CASE" : "NM-OK" }
    }

    mutating func find(_ key: UnsafeBufferPointer<UInt8>) -> Found? {
        guard firsts.isWorthKeeping, lasts.isWorthKeeping else { return nil }
        RowKeys.starts(key, into: &starts)
        let starts = starts
        func cell(_ place: Int) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: key[starts[place]..<(starts[place + 1] - 1)])
        }
        guard cell(Cell.middle).isEmpty, cell(Cell.full).isEmpty, cell(Cell.company).isEmpty else { return nil }
        let (typedFirst, typedLast, typedCivility) = (cell(Cell.first), cell(Cell.last), cell(Cell.civility))
        guard !typedFirst.isEmpty, typedFirst.count <= 24, !typedLast.isEmpty, typedLast.count <= 24 else { return nil }
        var civility: Civility?
        if !typedCivility.isEmpty {
            civility = civilities.outcome(of: typedCivility) {
                Civility(String(decoding: typedCivility, as: UTF8.self))
            }
            if civility == nil { return nil }
        }
        let accents = accents
        func name(_ cell: UnsafeBufferPointer<UInt8>, _ part: NameCasing.Part) -> Name? {
            Name(String(decoding: cell, as: UTF8.self), part, accents)
        }
        guard let first = firsts.outcome(of: typedFirst, { name(typedFirst, .first) }),
            let last = lasts.outcome(of: typedLast, { name(typedLast, .last) }),
            !NameWord.maySwap(first.word, last.word)
        else { return nil }
        return Found(civility: civility, first: first, last: last)
    }
}
