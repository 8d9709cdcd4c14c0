/// A picture: cells that bring their own colours.
struct ImageMark: Mark {
    /// Where the cells lie; its values are of no account.
    var places: Matrix
    var cells: [UInt32]
    /// What is wrong with the cells, in words.
    var problem: String?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "image" }
    var cycle: ColorCycle.Turn? { nil }
    var extent: Extent { ColoredCells.extent(of: places) }

    func validate() throws(PlotError) {
        if let problem { try require(false, .invalidData, problem) }
        try requireMatrix(places, edges: true)
        try requireOpacity(alpha)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        ColoredCells(places, cells.map { $0.withOpacity(alpha) }).shapes(in: frame).map {
            Scene.Item($0, clip: clipped ? frame.rect : nil, zOrder: zOrder, role: "image")
        }
    }
}

extension PlotSurface {
    /// Draws a picture whose cells have colours of their own.
    ///
    ///     figure.image([[.red, .green], [.blue, .clear]])
    ///     figure.image(sky, x: 0...24, y: -90...90, origin: .bottom)  // over a stretch of the axes
    ///
    /// Without a place given, columns and rows are counted from 0, each around its number, and cells are as wide as high. Rows of
    /// different lengths and colours that are none are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - colors: Row by row.
    ///   - x: What the picture spans in data units, from its left edge to its right one.
    ///   - y: What it spans, from its lower edge to its upper one.
    ///   - origin: Where the first row lies.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colours' own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether cells are cut off at the axes' frame.
    public mutating func image(
        _ colors: [[Color]], x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil,
        origin: MatrixOrigin = .top, alpha: Double = 1, zOrder: Double = 0, clipped: Bool = true
    ) {
        let isRagged = colors.contains { $0.count != colors[0].count }
        let isColor = colors.allSatisfy { $0.allSatisfy(\.isValid) }
        addImage(
            colors.flatMap { $0.map(\.packed) }, columns: colors.first?.count ?? 0, rows: colors.count,
            problem: isRagged ? "rows differ in length" : isColor ? nil : "each part of a color must be from 0 to 1",
            x, y, origin, alpha: alpha, zOrder: zOrder, clipped: clipped)
    }

    /// Draws a picture from the bytes of its cells: red, green, blue and alpha, row after row, alpha not multiplied in.
    ///
    ///     figure.image(rgba: bytes, columns: 640)
    ///
    /// Bytes that make no whole rows are an error when the figure is drawn. Everything else is as for a picture from colours.
    public mutating func image(
        rgba bytes: [UInt8], columns: Int, x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil,
        origin: MatrixOrigin = .top, alpha: Double = 1, zOrder: Double = 0, clipped: Bool = true
    ) {
        let cells = stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { first in
            [3, 0, 1, 2].reduce(0 as UInt32) { word, channel in word << 8 | UInt32(bytes[first + channel]) }
        }
        let fits = bytes.isEmpty || columns > 0 && bytes.count % 4 == 0 && cells.count % columns == 0
        addImage(
            fits ? cells : [], columns: fits ? max(columns, 0) : 0,
            rows: fits && columns > 0 ? cells.count / columns : 0,
            problem: fits ? nil : "\(bytes.count) bytes make no rows of \(columns) cells with four bytes each",
            x, y, origin, alpha: alpha, zOrder: zOrder, clipped: clipped)
    }

    private mutating func addImage(
        _ cells: [UInt32], columns: Int, rows: Int, problem: String?, _ x: ClosedRange<Double>?,
        _ y: ClosedRange<Double>?, _ origin: MatrixOrigin, alpha: Double, zOrder: Double, clipped: Bool
    ) {
        /// The cells' edges, or nothing for cells that are counted from 0.
        func edges(_ range: ClosedRange<Double>?, _ count: Int) -> [Double]? {
            guard let range, count > 0, range.lowerBound < range.upperBound else { return nil }
            let step = range.upperBound / Double(count) - range.lowerBound / Double(count)
            return (0...count).map { $0 == count ? range.upperBound : range.lowerBound + Double($0) * step }
        }
        var (cells, yEdges) = (cells, edges(y, rows))
        if problem == nil, origin == .top, yEdges != nil {
            // Over a given stretch y grows upwards as ever, and the first row comes last.
            cells = (0..<rows).reversed().flatMap { cells[$0 * columns..<($0 + 1) * columns] }
        }
        if rows == 0 { yEdges = nil }
        let count = problem == nil ? rows * columns : 0
        let places = Matrix(
            [Double](repeating: 0, count: count), columns: count > 0 ? columns : 0, x: edges(x, columns), y: yEdges)
        let mark = ImageMark(
            places: places, cells: cells, problem: problem, alpha: alpha, zOrder: zOrder, clipped: clipped)
        if x == nil && y == nil {
            if origin == .top, axes.yLimits == nil, let y = mark.extent.y {
                axes.yLimits = Limits(from: y.upper, to: y.lower)
            }
            if axes.aspect == .automatic { axes.aspect = .equal }
        }
        axes.marks.append(mark)
    }
}
