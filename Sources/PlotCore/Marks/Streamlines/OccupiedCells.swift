/// Cells over the field of which each lets one streamline through: what keeps streamlines apart.
struct OccupiedCells: Sendable {
    struct Cell: Sendable, Equatable {
        var column: Int
        var row: Int
    }

    let columns: Int
    let rows: Int
    private let perColumn: Double
    private let perRow: Double
    private let lastPlace: VectorField.Place
    private var isTaken: [Bool]
    /// The cells of the line that is being traced.
    private var current: [Cell] = []
    private var last: Cell?

    init(columns: Int, rows: Int, over field: VectorField) {
        (self.columns, self.rows) = (columns, rows)
        perColumn = Double(columns - 1) / Double(field.columns - 1)
        perRow = Double(rows - 1) / Double(field.rows - 1)
        lastPlace = VectorField.Place(x: Double(field.columns - 1), y: Double(field.rows - 1))
        isTaken = Array(repeating: false, count: columns * rows)
    }

    func isTaken(_ cell: Cell) -> Bool { isTaken[cell.row * columns + cell.column] }

    func place(of cell: Cell) -> VectorField.Place {
        // Times the inverse, as in matplotlib: whether a start lies on the field's rim or a hair inside decides its line.
        // The last cells must not fall off the field by rounding.
        VectorField.Place(
            x: min(Double(cell.column) * (1 / perColumn), lastPlace.x),
            y: min(Double(cell.row) * (1 / perRow), lastPlace.y))
    }

    private func cell(at place: VectorField.Place) -> Cell {
        Cell(
            column: Int((place.x * perColumn).rounded(.toNearestOrEven)),
            row: Int((place.y * perRow).rounded(.toNearestOrEven)))
    }

    /// Starts a line in a free cell.
    mutating func begin(at place: VectorField.Place) -> Bool {
        current = []
        return advance(to: place)
    }

    /// Goes back to where the line started, to follow it the other way.
    mutating func turnBack(to place: VectorField.Place) {
        last = cell(at: place)
    }

    /// Takes the cell that the line has come to; false if it belongs to a line already, be it the same one.
    mutating func advance(to place: VectorField.Place) -> Bool {
        let cell = cell(at: place)
        guard cell != last else { return true }
        guard !isTaken(cell) else { return false }
        isTaken[cell.row * columns + cell.column] = true
        current.append(cell)
        last = cell
        return true
    }

    /// Gives the cells of a line back that is not to be drawn.
    mutating func abandon() {
        for cell in current { isTaken[cell.row * columns + cell.column] = false }
    }

    /// Every cell once, along the rim and then ever further inwards: lines that start at the rim are the longest.
    var spiral: [Cell] {
        var (left, right, bottom, top) = (0, columns - 1, 0, rows - 1)
        var cells: [Cell] = []
        while left <= right && bottom <= top {
            cells += (left...right).map { Cell(column: $0, row: bottom) }
            cells += (bottom..<top).map { Cell(column: right, row: $0 + 1) }
            if top > bottom { cells += (left..<right).reversed().map { Cell(column: $0, row: top) } }
            if right > left && top > bottom {
                cells += (bottom + 1..<max(top, bottom + 1)).reversed().map { Cell(column: left, row: $0) }
            }
            (left, right, bottom, top) = (left + 1, right - 1, bottom + 1, top - 1)
        }
        return cells
    }
}
