import Autodiff

/// Where a level curve crosses the lattice's lines: at most once between two neighbouring corners.
struct LevelCrossings {
    /// How a curve meets a line of the lattice.
    enum Kind {
        /// The function is above the level on one side and not on the other.
        case crossing
        /// It comes to the level and goes back, as (x² + y² − 1)² does.
        case touch
        /// It has the level where its domain ends, as √(1 − x² − y²) does.
        case edge
    }

    struct Node {
        /// In pixels.
        var place: Point
        var kind: Kind
    }

    private(set) var nodes: [Node] = []
    /// By edge: its node.
    private(set) var nodeOfEdge: [Int: Int] = [:]
    private let cells: LevelCells
    private let window: FieldWindow
    private let field: PlaneField
    private let level: Double
    private var slots: [Int32]
    private var values: [Double] = []
    private var slopes: [(x: Double, y: Double)] = []

    /// An edge in the making: from one corner along x or y to the next.
    private struct Span {
        var edge: Int
        var column: Int
        var row: Int
        var alongX: Bool
        var isProven: Bool
        var (low, high) = (0.0, 1.0)
        var (lowValue, highValue): (Double, Double)
        var weight = 0
        let scale: Double

        init(edge: Int, column: Int, row: Int, alongX: Bool, isProven: Bool, from: Double, to: Double) {
            (self.edge, self.column, self.row, self.alongX, self.isProven) = (edge, column, row, alongX, isProven)
            (lowValue, highValue) = (from, to)
            scale = min(abs(from), abs(to))
        }
    }

    init(_ cells: LevelCells, _ field: PlaneField, level: Double) {
        (self.cells, window, self.field, self.level) = (cells, cells.window, field, level)
        slots = Array(repeating: -1, count: (window.columns + 1) * (window.rows + 1))
        evaluateCorners()
        var seen: Set<Int> = []
        seen.reserveCapacity(cells.active.count * 3)
        var spans: [Span] = []
        for cell in cells.active {
            let (row, column) = cell.quotientAndRemainder(dividingBy: window.columns)
            for (edge, edgeColumn, edgeRow, alongX) in edges(column, row) where seen.insert(edge).inserted {
                spans += inspect(edge, edgeColumn, edgeRow, alongX)
            }
        }
        solve(spans)
    }

    /// A cell's edges: above, right, below, left, each with its first corner.
    func edges(_ column: Int, _ row: Int) -> [(edge: Int, column: Int, row: Int, alongX: Bool)] {
        let corner = row * (window.columns + 1) + column
        let below = corner + window.columns + 1
        return [
            (2 * corner, column, row, true), (2 * (corner + 1) + 1, column + 1, row, false),
            (2 * below, column, row + 1, true), (2 * corner + 1, column, row, false),
        ]
    }

    /// The crossings on the rim of a block of cells.
    func rim(_ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>) -> [Int] {
        var rim: [Int] = []
        for row in rows {
            for column in columns {
                let edges = edges(column, row)
                let isOuter = [
                    row == rows.lowerBound, column == columns.upperBound, row == rows.upperBound,
                    column == columns.lowerBound,
                ]
                for index in 0..<4 where isOuter[index] {
                    if let node = nodeOfEdge[edges[index].edge] { rim.append(node) }
                }
            }
        }
        return rim
    }

    /// What is above zero at a corner of an active cell is above the level.
    func value(_ column: Int, _ row: Int) -> Double {
        let slot = slots[row * (window.columns + 1) + column]
        return slot < 0 ? .nan : values[Int(slot)]
    }

    private mutating func evaluateCorners() {
        var (x, y): ([Double], [Double]) = ([], [])
        var (openX, openY): ([Double], [Double]) = ([], [])
        var openSlots: [Int] = []
        let width = window.columns + 1
        // Cells that are not proven come first, as gradients are needed for their corners alone.
        for isOpen in [true, false] {
            for cell in cells.active {
                let (row, column) = cell.quotientAndRemainder(dividingBy: window.columns)
                guard (cells.state(column, row) == .open) == isOpen else { continue }
                for corner in [
                    row * width + column, row * width + column + 1, (row + 1) * width + column,
                    (row + 1) * width + column + 1,
                ]
                where slots[corner] < 0 {
                    slots[corner] = Int32(x.count)
                    let (cornerRow, cornerColumn) = corner.quotientAndRemainder(dividingBy: width)
                    x.append(window.x.values[cornerColumn])
                    y.append(window.y.values[cornerRow])
                    if isOpen { openSlots.append(x.count - 1) }
                }
            }
            if isOpen { (openX, openY) = (x, y) }
        }
        let level = level
        values = field.values(x, y).map { $0 - level }
        slopes = field.gradients(openX, openY)
    }

