extension FunctionBounds {
    /// Bounds of the function and of its derivatives up to `order`, each by its own formula alone.
    func enclosures(through order: Int, over x: Interval) -> [Enclosure] {
        let order = Swift.max(0, Swift.min(order, derivatives))
        let unknown = [Enclosure](repeating: .unknown, count: order + 1)
        if x.isEmpty { return unknown }
        var found: [Enclosure]?
        for path in paths {
            let outcome = path.outcome(over: x, through: order) { table in (0...order).map { table[path.results[$0]] } }
            switch outcome {
            case .impossible: continue
            case .unknown: return unknown
            case .possible(let enclosures):
                found = found.map { zip($0, enclosures).map { $0.or($1) } } ?? enclosures
            }
        }
        return found ?? unknown
    }

    /// How many derivatives were prepared.
    var prepared: Int { derivatives }
}

extension Enclosure {
    /// Whether it bounds a derivative from which the function below it can be known, where it has one.
    var isSlope: Bool { !range.isEmpty && doubts.isDisjoint(with: [.undefined, .incomplete, .detached]) }

    /// -1 or 1 where all values have that sign.
    var sign: Int? { range.isEmpty || range.contains(0) ? nil : range.lower > 0 ? 1 : -1 }

    /// Whether the value is zero whatever the rounding.
    var isZero: Bool { range.isPoint && range.contains(0) && doubts.isDisjoint(with: [.undefined, .incomplete]) }

    var middle: Double { range.isEmpty || range == .entire ? .nan : range.midpoint }
}
