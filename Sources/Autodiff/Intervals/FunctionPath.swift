/// One way through a function and its derivatives: what it computes for all points that answer its guards alike.
struct FunctionPath: Sendable {
    struct Guard: Sendable {
        let slot: Int
        /// What the value must be.
        let number: Double
        /// Whether the value is 0 or 1, so that there is one other way only.
        let isTruth: Bool
        /// Whether a path that begins like this one and goes the other way here is known.
        var hasSibling = false
    }

    let program: IntervalProgram
    private(set) var guards: [Guard]
    /// Where comparisons of the argument itself with constants allow points.
    private let restriction: Interval
    /// By order of the derivative: its place in the program's table.
    let results: [Int]

    /// Stages a function for an example point; nil if it is not made of scalars.
    init?(_ f: (Tensor) -> Tensor, derivatives: Int, at point: Double) {
        let trace = StagingTrace(example: [point, 1])
        let (x, one) = (trace.input(0), trace.input(1))
        // The 1 at which cotangents begin is an input, so that constants are multiplied in the program and not rounded here.
        let outputs = (0...derivatives).map { Self.derivative($0, of: f, at: x, one) }
        guard let (staged, guards) = trace.finishWithGuards(outputs) else { return nil }
        let groups = [guards.map(\.value) + [staged.outputs[0]]] + staged.outputs.dropFirst().map { [$0] }
        let program = IntervalProgram(staged, groups: groups, inputCount: 1, one: 1)
        self.program = program
        results = staged.outputs.map(program.slot)
        var restriction = Interval.entire
        self.guards = guards.map { value, number in
            let allowed = Self.restriction(staged, value, isTrue: number != 0)
            restriction = restriction.intersection(allowed ?? .entire)
            return Guard(
                slot: program.slot(of: value), number: number, isTruth: Self.isComparison(staged, value))
        }
        self.restriction = restriction
    }

    private static func derivative(_ order: Int, of f: (Tensor) -> Tensor, at x: Tensor, _ one: Tensor) -> Tensor {
        if order == 0 { return f(x) }
        let trace = ReverseTrace()
        let output = derivative(order - 1, of: f, at: trace.input(x), one)
        var cotangents = trace.pullback(one, from: output)
        return cotangents.take(0)
    }

    private static func isComparison(_ program: Program, _ value: Int) -> Bool {
        guard case .operation(let primitive, _, _, _) = program.values[value] else { return false }
        return primitive === Primitive.less || primitive === Primitive.lessOrEqual || primitive === Primitive.equal
    }

    /// Where the argument is if the comparison with a constant has that answer; nil for other values than such comparisons.
    private static func restriction(_ program: Program, _ value: Int, isTrue: Bool) -> Interval? {
        guard case .operation(let primitive, let a, let b, _) = program.values[value],
            primitive === Primitive.less || primitive === Primitive.lessOrEqual
        else { return nil }
        switch (program.values[Int(a)], program.values[Int(b)]) {
        case (.input(0), .constant(let bound)) where bound.isFinite:
            return isTrue ? Interval(unchecked: -.infinity, bound) : Interval(unchecked: bound, .infinity)
        case (.constant(let bound), .input(0)) where bound.isFinite:
            return isTrue ? Interval(unchecked: bound, .infinity) : Interval(unchecked: -.infinity, bound)
        default: return nil
        }
    }

    /// What is known of the points of an interval that go this way.
    enum Outcome<Result> {
        /// There are none.
        case impossible
        /// Some points may go on from here by a way that is not known.
        case unknown
        case possible(Result)
    }

    /// Encloses the derivatives of two orders, the second not below the first.
    func outcome(over x: Interval, order: Int, next: Int) -> Outcome<(value: Enclosure, next: Enclosure)> {
        outcome(over: x, through: next) { (value: $0[results[order]], next: $0[results[next]]) }
    }

    /// Encloses all derivatives up to an order, and reads from the table what is wanted of them.
    func outcome<Result>(
        over x: Interval, through order: Int, _ read: (UnsafeMutablePointer<Enclosure>) -> Result
    ) -> Outcome<Result> {
        if guards.isEmpty { return program.run(x, through: order) { .possible(read($0)) } }
        let outcome: Outcome<Result> = program.run(x, through: order) { table in
            for one in guards {
                let value = table[one.slot]
                let isCertain =
                    value.range.isPoint && value.range.lower == one.number && !value.doubts.contains(.undefined)
                if !isCertain && !one.hasSibling { return .unknown }
                if !value.range.contains(one.number) { return .impossible }
            }
            return .possible(read(table))
        }
        guard case .possible = outcome else { return outcome }
        let inside = x.intersection(restriction)
        if inside == x { return outcome }
        if inside.isEmpty { return .impossible }
        return program.run(inside, through: order) { .possible(read($0)) }
    }

    /// Whether the other path answers all guards alike.
    func isSame(as other: FunctionPath) -> Bool {
        guards.count == other.guards.count && zip(guards, other.guards).allSatisfy { $0.number == $1.number }
    }

    /// Notes where the other path turns off.
    mutating func note(_ other: FunctionPath) {
        let turn = zip(guards, other.guards).enumerated().first { $0.element.0.number != $0.element.1.number }
        if let turn, guards[turn.offset].isTruth { guards[turn.offset].hasSibling = true }
    }
}
