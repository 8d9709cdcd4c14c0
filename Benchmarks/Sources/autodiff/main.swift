// Gradients of many points, of one point, of Rosenbrock's function by slices and of a small network. Peers/autodiff.py does
// the same with JAX; run both in turn on a quiet machine:
//
//     swift run -c release --package-path Benchmarks autodiff
//     taskset -c 0 python3 Benchmarks/Peers/autodiff.py
//
// Every line is the best of many runs.
import Autodiff

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

func best(_ name: String, repeats: Int, _ body: () -> Void) {
    body()
    let times = (0..<repeats).map { _ in ContinuousClock().measure(body) }
    let microseconds = (times.min() ?? .zero) / Duration.microseconds(1)
    print("\(name): \((microseconds * 100).rounded() / 100) µs")
}

/// In MB of 10⁶ bytes.
func peakMemory() -> Double {
    var usage = rusage()
    #if canImport(Darwin)
        getrusage(RUSAGE_SELF, &usage)
        return Double(usage.ru_maxrss) / 1e6
    #else
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) * 1024 / 1e6
    #endif
}

func f(_ x: Tensor) -> Tensor { pow(sin(x), 2) + pow(x, 2) / 20 }

func rosenbrock(_ v: Tensor) -> Tensor {
    let (a, b) = (v[1...], v[..<(v.count - 1)])
    return sum(100 * pow(a - b * b, 2) + pow(1 - b, 2))
}

let slope = compile(grad(f))

for count in [1000, 100_000, 1_000_000, 10_000_000] {
    let x = linspace(-10, 10, count)
    let repeats = count > 1_000_000 ? 10 : 100
    best("gradient of \(count) points, retraced", repeats: repeats) { _ = vmap(grad(f))(x) }
    let memory = Double(16 * count) / 1e6
    print("peak memory so far: \(peakMemory()) MB, of which \(memory) MB are the argument and the result")
    best("gradient of \(count) points, compiled", repeats: repeats) { _ = slope(x) }
    var results = [Double](repeating: 0, count: count)
    best("gradient of \(count) points, compiled, into memory", repeats: repeats) { slope.run(x, into: &results) }
}

var total: Tensor = 0
best("1000 gradients of one point, retraced", repeats: 50) { for _ in 0..<1000 { total += grad(f)(2) } }
best("1000 gradients of one point, compiled", repeats: 200) { for _ in 0..<1000 { total += slope(2) } }

for count in [100_000, 1_000_000] {
    let x = linspace(-1, 1, count)
    best("rosenbrock of \(count)", repeats: 30) { _ = rosenbrock(x) }
    best("gradient of rosenbrock of \(count)", repeats: 100) { _ = grad(rosenbrock)(x) }
    let (value, slope) = (compile(rosenbrock, shape: [count]), compile(grad(rosenbrock), shape: [count]))
    best("rosenbrock of \(count), compiled", repeats: 100) { _ = value(x) }
    best("gradient of rosenbrock of \(count), compiled", repeats: 100) { _ = slope(x) }
    var results = [Double](repeating: 0, count: count)
    best("gradient of rosenbrock of \(count), compiled, into memory", repeats: 100) { slope.run(x, into: &results) }
}

for hidden in [16, 64, 256] {
    let weights = Random(seed: 0).normal(hidden * 16).reshaped(to: [hidden, 16])
    let (output, x) = (Random(seed: 1).normal(hidden), Random(seed: 2).normal(16))
    best("gradient of a network with \(hidden) hidden units", repeats: 1000) {
        _ = grad { w in dot(output, tanh(matmul(w, x))) }(weights)
    }
    let slope = compile(
        grad({ w, output, x in dot(output, tanh(matmul(w, x))) }, argument: 0), shapes: [hidden, 16], [hidden], [16])
    best("gradient of a network with \(hidden) hidden units, compiled", repeats: 1000) { _ = slope(weights, output, x) }
}
