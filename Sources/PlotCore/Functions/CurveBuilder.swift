import Autodiff

/// Puts a curve together from left to right, and decides what lies where nothing could be proven.
struct CurveBuilder {
    var evaluator: CurveEvaluator
    private(set) var curve = FunctionCurve()
    private var pen: CurvePoint?
    /// Where the straight line began that is being drawn, and the slopes with which it meets all places since.
    private var straight: (start: Point, slopes: ClosedRange<Double>)?
    /// How far places on one straight line may be off it, in pixels.
    private static let straightness = 0.01
    /// The stretch that waits for its right neighbour, with what its cells have in common.
    private var trouble: (lower: Double, upper: Double, steepest: Double, isContinuous: Bool)?
    /// The last point that was asked for: the end of one piece is the next one's beginning.
    private var latest: CurvePoint?
    /// Whether nothing of the column that waits has been added yet.
    private var isColumnBegun = false
    /// What the last thing added was, for the side of an edge.
    private var isAfterGap = false

    init(_ evaluator: CurveEvaluator) {
        self.evaluator = evaluator
    }

    mutating func point(_ coordinate: Double) -> CurvePoint {
        if let latest, latest.coordinate == coordinate { return latest }
        let point = evaluator.point(coordinate)
        latest = point
        return point
    }

    // MARK: What is known

    /// Cubic pieces of equal width, from the function's values and slopes.
    mutating func addPieces(_ count: Int, over cell: CurveCell, _ certainty: FunctionReport.Certainty = .proven) {
        settle(next: cell.lower, isGap: false)
        var start = point(cell.lower)
        for index in 1...count {
            let end =
                point(
                    index == count
                        ? cell.upper : cell.lower + (cell.upper - cell.lower) * (Double(index) / Double(count)))
            addPiece(from: start, to: end)
            start = end
        }
        curve.report.add(cell.lower, cell.upper, .curve, certainty)
    }

    /// Cubic pieces in a single column: filled from the least to the greatest y where they swing, drawn where they do not.
    mutating func addColumn(of pieces: Int, over cell: CurveCell) {
        settle(next: cell.lower, isGap: false)
        let points = (0...pieces).map { index in
            point(
                index == pieces ? cell.upper : cell.lower + (cell.upper - cell.lower) * (Double(index) / Double(pieces))
            )
        }
        let cubics = zip(points, points.dropFirst()).map { HermitePiece(from: $0, to: $1) }
        let turns = zip(points, points.dropFirst()).count { $0.slope * $1.slope < 0 }
        guard turns > 2 else {
            for (start, end) in zip(points, points.dropFirst()) { addPiece(from: start, to: end) }
            curve.report.add(cell.lower, cell.upper, .curve, .resolved)
            return
        }
        addBand(
            cell.lower, cell.upper, top: cubics.map(\.reach.lowerBound).min() ?? 0,
            bottom: cubics.map(\.reach.upperBound).max() ?? 0, .proven)
    }

    /// A straight piece.
    mutating func addLine(over cell: CurveCell, _ certainty: FunctionReport.Certainty = .proven) {
        settle(next: cell.lower, isGap: false)
        let start = point(cell.lower)
        let end = point(cell.upper)
        if cell.jet.first.isContinuous { addLine(from: start, to: end) } else { addCorner(from: start, to: end) }
        curve.report.add(cell.lower, cell.upper, .curve, certainty)
    }

    mutating func addGap(_ lower: Double, _ upper: Double, _ certainty: FunctionReport.Certainty = .proven) {
        settle(next: lower, isGap: true)
        pen = nil
        isAfterGap = true
        curve.report.add(lower, upper, .gap, certainty)
    }

    mutating func addBand(
        _ lower: Double, _ upper: Double, top: Double, bottom: Double, _ certainty: FunctionReport.Certainty
    ) {
        addBands(lower, upper, top <= bottom ? [top...bottom] : [], certainty)
    }

    mutating func addBands(
        _ lower: Double, _ upper: Double, _ rows: [ClosedRange<Double>], _ certainty: FunctionReport.Certainty
    ) {
        settle(next: lower, isGap: false)
        pen = nil
        isAfterGap = false
        curve.report.add(lower, upper, .band, certainty)
        let ends = [evaluator.window.x(lower), evaluator.window.x(upper)].sorted()
        for range in rows {
            let (top, bottom) = (
                max(range.lowerBound, evaluator.window.top), min(range.upperBound, evaluator.window.bottom)
            )
            guard top <= bottom else { continue }
            curve.bands.append(FunctionCurve.Band(left: ends[0], right: ends[1], top: top, bottom: bottom))
        }
    }

