/// A text at a place in the axes.
struct TextMark: Mark {
    /// Where a text stands.
    enum Place: Sendable {
        /// In data units.
        case data(Double, Double)
        /// In parts of the frame from its lower left corner.
        case frame(Double, Double)
        /// Points to the right of and above a place in data units.
        case beside(Double, Double, right: Double, up: Double)

        func point(in frame: Frame) -> Point {
            switch self {
            case .data(let x, let y):
                return frame.point(x, y)
            case .frame(let x, let y):
                let rect = frame.rect
                return Point(rect.left + x * rect.width, rect.bottom - y * rect.height)
            case .beside(let x, let y, let right, let up):
                let point = frame.point(x, y)
                return Point(point.x + right, point.y - up)
            }
        }
    }

    var verb: String
    var string: String
    var place: Place
    var horizontal: HorizontalAlignment
    var vertical: VerticalAlignment
    var size: Double?
    var color: Color?
    var box: TextBox?
    var rotation: Double
    var zOrder: Double
    var clipped: Bool

    var summary: String { "text \(quoted(string))" }
    var cycle: ColorCycle.Turn? { nil }
    /// Texts do not widen the axes' limits.
    var extent: Extent { Extent() }

    func validate() throws(PlotError) {
        if let size { try requirePositive(size, "size") }
        try require(rotation.isFinite, .invalidStyle, "rotation must be a finite number of degrees, not \(rotation)")
        try requireColor(color)
        try box?.validate(for: self)
    }

    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item] {
        var room = TextRoom()
        return try shapes(in: frame, style: style, room: &room)
    }

    func shapes(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        let texts = try texts(in: frame, style: style, room: &room, reach: 3)
        let clip = clipped ? frame.rect : nil
        let box = box?.shape(around: texts).map { [Scene.Item($0, clip: clip, zOrder: zOrder, role: "text box")] } ?? []
        return box + texts.map { Scene.Item(.text($0), clip: clip, zOrder: zOrder, role: "text") }
    }

    /// The lines where they stand; none where the place is a gap, or where there is no room.
    ///
    /// - Parameter reach: How far they may be moved out of the way of others, in multiples of their size.
    func texts(
        in frame: Frame, style: MarkStyle, room: inout TextRoom, reach: Double
    ) throws(PlotError) -> [Scene.Text] {
        let point = place.point(in: frame)
        let size = size ?? style.theme.axisLabelSize
        guard point.isFinite, size > 0 else { return [] }
        let bounds = bounds(on: room.page)
        // As it was written if that fits on the page; then in lines that the frame has room for.
        var widths = [bounds.width]
        if room.page != nil { widths += [frame.rect.width, frame.rect.width / 2].filter { $0 < bounds.width } }
        var last: TextBlock?
        for width in widths {
            let block = try style.text.block(string, size: size, width: width, height: bounds.height)
            if block == last { continue }
            last = block
            let wanted = block.aligned(
                at: point, horizontal, vertical, color: color ?? style.theme.foreground, rotation: rotation)
            if clipped && !wanted.allSatisfy({ frame.rect.contains($0.box, tolerance: 1e-6) }) { continue }
            if let placed = room.place(wanted, reach: reach * size, padding: (box?.padding ?? 0) * size) {
                return placed
            }
        }
        return []
    }

    /// How long lines may be, and how high all of them together.
    private func bounds(on page: Rect?) -> Size {
        guard let page else { return Size(.infinity, .infinity) }
        let (sine, cosine) = sineAndCosine(degrees: rotation)
        func least(_ first: Double, _ second: Double) -> Double {
            min(first == 0 ? .infinity : page.width / abs(first), second == 0 ? .infinity : page.height / abs(second))
        }
        // A hair less, as turning rounds.
        return Size(least(cosine, sine) - 0.01, least(sine, cosine) - 0.01)
    }
}

