import CRaster

/// An open line through many points, drawn at a cost that hardly depends on how many they are.
///
///     let line = LongLine(x: x, y: y, count: count, width: 2, hasSquareCaps: true)
///     let isDrawn = line.draw(on: canvas, within: rect, ink: ink)
///
/// The picture is that of one stroke with round joins: where the line crosses itself its colour is laid once. A point that is
/// not finite is a gap.
package struct LongLine {
    /// A pen that is wider takes too long, and is wider than any line.
    package static let widest = 1024.0

    package var x: DataColumn
    package var y: DataColumn
    package var count: Int
    /// In pixels.
    package var width: Double
    /// Whether ink goes on for half a width beyond the line's ends, cut off square; otherwise the ends are round.
    package var hasSquareCaps: Bool
    /// How many threads may work on it. The pixels are the same for any number.
    package var threads: Int

    package init(
        x: DataColumn, y: DataColumn, count: Int, width: Double, hasSquareCaps: Bool, threads: Int = processorCount()
    ) {
        self.x = x
        self.y = y
        self.count = count
        self.width = width
        self.hasSquareCaps = hasSquareCaps
        self.threads = threads
    }

    /// Draws the line where it is a function of x: its x never falls, or never rises.
    ///
    /// - Returns: false, with nothing drawn, for any other line, for one of more than ``widest`` pixels, and where there is no
    ///   memory.
    package func drawFunction(on canvas: Canvas, within rect: PixelRect, ink: Ink) -> Bool {
        draw(on: canvas, within: rect) { x, y, pen, rect in
            var window = rect.window
            return tangent_draw_envelope(
                &x, &y, count, &window, &pen, UInt32(clamping: threads), ink.pixel, canvas.baseAddress, canvas.stride)
        }
    }

    /// Draws any line, with round ends and 256 levels between paper and ink at most.
    ///
    /// - Returns: false, with nothing drawn, for a line of more than ``widest`` pixels and where there is no memory.
    package func drawUnion(on canvas: Canvas, within rect: PixelRect, ink: Ink) -> Bool {
        draw(on: canvas, within: rect) { x, y, pen, rect in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: rect.width * rect.height) { coverage in
                guard let address = coverage.baseAddress else { return TANGENT_OUT_OF_MEMORY }
                var window = rect.window
                let outcome = tangent_draw_union(
                    &x, &y, count, &window, &pen, UInt32(clamping: threads), address, rect.width)
                if outcome == TANGENT_DRAWN { canvas.composite(address, over: rect, ink: ink) }
                return outcome
            }
        }
    }

    private func draw(
        on canvas: Canvas, within rect: PixelRect,
        by kernel: (inout tangent_column, inout tangent_column, inout tangent_pen, PixelRect) -> tangent_outcome
    ) -> Bool {
        let rect = rect.intersection(canvas.bounds)
        guard x.map.isUsable, y.map.isUsable, width < LongLine.widest else { return false }
        guard !rect.isEmpty, count > 0, width > 0 else { return true }
        var (x, y) = (x.column, y.column)
        var pen = tangent_pen(width: width, square_caps: hasSquareCaps)
        return kernel(&x, &y, &pen, rect) == TANGENT_DRAWN
    }
}

/// How many threads the machine runs at once.
package func processorCount() -> Int { Int(tangent_processor_count()) }
