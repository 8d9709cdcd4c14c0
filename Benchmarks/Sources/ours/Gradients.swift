import Plot
import Worker

private func ripples(_ x: Tensor) -> Tensor { pow(sin(x), 2) + pow(x, 2) / 20 }

private func heavy(_ x: Tensor) -> Tensor { 2 * sin(x) * cos(x) + 0.1 * x - 3 * exp(-x * x / 2) + log(1 + x * x) }

private func rosenbrock(_ v: Tensor) -> Tensor {
    let (a, b) = (v[1...], v[..<(v.count - 1)])
    return sum(100 * pow(a - b * b, 2) + pow(1 - b, 2))
}

func addGradients(to cases: inout [String: () throws -> Job]) {
    for (name, f) in [("ripples", ripples), ("heavy", heavy)] {
        for count in [1000, 10_000, 100_000, 1_000_000, 10_000_000] {
            cases["\(name) by vmap, \(count)"] = {
                let x = linspace(-10, 10, count)
                return .time { _ = vmap(grad(f))(x) }
            }
            cases["\(name) compiled, \(count)"] = {
                let (x, slope) = (linspace(-10, 10, count), compile(grad(f)))
                return .time { _ = slope(x) }
            }
            cases["\(name) into memory, \(count)"] = {
                let (x, slope) = (linspace(-10, 10, count), compile(grad(f)))
                var results = [Double](repeating: 0, count: count)
                return .time { slope.run(x, into: &results) }
            }
        }
    }
    cases["one point, retraced"] = {
        let point: Tensor = 2
        return .time { _ = grad(ripples)(point) }
    }
    cases["one point, compiled"] = {
        let (point, slope): (Tensor, _) = (2, compile(grad(ripples)))
        return .time { _ = slope(point) }
    }
    for count in [100_000, 1_000_000] {
        cases["rosenbrock, \(count)"] = {
            let x = linspace(-1, 1, count)
            return .time { _ = grad(rosenbrock)(x) }
        }
        cases["rosenbrock compiled, \(count)"] = {
            let (x, slope) = (linspace(-1, 1, count), compile(grad(rosenbrock), shape: [count]))
            return .time { _ = slope(x) }
        }
    }
    for hidden in [16, 64, 256] {
        cases["network, \(hidden)"] = {
            let weights = Random(seed: 0).normal(hidden * 16).reshaped(to: [hidden, 16])
            let (output, x) = (Random(seed: 1).normal(hidden), Random(seed: 2).normal(16))
            return .time { _ = grad { w in dot(output, tanh(matmul(w, x))) }(weights) }
        }
        cases["network compiled, \(hidden)"] = {
            let weights = Random(seed: 0).normal(hidden * 16).reshaped(to: [hidden, 16])
            let (output, x) = (Random(seed: 1).normal(hidden), Random(seed: 2).normal(16))
            let slope = compile(
                grad({ w, output, x in dot(output, tanh(matmul(w, x))) }, argument: 0), shapes: [hidden, 16], [hidden],
                [16])
            return .time { _ = slope(weights, output, x) }
        }
    }
    cases["memory of ripples, 10000000"] = {
        // Beyond the input: the output's 80 MB, and what the work itself takes.
        let x = linspace(-10, 10, 10_000_000)
        return .number { peakMemory { _ = vmap(grad(ripples))(x) } ?? .nan }
    }
    cases["memory of a million gradients"] = {
        .number {
            for _ in 0..<1000 { _ = grad(ripples)(2) }
            let before = residentMemory()
            for _ in 0..<1_000_000 { _ = grad(ripples)(2) }
            return (residentMemory() ?? .nan) - (before ?? .nan)
        }
    }
}
