/// The rings around the values above one level and not above another, in data units.
package struct ContourRegion: Sendable, Equatable {
    /// Closed without repeating the first point; outer rings turn one way, holes the other.
    package var rings: [ContourLine]
}

extension ContourMesh {
    /// A directed edge of the mesh's rim with the mesh on its left.
    struct RimEdge: Sendable {
        var edge: Int
        var from: Int
        var to: Int
        /// The edge of the rim that follows.
        var next: Int
    }

    /// Every edge that has a cell on one side only.
    func rim() -> [RimEdge] {
        let isWhole = self.isWhole
        var rim: [RimEdge] = []
        for row in 0..<cellRows {
            let isOuterRow = row == 0 || row == cellRows - 1
            // Inside a table without a hole no edge has a cell on one side only.
            let step = isWhole && !isOuterRow ? max(1, cellColumns - 1) : 1
            for column in stride(from: 0, to: cellColumns, by: step) {
                guard let cell = cell(row, column) else { continue }
                for index in 0..<cell.count where neighbor(of: row, column, across: cell.edges[index]) == nil {
                    rim.append(
                        RimEdge(
                            edge: cell.edges[index], from: cell.corners[index], to: cell.corners[cell.next(index)],
                            next: rimEdge(after: cell.edges[index], of: (row, column))))
                }
            }
        }
        return rim
    }

    /// Around the corner that an edge ends at, from cell to cell, to the rim's next edge.
    private func rimEdge(after edge: Int, of place: (row: Int, column: Int)) -> Int {
        var (place, edge) = (place, edge)
        while let cell = cell(place.row, place.column), let index = cell.index(ofEdge: edge) {
            edge = cell.edges[cell.next(index)]
            guard let other = neighbor(of: place.row, place.column, across: edge) else { return edge }
            place = other
        }
        return edge
    }

    /// The region of values above `lower` and not above `upper`, either of which may be infinite.
    func region(above lower: Double, to upper: Double, rim: [RimEdge]) -> ContourRegion {
        // An edge has three nodes: where it crosses the lower level, where the upper, and, on the rim, where it starts.
        func lowerNode(_ edge: Int) -> Int { edge }
        func upperNode(_ edge: Int) -> Int { edgeCount + edge }
        func startNode(_ edge: Int) -> Int { 2 * edgeCount + edge }
        var trace = ContourTrace(nodes: 3 * edgeCount)

        for row in 0..<cellRows {
            for column in 0..<cellColumns {
                let crossesLower = isCrossed(row, column, by: lower)
                let crossesUpper = isCrossed(row, column, by: upper)
                guard crossesLower || crossesUpper, let cell = cell(row, column) else { continue }
                if crossesLower {
                    forEachCrossing(of: cell, at: lower) { from, to in trace.link(lowerNode(from), lowerNode(to)) }
                }
                if crossesUpper {
                    // The region is on the lower side of this one: backwards.
                    forEachCrossing(of: cell, at: upper) { from, to in trace.link(upperNode(to), upperNode(from)) }
                }
            }
        }
        var corners: [Int: Int] = [:]
        for edge in rim {
            // What lies on the edge, in its direction: from where the region begins or the edge does, to where one of them ends.
            let (first, last) = (values[edge.from], values[edge.to])
            let isLower = (first > lower) != (last > lower)
            let isUpper = (first > upper) != (last > upper)
            var nodes: [Int] = []
            if first > lower && first <= upper {
                nodes.append(startNode(edge.edge))
                corners[startNode(edge.edge)] = edge.from
            }
            if isLower && first < last { nodes.append(lowerNode(edge.edge)) }
            if isUpper { nodes.append(upperNode(edge.edge)) }
            if isLower && first > last { nodes.append(lowerNode(edge.edge)) }
            if last > lower && last <= upper { nodes.append(startNode(edge.next)) }
            if nodes.count == 2 { trace.link(nodes[0], nodes[1]) }
        }

        func point(_ node: Int) -> (x: Double, y: Double) {
            if let corner = corners[node] { return position(of: corner) }
            return node < edgeCount ? crossing(lower, on: node) : crossing(upper, on: node - edgeCount)
        }
        var rings: [ContourLine] = []
        for start in trace.starts where trace.end(of: start) != nil {
            rings.append(ContourLine(trace.follow(from: start).map(point), isClosed: true))
        }
        return ContourRegion(rings: rings)
    }
}
