// The notebook's fifth figure by itself: ten samples take one step down a function's slope. Writes first-step.png here.
import Plot

func f(_ x: Tensor) -> Tensor { pow(sin(x), 2) + 0.05 * pow(x, 2) }

let x = linspace(-10, 10, 300)
let samples = Random(seed: 1).uniform(10, in: -10...10)
let moved = samples - vmap(grad(f))(samples) * 1.0

var figure = Figure()
figure.plot(x, f(x))
figure.scatter(samples, f(samples), color: .orange)
figure.arrow(
    from: (samples, f(samples)), to: (moved, f(moved)), width: 0.02, headWidth: 0.1, headLength: 0.1,
    color: Color(0, 1, 0.3, alpha: 0.8))
try figure.write(to: "first-step.png")
