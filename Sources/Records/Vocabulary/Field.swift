/// A field that the toolkit knows. Raw values are the short names of mappings, filters and clean columns.
package enum Field: String, CaseIterable, Sendable, Codable, Hashable {
    // Keys and origin.
    case recordID = "record_id"
    case sourceSystem = "source_system"
    /// The customer that a deal, repair order, lead or appointment belongs to, by its key in the same system.
    case customerID = "customer_id"
    case manufacturerID = "manufacturer_id"

    // The person or organisation.
    case civility
    case firstName = "first_name"
    case middleName = "middle_name"
    case lastName = "last_name"
    case fullName = "full_name"
    case company
    case customerType = "customer_type"
    case status
    case birthDate = "birth_date"
    case birthYear = "birth_year"
    case birthMonth = "birth_month"
    case birthDay = "birth_day"
    case sex
    case language
    case businessNumber = "business_number"

    // Reach.
    case email
    case emailSecond = "email_second"
    case phone
    case phoneHome = "phone_home"
    case phoneMobile = "phone_mobile"
    case phoneWork = "phone_work"
    case phoneExtension = "phone_extension"
    case preferredChannel = "preferred_channel"
    case preferredTime = "preferred_time"

    // Place.
    case address1
    case address2
    case streetNumber = "street_number"
    case streetName = "street_name"
    case unit
    case city
    case province
    case postalCode = "postal_code"
    case country

    // Vehicle and warranty.
    case vin
    case plate
    case make
    case model
    case modelYear = "model_year"
    case trim
    case colour
    case stockNumber = "stock_number"
    case odometer
    case inServiceDate = "in_service_date"
    case warrantyEnd = "warranty_end"
    case warrantyDistance = "warranty_distance"
    case warrantyType = "warranty_type"

    // Deals.
    case dealNumber = "deal_number"
    case dealDate = "deal_date"
    case deliveryDate = "delivery_date"
    case dealType = "deal_type"
    case financeType = "finance_type"
    case financeEnd = "finance_end"
    case dealStatus = "deal_status"
    case amount
    case margin
    case salesperson
    /// How the customer paid a deal or a repair order: codebook F04.
    case paymentMethod = "payment_method"
    /// Whether online booking was shown at delivery: codebook M03.
    case bookingShown = "booking_shown"

    // Repair orders.
    case repairOrderNumber = "repair_order_number"
    case openedDate = "opened_date"
    case closedDate = "closed_date"
    case payType = "pay_type"
    case repairOrderStatus = "repair_order_status"
    case operation
    case advisor

    // Leads and interactions.
    case leadNumber = "lead_number"
    case leadDate = "lead_date"
    case leadSource = "lead_source"
    case leadType = "lead_type"
    case leadStatus = "lead_status"
    case leadInterest = "lead_interest"
    case lostReason = "lost_reason"
    /// The vehicle that the lead would trade in, in the file's words.
    case tradeVehicle = "trade_vehicle"
    case testDriveDate = "test_drive_date"
    /// Minutes from the lead to the first answer.
    case responseMinutes = "response_minutes"
    case nextAction = "next_action"
    case nextActionDate = "next_action_date"
    case interactionDate = "interaction_date"
    case interactionChannel = "interaction_channel"
    case interactionOutcome = "interaction_outcome"
    case interactionDirection = "interaction_direction"
    case interactionSubject = "interaction_subject"
    /// Where the handling of a complaint stands: codebook J04.
    case complaintStatus = "complaint_status"
    case compensationType = "compensation_type"
    case compensationAmount = "compensation_amount"
    case approvedBy = "approved_by"

    // Appointments.
    case appointmentNumber = "appointment_number"
    case appointmentDate = "appointment_date"
    case appointmentStatus = "appointment_status"
    case appointmentSource = "appointment_source"
    case appointmentReason = "appointment_reason"

    // Consent. The polarity of a flag belongs to the mapping (`optin`, `optout`).
    case consentEmail = "consent_email"
    case consentText = "consent_text"
    case consentPhone = "consent_phone"
    case consentMail = "consent_mail"
    case consentAll = "consent_all"
    case consentDate = "consent_date"
    /// The days of consents by one channel, where each has its own.
    case consentEmailDate = "consent_email_date"
    case consentTextDate = "consent_text_date"
    case consentPhoneDate = "consent_phone_date"
    case consentMailDate = "consent_mail_date"
    /// The day on which a consent ends.
    case consentEnd = "consent_end"
    case consentChannel = "consent_channel"
    case consentProof = "consent_proof"

    // The file itself.
    case createdAt = "created_at"
    case updatedAt = "updated_at"
    case verifiedAt = "verified_at"
    case lastVisitDate = "last_visit_date"
    case enteredBy = "entered_by"
    case department
    case notes
}

