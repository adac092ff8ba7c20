/// One delivery line in parts, as Canada Post names them; nothing is respelled yet.
struct StreetLine: Sendable {
    /// `1240`, `11D`, `1240-1242`, `123 1/2`.
    var number: String?
    var unit: String?
    var unitWord: AddressLexicon.UnitWord?
    /// The building or the floor that the unit is in: `bloc 3`, where `app. 4` follows.
    var building: (unit: String, word: AddressLexicon.UnitWord)?
    var type: AddressLexicon.StreetType?
    /// The type as typed, for lines that keep it where it is (`4e Avenue`, `Highway 7`).
    var typeWord: AddressWord?
    var isTypeFirst = false
    var name: [AddressWord] = []
    var direction: AddressLexicon.Direction?
    var directionWord: AddressWord?
    /// `123 NW 5th Ave`, as the United States write it.
    var isDirectionFirst = false
    var box: String?
    /// The first word of the box's phrase as a key: `CP`, `PO`, `BP`.
    var boxWord: String?
    /// `STN B`, `LCD 1`, `succ. A`.
    var installation: [AddressWord] = []
    /// The number of a rural route.
    var route: String?
    /// Place and installation that follow a route: `ETOBICOKE STN B`.
    var isGeneralDelivery = false
    /// What stands after the line in a whole address: the municipality.
    var rest: [AddressWord] = []
    /// Nil when nothing in the line tells.
    var isFrench: Bool?

    var hasStreet: Bool { !name.isEmpty }

    /// - Parameter isWhole: the words hold a municipality after the street (province and postal code taken off already).
    /// - Parameter speaksFrench: how to read what both languages write, when the line does not tell.
    init(_ words: [AddressWord], isWhole: Bool = false, speaksFrench: Bool) {
        var words = words
        takeBox(&words)
        takeRoute(&words)
        takeGeneralDelivery(&words)
        Self.separateDashes(&words)
        Self.joinFloors(&words)
        takeUnit(&words)
        takeSecondUnit(&words)
        takeUnitBeforeNumber(&words)
        Self.joinOrdinals(&words)
        takeNumber(&words)
        takeBareUnit(&words)
        guard !words.isEmpty else { return }
        if number == nil, box != nil || route != nil || isGeneralDelivery {
            // After a box or a route stands the municipality, or a street without a number.
            if isWhole || AddressLexicon.shared.frenchTypes[words[0].key] == nil, !Self.endsWithType(words) {
                rest = words
                return
            }
        }
        readStreet(words, isWhole: isWhole, speaksFrench: speaksFrench)
    }
}
