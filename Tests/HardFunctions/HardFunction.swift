package import Autodiff
import Foundation
package import PlotCore

/// A function that plotters draw wrong, with what its picture is measured by.
package struct HardFunction: Sendable {
    package var name: String
    package var tensor: @Sendable (Tensor) -> Tensor
    /// The same by other means, and exact where the first is not.
    package var plain: @Sendable (Double) -> Double
    package var x: ClosedRange<Double>
    package var y: ClosedRange<Double>
    /// Places that even samples may miss.
    package var specials: [Double] = []
    /// Whether it swings many times in a column, so that few values do not find its extremes.
    package var isDense = false
    /// Whether it jumps many times in a column, so that it does not go through all rows between its extremes.
    package var isJumping = false

    package init(
        name: String, tensor: @escaping @Sendable (Tensor) -> Tensor, plain: @escaping @Sendable (Double) -> Double,
        x: ClosedRange<Double>, y: ClosedRange<Double>, specials: [Double] = [], isDense: Bool = false
    ) {
        (self.name, self.tensor, self.plain) = (name, tensor, plain)
        (self.x, self.y, self.specials, self.isDense) = (x, y, specials, isDense)
    }
}

extension HardFunction: CustomStringConvertible {
    package var description: String { name }
}

extension HardFunction {
    /// A picture that the function's window fills.
    package func window(width: Int, height: Int) -> CurveWindow {
        let (xScale, yScale) = (
            Double(width) / (x.upperBound - x.lowerBound), -Double(height) / (y.upperBound - y.lowerBound)
        )
        return CurveWindow(
            x: PointRun.Map(
                origin: (x.lowerBound + x.upperBound) / 2, scale: xScale, offset: Double(width) / 2),
            y: PointRun.Map(
                origin: (y.lowerBound + y.upperBound) / 2, scale: yScale, offset: Double(height) / 2),
            lower: x.lowerBound, upper: x.upperBound, top: -3, bottom: Double(height) + 3)
    }

    package func curve(width: Int, height: Int) -> FunctionCurve {
        CurveTracer.curve(
            CurveTracer.bounds(of: tensor, over: x) ?? FunctionBounds(of: tensor, over: x),
            window: window(width: width, height: height))
    }
}

// How the longer lists are written.
extension HardFunction {
    static func row(
        _ name: String, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, near places: [Double] = [],
        at others: [Double] = [],
        isDense: Bool = false, isJumping: Bool = false, _ tensor: @escaping @Sendable (Tensor) -> Tensor,
        truth plain: @escaping @Sendable (Double) -> Double
    ) -> HardFunction {
        var function = HardFunction(
            name: name, tensor: tensor, plain: plain, x: x, y: y, specials: places.flatMap(around) + others,
            isDense: isDense)
        function.isJumping = isJumping
        return function
    }

    /// A place, and places to both sides of it from 1e-16 to 0.1 away.
    private static func around(_ place: Double) -> [Double] {
        [place]
            + (4...64).flatMap { step in
                let distance = Foundation.pow(10, -Double(step) / 4)
                return [place - distance, place + distance]
            }
    }
}

func gammaValue(_ x: Double) -> Double { x == x.rounded() && x <= 0 ? .nan : Foundation.tgamma(x) }
