/// One slice of a pie, with its texts.
struct Wedge: Mark {
    var value: Double
    /// Counter-clockwise from the right, in degrees.
    var angles: (start: Double, end: Double)
    /// How far the slice is moved out of the pie, in radii.
    var offset: Double
    /// Its width from the rim inwards, in radii.
    var thickness: Double
    var label: String?
    var showsLabel: Bool
    var share: String?
    var fill: FillStyle
    var textSize: Double?
    /// How many values, labels and offsets the pie was given.
    var counts: (values: Int, labels: Int, offsets: Int)
    var zOrder: Double

    var color: Color? {
        get { fill.color }
        set { fill.color = newValue }
    }
    var verb: String { "pie" }
    var summary: String { "\(shortText(abs(angles.end - angles.start) / 3.6, digits: 3)) % slice" }
    var cycle: ColorCycle.Turn? { fill.color == nil ? .fills : nil }
    var extent: Extent { Extent(x: Domain(-1, 1), y: Domain(-1, 1)) }

    func validate() throws(PlotError) {
        try require(value >= 0 || value.isNaN, .invalidData, "values must be 0 or more, not \(value)")
        for (name, count) in [("labels", counts.labels), ("explode", counts.offsets)] {
            try require(
                count == 0 || count == counts.values, .invalidData, "\(counts.values) values but \(count) \(name)")
        }
        try require(angles.start.isFinite, .invalidStyle, "startAngle must be a finite number, not \(angles.start)")
        try require(offset.isFinite, .invalidStyle, "explode must be finite numbers, not \(offset)")
        try require(
            thickness > 0 && thickness <= 1, .invalidStyle, "thickness must be above 0 and at most 1, not \(thickness)")
        if let textSize { try requirePositive(textSize, "textSize") }
        try fill.validate(for: self)
    }

    private var middle: Double { angles.start + (angles.end - angles.start) / 2 }

    /// A place on the slice's ray or rim, in data units.
    private func place(_ degrees: Double, radius: Double) -> (x: Double, y: Double) {
        let out = sineAndCosine(degrees: middle)
        let (sine, cosine) = sineAndCosine(degrees: degrees)
        return (offset * out.cosine + radius * cosine, offset * out.sine + radius * sine)
    }

    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item] {
        var room = TextRoom()
        return try shapes(in: frame, style: style, room: &room)
    }

    func shapes(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        guard value > 0 && value.isFinite else { return [] }
        var items = [
            Scene.Item(fill.shape(outline(in: frame), color: style.color), zOrder: zOrder, role: "wedge")
        ]
        let size = textSize ?? style.theme.tickLabelSize
        if let label, showsLabel, size > 0 {
            let place = place(middle, radius: 1.1)
            let (point, isRight) = (frame.point(place.x, place.y), place.x > 0)
            // A name that is wrapped keeps off the pie better than one that is moved.
            let width = max(room.width(from: point, rightwards: isRight, height: size), 4 * size)
            let block = try style.text.block(
                label, size: size, width: width, height: room.page.map { $0.height / 2 } ?? .infinity)
            let texts = block.aligned(at: point, isRight ? .left : .right, .center, color: style.theme.foreground)
            items += Self.items(room.place(texts, reach: 1.5 * size))
        }
        if let share, size > 0 {
            let place = place(middle, radius: thickness < 1 ? 1 - thickness / 2 : 0.6)
            let block = try style.text.block(share, size: size, width: .infinity)
            let texts = block.aligned(
                at: frame.point(place.x, place.y), .center, .center, color: style.theme.foreground)
            // Moved, it would stand in another slice.
            items += Self.items(room.place(texts, reach: 0))
        }
        return items
    }

    private static func items(_ texts: [Scene.Text]?) -> [Scene.Item] {
        (texts ?? []).map { Scene.Item(.text($0), zOrder: 3, role: "pie label") }
    }

    /// The rim in pieces of 45° at most, which are true to 4e-6 of the radius, and back along the hole or to the middle.
    private func outline(in frame: Frame) -> Path {
        func point(_ degrees: Double, _ radius: Double) -> Point {
            let place = place(degrees, radius: radius)
            return frame.point(place.x, place.y)
        }
        let pieces = max(1, Int((abs(angles.end - angles.start) / 45).rounded(.up)))
        let turn = (angles.end - angles.start) / Double(pieces)
        // Control points stand off along the tangents by 4/3·tan(turn/4) of the radius.
        let quarter = sineAndCosine(degrees: turn / 4)
        let handle = 4 / 3 * quarter.sine / quarter.cosine
        let reach = (1 + handle * handle).squareRoot()
        let lean = arctangent(handle)
        func arc(radius: Double, from start: Double, turn: Double, lean: Double) -> [Path.Element] {
            (0..<pieces).map { piece in
                let (first, last) = (start + Double(piece) * turn, start + Double(piece + 1) * turn)
                return .curve(
                    point(first + lean, radius * reach), point(last - lean, radius * reach), point(last, radius))
            }
        }
        let rim = arc(radius: 1, from: angles.start, turn: turn, lean: lean)
        let isWhole = abs(angles.end - angles.start) >= 360
        let hole = 1 - thickness
        if hole > 0 {
            let inwards = point(angles.end, hole)
            return Path(
                [.move(point(angles.start, 1))] + rim + [isWhole ? .move(inwards) : .line(inwards)]
                    + arc(radius: hole, from: angles.end, turn: -turn, lean: -lean) + [.close])
        }
        let spokes: [Path.Element] = isWhole ? [] : [.line(point(middle, 0))]
        return Path([.move(point(angles.start, 1))] + rim + spokes + [.close])
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] { fill.key(in: box, color: style.color) }
}

