/// Compares the exact gradient of a function with numeric differences, to find a wrong rule or a kink.
///
/// ```swift
/// let check = checkGradient(f, at: [1, 2])
/// check.isGood      // true
/// print(check)      // says where and by how much they differ most
/// ```
/// The numeric derivative is a central difference of the sixth order, good to about 1e-9 of the function's size.
/// - Parameter tolerance: the difference that is allowed, relative to the larger of the gradient's size and 1.
public func checkGradient(
    _ f: @escaping (Tensor) -> Tensor, at x: Tensor, tolerance: Double = 1e-6
) -> GradientCheck {
    let exact = grad(f)(x).array
    let point = x.array
    let numeric = point.indices.map { index in
        let step = 1e-3 * Swift.max(1, point[index].magnitude)
        func value(_ steps: Double) -> Double {
            var moved = point
            moved[index] += steps * step
            return Double(f(x.shape.rank == 0 ? Tensor(moved[0]) : Tensor(moved).reshaped(to: x.shape)))
        }
        let (first, second, third) = (value(1) - value(-1), value(2) - value(-2), value(3) - value(-3))
        return (45 * first - 9 * second + third) / (60 * step)
    }
    return GradientCheck(exact: exact, numeric: numeric, shape: x.shape, tolerance: tolerance)
}

/// What `checkGradient` found.
public struct GradientCheck: Sendable, CustomStringConvertible {
    /// The gradient by differentiation and by differences, element by element.
    public let exact: [Double]
    public let numeric: [Double]

    /// The elements whose derivatives differ by more than the tolerance, or are not both NaN.
    public let failures: [Int]

    /// The element where the two differ most; nil if there are none.
    public let worst: Int?

    private let shape: Shape

    init(exact: [Double], numeric: [Double], shape: Shape, tolerance: Double) {
        self.exact = exact
        self.numeric = numeric
        self.shape = shape
        let size = exact.reduce(1) { Swift.max($0, $1.isFinite ? $1.magnitude : 0) }
        let errors = zip(exact, numeric).map { exact, numeric in
            if exact == numeric || (exact.isNaN && numeric.isNaN) { return 0.0 }
            let difference = (exact - numeric).magnitude
            return difference.isNaN ? .infinity : difference / size
        }
        failures = errors.indices.filter { errors[$0] > tolerance }
        worst = errors.indices.max { errors[$0] < errors[$1] }
    }

    /// Whether all derivatives agree.
    public var isGood: Bool { failures.isEmpty }

    public var description: String {
        guard let worst else { return "no elements to differentiate by" }
        var remaining = worst
        var place: [Int] = []
        for axis in (0..<shape.rank).reversed() {
            place.insert(remaining % shape[axis], at: 0)
            remaining /= shape[axis]
        }
        let element = shape.rank == 0 ? "" : " at \(place)"
        let difference = (exact[worst] - numeric[worst]).magnitude
        let summary = isGood ? "gradients agree" : "\(failures.count) of \(exact.count) derivatives differ"
        return
            "\(summary); the largest difference is \(difference)\(element): exact \(exact[worst]), numeric \(numeric[worst])"
    }
}
