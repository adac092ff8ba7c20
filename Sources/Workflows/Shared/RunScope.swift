import Records
import Storage

/// A run whose work takes several transactions: it is `failed` when one of them fails.
enum RunScope {
    static func perform<Value>(
        _ verb: String, _ store: Store, _ settings: Settings, parameters: String = "{}", _ body: (Int) throws -> Value
    ) throws -> Value {
        let run = try store.write {
            try $0.beginRun(
                verb: verb, asOf: settings.asOf.value, instant: settings.moment.instant, parameters: parameters)
        }
        do {
            let value = try body(run)
            try store.write { try $0.endRun(run, instant: settings.moment.instant) }
            return value
        } catch {
            try? store.write { try $0.endRun(run, instant: settings.moment.instant, state: "failed") }
            throw error
        }
    }
}
