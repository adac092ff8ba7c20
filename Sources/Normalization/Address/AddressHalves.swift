import Records

/// The halves of an address, read one without the other.
///
/// A street is written the same in every town and a town the same for every street, unless one cell holds words of both.
/// Read apart, each half is one of some thousands in a million rows.
extension AddressReader {
    struct StreetHalf {
        /// Street columns, parts, `addressVerdict`, and the notes that come from writing the street.
        var outcome: AddressOutcome
        /// `Places.key` of the line's last word: a municipality whose name ends so may stand in the line.
        var lastWord: String
    }

    struct PlaceHalf {
        /// City, province, postal code, country and their verdict.
        var outcome: AddressOutcome
        /// How many notes come before those of the street.
        var notesBeforeStreet: Int
        /// `Places.key` of the municipality, nil when there is none.
        var city: String?
    }

    /// What `read` gives for the street's columns, whatever municipality and code stand beside it, unless the name of
    /// the municipality ends with `lastWord`. Nil when that cannot be said.
    ///
    /// - Parameter input: has neither a second line nor columns of street number and name.
    mutating func readStreetAlone(_ input: AddressInput) -> StreetHalf? {
        // `CA` is California or Canada by the postal code.
        guard Self.separatingAttention(input).note == nil,
            input.province.map({ Folding.compact($0) != "CA" }) ?? true
        else { return nil }
        readCountry(input.country)
        readProvince(input.province)
        let before = outcome.notes.count
        readLine(input.line1, .address1)
        // What a line says of its place is noted, and a language that the province does not tell, the code would.
        guard outcome.notes.count == before, !isWholeLine, !hasBadLine, region != nil, let last = firstWords.last,
            !firstWords.dropFirst(2).contains(where: \.followsComma)
        else { return nil }
        writeLines(input)
        outcome.notes.removeFirst(before)
        return StreetHalf(outcome: outcome, lastWord: Places.key(last.key))
    }

    /// What `read` gives for the columns of the place beside a street that says nothing of it.
    mutating func readPlaceAlone(_ input: AddressInput) -> PlaceHalf {
        readCountry(input.country)
        readProvince(input.province, beside: input.postalCode)
        if let code = input.postalCode { readPostalCell(code) }
        readCity(input.city)
        settlePostalCode()
        let before = outcome.notes.count
        let city = cityWords.isEmpty ? nil : Places.key(cityWords.map(\.key).joined(separator: " "))
        writeCity(input.city)
        outcome.province = region
        outcome.country = country
        return PlaceHalf(outcome: outcome, notesBeforeStreet: before, city: city)
    }
}
