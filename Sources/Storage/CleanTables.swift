import Columns
import Records

/// How a clean table is filled: its columns, and the clean column that each takes its value from.
struct CleanTable: Sendable {
    enum Origin: Sendable {
        /// The first of these that has a value.
        case clean([CleanColumn])
        /// A decimal amount, kept in cents.
        case cents(Field)
        case verdict(Field)
        /// Bound by the writer.
        case given
    }

    let name: String
    let columns: [(name: String, origin: Origin)]
}

enum CleanTables {
    static let customerRecord = CleanTable(
        name: "customer_record",
        columns: given("id", "source_id", "record_key", "origin", "kind", "file_status", "stated_on")
            + fields(
                .civility, .firstName, .middleName, .lastName, .company, .businessNumber, .manufacturerID,
                .customerType, .birthDate, .sex, .language, .email, .emailSecond, .phone, .phoneHome, .phoneMobile,
                .phoneWork, .preferredChannel, .preferredTime, .address1, .address2, .streetNumber, .streetName, .unit,
                .city, .province, .postalCode, .country, .vin, .plate, .make, .model, .modelYear, .odometer,
                .warrantyEnd, .createdAt, .updatedAt, .verifiedAt, .lastVisitDate, .enteredBy, .department, .notes)
            + parts(
                .suffix, .maidenName, .nickname, .secondCivility, .secondFirstName, .secondLastName, .attention,
                .phoneExtension, .phoneHomeExtension, .phoneMobileExtension, .phoneWorkExtension, .streetType,
                .streetDirection, .postOfficeBox, .ruralRoute, .birthText, .legibility, .rightField)
            + verdicts(
                .lastName, .company, .birthDate, .email, .emailSecond, .phone, .phoneHome, .phoneMobile, .phoneWork,
                .address1, .postalCode, .createdAt, .businessNumber, .notes))

    /// What a row says of how to reach a customer whom another row stands for.
    static let customerStatement = CleanTable(
        name: "customer_statement",
        columns: given("id", "source_id", "customer_record_id", "customer_key", "stated_on")
            + fields(
                .firstName, .lastName, .company, .email, .emailSecond, .phone, .phoneHome, .phoneMobile, .phoneWork,
                .address1, .address2, .streetNumber, .streetName, .unit, .city, .province, .postalCode, .country)
            + parts(
                .phoneExtension, .phoneHomeExtension, .phoneMobileExtension, .phoneWorkExtension, .streetType,
                .streetDirection, .postOfficeBox, .ruralRoute)
            + verdicts(
                .email, .emailSecond, .phone, .phoneHome, .phoneMobile, .phoneWork, .address1, .postalCode))

    /// How a customer could be reached by a row that another one stands before.
    static let formerRecord = CleanTable(
        name: "former_record",
        columns: given("id", "source_id", "record_key")
            + fields(.firstName, .lastName, .email, .emailSecond, .phone, .phoneHome, .phoneMobile, .phoneWork))

    static let vehicle = CleanTable(
        name: "vehicle",
        columns: given("id", "customer_record_id", "origin", "role", "seen_on")
            + fields(
                .vin, .plate, .make, .model, .modelYear, .trim, .colour, .stockNumber, .odometer, .inServiceDate,
                .warrantyEnd, .warrantyDistance, .warrantyType)
            + verdicts(.vin, .odometer))

    /// The entities that are events of a customer.
    static let events: [Entity: CleanTable] = [
        .deal: event(
            "deal",
            fields(
                .dealNumber, .dealDate, .deliveryDate, .dealType, .financeType, .financeEnd, .dealStatus, .vin,
                .salesperson, .paymentMethod, .bookingShown)
                + [("amount_cents", .cents(.amount)), ("margin_cents", .cents(.margin))]),
        .repairOrder: event(
            "repair_order",
            fields(
                .repairOrderNumber, .openedDate, .closedDate, .payType, .repairOrderStatus, .operation, .vin, .odometer,
                .advisor, .paymentMethod) + [("amount_cents", .cents(.amount))]),
        .lead: event(
            "lead",
            fields(
                .leadNumber, .leadSource, .leadType, .leadStatus, .leadInterest, .lostReason, .tradeVehicle,
                .testDriveDate, .responseMinutes, .nextAction, .nextActionDate, .salesperson, .notes)
                + parts(.leadStatusText)
                + [("sold_date", .clean([.field(.dealDate), .field(.deliveryDate)]))] + [
                    ("lead_date", .clean([.field(.leadDate), .field(.createdAt)]))
                ]),
        .appointment: event(
            "appointment",
            fields(
                .appointmentNumber, .appointmentDate, .appointmentStatus, .appointmentSource, .appointmentReason, .vin,
                .advisor)),
        .interaction: event(
            "interaction",
            fields(
                .interactionDate, .interactionChannel, .interactionOutcome, .interactionDirection, .interactionSubject,
                .complaintStatus, .compensationType, .approvedBy, .notes)
                + [("compensation_cents", .cents(.compensationAmount))]),
    ]

    private static func event(_ name: String, _ columns: [(String, CleanTable.Origin)]) -> CleanTable {
        CleanTable(name: name, columns: given("id", "source_id", "customer_record_id", "customer_key") + columns)
    }

    private static func given(_ names: String...) -> [(String, CleanTable.Origin)] { names.map { ($0, .given) } }

    private static func fields(_ fields: Field...) -> [(String, CleanTable.Origin)] {
        fields.map { ($0.rawValue, .clean([.field($0)])) }
    }

    private static func parts(_ parts: CleanColumn.Part...) -> [(String, CleanTable.Origin)] {
        parts.map { ($0.rawValue, .clean([.part($0)])) }
    }

    private static func verdicts(_ fields: Field...) -> [(String, CleanTable.Origin)] {
        fields.map { ($0.rawValue + "_code", .verdict($0)) }
    }
}
