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
        // Of a small stretch in which rounding leaves nothing clear its neighbours know more.
        if points.allSatisfy({ $0.noise >= 0.5 }) && window.width(lower, upper) < 0.75 {
            return builder.addTrouble(lower, upper)
        }
        let travel = (points.last?.y ?? 0) - (points.first?.y ?? 0)
        let swings = extremes.turns > 2 || isTight && extremes.bottom - extremes.top > 1.5 * abs(travel) + 2
        guard !swings, points.count > 1, let first = points.first, let last = points.last else {
            let isContinuous = run.allSatisfy(\.isContinuous)
            let parts = isContinuous ? [extremes.top...extremes.bottom] : extremes.parts(&builder.evaluator)
            let certainty: FunctionReport.Certainty = isTight ? isContinuous ? .proven : .resolved : .uncertain
            return builder.addBands(lower, upper, parts, certainty)
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
        var count = max(3, min(8, budget / 2 - 1))
        for round in 0..<5 {
            let bends = look(lower, upper, count, offset: Double(round) * 0.37, &evaluator)
            // With y downwards, the lowest place is where y is greatest.
            var sides = bends
            if !(isHigh(self) && isLow(self)) {
                sides += swing(bends, lower, upper, within: outer, end: end, &evaluator)
            }
            for (sign, bound, isDone) in [(1.0, outer.bottom, isLow), (-1, outer.top, isHigh)] {
                let limit = sign > 0 && !isHigh(self) ? (evaluator.count + end) / 2 : end
                climb(sides, sign: sign, lower, upper, end: limit, &evaluator, isDone)
                meet(bends, sign: sign, bound: outer.isUnbounded ? nil : bound, end: limit, &evaluator, isDone)
            }
            if outer.isUnbounded {
                leave(bends.map(\.point), lower, upper, end: (evaluator.count + end) / 2, &evaluator)
            }
            approachEnds(bends.map(\.point), end: end, &evaluator)
            points.sort { $0.coordinate < $1.coordinate }
            let left = end - evaluator.count
            if isHigh(self) && isLow(self) || left < 4 || round > 0 && turns <= 2 { break }
            count = min(24, left < 20 ? left - 1 : left - 8)
        }
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

    /// Goes to the next crests of an oscillation about the middle, as it is at the clearest place: a sine's in one step.
    private mutating func swing(
        _ found: [(point: CurvePoint, bend: Double)], _ lower: Double, _ upper: Double,
        within outer: (top: Double, bottom: Double, isUnbounded: Bool), end: Int, _ evaluator: inout CurveEvaluator
    ) -> [(point: CurvePoint, bend: Double)] {
        let isOuterNear = outer.bottom - outer.top < 20 * (bottom - top)
        let middle = isOuterNear ? (outer.top + outer.bottom) / 2 : (top + bottom) / 2
        let waves = found.filter {
            $0.point.isDefined && $0.point.slope.isFinite && $0.bend * ($0.point.y - middle) < 0
        }
        guard let wave = waves.max(by: { abs($0.point.y - middle) < abs($1.point.y - middle) }) else { return [] }
        let height = wave.point.y - middle
        // Radians to a pixel, and from the crest below to here.
        let frequency = (-wave.bend / height).squareRoot()
        let phase = degrees(x: height, y: -wave.point.slope / frequency) * .pi / 180
        var crests: [(point: CurvePoint, bend: Double)] = []
        // Half turns from the crest below; with their type said they are checked in no time, else in seconds.
        let (below, above): ([Double], [Double]) = ([0, 2, -2], [1, -1, 3, -3])
        for (turns, isDone) in [(below, bottom >= outer.bottom - 0.5), (above, top <= outer.top + 0.5)] where !isDone {
            let places = turns.map { turn in
                wave.point.coordinate + (turn * .pi - phase) / frequency / evaluator.window.x.scale
            }
            guard evaluator.count < end, let place = places.first(where: { $0 > lower && $0 < upper }) else { continue }
            let crest = evaluator.bend(place)
            note(crest.point)
            crests.append(crest)
        }
        return crests
    }

    /// Goes to corners, where slopes of neighbours meet: there is no slope there that Newton's steps could follow.
    ///
    /// The way goes along the tangent to the bound, or where that leads away, to where both tangents meet.
    private mutating func meet(
        _ found: [(point: CurvePoint, bend: Double)], sign: Double, bound: Double?, end: Int,
        _ evaluator: inout CurveEvaluator, _ isDone: (ColumnExtremes) -> Bool
    ) {
        func isBetween(_ x: Double, _ one: CurvePoint, _ other: CurvePoint) -> Bool {
            x > min(one.x, other.x) && x < max(one.x, other.x)
        }
        func meeting(_ one: CurvePoint, _ other: CurvePoint) -> (x: Double, y: Double)? {
            guard one.slope * other.slope < 0, one.isDefined, other.isDefined else { return nil }
            let x = (other.y - one.y + one.slope * one.x - other.slope * other.x) / (one.slope - other.slope)
            return isBetween(x, one, other) ? (x, one.y + one.slope * (x - one.x)) : nil
        }
        var corners: [(one: CurvePoint, other: CurvePoint, y: Double)] = []
        for (one, other) in zip(found, found.dropFirst()) {
            // Where the curve bends back it is smooth.
            guard let meeting = meeting(one.point, other.point), one.bend * sign >= 0, other.bend * sign >= 0,
                meeting.y * sign > max(one.point.y * sign, other.point.y * sign)
            else { continue }
            corners.append((one.point, other.point, meeting.y))
        }
        for corner in corners.sorted(by: { $0.y * sign > $1.y * sign }) {
            var (one, other) = (corner.one, corner.other)
            for _ in 0..<4 {
                guard evaluator.count < end, !isDone(self), let place = meeting(one, other) else { break }
                let nearer = one.y * sign > other.y * sign ? one : other
                let along = bound.map { nearer.x + ($0 - nearer.y) / nearer.slope } ?? .nan
                let x = isBetween(along, one, other) ? along : place.x
                let point = evaluator.point(one.coordinate + (x - one.x) / evaluator.window.x.scale)
                guard point.coordinate != one.coordinate, point.coordinate != other.coordinate else { break }
                note(point)
                if point.slope * one.slope > 0 { one = point } else { other = point }
            }
        }
    }

    /// The rows that the curve covers between its extremes: without those over which it only jumps.
    func parts(_ evaluator: inout CurveEvaluator) -> [ClosedRange<Double>] {
        let (highest, lowest) = (max(top, evaluator.window.top), min(bottom, evaluator.window.bottom))
        guard highest <= lowest else { return [] }
        let seen = [highest] + clear.map(\.y).filter { $0 > highest && $0 < lowest }.sorted() + [lowest]
        let steps = zip(seen, seen.dropFirst()).filter { $1 - $0 > 4 }.sorted { $0.1 - $0.0 > $1.1 - $1.0 }
        var gaps: [(Double, Double)] = []
        var crossed: [ClosedRange<Double>] = []
        for (above, below) in steps.prefix(8)
        where !crossed.contains(where: { $0.contains(above) && $0.contains(below) }) {
            if let range = crossing(above, below, &evaluator) {
                crossed.append(range)
            } else {
                gaps.append((above, below))
            }
        }
        var (parts, start): ([ClosedRange<Double>], Double) = ([], highest)
        for gap in gaps.sorted(by: { $0.0 < $1.0 }) {
            parts.append(start...gap.0)
            start = gap.1
        }
        return parts + [start...lowest]
    }

    /// The rows around a gap through which the curve is seen to go, on its way down or on its way up.
    private func crossing(
        _ above: Double, _ below: Double, _ evaluator: inout CurveEvaluator
    ) -> ClosedRange<Double>? {
        let places = points.filter(\.isDefined)
        func isAbove(_ point: CurvePoint) -> Bool { point.y < (above + below) / 2 }
        for isDown in [true, false] {
            let pairs = zip(places, places.dropFirst()).filter { isAbove($0) == isDown && isAbove($1) != isDown }
            guard var (left, right) = pairs.max(by: { abs($0.1.y - $0.0.y) < abs($1.1.y - $1.0.y) }) else { continue }
            for _ in 0..<20 {
                if evaluator.cell(left.coordinate, right.coordinate).isContinuous {
                    return min(left.y, right.y)...max(left.y, right.y)
                }
                let middle = evaluator.point(left.coordinate + (right.coordinate - left.coordinate) / 2)
                guard middle.isDefined, middle.coordinate != left.coordinate, middle.coordinate != right.coordinate
                else { break }
                if isAbove(middle) == isAbove(left) { left = middle } else { right = middle }
                if evaluator.isOutside(left) && evaluator.isOutside(right) { break }
            }
        }
        return nil
    }

    private mutating func note(_ point: CurvePoint) {
        points.append(point)
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
        var failures = 0
        for candidate in candidates {
            var current = candidate
            for _ in 0..<3 {
                if evaluator.count >= end || isDone(self) || failures > 2 { return }
                let step = -current.point.slope / current.bend / evaluator.window.x.scale
                let next = current.point.coordinate + step
                guard next > lower, next < upper, next != current.point.coordinate else { break }
                let before = current.point.y
                current = evaluator.bend(next)
                note(current.point)
                // Slopes of what is too small to be seen lead nowhere.
                if !((current.point.y - before) * sign > 0) {
                    failures += 1
                    break
                }
                if !(current.bend * sign < 0) { break }
            }
        }
    }
}

extension Double {
    fileprivate var fraction: Double { self - rounded(.down) }
}
