import Autodiff
import Testing

/// The notebook's functions, cell by cell.
private func function(_ x: Tensor) -> Tensor { pow(sin(x), 2) }
private func potential(_ x: Tensor) -> Tensor { pow(x, 2) }
private func f(_ x: Tensor) -> Tensor { function(x) + 0.05 * potential(x) }

private func moved(_ gradient: @escaping (Tensor) -> Tensor, _ samples: Tensor, step: Double) -> Tensor {
    samples - vmap(gradient)(samples) * step
}

private struct Notebook: Decodable {
    var x_minus5_5_100, `func`, grad_func, x_minus10_10_100, f, dfdx, x_minus10_10_300, f_300: [Double]
    var samples, new_samples, new_samples_2, f_samples, f_new_samples, f_new_samples_2: [Double]
    var two_variable_gradient_at_1_3: [Double]
}

@Suite("The notebook's numbers")
struct NotebookTests {
    private let notebook: Notebook

    init() throws { notebook = try Fixtures.load("notebook.json") }

    private func expect(_ tensor: Tensor, near values: [Double], _ location: SourceLocation = #_sourceLocation) {
        let error = zip(tensor.array, values).map { Swift.abs($0 - $1) }.max() ?? .infinity
        #expect(tensor.count == values.count, sourceLocation: location)
        #expect(error <= 2e-6, sourceLocation: location)
    }

    @Test("the function and its gradient over 100 points")
    func functionAndGradient() {
        let x = linspace(-5, 5, 100)
        expect(x, near: notebook.x_minus5_5_100)
        expect(function(x), near: notebook.func)
        expect(vmap(grad(function))(x), near: notebook.grad_func)
    }

    @Test("the sum with the potential, and its gradient")
    func sumAndGradient() {
        let x = linspace(-10, 10, 100)
        expect(x, near: notebook.x_minus10_10_100)
        expect(f(x), near: notebook.f)
        expect(vmap(grad(f))(x), near: notebook.dfdx)
        expect(linspace(-10, 10, 300), near: notebook.x_minus10_10_300)
        expect(f(linspace(-10, 10, 300)), near: notebook.f_300)
    }

    @Test("the samples are JAX's, bit for bit")
    func samples() {
        #expect(Random(seed: 1).uniform(10, in: -10...10).array == notebook.samples)
    }

    @Test("two steps of the samples")
    func steps() {
        let samples = Random(seed: 1).uniform(10, in: -10...10)
        let once = moved(grad(f), samples, step: 1)
        let twice = moved(grad(f), once, step: 1)
        expect(f(samples), near: notebook.f_samples)
        expect(once, near: notebook.new_samples)
        expect(f(once), near: notebook.f_new_samples)
        expect(twice, near: notebook.new_samples_2)
        expect(f(twice), near: notebook.f_new_samples_2)
    }

    @Test("the gradient of the function of two variables")
    func twoVariables() {
        let (x, y) = grad { x, y in function(x) + 0.05 * potential(y) }(1, 3)
        expect([x, y], near: notebook.two_variable_gradient_at_1_3)
    }

    @Test("samples and moved samples iterate in pairs")
    func pairs() {
        let samples = Random(seed: 1).uniform(10, in: -10...10)
        var lengths: [Double] = []
        for (from, to) in zip(samples, samples + 1) { lengths.append(Double(to - from)) }
        #expect(lengths.count == 10)
        #expect(lengths.allSatisfy { Swift.abs($0 - 1) < 1e-12 })
    }
}
