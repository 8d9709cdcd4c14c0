/// A function of two variables made ready to be bounded over many rectangles, with its gradient.
///
/// ```swift
/// let circle = FieldBounds(of: { x, y in x * x + y * y - 1 }, over: -2...2, -2...2)
/// circle.value(over: Interval(1, 2), Interval(0.5, 1)).range.contains(0)    // false: the curve is not there
/// ```
/// The bounds mean what those of `FunctionBounds` mean. Of a function with `if` or `while` the way of the middle of the domain
/// is known alone: rectangles that may go another are unknown, and `Enclosure.isComplete` says so.
public struct FieldBounds: Sendable {
    private var program: IntervalProgram?
    private var guards: [(slot: Int, number: Double)] = []
    /// The places of the value and of the derivatives by x and y.
    private var results: [Int] = []

    /// Stages the function at the middle of the domain.
    public init(
        of f: (Tensor, Tensor) -> Tensor, over x: ClosedRange<Double>, _ y: ClosedRange<Double>
    ) {
        let trace = StagingTrace(example: [Interval(x).midpoint, Interval(y).midpoint, 1])
        let (x, y, one) = (trace.input(0), trace.input(1), trace.input(2))
        let reverse = ReverseTrace()
        let output = f(reverse.input(x), reverse.input(y))
        let value = reverse.value(of: output)
        var cotangents = reverse.pullback(one, from: output)
        let gradient = [cotangents.take(0), cotangents.take(1)]
        guard let (staged, guards) = trace.finishWithGuards([value] + gradient) else { return }
        let groups = [guards.map(\.value) + [staged.outputs[0]], Array(staged.outputs.dropFirst())]
        let program = IntervalProgram(staged, groups: groups, inputCount: 2, one: 2)
        self.program = program
        self.guards = guards.map { (program.slot(of: $0.value), $0.number) }
        results = staged.outputs.map(program.slot)
    }

    /// Whether the function computes with scalars alone, so that anything is known.
    package var isStaged: Bool { program != nil }

    /// Whether there is no `if` in the function that asks for a number: one way through it is all there is.
    package var isSingleWay: Bool { program != nil && guards.isEmpty }

    /// Bounds of the function; where it is continuous, as tight as the gradient and the mean value theorem make them.
    public func value(over x: Interval, _ y: Interval) -> Enclosure {
        let (value, byX, byY) = enclosures(x, y, through: 1)
        let canUseSlopes =
            value.doubts.isEmpty && !byX.doubts.union(byY.doubts).contains(.undefined)
            && [x, y, byX.range, byY.range].allSatisfy { $0.isBounded && !$0.isEmpty }
        if !canUseSlopes || x.isPoint && y.isPoint { return value }
        let (middleX, middleY) = (Interval(x.midpoint), Interval(y.midpoint))
        let middle = enclosures(middleX, middleY, through: 0).value.range
        let tighter = middle + byX.range * (x - middleX) + byY.range * (y - middleY)
        let both = value.range.intersection(tighter)
        return both.isEmpty ? value : Enclosure(both)
    }

    /// Bounds of the derivatives by x and by y.
    public func gradient(over x: Interval, _ y: Interval) -> (x: Enclosure, y: Enclosure) {
        let (_, byX, byY) = enclosures(x, y, through: 1)
        return (byX, byY)
    }

    private func enclosures(
        _ x: Interval, _ y: Interval, through group: Int
    ) -> (value: Enclosure, byX: Enclosure, byY: Enclosure) {
        guard let program else { return (.unknown, .unknown, .unknown) }
        if x.isEmpty || y.isEmpty { return (.nowhere, .nowhere, .nowhere) }
        return program.run(x, y, through: group) { table in
            for (slot, number) in guards where table[slot] != Enclosure(Interval(number)) {
                return (.unknown, .unknown, .unknown)
            }
            return (table[results[0]], table[results[1]], table[results[2]])
        }
    }
}
