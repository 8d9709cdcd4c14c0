/// A figure after layout: shapes and texts in points, in the order in which they are painted.
///
/// A Scene is a plain value. It is what every output format draws, and what tests compare: print it to see every shape, and ask
/// `texts` for each text with its box.
///
///     var figure = Figure()
///     figure.plot([1, 4, 9])
///     print(try figure.scene())
public struct Scene: Sendable, Equatable {
    /// The page, in points.
    public var size: Size
    /// Pixels to the inch: what snapping and the widths of hinted glyphs were worked out for.
    public var dpi: Double
    public var background: Color
    package var items: [Item]

    package init(size: Size, dpi: Double, background: Color, items: [Item] = []) {
        self.size = size
        self.dpi = dpi
        self.background = background
        self.items = items
    }

    /// Every text of the figure with its place, in painting order.
    public var texts: [Text] {
        items.compactMap { item in
            if case .text(let text) = item.shape { text } else { nil }
        }
    }

    /// One thing to paint.
    package struct Item: Sendable, Equatable {
        package var shape: Shape
        /// Nothing outside is painted. Renderers round it to whole pixels.
        package var clip: Rect?
        /// Lower is painted earlier; equals keep their order.
        package var zOrder: Double
        /// What the item is for, in the field's words ("spine", "line", "tick label"); shown by dumps.
        package var role: String

        package init(_ shape: Shape, clip: Rect? = nil, zOrder: Double, role: String) {
            self.shape = shape
            self.clip = clip
            self.zOrder = zOrder
            self.role = role
        }
    }

    package enum Shape: Sendable, Equatable {
        /// An outline, filled, stroked or both.
        case path(Path, fill: Color?, stroke: Stroke?, snapping: Snapping)
        /// An open line through the run's points, broken at its gaps.
        case polyline(PointRun, Stroke)
        /// One outline repeated with its origin at every point of the run; gaps are left out.
        case markers(Path, at: PointRun, fill: Color?, stroke: Stroke?, snapping: Snapping)
        case text(Text)
    }
}
