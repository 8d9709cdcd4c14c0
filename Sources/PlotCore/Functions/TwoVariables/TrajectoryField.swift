/// Lines along a field that cover it evenly (Jobard and Lefer 1997, Creating evenly-spaced streamlines of arbitrary density).
///
/// A new line starts one distance beside a line that is there, and ends where it comes nearer than half of that to any.
struct TrajectoryField {
    private(set) var lines: [Trajectory] = []
    private let flow: Flow
    private let separation: Double
    private var grid: [Int: [(place: Point, line: Int, order: Int)]] = [:]
    private let columns: Int
    private let budget: Int

    /// The part of the distance at which a line ends.
    private static let ending = 0.5
    /// The same for an orbit that closes.
    private static let orbitEnding = 0.2
    /// Lines shorter than this many distances are left out.
    private static let shortest = 1.5
    /// Evaluations at most, to a pixel of the window's width and height.
    private static let budgetPerPixel = 600

    /// - Parameters:
    ///   - separation: Pixels between lines.
    ///   - starts: Where lines are wanted first, whatever is near, and which way they go from there: along the field, against it.
    init(_ flow: Flow, separation: Double, starts: [(place: Point, sign: Double)] = []) {
        self.flow = flow
        self.separation = separation
        columns = Int(Double(flow.window.columns) / separation) + 3
        budget = Self.budgetPerPixel * (flow.window.columns + flow.window.rows)
        let window = flow.window
        guard !window.isEmpty else { return }
        for start in starts where flow.contains(start.place) {
            let knots = follow(from: start.place, sign: start.sign, line: lines.count, isFree: true)
            add(Trajectory(knots: start.sign > 0 ? knots.knots : knots.knots.reversed(), isClosed: false))
        }
        // From the middle outwards, then beside every line, then wherever there is room.
        let middle = Point(
            (window.x.places[0] + window.x.places[window.columns]) / 2,
            (window.y.places[0] + window.y.places[window.rows]) / 2)
        // Not the middle itself, where symmetric fields have an equilibrium.
        start(at: Point(middle.x + 0.37 * separation, middle.y + 0.21 * separation))
        var next = 0
        var row = window.y.places[0] + 0.5 * separation
        while true {
            while next < lines.count {
                seedBeside(lines[next])
                next += 1
                if flow.evaluations > budget { return }
            }
            guard row < window.y.places[window.rows] else { return }
            for column in stride(
                from: window.x.places[0] + 0.5 * separation, to: window.x.places[window.columns], by: separation)
            {
                start(at: Point(column, row))
            }
            row += separation
        }
    }

    var isComplete: Bool { flow.evaluations <= budget }

    private mutating func seedBeside(_ line: Trajectory) {
        var sinceLast = separation
        for (index, knot) in line.knots.enumerated() {
            if index > 0 {
                let previous = line.knots[index - 1].place
                sinceLast += abs(knot.place.x - previous.x) + abs(knot.place.y - previous.y)
            }
            guard sinceLast >= separation / 2 else { continue }
            sinceLast = 0
            for side in [1.0, -1] {
                start(
                    at: Point(
                        knot.place.x - side * separation * knot.direction.y,
                        knot.place.y + side * separation * knot.direction.x))
            }
        }
    }

    private mutating func start(at place: Point) {
        guard flow.contains(place), flow.direction(place) != nil, isFree(place, within: 0.98 * separation) else {
            return
        }
        let forward = follow(from: place, sign: 1, line: lines.count, isFree: false)
        if forward.isClosed {
            add(Trajectory(knots: forward.knots, isClosed: true))
            return
        }
        let backward = follow(from: place, sign: -1, line: lines.count, isFree: false, other: forward.knots)
        let line = Trajectory(knots: backward.knots.reversed() + forward.knots.dropFirst())
        if line.length >= Self.shortest * separation { add(line) }
    }

    private mutating func add(_ line: Trajectory) {
        guard line.knots.count > 1 else { return }
        for (order, knot) in line.knots.enumerated() {
            grid[key(knot.place), default: []].append((knot.place, lines.count, order))
        }
        lines.append(line)
    }

