public import Autodiff

/// What stands beside the critical points of a function.
public enum CriticalPointLabels: Sendable {
    /// Nothing.
    case hidden
    /// Their coordinates, as "(1.57, 1)", in as many digits as the axes can show.
    case coordinates
    /// What they are: "root", "minimum", "maximum", "inflection".
    case names
}

/// Roots, extrema and inflections of a function, marked where they are.
struct CriticalPointsMark: Mark {
    var function: MarkedFunction
    /// Nil for as far as the axis goes.
    var range: ClosedRange<Double>?
    var kinds: Set<CriticalPoint.Kind>
    var labels: CriticalPointLabels
    var hasGuides: Bool
    /// Whether the points themselves are shown, and not the guides alone.
    var hasPoints = true
    var color: Color?
    var size: Double
    var label: String?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "criticalPoints" }
    var summary: String { "critical points of a function" }
    var cycle: ColorCycle.Turn? { nil }

    var extent: Extent {
        guard let range, range.lowerBound.isFinite, range.upperBound.isFinite else { return Extent() }
        let ends = Extent(x: Domain(range.lowerBound, range.upperBound), y: nil)
        return hasPoints ? ends.union(extent(of: range)) : ends
    }

    func extent(within x: TrainedScale) -> Extent {
        guard hasPoints, range == nil, x.limits.isFinite else { return Extent() }
        return Extent(x: nil, y: extent(of: x.limits.lower...x.limits.upper).y)
    }

    private func extent(of range: ClosedRange<Double>) -> Extent {
        let points = function.criticalPoints(over: range, kinds: kinds).points
        return Extent(Column(points.map(\.x)), Column(points.map(\.y)))
    }

    func validate() throws(PlotError) {
        if let range {
            try require(
                range.lowerBound.isFinite && range.upperBound.isFinite, .invalidData,
                "the range must be finite, not \(range.lowerBound)...\(range.upperBound)")
        }
        try requirePositive(size, "size")
        try requireOpacity(alpha)
        try requireColor(color)
    }

    /// What is marked, and where there are more than can be told apart.
    func report(in frame: Frame) -> CriticalPointReport {
        let shown = frame.x.limits
        let lower = max(shown.lower, range?.lowerBound ?? shown.lower)
        let upper = min(shown.upper, range?.upperBound ?? shown.upper)
        guard lower <= upper else { return CriticalPointReport() }
        var report = function.criticalPoints(over: lower...upper, kinds: kinds)
        report.leaveOutCrowds { x in frame.x.position(of: x) * frame.rect.width * frame.pixelsPerPoint }
        return report
    }

    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item] {
        var room = TextRoom()
        return try shapes(in: frame, style: style, room: &room)
    }

    func shapes(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        let points = report(in: frame).points.map { (point: $0, place: frame.point($0.x, $0.y)) }
        let color = (color ?? style.theme.foreground).opacity(alpha)
        let clip = clipped ? frame.rect : nil
        var items: [Scene.Item] = []
        if hasGuides {
            let places = points.map(\.place.x).filter(\.isFinite)
            let guides = Path(
                places.flatMap { x in
                    [Path.Element.move(Point(x, frame.rect.top)), .line(Point(x, frame.rect.bottom))]
                })
            let stroke = LineStyle.dotted.stroke(color.opacity(0.6), width: 1)
            if !places.isEmpty, let stroke {
                items.append(
                    Scene.Item(
                        .path(guides, fill: nil, stroke: stroke, snapping: .always), clip: clip, zOrder: 0.9,
                        role: "guide"))
            }
        }
        guard hasPoints else { return items }
        let reach = size / 2 + 1
        let signs = points.map(\.place).filter(\.isFinite).map {
            Rect(left: $0.x - reach, top: $0.y - reach, right: $0.x + reach, bottom: $0.y + reach)
        }
        let course = labels == .hidden || points.isEmpty ? [] : function.course(in: frame)
        var written: Set<String> = []
        for (point, place) in points where place.isFinite {
            let isSure = point.certainty != .apparent
            items.append(
                Scene.Item(
                    .markers(
                        point.kind.outline.scaled(by: size), at: PointRun([place]),
                        fill: isSure ? color : style.theme.axesBackground, stroke: Stroke(color: color, width: 1),
                        snapping: .never), clip: clip, zOrder: zOrder, role: point.kind.name))
            guard let string = string(for: point, in: frame) else { continue }
            // What is a root and an inflection at once is in one place all the same.
            if labels == .coordinates, written.contains(string) { continue }
            written.insert(string)
            let line = try style.text.line(string, size: 8)
            let label = PointLabel(line: line, place: place, reach: reach + 2, prefersBelow: point.kind == .minimum)
            guard let text = label.text(color, in: frame.rect, clearOf: signs, off: course, room) else { continue }
            room.add([text])
            let box = text.box
            let back = Rect(left: box.left - 1.5, top: box.top - 1, right: box.right + 1.5, bottom: box.bottom + 1)
            let veil = style.theme.axesBackground.opacity(0.75)
            items.append(
                Scene.Item(
                    .path(.rectangle(back), fill: veil, stroke: nil, snapping: .never), clip: clip,
                    zOrder: zOrder - 0.2, role: "critical point label"))
            items.append(Scene.Item(.text(text), clip: clip, zOrder: zOrder + 0.1, role: "critical point label"))
        }
        return items
    }

    private func string(for point: CriticalPoint, in frame: Frame) -> String? {
        switch labels {
        case .hidden: return nil
        case .names: return point.kind.name
        case .coordinates:
            func text(_ value: Double, _ axis: TrainedScale) -> String {
                shortText(value, beside: axis.scale.isIdentity ? axis.span : nil)
            }
            return "(\(text(point.x, frame.x)), \(text(point.y, frame.y)))"
        }
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let color = (color ?? style.theme.foreground).opacity(alpha)
        return [
            .markers(
                (kinds.sorted { $0.name > $1.name }.first ?? .root).outline.scaled(by: size),
                at: PointRun([box.center]), fill: color, stroke: Stroke(color: color, width: 1), snapping: .never)
        ]
    }
}

