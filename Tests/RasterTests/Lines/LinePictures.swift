import CCairo
import Pictures
import Raster
import Testing

/// A line on a white page, drawn by our code or by cairo.
struct LinePicture {
    var width = 496
    var height = 370
    /// What is drawn on; all of the page if nil.
    var window: PixelRect?
    var lineWidth = 25.0 / 12
    var hasSquareCaps = true
    var alpha = 1.0
    var threads = 1
    /// What is known of the columns.
    var blocks: (x: BlockExtremes, y: BlockExtremes)?

    func byEnvelope(
        _ data: LineData, maps: (x: DataColumn.Map, y: DataColumn.Map)? = nil, xAsIndex: Bool = false,
        asFloats: Bool = false
    ) throws -> Picture? {
        try picture { canvas, rect, ink in
            try withLine(data, maps: maps, xAsIndex: xAsIndex, asFloats: asFloats) {
                $0.drawFunction(on: canvas, within: rect, ink: ink)
            }
        }
    }

    func byUnion(
        _ data: LineData, maps: (x: DataColumn.Map, y: DataColumn.Map)? = nil
    ) throws -> Picture? {
        try picture { canvas, rect, ink in
            try withLine(data, maps: maps, xAsIndex: false, asFloats: false) {
                $0.drawUnion(on: canvas, within: rect, ink: ink)
            }
        }
    }

