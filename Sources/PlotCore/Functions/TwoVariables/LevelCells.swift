import Autodiff

/// The cells of a window that a level curve may go through: what is left when bounds have excluded the others.
///
/// Squares are halved both ways until bounds prove that the level is not in them, or, from eight pixels down, that a derivative
/// keeps its sign, so that the curve goes through them as the graph of a function; or until they are one pixel.
struct LevelCells {
    enum State: UInt8 { case none, proven, open }

    let window: FieldWindow
    private(set) var active: [Int] = []
    /// Of the open cells those in which both derivatives may be zero.
    private(set) var candidates: [Int] = []
    private(set) var report = FieldReport()
    private var states: [UInt8]
    private var broken: Set<Int> = []
    private let field: PlaneField
    private let level: Double

    /// Sides of the squares at which the search starts, and from which a proof counts.
    private static let coarse = 64
    private static let fine = 8

    /// Bounds at most, in pixels of the window's width and height together.
    private static let boundsBudget = 100
    /// Cells at most, likewise.
    private static let cellBudget = 80

    private struct Square {
        var column: Int
        var row: Int
        var side: Int
    }

    init(_ field: PlaneField, level: Double, window: FieldWindow) {
        (self.field, self.level, self.window) = (field, level, window)
        states = Array(repeating: 0, count: window.columns * window.rows)
        var open: [Square] = []
        for row in stride(from: 0, to: window.rows, by: Self.coarse).reversed() {
            for column in stride(from: 0, to: window.columns, by: Self.coarse).reversed() {
                open.append(Square(column: column, row: row, side: Self.coarse))
            }
        }
        let limit = field.boundsCount + Self.boundsBudget * (window.columns + window.rows)
        var unknown: [Square] = []
        var isZeroSomewhere = false
        while let square = open.popLast() {
            if field.boundsCount >= limit || !field.bounds.isStaged {
                unknown.append(square)
                continue
            }
            let (x, y) = box(square)
            let value = field.enclosure(x, y)
            if !value.isComplete {
                if square.side > Self.fine { open += quarters(square) } else { unknown.append(square) }
                continue
            }
            if value.range.isEmpty || value.range.upper < level || value.range.lower > level { continue }
            if value.range.isPoint && value.domain == .everywhere {
                isZeroSomewhere = true
                continue
            }
            var isFlat = false
            if square.side <= Self.fine && value.isContinuous && value.domain == .everywhere {
                let slope = field.gradientEnclosure(x, y)
                if slope.x.keepsSign || slope.y.keepsSign {
                    activate(square, .proven, .proven)
                    continue
                }
                isFlat = true
            }
            if square.side > 1 {
                open += quarters(square)
            } else {
                activate(square, .open, .resolved)
                let cell = square.row * window.columns + square.column
                if isFlat { candidates.append(cell) } else if !value.isContinuous { broken.insert(cell) }
            }
        }
        if isZeroSomewhere {
            report.note("the function has the curve's value throughout a part of the window, where no curve is drawn")
        }
        if !unknown.isEmpty { sample(unknown, isOverBudget: field.boundsCount >= limit) }
    }

    func state(_ column: Int, _ row: Int) -> State {
        guard column >= 0, row >= 0, column < window.columns, row < window.rows else { return .none }
        return State(rawValue: states[row * window.columns + column]) ?? .none
    }

    /// Whether the function may jump in a cell, or have a pole.
    func isBroken(_ column: Int, _ row: Int) -> Bool {
        column >= 0 && row >= 0 && broken.contains(row * window.columns + column)
    }

    private func box(_ square: Square) -> (x: Interval, y: Interval) {
        func interval(_ axis: FieldAxis, _ first: Int) -> Interval {
            let (a, b) = (axis.values[first], axis.values[min(first + square.side, axis.cellCount)])
            return Interval(min(a, b), max(a, b))
        }
        return (interval(window.x, square.column), interval(window.y, square.row))
    }

    private func quarters(_ square: Square) -> [Square] {
        let half = square.side / 2
        return [(half, half), (0, half), (half, 0), (0, 0)].compactMap { right, down in
            let (column, row) = (square.column + right, square.row + down)
            return column < window.columns && row < window.rows ? Square(column: column, row: row, side: half) : nil
        }
    }

    private func cells(of square: Square) -> [Int] {
        (square.row..<min(square.row + square.side, window.rows)).flatMap { row in
            (square.column..<min(square.column + square.side, window.columns)).map { row * window.columns + $0 }
        }
    }

    private mutating func activate(_ square: Square, _ state: State, _ certainty: FieldReport.Certainty) {
        for cell in cells(of: square) {
            states[cell] = state.rawValue
            active.append(cell)
        }
        let (x, y) = box(square)
        report.boxes.append(
            FieldReport.Box(x: x.lower...x.upper, y: y.lower...y.upper, certainty: certainty))
    }

    /// Where bounds say nothing: squares of eight pixels in which values change sides, or are so near the level that by their
    /// slopes the curve may be there.
    private mutating func sample(_ squares: [Square], isOverBudget: Bool) {
        report.note(
            isOverBudget
                ? "the budget of bounds was at its end: what is left was decided by values"
                : "the function's bounds are not known everywhere: what is left was decided by values")
        var pending = squares
        var fine: [Square] = []
        while let square = pending.popLast() {
            if square.side > Self.fine { pending += quarters(square) } else { fine.append(square) }
        }
        var (x, y): ([Double], [Double]) = ([], [])
        for square in fine {
            let (columns, rows) = (
                [square.column, min(square.column + square.side, window.columns)],
                [square.row, min(square.row + square.side, window.rows)]
            )
            for row in rows {
                for column in columns {
                    x.append(window.x.values[column])
                    y.append(window.y.values[row])
                }
            }
        }
        let values = field.values(x, y)
        let middles = fine.map { (box($0).x.midpoint, box($0).y.midpoint) }
        let middleValues = field.values(middles.map(\.0), middles.map(\.1))
        let slopes = field.gradients(middles.map(\.0), middles.map(\.1))
        let limit = active.count + Self.cellBudget * (window.columns + window.rows)
        for (index, square) in fine.enumerated() {
            let corners = (0..<4).map { values[4 * index + $0] - level } + [middleValues[index] - level]
            let finite = corners.filter(\.isFinite)
            let isMixed = finite.contains { $0 > 0 } && finite.contains { $0 <= 0 }
            let slope = slopes[index]
            let (byX, byY) = (slope.x * window.x.unit(square.column), slope.y * window.y.unit(square.row))
            let distance = abs(middleValues[index] - level) / (byX * byX + byY * byY).squareRoot()
            let isEdge = !finite.isEmpty && finite.count < corners.count
            guard isMixed || isEdge || distance <= 1.5 * Double(square.side) else { continue }
            if active.count > limit {
                report.note("the curve is too dense to be resolved: a part of it is not drawn")
                break
            }
            activate(square, .open, .uncertain)
            // Near a crossing the curve is near by value, yet far by its slope.
            if isMixed && distance > Double(square.side) { candidates += cells(of: square) }
        }
    }
}

extension Enclosure {
    /// Whether it is proven to be defined and on one side of zero.
    var keepsSign: Bool { domain == .everywhere && (range.lower > 0 || range.upper < 0) }
}
