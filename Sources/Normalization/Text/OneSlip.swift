/// Whether one letter inserted, dropped, replaced or exchanged with its neighbour makes one word of another.
enum OneSlip {
    static func isBetween(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard abs(left.count - right.count) <= 1, left != right else { return false }
        let start = zip(left, right).prefix { $0 == $1 }.count
        let (restLeft, restRight) = (left[start...], right[start...])
        if left.count == right.count {
            if restLeft.dropFirst().elementsEqual(restRight.dropFirst()) { return true }
            return restLeft.count > 1 && restLeft.first == restRight.dropFirst().first
                && restRight.first == restLeft.dropFirst().first
                && restLeft.dropFirst(2).elementsEqual(restRight.dropFirst(2))
        }
        return left.count > right.count
            ? restLeft.dropFirst().elementsEqual(restRight) : restRight.dropFirst().elementsEqual(restLeft)
    }
}
