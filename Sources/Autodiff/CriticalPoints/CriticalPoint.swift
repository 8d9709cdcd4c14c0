/// A place where a function of one number is zero, is least or greatest, or bends the other way.
public struct CriticalPoint: Sendable, Hashable {
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// f is zero.
        case root
        /// f falls before it and rises after it.
        case minimum
        /// f rises before it and falls after it.
        case maximum
        /// f bends one way before it and the other way after it, and has a tangent there.
        case inflection
    }

    /// How sure it is.
    public enum Certainty: Sendable, Hashable {
        /// Bounds prove that there is one in ``CriticalPoint/bracket``, and no other.
        case proven
        /// Bounds prove that there is at least one in the bracket.
        case exists
        /// As far as rounded values tell: f touches zero without crossing it, or what joins both sides is not known.
        case apparent
    }

    public var kind: Kind
    /// The double nearest to it, as far as the function's own rounding errors let one know.
    public var x: Double
    /// The function's value there; 0 for a root.
    public var y: Double
    /// Doubles between which it lies, ends included.
    public var bracket: ClosedRange<Double>
    public var certainty: Certainty
    /// Whether the function turns at once, as |x| at 0, rather than with a level tangent.
    public var isCorner: Bool

    /// Whether bounds prove that it exists, and that there is no other in its bracket.
    public var isProven: Bool { certainty == .proven }
}

extension Set<CriticalPoint.Kind> {
    /// Roots, extrema and inflections.
    public static var all: Set { Set(CriticalPoint.Kind.allCases) }
    /// Minima and maxima.
    public static var extrema: Set { [.minimum, .maximum] }
}

/// All critical points that were found, where there may be more, and what it took to find out.
public struct CriticalPointReport: Sendable, Equatable {
    /// A part of the range on which there are no single points to tell.
    public struct Stretch: Sendable, Hashable {
        public enum Reason: Sendable, Hashable {
            /// The function, or the derivative that is sought to be zero, is zero all along.
            case constant
            /// There may be any number: more than can be told apart, or bounds too loose to tell.
            case undecided
        }

        public var x: ClosedRange<Double>
        /// What may be on it.
        public var kinds: Set<CriticalPoint.Kind>
        public var reason: Reason

        package init(x: ClosedRange<Double>, kinds: Set<CriticalPoint.Kind>, reason: Reason) {
            (self.x, self.kinds, self.reason) = (x, kinds, reason)
        }
    }

    /// By rising x.
    public package(set) var points: [CriticalPoint] = []
    /// Outside of these no point is missing.
    public package(set) var stretches: [Stretch] = []
    /// How often values or bounds were asked for.
    public internal(set) var evaluations = 0

    package init() {}

    /// Where the function is zero.
    public var roots: [CriticalPoint] { points.filter { $0.kind == .root } }
    /// Its minima and maxima.
    public var extrema: [CriticalPoint] { points.filter { $0.kind == .minimum || $0.kind == .maximum } }
    /// Where it bends the other way.
    public var inflections: [CriticalPoint] { points.filter { $0.kind == .inflection } }
}

/// The roots, extrema and inflections of a function over a range, to the last digit that its rounding errors leave.
///
/// ```swift
/// let report = criticalPoints(of: { x in x * x - 2 }, over: -3...3)
/// for root in report.roots { print(root.x, root.isProven) }  // -1.4142135623730951 true, 1.4142135623730951 true
/// report.extrema[0]                                          // a minimum at x = 0, y = -2
/// report.stretches                                           // empty: nothing else is there
/// ```
/// Nothing is sampled. Bounds of f, f′ and f″ exclude intervals (Moore 1966, Interval Analysis); where a higher derivative has
/// one sign, Rolle's theorem says how many zeros there can be, and the interval Newton method (Hansen and Walster 2004, Global
/// Optimization Using Interval Analysis, chapter 9) narrows each to the doubles beside it. So outside of `stretches` none is
/// missing. Poles and jumps are neither roots nor extrema, and the ends of the range are no extrema by themselves. A point up to
/// one double beyond an end counts: sin over `0...Double.pi` has two roots. Where f touches zero, as 1 + cos x does, there is a
/// root that is said not to be proven, unless it is exact, as that of x² is.
///
/// A function that computes with vectors has no bounds: there a thousand samples decide, all points are `.apparent`, and one
/// stretch says that others may have been missed. Nothing that f does is an error; a budget of bounds ends the search.
///
/// - Parameters:
///   - f: A function of one number.
///   - range: Where to look. An infinite end is taken as 10⁹.
///   - kinds: What to look for.
///   - resolution: How wide a stretch may be before it is given up; 1/4096 of the range if left out. Points that are nearer to
///     each other are found all the same unless, as of x·sin(1/x) at 0, there is no end of them.
public func criticalPoints(
    of f: (Tensor) -> Tensor, over range: ClosedRange<Double>, kinds: Set<CriticalPoint.Kind> = .all,
    resolution: Double? = nil
) -> CriticalPointReport {
    let ends = [range.lowerBound, range.upperBound].map {
        $0.isInfinite ? Double(signOf: $0, magnitudeOf: 1e9) : Swift.min(Swift.max($0, -1e300), 1e300)
    }
    // A hair wider, so that what lies at an end has a sign on both sides; beside zero one double would be too little for that.
    let hair = (ends[1] - ends[0]) * 0x1p-60
    let domain = Interval(Swift.min(ends[0].nextDown, ends[0] - hair), Swift.max(ends[1].nextUp, ends[1] + hair))
    let asked = resolution ?? 0
    let fine = asked > 0 && asked.isFinite ? asked : domain.width / 4096
    var report = CriticalPointReport()
    let bounds = CriticalPointSearch.bounds(of: f, over: domain)
    for order in 0...2 where !kinds.isDisjoint(with: CriticalPointSearch.kinds(ofOrder: order)) {
        if let bounds {
            var search = CriticalPointSearch(bounds, order: order, over: domain, resolution: fine)
            search.run(into: &report)
        } else {
            SampledCriticalPoints.add(of: f, order: order, over: domain, to: &report)
        }
    }
    report.points = report.points.filter { kinds.contains($0.kind) }.map { $0.within(ends[0], ends[1]) }
    report.points.sort { ($0.x, $0.kind.order) < ($1.x, $1.kind.order) }
    report.stretches = report.stretches.map { stretch in
        var stretch = stretch
        stretch.kinds.formIntersection(kinds)
        let (lower, upper) = (Swift.max(stretch.x.lowerBound, ends[0]), Swift.min(stretch.x.upperBound, ends[1]))
        stretch.x = lower...Swift.max(lower, upper)
        return stretch
    }
    report.stretches.sort { $0.x.lowerBound < $1.x.lowerBound }
    return report
}

extension CriticalPoint.Kind {
    /// Which derivative is zero there.
    var order: Int {
        switch self {
        case .root: 0
        case .minimum, .maximum: 1
        case .inflection: 2
        }
    }
}

extension CriticalPoint {
    fileprivate func within(_ lower: Double, _ upper: Double) -> CriticalPoint {
        var point = self
        point.x = Swift.min(Swift.max(x, lower), upper)
        return point
    }
}
