import Autodiff

/// The extent of a function over a stretch of x that axes should show.
///
/// It holds all values that bounds do not exclude, hairlines among them, give or take a hundredth. Where the function has poles it
/// is the greater part of the curve that counts, as a person would choose: of 1/x over −3…3 about −5…5.
struct FunctionExtent {
    private(set) var domain: Domain?

    private struct Cell {
        let lower, upper: Double
        let range: Interval
    }

    private let bounds: FunctionBounds?
    private let plain: (Double) -> Double
    private var seen: [(x: Double, y: Double)] = []
    private var least = Double.infinity
    private var most = -Double.infinity

    /// Cells to begin with, and how many bounds and values are asked for at most.
    private static let beginning = 8
    private static let budget = 400
    /// The share of x at each end of the values that a pole may take.
    private static let tail = 0.04

    init(_ bounds: FunctionBounds?, plain: @escaping (Double) -> Double, over range: ClosedRange<Double>) {
        self.bounds = bounds
        self.plain = plain
        guard range.lowerBound < range.upperBound, (range.upperBound - range.lowerBound).isFinite else {
            look(range.lowerBound)
            domain = least <= most ? Domain(least, most) : nil
            return
        }
        let isBounded = bounds == nil ? false : follow(range)
        if !isBounded { spread(over: range) }
        domain = least <= most ? Domain(least, most) : nil
    }

    private mutating func look(_ x: Double) {
        var y = Double.nan
        if let range = bounds?.jet(0, over: Interval(x)).value, range.isComplete {
            if range.range.isBounded && !range.range.isEmpty { y = range.range.midpoint }
        } else {
            y = plain(x)
        }
        guard y.isFinite else { return }
        seen.append((x, y))
        (least, most) = (min(least, y), max(most, y))
    }

    /// Halves the cells whose bounds leave room beyond what was seen, the widest room first.
    ///
    /// - Returns: Whether all room is used up or bounded.
    private mutating func follow(_ range: ClosedRange<Double>) -> Bool {
        guard let bounds else { return false }
        func cell(_ lower: Double, _ upper: Double) -> Cell {
            Cell(lower: lower, upper: upper, range: bounds.value(over: Interval(lower, upper)).range)
        }
        let width = range.upperBound - range.lowerBound
        func edge(_ index: Int) -> Double { range.lowerBound + width * (Double(index) / Double(Self.beginning)) }
        for index in 0...Self.beginning { look(edge(index)) }
        var cells = (0..<Self.beginning).map { cell(edge($0), edge($0 + 1)) }
        var count = 0
        while count < Self.budget {
            let slack = 0.01 * (most - least)
            func room(_ cell: Cell) -> Double {
                cell.range.isEmpty
                    ? 0 : least <= most ? max(cell.range.upper - most, least - cell.range.lower) : .infinity
            }
            cells.removeAll { !(room($0) > slack) || $0.upper - $0.lower < 0x1p-40 * width }
            guard
                let widest = cells.indices.max(by: {
                    (room(cells[$0]), -cells[$0].lower) < (room(cells[$1]), -cells[$1].lower)
                })
            else { return true }
            let parent = cells.remove(at: widest)
            let middle = parent.lower + (parent.upper - parent.lower) / 2
            look(middle)
            let halves = [cell(parent.lower, middle), cell(middle, parent.upper)]
            // An infinite room that does not shrink is a pole's.
            if !halves.allSatisfy(\.range.isBounded) && parent.upper - parent.lower < 0x1p-12 * width { return false }
            cells += halves
            count += 3
        }
        return cells.allSatisfy(\.range.isBounded)
    }

    /// Values all over the stretch; the few that poles make large do not count.
    private mutating func spread(over range: ClosedRange<Double>) {
        seen = []
        (least, most) = (.infinity, -.infinity)
        let count = 256
        for index in 0..<count {
            let wobble = 0.5 * (Double(index) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1) + 0.25
            look(range.lowerBound + (range.upperBound - range.lowerBound) * ((Double(index) + wobble) / Double(count)))
        }
        if bounds == nil { lookAtEnds(range, count) }
        let values = seen.map(\.y).sorted()
        guard values.count > 16 else { return }
        let cut = Int(Double(values.count) * Self.tail)
        let (low, high) = (values[cut], values[values.count - 1 - cut])
        let span = max(high - low, .leastNormalMagnitude)
        // What goes not far beyond the rest is no pole, and neither is what bounds would have shown to be one.
        if low - least > 1.5 * span, bounds != nil || grows(at: values[0]) { least = low }
        if most - high > 1.5 * span, bounds != nil || grows(at: values[values.count - 1]) { most = high }
    }

    /// Looks where the function ends: √x is least there.
    private mutating func lookAtEnds(_ range: ClosedRange<Double>, _ count: Int) {
        let step = (range.upperBound - range.lowerBound) / Double(count)
        for (one, other) in zip(seen, seen.dropFirst()) where other.x - one.x > 2 * step {
            for (inside, outside) in [(one.x, one.x + 2 * step), (other.x, other.x - 2 * step)] {
                var (inside, outside) = (inside, outside)
                for _ in 0..<40 {
                    let middle = inside / 2 + outside / 2
                    if plain(middle).isFinite { inside = middle } else { outside = middle }
                }
                let y = plain(inside)
                if abs(y) <= max(abs(least), abs(most)) { (least, most) = (min(least, y), max(most, y)) }
            }
        }
    }

    /// Whether the function goes on growing from the place where it was seen to be that large.
    private func grows(at extreme: Double) -> Bool {
        let places = seen.sorted { $0.x < $1.x }
        guard let index = places.firstIndex(where: { $0.y == extreme }), index > 0, index < places.count - 1 else {
            return false
        }
        var (low, high) = (places[index - 1].x, places[index + 1].x)
        var largest = abs(extreme)
        for _ in 0..<30 {
            let thirds = [low + (high - low) / 3, high - (high - low) / 3]
            let values = thirds.map { abs(plain($0)) }
            if values.contains(where: { !$0.isFinite }) { return true }
            largest = max(largest, values[0], values[1])
            if values[0] > values[1] { high = thirds[1] } else { low = thirds[0] }
        }
        return largest > 20 * abs(extreme)
    }
}
