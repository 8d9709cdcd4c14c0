/// Follows a function of which nothing but values can be had.
///
/// Two values to a pixel are the beginning; where a value is off the straight line between its neighbours the stretch is halved.
/// A step that stays while the stretch around it shrinks to nothing is a jump or a pole, and is not joined. What hides between two
/// values, as a peak narrower than half a pixel may, cannot be found.
package struct SampledTracer {
    private var builder: CurveBuilder
    private var budget: Int
    private var remarks: [String] = []

    /// How far from a straight line a value may be, in pixels.
    private static let tolerance = 0.1
    private static let deepest = 7

    package static func curve(_ plain: @escaping (Double) -> Double, window: CurveWindow) -> FunctionCurve {
        var tracer = SampledTracer(CurveEvaluator(nil, plain: plain, window: window))
        return tracer.trace()
    }

    private init(_ evaluator: CurveEvaluator) {
        builder = CurveBuilder(evaluator)
        budget = CurveTracer.evaluationsPerColumn * max(100, evaluator.window.columnEdges.count - 1)
    }

    private mutating func trace() -> FunctionCurve {
        let edges = builder.evaluator.window.columnEdges
        guard var start = edges.first.map({ builder.evaluator.point($0) }) else { return builder.finished() }
        for index in 1..<edges.count {
            // Not half-way: what swings in step with the pixels would stand still.
            let middle = builder.evaluator.point(edges[index - 1] + (edges[index] - edges[index - 1]) * 0.437)
            let end = builder.evaluator.point(edges[index])
            let left = (edges.count - index) * 3
            var points = [start]
            refine(start, middle, depth: Self.deepest, reserve: left, into: &points)
            refine(middle, end, depth: Self.deepest, reserve: left, into: &points)
            add(points)
            if index % 64 == 1 { check(end) }
            start = end
        }
        var curve = builder.finished()
        if curve.path.elements.isEmpty && curve.bands.isEmpty { remarks.append("no value within the axes' limits") }
        curve.report.remarks += remarks
        return curve
    }

    /// Asks again: the same argument must give the same value.
    private mutating func check(_ point: CurvePoint) {
        let again = builder.evaluator.point(point.coordinate)
        let isSame = again.y == point.y || !again.isDefined && !point.isDefined
        if !isSame && remarks.isEmpty {
            remarks.append("gives different values when asked again")
        }
    }

    private mutating func refine(
        _ start: CurvePoint, _ end: CurvePoint, depth: Int, reserve: Int, into points: inout [CurvePoint]
    ) {
        defer { points.append(end) }
        guard start.isDefined, end.isDefined, !isBeyond(start, end), depth > 0,
            builder.evaluator.count + reserve < budget
        else { return }
        let middle = builder.evaluator.point(start.coordinate + (end.coordinate - start.coordinate) / 2)
        let isStraight = abs(middle.y - (start.y + end.y) / 2) < Self.tolerance
        guard !isStraight || abs(end.y - start.y) > 8 && depth > 4 else { return points.append(middle) }
        refine(start, middle, depth: depth - 1, reserve: reserve, into: &points)
        refine(middle, end, depth: depth - 1, reserve: reserve, into: &points)
        points.removeLast()
    }

    /// Draws a column's points: joined where the step between two of them vanishes, filled where there are too many turns.
    private mutating func add(_ points: [CurvePoint]) {
        let defined = points.filter(\.isDefined)
        if defined.count == points.count && turns(points) > 6, let first = points.first, let last = points.last {
            let ys = points.map(\.y)
            return builder.addBand(
                first.coordinate, last.coordinate, top: ys.min() ?? 0, bottom: ys.max() ?? 0, .uncertain)
        }
        var run = Array(points.prefix(1))
        for (start, end) in zip(points, points.dropFirst()) {
            if !start.isDefined && !end.isDefined || isBeyond(start, end) {
                draw(run)
                builder.addGap(start.coordinate, end.coordinate, .uncertain)
                run = [end]
            } else if start.isDefined && end.isDefined && isJoined(start, end) {
                run.append(end)
            } else {
                draw(run)
                builder.addTrouble(start.coordinate, end.coordinate)
                run = [end]
            }
        }
        draw(run)
    }

    private mutating func draw(_ run: [CurvePoint]) {
        if run.count > 1 { builder.addSamples(run) }
    }

    /// Whether both places are beyond the same edge of the window.
    private func isBeyond(_ start: CurvePoint, _ end: CurvePoint) -> Bool {
        let window = builder.evaluator.window
        return start.y < window.top && end.y < window.top || start.y > window.bottom && end.y > window.bottom
    }

    private func turns(_ points: [CurvePoint]) -> Int {
        var (turns, direction) = (0, 0.0)
        for (one, other) in zip(points, points.dropFirst()) where abs(other.y - one.y) > 0.5 {
            if direction * (other.y - one.y) < 0 { turns += 1 }
            direction = other.y - one.y
        }
        return turns
    }

    /// Whether the step between two places gets small when they come together, on the side where it is the larger one.
    private mutating func isJoined(_ start: CurvePoint, _ end: CurvePoint) -> Bool {
        let step = abs(end.y - start.y)
        if step < 2 { return true }
        guard builder.evaluator.count + 40 < budget else { return false }
        var (left, right) = (start, end)
        for _ in 0..<40 {
            let coordinate = left.coordinate + (right.coordinate - left.coordinate) / 2
            guard coordinate > left.coordinate, coordinate < right.coordinate else { return false }
            let middle = builder.evaluator.point(coordinate)
            guard middle.isDefined else { return false }
            if abs(middle.y - left.y) > abs(right.y - middle.y) { right = middle } else { left = middle }
            if abs(right.y - left.y) < step / 4 { return true }
        }
        return false
    }
}