    private mutating func inspect(_ edge: Int, _ column: Int, _ row: Int, _ alongX: Bool) -> [Span] {
        let (endColumn, endRow) = alongX ? (column + 1, row) : (column, row + 1)
        let (from, to) = (value(column, row), value(endColumn, endRow))
        let isProven =
            cells.state(column, row) == .proven
            || (alongX ? cells.state(column, row - 1) : cells.state(column - 1, row)) == .proven
        if from.isFinite && to.isFinite && (from > 0) != (to > 0) {
            return [
                Span(edge: edge, column: column, row: row, alongX: alongX, isProven: isProven, from: from, to: to)
            ]
        }
        if isProven { return [] }
        if from.isFinite && to.isFinite {
            if let part = touch(column, row, alongX, from, to) {
                add(edge, column, row, alongX, part, .touch)
                return []
            }
            return isBroken(column, row, alongX) ? probe(edge, column, row, alongX, from, to) : []
        }
        if from.isFinite != to.isFinite, let found = domainEdge(column, row, alongX, from, to) {
            add(edge, column, row, alongX, found.part, found.kind)
        }
        return []
    }

    /// Whether the function may jump on one side of an edge.
    private func isBroken(_ column: Int, _ row: Int, _ alongX: Bool) -> Bool {
        cells.isBroken(column, row) || (alongX ? cells.isBroken(column, row - 1) : cells.isBroken(column - 1, row))
    }

    /// Near a jump the curve may hide between two corners of one sign: a look at four places between them.
    private func probe(
        _ edge: Int, _ column: Int, _ row: Int, _ alongX: Bool, _ from: Double, _ to: Double
    ) -> [Span] {
        var (last, lastPart) = (from, 0.0)
        var spans: [Span] = []
        for part in [0.2, 0.4, 0.6, 0.8, 1] {
            let place = data(column, row, alongX, part)
            let value = part == 1 ? to : field.value(place.x, place.y) - level
            if value.isFinite && last.isFinite && (value > 0) != (last > 0) {
                var span = Span(
                    edge: edge, column: column, row: row, alongX: alongX, isProven: false, from: last, to: value)
                (span.low, span.high) = (lastPart, part)
                spans.append(span)
            }
            (last, lastPart) = (value, part)
        }
        return spans
    }

    private mutating func add(
        _ edge: Int, _ column: Int, _ row: Int, _ alongX: Bool, _ part: Double, _ kind: Kind
    ) {
        nodeOfEdge[edge] = nodes.count
        let place =
            alongX
            ? Point(window.x.place(column, part: part), window.y.places[row])
            : Point(window.x.places[column], window.y.place(row, part: part))
        nodes.append(Node(place: place, kind: kind))
    }

    private func data(_ column: Int, _ row: Int, _ alongX: Bool, _ part: Double) -> (x: Double, y: Double) {
        alongX
            ? (window.x.value(column, part: part), window.y.values[row])
            : (window.x.values[column], window.y.value(row, part: part))
    }

    /// All sign changes at once: regula falsi with the Illinois rule, each round one call for all that are left.
    private mutating func solve(_ spans: [Span]) {
        var spans = spans
        var round = 0
        while !spans.isEmpty && round < 48 {
            round += 1
            let parts = spans.map { span in
                // Where there may be a jump both ends must close in.
                if span.isProven && round < 12 {
                    let part = span.low + (span.high - span.low) * (span.lowValue / (span.lowValue - span.highValue))
                    return min(max(part, span.low), span.high)
                }
                return (span.low + span.high) / 2
            }
            let places = zip(spans, parts).map { data($0.column, $0.row, $0.alongX, $1) }
            let found = field.values(places.map(\.x), places.map(\.y))
            var left: [Span] = []
            for index in spans.indices {
                var span = spans[index]
                let (part, value) = (parts[index], found[index] - level)
                guard value.isFinite else { continue }
                if (value > 0) == (span.lowValue > 0) {
                    (span.low, span.lowValue) = (part, value)
                    if span.weight < 0 { span.highValue /= 2 }
                    span.weight = -1
                } else {
                    (span.high, span.highValue) = (part, value)
                    if span.weight > 0 { span.lowValue /= 2 }
                    span.weight = 1
                }
                if span.isProven {
                    if abs(value) <= 1e-3 * span.scale || span.high - span.low < 1e-3 {
                        add(span.edge, span.column, span.row, span.alongX, part, .crossing)
                    } else {
                        left.append(span)
                    }
                } else if let isCrossing = isCrossing(span, round: round) {
                    if isCrossing { add(span.edge, span.column, span.row, span.alongX, part, .crossing) }
                } else {
                    left.append(span)
                }
            }
            spans = left
        }
    }

