package import Autodiff

/// Finds a function's curve between the window's edges from bounds of the function and its derivatives.
///
/// First whole stretches of columns: one that bounds prove empty is done, and one whose fourth derivative is bounded is done with
/// as many cubic pieces as that asks for; any other is halved. A single column that is still open goes to `ColumnTracer`.
package struct CurveTracer {
    /// How far the drawn curve may be from the true one, in pixels.
    static let tolerance = 0.099
    /// The same where the curve swings within a column.
    static let columnTolerance = 0.7
    /// Bounds and values together, for each column of pixels.
    static let evaluationsPerColumn = 20

    /// A stretch that bounds say to need more pieces than this is quartered at once.
    private static let farTooMany = 50
    /// Functions with more steps than this get no higher derivatives, which are longer by a factor for each order.
    private static let mostSteps = 250

    private let edges: [Double]
    private var columns: ColumnTracer

    private init(_ evaluator: CurveEvaluator) {
        edges = evaluator.window.columnEdges
        columns = ColumnTracer(evaluator, columns: max(1, edges.count - 1))
    }

    /// The bounds to trace a function by; nil where nothing but values can be had.
    package static func bounds(of f: (Tensor) -> Tensor, over range: ClosedRange<Double>) -> FunctionBounds? {
        let first = FunctionBounds(of: f, over: range)
        guard first.isKnown else { return nil }
        return first.stepCount > mostSteps ? first : FunctionBounds(of: f, over: range, derivatives: 4)
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
        if let pieces, pieces <= 8 || last - first == 1, cell.height < 1e5, pieces <= mostPieces(last - first) {
            return columns.builder.addPieces(pieces, over: cell)
        }
        if last - first == 1 {
            let left = edges.count - 1 - last
            if let pieces = columns.builder.evaluator.pieces(of: cell, tolerance: Self.columnTolerance),
                pieces <= min(12, columns.share(columnsLeft: left) - 4), cell.height < 1e5
            {
                return columns.builder.addColumn(of: pieces, over: cell)
            }
            return columns.trace(cell, columnsLeft: left)
        }
        let middle = (first + last) / 2
        if cell.jet.isSmooth, last - first >= 4, pieces ?? .max > Self.farTooMany {
            // Halves would need too many as well.
            let places = [first, (first + middle) / 2, middle, (middle + last) / 2, last]
            for (from, to) in zip(places, places.dropFirst()) { resolve(from, to, evaluate(from, to, order: 4)) }
            return
        }
        let order = cell.jet.isSmooth ? 4 : 1
        let (left, right) = (evaluate(first, middle, order: order), evaluate(middle, last, order: order))
        if let pieces, cell.height < 1e5, pieces <= mostPieces(last - first),
            let ofLeft = columns.builder.evaluator.pieces(of: left, tolerance: Self.tolerance),
            let ofRight = columns.builder.evaluator.pieces(of: right, tolerance: Self.tolerance),
            ofLeft + ofRight > pieces * (pieces > 16 ? 9 : 7) / 10, !isLoose(pieces, of: cell)
        {
            // Smaller stretches would not need far fewer pieces.
            if pieces <= ofLeft + ofRight { return columns.builder.addPieces(pieces, over: cell) }
            columns.builder.addPieces(ofLeft, over: left)
            return columns.builder.addPieces(ofRight, over: right)
        }
        resolve(first, middle, left)
        resolve(middle, last, right)
    }

    /// Whether the curve, by its fourth derivative at some places, needs far fewer pieces than bounds over the whole cell say.
    private mutating func isLoose(_ pieces: Int, of cell: CurveCell) -> Bool {
        guard pieces > 16 else { return false }
        var most = 0
        for part in [0.1, 0.5, 0.9] {
            let place = cell.lower + (cell.upper - cell.lower) * part
            most = max(
                most, columns.builder.evaluator.pieces(at: place, over: cell, tolerance: Self.tolerance) ?? pieces)
        }
        return pieces > most * 3 / 2
    }

    /// More than this in a column would be hard to tell from a band, and cost more.
    private func mostPieces(_ columns: Int) -> Int { 5 * columns }
}
