import CVectorMath

/// A program for a single point: every value has its place in a table of numbers.
///
/// A call takes tens of nanoseconds, so its memory is its own: arrays would count references, at five nanoseconds each.
final class ScalarProgram: @unchecked Sendable {
    private let instructions: UnsafeMutableBufferPointer<VectorScalarInstruction>

    /// The table before a call: places for three arguments, then the values, with the constants in their places.
    private let numbers: UnsafeMutableBufferPointer<Double>

    /// Where in the table up to three results are, and the truth value that tells whether they are the function's.
    private let results: (Int, Int, Int)
    private let passes: Int?

    private static let argumentCount = 3

    init(_ program: Program) {
        func place(_ value: Int) -> Int {
            if case .input(let position) = program.values[value] { position } else { value + Self.argumentCount }
        }
        var instructions: [VectorScalarInstruction] = []
        var numbers = [Double](repeating: 0, count: Self.argumentCount + program.values.count)
        let live = program.liveValues()
        for (index, value) in program.values.enumerated() where live[index] {
            switch value {
            case .input: break
            case .constant(let number): numbers[place(index)] = number
            case .captured: programmerMistake("compile: the function captures a value of a transform that is under way")
            case .operation(let primitive, let a, let b, let c):
                guard case .elementwise(_, let function) = primitive.operation else { continue }
                func operand(_ value: Int32) -> Int32 { Int32(place(Int(value))) }
                instructions.append(
                    VectorScalarInstruction(
                        function: function, result: Int32(place(index)), a: operand(a), b: operand(b), c: operand(c)))
            }
        }
        self.instructions = .allocate(capacity: instructions.count)
        self.numbers = .allocate(capacity: numbers.count)
        _ = self.instructions.initialize(from: instructions)
        _ = self.numbers.initialize(from: numbers)
        func result(_ position: Int) -> Int {
            position < program.outputs.count ? place(program.outputs[position]) : 0
        }
        results = (result(0), result(1), result(2))
        passes = program.passes.map(place)
    }

    deinit {
        instructions.deallocate()
        numbers.deallocate()
    }

    /// Up to three results for up to three arguments, what is not there being 0; nil if this is not the way through the
    /// function that the arguments take.
    func run(_ x: Double, _ y: Double, _ z: Double) -> (Double, Double, Double)? {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: numbers.count) { table in
            guard let table = table.baseAddress, let source = numbers.baseAddress else { return nil }
            table.initialize(from: source, count: numbers.count)
            (table[0], table[1], table[2]) = (x, y, z)
            if let first = instructions.baseAddress { vectorRunScalars(first, instructions.count, table) }
            if let passes, table[passes] != 1 { return nil }
            return (table[results.0], table[results.1], table[results.2])
        }
    }
}