extension CriticalPoint.Kind {
    fileprivate var name: String {
        switch self {
        case .root: "root"
        case .minimum: "minimum"
        case .maximum: "maximum"
        case .inflection: "inflection"
        }
    }

    /// Discs at roots, triangles that point up at maxima and down at minima, diamonds at inflections.
    fileprivate var outline: Path {
        switch self {
        case .root: Marker.circle.outline
        case .minimum: Marker.triangleDown.outline
        case .maximum: Marker.triangleUp.outline
        case .inflection: Marker.diamond.outline.scaled(by: 0.85)
        }
    }
}

extension CriticalPointReport {
    /// Three and more of a kind, each within a pixel of the next, can't be told apart: they make a stretch.
    mutating func leaveOutCrowds(_ pixel: (Double) -> Double) {
        for order: Set<CriticalPoint.Kind> in [[.root], .extrema, [.inflection]] {
            let all = points.filter { order.contains($0.kind) }
            var crowd: [CriticalPoint] = []
            func isNear(_ a: CriticalPoint, _ b: CriticalPoint) -> Bool { abs(pixel(a.x) - pixel(b.x)) < 1 }
            for index in 0...all.count {
                if index < all.count, let last = crowd.last, isNear(last, all[index]) {
                    crowd.append(all[index])
                    continue
                }
                if crowd.count > 2 {
                    points.removeAll { point in crowd.contains(point) }
                    let range = crowd[0].x...crowd[crowd.count - 1].x
                    stretches.append(Stretch(x: range, kinds: order, reason: .undecided))
                }
                crowd = index < all.count ? [all[index]] : []
            }
        }
        stretches.sort { $0.x.lowerBound < $1.x.lowerBound }
    }
}

extension PlotSurface {
    /// Marks the roots, extrema and inflections of a function.
    ///
    ///     figure.plot({ x in sin(x) + x / 4 }, over: -8...8)
    ///     figure.criticalPoints(of: { x in sin(x) + x / 4 }, over: -8...8, labels: .coordinates)
    ///     figure.criticalPoints(of: f, kinds: .extrema)  // from one limit of the x axis to the other
    ///
    /// They are found by bounds, to the last digits of a Double, when the figure is drawn; none is missed and none invented, see
    /// `criticalPoints(of:over:kinds:resolution:)`. Discs are roots, triangles maxima and minima, diamonds inflections; those that
    /// bounds do not prove to be there are hollow. Where there are more than pixels can tell apart, as of x·sin(1/x) at 0, none is
    /// marked, and `criticalPointReports()` says so.
    ///
    /// - Parameters:
    ///   - f: A function of one number.
    ///   - range: Where they are sought, in data units; an end that is not finite is an error when the figure is drawn.
    ///     Between the axes' limits if left out.
    ///   - kinds: `.all`, `.extrema`, or a set such as `[.root, .maximum]`.
    ///   - labels: What stands beside them, where there is room.
    ///   - guides: Whether a dotted line goes through each from the frame's top to its bottom.
    ///   - color: The theme's foreground if left out.
    ///   - size: The marks' diameter, in points.
    ///   - label: What a legend says of them.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether marks end at the axes' frame.
    public mutating func criticalPoints(
        of f: @escaping (Tensor) -> Tensor, over range: ClosedRange<Double>? = nil,
        kinds: Set<CriticalPoint.Kind> = .all, labels: CriticalPointLabels = .hidden, guides: Bool = false,
        color: Color? = nil, size: Double = 6, label: String? = nil, alpha: Double = 1, zOrder: Double = 3,
        clipped: Bool = true
    ) {
        axes.marks.append(
            CriticalPointsMark(
                function: MarkedFunction(f), range: range, kinds: kinds, labels: labels, hasGuides: guides,
                color: color,
                size: size, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `criticalPoints` as a word of a declarative figure, with the same arguments.
///
///     Figure { Curve(f, over: -8...8); CriticalPoints(of: f, over: -8...8, kinds: .extrema) }
public struct CriticalPoints: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Marks the roots, extrema and inflections of a function.
    public init(
        of f: @escaping (Tensor) -> Tensor, over range: ClosedRange<Double>? = nil,
        kinds: Set<CriticalPoint.Kind> = .all, labels: CriticalPointLabels = .hidden, guides: Bool = false,
        color: Color? = nil, size: Double = 6, label: String? = nil, alpha: Double = 1, zOrder: Double = 3,
        clipped: Bool = true
    ) {
        verb = {
            $0.criticalPoints(
                of: f, over: range, kinds: kinds, labels: labels, guides: guides, color: color, size: size,
                label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}

extension Figure {
    /// What is known of the critical points that the figure marks, in the order in which the marks were added.
    package func criticalPointReports(
        measuring measurer: some TextMeasurer
    ) throws(PlotError) -> [CriticalPointReport] {
        try theme.validate()
        let text = TextSetter(measurer: measurer, theme: theme)
        let layout = try FigureLayout(self, page: try size.points(dpi: dpi), text: text)
        return layout.panels.flatMap { panel in
            panel.trained.styledMarks(in: panel.frame.rect, text: text).compactMap { styled in
                (styled.mark as? CriticalPointsMark)?.report(in: styled.frame)
            }
        }
    }
}
