/// Regular hexagons that tile a rectangle: two rectangular lattices, the second shifted by half a step both ways.
///
/// Carr, Littlefield, Nicholson and Littlefield, "Scatterplot matrix techniques for large N", Journal of the American Statistical
/// Association 82 (1987): the nearest of the two lattices' centres, with distances along y weighted by 3, is the hexagon a point
/// lies in.
package struct HexagonLattice: Sendable {
    /// How many hexagons lie side by side, and how many rows of the first lattice lie above each other.
    package let columns: Int
    package let rows: Int
    package let originX: Double
    package let originY: Double
    /// The distances between neighbours of one lattice.
    package let stepX: Double
    package let stepY: Double

    /// Over the box of all points that are finite, widened where it has no width.
    ///
    /// - Parameter extent: The data's box; 0 to 1 where it is empty.
    package init(over extent: Extent, columns: Int, rows: Int) {
        self.columns = max(1, columns)
        self.rows = max(1, rows)
        let x = (extent.x ?? Domain(0, 1)).widened(by: 0.1, ifWithin: 1e-15)
        let y = (extent.y ?? Domain(0, 1)).widened(by: 0.1, ifWithin: 1e-15)
        // The rightmost point must not fall past the last column by rounding.
        let padding = 1e-9 * x.span
        originX = x.lower - padding
        originY = y.lower
        stepX = (x.upper + padding - originX) / Double(self.columns)
        stepY = y.span / Double(self.rows)
    }

    /// How many hexagons there are.
    package var count: Int { (columns + 1) * (rows + 1) + columns * rows }

    /// The number of the hexagon that a point lies in: column by column through the first lattice, then through the second.
    package func index(x: Double, y: Double) -> Int? {
        let (x, y) = ((x - originX) / stepX, (y - originY) / stepY)
        guard x >= -1, y >= -1, x <= Double(columns + 1), y <= Double(rows + 1) else { return nil }
        let (column, row) = (x.rounded(.toNearestOrEven), y.rounded(.toNearestOrEven))
        let (shiftedColumn, shiftedRow) = (x.rounded(.down), y.rounded(.down))
        let distance = (x - column) * (x - column) + 3 * (y - row) * (y - row)
        let (aside, above) = (x - shiftedColumn - 0.5, y - shiftedRow - 0.5)
        if distance < aside * aside + 3 * above * above {
            return Self.number(column, row, columns: columns + 1, rows: rows + 1)
        }
        let number = Self.number(shiftedColumn, shiftedRow, columns: columns, rows: rows)
        return number.map { (columns + 1) * (rows + 1) + $0 }
    }

    private static func number(_ column: Double, _ row: Double, columns: Int, rows: Int) -> Int? {
        let (column, row) = (Int(column), Int(row))
        guard (0..<columns).contains(column), (0..<rows).contains(row) else { return nil }
        return column * rows + row
    }

    /// The middle of a hexagon.
    package func center(of index: Int) -> (x: Double, y: Double) {
        let first = (columns + 1) * (rows + 1)
        let isShifted = index >= first
        let (column, row) = (isShifted ? index - first : index).quotientAndRemainder(
            dividingBy: isShifted ? rows : rows + 1)
        let shift = isShifted ? 0.5 : 0
        return (originX + (Double(column) + shift) * stepX, originY + (Double(row) + shift) * stepY)
    }

    /// A hexagon's corners, as distances from its middle.
    package var corners: [(x: Double, y: Double)] {
        [(0.5, -0.5), (0.5, 0.5), (0, 1), (-0.5, 0.5), (-0.5, -0.5), (0, -1)].map { ($0 * stepX, $1 * stepY / 3) }
    }

    /// Everything between the middles of the outermost hexagons.
    package var extent: Extent {
        Extent(
            x: Domain(originX, originX + Double(columns) * stepX), y: Domain(originY, originY + Double(rows) * stepY))
    }
}
