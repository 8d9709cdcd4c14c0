public import Autodiff

/// A way of going downhill: where particles move, given the slope where they are.
///
/// All particles move at once: each coordinate is a vector with an element for every particle, and there are one or two of them.
/// A stepper of your own is a type with one method, and a member by which it is named:
///
///     struct SignStep: Stepper {
///         var rate: Double
///         mutating func moves(_ slope: [Tensor], curvature: () -> [[Tensor]]) -> [Tensor] {
///             slope.map { -rate * sign($0) }
///         }
///     }
///     descent(of: f, from: samples, by: SignStep(rate: 0.1), count: 20)
public protocol Stepper {
    /// How far each coordinate moves; what is remembered from step to step is the stepper's own.
    ///
    /// - Parameters:
    ///   - slope: The derivative by each coordinate.
    ///   - curvature: The second derivatives, row by row; computed only when asked for.
    mutating func moves(_ slope: [Tensor], curvature: () -> [[Tensor]]) -> [Tensor]
}

/// A step against the gradient, as long as the gradient times the rate.
public struct GradientStep: Stepper, Sendable {
    public var rate: Double

    public init(rate: Double) { self.rate = rate }

    public mutating func moves(_ slope: [Tensor], curvature: () -> [[Tensor]]) -> [Tensor] {
        slope.map { -($0 * rate) }
    }
}

/// A step that keeps a part of the one before (Polyak 1964).
public struct MomentumStep: Stepper, Sendable {
    public var rate: Double
    /// The part of the last step that is kept, from 0 to 1.
    public var decay: Double
    private var last: [Tensor] = []

    public init(rate: Double, decay: Double = 0.9) { (self.rate, self.decay) = (rate, decay) }

    public mutating func moves(_ slope: [Tensor], curvature: () -> [[Tensor]]) -> [Tensor] {
        let kept = last
        last = slope.indices.map { index in
            let step = -(slope[index] * rate)
            return kept.isEmpty ? step : step + kept[index] * decay
        }
        return last
    }
}

/// Newton's step to where the slope would be zero if the curvature stayed the same.
///
/// `damping` is added to the curvature (Levenberg 1944), which keeps steps short where it is small. Where that is still not
/// positive, Newton's step would lead to a summit or a saddle: such particles step against the gradient, divided by the
/// curvature's size.
public struct NewtonStep: Stepper, Sendable {
    public var damping: Double

    public init(damping: Double = 0) { self.damping = damping }

    public mutating func moves(_ slope: [Tensor], curvature: () -> [[Tensor]]) -> [Tensor] {
        let curvature = curvature()
        func ratio(_ a: Tensor, _ b: Tensor) -> Tensor { select(b .== 0, Tensor(0), a / select(b .== 0, Tensor(1), b)) }
        guard slope.count == 2 else {
            return [-ratio(slope[0], Autodiff.abs(curvature[0][0] + damping))]
        }
        let (a, b, d) = (curvature[0][0] + damping, curvature[0][1], curvature[1][1] + damping)
        let determinant = a * d - b * b
        let size = Autodiff.sqrt(a * a + 2 * b * b + d * d)
        let isBowl = (determinant .> 0) .& (a .> 0)
        // Cramer's rule.
        let newton = [ratio(slope[0] * d - slope[1] * b, determinant), ratio(slope[1] * a - slope[0] * b, determinant)]
        return (0..<2).map { -select(isBowl, newton[$0], ratio(slope[$0], size)) }
    }
}

extension Stepper where Self == GradientStep {
    /// Against the gradient.
    public static func gradient(rate: Double) -> GradientStep { GradientStep(rate: rate) }
}

extension Stepper where Self == MomentumStep {
    /// With a part of the last step.
    public static func momentum(rate: Double, decay: Double = 0.9) -> MomentumStep {
        MomentumStep(rate: rate, decay: decay)
    }
}

extension Stepper where Self == NewtonStep {
    /// By the curvature.
    public static func newton(damping: Double = 0) -> NewtonStep { NewtonStep(damping: damping) }
}
