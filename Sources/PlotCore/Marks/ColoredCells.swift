/// The coloured cells of a table over their coordinates: an image where they are all of one size, else rectangles.
struct ColoredCells {
    private let values: Matrix
    /// Alpha, red, green and blue of each, row after row.
    private let cells: [UInt32]

    init(_ values: Matrix, _ cells: [UInt32]) {
        (self.values, self.cells) = (values, cells)
    }

    /// The hull of a table's cells, which axes end at.
    static func extent(of values: Matrix) -> Extent {
        guard values.rows > 0 && values.columns > 0 else { return Extent() }
        let (x, y) = (cellEdges(values.xValues, count: values.columns), cellEdges(values.yValues, count: values.rows))
        let (width, height) = (Domain(x[0], x[x.count - 1]), Domain(y[0], y[y.count - 1]))
        return Extent(
            x: width, y: height, stickyX: [width.lower, width.upper], stickyY: [height.lower, height.upper])
    }

    func shapes(in frame: Frame) -> [Scene.Shape] {
        guard values.rows > 0 && values.columns > 0 else { return [] }
        let x = cellEdges(values.xValues, count: values.columns).map { frame.point($0, 0).x }
        let y = cellEdges(values.yValues, count: values.rows).map { frame.point(0, $0).y }
        let isEven = isEvenlySpaced(x) && isEvenlySpaced(y)
        return isEven ? [.image(image(of: cells, x: x, y: y))] : rectangles(of: cells, x: x, y: y)
    }

    /// The place of each column and each row on the page, from edge to edge, where all cells are of one size.
    static func evenSpan(of values: Matrix, in frame: Frame) -> (x: (Double, Double), y: (Double, Double))? {
        guard values.rows > 0 && values.columns > 0 else { return nil }
        let x = cellEdges(values.xValues, count: values.columns).map { frame.point($0, 0).x }
        let y = cellEdges(values.yValues, count: values.rows).map { frame.point(0, $0).y }
        guard isEvenlySpaced(x) && isEvenlySpaced(y) else { return nil }
        return ((x[0], x[x.count - 1]), (y[0], y[y.count - 1]))
    }

    private func image(of cells: [UInt32], x: [Double], y: [Double]) -> Scene.Image {
        let (left, right) = (x[0], x[x.count - 1])
        let (first, last) = (y[0], y[y.count - 1])
        var rows = (0..<values.rows).map { cells[$0 * values.columns..<($0 + 1) * values.columns] }
        if first > last { rows.reverse() }
        let ordered = left > right ? rows.flatMap { $0.reversed() } : rows.flatMap(\.self)
        return Scene.Image(
            columns: values.columns, rows: values.rows, cells: ordered,
            rect: Rect(
                left: min(left, right), top: min(first, last), right: max(left, right), bottom: max(first, last)))
    }

    /// Cells of differing sizes, each snapped so that no seam shows between neighbours.
    private func rectangles(of cells: [UInt32], x: [Double], y: [Double]) -> [Scene.Shape] {
        cells.indices.compactMap { index in
            let (row, column) = index.quotientAndRemainder(dividingBy: values.columns)
            let corners = (Point(x[column], y[row]), Point(x[column + 1], y[row + 1]))
            guard cells[index] >> 24 != 0, corners.0.isFinite, corners.1.isFinite else { return nil }
            let rect = Rect(
                left: min(corners.0.x, corners.1.x), top: min(corners.0.y, corners.1.y),
                right: max(corners.0.x, corners.1.x), bottom: max(corners.0.y, corners.1.y))
            let color = Color(hex: cells[index] & 0xffffff, alpha: Double(cells[index] >> 24) / 255)
            return .path(.rectangle(rect), fill: color, stroke: nil, snapping: .always)
        }
    }
}

/// The cells' edges along one axis: the coordinates themselves if there is one more than cells, else halfway between the cells'
/// middles and as far beyond the outermost. A single cell is one unit wide.
private func cellEdges(_ places: [Double], count: Int) -> [Double] {
    guard places.count == count, let first = places.first, let last = places.last else { return places }
    guard count > 1 else { return [first - 0.5, first + 0.5] }
    let between = zip(places, places.dropFirst()).map { $0 / 2 + $1 / 2 }
    return [first - (between[0] - first)] + between + [last + (last - between[count - 2])]
}

/// Whether all steps are as wide, to what no eye can see; false where a place is not finite.
private func isEvenlySpaced(_ places: [Double]) -> Bool {
    guard let first = places.first, let last = places.last, first.isFinite, last.isFinite else { return false }
    let step = (last - first) / Double(places.count - 1)
    return places.indices.allSatisfy { abs(first + Double($0) * step - places[$0]) <= 1e-6 }
}

extension UInt32 {
    /// A packed colour with its alpha multiplied.
    func withOpacity(_ factor: Double) -> UInt32 {
        let alpha = (Double(self >> 24) * factor).rounded()
        return self & 0xffffff | UInt32(alpha) << 24
    }
}
