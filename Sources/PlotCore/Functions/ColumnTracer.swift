import Autodiff

/// Finds a function's curve within single columns of pixels, where it is not smooth at once: corners, jumps, poles, ends,
/// hairlines, and bands.
struct ColumnTracer {
    var builder: CurveBuilder
    /// Whether the last column was a band, or its bounds told nothing; then the next most likely is the same.
    private var wasDense = false

    /// What a part of a column has come to.
    private enum Leaf {
        case open(CurveCell)
        case gap(CurveCell)
        case line(CurveCell, FunctionReport.Certainty)
        case pieces(CurveCell, Int)
        case trouble(CurveCell)
    }

    /// Parts narrower than this are not looked into, in pixels: nothing in them can be seen.
    private static let narrowest = 0x1p-24

    /// What is kept for each column that is still to come.
    private static let reserve = 14

    /// How many values and bounds may be asked for in all.
    private let total: Int

    init(_ evaluator: CurveEvaluator, columns: Int) {
        builder = CurveBuilder(evaluator)
        total = max(2000, CurveTracer.evaluationsPerColumn * columns * 39 / 40)
    }

    /// How many evaluations a column can have if all that follow are to have as many.
    func share(columnsLeft: Int) -> Int { (total - builder.evaluator.count) / (columnsLeft + 1) }

    mutating func trace(_ column: CurveCell, columnsLeft: Int) {
        let begin = builder.evaluator.count
        let share = share(columnsLeft: columnsLeft)
        // Each column to come keeps what a cheap look takes. One dense column is likely to be the first of many.
        let most = min(400, total - begin - Self.reserve * columnsLeft)
        let isShort = share < 24
        let budget = max(4, wasDense && isShort ? min(most, share) : most)
        if budget < 20 && (wasDense || budget < 12) { return dense([column], budget: budget) }
        // How many open parts are too many, and from which on it counts that they are most of the column.
        let (many, some) = budget >= 300 ? (64, 32) : (32, 8)
        var leaves = [Leaf.open(column)]
        var level = 0
        while true {
            let open = leaves.count { if case .open = $0 { true } else { false } }
            if open == 0 { break }
            let spent = builder.evaluator.count - begin
            // Where most of the column stays open the curve swings, or bounds are loose, at every scale.
            let isDense =
                wasDense && isShort ? open == 1 << level && level > 0 : open > some && open > 1 << (level - 2)
            if isDense || open > many || spent > budget / 2 && level > 2 && open > 2 || spent + 2 * open > budget {
                return add(leaves, budget: max(4, budget - spent))
            }
            leaves = leaves.flatMap { leaf -> [Leaf] in
                guard case .open(let cell) = leaf else { return [leaf] }
                let middle = cell.lower + (cell.upper - cell.lower) / 2
                guard middle > cell.lower, middle < cell.upper else { return [.trouble(cell)] }
                return [
                    classified(builder.evaluator.cell(cell.lower, middle)),
                    classified(builder.evaluator.cell(middle, cell.upper)),
                ]
            }
            level += 1
            if level >= 4 && level.isMultiple(of: 2) { leaves = settled(leaves) }
        }
        wasDense = false
        add(leaves, budget: 0)
    }

    /// Hands over what the column has come to. Runs of parts that are still open are drawn from values.
    private mutating func add(_ leaves: [Leaf], budget: Int) {
        var run: [CurveCell] = []
        func width(_ cells: [CurveCell]) -> Double { cells.reduce(0) { $0 + $1.width } }
        let open = leaves.reduce(0) { if case .open(let cell) = $1 { $0 + cell.width } else { $0 } }
        wasDense = open > 0.5
        builder.beginColumn()
        func share(_ run: [CurveCell]) -> Int { Int(Double(budget) * width(run) / open) }
        for leaf in leaves {
            if case .open(let cell) = leaf {
                run.append(cell)
                continue
            }
            if !run.isEmpty { dense(run, budget: share(run)) }
            run = []
            switch leaf {
            case .open: break
            case .trouble(let cell): builder.addTrouble(cell)
            case .gap(let cell): builder.addGap(cell.lower, cell.upper)
            case .line(let cell, let certainty): builder.addLine(over: cell, certainty)
            case .pieces(let cell, let count): builder.addPieces(count, over: cell)
            }
        }
        if !run.isEmpty { dense(run, budget: share(run)) }
    }

