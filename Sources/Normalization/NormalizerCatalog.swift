import Records

/// All normalisers of single cells, one a file of `Normalizers/`. Names and addresses are read from several cells at
/// once, by `PartyNormalizer` and `AddressNormalizer`.
package enum NormalizerCatalog {
    package static let all: [any Normalizer] = [
        AppointmentReasonNormalizer(), AppointmentSourceNormalizer(), AppointmentStatusNormalizer(),
        BirthDateNormalizer(),
        BusinessNumberNormalizer(), ColourNormalizer(), ConsentFlagNormalizer(), DateNormalizer(),
        DealStatusNormalizer(),
        DealTypeNormalizer(),
        DistanceNormalizer(),
        EmailNormalizer(), FinanceTypeNormalizer(), IdentifierNormalizer(), LanguageNormalizer(),
        LeadInterestNormalizer(),
        LeadSourceNormalizer(), LeadStatusNormalizer(), MakeNormalizer(), ModelNormalizer(), MoneyNormalizer(),
        PayTypeNormalizer(), PhoneNormalizer(), PlateNormalizer(), SexNormalizer(), SmallNumberNormalizer(),
        StatusNormalizer(), TextNormalizer(), VehicleIdentificationNormalizer(), YearNormalizer(),
    ]

    /// The normaliser of a field; nil for fields of names and addresses.
    package static func normalizer(of field: Field) -> (any Normalizer)? {
        all.first { $0.fields.contains(field) } ?? all.first { $0.kinds.contains(field.kind) }
    }
}
