/// What a hexagon shows of the values that belong to the points in it.
public enum HexbinReduction: Sendable {
    case mean
    case sum
    case minimum
    case maximum
    case median
}

/// Points counted by hexagons, or the values that belong to them summed up by hexagons.
struct HexbinMark: Mark {
    var x: Column
    var y: Column
    var values: Column?
    var gridSize: Int
    var gridRows: Int?
    var reduction: HexbinReduction
    var minimumCount: Int?
    var colormap: Colormap
    var normalization: Normalization
    var alpha: Double
    var label: String?
    var zOrder: Double
    var clipped: Bool

    var verb: String { "hexbin" }
    var summary: String { "\(counted(x.count, "point")) counted in hexagons" }
    var cycle: ColorCycle.Turn? { nil }
    var extent: Extent { x.count == 0 ? Extent() : lattice.extent }

    func validate() throws(PlotError) {
        try requireSameCount(x, y)
        if let values {
            try require(values.count == x.count, .invalidData, "\(x.count) points but \(values.count) values")
        }
        try require(
            (1...10_000).contains(gridSize), .invalidStyle, "gridSize must be from 1 to 10000, not \(gridSize)")
        if let gridRows {
            try require(
                (1...10_000).contains(gridRows), .invalidStyle, "gridRows must be from 1 to 10000, not \(gridRows)")
        }
        try requireNormalization(normalization)
        try requireOpacity(alpha)
    }

    /// If not said otherwise, as many rows as make the hexagons regular in square axes.
    private var lattice: HexagonLattice {
        HexagonLattice(
            over: pointExtent, columns: gridSize,
            rows: gridRows ?? Int(Double(gridSize) / 3.0.squareRoot()))
    }

    private var pointExtent: Extent {
        guard let values else { return Extent(x, y) }
        let kept = (0..<x.count).filter { values[$0].isFinite }
        return Extent(Column(kept.map { x[$0] }), Column(kept.map { y[$0] }))
    }

    /// What each hexagon shows; not a number where it is left out.
    private func amounts(in lattice: HexagonLattice) -> [Double] {
        let isMissing = { [values] (index: Int) in values.map { !$0[index].isFinite } ?? false }
        var counts = [Int](repeating: 0, count: lattice.count)
        var members: [Int: [Double]] = [:]
        for index in 0..<x.count where x[index].isFinite && y[index].isFinite && !isMissing(index) {
            guard let hexagon = lattice.index(x: x[index], y: y[index]) else { continue }
            counts[hexagon] += 1
            if let values { members[hexagon, default: []].append(values[index]) }
        }
        let fewest = minimumCount ?? (values == nil ? 0 : 1)
        return counts.indices.map { hexagon in
            guard counts[hexagon] >= fewest else { return .nan }
            return values == nil ? Double(counts[hexagon]) : reduction.reduce(members[hexagon] ?? [])
        }
    }

    var colorScale: ColorScale? {
        ColorScale(colormap: colormap, normalization: normalization.trained(on: amounts(in: lattice)), alpha: alpha)
    }

