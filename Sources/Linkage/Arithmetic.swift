#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@inline(__always) func logarithm(_ value: Float) -> Float { logf(value) }
@inline(__always) func logarithm(_ value: Double) -> Double { log(value) }
@inline(__always) func exponential(_ value: Double) -> Double { exp(value) }

/// One number for each class of pairs: place 0 is the match, the others are kinds of non-match.
typealias ClassVector = SIMD16<Float>

/// `e` to the power of each lane, for lanes of at most 0; relative error under 1e-6, zero below -87.
///
/// The same operations in the same order on every machine, unlike a vector library.
@inline(__always) func exponential(_ powers: ClassVector) -> ClassVector {
    ClassVector(lowHalf: exponential(powers.lowHalf), highHalf: exponential(powers.highHalf))
}

@inline(__always) func exponential(_ powers: SIMD8<Float>) -> SIMD8<Float> {
    let clamped = powers.replacing(with: -87, where: powers .< -87)
    // Adding 1.5 · 2^23 leaves the nearest whole number in the lowest bits.
    let shifted = clamped * 1.442_695_04 + 12_582_912
    let whole = shifted - 12_582_912
    // The fraction in natural units, in two steps so that nothing is lost.
    let rest = (clamped - whole * 0.693_359_375) + whole * 2.121_944_4e-4
    var series = SIMD8<Float>(repeating: 1.987_569_15e-4)
    series = series * rest + 1.398_199_95e-3
    series = series * rest + 8.333_451_9e-3
    series = series * rest + 4.166_579_6e-2
    series = series * rest + 1.666_666_55e-1
    series = series * rest + 5.000_000_1e-1
    series = series * rest * rest + rest + 1
    let power = SIMD8<Float>(bitPattern: (SIMD8<UInt32>(bitPattern: shifted) &+ 127) &<< 23)
    return series * power
}

extension SIMD16 where Scalar == Float {
    /// The sum of all lanes, by halves: `sum()` adds one lane after the other.
    @inline(__always) var total: Float { (lowHalf + highHalf).total }
}

extension SIMD8 where Scalar == Float {
    /// The sum of all lanes, by halves.
    @inline(__always) var total: Float {
        let four = lowHalf + highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }

    @inline(__always) init(bitPattern bits: SIMD8<UInt32>) { self = unsafeBitCast(bits, to: SIMD8<Float>.self) }
}

extension SIMD8 where Scalar == UInt32 {
    @inline(__always) init(bitPattern lanes: SIMD8<Float>) { self = unsafeBitCast(lanes, to: SIMD8<UInt32>.self) }
}
