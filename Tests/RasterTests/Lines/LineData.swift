import Foundation
import Raster

/// Columns of a kind that the tests draw, the same on every run.
struct LineData: Sendable {
    enum Kind: String, CaseIterable, Sendable { case walk, smooth, noise, steep, steps, spikes }

    var name: String
    var x: [Double]
    var y: [Double]
    /// What fills the height of the picture.
    var range: ClosedRange<Double>

    init(name: String, x: [Double], y: [Double], range: ClosedRange<Double>) {
        (self.name, self.x, self.y, self.range) = (name, x, y, range)
    }

    /// Of the points, the part that `gaps` says is missing.
    init(_ kind: Kind, count: Int, gaps: Double = 0, seed: UInt64 = 7) {
        var random = SeededGenerator(state: seed)
        func uniform() -> Double { Double.random(in: 0..<1, using: &random) }
        func gauss() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
        var sum = 0.0
        var y = (0..<count).map { index in
            let t = Double(index) / Double(count)
            switch kind {
            case .walk:
                sum += gauss()
                return sum
            case .smooth: return sin(t * 20) * exp(-t)
            case .noise: return gauss()
            case .steep: return tan(t * 9)
            case .steps: return floor(t * 17) - 10 * Double(Int(t * 5) % 2)
            case .spikes: return uniform() < 0.05 ? uniform() : sin(t * 30) * 0.02
            }
        }
        range = kind == .steep ? -10...10 : (y.min() ?? 0)...((y.max() ?? 0) + 1e-9)
        for index in y.indices where uniform() < gaps { y[index] = .nan }
        name = gaps > 0 ? "\(kind) with gaps" : "\(kind)"
        x = (0..<count).map(Double.init)
        self.y = y
    }

    /// Takes x to nearly the picture's width, and y to nearly its height, upwards.
    func maps(width: Int, height: Int, zoom: ClosedRange<Double> = 0...1) -> (x: DataColumn.Map, y: DataColumn.Map) {
        let first = x.first ?? 0
        let last = x.last ?? 1
        let xScale = Double(width - 46) / ((last - first) * (zoom.upperBound - zoom.lowerBound))
        let yScale = -Double(height - 34) / (range.upperBound - range.lowerBound)
        return (
            DataColumn.Map(origin: first + (last - first) * zoom.lowerBound, scale: xScale, offset: 23.3),
            DataColumn.Map(origin: range.lowerBound, scale: yScale, offset: Double(height) - 17.2)
        )
    }
}
