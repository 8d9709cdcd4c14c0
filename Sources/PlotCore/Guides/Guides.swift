/// Which texts stand around the frame. Where a figure is too small for all, they leave in this order.
enum Furniture: Int, CaseIterable, Comparable, Sendable {
    case everything
    case noTitle
    case noAxisLabels
    case noTickLabels

    static func < (first: Furniture, second: Furniture) -> Bool { first.rawValue < second.rawValue }
}

/// Everything that stands around the frame: ticks with labels, axis labels, the title, spines.
struct Guides: Sendable {
    let x: AxisGuide
    let y: AxisGuide
    let texts: [(text: Scene.Text, role: String)]

    /// The guides of `axes` around `frame`, on a page of size `page`.
    init(
        _ axes: Axes, around frame: Frame, page: Size, furniture: Furniture, text: TextSetter
    ) throws(PlotError) {
        let rect = frame.rect
        let theme = text.theme
        let labelled = furniture < .noTickLabels
        x = try AxisGuide(.bottom, scale: frame.x, length: rect.width, labelled: labelled, text: text)
        y = try AxisGuide(.left, scale: frame.y, length: rect.height, labelled: labelled, text: text)
        let xTexts = x.texts(beside: rect)
        let yTexts = y.texts(beside: rect)
        var texts = xTexts.map { ($0, "x tick label") } + yTexts.map { ($0, "y tick label") }

        /// The widest line that can stand centred over the frame's middle without leaving the page.
        func room(around middle: Double, of length: Double) -> Double {
            2 * (min(middle, length - middle) - theme.clearance)
        }
        if furniture < .noAxisLabels {
            let xLabel = try text.block(
                axes.xLabel, size: theme.axisLabelSize, width: room(around: rect.center.x, of: page.width))
            let tickEnds = rect.bottom + theme.tickLength
            // Centred below the tick labels, and below the offset text too where the two would meet.
            func placed(below top: Double) -> [Scene.Text] {
                let bottom = top + theme.axisLabelPadding + xLabel.height
                let foot = Point(rect.center.x, bottom - (xLabel.lines.last?.extent.descent ?? 0))
                return xLabel.placed(foot: foot, color: theme.foreground)
            }
            let labels = x.offset == nil ? xTexts : Array(xTexts.dropLast())
            var label = placed(below: labels.map(\.box.bottom).max() ?? tickEnds)
            if xTexts.contains(where: { other in label.contains { $0.box.overlaps(other.box) } }) {
                label = placed(below: xTexts.map(\.box.bottom).max() ?? tickEnds)
            }
            texts += label.map { ($0, "x label") }

            let yLabel = try text.block(
                axes.yLabel, size: theme.axisLabelSize, width: room(around: rect.center.y, of: page.height))
            let yLabels = y.offset == nil ? yTexts : Array(yTexts.dropLast())
            let right = (yLabels.map(\.box.left).min() ?? rect.left - theme.tickLength) - theme.axisLabelPadding
            let foot = Point(right - (yLabel.lines.last?.extent.descent ?? 0), rect.center.y)
            texts += yLabel.placed(foot: foot, color: theme.foreground, rotation: 90).map { ($0, "y label") }
        }
        if furniture < .noTitle {
            let title = try text.block(
                axes.title, size: theme.titleSize, width: room(around: rect.center.x, of: page.width))
            var foot = Point(rect.center.x, rect.top - theme.titlePadding)
            var placed = title.placed(foot: foot, color: theme.foreground)
            // Above whatever it would lie over, such as the y axis' offset text.
            let met = texts.map(\.0.box).filter { box in placed.contains { $0.box.overlaps(box) } }
            if let top = met.map(\.top).min(), let last = title.lines.last {
                foot.y = top - theme.clearance - last.extent.descent
                placed = title.placed(foot: foot, color: theme.foreground)
            }
            texts += placed.map { ($0, "title") }
        }
        self.texts = texts
    }

    /// Ticks, spines and texts as shapes.
    func items(around frame: Rect, theme: Theme) -> [Scene.Item] {
        let stroke = Stroke(color: theme.foreground, width: theme.spineWidth, cap: .square)
        let (topLeft, topRight) = (Point(frame.left, frame.top), Point(frame.right, frame.top))
        let (bottomLeft, bottomRight) = (Point(frame.left, frame.bottom), Point(frame.right, frame.bottom))
        let spines = [
            ("left spine", bottomLeft, topLeft), ("right spine", bottomRight, topRight),
            ("bottom spine", bottomLeft, bottomRight), ("top spine", topLeft, topRight),
        ].map { role, start, end in
            Scene.Item(
                .path(.segment(from: start, to: end), fill: nil, stroke: stroke, snapping: .always), zOrder: 2.5,
                role: role)
        }
        return x.marks(beside: frame) + y.marks(beside: frame) + spines
            + texts.map { Scene.Item(.text($0.text), zOrder: 3, role: $0.role) }
    }
}
