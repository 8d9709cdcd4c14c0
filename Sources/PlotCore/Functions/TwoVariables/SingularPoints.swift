import Autodiff

/// Points of a level curve at which the gradient is zero: where branches cross, end in a cusp, or where the curve is one point.
struct SingularPoints {
    struct Found {
        /// In pixels.
        var place: Point
        /// The cells around it whose pieces run through it.
        var columns: ClosedRange<Int>
        var rows: ClosedRange<Int>
        /// Whether the second derivatives do not tell how many branches there are.
        var isDegenerate: Bool
    }

    private(set) var found: [Found] = []
    /// The cells around all of them.
    private(set) var absorbed: Set<Int> = []
    private let field: PlaneField
    private let window: FieldWindow
    private let level: Double

    /// Cells that are looked at, at most.
    private static let mostCandidates = 5000
    /// More than that many lie on a line.
    private static let most = 60
    /// Cells on each side of the point's own whose pieces are led through it.
    private static let reach = 2

    init(
        _ cells: LevelCells, _ crossings: LevelCrossings, _ field: PlaneField, level: Double, report: inout FieldReport
    ) {
        (self.field, window, self.level) = (field, cells.window, level)
        var candidates = 0
        // A curve that is touched all along has no gradient anywhere: there singular points are no points.
        let touched = Set(
            crossings.nodes.filter { $0.kind != .crossing }.map { node in
                Self.key(window.x.cell(at: node.place.x) / 4, window.y.cell(at: node.place.y) / 4)
            })
        for cell in cells.candidates where !absorbed.contains(cell) {
            let (row, column) = cell.quotientAndRemainder(dividingBy: window.columns)
            let isTouched = (-1...1).contains { down in
                (-1...1).contains { right in touched.contains(Self.key(column / 4 + right, row / 4 + down)) }
            }
            if isTouched { continue }
            candidates += 1
            if candidates > Self.mostCandidates {
                report.note("too many places at which branches may cross: not all were looked at")
                break
            }
            guard let (place, isDegenerate) = critical(near: column, row), isOnLevel(place) else { continue }
            add(place, isDegenerate, crossings)
        }
        if found.count(where: \.isDegenerate) > Self.most {
            found.removeAll(where: \.isDegenerate)
            report.note("the function and its gradient are zero along a line, which is not drawn as points")
        }
        absorbed = Set(
            found.flatMap { point in point.rows.flatMap { row in point.columns.map { row * cells.window.columns + $0 } }
            })
    }

    private static func key(_ column: Int, _ row: Int) -> Int { row << 20 | column & 0xfffff }

    private mutating func add(_ place: Point, _ isDegenerate: Bool, _ crossings: LevelCrossings) {
        let (column, row) = (window.x.cell(at: place.x), window.y.cell(at: place.y))
        // The branches of a cusp lie too near to each other for cells to tell, until far enough away.
        let reaches = isDegenerate ? [Self.reach, 4, 8, 12] : [Self.reach, 1, 0]
        for reach in reaches {
            let columns = max(0, column - reach)...min(window.columns - 1, column + reach)
            let rows = max(0, row - reach)...min(window.rows - 1, row + reach)
            if found.contains(where: { $0.columns.overlaps(columns) && $0.rows.overlaps(rows) }) { continue }
            if isDegenerate && reach != reaches.last && crossings.rim(columns, rows).isEmpty { continue }
            found.append(Found(place: place, columns: columns, rows: rows, isDegenerate: isDegenerate))
            for row in rows { absorbed.formUnion(columns.map { row * window.columns + $0 }) }
            return
        }
    }

    /// The gradient in the function's unit to a pixel.
    private func slope(_ place: Point) -> Point {
        let data = window.data(place)
        let gradient = field.gradient(data.x, data.y)
        return Point(
            gradient.x * window.x.unit(window.x.cell(at: place.x)),
            gradient.y * window.y.unit(window.y.cell(at: place.y)))
    }

    /// Newton's method onto a zero of the gradient, its matrix from differences of exact gradients.
    private func critical(near column: Int, _ row: Int) -> (place: Point, isDegenerate: Bool)? {
        let start = Point(window.x.place(column, part: 0.5), window.y.place(row, part: 0.5))
        var place = start
        var first: Double?
        for _ in 0..<40 {
            let here = slope(place)
            let size = (here.x * here.x + here.y * here.y).squareRoot()
            guard size.isFinite else { return nil }
            first = first ?? size
            let step = 0.01
            let (right, left) = (slope(Point(place.x + step, place.y)), slope(Point(place.x - step, place.y)))
            let (below, above) = (slope(Point(place.x, place.y + step)), slope(Point(place.x, place.y - step)))
            let (xx, xy) = ((right.x - left.x) / (2 * step), (right.y - left.y + below.x - above.x) / (4 * step))
            let yy = (below.y - above.y) / (2 * step)
            // Levenberg's: a matrix that has no inverse gives the shortest step.
            let (a, b, d) = (xx * xx + xy * xy, xy * (xx + yy), xy * xy + yy * yy)
            let isDegenerate = abs(xx * yy - xy * xy) <= 1e-6 * (a + d)
            if size == 0 { return (place, isDegenerate) }
            let damping = 1e-12 * (a + d)
            let (p, q) = (xx * here.x + xy * here.y, xy * here.x + yy * here.y)
            let determinant = (a + damping) * (d + damping) - b * b
            guard determinant > 0 else { return nil }
            let move = Point(
                ((d + damping) * p - b * q) / determinant, ((a + damping) * q - b * p) / determinant)
            place = Point(place.x - move.x, place.y - move.y)
            let away = max(abs(place.x - start.x), abs(place.y - start.y))
            guard away <= 3, window.x.contains(place.x), window.y.contains(place.y) else { return nil }
            if max(abs(move.x), abs(move.y)) < 1e-5 {
                // In this cell, give or take, as its neighbours look for themselves; and zero but for rounding.
                return away <= 1 && size <= 1e-3 * (first ?? size) ? (place, isDegenerate) : nil
            }
        }
        return nil
    }

    private func isOnLevel(_ place: Point) -> Bool {
        let data = window.data(place)
        let value = abs(field.value(data.x, data.y) - level)
        let height = [(-2.0, -2.0), (2, -2), (2, 2), (-2, 2), (3, 0), (0, 3)].reduce(0.0) { height, offset in
            let corner = window.data(Point(place.x + offset.0, place.y + offset.1))
            let value = abs(field.value(corner.x, corner.y) - level)
            return value.isFinite ? max(height, value) : height
        }
        if value <= 1e-8 * height { return true }
        return value <= 1e-4 * height && field.enclosure(Interval(data.x), Interval(data.y)).range.contains(level)
    }
}