    private mutating func classified(_ cell: CurveCell) -> Leaf {
        if cell.isNowhere || builder.evaluator.isOutside(cell) { return .gap(cell) }
        if cell.isContinuous {
            if cell.lineError < CurveTracer.tolerance || cell.height < CurveTracer.tolerance {
                return .line(cell, .proven)
            }
            if cell.lineError < 16, cell.jet.first.isContinuous {
                let finer = builder.evaluator.cell(cell.lower, cell.upper, order: 4)
                if let count = builder.evaluator.pieces(of: finer, tolerance: CurveTracer.tolerance), count <= 2 {
                    return .pieces(finer, count)
                }
            }
        } else if cell.height < 0.25, cell.width < 0x1p-5, cell.jet.value.domain != .partly || cell.width < 0x1p-20 {
            return .trouble(cell)
        }
        return .open(cell)
    }

    /// Looks at each run of open parts from its ends: whether it is decided already.
    private mutating func settled(_ leaves: [Leaf]) -> [Leaf] {
        var result: [Leaf] = []
        var run: [CurveCell] = []
        for leaf in leaves {
            if case .open(let cell) = leaf {
                run.append(cell)
            } else {
                if !run.isEmpty { result += decided(run) }
                run = []
                result.append(leaf)
            }
        }
        if !run.isEmpty { result += decided(run) }
        return result
    }

    /// Cells around the place where the slopes at both ends meet, if a corner is there: halving would take long to get near.
    private mutating func cornered(_ run: [CurveCell], _ start: CurvePoint, _ end: CurvePoint) -> [Leaf]? {
        let (lower, upper) = (run[0].lower, run[run.count - 1].upper)
        let evaluator = builder.evaluator
        let turn = start.slope - end.slope
        let x = (end.y - start.y + start.slope * start.x - end.slope * end.x) / turn
        let place = start.coordinate + (x - start.x) / evaluator.window.x.scale
        let reach = 0x1p-12 / abs(evaluator.window.x.scale)
        guard run.count <= 2, abs(turn) > 0.01, place - reach > lower, place + reach < upper,
            evaluator.window.width(lower, upper) > 0x1p-9
        else { return nil }
        let middle = builder.evaluator.cell(place - reach, place + reach)
        guard middle.isContinuous, !middle.jet.first.isContinuous else { return nil }
        return [
            classified(builder.evaluator.cell(lower, place - reach)), classified(middle),
            classified(builder.evaluator.cell(place + reach, upper)),
        ]
    }

    private mutating func decided(_ run: [CurveCell]) -> [Leaf] {
        let (first, last) = (run[0], run[run.count - 1])
        let width = builder.evaluator.window.width(first.lower, last.upper)
        let trouble = run.map(Leaf.trouble)
        if width <= Self.narrowest { return trouble }
        let (start, end) = (builder.evaluator.point(first.lower), builder.evaluator.point(last.upper))
        let steepest = run.map(\.steepest).max() ?? .infinity
        if start.isDefined && end.isDefined && max(start.noise, end.noise) > 0.25 && width < 0x1p-6 { return trouble }
        if run.allSatisfy(\.isContinuous) {
            let low = min(start.y, end.y) - 0.5
            let high = max(start.y, end.y) + 0.5
            if run.allSatisfy({ $0.top >= low && $0.bottom <= high }) { return run.map { .line($0, .proven) } }
            if let parts = cornered(run, start, end) { return parts }
            return run.map(Leaf.open)
        }
        // In between it may go to other values and come back, as between the jumps of sign(sin 1/x).
        let reach = steepest * width + 1
        let mayReturn =
            width > 0x1p-12
            && run.contains {
                $0.height.isFinite && ($0.top < min(start.y, end.y) - reach || $0.bottom > max(start.y, end.y) + reach)
            }
        if start.isDefined && end.isDefined && !mayReturn {
            // The curve's pieces cannot go from one value to the other: it jumps. Or all that they can do cannot be seen.
            if abs(end.y - start.y) > max(1, 4 * steepest * width) || steepest * width < 0.05 { return trouble }
            if builder.evaluator.isOutside(start) && builder.evaluator.isOutside(end) && width < 0x1p-5 {
                return trouble
            }
        } else if start.isDefined != end.isDefined && width < 0x1p-10 && run.allSatisfy({ $0.jet.value.isContinuous }) {
            return trouble
        }
        return run.map(Leaf.open)
    }
}
