/// The box of data that a mark fills: what autoscaling has to show. Empty until something finite is included.
package struct Extent: Sendable, Equatable {
    package var x: Domain?
    package var y: Domain?
    /// Values that autoscaling leaves no margin beyond, such as the foot of bars: the axis ends there if the data do.
    package var stickyX: [Double] = []
    package var stickyY: [Double] = []

    /// The least values above zero, for scales that have no place for the others; nil where none are known.
    private var leastPositiveX: Double?
    private var leastPositiveY: Double?

    package init() {}

    package init(x: Domain?, y: Domain?, stickyX: [Double] = [], stickyY: [Double] = []) {
        self.x = x
        self.y = y
        self.stickyX = stickyX
        self.stickyY = stickyY
        leastPositiveX = x?.leastPositiveEnd
        leastPositiveY = y?.leastPositiveEnd
    }

    /// What the data ask of one axis.
    package func along(_ direction: AxisDirection) -> AxisExtent {
        switch direction {
        case .x: AxisExtent(x, leastPositive: leastPositiveX, sticky: stickyX)
        case .y: AxisExtent(y, leastPositive: leastPositiveY, sticky: stickyY)
        }
    }

    /// The box around every point of the two columns that is finite in both.
    package init(_ x: Column, _ y: Column) {
        var box = (left: Double.infinity, right: -Double.infinity, low: Double.infinity, high: -Double.infinity)
        var positive = (x: Double.infinity, y: Double.infinity)
        for index in 0..<min(x.count, y.count) {
            let (x, y) = (x[index], y[index])
            guard x.isFinite && y.isFinite else { continue }
            box = (min(box.left, x), max(box.right, x), min(box.low, y), max(box.high, y))
            positive = (min(positive.x, x > 0 ? x : .infinity), min(positive.y, y > 0 ? y : .infinity))
        }
        guard box.left <= box.right else { return }
        self.x = Domain(box.left, box.right)
        self.y = Domain(box.low, box.high)
        leastPositiveX = positive.x.isFinite ? positive.x : nil
        leastPositiveY = positive.y.isFinite ? positive.y : nil
    }

    /// This, with what another asks of x.
    package func with(xOf other: Extent) -> Extent {
        var mixed = self
        (mixed.x, mixed.stickyX, mixed.leastPositiveX) = (other.x, other.stickyX, other.leastPositiveX)
        return mixed
    }

    /// This, with what another asks of y.
    package func with(yOf other: Extent) -> Extent {
        var mixed = self
        (mixed.y, mixed.stickyY, mixed.leastPositiveY) = (other.y, other.stickyY, other.leastPositiveY)
        return mixed
    }

    package func union(_ other: Extent) -> Extent {
        var joined = Extent()
        joined.x = Self.join(x, other.x)
        joined.y = Self.join(y, other.y)
        joined.leastPositiveX = [leastPositiveX, other.leastPositiveX].compactMap(\.self).min()
        joined.leastPositiveY = [leastPositiveY, other.leastPositiveY].compactMap(\.self).min()
        joined.stickyX = stickyX + other.stickyX
        joined.stickyY = stickyY + other.stickyY
        return joined
    }

    private static func join(_ first: Domain?, _ second: Domain?) -> Domain? {
        guard let first, let second else { return first ?? second }
        return first.union(second)
    }
}
