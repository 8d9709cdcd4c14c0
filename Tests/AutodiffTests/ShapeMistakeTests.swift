import Testing

@testable import Autodiff

// Exit tests that are told which mistake to make came with Swift 6.3.
#if compiler(>=6.3)
    private let three: Tensor = [1, 2, 3]
    private let four: Tensor = [1, 2, 3, 4]
    private let matrix = Tensor([[1, 2, 3], [4, 5, 6]])

    /// Every operation that a shape can be wrong for: what is done, and what the message must say.
    private let mistakes: [(message: String, body: @Sendable () -> Void)] = [
        ("add: shapes [3] and [4] do not match", { _ = three + four }),
        ("subtract: shapes [2, 3] and [4] do not match", { _ = matrix - four }),
        ("multiply: shapes [4] and [2, 3] do not match", { _ = four * matrix }),
        ("divide: shapes [2, 3] and [3, 2] do not match", { _ = matrix / matrix.transposed() }),
        ("add: shapes [3] and [4] do not match", { _ = grad { v in sum(v + four) }(three) }),
        ("add: shapes [3] and [4] do not match", { _ = jvp({ v in v + four }, at: three, along: 1) }),
        ("add: shapes [3] and [4] do not match", { _ = vmap { v in v + four }(matrix) }),
        ("less: shapes [3] and [4] do not match", { _ = three .< four }),
        ("equal: shapes [3] and [4] do not match", { _ = three .== four }),
        ("select: shapes [3] and [4] do not match", { _ = select(three .> 1, four, 0) }),
        ("select: shapes [3] and [3] and [4] do not match", { _ = select(three .> 1, three, four) }),
        (".&: shapes [3] and [4] do not match", { _ = (three .> 1) .& (four .> 1) }),
        (".|: shapes [3] and [4] do not match", { _ = (three .> 1) .| (four .> 1) }),
        ("<: of shape [3] there is no single answer", { _ = three < 2 }),
        ("clamp: shapes [3] and [4] do not match", { _ = clamp(three, 0, four) }),
        ("matmul: shapes [2, 3] and [4] do not match", { _ = matmul(matrix, four) }),
        ("matmul: shapes [2, 3] and [2, 3] do not match", { _ = matmul(matrix, matrix) }),
        ("matmul: shapes [] and [3] do not match", { _ = matmul(2, three) }),
        ("dot: shapes [3] and [4] do not match", { _ = dot(three, four) }),
        ("dot: shapes [2, 3] and [4] do not match", { _ = dot(matrix, four) }),
        ("reshape: shape [3] has not the count of [2, 2]", { _ = three.reshaped(to: [2, 2]) }),
        ("broadcast: shape [3] cannot be repeated to [4]", { _ = three.broadcast(to: [4]) }),
        (
            "concatenate: shapes [2, 3] and [1, 4] do not match beside axis 0",
            { _ = concatenate([matrix, four.reshaped(to: [1, 4])]) }
        ),
        ("concatenate: shape [3] has no axis 1", { _ = concatenate([three, four], axis: 1) }),
        ("stack: shapes [3] and [4] are not the same", { _ = stack([three, four]) }),
        ("a matrix with rows of 2 and of 1 numbers", { _ = Tensor([[1, 2], [3]]) }),
        ("sum: shape [3] has no axis 1", { _ = sum(three, axis: 1) }),
        ("mean: shape [2, 3] has no axis 2", { _ = mean(matrix, axis: 2) }),
        ("max: shape [3] has no axis -1", { _ = max(three, axis: -1) }),
        ("min: shape [3] has no axis 1", { _ = min(three, axis: 1) }),
        ("cumulativeSum: shape [] has no axis 0", { _ = cumulativeSum(2) }),
        ("logSumExp: shape [3] has no axis 1", { _ = logSumExp(three, axis: 1) }),
        ("softmax: shape [2, 3] has no axis 2", { _ = softmax(matrix, axis: 2) }),
        ("subscript: index 3 of a vector with 3 elements", { _ = three[3] }),
        ("subscript: index 2 of a tensor of shape [2, 3], axis 0, with 2 elements", { _ = matrix[2] }),
        ("subscript: index 3 of a tensor of shape [2, 3], axis 1, with 3 elements", { _ = matrix[..., 3] }),
        ("subscript: a scalar has no elements", { _ = Tensor(2)[0] }),
        ("subscript: shape [3] has no axis 1", { _ = three[..., 0] }),
        ("slice: elements 1..<5 of a vector with 3 elements", { _ = three[1..<5] }),
        ("slice: elements 4... of a vector with 3 elements", { _ = three[4...] }),
        ("slice: elements 0..<4 of a tensor of shape [2, 3], axis 1, with 3 elements", { _ = matrix[..., ...3] }),
        ("iteration: a scalar has no elements", { for _ in Tensor(2) {} }),
        ("Double: a tensor of shape [3] is not one number", { _ = Double(three) }),
        ("grad: the function must give a scalar, and its result has shape [3]", { _ = grad { $0 * 2 }(three) }),
        ("valueAndGrad: the function must give a scalar", { _ = valueAndGrad { $0 * 2 }(three) }),
        ("grad: argument 2 of a function of 2", { _ = grad({ x, y in x * y }, argument: 2) }),
        ("jacfwd: argument 3 of a function of 3", { _ = jacfwd({ x, y, z in x * y * z }, argument: 3)(1, 2, 3) }),
        ("jvp: a tangent of shape [4] for an argument of shape [3]", { _ = jvp({ $0 }, at: three, along: four) }),
        ("vjp: a cotangent of shape [4] for a value of shape [3]", { _ = vjp({ $0 }, at: three).pullback(four) }),
        ("vmap: arguments of shapes [3] and [4] do not have equally many", { _ = vmap { x, y in x * y }(three, four) }),
        ("vmap: no argument is a vector", { _ = vmap { $0 * 2 }(2) }),
        ("vmap: argument 1 is a scalar", { _ = vmap({ x, y in x * y }, over: [0, 1])(three, 2) }),
        ("vmap: argument 2 of a function of 2", { _ = vmap({ x, y in x * y }, over: [2])(three, 2) }),
        (
            "vmap: the function gives shape [1] for one element and [2] for another",
            { _ = vmap { x in x > 1.5 ? [x, x] : [x] }(three[..<2]) }
        ),
        ("shapes [3] and [4] do not match", { _ = compile { x, y in x * y }(three, four) }),
        (
            "run: 3 elements into memory of 4",
            { [x = compile { 2 * $0 }] in
                var result = four.array
                x.run(three, into: &result)
            }
        ),
        (
            "customDerivative: the derivative has shape [4] for an argument of shape [3]",
            { _ = grad { sum(customDerivative({ 2 * $0 }) { _, _ in four }($0)) }(three) }
        ),
        (
            "customVJP: the pullback gives shape [4] for an argument of shape [3]",
            { _ = grad { sum(customVJP({ 2 * $0 }) { _, _, _ in four }($0)) }(three) }
        ),
        ("shape [3] has no axis 1", { _ = three.shape[1] }),
        ("a shape of 9 axes: tensors have at most 8", { _ = Shape([1, 1, 1, 1, 1, 1, 1, 1, 1]) }),
        ("a shape with -1 elements along axis 0", { _ = identity(-1) }),
        ("linspace: a count of -1", { _ = linspace(0, 1, -1) }),
        ("polygamma: an order of -1", { _ = polygamma(-1, 2) }),
        ("Random.uniform: a count of -1", { _ = Random(seed: 1).uniform(-1) }),
        ("Random.choice: 4 from 3 without", { _ = Random(seed: 1).choice(4, from: three, replacing: false) }),
        (
            "Random.choice: probabilities of shape [4] for elements of shape [3]",
            { _ = Random(seed: 1).choice(2, from: three, probabilities: four) }
        ),
    ]

    @Suite("A wrong shape stops the program and says which operation and shapes")
    struct ShapeMistakeTests {
        @Test("in every operation", arguments: mistakes.indices)
        func table(_ index: Int) async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [index] in
                mistakes[index].body()
            }
            let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
            #expect(text.contains(mistakes[index].message), "\(mistakes[index].message), but: \(text.prefix(300))")
        }

        @Test(
            "in every primitive of two or three operands",
            arguments: Primitive.all.filter { $0.operandCount > 1 }.map(\.name))
        func primitives(_ name: String) async {
            let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [name] in
                guard let primitive = Primitive.all.first(where: { $0.name == name }) else { return }
                _ = primitive(Operands([three, four, 1].prefix(primitive.operandCount).map { $0 }))
            }
            let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
            #expect(text.contains("\(name): shapes [3] and [4] do not match"), "\(text.prefix(300))")
        }
    }
#endif
