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
        draw(tangent_draw_envelope, on: canvas, within: rect, ink: ink)
    }

    /// Draws any line, with round ends and 256 levels between paper and ink at most.
    ///
    /// - Returns: false, with nothing drawn, for a line of more than ``widest`` pixels and where there is no memory.
    package func drawUnion(on canvas: Canvas, within rect: PixelRect, ink: Ink) -> Bool {
        draw(tangent_draw_union, on: canvas, within: rect, ink: ink)
    }

    private typealias Kernel = (
        UnsafePointer<tangent_column>, UnsafePointer<tangent_column>, Int, UnsafePointer<tangent_window>,
        UnsafePointer<tangent_pen>, UInt32, UnsafeMutablePointer<UInt8>, Int
    ) -> tangent_outcome

    private func draw(_ kernel: Kernel, on canvas: Canvas, within rect: PixelRect, ink: Ink) -> Bool {
        let rect = rect.intersection(canvas.bounds)
        guard x.map.isUsable, y.map.isUsable, width < LongLine.widest else { return false }
        guard !rect.isEmpty, count > 0, width > 0 else { return true }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: rect.width * rect.height) { coverage in
            guard let address = coverage.baseAddress else { return false }
            var (x, y, window) = (x.column, y.column, rect.window)
            var pen = tangent_pen(width: width, square_caps: hasSquareCaps)
            let outcome = kernel(&x, &y, count, &window, &pen, UInt32(clamping: threads), address, rect.width)
            guard outcome == TANGENT_DRAWN else { return false }
            canvas.composite(address, over: rect, ink: ink)
            return true
        }
    }
}

/// How many threads the machine runs at once.
package func processorCount() -> Int { Int(tangent_processor_count()) }
