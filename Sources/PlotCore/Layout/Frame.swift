/// The axes' rectangle with the scales that span it: the one thing that knows where on the page a value falls.
package struct Frame: Sendable {
    package var rect: Rect
    package var x: TrainedScale
    package var y: TrainedScale
    package var projection: Projection
    /// How fine the picture will be, for marks that are as exact as can be seen.
    package var pixelsPerPoint: Double

    package init(
        rect: Rect, x: TrainedScale, y: TrainedScale, projection: Projection = .cartesian,
        pixelsPerPoint: Double = 100.0 / 72
    ) {
        self.pixelsPerPoint = pixelsPerPoint
        self.rect = rect
        self.projection = projection
        self.x = x
        self.y = y
    }

    package func point(_ x: Double, _ y: Double) -> Point {
        if projection.isPolar { return polarPoint(angle: x, radius: y) }
        return Point(xMap(self.x.scale.coordinate(of: x)), yMap(self.y.scale.coordinate(of: y)))
    }

    package func run(_ x: Column, _ y: Column) -> PointRun {
        if projection.isPolar { return PointRun((0..<min(x.count, y.count)).map { point(x[$0], y[$0]) }) }
        return PointRun(x: coordinates(of: x, on: self.x), y: coordinates(of: y, on: self.y), xMap: xMap, yMap: yMap)
    }

    private func coordinates(of column: Column, on axis: TrainedScale) -> Column {
        if axis.scale.isIdentity { return column }
        return Column((0..<column.count).map { axis.scale.coordinate(of: column[$0]) })
    }

    /// From the scales' coordinates to points.
    var coordinateMaps: (x: PointRun.Map, y: PointRun.Map) { (xMap, yMap) }

    private var xMap: PointRun.Map { x.map(from: rect.left, to: rect.right) }
    private var yMap: PointRun.Map { y.map(from: rect.bottom, to: rect.top) }
}
