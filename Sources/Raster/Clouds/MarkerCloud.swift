import CRaster

/// What a marker hides, pixel by pixel, for each place that its origin can have within a pixel.
package struct MarkerMask: Sendable {
    /// Of 65535; the masks of all phases in order, row by row, each with its pixels row by row.
    package let opacity: [UInt16]
    package let width: Int
    package let height: Int
    /// From the pixel that the origin is in to the mask's first pixel.
    package let left: Int
    package let top: Int
    /// Places to a pixel, across and down: 1 for origins on pixel edges only.
    package let phases: Int

    package static let largestSide = 512

    /// Nil for masks that are empty, too large, or not as many as there are phases.
    package init?(opacity: [UInt16], width: Int, height: Int, left: Int, top: Int, phases: Int) {
        let sides = 1...MarkerMask.largestSide
        let offsets = -MarkerMask.largestSide...MarkerMask.largestSide
        guard sides.contains(width), sides.contains(height), offsets.contains(left), offsets.contains(top),
            [1, 2, 4, 8].contains(phases), opacity.count == phases * phases * width * height
        else { return nil }
        self.opacity = opacity
        self.width = width
        self.height = height
        self.left = left
        self.top = top
        self.phases = phases
    }
}

/// Many markers of one shape and colour.
///
///     let cloud = MarkerCloud(x: x, y: y, count: count, mask: mask)
///     let isDrawn = cloud.draw(on: canvas, within: rect, ink: ink)
///
/// The picture is that of one marker drawn after the other: where they overlap they hide more. A point that is not finite has
/// none.
package struct MarkerCloud {
    package var x: DataColumn
    package var y: DataColumn
    package var count: Int
    package var mask: MarkerMask
    /// How many threads may work on it. The pixels are the same for any number.
    package var threads: Int

    package init(x: DataColumn, y: DataColumn, count: Int, mask: MarkerMask, threads: Int = processorCount()) {
        self.x = x
        self.y = y
        self.count = count
        self.mask = mask
        self.threads = threads
    }

    /// Draws the markers in an opaque colour; how much shows through them is the mask's affair.
    ///
    /// - Returns: false, with nothing drawn, where a map takes values nowhere and where there is no memory.
    package func draw(on canvas: Canvas, within rect: PixelRect, ink: Ink) -> Bool {
        let rect = rect.intersection(canvas.bounds)
        guard x.map.isUsable, y.map.isUsable else { return false }
        guard !rect.isEmpty, count > 0 else { return true }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: rect.width * rect.height) { coverage in
            guard let coverage = coverage.baseAddress else { return false }
            var (x, y, window) = (x.column, y.column, rect.window)
            let outcome = mask.opacity.withUnsafeBufferPointer { opacity in
                var marker = tangent_marker(
                    opacity: opacity.baseAddress, width: Int32(mask.width), height: Int32(mask.height),
                    left: Int32(mask.left), top: Int32(mask.top), phases: Int32(mask.phases))
                return tangent_draw_cloud(
                    &x, &y, count, &window, &marker, UInt32(clamping: threads), coverage, rect.width)
            }
            guard outcome == TANGENT_DRAWN else { return false }
            canvas.composite(coverage, over: rect, ink: ink)
            return true
        }
    }
}
