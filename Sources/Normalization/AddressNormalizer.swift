import Records

/// The cells of one row that say where a customer lives, legible already; nil where there is no such column or cell.
package struct AddressInput: Sendable, Equatable, Hashable {
    package var line1: String?
    package var line2: String?
    package var streetNumber: String?
    package var streetName: String?
    package var unit: String?
    package var city: String?
    package var province: String?
    package var postalCode: String?
    package var country: String?

    package init(
        line1: String? = nil, line2: String? = nil, streetNumber: String? = nil, streetName: String? = nil,
        unit: String? = nil, city: String? = nil, province: String? = nil, postalCode: String? = nil,
        country: String? = nil
    ) {
        self.line1 = line1
        self.line2 = line2
        self.streetNumber = streetNumber
        self.streetName = streetName
        self.unit = unit
        self.city = city
        self.province = province
        self.postalCode = postalCode
        self.country = country
    }
}

/// A clean address, each part in its own column.
package struct AddressOutcome: Sendable, Equatable {
    /// The delivery line in its country's form: `1240, rue des Érables, app. 4`.
    package var line1: String?
    package var line2: String?
    package var streetNumber: String?
    package var streetName: String?
    package var unit: String?
    package var city: String?
    /// ISO 3166-2, as `CA-QC`.
    package var province: String?
    /// `H2X 1Y4`, `75011`, `10001`.
    package var postalCode: String?
    /// ISO 3166-1 alpha-2.
    package var country: String?
    /// `streetType`, `streetDirection`, `postOfficeBox`, `ruralRoute`.
    package var parts: [CleanColumn.Part: String] = [:]
    /// Codebook D04: `AD-OK`, `AD-PART`, `AD-PO`, `AD-RR`, `AD-BAD`, `U`.
    package var addressVerdict: Verdict = .unrecorded
    /// Codebook D01: `PC-OK`, `PC-FMT`, `PC-BAD`, `PC-CTRY`, `U`.
    package var postalVerdict: Verdict = .unrecorded
    package var notes: [(field: Field, note: CellNote)] = []

    package init() {}

    package static func == (left: AddressOutcome, right: AddressOutcome) -> Bool {
        left.line1 == right.line1 && left.line2 == right.line2 && left.streetNumber == right.streetNumber
            && left.streetName == right.streetName && left.unit == right.unit && left.city == right.city
            && left.province == right.province && left.postalCode == right.postalCode && left.country == right.country
            && left.parts == right.parts && left.addressVerdict == right.addressVerdict
            && left.postalVerdict == right.postalVerdict
            && left.notes.elementsEqual(right.notes) { $0.field == $1.field && $0.note == $1.note }
    }
}

/// Addresses, read from all their cells together: Canada Post first, then US and French forms.
package struct AddressNormalizer: Sendable {
    package let country: String

    /// - Parameter country: ISO 3166-1 country that an address is read by when its cells do not say.
    package init(country: String = "CA") { self.country = country }

    /// Reads all the cells together. Clean cells come back unchanged; nothing is ever invented or translated.
    package func resolve(_ input: AddressInput) -> AddressOutcome {
        if let outcome = plainAddress(input) { return outcome }
        var reader = AddressReader(home: country)
        return reader.read(input)
    }
}
