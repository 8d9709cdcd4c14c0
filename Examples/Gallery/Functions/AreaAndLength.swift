import Plot

/// An area with its value, and the length of the curve above it: both to within stated errors.
@Sendable func areaAndLength() -> Figure {
    func f(_ x: Tensor) -> Tensor { exp(-x * x / 2) * (1 + 0.3 * sin(3 * x)) }
    let length = arcLength(of: f, over: -1...2).value
    var figure = Figure()
    figure.area(under: f, over: -1...2, showsValue: true, color: .orange, label: "area")
    figure.plot(f, over: -4...4, label: "f")
    let digits = (length * 1e6).rounded() / 1e6
    figure.plot(f, over: -1...2, color: .red, width: 3, label: "length \(digits)")
    figure.legend = Legend()
    return figure
}