    private func withLine(
        _ data: LineData, maps: (x: DataColumn.Map, y: DataColumn.Map)?, xAsIndex: Bool, asFloats: Bool,
        _ draw: (LongLine) throws -> Bool
    ) throws -> Bool {
        let maps = maps ?? data.maps(width: width, height: height)
        func line(_ x: DataColumn.Values, _ y: DataColumn.Values) -> LongLine {
            LongLine(
                x: DataColumn(x, map: maps.x), y: DataColumn(y, map: maps.y), count: data.x.count, width: lineWidth,
                hasSquareCaps: hasSquareCaps, threads: threads)
        }
        if asFloats {
            return try data.x.map(Float.init).withUnsafeBufferPointer { x in
                try data.y.map(Float.init).withUnsafeBufferPointer { y in
                    try draw(line(.floats(#require(x.baseAddress)), .floats(#require(y.baseAddress))))
                }
            }
        }
        return try data.x.withUnsafeBufferPointer { x in
            try data.y.withUnsafeBufferPointer { y in
                var line = line(
                    xAsIndex ? .indices : .doubles(try #require(x.baseAddress)), .doubles(try #require(y.baseAddress)))
                guard let blocks else { return try draw(line) }
                return try blocks.x.withBlocks { x in
                    try blocks.y.withBlocks { y in
                        (line.x.blocks, line.y.blocks) = (x, y)
                        return try draw(line)
                    }
                }
            }
        }
    }

    private func picture(_ draw: (Canvas, PixelRect, Ink) throws -> Bool) throws -> Picture? {
        var picture = Picture(width: width, height: height, format: .argb32) { _, _ in 0xFFFF_FFFF }
        let isDrawn = try picture.pixels.withUnsafeMutableBytes { bytes in
            let canvas = try Canvas(
                baseAddress: #require(bytes.baseAddress), width: width, height: height, stride: width * 4)
            return try draw(
                canvas, window ?? PixelRect(left: 0, top: 0, width: width, height: height),
                Ink(red: 0.12, green: 0.47, blue: 0.71, alpha: alpha))
        }
        return isDrawn ? picture : nil
    }

    /// One stroke of the whole path.
    func byCairo(
        _ data: LineData, maps: (x: DataColumn.Map, y: DataColumn.Map)? = nil
    ) throws -> Picture {
        let maps = maps ?? data.maps(width: width, height: height)
        var picture = Picture(width: width, height: height, format: .argb32) { _, _ in 0xFFFF_FFFF }
        try picture.pixels.withUnsafeMutableBytes { bytes in
            let surface = cairo_image_surface_create_for_data(
                bytes.bindMemory(to: UInt8.self).baseAddress, CAIRO_FORMAT_ARGB32, Int32(width), Int32(height),
                Int32(width * 4))
            defer { cairo_surface_destroy(surface) }
            let context = try #require(cairo_create(surface))
            defer { cairo_destroy(context) }
            if let window {
                cairo_rectangle(
                    context, Double(window.left), Double(window.top), Double(window.width), Double(window.height))
                cairo_clip(context)
            }
            cairo_set_line_width(context, lineWidth)
            cairo_set_line_cap(context, hasSquareCaps ? CAIRO_LINE_CAP_SQUARE : CAIRO_LINE_CAP_ROUND)
            cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
            cairo_set_source_rgba(context, 0.12, 0.47, 0.71, alpha)
            trace(data, maps, in: context)
            cairo_stroke(context)
            try #require(cairo_status(context) == CAIRO_STATUS_SUCCESS)
        }
        return picture
    }

    /// A point alone makes no piece, as in the renderer. cairo takes no places beyond 2^23.
    private func trace(
        _ data: LineData, _ maps: (x: DataColumn.Map, y: DataColumn.Map), in context: OpaquePointer
    ) {
        func place(_ value: Double, _ map: DataColumn.Map) -> Double {
            max(-100_000, min(100_000, (value - map.origin) * map.scale + map.offset))
        }
        var previous: (x: Double, y: Double)?
        var isDrawing = false
        for (x, y) in zip(data.x, data.y) {
            guard x.isFinite, y.isFinite else {
                (previous, isDrawing) = (nil, false)
                continue
            }
            let point = (place(x, maps.x), place(y, maps.y))
            if let previous {
                if !isDrawing { cairo_move_to(context, previous.x, previous.y) }
                cairo_line_to(context, point.0, point.1)
                isDrawing = true
            }
            previous = point
        }
    }
}

/// What issue 5 asks of a line that is not drawn by cairo.
func expectAlike(
    _ picture: Picture?, _ reference: Picture, rms: Double = 0.9, largest: Int = 20, name: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let picture = try #require(picture, "nothing was drawn", sourceLocation: sourceLocation)
    let difference = difference(picture, reference)
    guard difference.rms > rms || difference.largest > largest else { return }
    let file = try picture.writeDifference(to: reference, name: name)
    Issue.record(
        "RMS \(difference.rms), largest \(difference.largest): see \(file)", sourceLocation: sourceLocation)
}

/// Bit for bit; both nil is the same too. (A failing test that was given the pixels themselves would print them all.)
func isSame(_ first: Picture?, _ second: Picture?) -> Bool { first?.pixels == second?.pixels }

/// Over all colours, of 255. `Comparison` has more to say and takes longer.
func difference(_ first: Picture, _ second: Picture) -> (rms: Double, largest: Int) {
    var (squares, largest) = (0, 0)
    for (one, other) in zip(first.pixels, second.pixels) where one != other {
        for shift in [16, 8, 0] as [UInt32] {
            let difference = Int(one >> shift & 255) - Int(other >> shift & 255)
            squares += difference * difference
            largest = max(largest, abs(difference))
        }
    }
    return ((Double(squares) / Double(3 * first.pixels.count)).squareRoot(), largest)
}

/// What autoscaling leaves of a column: each block's extremes, and its order.
struct BlockExtremes {
    private var least: [Double] = []
    private var greatest: [Double] = []
    private let size: Int
    private let rises: Bool
    private let falls: Bool

    init(_ values: [Double], size: Int) {
        self.size = size
        for start in stride(from: 0, to: values.count, by: size) {
            let block = values[start..<min(start + size, values.count)]
            let isWhole = block.allSatisfy(\.isFinite)
            least.append(isWhole ? block.min() ?? .nan : .nan)
            greatest.append(isWhole ? block.max() ?? .nan : .nan)
        }
        let steps = zip(values, values.dropFirst())
        let isFinite = values.allSatisfy(\.isFinite)
        rises = isFinite && steps.allSatisfy { $0 <= $1 }
        falls = isFinite && steps.allSatisfy { $0 >= $1 }
    }

    func withBlocks<Result>(_ body: (DataColumn.Blocks) throws -> Result) throws -> Result {
        try least.withUnsafeBufferPointer { least in
            try greatest.withUnsafeBufferPointer { greatest in
                try body(
                    DataColumn.Blocks(
                        size: size, least: #require(least.baseAddress), greatest: #require(greatest.baseAddress),
                        rises: rises, falls: falls))
            }
        }
    }
}
