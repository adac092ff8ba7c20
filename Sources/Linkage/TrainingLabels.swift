/// What is known of some records, from which `Linker.link` corrects the weights that it finds by itself.
///
/// Labels teach the model and decide nothing: a labelled pair may still be split or joined by the evidence.
package enum TrainingLabels: Sendable {
    /// The customer of each record by row, as any number; -1 where it is not known.
    case customers([Int32])
    /// What people said of pairs of records, by row. A household is two customers.
    case answers([LinkageInput.Decision])
}

extension TrainingLabels {
    /// The same labels in places of ordered records.
    func ordered(_ order: RecordOrder) -> TrainingLabels {
        switch self {
        case .customers(let numbers): .customers(order.rows.map { numbers[Int($0)] })
        case .answers(let answers):
            .answers(
                answers.map { answer in
                    LinkageInput.Decision(
                        a: Int(order.places[answer.a]), b: Int(order.places[answer.b]), answer: answer.answer)
                })
        }
    }
}
