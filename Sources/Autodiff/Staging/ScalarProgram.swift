import CVectorMath

/// A program for a single point: every value has its place in a table of numbers.
///
/// A call takes tens of nanoseconds, so its memory is its own: arrays would count references, at five nanoseconds each.
final class ScalarProgram: @unchecked Sendable {
    private let instructions: UnsafeMutablePointer<VectorScalarInstruction>
    private let constants: UnsafeMutablePointer<Double>
    private let program: UnsafeMutablePointer<VectorScalarProgram>

    /// Valid as long as this.
    var pointer: UnsafePointer<VectorScalarProgram> { UnsafePointer(program) }

    private static let argumentCount = 3

    init(_ program: Program) {
        var layout = Layout(program, argumentCount: Self.argumentCount)
        layout.run()
        instructions = .allocate(capacity: layout.instructions.count)
        constants = .allocate(capacity: layout.constants.count)
        instructions.initialize(from: layout.instructions, count: layout.instructions.count)
        constants.initialize(from: layout.constants, count: layout.constants.count)
        func result(_ position: Int) -> Int32 {
            position < program.outputs.count ? layout.places[program.outputs[position]] : 0
        }
        self.program = .allocate(capacity: 1)
        self.program.initialize(
            to: VectorScalarProgram(
                instructions: instructions, instructionCount: layout.instructions.count, constants: constants,
                constantCount: layout.constants.count, numberCount: layout.numberCount,
                circle: vectorSineAndCosineScalar(), results: (result(0), result(1), result(2)),
                passes: program.passes.map { layout.places[$0] } ?? -1))
    }

    deinit {
        instructions.deallocate()
        constants.deallocate()
        program.deallocate()
    }
}

/// Finds the places: those of arguments, then those of constants, then those of what is computed.
private struct Layout {
    let program: Program
    private(set) var places: [Int32]
    private(set) var instructions: [VectorScalarInstruction] = []
    private(set) var constants: [Double] = []
    private(set) var numberCount: Int
    private let live: [Bool]

    init(_ program: Program, argumentCount: Int) {
        self.program = program
        numberCount = argumentCount
        live = program.liveValues()
        places = [Int32](repeating: 0, count: program.values.count)
    }

    mutating func run() {
        var circles = CirclePairs()
        for (index, value) in program.values.enumerated() where live[index] {
            switch value {
            case .input(let position): places[index] = Int32(position)
            case .constant(let number):
                constants.append(number)
                assign(index)
            case .captured: programmerMistake("compile: the function captures a value of a transform that is under way")
            case .operation(let primitive, let a, _, _): circles.note(index, primitive, of: Int(a))
            }
        }
        let partners = circles.partners
        for (index, value) in program.values.enumerated() where live[index] {
            guard case .operation(let primitive, let a, let b, let c) = value,
                case .elementwise(_, let function) = primitive.operation
            else { continue }
            let partner = partners[index]
            if let partner, partner < index { continue }  // computed together with it
            assign(index)
            if let partner { assign(partner) }
            let isCosine = primitive.kernel == .cosine
            let (result, second) = (places[index], partner.map { places[$0] } ?? -1)
            instructions.append(
                VectorScalarInstruction(
                    function: function, result: partner != nil && isCosine ? second : result,
                    second: partner != nil && isCosine ? result : second, a: places[Int(a)], b: places[Int(b)],
                    c: places[Int(c)]))
        }
    }

    private mutating func assign(_ index: Int) {
        places[index] = Int32(numberCount)
        numberCount += 1
    }
}
