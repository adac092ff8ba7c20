/// The check digit of ISO/IEC 7812: cards, Canadian SIN and BN, French SIREN.
enum Luhn {
    /// - Parameter digits: ASCII digits, the check digit last.
    static func isRight(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
        var sum = 0
        var isDoubled = false
        for digit in digits.reversed() {
            var value = Int(digit) - 48
            if isDoubled {
                value *= 2
                if value > 9 { value -= 9 }
            }
            sum += value
            isDoubled.toggle()
        }
        return sum % 10 == 0
    }
}
