/// A table of values over a rectangle: the data of heat maps, contours and fields.
///
///     let z = Matrix([[1, 2, 3], [4, 5, 6]], x: [0, 1, 2], y: [10, 20])
///     let peak = Matrix(x: t, y: t) { x, y in 1 / (1 + x * x + y * y) }
///
/// The first index is the row, which lies along x; rows follow each other along y. Without coordinates columns and rows count
/// from 0. A NaN is a missing value. Rows of different lengths are an error when the figure is drawn.
public struct Matrix: Sendable, Equatable {
    public let rows: Int
    public let columns: Int
    /// Row after row.
    package let values: [Double]
    package private(set) var x: Column?
    package private(set) var y: Column?
    /// What is wrong with the values, in words.
    let valuesProblem: String?

    /// A table from its rows.
    public init(_ rows: [[Double]], x: (any ColumnConvertible)? = nil, y: (any ColumnConvertible)? = nil) {
        self.rows = rows.count
        columns = rows.first?.count ?? 0
        values = Array(rows.joined())
        let ragged = rows.firstIndex { $0.count != rows[0].count }
        valuesProblem = ragged.map { "row \($0) has \(rows[$0].count) values but row 0 has \(rows[0].count)" }
        (self.x, self.y) = (x?.column, y?.column)
    }

    /// A table from one column of all its values, row after row.
    public init(
        _ values: some ColumnConvertible, columns: Int, x: (any ColumnConvertible)? = nil,
        y: (any ColumnConvertible)? = nil
    ) {
        let values = values.column
        self.columns = max(0, columns)
        rows = columns > 0 ? values.count / columns : 0
        self.values = (0..<values.count).map { values[$0] }
        let fits = columns > 0 ? values.count % columns == 0 : columns == 0 && values.count == 0
        valuesProblem = fits ? nil : "\(values.count) values make no rows of \(columns)"
        (self.x, self.y) = (x?.column, y?.column)
    }

    /// A function's values at every pair of an x and a y.
    public init(x: some ColumnConvertible, y: some ColumnConvertible, _ function: (Double, Double) -> Double) {
        let (x, y) = (x.column, y.column)
        (rows, columns) = (y.count, x.count)
        values = (0..<y.count).flatMap { row in (0..<x.count).map { function(x[$0], y[row]) } }
        valuesProblem = nil
        (self.x, self.y) = (x, y)
    }

    /// No table, and why.
    init(mistake: String) {
        (rows, columns, values, valuesProblem) = (0, 0, [], mistake)
    }

    /// The same values over other coordinates.
    package func over(_ x: Column, _ y: Column) -> Matrix {
        var matrix = self
        (matrix.x, matrix.y) = (x, y)
        return matrix
    }

    package subscript(row: Int, column: Int) -> Double { values[row * columns + column] }

    /// Each column's place along x: 0, 1, 2 … where none are given.
    package var xValues: [Double] { Self.places(x, count: columns) }

    /// Each row's place along y: 0, 1, 2 … where none are given.
    package var yValues: [Double] { Self.places(y, count: rows) }

    private static func places(_ column: Column?, count: Int) -> [Double] {
        let column = column ?? .indices(count: count)
        return (0..<column.count).map { column[$0] }
    }

    /// Everything between the outermost coordinates, with no room around it.
    package var extent: Extent {
        let (x, y) = (xValues, yValues)
        guard let left = x.min(), let right = x.max(), let low = y.min(), let high = y.max() else { return Extent() }
        return Extent(
            x: Domain(left, right), y: Domain(low, high), stickyX: [left, right], stickyY: [low, high])
    }
}

/// Whatever can be a ``Matrix``: one, an array of rows of numbers, or a tensor with two axes.
public protocol MatrixConvertible {
    var matrix: Matrix { get }
}

/// One row of a table: an array of numbers.
public protocol MatrixRow {
    var rowValues: [Double] { get }
}

extension Matrix: MatrixConvertible {
    public var matrix: Matrix { self }
}

extension Array: MatrixConvertible where Element: MatrixRow {
    public var matrix: Matrix { Matrix(map(\.rowValues)) }
}

extension Array: MatrixRow where Element: ColumnElement {
    public var rowValues: [Double] {
        let column = Element.column(self)
        return (0..<column.count).map { column[$0] }
    }
}

extension Mark {
    /// Throws where rows differ in length, or coordinates do not fit the table or do not rise or fall throughout.
    ///
    /// - Parameter edges: Whether there may be one coordinate more than values: the cells' edges.
    func requireMatrix(_ matrix: Matrix, edges: Bool = false) throws(PlotError) {
        if let problem = matrix.valuesProblem { try require(false, .invalidData, problem) }
        try requireCoordinates(matrix.xValues, "x", count: matrix.columns, "columns", edges: edges)
        try requireCoordinates(matrix.yValues, "y", count: matrix.rows, "rows", edges: edges)
    }

    private func requireCoordinates(
        _ places: [Double], _ axis: String, count: Int, _ what: String, edges: Bool
    ) throws(PlotError) {
        try require(
            places.count == count || edges && count > 0 && places.count == count + 1, .invalidData,
            "\(places.count) \(axis) values but \(count) \(what)")
        let steps = zip(places, places.dropFirst())
        let isMonotonic = steps.allSatisfy { $0 < $1 } || steps.allSatisfy { $0 > $1 }
        try require(
            isMonotonic && places.allSatisfy(\.isFinite), .invalidData,
            "\(axis) values must be finite and all rise or all fall")
    }

    /// Throws where two tables that belong together differ in shape.
    func requireSameShape(_ first: Matrix, _ second: Matrix, _ names: (String, String)) throws(PlotError) {
        try require(
            first.rows == second.rows && first.columns == second.columns, .invalidData,
            "\(names.0) is \(first.rows) × \(first.columns) but \(names.1) is \(second.rows) × \(second.columns)")
    }
}