    /// A line through places whose neighbourhood is not known.
    mutating func addSamples(_ points: [CurvePoint]) {
        guard let first = points.first, let last = points.last else { return }
        settle(next: first.coordinate, isGap: false)
        for (start, end) in zip(points, points.dropFirst()) {
            if start.isDefined && end.isDefined { addLine(from: start, to: end) } else { pen = nil }
        }
        curve.report.add(first.coordinate, last.coordinate, .curve, .uncertain)
    }

    /// A stretch, far narrower than a pixel, of which it is not known whether the curve holds together.
    mutating func addTrouble(_ cell: CurveCell) {
        addTrouble(cell.lower, cell.upper, steepest: cell.steepest, isContinuous: cell.jet.value.isContinuous)
    }

    mutating func addTrouble(
        _ lower: Double, _ upper: Double, steepest: Double = .infinity, isContinuous: Bool = false
    ) {
        if isColumnBegun {
            isColumnBegun = false
            if let trouble, trouble.upper == lower, isApart(lower, from: trouble.lower, upper) {
                settle(next: lower, isGap: false)
            }
        }
        if let trouble, trouble.upper == lower {
            self.trouble = (
                trouble.lower, upper, max(trouble.steepest, steepest), trouble.isContinuous && isContinuous
            )
        } else {
            settle(next: lower, isGap: false)
            trouble = (lower, upper, steepest, isContinuous)
        }
    }

    /// Says that what comes next was decided without what came before.
    mutating func beginColumn() { isColumnBegun = trouble != nil }

    /// Whether the curve at a place between two others is at none of theirs: both stretches are then more than one thing.
    private mutating func isApart(_ place: Double, from lower: Double, _ upper: Double) -> Bool {
        let (start, middle, end) = (evaluator.point(lower), evaluator.point(place), point(upper))
        guard start.isDefined, middle.isDefined, end.isDefined else { return false }
        return middle.y < min(start.y, end.y) - 1 || middle.y > max(start.y, end.y) + 1
    }

    mutating func finished() -> FunctionCurve {
        if let trouble { settle(next: trouble.upper, isGap: false) }
        curve.report.evaluations = evaluator.count
        return curve
    }

    // MARK: Deciding

    /// Decides what the waiting stretch is, now that both its neighbours are known.
    private mutating func settle(next: Double, isGap: Bool) {
        guard let trouble else { return }
        self.trouble = nil
        let after = isAfterGap
        isAfterGap = false
        let (start, end) = (point(trouble.lower), point(trouble.upper))
        func add(_ feature: FunctionReport.Feature, _ certainty: FunctionReport.Certainty = .resolved) {
            curve.report.add(trouble.lower, trouble.upper, feature, certainty)
        }
        let (startsHere, endsHere) = (start.isDefined && !after, end.isDefined && !isGap)
        if start.isDefined != end.isDefined || startsHere != endsHere {
            addEdge(
                start, end, isStartInside: start.isDefined == end.isDefined ? startsHere : start.isDefined,
                isContinuous: trouble.isContinuous)
            return add(.edge)
        }
        guard start.isDefined && end.isDefined else {
            pen = nil
            return add(.gap)
        }
        if evaluator.isOutside(start) && evaluator.isOutside(end) {
            pen = nil
            return add(.pole)
        }
        if !trouble.isContinuous, trouble.steepest == .infinity, addArms(from: start, to: end) { return add(.pole) }
        let step = abs(end.y - start.y)
        if step <= 0.5 + min(2, start.noise + end.noise) {
            addCorner(from: start, to: end)
            return add(.removable)
        }
        let isProven = addJump(from: start, to: end, steepest: trouble.steepest)
        add(.jump, isProven ? .proven : .resolved)
    }

