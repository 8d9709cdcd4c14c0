/// A place where a vector field is zero, with what trajectories do around it.
public struct Equilibrium: Sendable, Equatable {
    /// What the eigenvalues of the field's Jacobian say (Strogatz 1994, Nonlinear Dynamics and Chaos, section 5.2).
    public enum Kind: Sendable, Hashable {
        /// Real eigenvalues of one sign: trajectories come in, or go out, without turning.
        case node
        /// Real eigenvalues of both signs: trajectories come in along one line and leave along another.
        case saddle
        /// A pair of complex eigenvalues: trajectories wind in or out.
        case focus
        /// Imaginary eigenvalues: trajectories go round, as far as the linear terms tell.
        case center
        /// An eigenvalue is zero: the linear terms do not tell.
        case degenerate
    }

    public enum Stability: Sendable, Hashable {
        /// Every trajectory nearby comes in.
        case stable
        /// Some leave.
        case unstable
        /// The linear terms do not tell, as for centers.
        case neutral
    }

    /// In data units.
    public let x: Double
    public let y: Double
    public let kind: Kind
    public let stability: Stability
    /// Real and imaginary part of each eigenvalue; the lesser real part first, the negative imaginary part first.
    public let eigenvalues: [(real: Double, imaginary: Double)]
    /// Whether interval Newton proves that there is exactly one zero here.
    public let isProven: Bool

    public static func == (a: Equilibrium, b: Equilibrium) -> Bool {
        (a.x, a.y, a.kind, a.stability) == (b.x, b.y, b.kind, b.stability) && a.isProven == b.isProven
            && a.eigenvalues.elementsEqual(b.eigenvalues, by: ==)
    }

    /// - Parameter jacobian: The derivatives of u by x and y, and of v by x and y.
    init(x: Double, y: Double, jacobian: (Double, Double, Double, Double), isProven: Bool) {
        (self.x, self.y, self.isProven) = (x, y, isProven)
        let (a, b, c, d) = jacobian
        let size = [a, b, c, d].reduce(0) { max($0, abs($1)) }
        guard size > 0 && size.isFinite else {
            (kind, stability, eigenvalues) = (.degenerate, .neutral, [])
            return
        }
        // In the largest entry's unit; what rounding leaves of a sum that should be zero counts as zero.
        let (p, q, r, s) = (a / size, b / size, c / size, d / size)
        let negligible = 1e-10
        let half = (p + s) / 2
        let discriminant = (p - s) * (p - s) / 4 + q * r
        let determinant = p * s - q * r
        let root = abs(discriminant).squareRoot()
        if discriminant < -negligible * negligible {
            eigenvalues = [(half * size, -root * size), (half * size, root * size)]
            kind = abs(half) <= negligible ? .center : .focus
            stability = kind == .center ? .neutral : half < 0 ? .stable : .unstable
            return
        }
        // The eigenvalue of smaller size from the product of both, where the difference would cancel.
        let far = half < 0 ? half - root : half + root
        let near = far == 0 ? 0 : determinant / far
        let values = [near, far].sorted()
        eigenvalues = values.map { ($0 * size, 0) }
        if values.contains(where: { abs($0) <= negligible }) {
            kind = .degenerate
            stability = values.contains { $0 > negligible } ? .unstable : .neutral
        } else if values[0] < 0 && values[1] > 0 {
            (kind, stability) = (.saddle, .unstable)
        } else {
            (kind, stability) = (.node, values[1] < 0 ? .stable : .unstable)
        }
    }

    /// In words: "stable focus", "saddle".
    public var name: String {
        switch (kind, stability) {
        case (.saddle, _): "saddle"
        case (.center, _): "center"
        case (.degenerate, _): "degenerate"
        case (_, .stable): "stable \(kind)"
        case (_, .unstable): "unstable \(kind)"
        case (_, .neutral): "\(kind)"
        }
    }
}

extension Equilibrium: CustomStringConvertible {
    /// Such as `stable focus at (0.0, 1.0)`; what is not proven says so.
    public var description: String { "\(name) at (\(x), \(y))\(isProven ? "" : ", not proven")" }
}
