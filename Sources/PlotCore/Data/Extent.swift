/// The box of data that a mark fills: what autoscaling has to show. Empty until something finite is included.
package struct Extent: Sendable, Equatable {
    package var x: Domain?
    package var y: Domain?

    package init() {}

    /// The box around every point of the two columns that is finite in both.
    package init(_ x: Column, _ y: Column) {
        var box = (left: Double.infinity, right: -Double.infinity, low: Double.infinity, high: -Double.infinity)
        for index in 0..<min(x.count, y.count) {
            let (x, y) = (x[index], y[index])
            guard x.isFinite && y.isFinite else { continue }
            box = (min(box.left, x), max(box.right, x), min(box.low, y), max(box.high, y))
        }
        guard box.left <= box.right else { return }
        self.x = Domain(box.left, box.right)
        self.y = Domain(box.low, box.high)
    }

    package func union(_ other: Extent) -> Extent {
        var joined = Extent()
        joined.x = Self.join(x, other.x)
        joined.y = Self.join(y, other.y)
        return joined
    }

    private static func join(_ first: Domain?, _ second: Domain?) -> Domain? {
        guard let first, let second else { return first ?? second }
        return first.union(second)
    }
}
