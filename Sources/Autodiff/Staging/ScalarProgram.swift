import CVectorMath

/// A program for a single point: every value has its place in a table of numbers, and nothing is allocated on a call.
struct ScalarProgram: Sendable {
    private let instructions: [VectorScalarInstruction]
    /// The table before a call, with the constants in their places.
    private let numbers: [Double]
    private let inputs: [(place: Int, position: Int)]
    private let results: [Int]

    init(_ program: Program) {
        var instructions: [VectorScalarInstruction] = []
        var numbers = [Double](repeating: 0, count: program.values.count)
        var inputs: [(place: Int, position: Int)] = []
        let live = program.liveValues()
        for (place, value) in program.values.enumerated() where live[place] {
            switch value {
            case .input(let position): inputs.append((place, position))
            case .constant(let number): numbers[place] = number
            case .captured: programmerMistake("compile: the function captures a value of a transform that is under way")
            case .operation(let primitive, let a, let b, let c):
                guard case .elementwise(_, let function) = primitive.operation else { continue }
                instructions.append(
                    VectorScalarInstruction(function: function, result: Int32(place), a: a, b: b, c: c))
            }
        }
        self.instructions = instructions
        self.numbers = numbers
        self.inputs = inputs
        results = program.results
    }

    /// Runs for these arguments, and gives `read` a way to the results by position.
    func run<Result>(_ x: Double, _ y: Double = 0, _ z: Double = 0, _ read: ((Int) -> Double) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: Swift.max(1, numbers.count)) { table in
            if let base = table.baseAddress {
                numbers.withUnsafeBufferPointer { numbers in
                    if let source = numbers.baseAddress { base.initialize(from: source, count: numbers.count) }
                }
                for (place, position) in inputs { base[place] = position == 0 ? x : position == 1 ? y : z }
                instructions.withUnsafeBufferPointer { instructions in
                    if let first = instructions.baseAddress { vectorRunScalars(first, instructions.count, base) }
                }
            }
            return read { table[results[$0]] }
        }
    }
}

extension VectorScalarInstruction: @unchecked @retroactive Sendable {}
