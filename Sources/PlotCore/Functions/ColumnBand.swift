import Autodiff

// What is drawn of a column in which the curve swings too often, or of which bounds tell too little.
extension ColumnTracer {
    /// Draws a run of neighbouring parts from values: a line through them, or filled from the lowest to the highest.
    mutating func dense(_ run: [CurveCell], budget: Int) {
        guard let lower = run.first?.lower, let upper = run.last?.upper else { return }
        let window = builder.evaluator.window
        let outer = (
            top: max(run.reduce(.infinity) { min($0, $1.top) }, window.top),
            bottom: min(run.reduce(-.infinity) { max($0, $1.bottom) }, window.bottom),
            isUnbounded: !run.allSatisfy(\.height.isFinite)
        )
        let extremes = ColumnExtremes(lower, upper, within: outer, budget: budget, &builder.evaluator)
        guard extremes.top <= extremes.bottom else { return builder.addGap(lower, upper, .uncertain) }
        let isTight = extremes.top - outer.top <= 1 && outer.bottom - extremes.bottom <= 1
        let points = extremes.clear
        let travel = (points.last?.y ?? 0) - (points.first?.y ?? 0)
        let swings = extremes.turns > 2 || isTight && extremes.bottom - extremes.top > 1.5 * abs(travel) + 2
        guard !swings, points.count > 1, let first = points.first, let last = points.last else {
            return builder.addBand(
                lower, upper, top: extremes.top, bottom: extremes.bottom, isTight ? .proven : .uncertain)
        }
        if first.coordinate > lower { builder.addTrouble(lower, first.coordinate) }
        builder.addSamples(points)
        if last.coordinate < upper { builder.addTrouble(last.coordinate, upper) }
    }
}

/// The least and the greatest y that a curve is seen to take in a column.
///
/// Places spread over the column are the start; from the best of them the way to the next crest is short, where slope and bend
/// are known.
struct ColumnExtremes {
    private(set) var top = Double.infinity
    private(set) var bottom = -Double.infinity
    /// The places that were looked at, in their order.
    private(set) var points: [CurvePoint] = []

    /// How often the places change their direction.
    var turns: Int {
        var (turns, direction) = (0, 0.0)
        let points = clear
        for (one, other) in zip(points, points.dropFirst()) {
            let step = other.y - one.y
            if abs(step) < 0.25 || step.isNaN { continue }
            if direction * step < 0 { turns += 1 }
            direction = step
        }
        return turns
    }

    /// The places whose values are known to a fraction of a pixel; all that have one where rounding leaves none such.
    var clear: [CurvePoint] {
        let clear = points.filter { $0.isDefined && $0.noise < 0.5 }
        return clear.count > 1 ? clear : points.filter(\.isDefined)
    }

    init(
        _ lower: Double, _ upper: Double, within outer: (top: Double, bottom: Double, isUnbounded: Bool), budget: Int,
        _ evaluator: inout CurveEvaluator
    ) {
        let end = evaluator.count + budget
        func isHigh(_ found: ColumnExtremes) -> Bool { found.top <= outer.top + 0.5 }
        func isLow(_ found: ColumnExtremes) -> Bool { found.bottom >= outer.bottom - 0.5 }
        var count = max(4, min(8, budget / 2 - 1))
        for round in 0..<5 {
            let bends = look(lower, upper, count, offset: Double(round) * 0.37, &evaluator)
            // With y downwards, the lowest place is where y is greatest.
            climb(bends, sign: 1, lower, upper, end: (evaluator.count + end) / 2, &evaluator, isLow)
            climb(bends, sign: -1, lower, upper, end: end, &evaluator, isHigh)
            if outer.isUnbounded {
                leave(bends.map(\.point), lower, upper, end: (evaluator.count + end) / 2, &evaluator)
            }
            approachEnds(bends.map(\.point), end: end, &evaluator)
            if isHigh(self) && isLow(self) || end - evaluator.count < 12 || round > 0 && turns <= 2 { break }
            count = min(24, end - evaluator.count - 8)
        }
        points.sort { $0.coordinate < $1.coordinate }
    }

    /// Places over all of the stretch. Not evenly, or a swing in step with them would stand still.
    private mutating func look(
        _ lower: Double, _ upper: Double, _ count: Int, offset: Double, _ evaluator: inout CurveEvaluator
    ) -> [(point: CurvePoint, bend: Double)] {
        (0...count).map { index in
            let isEnd = index == 0 || index == count
            let wobble = isEnd ? 0 : 0.6 * (offset + Double(index) * 0.618_033_988_75).fraction - 0.3
            let found = evaluator.bend(lower + (upper - lower) * ((Double(index) + wobble) / Double(count)))
            note(found.point)
            points.append(found.point)
            return found
        }
    }

    /// Goes from the steepest places on to where the function is infinite, by Newton's steps for its inverse.
    private mutating func leave(
        _ found: [CurvePoint], _ lower: Double, _ upper: Double, end: Int, _ evaluator: inout CurveEvaluator
    ) {
        let zero = evaluator.window.y(0)
        for start in found.sorted(by: { abs($0.y - zero) > abs($1.y - zero) }) where start.isDefined {
            var current = start
            for _ in 0..<4 {
                if evaluator.count >= end { return }
                let next = current.coordinate + (current.y - zero) / current.slope / evaluator.window.x.scale
                guard next > lower, next < upper, next != current.coordinate else { break }
                current = evaluator.point(next)
                note(current)
                if !current.isDefined { break }
            }
        }
    }

    /// Goes from places that have a value towards neighbours that have none: a curve may be at its extreme where it ends.
    private mutating func approachEnds(_ found: [CurvePoint], end: Int, _ evaluator: inout CurveEvaluator) {
        for (one, other) in zip(found, found.dropFirst()) where one.isDefined != other.isDefined {
            var (inside, outside) =
                one.isDefined ? (one.coordinate, other.coordinate) : (other.coordinate, one.coordinate)
            for _ in 0..<10 where evaluator.count < end {
                let middle = evaluator.point(inside + (outside - inside) / 2)
                note(middle)
                if middle.isDefined { inside = middle.coordinate } else { outside = middle.coordinate }
            }
            return
        }
    }

    private mutating func note(_ point: CurvePoint) {
        guard point.isDefined, point.noise < 1 || top > bottom else { return }
        top = min(top, point.y)
        bottom = max(bottom, point.y)
    }

    /// Goes from promising places to where the slope is none, by Newton's steps.
    private mutating func climb(
        _ bends: [(point: CurvePoint, bend: Double)], sign: Double, _ lower: Double, _ upper: Double, end: Int,
        _ evaluator: inout CurveEvaluator, _ isDone: (ColumnExtremes) -> Bool
    ) {
        let candidates = bends.filter { $0.bend * sign < 0 && $0.point.slope.isFinite && $0.point.isDefined }
            .sorted { $0.point.y * sign > $1.point.y * sign }
        for candidate in candidates {
            var current = candidate
            for _ in 0..<3 {
                if evaluator.count >= end || isDone(self) { return }
                let step = -current.point.slope / current.bend / evaluator.window.x.scale
                let next = current.point.coordinate + step
                guard next > lower, next < upper, next != current.point.coordinate else { break }
                current = evaluator.bend(next)
                note(current.point)
                if !(current.bend * sign < 0) { break }
            }
        }
    }
}

extension Double {
    fileprivate var fraction: Double { self - rounded(.down) }
}