    /// Whether a change of sign is a crossing; nil where it is too early to tell.
    ///
    /// Where the function is proven continuous it is. A jump stays as high however near one looks, a pole grows.
    private func isCrossing(_ span: Span, round: Int) -> Bool? {
        guard round == 10 || round == 16 || round == 24 || round >= 44 else { return nil }
        let (start, end) = (
            data(span.column, span.row, span.alongX, span.low), data(span.column, span.row, span.alongX, span.high)
        )
        let x = Interval(min(start.x, end.x), max(start.x, end.x))
        let y = Interval(min(start.y, end.y), max(start.y, end.y))
        let value = field.enclosure(x, y)
        if value.isComplete && value.isContinuous { return true }
        let rest = min(abs(span.lowValue), abs(span.highValue))
        // The smaller side shrinks in step with the distance where there is a root of whatever kind on that side.
        if value.isComplete || round == 10 {
            if rest > 0.25 * span.scale && round <= 16 { return false }
        }
        let isClosed = abs(span.lowValue) + abs(span.highValue) <= 0.02 * span.scale
        if round >= 44 { return isClosed }
        return isClosed && !value.isComplete && round >= 24 ? true : nil
    }

    /// Where along an edge the function comes nearest to the level without crossing it, if it has the level there.
    private func touch(_ column: Int, _ row: Int, _ alongX: Bool, _ from: Double, _ to: Double) -> Double? {
        let sign = from > 0 ? 1.0 : -1.0
        let direction = alongX ? window.x.unit(column) : window.y.unit(row)
        func slope(_ column: Int, _ row: Int) -> Double {
            let slot = Int(slots[row * (window.columns + 1) + column])
            guard slot >= 0 && slot < slopes.count else { return .nan }
            return (alongX ? slopes[slot].x : slopes[slot].y) * direction * sign
        }
        var (lowSlope, highSlope) = (slope(column, row), alongX ? slope(column + 1, row) : slope(column, row + 1))
        guard lowSlope < 0, highSlope > 0 else { return nil }
        // Even a parabola that comes down to the level has such slopes; a kink steeper ones.
        guard lowSlope < -0.5 * abs(from) || highSlope > 0.5 * abs(to) else { return nil }
        let height = max(abs(from), abs(to))
        var (low, high) = (0.0, 1.0)
        var best = (part: 0.5, value: Double.infinity)
        for round in 0..<60 {
            var part = (low + high) / 2
            if round < 20 && round % 3 != 2 {
                part = low + (high - low) * (lowSlope / (lowSlope - highSlope))
                part = min(max(part, low + 1e-3 * (high - low)), high - 1e-3 * (high - low))
            }
            let place = data(column, row, alongX, part)
            let value = abs(field.value(place.x, place.y) - level)
            if value < best.value { best = (part, value) }
            if value <= 1e-9 * height { return part }
            // Too high to come down to the level before the other end.
            if round == 6 && best.value > 0.3 * height { return nil }
            let gradient = field.gradient(place.x, place.y)
            let slope = (alongX ? gradient.x : gradient.y) * direction * sign
            if slope < 0 {
                (low, lowSlope) = (part, slope)
            } else if slope > 0 {
                (high, highSlope) = (part, slope)
            } else {
                break
            }
            if high - low < 1e-13 { break }
        }
        guard best.value <= 1e-3 * height else { return nil }
        // As near zero as rounding lets it come.
        let place = data(column, row, alongX, best.part)
        let exact = field.enclosure(Interval(place.x), Interval(place.y))
        return best.value <= 1e-9 * height || exact.range.contains(level) ? best.part : nil
    }

    /// Where along an edge that leaves the function's domain it has the level: at the domain's very end, or before it.
    private func domainEdge(
        _ column: Int, _ row: Int, _ alongX: Bool, _ from: Double, _ to: Double
    ) -> (part: Double, kind: Kind)? {
        let end = from.isFinite ? (part: 0.0, value: from) : (part: 1.0, value: to)
        var (inside, outside) = (end.part, 1 - end.part)
        var last = end.value
        var (rounds, found) = (0, 0)
        func value(_ part: Double) -> Double {
            let place = data(column, row, alongX, part)
            return field.value(place.x, place.y) - level
        }
        while rounds < 60 && (last > 0) == (end.value > 0) {
            rounds += 1
            let part = (inside + outside) / 2
            let value = value(part)
            if value.isFinite { (inside, last) = (part, value) } else { outside = part }
            if inside != end.part { found += 1 }
            if found == 8 && abs(last) > 0.5 * abs(end.value) { return nil }
            if abs(last) <= 1e-6 * abs(end.value) { return (inside, .edge) }
        }
        if (last > 0) == (end.value > 0) { return abs(last) <= 1e-4 * abs(end.value) ? (inside, .edge) : nil }
        // The sign changes before the domain ends.
        var (low, high) = (end.part, inside)
        for _ in 0..<40 {
            let part = (low + high) / 2
            if (value(part) > 0) == (end.value > 0) { low = part } else { high = part }
        }
        let (start, stop) = (data(column, row, alongX, low), data(column, row, alongX, high))
        let bounds = field.enclosure(
            Interval(min(start.x, stop.x), max(start.x, stop.x)), Interval(min(start.y, stop.y), max(start.y, stop.y)))
        let rest = abs(value(low)) + abs(value(high))
        return bounds.isComplete && bounds.isContinuous || rest <= 1e-6 * abs(end.value) ? (low, .crossing) : nil
    }
}