/// What the values of a field are, which decides the recogniser that may vote for it and the normaliser that cleans it.
package enum FieldKind: Sendable, Hashable, CaseIterable {
    case identifier, personName, organisation, phone, email, address, city, province, postalCode, country
    case date, year, smallNumber, vin, plate, make, model, distance, money, language, sex, civility
    case consentFlag, code, text
}

extension Field {
    package var kind: FieldKind {
        switch self {
        case .recordID, .sourceSystem, .customerID, .manufacturerID, .stockNumber, .dealNumber, .repairOrderNumber,
            .leadNumber, .appointmentNumber, .businessNumber, .phoneExtension:
            .identifier
        case .civility: .civility
        case .firstName, .middleName, .lastName, .fullName: .personName
        case .company: .organisation
        case .birthDate, .inServiceDate, .warrantyEnd, .dealDate, .deliveryDate, .financeEnd, .openedDate, .closedDate,
            .leadDate, .nextActionDate, .interactionDate, .appointmentDate, .consentDate, .consentEmailDate,
            .consentTextDate, .consentPhoneDate, .consentMailDate, .consentEnd, .createdAt, .updatedAt,
            .testDriveDate, .verifiedAt, .lastVisitDate:
            .date
        case .birthYear, .modelYear: .year
        case .birthMonth, .birthDay: .smallNumber
        case .sex: .sex
        case .language: .language
        case .email, .emailSecond: .email
        case .phone, .phoneHome, .phoneMobile, .phoneWork: .phone
        case .address1, .address2, .streetNumber, .streetName, .unit: .address
        case .city: .city
        case .province: .province
        case .postalCode: .postalCode
        case .country: .country
        case .vin: .vin
        case .plate: .plate
        case .make: .make
        case .model: .model
        case .odometer, .warrantyDistance: .distance
        case .amount, .margin, .compensationAmount: .money
        case .consentEmail, .consentText, .consentPhone, .consentMail, .consentAll: .consentFlag
        case .customerType, .status, .preferredChannel, .preferredTime, .trim, .colour, .warrantyType, .dealType,
            .financeType, .dealStatus, .payType, .repairOrderStatus, .leadSource, .leadType, .leadStatus,
            .leadInterest, .interactionChannel, .interactionOutcome, .appointmentStatus, .appointmentSource,
            .consentChannel, .consentProof, .department, .salesperson, .advisor, .enteredBy, .paymentMethod,
            .bookingShown,
            .responseMinutes, .interactionDirection, .complaintStatus, .compensationType, .approvedBy:
            .code
        case .operation, .nextAction, .appointmentReason, .lostReason, .tradeVehicle, .interactionSubject, .notes: .text
        }
    }

    /// The field that a mapping or a header means by this short name.
    package init?(shortName: String) { self.init(rawValue: shortName) }

    /// Whether it holds the day of a consent.
    package var isConsentDate: Bool {
        switch self {
        case .consentDate, .consentEmailDate, .consentTextDate, .consentPhoneDate, .consentMailDate: true
        default: false
        }
    }

    /// The day on which a consent by this channel was given; that of any consent where the flag is of all channels.
    package var consentDate: Field {
        switch self {
        case .consentEmail: .consentEmailDate
        case .consentText: .consentTextDate
        case .consentPhone: .consentPhoneDate
        case .consentMail: .consentMailDate
        default: .consentDate
        }
    }

    /// Fields that tell who a customer is; a row of any entity that has some of them names a party.
    package static let party: [Field] = [
        .civility, .firstName, .middleName, .lastName, .fullName, .company, .customerType, .status, .birthDate,
        .birthYear, .birthMonth, .birthDay, .sex, .language, .businessNumber, .email, .emailSecond, .phone, .phoneHome,
        .phoneMobile, .phoneWork, .phoneExtension, .preferredChannel, .preferredTime, .address1, .address2,
        .streetNumber, .streetName, .unit, .city, .province, .postalCode, .country,
    ]
}
