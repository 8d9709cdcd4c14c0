import Autodiff
import Testing

private func f(_ x: Tensor) -> Tensor { pow(sin(x), 2) + 0.05 * pow(x, 2) }
private let x = linspace(-2, 2, 9)
private let rows = linspace(-2, 3, 12).reshaped(to: [3, 4])

private func expect(
    _ tensor: Tensor, _ expected: Tensor, _ name: String, _ location: SourceLocation = #_sourceLocation
) {
    let isSame =
        tensor.shape == expected.shape
        && zip(tensor.array, expected.array).allSatisfy { Swift.abs($0 - $1) <= 1e-14 * Swift.max(1, Swift.abs($1)) }
    #expect(isSame, "\(name): \(tensor), not \(expected)", sourceLocation: location)
}

@Suite("compile inside and outside of every other transform")
struct CompileNestingTests {
    @Test("a vmap inside is compiled for a shape, and so are derivatives around and inside of it")
    func vmapInside() {
        let total = { (x: Tensor) in sum(vmap { y in sin(y) * sum(x) }(x)) }
        let shape: Shape = [9]
        expect(compile(vmap(f), shape: shape)(x), vmap(f)(x), "vmap")
        expect(compile(vmap(grad(f)), shape: shape)(x), vmap(grad(f))(x), "vmap(grad)")
        expect(compile(vmap(hessian(f)), shape: shape)(x), vmap(hessian(f))(x), "vmap(hessian)")
        expect(compile(jacrev(vmap(f)), shape: shape)(x), jacrev(vmap(f))(x), "jacrev(vmap)")
        expect(compile(jacfwd(vmap(f)), shape: shape)(x), jacfwd(vmap(f))(x), "jacfwd(vmap)")
        expect(compile(grad(total), shape: shape)(x), grad(total)(x), "grad(total)")
        expect(compile(hessian(total), shape: shape)(x), hessian(total)(x), "hessian(total)")
        let pairs = compile(vmap(grad { x, y in x * x * sin(y) }), shapes: shape, shape)(x, 2 * x)
        let expected = vmap(grad { x, y in x * x * sin(y) })(x, 2 * x)
        expect(pairs.0, expected.0, "pairs, by x")
        expect(pairs.1, expected.1, "pairs, by y")
    }

    @Test("a vmap over rows, and one inside of another, are compiled for a shape")
    func vmapOverRows() {
        let scaled = vmap { row in norm(row) * row }
        expect(compile(scaled, shape: [3, 4])(rows), scaled(rows), "rows")
        let each = vmap { row in vmap { y in f(y) * sum(row) }(row) }
        expect(compile(each, shape: [3, 4])(rows), each(rows), "rows and elements")
        let slopes = vmap(grad { row in sum(vmap(f)(row) * row) })
        expect(compile(slopes, shape: [3, 4])(rows), slopes(rows), "gradients of rows")
        let chosen = vmap { y in Autodiff.select(y .< 0, -y, sqrt(y)) }
        expect(compile(chosen, shape: [9])(x), chosen(x), "select")
    }

    @Test("an if on what is not taken apart is followed both ways, inside of a vmap too")
    func branches() {
        let bent = { (v: Tensor) in vmap { y in sum(v) < 1 ? y * y : exp(y) * sum(v) }(v) }
        let compiled = compile(bent, shape: [9])
        for v in [x, x + 1] { expect(compiled(v), bent(v), "bent") }
    }

    @Test("what is compiled of scalars goes into vmap, and that into derivatives of every kind")
    func scalarsInside() {
        let g = compile(f)
        let (inner, plain) = ({ (v: Tensor) in vmap { g($0) }(v) }, vmap(f))
        let (total, sumOfAll) = ({ (v: Tensor) in sum(inner(v) * v) }, { (v: Tensor) in sum(plain(v) * v) })
        expect(inner(x), plain(x), "vmap")
        expect(vmap(grad(grad { g($0) }))(x), vmap(grad(grad(f)))(x), "vmap(grad(grad))")
        expect(grad(total)(x), grad(sumOfAll)(x), "grad")
        expect(hessian(total)(x), hessian(sumOfAll)(x), "hessian")
        expect(jacfwd(inner)(x), jacfwd(plain)(x), "jacfwd")
        expect(jacrev(inner)(x), jacrev(plain)(x), "jacrev")
        expect(compile(inner, shape: [9])(x), plain(x), "compile")
        expect(hessian { g($0) }(0.7), hessian(f)(0.7), "hessian of a scalar")
        expect(compile(hessian { g($0) })(x), vmap(hessian(f))(x), "compile(hessian)")
    }

    @Test("what is compiled for a shape goes into vmap, and into derivatives of every kind")
    func shapesInside() {
        let total = { (v: Tensor) in sum(vmap(f)(v) * v) }
        let value = compile(total, shape: [4])
        let slope = compile(grad(total), shape: [4])
        let v = rows[1]
        expect(grad { value($0) }(v), grad(total)(v), "grad")
        expect(hessian { value($0) }(v), hessian(total)(v), "hessian")
        expect(jacfwd { slope($0) }(v), hessian(total)(v), "jacfwd(grad)")
        expect(jacrev { slope($0) }(v), hessian(total)(v), "jacrev(grad)")
        expect(vmap { slope($0) }(rows), vmap(grad(total))(rows), "vmap")
        expect(vmap(grad { value($0) })(rows), vmap(grad(total))(rows), "vmap(grad)")
        expect(compile({ vmap { slope($0) }($0) }, shape: [3, 4])(rows), vmap(grad(total))(rows), "compile(vmap)")
    }
}
