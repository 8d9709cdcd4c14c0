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
    /// Cells, by their lower left corner, that are not there whatever the values.
    private var leftOut: Set<Int> = []

    /// A cell's three or four corners and edges, counter-clockwise if x and y rise; edge k leads from corner k to the next.
    struct Cell: Sendable {
        var count: Int
        var corners: SIMD4<Int>
        var edges: SIMD4<Int>

        /// The index after `index`, around the cell.
        func next(_ index: Int) -> Int { index + 1 == count ? 0 : index + 1 }

        func index(ofEdge edge: Int) -> Int? { (0..<count).first { edges[$0] == edge } }
    }

    init(_ matrix: Matrix) {
        rows = matrix.rows
        columns = matrix.columns
        values = matrix.values
        (x, y) = (matrix.xValues, matrix.yValues)
    }

    /// Takes a cell away: there are no values between its corners, as where a function jumps.
    mutating func leaveOut(_ row: Int, _ column: Int) { leftOut.insert(row * columns + column) }

    /// Whether every cell is there.
    var isWhole: Bool { leftOut.isEmpty && values.allSatisfy(\.isFinite) }

    var cellRows: Int { max(0, rows - 1) }
    var cellColumns: Int { max(0, columns - 1) }
    /// One more than the greatest number of an edge.
    var edgeCount: Int { 3 * rows * columns }

    /// The cell whose lower left corner has that row and column; nil outside the table and where two or more corners are missing.
    func cell(_ row: Int, _ column: Int) -> Cell? {
        guard row >= 0, column >= 0, row < cellRows, column < cellColumns else { return nil }
        let corner = row * columns + column
        if !leftOut.isEmpty && leftOut.contains(corner) { return nil }
        let count = rows * columns
        let whole = Cell(
            count: 4, corners: SIMD4(corner, corner + 1, corner + columns + 1, corner + columns),
            edges: SIMD4(corner, count + corner + 1, corner + columns, count + corner))
        var missing: Int?
        for index in 0..<4 where !values[whole.corners[index]].isFinite {
            guard missing == nil else { return nil }
            missing = index
        }
        guard let missing else { return whole }
        let (first, second, third) = ((missing + 1) % 4, (missing + 2) % 4, (missing + 3) % 4)
        return Cell(
            count: 3, corners: SIMD4(whole.corners[first], whole.corners[second], whole.corners[third], 0),
            edges: SIMD4(whole.edges[first], whole.edges[second], 2 * count + corner, 0))
    }

    /// Whether a contour at that level may cross the cell. Cheap: most cells are left with a no.
    func isCrossed(_ row: Int, _ column: Int, by level: Double) -> Bool {
        let corner = row * columns + column
        let above = values[corner] > level
        return above != (values[corner + 1] > level) || above != (values[corner + columns] > level)
            || above != (values[corner + columns + 1] > level) || values[corner].isNaN
    }

    /// How contours cross a cell: from which edge to which, with the higher values on the left.
    ///
    /// Where two of them do, opposite corners belong together if the mean of all corners is on their side of the level.
    func forEachCrossing(of cell: Cell, at level: Double, _ body: (_ from: Int, _ to: Int) -> Void) {
        func isAbove(_ index: Int) -> Bool { values[cell.corners[index]] > level }
        let isSaddle =
            cell.count == 4 && isAbove(0) == isAbove(2) && isAbove(1) == isAbove(3) && isAbove(0) != isAbove(1)
        for from in 0..<cell.count where isAbove(from) && !isAbove(cell.next(from)) {
            var to = cell.next(from)
            if isSaddle {
                let middle = (0..<4).reduce(0) { $0 + values[cell.corners[$1]] / 4 }
                to = middle > level ? to : (from + 3) % 4
            } else {
                while !(!isAbove(to) && isAbove(cell.next(to))) { to = cell.next(to) }
            }
            body(cell.edges[from], cell.edges[to])
        }
    }

    func position(of corner: Int) -> (x: Double, y: Double) {
        let (row, column) = corner.quotientAndRemainder(dividingBy: columns)
        return (x[column], y[row])
    }

    /// Where the value along an edge is the level, taken as linear.
    func crossing(_ level: Double, on edge: Int) -> (x: Double, y: Double) {
        let (first, second) = ends(of: edge)
        // Halved, as differences of the largest numbers are not finite.
        let part = (values[first] / 2 - level / 2) / (values[first] / 2 - values[second] / 2)
        let (start, end) = (position(of: first), position(of: second))
        return (start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
    }

    private func ends(of edge: Int) -> (Int, Int) {
        let (kind, corner) = edge.quotientAndRemainder(dividingBy: rows * columns)
        switch kind {
        case 0: return (corner, corner + 1)
        case 1: return (corner, corner + columns)
        default:
            let isRising = values[corner].isFinite && values[corner + columns + 1].isFinite
            return isRising ? (corner, corner + columns + 1) : (corner + 1, corner + columns)
        }
    }

    /// The cell on the other side of an edge.
    func neighbor(of row: Int, _ column: Int, across edge: Int) -> (row: Int, column: Int)? {
        let (kind, corner) = edge.quotientAndRemainder(dividingBy: rows * columns)
        guard kind < 2 else { return nil }
        let (edgeRow, edgeColumn) = corner.quotientAndRemainder(dividingBy: columns)
        let other =
            kind == 0
            ? (edgeRow == row ? row - 1 : row + 1, column) : (row, edgeColumn == column ? column - 1 : column + 1)
        return cell(other.0, other.1)?.index(ofEdge: edge) == nil ? nil : other
    }
}

/// Pieces that are joined end to end: from each node at most one leads on.
struct ContourTrace {
    private var next: [Int32]
    private(set) var starts: [Int] = []

    /// - Parameter count: One more than the greatest number of a node.
    init(nodes count: Int) {
        next = Array(repeating: -1, count: count)
    }

    mutating func link(_ from: Int, _ to: Int) {
        next[from] = Int32(truncatingIfNeeded: to)
        starts.append(from)
    }

    /// The node that a piece from here leads to, if that piece has not been followed yet.
    func end(of start: Int) -> Int? { next[start] < 0 ? nil : Int(next[start]) }

    /// All nodes from one until the pieces end or are back at it; none of the pieces is followed again.
    mutating func follow(from start: Int) -> [Int] {
        var nodes = [start]
        var node = start
        while let following = end(of: node) {
            next[node] = -1
            guard following != start else { break }
            nodes.append(following)
            node = following
        }
        return nodes
    }
}
