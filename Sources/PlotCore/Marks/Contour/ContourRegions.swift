/// The rings around the values above one level and not above another, in data units.
package struct ContourRegion: Sendable, Equatable {
    /// Closed without repeating the first point; outer rings turn one way, holes the other.
    package var rings: [ContourLine]
}

extension ContourMesh {
    /// A directed edge of the mesh's rim with the mesh on its left, and the cell that it belongs to.
    struct RimEdge: Sendable {
        var edge: Int
        var from: Int
        var to: Int
        /// The edge of the rim that follows.
        var next: Int
    }

    /// Every edge that has a cell on one side only.
    func rim() -> [RimEdge] {
        let isWhole = values.allSatisfy(\.isFinite)
        var rim: [RimEdge] = []
        for row in 0..<cellRows {
            let isOuterRow = row == 0 || row == cellRows - 1
            // Inside a table without a hole no edge has a cell on one side only.
            let step = isWhole && !isOuterRow ? max(1, cellColumns - 1) : 1
            for column in stride(from: 0, to: cellColumns, by: step) {
                guard let cell = cell(row, column) else { continue }
                for (index, edge) in cell.edges.enumerated() where neighbor(of: row, column, across: edge) == nil {
                    let to = cell.corners[(index + 1) % cell.corners.count]
                    rim.append(
                        RimEdge(
                            edge: edge, from: cell.corners[index], to: to,
                            next: rimEdge(after: edge, of: (row, column), at: to)))
                }
            }
        }
        return rim
    }

    /// Around a corner, from cell to cell, to the rim's next edge.
    private func rimEdge(after edge: Int, of place: (row: Int, column: Int), at corner: Int) -> Int {
        var (place, edge) = (place, edge)
        while let cell = cell(place.row, place.column), let index = cell.edges.firstIndex(of: edge) {
            edge = cell.edges[(index + 1) % cell.edges.count]
            guard let other = neighbor(of: place.row, place.column, across: edge) else { return edge }
            place = other
        }
        return edge
    }

    /// The region of values above `lower` and not above `upper`, either of which may be infinite.
    func region(above lower: Double, to upper: Double, rim: [RimEdge]) -> ContourRegion {
        var trace = RegionTrace()
        for row in 0..<cellRows {
            for column in 0..<cellColumns {
                let (entersLower, entersUpper) = (
                    isCrossed(row, column, by: lower), isCrossed(row, column, by: upper)
                )
                guard entersLower || entersUpper, let cell = cell(row, column) else { continue }
                func node(_ index: Int, _ level: Double) -> RegionTrace.Node {
                    let (from, to) = (cell.corners[index], cell.corners[(index + 1) % cell.corners.count])
                    let node: RegionTrace.Node = level == lower ? .lower(cell.edges[index]) : .upper(cell.edges[index])
                    return trace.note(node) { crossing(level, from: from, to: to) }
                }
                if entersLower {
                    for segment in ContourCrossings(cell, values: values, level: lower).segments {
                        trace.link(node(segment.from, lower), node(segment.to, lower))
                    }
                }
                if entersUpper {
                    // The region is on the lower side of this one: backwards.
                    for segment in ContourCrossings(cell, values: values, level: upper).segments {
                        trace.link(node(segment.to, upper), node(segment.from, upper))
                    }
                }
            }
        }
        for edge in rim {
            // What lies on the edge, in its direction: from where the region begins or the edge does, to where one of them ends.
            let (first, last) = (values[edge.from], values[edge.to])
            var nodes: [RegionTrace.Node] = []
            if first > lower && first <= upper {
                nodes.append(trace.note(.corner(edge.edge)) { position(of: edge.from) })
            }
            let crossesLower = (first > lower) != (last > lower)
            let crossesUpper = (first > upper) != (last > upper)
            for isLower in first < last ? [true, false] : [false, true] where isLower ? crossesLower : crossesUpper {
                let node: RegionTrace.Node = isLower ? .lower(edge.edge) : .upper(edge.edge)
                nodes.append(trace.note(node) { crossing(isLower ? lower : upper, from: edge.from, to: edge.to) })
            }
            if last > lower && last <= upper { nodes.append(.corner(edge.next)) }
            if nodes.count == 2 { trace.link(nodes[0], nodes[1]) }
        }
        return ContourRegion(rings: trace.rings())
    }
}

/// Pieces of a region's outline, joined into rings.
private struct RegionTrace {
    enum Node: Hashable {
        /// Where an edge crosses the lower level.
        case lower(Int)
        /// Where an edge crosses the upper level.
        case upper(Int)
        /// Where an edge of the rim starts.
        case corner(Int)
    }

    private var next: [Node: Node] = [:]
    private var starts: [Node] = []
    private var points: [Node: (x: Double, y: Double)] = [:]

    mutating func note(_ node: Node, _ point: () -> (x: Double, y: Double)) -> Node {
        if points[node] == nil { points[node] = point() }
        return node
    }

    mutating func link(_ from: Node, _ to: Node) {
        next[from] = to
        starts.append(from)
    }

    consuming func rings() -> [ContourLine] {
        var rings: [ContourLine] = []
        for start in starts {
            var nodes = [start]
            while let node = next.removeValue(forKey: nodes[nodes.count - 1]), node != start { nodes.append(node) }
            guard nodes.count > 1 else { continue }
            let places = nodes.compactMap { points[$0] }
            rings.append(ContourLine(x: places.map(\.x), y: places.map(\.y), isClosed: true))
        }
        return rings
    }
}