extension PlotSurface {
    /// Draws a pie: a circle cut into slices in proportion to the values.
    ///
    ///     figure.pie([36, 8, 13], labels: ["one", "two", "three"], percentDecimals: 1, startAngle: 90)
    ///     figure.pie(shares, labels: names, thickness: 0.4)  // a ring
    ///
    /// The axes show -1.25 to 1.25 both ways, equally long, without a frame. A zero or a NaN has no slice; values below 0 are an
    /// error when the figure is drawn. Names are wrapped and moved a little where they would be cut off or meet; a name or a
    /// percentage without room is left out, those of later slices first.
    ///
    /// - Parameters:
    ///   - values: Each slice's part of the whole; their sum need not be 1.
    ///   - labels: What stands beside each slice, and in a legend; as many as values, or none.
    ///   - showsLabels: Whether they stand beside the slices, or in a legend only.
    ///   - percentDecimals: The decimals of the percentage in each slice; no percentages if left out.
    ///   - startAngle: Where the first slice begins, in degrees counter-clockwise from the right.
    ///   - clockwise: Which way the slices follow each other.
    ///   - explode: How far each slice is moved outwards, in radii; as many as values, or none.
    ///   - thickness: How wide the slices are from the rim inwards, in radii: 1 for a pie, less for a ring.
    ///   - colors: One for each slice, repeated where there are fewer; the theme's cycle if left out.
    ///   - edgeColor: The colour of the line around each slice; none if left out.
    ///   - edgeWidth: In points.
    ///   - textSize: In points; the theme's size of tick labels if left out.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colours' own.
    ///   - zOrder: Lower is painted earlier.
    public mutating func pie(
        _ values: some ColumnConvertible, labels: [String] = [], showsLabels: Bool = true, percentDecimals: Int? = nil,
        startAngle: Double = 0, clockwise: Bool = false, explode: [Double] = [], thickness: Double = 1,
        colors: [Color] = [],
        edgeColor: Color? = nil, edgeWidth: Double = 1, textSize: Double? = nil, alpha: Double = 1, zOrder: Double = 1
    ) {
        let column = values.column
        let values = (0..<column.count).map { column[$0] }
        // In parts of the largest, so that the sum stays finite.
        let largest = values.lazy.filter(\.isFinite).max() ?? 0
        let parts = values.map { $0 > 0 && $0.isFinite ? $0 / largest : 0 }
        let total = parts.reduce(0, +)
        var angle = startAngle
        for (index, value) in values.enumerated() {
            let part = total > 0 ? parts[index] / total : 0
            let end = angle + (clockwise ? -360 : 360) * part
            let color = colors.isEmpty ? nil : colors[index % colors.count]
            axes.marks.append(
                Wedge(
                    value: value, angles: (angle, end), offset: index < explode.count ? explode[index] : 0,
                    thickness: thickness, label: index < labels.count ? labels[index] : nil, showsLabel: showsLabels,
                    share: percentDecimals.map { decimalText(100 * part, decimals: $0) + "%" },
                    fill: FillStyle(color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha),
                    textSize: textSize, counts: (values.count, labels.count, explode.count), zOrder: zOrder))
            angle = end
        }
        axes.aspect = .equal
        axes.isFrameVisible = false
        axes.xLimits = Limits(-1.25...1.25)
        axes.yLimits = Limits(-1.25...1.25)
    }
}

/// The verb `pie` as a word of a declarative figure, with the same arguments.
///
///     Figure { Pie([36, 8, 13], labels: ["one", "two", "three"], percentDecimals: 1, startAngle: 90) }
public struct Pie: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws a pie: a circle cut into slices in proportion to the values.
    public init(
        _ values: some ColumnConvertible, labels: [String] = [], showsLabels: Bool = true, percentDecimals: Int? = nil,
        startAngle: Double = 0, clockwise: Bool = false, explode: [Double] = [], thickness: Double = 1,
        colors: [Color] = [],
        edgeColor: Color? = nil, edgeWidth: Double = 1, textSize: Double? = nil, alpha: Double = 1, zOrder: Double = 1
    ) {
        verb = {
            $0.pie(
                values, labels: labels, showsLabels: showsLabels, percentDecimals: percentDecimals,
                startAngle: startAngle, clockwise: clockwise,
                explode: explode, thickness: thickness, colors: colors, edgeColor: edgeColor, edgeWidth: edgeWidth,
                textSize: textSize, alpha: alpha, zOrder: zOrder)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
