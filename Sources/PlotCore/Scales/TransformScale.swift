/// Values laid out by any function that rises or falls throughout.
package struct TransformScale: Scale {
    private let forward: @Sendable (Double) -> Double

    package init(forward: @escaping @Sendable (Double) -> Double) {
        self.forward = forward
    }

    package var name: String { "transformed" }

    package func coordinate(of value: Double) -> Double {
        let coordinate = forward(value)
        return coordinate.isFinite ? coordinate : .nan
    }

    package func limits(for extent: Domain?, margin: Double, sticky: [Double]) -> Domain {
        guard let extent else { return placed(unit) }
        let data = limits(given: extent)
        let (start, end) = (coordinate(of: data.lower), coordinate(of: data.upper))
        let growth = (end - start) * margin
        guard growth.isFinite, growth != 0 else { return data }
        let step = max(data.upper / 1024 - data.lower / 1024, data.magnitude.ulp)
        return Domain(
            value(at: start - growth, from: data.lower, towards: -.greatestFiniteMagnitude, step: step),
            value(at: end + growth, from: data.upper, towards: .greatestFiniteMagnitude, step: step)
        )
        .stopped(at: sticky, around: data)
    }

    package func limits(given limits: Domain) -> Domain {
        placed(limits.widened(by: 0.05, ifWithin: 1e-13), inside: limits)
    }

    package func ticks(in limits: Domain, space: TickSpace) -> Ticks {
        LinearScale().ticks(in: limits, space: space)
    }

    /// As much of `wide` as has a place, but never less than `inside`.
    private func placed(_ wide: Domain, inside: Domain? = nil) -> Domain {
        let lower = coordinate(of: wide.lower).isFinite ? wide.lower : inside?.lower ?? 0.5
        let upper = coordinate(of: wide.upper).isFinite ? wide.upper : inside?.upper ?? max(1, lower)
        return Domain(lower, upper)
    }

    /// Where the function reaches `target` on the way from `start`, which has a place, towards `end`; the last value that has a
    /// place if it never does.
    private func value(at target: Double, from start: Double, towards end: Double, step: Double) -> Double {
        let rises = target > coordinate(of: start)
        func isShort(_ value: Double) -> Bool {
            let coordinate = coordinate(of: value)
            return coordinate.isFinite && (rises ? coordinate < target : coordinate > target)
        }
        // First in growing steps, since past a pole, as that of 1/x, the function may come from the other side.
        var short = start
        var far = start
        var step = step
        repeat {
            short = far
            far = end < start ? max(end, short - step) : min(end, short + step)
            step *= 2
        } while far != end && far != short && isShort(far)
        guard !isShort(far) else { return far }

        // Then by halving the numbers between, of which there are less than 2 to the 64.
        while true {
            let middle = Double(ordinal: Int64.middle(short.ordinal, far.ordinal))
            if middle == short || middle == far { break }
            if isShort(middle) { short = middle } else { far = middle }
        }
        return coordinate(of: far).isFinite ? far : short
    }
}

extension Double {
    /// The number's place among all numbers: the next larger number has the next larger ordinal.
    fileprivate var ordinal: Int64 {
        let bits = Int64(bitPattern: bitPattern)
        return bits >= 0 ? bits : Int64.min - bits
    }

    fileprivate init(ordinal: Int64) {
        self.init(bitPattern: UInt64(bitPattern: ordinal >= 0 ? ordinal : Int64.min - ordinal))
    }
}

extension Int64 {
    /// Rounded towards the first of the two.
    fileprivate static func middle(_ first: Int64, _ second: Int64) -> Int64 {
        let (distance, overflows) = second.subtractingReportingOverflow(first)
        return overflows ? first / 2 + second / 2 : first + distance / 2
    }
}

extension AxisScale {
    /// Lays values out by a function of your own.
    ///
    ///     figure.yScale = .transform { $0.squareRoot() }
    ///     figure.xScale = .transform { 1 / $0 }
    ///
    /// The function must rise throughout, or fall throughout: then larger values are still further along the axis. Values of which
    /// it makes NaN or an infinity have no place. Ticks are round values at equal steps; others can be given as `xTicks`.
    public static func transform(forward: @escaping @Sendable (Double) -> Double) -> AxisScale {
        AxisScale(TransformScale(forward: forward))
    }
}