    /// The arms of a pole that is narrower than what was looked into, if the curve is seen to leave the window on both sides.
    private mutating func addArms(from start: CurvePoint, to end: CurvePoint) -> Bool {
        let width = abs(end.x - start.x)
        // Beside a pole that is near, a curve is already steep.
        guard min(abs(start.slope), abs(end.slope)) * width > 0.01, max(start.noise, end.noise) < 0.25
        else { return false }
        func arm(_ first: CurvePoint, _ other: CurvePoint) -> CurvePoint? {
            var (near, far) = (first, other.coordinate)
            for _ in 0..<48 {
                let middle = near.coordinate + (far - near.coordinate) / 2
                guard middle != near.coordinate, middle != far else { return nil }
                let point = evaluator.point(middle)
                if point.isDefined && evaluator.isOutside(point) { return point }
                // Steeper towards the pole, and away from it on the other side.
                let isNearer =
                    point.isDefined && abs(point.slope) >= abs(near.slope) && point.slope * first.slope > 0
                    && (point.y - first.y) * first.slope * (other.x - first.x) >= 0
                if isNearer { near = point } else { far = middle }
            }
            return nil
        }
        guard let left = arm(start, end), let right = arm(end, start) else { return false }
        addLine(from: start, to: left)
        pen = nil
        addLine(from: right, to: end)
        return true
    }

    /// The curve's ends on both sides of a jump, which is looked for as long as the curve could move in between.
    ///
    /// - Returns: Whether the curve, where it has a slope, is proven to be less steep than a joined one would have to be.
    private mutating func addJump(from start: CurvePoint, to end: CurvePoint, steepest: Double) -> Bool {
        func width(_ one: CurvePoint, _ other: CurvePoint) -> Double { abs(other.x - one.x) }
        guard steepest * width(start, end) < abs(end.y - start.y) / 2 else {
            pen = nil
            return false
        }
        var (left, right) = (start, end)
        for _ in 0..<16 where max(steepest / 0.05, 0x1p10) * width(left, right) > 1 {
            let middle = evaluator.point(left.coordinate + (right.coordinate - left.coordinate) / 2)
            let (toLeft, toRight) = (abs(middle.y - start.y), abs(middle.y - end.y))
            let isLeft = toLeft <= toRight
            // A single point with a value of its own is no part of the curve.
            guard middle.isDefined, width(left, middle) > 0, width(middle, right) > 0,
                min(toLeft, toRight) < abs(end.y - start.y) / 8 + steepest * width(start, end)
            else { break }
            if isLeft { left = middle } else { right = middle }
        }
        if left.coordinate > start.coordinate { addLine(from: start, to: left) }
        pen = nil
        if right.coordinate < end.coordinate { addLine(from: right, to: end) }
        return true
    }

    /// The curve's last piece before it ends, or its first: up to the last place that has a value.
    private mutating func addEdge(_ start: CurvePoint, _ end: CurvePoint, isStartInside: Bool, isContinuous: Bool) {
        let first = isStartInside ? start : end
        var inside = first
        if start.isDefined != end.isDefined {
            inside = lastPlace(from: first, to: isStartInside ? end.coordinate : start.coordinate, isContinuous)
        }
        if isStartInside {
            addLine(from: first, to: inside)
            pen = nil
        } else {
            pen = nil
            addLine(from: inside, to: first)
        }
    }

    /// The last place that has a value on the way to one that has none, and to which the curve is joined.
    private mutating func lastPlace(from first: CurvePoint, to end: Double, _ isContinuous: Bool) -> CurvePoint {
        var (inside, outside) = (first, end)
        var trail = [first.y]
        /// Goes there if there is a value.
        func reach(_ place: Double) -> Bool {
            guard place != inside.coordinate, place != outside else { return false }
            let candidate = evaluator.point(place)
            if candidate.isDefined {
                inside = candidate
                trail.append(candidate.y)
            } else {
                outside = place
            }
            return true
        }
        for _ in 0..<64 where reach(inside.coordinate / 2 + outside / 2) {}
        // Towards zero numbers go on for a thousand halvings, and a curve like 1/ln x with them.
        func isMoving() -> Bool { trail.count > 1 && abs(trail[trail.count - 1] - trail[trail.count - 2]) > 0.01 }
        if outside * inside.coordinate <= 0 && inside.coordinate != 0 {
            for _ in 0..<70 where isMoving() && reach(inside.coordinate * 0x1p-16) {}
            if isContinuous && outside != 0 { _ = reach(0) }
        }
        if isContinuous || abs(inside.y - first.y) < 2 { return inside }
        // A curve gets there by many small steps; what changes at once, or goes to and fro, is something else.
        let steps = zip(trail, trail.dropFirst()).map { $1 - $0 }
        let largest = steps.map(abs).max() ?? 0
        let isOneWay = steps.allSatisfy { $0 >= 0 } || steps.allSatisfy { $0 <= 0 }
        return isOneWay && largest < abs(inside.y - first.y) / 2 ? inside : first
    }

