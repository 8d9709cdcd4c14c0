/// A line of equal value, in data units.
package struct ContourLine: Sendable, Equatable {
    package var x: [Double]
    package var y: [Double]
    /// Whether the last point is followed by the first, which is not repeated.
    package var isClosed: Bool

    init(_ points: [(x: Double, y: Double)], isClosed: Bool) {
        x = points.map(\.x)
        y = points.map(\.y)
        self.isClosed = isClosed
    }

    package var count: Int { x.count }
}

extension ContourMesh {
    /// The lines along which the values, linear along the cells' edges, equal the level: marching squares (Lorensen and Cline's
    /// method of 1987 in two dimensions), joined edge to edge.
    ///
    /// Higher values lie on the left. Lines that start at the rim come first, then closed ones, both in the order of the cells
    /// in which they start.
    func lines(at level: Double) -> [ContourLine] {
        // Each edge is left towards at most one other: the contour's direction is the same from both sides.
        var trace = ContourTrace(nodes: edgeCount)
        var rimStarts: [Int] = []
        for row in 0..<cellRows {
            for column in 0..<cellColumns where isCrossed(row, column, by: level) {
                guard let cell = cell(row, column) else { continue }
                forEachCrossing(of: cell, at: level) { from, to in
                    trace.link(from, to)
                    if neighbor(of: row, column, across: from) == nil { rimStarts.append(from) }
                }
            }
        }
        func line(through edges: [Int], isClosed: Bool) -> ContourLine {
            ContourLine(edges.map { crossing(level, on: $0) }, isClosed: isClosed)
        }
        var lines = rimStarts.map { line(through: trace.follow(from: $0), isClosed: false) }
        for start in trace.starts {
            guard let end = trace.end(of: start) else { continue }
            // On the edge between two cells of the lowest row, as in matplotlib: dashes and labels are counted from there.
            let first = start >= rows * columns ? start : end
            lines.append(line(through: trace.follow(from: first), isClosed: true))
        }
        return lines
    }
}
