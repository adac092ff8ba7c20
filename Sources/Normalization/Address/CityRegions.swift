import Records

/// Whether a municipality of Québec and a postal code can belong together.
///
/// The list of municipalities by prefix is not complete, and people write the name of the next town: only what lies in
/// another region for certain is said to disagree. A name that others begin with (`Saint-Bruno`, `L'Ange-Gardien`) is at
/// home wherever one of them is; villages, whose names come twice in the province, are not judged at all.
struct CityRegions: Sendable {
    static let shared = CityRegions()

    /// Kilometres from an arbitrary point.
    private struct Point {
        var east: Double
        var north: Double
    }

    /// What is known of a municipality's name.
    private struct Home {
        /// The prefixes listed under the name itself.
        var own: [String] = []
        /// Those of longer names that begin with it.
        var others: [String] = []
    }

    private var points: [String: Point] = [:]
    /// By `Places.key`.
    private var homes: [String: Home] = [:]

    private init() {
        let table = ReferenceTable("ca-fsa")
        let (prefix, latitude, longitude) = (
            table.column("fsa"), table.column("latitude"), table.column("longitude")
        )
        // A degree of longitude is 76 km at the 47th parallel, where Québec's towns are.
        for row in table.rows where Self.isQuebec(row[prefix]) {
            guard let north = Double(row[latitude]), let east = Double(row[longitude]) else { continue }
            points[row[prefix]] = Point(east: east * 76, north: north * 111)
        }
        readHomes()
    }

    private mutating func readHomes() {
        var prefixes: [String: [String]] = [:]
        for row in ReferenceTable("qc-fsa-municipalities").rows where points[row[0]] != nil {
            prefixes[Self.words(row[1]), default: []].append(row[0])
        }
        // A name comes before those that begin with it: a space is the least of all letters.
        let names = prefixes.keys.sorted()
        for (place, name) in names.enumerated() {
            var home = Home(own: prefixes[name] ?? [])
            for longer in names[(place + 1)...] {
                guard longer.hasPrefix(name + " ") else { break }
                home.others += prefixes[longer] ?? []
            }
            for article in ["L", "LA", "LE", "LES"] { home.others += prefixes[article + " " + name] ?? [] }
            homes[Places.key(name)] = home
        }
    }

    /// Whether a code's prefix lies in another region than the municipality, for certain.
    func disagree(_ city: String, prefix: some StringProtocol) -> Bool {
        let prefix = String(prefix)
        let key = Places.key(city)
        guard let there = points[prefix], let home = homes[key], !Self.namesakes.contains(key),
            home.own.contains(where: { !Self.isRural($0) }),
            !home.own.contains(prefix), !home.others.contains(prefix)
        else { return false }
        let all = home.own + home.others
        if !Self.isRural(prefix), !all.contains(where: Self.isRural) {
            // No town has parts on two of the islands, or beside them.
            let shore = Self.shore(prefix)
            if all.allSatisfy({ Self.shore($0) != shore }) { return true }
        }
        guard !Self.vast.contains(prefix) else { return false }
        return all.allSatisfy { own in
            guard let here = points[own], !Self.vast.contains(own) else { return false }
            let (east, north) = (here.east - there.east, here.north - there.north)
            // What a rural prefix covers reaches far from its middle.
            let reach = 40.0 + (Self.isRural(prefix) ? 90 : 0) + (Self.isRural(own) ? 90 : 0)
            return east * east + north * north > reach * reach
        }
    }

    /// Towns that share their name with a place which the list leaves out: boroughs and quarters of Montréal, L'Ange-Gardien
    /// on the Côte-de-Beaupré, Clermont in Abitibi.
    private static let namesakes: Set<String> = [
        "MERCIER", "VILLEMARIE", "BOISFRANC", "LANGEGARDIEN", "ANGEGARDIEN", "CLERMONT",
    ]

    /// Rural prefixes of hundreds of kilometres: the North, Abitibi, Lac-Saint-Jean, the North Shore, Gaspésie.
    private static let vast: Set<String> = [
        "J0M", "J0Y", "J0Z", "J0W", "G0W", "G0H", "G0G", "G0T", "G0C", "G0E", "G0J",
    ]

    /// A second character of 0 is Canada Post's sign of rural delivery.
    private static func isRural(_ prefix: String) -> Bool { prefix.utf8.dropFirst().first == UInt8(ascii: "0") }

    private enum Shore { case montreal, laval, mainland }

    /// H7 is Laval, every other H the island of Montréal.
    private static func shore(_ prefix: String) -> Shore {
        prefix.hasPrefix("H7") ? .laval : prefix.hasPrefix("H") ? .montreal : .mainland
    }

    private static func isQuebec(_ prefix: String) -> Bool {
        prefix.utf8.first.map { "GHJ".utf8.contains($0) } ?? false
    }

    /// `St-Bruno-De-Guigues` → `SAINT BRUNO DE GUIGUES`.
    private static func words(_ name: String) -> String {
        Folding.key(name).split { $0 == "-" || $0 == " " || $0 == "'" }
            .map { $0 == "ST" ? "SAINT" : $0 == "STE" ? "SAINTE" : $0 }.joined(separator: " ")
    }
}
