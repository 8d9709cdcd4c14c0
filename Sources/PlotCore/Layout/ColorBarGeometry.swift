/// How a colour bar shares a cell with its axes: matplotlib's rule.
struct ColorBarGeometry: Sendable {
    /// What is left for the axes.
    let axes: Rect
    /// Towards the bar, if the axes can't fill that.
    let anchor: Point
    /// The bar with the triangles at its ends.
    private let bar: Rect
    private let place: ColorBar.Place

    /// The bar's side takes 0.15 of the cell, the gap before it 0.05, or 0.15 below axes for the sake of their labels; the bar
    /// is a twentieth as wide as it is long.
    init(_ place: ColorBar.Place, in cell: Rect) {
        var (axes, bar) = (cell, cell)
        switch place {
        case .right:
            axes.right = cell.left + 0.8 * cell.width
            bar.left = cell.left + 0.85 * cell.width
            bar.right = bar.left + min(0.15 * cell.width, cell.height / 20)
        case .bottom:
            axes.bottom = cell.top + 0.7 * cell.height
            bar.top = cell.top + 0.85 * cell.height
            bar.bottom = bar.top + min(0.15 * cell.height, cell.width / 20)
        }
        (self.axes, self.bar, self.place) = (axes, bar, place)
        anchor = place == .right ? Point(1, 0.5) : Point(0.5, 1)
    }

    /// The bar, moved away from the axes where it would touch what stands around them.
    func bar(clearOf taken: Rect, by clearance: Double) -> Rect {
        var moved = bar
        switch place {
        case .right:
            let shift = max(0, taken.right + clearance - bar.left)
            (moved.left, moved.right) = (bar.left + shift, bar.right + shift)
        case .bottom:
            let shift = max(0, taken.bottom + clearance - bar.top)
            (moved.top, moved.bottom) = (bar.top + shift, bar.bottom + shift)
        }
        return moved
    }
}
