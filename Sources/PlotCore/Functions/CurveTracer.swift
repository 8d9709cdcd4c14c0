package import Autodiff

/// Finds a function's curve between the window's edges from bounds of the function and its derivatives.
///
/// First whole stretches of columns: one that bounds prove empty is done, and one whose fourth derivative is bounded is done with
/// as many cubic pieces as that asks for; any other is halved. A single column that is still open goes to `ColumnTracer`.
package struct CurveTracer {
    /// How far the drawn curve may be from the true one, in pixels.
    static let tolerance = 0.09
    /// The same where the curve swings within a column.
    static let columnTolerance = 0.7
    /// Bounds and values together, for each column of pixels.
    static let evaluationsPerColumn = 20

    private let edges: [Double]
    private var columns: ColumnTracer

    private init(_ evaluator: CurveEvaluator) {
        edges = evaluator.window.columnEdges
        columns = ColumnTracer(evaluator, columns: max(1, edges.count - 1))
    }

    /// - Parameters:
    ///   - bounds: Those of the function from coordinates to coordinates.
    ///   - plain: The same function's values, where bounds do not know the way.
    package static func curve(
        _ bounds: FunctionBounds, plain: @escaping (Double) -> Double = { _ in .nan }, window: CurveWindow
    ) -> FunctionCurve {
        var tracer = CurveTracer(CurveEvaluator(bounds, plain: plain, window: window))
        return tracer.trace()
    }

    private mutating func trace() -> FunctionCurve {
        if edges.count > 1 {
            resolve(0, edges.count - 1, evaluate(0, edges.count - 1, order: 4))
        }
        return columns.builder.finished()
    }

    private mutating func evaluate(_ first: Int, _ last: Int, order: Int) -> CurveCell {
        columns.builder.evaluator.cell(edges[first], edges[last], order: order)
    }

    private mutating func resolve(_ first: Int, _ last: Int, _ known: CurveCell) {
        var cell = known
        if cell.isNowhere || columns.builder.evaluator.isOutside(cell) {
            return columns.builder.addGap(cell.lower, cell.upper)
        }
        if cell.isContinuous && cell.lineError < Self.tolerance { return columns.builder.addLine(over: cell) }
        // Of a function that may have a jump or a pole higher derivatives say nothing.
        if cell.jet.isContinuous, !cell.jet.isSmooth, cell.slopes != nil, cell.jet.first.isContinuous,
            cell.jet.fourth.range == .entire
        {
            cell = evaluate(first, last, order: 4)
        }
        let pieces = columns.builder.evaluator.pieces(of: cell, tolerance: Self.tolerance)
        if let pieces, pieces <= 4 || last - first == 1, cell.height < 1e5, pieces <= mostPieces(last - first) {
            return columns.builder.addPieces(pieces, over: cell)
        }
        if last - first == 1 {
            if let pieces = columns.builder.evaluator.pieces(of: cell, tolerance: Self.columnTolerance), pieces <= 12,
                cell.height < 1e5
            {
                return columns.builder.addColumn(of: pieces, over: cell)
            }
            return columns.trace(cell, columnsLeft: edges.count - 1 - last)
        }
        let middle = (first + last) / 2
        let order = cell.jet.isSmooth ? 4 : 1
        let (left, right) = (evaluate(first, middle, order: order), evaluate(middle, last, order: order))
        if let pieces, cell.height < 1e5, pieces <= mostPieces(last - first),
            let ofLeft = columns.builder.evaluator.pieces(of: left, tolerance: Self.tolerance),
            let ofRight = columns.builder.evaluator.pieces(of: right, tolerance: Self.tolerance),
            ofLeft + ofRight > pieces * 3 / 4
        {
            // Smaller stretches would not need fewer pieces.
            return columns.builder.addPieces(pieces, over: cell)
        }
        resolve(first, middle, left)
        resolve(middle, last, right)
    }

    /// More than this in a column would be hard to tell from a band, and cost more.
    private func mostPieces(_ columns: Int) -> Int { 5 * columns }
}