    /// A hexagon in the colour halfway.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let (center, radius) = (box.center, 0.6 * box.height)
        let corners = (0..<6).map { corner in
            let (sine, cosine) = sineAndCosine(degrees: 60 * Double(corner) + 30)
            return Point(center.x + radius * cosine, center.y + radius * sine)
        }
        return [.path(.polygon(corners), fill: colormap.color(at: 0.5).opacity(alpha), stroke: nil, snapping: .never)]
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        guard x.count > 0 else { return [] }
        let lattice = lattice
        let amounts = amounts(in: lattice)
        let scale = ColorScale(colormap: colormap, normalization: normalization.trained(on: amounts))
        let shown = amounts.indices.filter { !scale.normalization.place(of: amounts[$0]).isNaN }
        let centers = shown.map(lattice.center(of:))
        let fills = shown.map { scale.color(of: amounts[$0]).opacity(alpha) }
        let clip = clipped ? frame.rect : nil
        // Hexagons reach half a point over their neighbours, as matplotlib's do by their edges: so no seam shows between them.
        let overlap = 0.5
        if frame.x.scale.isIdentity && frame.y.scale.isIdentity {
            let middle = lattice.center(of: 0)
            let origin = frame.point(middle.x, middle.y)
            let corners = lattice.corners.map { corner in
                let place = frame.point(middle.x + corner.x, middle.y + corner.y)
                return Point(place.x - origin.x, place.y - origin.y)
            }
            let run = frame.run(Column(centers.map(\.x)), Column(centers.map(\.y)))
            let shape = Scene.Shape.variedMarkers(
                .polygon(outset(corners, by: overlap)), at: run, scales: Array(repeating: 1, count: shown.count),
                fills: fills, strokeWidth: 0, strokeColor: nil)
            return [Scene.Item(shape, clip: clip, zOrder: zOrder, role: "hexagons")]
        }
        return zip(centers, fills).compactMap { center, fill in
            let corners = outset(lattice.corners.map { frame.point(center.x + $0.x, center.y + $0.y) }, by: overlap)
            guard corners.allSatisfy(\.isFinite) else { return nil }
            return Scene.Item(
                .path(.polygon(corners), fill: fill, stroke: nil, snapping: .never), clip: clip, zOrder: zOrder,
                role: "hexagon")
        }
    }

    /// A convex outline with every side moved outwards.
    private func outset(_ corners: [Point], by distance: Double) -> [Point] {
        func normal(_ start: Point, _ end: Point) -> Point {
            let (x, y) = (end.x - start.x, end.y - start.y)
            let length = (x * x + y * y).squareRoot()
            return length > 0 ? Point(y / length, -x / length) : Point(0, 0)
        }
        let count = corners.count
        let normals = corners.indices.map { normal(corners[$0], corners[($0 + 1) % count]) }
        // Which way round the corners run depends on the axes' directions.
        let area = corners.indices.reduce(0) { sum, index in
            let (start, end) = (corners[index], corners[(index + 1) % count])
            return sum + start.x * end.y - end.x * start.y
        }
        let distance = area < 0 ? -distance : distance
        return corners.indices.map { index in
            let (before, after) = (normals[(index + count - 1) % count], normals[index])
            let reach = distance / (1 + before.x * after.x + before.y * after.y)
            return Point(
                corners[index].x + reach * (before.x + after.x), corners[index].y + reach * (before.y + after.y))
        }
    }
}

extension HexbinReduction {
    func reduce(_ values: [Double]) -> Double {
        guard let first = values.first else { return self == .sum ? 0 : .nan }
        return switch self {
        case .mean: values.reduce(0, +) / Double(values.count)
        case .sum: values.reduce(0, +)
        case .minimum: values.reduce(first, min)
        case .maximum: values.reduce(first, max)
        case .median: SortedValues(values).quantile(0.5)
        }
    }
}

extension PlotSurface {
    /// Counts points by hexagons and colours each by its count: a scatter plot of more points than an eye can tell apart.
    ///
    ///     figure.hexbin(x, y, gridSize: 30)
    ///     figure.hexbin(longitude, latitude, values: depth, reduction: .median, minimumCount: 5)
    ///
    /// A point with a NaN or an infinity in it is left out. Columns of different lengths are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - y: The ordinates, as many.
    ///   - values: One for each point; then a hexagon shows what `reduction` makes of its points' values.
    ///   - gridSize: How many hexagons lie side by side.
    ///   - gridRows: How many lie above each other, every second row counted; as many as make them regular if left out.
    ///   - reduction: What becomes of the values in one hexagon.
    ///   - minimumCount: Hexagons with fewer points are left out; none is without values, the empty ones are with them.
    ///   - colormap: The colours from the least amount to the greatest.
    ///   - normalization: How amounts are spread over the colormap.
    ///   - label: What a legend says of the hexagons.
    ///   - alpha: Opacity from 0 to 1.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether hexagons are cut off at the axes' frame.
    public mutating func hexbin(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, values: (any ColumnConvertible)? = nil,
        gridSize: Int = 100, gridRows: Int? = nil, reduction: HexbinReduction = .mean, minimumCount: Int? = nil,
        colormap: Colormap = .viridis, normalization: Normalization = .linear, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 1,
        clipped: Bool = true
    ) {
        axes.marks.append(
            HexbinMark(
                x: x.column, y: y.column, values: values?.column, gridSize: gridSize, gridRows: gridRows,
                reduction: reduction,
                minimumCount: minimumCount, colormap: colormap, normalization: normalization, alpha: alpha,
                label: label, zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `hexbin` as a word of a declarative figure, with the same arguments.
///
///     Figure { Hexbin(x, y, gridSize: 30) }
public struct Hexbin: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Counts points by hexagons and colours each by its count: a scatter plot of more points than an eye can tell apart.
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, values: (any ColumnConvertible)? = nil,
        gridSize: Int = 100, gridRows: Int? = nil, reduction: HexbinReduction = .mean, minimumCount: Int? = nil,
        colormap: Colormap = .viridis, normalization: Normalization = .linear, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.hexbin(
                x, y, values: values, gridSize: gridSize, gridRows: gridRows, reduction: reduction,
                minimumCount: minimumCount, colormap: colormap, normalization: normalization, label: label,
                alpha: alpha,
                zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
