import Cairo
import PlotCore
import Raster

/// What one marker covers, as cairo draws it.
struct MarkerStamp {
    /// The pixels with ink, counted from the pixel that the marker's place is in.
    let box: PixelRect
    /// A byte for each of them, row by row: of the marker's inside and of its edge.
    let fill: [UInt8]?
    let edge: [UInt8]?

    /// The marker with its origin at `place` within a pixel; nil for one that is larger than any stamp, and where cairo refuses.
    init?(_ style: MarkerRun.Style, place: Point, reach: Double) {
        let extent = style.outline.extent(margin: reach)
        let limit = Double(MarkerMask.largestSide) / 2 - 2
        guard extent.left > -limit, extent.top > -limit, extent.right < limit, extent.bottom < limit else { return nil }
        let left = Int(extent.left.rounded(.down)) - 1
        let top = Int(extent.top.rounded(.down)) - 1
        let room = PixelRect(
            left: left, top: top, width: Int(extent.right.rounded(.up)) + 2 - left,
            height: Int(extent.bottom.rounded(.up)) + 2 - top)
        func coverage(of pen: Stroke?) -> [UInt8]? {
            try? MarkerStamp.coverage(style.outline, at: place, pen: pen, in: room)
        }
        let fill = style.fill.flatMap { _ in coverage(of: nil) }
        let edge = style.pen.flatMap { coverage(of: $0) }
        guard (fill == nil) == (style.fill == nil), (edge == nil) == (style.pen == nil) else { return nil }

        // A pen reaches as far as its sharpest corner would; as a rule there is none. What has no ink is cut off.
        let inked = (0..<room.width * room.height).filter { fill?[$0] ?? 0 > 0 || edge?[$0] ?? 0 > 0 }
        let (columns, rows) = (inked.map { $0 % room.width }, inked.map { $0 / room.width })
        let (first, last) = (columns.min() ?? 0, columns.max() ?? 0)
        let (highest, lowest) = (rows.min() ?? 0, rows.max() ?? 0)
        func cut(_ coverage: [UInt8]) -> [UInt8] {
            (highest...lowest).flatMap { coverage[$0 * room.width + first...$0 * room.width + last] }
        }
        box = PixelRect(left: left + first, top: top + highest, width: last - first + 1, height: lowest - highest + 1)
        self.fill = fill.map(cut)
        self.edge = edge.map(cut)
    }

    private static func coverage(
        _ outline: Path, at place: Point, pen: Stroke?, in room: PixelRect
    ) throws(CairoError) -> [UInt8] {
        try room.coverage { context in
            var sink = ContextSink(context: context)
            sink.append(outline, x: place.x - Double(room.left), y: place.y - Double(room.top))
            if let pen {
                context.setPen(pen)
                context.stroke()
            } else {
                context.fill()
            }
        }
    }

    /// How much of what lies below the marker hides, from 0 to 1.
    func opacity(x: Int, y: Int, fill fillAlpha: Double, edge edgeAlpha: Double) -> Double {
        let (column, row) = (x - box.left, y - box.top)
        guard (0..<box.width).contains(column), (0..<box.height).contains(row) else { return 0 }
        let inside = fillAlpha * Double(fill?[row * box.width + column] ?? 0) / 255
        let outline = edgeAlpha * Double(edge?[row * box.width + column] ?? 0) / 255
        // The edge hides its share of what the inside leaves.
        return 1 - (1 - inside) * (1 - outline)
    }
}

extension MarkerMask {
    /// The masks of markers that are all alike, inside and edge of one colour; nil where a stamp is.
    ///
    /// A marker off the pixel edges is taken to the nearest eighth of a pixel, across and down.
    init?(_ style: MarkerRun.Style, isSnapped: Bool, reach: Double) {
        let phases = isSnapped ? 1 : 8
        let places = (0..<phases * phases).map { phase in
            Point(Double(phase % phases) / Double(phases), Double(phase / phases) / Double(phases))
        }
        let stamps = places.compactMap { MarkerStamp(style, place: $0, reach: reach) }
        guard stamps.count == places.count, let first = stamps.first else { return nil }
        let box = stamps.dropFirst().reduce(first.box) { $0.union($1.box) }
        var opacity: [UInt16] = []
        opacity.reserveCapacity(stamps.count * box.width * box.height)
        for stamp in stamps {
            for y in box.top..<box.top + box.height {
                for x in box.left..<box.left + box.width {
                    let part = stamp.opacity(
                        x: x, y: y, fill: style.fill?.alpha ?? 0, edge: style.pen?.color.alpha ?? 0)
                    opacity.append(UInt16((max(0, min(1, part)) * 65535).rounded()))
                }
            }
        }
        self.init(
            opacity: opacity, width: box.width, height: box.height, left: box.left, top: box.top, phases: phases)
    }
}

extension PixelRect {
    func union(_ other: PixelRect) -> PixelRect {
        let (left, top) = (min(left, other.left), min(top, other.top))
        return PixelRect(
            left: left, top: top, width: max(self.left + width, other.left + other.width) - left,
            height: max(self.top + height, other.top + other.height) - top)
    }
}
