/// A line's points: two columns as the user gave them, and where their values fall on the page.
///
/// The values stay in the user's memory, so a run of ten million points costs no more than its columns. A point with a NaN or
/// an infinity in it is a gap.
package struct PointRun: Sendable, Equatable {
    /// Takes a column's value to points: `value * scale + offset`.
    package struct Map: Sendable, Equatable {
        package var scale: Double
        package var offset: Double

        package init(scale: Double, offset: Double) {
            self.scale = scale
            self.offset = offset
        }

        @inlinable package func callAsFunction(_ value: Double) -> Double { value * scale + offset }
    }

    package var x: Column
    package var y: Column
    package var xMap: Map
    package var yMap: Map

    package init(x: Column, y: Column, xMap: Map, yMap: Map) {
        self.x = x
        self.y = y
        self.xMap = xMap
        self.yMap = yMap
    }

    /// A run of places that are known in points already.
    package init(_ points: [Point]) {
        self.init(
            x: Column(points.map(\.x)), y: Column(points.map(\.y)),
            xMap: Map(scale: 1, offset: 0), yMap: Map(scale: 1, offset: 0))
    }

    package var count: Int { min(x.count, y.count) }

    package subscript(index: Int) -> Point { Point(xMap(x[index]), yMap(y[index])) }
}
