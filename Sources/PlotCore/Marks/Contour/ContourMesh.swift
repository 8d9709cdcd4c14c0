/// A table of values as cells for contours: quadrilaterals, triangles where one corner is missing, none where more are.
///
/// Corners are numbered as the table's values. Edges have numbers of their own, the same from both sides: first those from
/// column to column, then those from row to row, then the diagonals that cut a missing corner off.
struct ContourMesh: Sendable {
    let rows: Int
    let columns: Int
    let values: [Double]
    private let x: [Double]
    private let y: [Double]

    /// A cell's corners and edges counter-clockwise, if x and y rise; edge k leads from corner k to the next.
    struct Cell: Sendable {
        var corners: [Int]
        var edges: [Int]
    }

    init(_ matrix: Matrix) {
        rows = matrix.rows
        columns = matrix.columns
        values = matrix.values
        (x, y) = (matrix.xValues, matrix.yValues)
    }

    var cellRows: Int { max(0, rows - 1) }
    var cellColumns: Int { max(0, columns - 1) }

    /// The cell whose lower left corner has that row and column; nil outside the table and where two or more corners are missing.
    func cell(_ row: Int, _ column: Int) -> Cell? {
        guard row >= 0, column >= 0, row < cellRows, column < cellColumns else { return nil }
        let corner = row * columns + column
        let corners = [corner, corner + 1, corner + columns + 1, corner + columns]
        let count = rows * columns
        let edges = [corner, count + corner + 1, corner + columns, count + corner]
        let missing = corners.indices.filter { !values[corners[$0]].isFinite }
        if missing.isEmpty { return Cell(corners: corners, edges: edges) }
        guard missing.count == 1 else { return nil }
        let next = (1...3).map { (missing[0] + $0) % 4 }
        return Cell(
            corners: next.map { corners[$0] }, edges: [edges[next[0]], edges[next[1]], 2 * count + corner])
    }

    /// Whether a contour at that level may cross the cell. Cheap: most cells are left with a no.
    func isCrossed(_ row: Int, _ column: Int, by level: Double) -> Bool {
        let corner = row * columns + column
        let above = values[corner] > level
        return above != (values[corner + 1] > level) || above != (values[corner + columns] > level)
            || above != (values[corner + columns + 1] > level)
            || values[corner].isNaN
    }

    func position(of corner: Int) -> (x: Double, y: Double) {
        let (row, column) = corner.quotientAndRemainder(dividingBy: columns)
        return (x[column], y[row])
    }

    /// Where the value along the edge between two corners is the level, taken as linear.
    func crossing(_ level: Double, from first: Int, to second: Int) -> (x: Double, y: Double) {
        // Always from the same end, whichever cell asks.
        let (low, high) = (min(first, second), max(first, second))
        // Halved, as differences of the largest numbers are not finite.
        let part = (values[low] / 2 - level / 2) / (values[low] / 2 - values[high] / 2)
        let (start, end) = (position(of: low), position(of: high))
        return (start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
    }

    /// The cell on the other side of an edge.
    func neighbor(of row: Int, _ column: Int, across edge: Int) -> (row: Int, column: Int)? {
        let count = rows * columns
        guard edge < 2 * count else { return nil }
        let isAlongRow = edge < count
        let (edgeRow, edgeColumn) = (edge % count).quotientAndRemainder(dividingBy: columns)
        let other =
            isAlongRow
            ? (edgeRow == row ? row - 1 : row + 1, column) : (row, edgeColumn == column ? column - 1 : column + 1)
        guard let cell = cell(other.0, other.1), cell.edges.contains(edge) else { return nil }
        return other
    }
}

/// How contours cross a cell at one level.
struct ContourCrossings {
    /// From edge to edge, each an index into the cell's edges, with the higher values on the left.
    let segments: [(from: Int, to: Int)]

    /// Where two contours cross a cell, opposite corners belong together if the mean of all corners is on their side of the level.
    init(_ cell: ContourMesh.Cell, values: [Double], level: Double) {
        let above = cell.corners.map { values[$0] > level }
        let count = above.count
        let entries = above.indices.filter { above[$0] && !above[($0 + 1) % count] }
        let exits = above.indices.filter { !above[$0] && above[($0 + 1) % count] }
        if entries.count < 2 {
            segments = zip(entries, exits).map { (from: $0, to: $1) }
        } else {
            let middle = cell.corners.reduce(0) { $0 + values[$1] / 4 }
            let turn = middle > level ? 1 : count - 1
            segments = entries.map { (from: $0, to: ($0 + turn) % count) }
        }
    }
}
