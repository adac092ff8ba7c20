import Records

/// Why a store cannot be used. Each says which file and what to do.
package enum StoreError: Error, Equatable {
    case missing(path: String)
    case notAStore(path: String)
    case newer(path: String, version: Int, known: Int)
    case locked(path: String)
    case cannotWrite(path: String, reason: String)
    case full(path: String)
    case damaged(path: String, reason: String)
    /// Something was being written or upgraded when it stopped: what is there is neither the old nor the new.
    case unfinished(path: String)
    /// A file without any table, of a store that is only read.
    case empty(path: String)
    /// A statement that the store refused: the user's SQL, or a defect of ours.
    case statement(String, reason: String)
}

extension StoreError: ExplainedError {
    package var message: Message {
        switch self {
        case .missing(let path): Message("store.missing", ["path": .text(path)])
        case .notAStore(let path): Message("store.not-a-store", ["path": .text(path)])
        case .newer(let path, let version, let known):
            Message("store.newer", ["path": .text(path), "version": .count(version), "known": .count(known)])
        case .locked(let path): Message("store.locked", ["path": .text(path)])
        case .cannotWrite(let path, let reason):
            Message("store.cannot-write", ["path": .text(path), "reason": .text(reason)])
        case .full(let path): Message("store.full", ["path": .text(path)])
        case .damaged(let path, let reason):
            Message("store.damaged", ["path": .text(path), "reason": .text(reason)])
        case .unfinished(let path): Message("store.unfinished", ["path": .text(path)])
        case .empty(let path): Message("store.empty", ["path": .text(path)])
        case .statement(let sql, let reason):
            Message("store.statement", ["sql": .text(String(sql.prefix(200))), "reason": .text(reason)])
        }
    }

    package var status: ExitStatus {
        switch self {
        case .missing: .noInput
        case .notAStore, .newer, .damaged, .unfinished, .empty: .unusableInput
        case .locked: .locked
        case .cannotWrite: .cannotWrite
        case .full: .deviceTrouble
        case .statement: .bug
        }
    }
}
