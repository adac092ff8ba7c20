import Records

/// All profiles that are part of the program, and which of them a file calls for.
package struct ProfileCatalogue: Sendable {
    /// Files of `profiles/`, without their ending; systems first, vocabularies last.
    package static let ids = [
        "activix-api", "activix-report", "adf", "adp", "autoraptor", "autoslm", "cdk", "clarivoy", "cox-au",
        "dealermine",
        "dealerpeak", "dealersocket", "dealertrack", "dealervault", "drivecentric", "elead", "france", "google",
        "hubspot",
        "keyloop", "lot-wizard", "momentum", "mykaarma", "outlook", "pbs", "quiter", "reynolds", "salesforce", "serti",
        "sidekick", "star", "tekion", "vcard", "vinsolutions", "zoho", "generic-en", "generic-fr",
    ]

    package static let shared = ProfileCatalogue(
        profiles: ids.compactMap { id in
            ProfileFile(written: Resource.text("profiles/\(id).yml")).flatMap { try? Profile($0, name: id) }
        })

    /// In the order of `ids`; a file that cannot be read is left out here and fails a test.
    package let profiles: [Profile]
    /// How many systems use a header, by the header as it is; a vocabulary's headers count as everyone's.
    private let uses: [String: Int]

    package init(profiles: [Profile]) {
        self.profiles = profiles
        var uses: [String: Int] = [:]
        for profile in profiles {
            let weight = profile.isGeneric || !profile.isDetected ? 3 : 1
            for header in Set(profile.sections.values.flatMap(\.columns.keys)) { uses[header, default: 0] += weight }
        }
        self.uses = uses
    }

    /// A profile and what it takes the file for.
    struct Match {
        var profile: Profile
        var entity: Entity
        /// The part of the headers that it knows.
        var coverage: Double
        /// The user named the system.
        var isNamed = false
        /// A header has one of its marks.
        var isMarked = false
    }

    /// The profile that a file calls for: one that the system's name means, else the one that covers its headers best.
    ///
    /// Headers choose a system only when it knows six in ten of them and two that at most one other system uses; else
    /// nothing would tell a HubSpot list from any list with a first name, a last name and a city.
    func match(_ readings: [HeaderReading], system: String?, entity: Entity?) -> Match? {
        if let system {
            let named = profiles.filter { $0.answers(to: system) }.compactMap { best($0, readings, entity) }
            if var match = named.max(by: { $0.coverage < $1.coverage }) {
                match.isNamed = true
                return match
            }
        }
        for profile in profiles where !profile.marks.isEmpty {
            let isMarked = readings.contains { reading in
                profile.marks.contains(reading.path?.steps.first?.name ?? reading.spellings[0])
            }
            if isMarked, var match = best(profile, readings, entity) {
                match.isMarked = true
                return match
            }
        }
        let candidates = profiles.filter(\.isDetected).compactMap { best($0, readings, entity) }
            .filter { $0.coverage >= 0.6 && $0.coverage * Double(readings.count) >= 3.5 }
        let systems = candidates.filter { !$0.profile.isGeneric && distinctive($0, readings) >= 2 }
        return systems.max { $0.coverage < $1.coverage }
            ?? candidates.filter(\.profile.isGeneric).max { $0.coverage < $1.coverage }
    }

    private func best(_ profile: Profile, _ readings: [HeaderReading], _ entity: Entity?) -> Match? {
        let entities = entity.map { [$0] } ?? Entity.allCases.filter { profile.sections[$0] != nil }
        var best: (entity: Entity, own: Int, all: Int)?
        for entity in entities {
            var (own, all) = (0, 0)
            for reading in readings {
                if profile.column(reading, in: entity) != nil {
                    own += 1
                    all += 1
                } else if profile.column(reading, in: .customer) != nil {
                    all += 1
                }
            }
            if let held = best, (held.all, held.own) >= (all, own) { continue }
            best = (entity, own, all)
        }
        guard let best else { return nil }
        return Match(
            profile: profile, entity: best.entity, coverage: Double(best.all) / Double(max(readings.count, 1)))
    }

    private func distinctive(_ match: Match, _ readings: [HeaderReading]) -> Int {
        readings.count { reading in
            guard match.profile.column(reading, entity: match.entity) != nil else { return false }
            return reading.path != nil || (uses[reading.spellings[0]] ?? 0) <= 2
        }
    }
}
