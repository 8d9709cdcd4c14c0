/// What is known of a function over an interval: bounds that no value leaves, and whether it is defined and continuous there.
///
/// Everything here is proven, rounding included; what could not be proven counts as doubtful. So `.everywhere` means that the
/// function has a value at each point of the interval, and `.partly` that it may lack some.
public struct Enclosure: Sendable, Hashable {
    /// Every value that the function takes on the interval, and perhaps more; empty if it takes none.
    public internal(set) var range: Interval

    var doubts: Doubts

    @inline(__always)
    init(_ range: Interval, _ doubts: Doubts = []) {
        self.range = range
        self.doubts = doubts
    }

    /// Where on an interval a function has a value.
    public enum Domain: Sendable, Hashable {
        /// At every point.
        case everywhere
        /// Perhaps not at every point.
        case partly
        /// At no point.
        case nowhere
    }

    /// Where on the interval the function has a value: a real number, so neither NaN nor infinity.
    public var domain: Domain {
        if range.isEmpty { return .nowhere }
        return doubts.contains(.undefined) ? .partly : .everywhere
    }

    /// Whether the curve is proven to be without jumps, poles and holes.
    ///
    /// Where the function merely ends, as √x does at 0, it has none: it is continuous on its domain and has a limit there.
    /// `false` says that it may have one: bounds over smaller intervals tell where.
    public var isContinuous: Bool { !doubts.contains(.discontinuous) }

    /// Whether every way through the function was followed.
    ///
    /// `false` where an `if` or `while` may go a way that no example point took, or where the function computes with vectors:
    /// then nothing is known, and `range` is the entire line.
    public var isComplete: Bool { !doubts.contains(.incomplete) }

    /// What could not be excluded.
    struct Doubts: OptionSet, Sendable, Hashable {
        let rawValue: UInt8

        static let undefined = Doubts(rawValue: 1)
        static let discontinuous = Doubts(rawValue: 2)
        static let incomplete = Doubts(rawValue: 4)
        /// What differentiation gives is not the derivative of what is computed.
        static let detached = Doubts(rawValue: 8)
        static let pole: Doubts = [.undefined, .discontinuous]
    }

    static let unknown = Enclosure(.entire, [.undefined, .discontinuous, .incomplete])
    static let nowhere = Enclosure(.empty, .undefined)

    /// What holds of a function that is one of two, it is not known which.
    func or(_ other: Enclosure) -> Enclosure {
        let isPartial = range.isEmpty != other.range.isEmpty
        return Enclosure(
            range.hull(other.range), doubts.union(other.doubts).union(isPartial ? .pole : .discontinuous))
    }
}

extension Enclosure: CustomStringConvertible {
    public var description: String {
        "\(range) defined \(domain)\(isContinuous ? ", continuous" : "")\(isComplete ? "" : ", incomplete")"
    }
}
