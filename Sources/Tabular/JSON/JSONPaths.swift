import CSimdJSON

/// The paths of all values in records, such as `emails[0].address`, each a column.
///
/// A tree of keys and places. Records of one export name their keys in the same order, so each search starts behind the
/// child that was found last and usually ends there.
struct JSONPaths {
    /// Plain numbers only, so that walking the tree counts no references.
    private struct Node {
        var parent: Int
        /// The key's bytes in `keys`; empty for an element of an array.
        var key: Range<Int>
        /// Place in the array, or -1.
        var element: Int
        var firstChild = -1
        var lastChild = -1
        var nextSibling = -1
        var column = -1
        var order = -1
        var sawNull = false
        /// The most values of an array of scalars under this path.
        var mostValues = 0
        /// Whether one of them is neither an address nor a number to reach somebody by.
        var holdsWords = false
        /// Whether such values have columns of their own.
        var isList = false
    }

    /// So many values of one array get a column each; longer ones, as of tags, stay one cell.
    private static let mostListed = 8

    static let root = 0
    private var nodes = [Node(parent: -1, key: 0..<0, element: -1)]
    private var keys: [UInt8] = []
    private var seen = 0
    private var listed = 0

    /// The child under a key, made when it is new and `adding`; `last` is the child that was found before it.
    mutating func child(
        of parent: Int, key: UnsafeBufferPointer<UInt8>, after last: Int? = nil, adding: Bool
    ) -> Int? {
        let found = find(in: parent, key, element: -1, after: last)
        if found != nil || !adding { return found }
        let start = keys.count
        keys.append(contentsOf: key)
        return add(Node(parent: parent, key: start..<keys.count, element: -1), to: parent)
    }

    mutating func child(of parent: Int, element: Int, after last: Int? = nil, adding: Bool) -> Int? {
        let found = find(in: parent, UnsafeBufferPointer(start: nil, count: 0), element: element, after: last)
        return found != nil || !adding ? found : add(Node(parent: parent, key: 0..<0, element: element), to: parent)
    }

    private func find(
        in parent: Int, _ key: UnsafeBufferPointer<UInt8>, element: Int, after last: Int?
    ) -> Int? {
        nodes.withUnsafeBufferPointer { nodes in
            let first = nodes[parent].firstChild
            guard first >= 0 else { return nil }
            let next = last.map { nodes[$0].nextSibling } ?? first
            let start = next >= 0 ? next : first
            var current = start
            repeat {
                if nodes[current].element == element, matches(nodes[current].key, key) { return current }
                let next = nodes[current].nextSibling
                current = next >= 0 ? next : first
            } while current != start
            return nil
        }
    }

    @inline(__always)
    private func matches(_ stored: Range<Int>, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard stored.count == key.count else { return false }
        return keys.withUnsafeBytes { keys in
            guard let mine = keys.baseAddress.map({ $0 + stored.lowerBound }), let yours = key.baseAddress else {
                return true
            }
            let other = UnsafeRawPointer(yours)
            var place = 0
            while place &+ 8 <= key.count {
                if mine.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                    != other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                {
                    return false
                }
                place &+= 8
            }
            while place < key.count {
                if mine.load(fromByteOffset: place, as: UInt8.self) != other.load(fromByteOffset: place, as: UInt8.self)
                {
                    return false
                }
                place &+= 1
            }
            return true
        }
    }

    /// Learns what another tree learned of records that follow this one's: the result is that of one tree of all of them.
    mutating func absorb(_ other: JSONPaths) {
        var own = [Int](repeating: Self.root, count: other.nodes.count)
        // A node comes after its parent.
        for (place, node) in other.nodes.enumerated().dropFirst() {
            let found =
                node.element >= 0
                ? child(of: own[node.parent], element: node.element, adding: true)
                : other.keys[node.key].withUnsafeBufferPointer { child(of: own[node.parent], key: $0, adding: true) }
            if let found { own[place] = found }
        }
        let marked = other.nodes.indices.filter { other.nodes[$0].order >= 0 }
        for place in marked.sorted(by: { other.nodes[$0].order < other.nodes[$1].order }) {
            let node = other.nodes[place]
            if node.mostValues > 0 { markArray(own[place], values: node.mostValues, holdsWords: node.holdsWords) }
            if node.column >= 0 { markValue(own[place]) }
            if node.sawNull { markNull(own[place]) }
        }
    }

    private mutating func add(_ node: Node, to parent: Int) -> Int {
        let place = nodes.count
        nodes.append(node)
        if nodes[parent].lastChild >= 0 {
            nodes[nodes[parent].lastChild].nextSibling = place
        } else {
            nodes[parent].firstChild = place
        }
        nodes[parent].lastChild = place
        return place
    }

    mutating func markValue(_ node: Int) {
        if nodes[node].order < 0 {
            nodes[node].order = seen
            seen += 1
        }
        nodes[node].column = 0
    }

    /// Learns that an array of so many scalars stands here; `holdsWords` where not all of them are addresses or numbers.
    mutating func markArray(_ node: Int, values: Int, holdsWords: Bool) {
        guard values > 0 else { return }
        if holdsWords { nodes[node].holdsWords = true }
        if nodes[node].order < 0 {
            nodes[node].order = seen
            seen += 1
        }
        if values > nodes[node].mostValues {
            listed += min(values, Self.mostListed) - min(nodes[node].mostValues, Self.mostListed)
            nodes[node].mostValues = values
        }
    }

    /// Whether the values of an array at a path go to columns of their own.
    func isList(_ node: Int) -> Bool { nodes[node].isList }

    mutating func markNull(_ node: Int) {
        if nodes[node].order < 0 {
            nodes[node].order = seen
            seen += 1
        }
        nodes[node].sawNull = true
    }

    /// How many values became columns so far.
    var columnCount: Int { seen + listed }

    /// Gives each path its column and returns the names in the order in which the paths were first seen.
    ///
    /// A path that was only ever null has a column too, unless it is a record of its own elsewhere.
    mutating func settle() -> HeaderNames {
        var names = HeaderNames()
        listValues()
        let columns = nodes.indices.filter { node in
            nodes[node].column >= 0 || (nodes[node].sawNull && nodes[node].firstChild < 0)
        }
        for node in nodes.indices { nodes[node].column = -1 }
        for node in columns.sorted(by: { (nodes[$0].order, $0) < (nodes[$1].order, $1) }) {
            nodes[node].column = names.names.count
            names.append(path(of: node))
        }
        return names
    }

    /// An array of several addresses or numbers is a list of values, each of which somebody can be reached by; any other
    /// is one cell.
    private mutating func listValues() {
        for node in nodes.indices where nodes[node].mostValues > 0 {
            guard (2...Self.mostListed).contains(nodes[node].mostValues), !nodes[node].holdsWords else {
                nodes[node].column = 0
                continue
            }
            nodes[node].isList = true
            for element in 0..<nodes[node].mostValues {
                guard let child = child(of: node, element: element, adding: true) else { continue }
                nodes[child].column = 0
                if nodes[child].order < 0 { nodes[child].order = nodes[node].order }
            }
        }
    }

    func column(of node: Int) -> Int? { nodes[node].column < 0 ? nil : nodes[node].column }

    private func path(of node: Int) -> String {
        var path = ""
        var current = node
        while current != Self.root {
            let step = nodes[current]
            let rest = path.isEmpty || path.hasPrefix("[") ? path : "." + path
            let own = step.element >= 0 ? "[\(step.element)]" : String(decoding: keys[step.key], as: UTF8.self)
            path = own + rest
            current = step.parent
        }
        return path
    }
}
