/// A line's points: two columns as the user gave them, and where their values fall on the page.
///
/// The values stay in the user's memory, so a run of ten million points costs no more than its columns. A point with a NaN or
/// an infinity in it is a gap.
package struct PointRun: Sendable, Equatable {
    /// Takes a column's value to points: `(value - origin) * scale + offset`.
    ///
    /// The origin lies within the data, so that a second on a scale of years keeps its place to a fraction of a pixel.
    package struct Map: Sendable, Equatable {
        package var origin: Double
        package var scale: Double
        package var offset: Double

        package init(origin: Double = 0, scale: Double, offset: Double) {
            self.origin = origin
            self.scale = scale
            self.offset = offset
        }

        @inlinable package func callAsFunction(_ value: Double) -> Double { (value - origin) * scale + offset }
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
        let identity = Map(scale: 1, offset: 0)
        self.init(x: Column(points.map(\.x)), y: Column(points.map(\.y)), xMap: identity, yMap: identity)
    }

    package var count: Int { min(x.count, y.count) }

    package subscript(index: Int) -> Point {
        Point(place(x[index], xMap), place(y[index], yMap))
    }

    /// Each point in order, read where the columns lie in memory.
    package func forEach(_ body: (Point) -> Void) {
        let count = count
        x.withContiguousValues { xs in
            y.withContiguousValues { ys in
                for index in 0..<count { body(Point(place(xs[index], xMap), place(ys[index], yMap))) }
            }
        }
    }

    /// A finite value stays a finite place, however far outside the page: it is drawn towards, and no gap.
    private func place(_ value: Double, _ map: Map) -> Double {
        let place = map(value)
        // Beyond this a renderer's pixels could be more than the largest number.
        if abs(place) <= 1e30 || !value.isFinite { return place }
        return (value < map.origin) == (map.scale < 0) ? 1e30 : -1e30
    }
}
