import Columns
import Linkage

/// Invented customers, made the same way on every run.
struct InventedPeople {
    var keys: [String] = []
    var columns: [(role: MatchRole, texts: [String])] = [
        (.firstName, []), (.lastName, []), (.email, []), (.phoneHome, []), (.phoneMobile, []), (.addressLine, []),
        (.city, []), (.postalCode, []), (.birthDate, []),
    ]
    /// The person behind each record.
    var persons: [Int] = []

    struct Person {
        var first: String
        var last: String
        var email = ""
        var home = ""
        var mobile = ""
        var address = ""
        var city = ""
        var postal = ""
        var birth = ""
    }

    mutating func add(_ person: Person, number: Int) {
        keys.append("R" + String(100_000 + keys.count))
        persons.append(number)
        let texts = [
            person.first, person.last, person.email, person.home, person.mobile, person.address, person.city,
            person.postal,
            person.birth,
        ]
        for (place, text) in texts.enumerated() { columns[place].texts.append(text) }
    }

    var input: LinkageInput {
        LinkageInput(
            keys: TextColumn(keys),
            columns: columns.map { .init(name: $0.role.rawValue, role: $0.role, texts: TextColumn($0.texts)) })
    }

    private static let firsts = [
        "Zoé", "Léandre", "Maïka", "Ulric", "Ophélie", "Balthazar", "Eugénie", "Fabrice", "Gisèle", "Honoré", "Irénée",
        "Jacinthe", "Kevin", "Lorraine", "Maxence", "Noémie", "Octave", "Prudence", "Quentin", "Rosalie", "Sylvestre",
        "Thérèse", "Ursule", "Valère",
    ]
    private static let starts = [
        "Bra", "Cor", "Dun", "Fal", "Gri", "Hul", "Jol", "Kar", "Lam", "Mor", "Nad", "Pel", "Ros", "Sau", "Tri", "Vau",
    ]
    private static let ends = [
        "ville", "mont", "bert", "chon", "deau", "rand", "lin", "quet", "sier", "tière", "zac", "noy",
    ]
    private static let streets = [
        "des Érables", "du Moulin", "Sainte-Anne", "Principale", "de la Gare", "des Pins", "Wilfrid",
    ]
    private static let cities = ["Montclair", "Rivebelle", "Saint-Ours-du-Lac", "Valbrise"]

    static func person(_ numbers: inout SteadyNumbers) -> Person {
        func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &numbers) }
        func one(_ texts: [String]) -> String { texts[number(0..<texts.count)] }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let last = one(starts) + one(ends)
        let letters = Array("ABCEGHJKLM").map(String.init)
        let first = one(firsts)
        return Person(
            first: first, last: last, email: "\(first.prefix(1))\(last)\(number(1..<999))@exemple.test",
            home: "450\(number(200..<999))\(number(1000..<9999))",
            mobile: "514\(number(200..<999))\(number(1000..<9999))",
            address: "\(number(1..<4000)) rue \(one(streets))", city: one(cities),
            postal: "J\(number(0..<9))\(one(letters)) \(number(0..<9))\(one(letters))\(number(0..<9))",
            birth: "19\(number(30..<99))-\(two(number(1..<12)))-\(two(number(1..<28)))")
    }

    /// The same person as another system wrote them down.
    static func written(_ person: Person, _ numbers: inout SteadyNumbers) -> Person {
        var copy = person
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: copy.last = String(copy.last.dropLast())
        case 1: copy.email = ""
        case 2: copy.birth = ""
        default: copy.first = copy.first.uppercased()
        }
        if Bool.random(using: &numbers) { copy.home = "" } else { copy.mobile = "" }
        return copy
    }

    /// People of whom a third stand in the file twice.
    init(persons count: Int, seed: UInt64 = 3) {
        var numbers = SteadyNumbers(state: seed)
        for number in 0..<count {
            let person = Self.person(&numbers)
            add(person, number: number)
            if number % 3 == 0 { add(Self.written(person, &numbers), number: number) }
        }
    }

    /// Adds couples of one address, home phone and last name, half of whom stand in the file twice.
    mutating func addCouples(_ count: Int) {
        var numbers = SteadyNumbers(state: 77)
        for number in 0..<count {
            let person = Self.person(&numbers)
            var other = Self.person(&numbers)
            (other.last, other.address, other.city, other.postal, other.home) = (
                person.last, person.address, person.city, person.postal, person.home
            )
            add(person, number: 5000 + number)
            add(other, number: 6000 + number)
            if number % 2 == 0 { add(Self.written(person, &numbers), number: 5000 + number) }
        }
    }

    init() {}
}
