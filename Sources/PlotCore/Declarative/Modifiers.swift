extension AxesPart {
    /// The same part with its marks in one colour; a mark that has no colour of its own, as a heat map, stays as it is.
    ///
    ///     Figure { Scatter(x, y).color(.orange) }
    public func color(_ color: Color) -> some AxesPart { Restyled(part: self) { $0.color = color } }

    /// The same part with what a legend says of its marks; a mark that no legend shows stays as it is.
    ///
    ///     Figure { Line(x, y).label("measured"); Legend.best }
    public func label(_ label: String) -> some AxesPart { Restyled(part: self) { $0.label = label } }

    /// The same part with its marks painted in another order: lower is earlier.
    ///
    ///     Figure { Line(x, y); Scatter(x, y).zOrder(5) }
    public func zOrder(_ zOrder: Double) -> some AxesPart { Restyled(part: self) { $0.zOrder = zOrder } }
}

/// A part whose marks are changed once they are in their axes.
private struct Restyled<Part: AxesPart>: AxesPart {
    let part: Part
    let change: (inout any Mark) -> Void

    func add(to axes: inout Axes) {
        let first = axes.marks.count
        part.add(to: &axes)
        for index in axes.marks.indices.dropFirst(first) { change(&axes.marks[index]) }
    }
}
