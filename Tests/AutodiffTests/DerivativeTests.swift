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
    /// Relative errors that rounding explains: 1e-12, and where terms cancel, a few ulp of the largest.
    private func tolerance(_ row: Table.Row, order: Int) -> Double {
        let largest =
            switch row.f {
            case "tanh": 1.0  // 1 − tanh² far from 0
            case "notebook_f", "nested": row.d.map { Swift.abs($0) }.max() ?? 0
            default: 0.0
            }
        return Swift.max(1e-12 * Swift.abs(row.d[order]), 8 * largest.ulp, row.x == 0 ? 4e-16 : 0)
    }

    @Test("orders 0 to 4 by nested gradients")
    func orders() throws {
        let table: Table = try Fixtures.load("derivatives.json")
        for row in table.rows {
            var derivative: (Tensor) -> Tensor = try #require(functions[row.f], "\(row.f) has no counterpart")
            for order in row.d.indices {
                let number = Double(derivative(Tensor(row.x)))
                let error = Swift.abs(number - row.d[order])
                #expect(
                    error <= tolerance(row, order: order),
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
                        Swift.abs(number - row.d[order]) <= tolerance(row, order: order),
                        "\(row.f) at \(row.x), order \(order), by \(name): \(number), not \(row.d[order])")
                    derivative = step(order, derivative)
                }
            }
        }
    }
}