    private func cell(_ place: Point) -> (column: Int, row: Int) {
        let window = flow.window
        return (
            Int((place.x - window.x.places[0]) / separation) + 1, Int((place.y - window.y.places[0]) / separation) + 1
        )
    }

    private func key(_ place: Point) -> Int {
        let (column, row) = cell(place)
        return row * columns + column
    }

    /// Whether no line is nearer than that, which is at most the separation.
    private func isFree(_ place: Point, within distance: Double) -> Bool {
        let (column, row) = cell(place)
        for nearRow in row - 1...row + 1 {
            for nearColumn in column - 1...column + 1 {
                for other in grid[nearRow * columns + nearColumn] ?? [] {
                    let (x, y) = (other.place.x - place.x, other.place.y - place.y)
                    if x * x + y * y < distance * distance { return false }
                }
            }
        }
        return true
    }

    /// - Parameters:
    ///   - isFree: Whether the line may come near others.
    ///   - other: The same line's other half, which it may leave but not come back to.
    private func follow(
        from start: Point, sign: Double, line: Int, isFree isUnbound: Bool,
        other: [(place: Point, direction: Point)] = []
    ) -> (knots: [(place: Point, direction: Point)], isClosed: Bool) {
        guard let first = flow.direction(start) else { return ([], false) }
        var knots = [(place: start, direction: first)]
        var stepper = TrajectoryStepper(sign: sign)
        var travelled = 0.0
        var lengths = [0.0]
        let ending = Self.ending * separation
        /// How many knots are left of a line that came near another, unless it closes.
        var end: Int?
        let longestOrbit = 3 * Double(flow.window.columns + flow.window.rows)
        let longest = 20 * Double(flow.window.columns + flow.window.rows)
        while travelled < longest, flow.evaluations <= budget, let last = knots.last,
            let next = stepper.next(after: last.place, direction: last.direction, in: flow)
        {
            let (x, y) = (next.place.x - last.place.x, next.place.y - last.place.y)
            travelled += (x * x + y * y).squareRoot()
            if !isUnbound && !isFree(next.place, within: ending) {
                // An orbit that closes is drawn whole, even where orbits lie closer; others end where they came too near.
                end = end ?? knots.count
                if !isFree(next.place, within: Self.orbitEnding * separation) || travelled > longestOrbit { break }
            }
            if travelled > 2 * ending {
                // Back at the start, on the same line: closed. Near it, on another: the line winds.
                let (fromX, fromY) = (last.place.x - start.x, last.place.y - start.y)
                let (toX, toY) = (next.place.x - start.x, next.place.y - start.y)
                let before = sign * (fromX * first.x + fromY * first.y)
                let after = sign * (toX * first.x + toY * first.y)
                if before < 0 && after >= 0, abs(toX) + abs(toY) < 2 * TrajectoryStepper.longest {
                    let part = before / (before - after)
                    let aside = (fromX + (toX - fromX) * part) * first.y - (fromY + (toY - fromY) * part) * first.x
                    if abs(aside) < 0.25 && !isUnbound {
                        knots.append((start, first))
                        return (knots, true)
                    }
                }
                var isBack = false
                for (index, knot) in knots.enumerated() where travelled - lengths[index] > 4 * ending {
                    let (x, y) = (knot.place.x - next.place.x, knot.place.y - next.place.y)
                    // Around the start it may still come to close.
                    let limit = isUnbound || lengths[index] < 2 * ending ? 0.1 * ending : ending
                    if x * x + y * y < limit * limit {
                        isBack = true
                        break
                    }
                }
                for knot in other.dropFirst(isBack ? other.count : 0) where travelled > 3 * ending {
                    let (x, y) = (knot.place.x - next.place.x, knot.place.y - next.place.y)
                    let (awayX, awayY) = (knot.place.x - start.x, knot.place.y - start.y)
                    let isFarFromStart = awayX * awayX + awayY * awayY > ending * ending
                    if isFarFromStart && x * x + y * y < ending * ending { isBack = true; break }
                }
                if isBack { break }
            }
            knots.append(next)
            lengths.append(travelled)
        }
        return (end.map { Array(knots.prefix($0)) } ?? knots, false)
    }
}
