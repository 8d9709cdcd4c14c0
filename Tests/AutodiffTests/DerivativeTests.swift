import Autodiff
import Testing

private struct Table: Decodable {
    struct Row: Decodable {
        var f: String
        var x: Double
        var d: [Double]
    }
    var rows: [Row]
}

private let functions: [String: @Sendable (Tensor) -> Tensor] = [
    "sin": { sin($0) }, "cos": { cos($0) }, "tan": { tan($0) },
    "asin": { asin($0) }, "acos": { acos($0) }, "atan": { atan($0) },
    "sinh": { sinh($0) }, "cosh": { cosh($0) }, "tanh": { tanh($0) },
    "asinh": { asinh($0) }, "acosh": { acosh($0) }, "atanh": { atanh($0) },
    "exp": { exp($0) }, "expMinusOne": { expMinusOne($0) }, "log": { log($0) }, "log1p": { log1p($0) },
    "sqrt": { sqrt($0) }, "cbrt": { cbrt($0) },
    "pow_2.5": { pow($0, 2.5) }, "pow_3": { pow($0, 3) }, "pow_x_x": { pow($0, $0) }, "reciprocal": { 1 / $0 },
    "gamma": { gamma($0) }, "logGamma": { logGamma($0) }, "erf": { erf($0) }, "sigmoid": { sigmoid($0) },
    "softplus": { softplus($0) },
    "notebook_f": { pow(sin($0), 2) + 0.05 * pow($0, 2) },
    "nested": { x in sin(x * exp(cos(x))) / (1 + x * x) },
]

@Suite("Derivatives against 40-digit values")
struct DerivativeTests {
    /// 1e-12 of the value, in all rows. Where it is 0 the table has what 40 digits leave of it, under 1e-50, and only 0 will do.
    private func isRight(_ number: Double, _ exact: Double) -> Bool {
        Swift.abs(exact) < 1e-50 ? number == 0 : Swift.abs(number - exact) <= 1e-12 * Swift.abs(exact)
    }

    @Test("orders 0 to 4 by nested gradients")
    func orders() throws {
        let table: Table = try Fixtures.load("derivatives.json")
        #expect(table.rows.count == 104 && Set(table.rows.map(\.f)) == Set(functions.keys))
        for row in table.rows {
            var derivative: (Tensor) -> Tensor = try #require(functions[row.f], "\(row.f) has no counterpart")
            for order in row.d.indices {
                let number = Double(derivative(Tensor(row.x)))
                #expect(
                    isRight(number, row.d[order]),
                    "\(row.f) at \(row.x), order \(order): \(number), not \(row.d[order])")
                let lane = vmap(derivative)([Tensor(row.x), 0.25])[0]
                #expect(Double(lane).bitPattern == number.bitPattern, "\(row.f) at \(row.x), order \(order), as a lane")
                derivative = grad(derivative)
            }
        }
    }

    @Test("orders 0 to 4 by jacfwd, jacrev and jvp of jvp, and by all of them in turn")
    func otherModes() throws {
        let table: Table = try Fixtures.load("derivatives.json")
        func slope(_ f: @escaping (Tensor) -> Tensor) -> (Tensor) -> Tensor { { jvp(f, at: $0, along: 1).tangent } }
        let modes: [(name: String, step: (Int, @escaping (Tensor) -> Tensor) -> (Tensor) -> Tensor)] = [
            ("jvp", { slope($1) }), ("jacfwd", { jacfwd($1) }), ("jacrev", { jacrev($1) }),
            ("mixed", { order, f in [grad, slope, jacrev, jacfwd][order % 4](f) }),
        ]
        for row in table.rows {
            let f = try #require(functions[row.f], "\(row.f) has no counterpart")
            for (name, step) in modes {
                var derivative: (Tensor) -> Tensor = f
                for order in row.d.indices {
                    let number = Double(derivative(Tensor(row.x)))
                    #expect(
                        isRight(number, row.d[order]),
                        "\(row.f) at \(row.x), order \(order), by \(name): \(number), not \(row.d[order])")
                    derivative = step(order, derivative)
                }
            }
        }
    }

    @Test("inverse functions keep their digits near 0 and their infinities at ±1, to the third order in every mode")
    func inverseFunctions() {
        let slope: (@escaping (Tensor) -> Tensor) -> (Tensor) -> Tensor = { f in { jvp(f, at: $0, along: 1).tangent } }
        for step in [grad, slope, jacrev, jacfwd] {
            func orders(_ f: @escaping (Tensor) -> Tensor, _ x: Double) -> [Double] {
                [step(f), step(step(f)), step(step(step(f)))].map { Double($0(Tensor(x))) }
            }
            // The series' next terms are under 1e-15 of these.
            for x in [1e-8, -1e-8] {
                let (sine, cosine) = (orders({ asin($0) }, x), orders({ acos($0) }, x))
                let tangent = orders({ atanh($0) }, x)
                for (number, exact) in zip(sine + cosine + tangent, [1, x, 1, -1, -x, -1, 1, 2 * x, 2]) {
                    #expect(isRight(number, exact), "\(number), not \(exact)")
                }
            }
            let infinity = Double.infinity
            #expect(orders({ asin($0) }, 1) == [infinity, infinity, infinity])
            #expect(orders({ asin($0) }, -1) == [infinity, -infinity, infinity])
            #expect(orders({ acos($0) }, 1) == [-infinity, -infinity, -infinity])
            #expect(orders({ acos($0) }, -1) == [-infinity, infinity, -infinity])
        }
    }
}
