/// What a model remembers of one field's values, found by value.
struct RememberedValues {
    private let field: LinkageModel.Field
    private let counts: [UInt64: UInt32]
    /// What a value counts as that the model does not remember: no more than the rarest that it does.
    private let least: Double

    init(_ field: LinkageModel.Field) {
        self.field = field
        counts = Dictionary(zip(field.commonValues, field.commonCounts), uniquingKeysWith: max)
        least = field.commonValues.count < LinkageModel.Field.mostValues ? 1 : Double(field.commonCounts.last ?? 1)
    }

    /// Rarity of an equal value, in natural units.
    func rarity(of value: ArraySlice<UInt8>) -> Float {
        let known = value.withUnsafeBufferPointer { counts[hashBytes($0)] }
        return ValueFrequencies.rarity(
            count: known.map(Double.init) ?? least, filled: field.filled, equalRate: field.equalRate)
    }
}
