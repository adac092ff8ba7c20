import Columns
import Records

/// Questions about the rows of a clean batch.
struct CleanBatchView {
    let batch: CleanBatch
    private let party: [TextColumn]
    private let contacts: [TextColumn]
    private let vehicle: [TextColumn]
    private let customerKeys: TextColumn?

    init(_ batch: CleanBatch) {
        self.batch = batch
        func columns(_ fields: [Field]) -> [TextColumn] { fields.compactMap { batch.columns[.field($0)] } }
        party = columns([.firstName, .lastName, .company, .email, .phone, .phoneHome, .phoneMobile, .phoneWork])
        contacts = columns([
            .email, .emailSecond, .phone, .phoneHome, .phoneMobile, .phoneWork, .address1, .postalCode,
        ])
        vehicle = columns([.vin, .plate, .make, .model, .stockNumber])
        customerKeys = batch.columns[.field(.customerID)]
    }

    func text(_ column: CleanColumn, _ row: Int) -> String? { batch.columns[column]?.text(row) }
    var kinds: TableWriter.Given { given(.kind, otherwise: CustomerKind.unknown.rawValue) }
    var fileStatuses: TableWriter.Given { given(.fileStatus, otherwise: "ACT") }

    private func given(_ part: CleanColumn.Part, otherwise: String) -> TableWriter.Given {
        batch.columns[.part(part)].map { .texts($0, otherwise: otherwise) } ?? .text(otherwise)
    }

    func customerKey(_ row: Int) -> String? { customerKeys?.text(row) }

    /// Whether a row that is no customer row still says who it is about.
    func namesParty(_ row: Int) -> Bool { party.contains { $0.length(row) > 0 } }

    /// Whether a row says how somebody can be reached.
    func statesContact(_ row: Int) -> Bool { contacts.contains { $0.length(row) > 0 } }

    func namesVehicle(_ row: Int) -> Bool { vehicle.contains { $0.length(row) > 0 } }
}
