/// How a colour bar shares a cell with its axes: matplotlib's rule.
struct ColorBarGeometry: Sendable {
    /// What is left for the axes.
    let axes: Rect
    /// Towards the bar, if the axes can't fill that.
    let anchor: Point
    /// The bar with the triangles at its ends.
    private let bar: Rect
    private let side: Side

    /// The least distance to what stands around the axes, if the bar lies outside of their cell.
    private let gap: Double?

    /// The bar's side takes 0.15 of the cell, the gap before it 0.05, or more where axes have their labels: 0.15 below and 0.1 on
    /// the left. The bar is a twentieth as wide as it is long.
    ///
    /// - Parameter isOutside: Whether the axes keep the whole cell, and the bar stands beyond what hangs out of it.
    init(_ colorBar: ColorBar, in cell: Rect, isOutside: Bool = false) {
        side = colorBar.side
        let length = (side.isHorizontal ? cell.width : cell.height) * colorBar.length
        let (width, height) = (min(0.15 * cell.width, length / 20), min(0.15 * cell.height, length / 20))
        let share =
            switch side {
            case .right, .top: 0.05
            case .left: 0.1
            case .bottom: 0.15
            }
        let gap = share * (side.isHorizontal ? cell.height : cell.width)
        // What the bar and the gap take of the cell.
        let room = isOutside ? 0 : 0.15 * (side.isHorizontal ? cell.height : cell.width) + gap
        var (axes, bar) = (cell, cell)
        switch side {
        case .right:
            axes.right = cell.right - room
            bar.left = axes.right + gap
            bar.right = bar.left + width
            anchor = Point(1, 0.5)
        case .bottom:
            axes.bottom = cell.bottom - room
            bar.top = axes.bottom + gap
            bar.bottom = bar.top + height
            anchor = Point(0.5, 1)
        case .left:
            axes.left = cell.left + room
            bar.right = axes.left - gap
            bar.left = bar.right - width
            anchor = Point(0, 0.5)
        case .top:
            axes.top = cell.top + room
            bar.bottom = axes.top - gap
            bar.top = bar.bottom - height
            anchor = Point(0.5, 0)
        }
        self.gap = isOutside ? gap : nil
        let aside = (side.isHorizontal ? cell.width : cell.height) / 2 - length / 2
        if side.isHorizontal {
            (bar.left, bar.right) = (bar.left + aside, bar.right - aside)
        } else {
            (bar.top, bar.bottom) = (bar.top + aside, bar.bottom - aside)
        }
        (self.axes, self.bar) = (axes, bar)
    }

    /// The bar, moved away from the axes where it would touch what stands around them.
    func bar(clearOf taken: Rect, by clearance: Double) -> Rect {
        let clearance = gap ?? clearance
        let shift =
            switch side {
            case .right: max(0, taken.right + clearance - bar.left)
            case .bottom: max(0, taken.bottom + clearance - bar.top)
            case .left: max(0, bar.right + clearance - taken.left)
            case .top: max(0, bar.bottom + clearance - taken.top)
            }
        return bar.moved(by: Point(side.outward.x * shift, side.outward.y * shift))
    }
}
