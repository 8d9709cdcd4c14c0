/// Bounds of a function and of its first derivatives over one interval, each by its own formula alone.
///
/// What plots of functions are decided from: it costs one run of the program, where `FunctionBounds.value` may take three.
package struct Jet: Sendable {
    package internal(set) var value = Enclosure.unknown
    package internal(set) var first = Enclosure.unknown
    package internal(set) var second = Enclosure.unknown
    package internal(set) var third = Enclosure.unknown
    package internal(set) var fourth = Enclosure.unknown

    /// Whether the function is proven to have a value everywhere and to be continuous.
    package var isContinuous: Bool { value.doubts.isEmpty }

    /// Whether the first derivative says how steep the function is, wherever it has a derivative.
    ///
    /// Where the function is continuous as well, it changes by no more than that from one end of the interval to the other.
    package var hasSlope: Bool {
        first.range.isBounded && !first.range.isEmpty
            && first.doubts.isDisjoint(with: [.undefined, .incomplete, .detached])
            && !value.doubts.contains(.detached)
    }

    /// Whether the function is proven to have three continuous derivatives and a bounded fourth.
    package var isSmooth: Bool {
        value.doubts.isEmpty && first.doubts.isEmpty && second.doubts.isEmpty && third.doubts.isEmpty
            && fourth.doubts.isDisjoint(with: [.undefined, .incomplete, .detached]) && fourth.range.isBounded
            && !fourth.range.isEmpty
    }

    fileprivate init() {}

    /// Of a function of which nothing is known.
    package static let unknown = Jet()

    fileprivate init(_ table: UnsafeMutablePointer<Enclosure>, _ places: [Int], through order: Int) {
        value = table[places[0]]
        if order > 0 { first = table[places[1]] }
        if order > 1 { second = table[places[2]] }
        if order > 2 { third = table[places[3]] }
        if order > 3 { fourth = table[places[4]] }
    }

    fileprivate func or(_ other: Jet) -> Jet {
        var both = Jet()
        both.value = value.or(other.value)
        both.first = first.or(other.first)
        both.second = second.or(other.second)
        both.third = third.or(other.third)
        both.fourth = fourth.or(other.fourth)
        return both
    }
}

extension FunctionBounds {
    /// Bounds of the function and its derivatives up to `order`, which is 4 at most; of those that were not prepared nothing
    /// is known.
    package func jet(_ order: Int, over x: Interval) -> Jet {
        let order = Swift.max(0, Swift.min(order, derivatives, 4))
        if x.isEmpty { return Jet() }
        var found: Jet?
        for path in paths {
            switch path.outcome(over: x, through: order, { Jet($0, path.results, through: order) }) {
            case .impossible: continue
            case .unknown: return Jet()
            case .possible(let jet): found = found?.or(jet) ?? jet
            }
        }
        return found ?? Jet()
    }

    /// Whether at least one way through the function is known, so that there may be bounds.
    package var isKnown: Bool { !paths.isEmpty }

    /// How many steps the longest way through the function and its derivatives has.
    package var stepCount: Int { paths.map(\.program.stepCount).max() ?? 0 }
}
