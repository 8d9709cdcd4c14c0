/// The box of data that a mark fills: what autoscaling has to show. Empty until something finite is included.
package struct Extent: Sendable, Equatable {
    package var x: Domain?
    package var y: Domain?
    /// Values that autoscaling leaves no margin beyond, such as the foot of bars: the axis ends there if the data do.
    package var stickyX: [Double] = []
    package var stickyY: [Double] = []

    package init() {}

    package init(x: Domain?, y: Domain?, stickyX: [Double] = [], stickyY: [Double] = []) {
        self.x = x
        self.y = y
        self.stickyX = stickyX
        self.stickyY = stickyY
    }

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
        joined.stickyX = stickyX + other.stickyX
        joined.stickyY = stickyY + other.stickyY
        return joined
    }

    private static func join(_ first: Domain?, _ second: Domain?) -> Domain? {
        guard let first, let second else { return first ?? second }
        return first.union(second)
    }
}
