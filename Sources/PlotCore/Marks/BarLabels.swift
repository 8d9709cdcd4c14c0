/// The numbers that stand at bars.
///
///     figure.bar(names, sales, valueLabels: .outside())
///     figure.bar(x, shares, valueLabels: .outside(.percent(of: 1, decimals: 0), padding: 2))
///     figure.bar(x, south, bottom: north, valueLabels: .center(.fixed(decimals: 1), color: .white))
///
/// A label at a bar's end says where that end is, beyond its error bar where there is one; a label in a bar's middle says how
/// long the bar is. The two differ for bars that do not begin at zero. A label is left out where it would lie over another text,
/// and where its bar is out of view.
public struct BarLabels: Sendable {
    enum Place: Sendable {
        case none, end, middle
    }

    enum Content: Sendable {
        case values(TickFormat)
        case texts([String])
    }

    var place = Place.none
    var content = Content.values(.automatic)
    var padding = 0.0
    var size: Double?
    var color: Color?

    /// No labels.
    public static var none: BarLabels { BarLabels() }

    /// Beyond each bar's end, which it says the value of: `padding` points away from it.
    ///
    /// Numbers have six digits at most if no format is given. The size is the theme's of axis labels, in points, and the colour
    /// its foreground, if left out.
    public static func outside(
        _ format: TickFormat = .automatic, padding: Double = 0, size: Double? = nil, color: Color? = nil
    ) -> BarLabels {
        BarLabels(place: .end, content: .values(format), padding: padding, size: size, color: color)
    }

    /// Beyond each bar's end, with texts of your own: one for each bar.
    public static func outside(
        texts: [String], padding: Double = 0, size: Double? = nil, color: Color? = nil
    ) -> BarLabels {
        BarLabels(place: .end, content: .texts(texts), padding: padding, size: size, color: color)
    }

    /// In the middle of each bar, whose length it says.
    public static func center(
        _ format: TickFormat = .automatic, size: Double? = nil, color: Color? = nil
    ) -> BarLabels {
        BarLabels(place: .middle, content: .values(format), size: size, color: color)
    }

    /// In the middle of each bar, with texts of your own: one for each bar.
    public static func center(texts: [String], size: Double? = nil, color: Color? = nil) -> BarLabels {
        BarLabels(place: .middle, content: .texts(texts), size: size, color: color)
    }

    func validate(count: Int, for mark: some Mark) throws(PlotError) {
        if case .texts(let texts) = content {
            try mark.require(
                texts.count == count, .invalidData, "\(count) bars but \(texts.count) texts in valueLabels")
        }
        try mark.require(
            padding.isFinite, .invalidStyle, "the padding of valueLabels must be a finite number, not \(padding)")
        if let size { try mark.requirePositive(size, "the size of valueLabels") }
        try mark.requireColor(color)
    }

    /// One text for each value.
    func texts(for values: [Double], on axis: TrainedScale) -> [String] {
        switch content {
        case .texts(let texts): texts
        case .values(let format):
            format.labels(for: values, on: axis)?.texts
                ?? values.map { shortText($0, digits: 6).withMinusSigns }
        }
    }
}

extension BarMark {
    func labels(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        let size = valueLabels.size ?? style.theme.axisLabelSize
        guard valueLabels.place != .none && size > 0 else { return [] }
        let isAtEnd = valueLabels.place == .end
        let isVertical = orientation == .vertical
        let axis = isVertical ? frame.y : frame.x
        // A format may look at all values, to write them alike; it is not asked for what has none.
        let rows = (0..<positions.count).filter { row in
            let (across, along) = sides(row)
            return [across.0, across.1, along.0, along.1].allSatisfy(\.isFinite)
        }
        let values = rows.map { isAtEnd ? sides($0).along.1 : heights[$0] }
        let texts =
            if case .texts(let own) = valueLabels.content { rows.map { own[$0] } } else {
                valueLabels.texts(for: values, on: axis)
            }
        var items: [Scene.Item] = []
        for (row, text) in zip(rows, texts) {
            let (across, along) = sides(row)
            let middle = across.0 + (across.1 - across.0) / 2
            let isNegative = heights[row] < 0
            var place: Point
            if isAtEnd {
                let ends = error.ends(around: along.1, row: row)
                let end = ends.map { isNegative ? $0.low : $0.high } ?? along.1
                place = isVertical ? frame.nearestPoint(middle, end) : frame.nearestPoint(end, middle)
            } else {
                let (one, other) =
                    isVertical
                    ? (frame.nearestPoint(middle, along.0), frame.nearestPoint(middle, along.1))
                    : (frame.nearestPoint(along.0, middle), frame.nearestPoint(along.1, middle))
                guard let seen = Self.middle(from: one, to: other, in: frame.rect) else { continue }
                place = seen
            }
            let spot = Rect(left: place.x, top: place.y, right: place.x, bottom: place.y)
            guard place.isFinite, !clipped || frame.rect.contains(spot, tolerance: 1e-6) else { continue }
            // Towards greater values on the page, unless the axis runs backwards.
            let isForward = isNegative == axis.isInverted
            var (horizontal, vertical) = (HorizontalAlignment.center, VerticalAlignment.center)
            if isAtEnd {
                if isVertical {
                    place.y += isForward ? -valueLabels.padding : valueLabels.padding
                    vertical = isForward ? .bottom : .top
                } else {
                    place.x += isForward ? valueLabels.padding : -valueLabels.padding
                    horizontal = isForward ? .left : .right
                }
            }
            let block = try style.text.block(text, size: size, width: .infinity)
            let lines = block.aligned(
                at: place, horizontal, vertical, color: valueLabels.color ?? style.theme.foreground)
            // Further away, it would seem to be another bar's.
            items += (room.place(lines, reach: isAtEnd ? size / 2 : 0) ?? []).map {
                Scene.Item(.text($0), zOrder: 3, role: "bar label")
            }
        }
        return items
    }

    /// The middle of what the frame shows of a bar; nil where that is nothing.
    private static func middle(from one: Point, to other: Point, in frame: Rect) -> Point? {
        let (left, right) = (max(min(one.x, other.x), frame.left), min(max(one.x, other.x), frame.right))
        let (top, bottom) = (max(min(one.y, other.y), frame.top), min(max(one.y, other.y), frame.bottom))
        return left <= right && top <= bottom ? Point((left + right) / 2, (top + bottom) / 2) : nil
    }
}
