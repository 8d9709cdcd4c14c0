/// A line of equal value, in data units.
package struct ContourLine: Sendable, Equatable {
    package var x: [Double]
    package var y: [Double]
    /// Whether the last point is followed by the first, which is not repeated.
    package var isClosed: Bool

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
        var next: [Int: Int] = [:]
        var entered: Set<Int> = []
        var starts: [Int] = []
        var points: [Int: (x: Double, y: Double)] = [:]
        for row in 0..<cellRows {
            for column in 0..<cellColumns where isCrossed(row, column, by: level) {
                guard let cell = cell(row, column) else { continue }
                for segment in ContourCrossings(cell, values: values, level: level).segments {
                    let (from, to) = (cell.edges[segment.from], cell.edges[segment.to])
                    next[from] = to
                    entered.insert(to)
                    starts.append(from)
                    for index in [segment.from, segment.to] where points[cell.edges[index]] == nil {
                        points[cell.edges[index]] = crossing(
                            level, from: cell.corners[index], to: cell.corners[(index + 1) % cell.corners.count])
                    }
                }
            }
        }

        func line(through edges: [Int], isClosed: Bool) -> ContourLine {
            let places = edges.compactMap { points[$0] }
            return ContourLine(x: places.map(\.x), y: places.map(\.y), isClosed: isClosed)
        }
        var lines: [ContourLine] = []
        for start in starts where !entered.contains(start) {
            var edges = [start]
            while let edge = next.removeValue(forKey: edges[edges.count - 1]) { edges.append(edge) }
            lines.append(line(through: edges, isClosed: false))
        }
        for start in starts {
            guard let second = next[start] else { continue }
            // On the edge between two cells of the lowest row, as in matplotlib: dashes and labels are counted from there.
            let first = start >= rows * columns ? start : second
            var edges = [first]
            while let edge = next.removeValue(forKey: edges[edges.count - 1]), edge != first { edges.append(edge) }
            lines.append(line(through: edges, isClosed: true))
        }
        return lines
    }
}
