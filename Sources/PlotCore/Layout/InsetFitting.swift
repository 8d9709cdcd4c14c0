extension TrainedInset {
    /// An inset whose frame would be narrower or lower could not be told from a line, and is left out; in points.
    private static let least = 4.0

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
        guard asked.width >= Self.least && asked.height >= Self.least else { return [] }
        let share = Size(asked.width, asked.height)
        for furniture in Furniture.allCases {
            var cell = asked
            for _ in 0..<6 where cell.width >= asked.width / 3 && cell.height >= asked.height / 3 {
                let placed = try PlacedAxes(
                    axes, cell: cell, page: frame, share: share, furniture: furniture, text: text)
                let smaller = placed.cell(cell, within: frame, avoiding: taken)
                if smaller == cell {
                    let items = try items(of: placed, in: frame, avoiding: taken)
                    let texts = items.compactMap(\.text)
                    // A legend beside the inset has a ground that would hide what lies under it.
                    let boxes = texts.map(\.box) + placed.besideFrame
                    if !texts.meetSomewhere && !boxes.contains(where: { taken.contains(where: $0.overlaps) }) {
                        return items
                    }
                    break
                }
                cell = smaller
            }
        }
        let bare = try PlacedAxes(
            axes, cell: asked, page: frame, share: share, furniture: .noTickLabels, text: text)
        return try items(of: bare, in: frame, avoiding: taken).filter { $0.text == nil }
    }

    /// All at one depth, so that nothing of the outer axes comes between.
    private func items(
        of placed: PlacedAxes, in frame: Rect, avoiding taken: [Rect]
    ) throws(PlotError) -> [Scene.Item] {
        var room = TextRoom(page: frame, blocked: taken + placed.besideFrame)
        room.add(placed.texts)
        return try placed.items(room: &room, isInset: true).map { item in
            var item = item
            item.zOrder = 5
            return item
        }
    }
}

extension PlacedAxes {
    /// The cell made smaller at each side where texts reach beyond `frame` or lie over what is taken.
    fileprivate func cell(_ cell: Rect, within frame: Rect, avoiding taken: [Rect]) -> Rect {
        // Texts keep off the outer frame's spines.
        let hull = texts.reduce(textHull) { $0.union($1.box.insetBy(-text.theme.clearance)) }
        var need = (left: frame.left - hull.left, top: frame.top - hull.top)
        var excess = (right: hull.right - frame.right, bottom: hull.bottom - frame.bottom)
        for text in texts.map(\.box) {
            for other in taken where text.overlaps(other) {
                if text.bottom <= self.frame.rect.top {
                    need.top = max(need.top, other.bottom - text.top)
                } else if text.top >= self.frame.rect.bottom {
                    excess.bottom = max(excess.bottom, text.bottom - other.top)
                } else if text.right <= self.frame.rect.left {
                    need.left = max(need.left, other.right - text.left)
                } else {
                    excess.right = max(excess.right, text.right - other.left)
                }
            }
        }
        // A hair's breadth is rounding.
        func shift(_ distance: Double) -> Double { distance > 1e-9 ? distance : 0 }
        return Rect(
            left: cell.left + shift(need.left), top: cell.top + shift(need.top),
            right: cell.right - shift(excess.right), bottom: cell.bottom - shift(excess.bottom))
    }
}
