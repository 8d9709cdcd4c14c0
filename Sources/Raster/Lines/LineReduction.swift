import CRaster

/// What of a long line has to be drawn where there are no pixels, but a path.
package struct LineReduction {
    /// How far, in pixels, the ink of what is left may be from the line's; more than 0.
    package var tolerance: Double
    /// Of a pen with round joins and no dashes, in pixels: pieces that are hidden under others are left out. 0 for any other pen.
    package var penWidth: Double

    package init(tolerance: Double, penWidth: Double) {
        self.tolerance = tolerance
        self.penWidth = penWidth
    }

    /// Hands out the places of what is left in their order, NaN where a stroke ends; a point that is not finite is a gap.
    ///
    /// - Returns: Whether strokes end where the line has no gap, so that they must have round ends; nil, with nothing handed
    ///   out, where there is no memory.
    package func apply(
        toX x: DataColumn, y: DataColumn, count: Int, within rect: PixelRect, _ body: (_ x: Double, _ y: Double) -> Void
    ) -> Bool? {
        guard !rect.isEmpty, count > 0 else { return false }
        var (x, y, window) = (x.column, y.column, rect.window)
        var reduction = tangent_reduction(tolerance: tolerance, pen_width: penWidth)
        var path = tangent_path()
        defer { tangent_free_path(&path) }
        guard tangent_reduce_line(&x, &y, count, &window, &reduction, &path) == TANGENT_DRAWN else { return nil }
        for index in 0..<path.count { body(path.x[index], path.y[index]) }
        return path.is_broken
    }
}