    /// Joined through the place where the slopes on both sides meet, if there is one: a corner stays sharp.
    private mutating func addCorner(from start: CurvePoint, to end: CurvePoint) {
        let turn = start.slope - end.slope
        let x = (end.y - start.y + start.slope * start.x - end.slope * end.x) / turn
        let y = start.y + start.slope * (x - start.x)
        guard abs(turn) > 1e-3, x > min(start.x, end.x), x < max(start.x, end.x) else {
            return addLine(from: start, to: end)
        }
        var corner = CurvePoint(
            coordinate: start.coordinate + (x - start.x) / evaluator.window.x.scale, x: x, y: y, slope: .nan, noise: 0)
        // Slopes beside a hole may be noise, and those beside a cusp lead too far.
        if y < min(start.y, end.y) - 0.25 || y > max(start.y, end.y) + 0.25 {
            let there = evaluator.point(corner.coordinate)
            guard there.isDefined, there.noise < 0.25 else { return addLine(from: start, to: end) }
            if abs(there.y - y) > 0.1 { corner = there }
        }
        addLine(from: start, to: corner)
        addLine(from: corner, to: end)
        pen = end
    }

    // MARK: Drawing

    private mutating func begin(at start: CurvePoint) {
        isAfterGap = false
        if let pen, pen.x == start.x, pen.y == start.y { return }
        curve.path.elements.append(.move(Point(start.x, start.y.clampedToPage)))
        straight = nil
    }

    /// Whether a line to this place can take the place of the one before: all places in between then lie on it.
    private mutating func prolongs(from start: Point, to end: Point) -> Bool {
        func slopes(from start: Point) -> ClosedRange<Double>? {
            let run = end.x - start.x
            guard run != 0 else { return nil }
            let ends = ((end.y - start.y - Self.straightness) / run, (end.y - start.y + Self.straightness) / run)
            return min(ends.0, ends.1)...max(ends.0, ends.1)
        }
        if let known = straight, let allowed = slopes(from: known.start) {
            let slope = (end.y - known.start.y) / (end.x - known.start.x)
            if known.slopes.contains(slope), (end.x - start.x) * (start.x - known.start.x) > 0 {
                straight = (known.start, known.slopes.clamped(to: allowed))
                return true
            }
        }
        straight = slopes(from: start).map { (start, $0) }
        return false
    }

    private mutating func addLine(from start: CurvePoint, to end: CurvePoint) {
        guard start.isDefined, end.isDefined else {
            pen = nil
            return
        }
        begin(at: start)
        pen = end
        if start.x == end.x && start.y == end.y { return }
        let (from, to) = (Point(start.x, start.y.clampedToPage), Point(end.x, end.y.clampedToPage))
        if prolongs(from: from, to: to) {
            curve.path.elements[curve.path.elements.count - 1] = .line(to)
        } else {
            curve.path.elements.append(.line(to))
        }
    }

    private mutating func addPiece(from start: CurvePoint, to end: CurvePoint) {
        guard start.slope.isFinite, end.slope.isFinite else { return addLine(from: start, to: end) }
        let third = (end.x - start.x) / 3
        let (first, second) = HermitePiece(from: start, to: end).controls
        let chord = (end.y - start.y) / 3
        guard abs(first - start.y - chord) + abs(end.y - second - chord) > 1e-3, abs(start.y) < 1e5, abs(end.y) < 1e5
        else { return addLine(from: start, to: end) }
        begin(at: start)
        pen = end
        straight = nil
        curve.path.elements.append(
            .curve(Point(start.x + third, first), Point(end.x - third, second), Point(end.x, end.y)))
    }
}

extension Double {
    /// Far outside of every page, and near enough for whatever draws there.
    fileprivate var clampedToPage: Double { Swift.min(Swift.max(self, -2e5), 2e5) }
}
