extension TrainedInset {
    /// Everything to paint, above what the outer axes have painted.
    ///
    /// The inset's frame has the place that the user gave it while its texts stay within the outer frame; else it gives way,
    /// and where it would become too small or its texts would lie over others, they leave in the order of ``Furniture``.
    ///
    /// - Parameters:
    ///   - frame: The outer frame.
    ///   - taken: Where texts stand in it already.
    func items(in frame: Rect, avoiding taken: [Rect], text: TextSetter) throws(PlotError) -> [Scene.Item] {
        let asked = place.rect(in: frame)
        let share = Size(asked.width, asked.height)
        for furniture in Furniture.allCases {
            var cell = asked
            for _ in 0..<6 where cell.width >= asked.width / 3 && cell.height >= asked.height / 3 {
                let placed = try PlacedAxes(
                    axes, cell: cell, page: frame, share: share, furniture: furniture, text: text)
                let hull = placed.hull
                if frame.contains(hull, tolerance: 1e-9) {
                    guard !placed.texts.contains(where: { taken.contains(where: $0.box.overlaps) }) else { break }
                    return try items(of: placed)
                }
                cell.left += max(0, frame.left - hull.left)
                cell.top += max(0, frame.top - hull.top)
                cell.right -= max(0, hull.right - frame.right)
                cell.bottom -= max(0, hull.bottom - frame.bottom)
            }
        }
        return try items(
            of: PlacedAxes(axes, cell: asked, page: frame, share: share, furniture: .noTickLabels, text: text))
    }

    /// All at one depth, so that nothing of the outer axes comes between.
    private func items(of placed: PlacedAxes) throws(PlotError) -> [Scene.Item] {
        try placed.items(isInset: true).map { item in
            var item = item
            item.zOrder = 5
            return item
        }
    }
}
