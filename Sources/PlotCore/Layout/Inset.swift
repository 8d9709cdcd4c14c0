/// Axes within axes, in a place given by fractions of the outer frame.
package struct Inset: Sendable {
    /// From the outer frame's left.
    var x: ClosedRange<Double>
    /// From the outer frame's bottom.
    var y: ClosedRange<Double>
    var axes: Axes

    func validate() throws(PlotError) {
        for (name, range) in [("x", x), ("y", y)] {
            guard range.lowerBound >= 0 && range.upperBound <= 1 && range.lowerBound < range.upperBound else {
                throw PlotError(
                    .invalidLimits,
                    "inset: \(name) from \(range.lowerBound) to \(range.upperBound); it must rise and lie within 0 to 1"
                )
            }
        }
        try axes.validate()
    }

    func rect(in frame: Rect) -> Rect {
        Rect(
            left: frame.left + x.lowerBound * frame.width, top: frame.bottom - y.upperBound * frame.height,
            right: frame.left + x.upperBound * frame.width, bottom: frame.bottom - y.lowerBound * frame.height)
    }
}

struct TrainedInset: Sendable {
    var place: Inset
    var axes: TrainedAxes
}

extension PlotSurface {
    /// Axes within these axes, in a place given by fractions of their frame from the left and from the bottom.
    ///
    ///     figure.plot(x, y)
    ///     figure[inset: 0.55...0.95, 0.6...0.95].plot(x, z)
    ///     figure[inset: 0.55...0.95, 0.6...0.95].title = "closer"
    ///
    /// The ranges are the inset's own frame. It gives way where its labels would leave the outer frame or lie over other texts
    /// there; without room for them they are left out. A place beyond 0...1 is an error when the figure is drawn.
    public subscript(inset x: ClosedRange<Double>, y: ClosedRange<Double>) -> Axes {
        get { axes.insets.first { $0.x == x && $0.y == y }?.axes ?? Axes() }
        set {
            if let index = axes.insets.firstIndex(where: { $0.x == x && $0.y == y }) {
                axes.insets[index].axes = newValue
            } else {
                axes.insets.append(Inset(x: x, y: y, axes: newValue))
            }
        }
    }
}