extension PlotSurface {
    /// Writes a text at a place in data units.
    ///
    ///     figure.text("plain text", at: (6, -0.7), rotation: 15, size: 12, color: .red)
    ///
    /// The text does not widen the axes' limits. Where it would be cut off at the figure's edge it is moved onto the page,
    /// and where it would lie over a text that was there before, it is moved by up to three times its size; it is wrapped where
    /// that helps. It is left out where that is not enough, where all of it would be off the page, and where its
    /// place is a NaN or an infinity.
    ///
    /// - Parameters:
    ///   - string: The text; a newline starts a line.
    ///   - place: x and y in data units.
    ///   - horizontal: Which part of the text lies at the place, from left to right.
    ///   - vertical: Which part of the text lies at the place, from top to bottom.
    ///   - rotation: Counter-clockwise, in degrees; turned text is aligned by the upright box around it.
    ///   - size: In points; the theme's size of axis labels if left out.
    ///   - color: The theme's foreground if left out.
    ///   - box: A box behind the text; none if left out.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the text is left out where it would reach beyond the axes' frame.
    public mutating func text(
        _ string: String, at place: (Double, Double), horizontal: HorizontalAlignment = .left,
        vertical: VerticalAlignment = .baseline, rotation: Double = 0, size: Double? = nil, color: Color? = nil,
        box: TextBox? = nil, zOrder: Double = 3, clipped: Bool = false
    ) {
        axes.marks.append(
            TextMark(
                verb: "text", string: string, place: .data(place.0, place.1), horizontal: horizontal,
                vertical: vertical, size: size, color: color, box: box, rotation: rotation, zOrder: zOrder,
                clipped: clipped))
    }

    /// Writes a text at a place in the frame: (0, 0) is its lower left corner, (1, 1) the upper right one.
    ///
    ///     figure.text("n = 300", inFrame: (0.97, 0.95), horizontal: .right, vertical: .top)
    ///
    /// Everything else is as for a text in data units.
    public mutating func text(
        _ string: String, inFrame place: (Double, Double), horizontal: HorizontalAlignment = .left,
        vertical: VerticalAlignment = .baseline, rotation: Double = 0, size: Double? = nil, color: Color? = nil,
        box: TextBox? = nil, zOrder: Double = 3, clipped: Bool = false
    ) {
        axes.marks.append(
            TextMark(
                verb: "text", string: string, place: .frame(place.0, place.1), horizontal: horizontal,
                vertical: vertical, size: size, color: color, box: box, rotation: rotation, zOrder: zOrder,
                clipped: clipped))
    }
}

/// The verb `text` as a word of a declarative figure, with the same arguments.
///
///     Figure { Text("plain text", at: (6, -0.7), rotation: 15, size: 12, color: .red) }
public struct Text: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Writes a text at a place in data units.
    public init(
        _ string: String, at place: (Double, Double), horizontal: HorizontalAlignment = .left,
        vertical: VerticalAlignment = .baseline, rotation: Double = 0, size: Double? = nil, color: Color? = nil,
        box: TextBox? = nil, zOrder: Double = 3, clipped: Bool = false
    ) {
        verb = {
            $0.text(
                string, at: place, horizontal: horizontal, vertical: vertical, rotation: rotation, size: size,
                color: color, box: box, zOrder: zOrder, clipped: clipped)
        }
    }

    /// Writes a text at a place in the frame: (0, 0) is its lower left corner, (1, 1) the upper right one.
    public init(
        _ string: String, inFrame place: (Double, Double), horizontal: HorizontalAlignment = .left,
        vertical: VerticalAlignment = .baseline, rotation: Double = 0, size: Double? = nil, color: Color? = nil,
        box: TextBox? = nil, zOrder: Double = 3, clipped: Bool = false
    ) {
        verb = {
            $0.text(
                string, inFrame: place, horizontal: horizontal, vertical: vertical, rotation: rotation, size: size,
                color: color, box: box, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
