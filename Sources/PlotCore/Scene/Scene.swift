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
    /// What the figure shows, in words, for people who can't see it.
    package var summary = ""

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

    /// A grid of coloured cells stretched over a rectangle, each cell with sharp edges.
    package struct Image: Sendable, Equatable {
        package var columns: Int
        package var rows: Int
        /// Row by row from the top left: alpha, red, green and blue from the highest byte down, not premultiplied.
        package var cells: [UInt32]
        /// In points.
        package var rect: Rect

        package init(columns: Int, rows: Int, cells: [UInt32], rect: Rect) {
            self.columns = columns
            self.rows = rows
            self.cells = cells
            self.rect = rect
        }
    }

    package enum Shape: Sendable, Equatable {
        /// An outline, filled, stroked or both.
        case path(Path, fill: Color?, stroke: Stroke?, snapping: Snapping)
        /// An open line through the run's points, broken at its gaps.
        case polyline(PointRun, Stroke)
        /// One outline repeated with its origin at every point of the run; gaps are left out.
        case markers(Path, at: PointRun, fill: Color?, stroke: Stroke?, snapping: Snapping)
        /// One outline repeated with its origin at every point of the run, each in a size and colour of its own.
        ///
        /// There are as many scales and fills as points. The stroke is as wide on every marker; without a colour of its
        /// own each takes its fill's.
        case variedMarkers(
            Path, at: PointRun, scales: [Double], fills: [Color], strokeWidth: Double, strokeColor: Color?)
        case image(Image)
        case text(Text)
    }
}
