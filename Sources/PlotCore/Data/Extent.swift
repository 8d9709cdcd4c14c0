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
        let box = boundingBox(x, y)
        guard box.x.least <= box.x.greatest else { return }
        self.x = Domain(box.x.least, box.x.greatest)
        self.y = Domain(box.y.least, box.y.greatest)
        leastPositiveX = box.x.leastPositive.isFinite ? box.x.leastPositive : nil
        leastPositiveY = box.y.leastPositive.isFinite ? box.y.leastPositive : nil
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
