package import PlotCore

/// Sebastiano Vigna's SplitMix64: the same numbers on every run.
package struct SplitMix: RandomNumberGenerator {
    package var state: UInt64

    package init(state: UInt64) {
        self.state = state
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// From 0 up to 1.
    package mutating func unit() -> Double { Double.random(in: 0..<1, using: &self) }

    package mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// Of any magnitude from 1e-300 to 1e300: around zero, from zero, or a narrow stretch far from it.
    package mutating func domain() -> Domain {
        let magnitude = powerOf10(Int.random(in: -300...300, using: &self)) * Double.random(in: 1...10, using: &self)
        let sign: Double = below(2) == 0 ? 1 : -1
        switch below(4) {
        case 0:
            return Domain(
                magnitude * Double.random(in: -1...1, using: &self), magnitude * Double.random(in: -1...1, using: &self)
            )
        case 1: return Domain(0, sign * magnitude)
        case 2: return Domain(sign * magnitude, sign * magnitude * (1 + powerOf10(-below(18))))
        default:
            // The magnitudes that people meet.
            let start = Double.random(in: -1...1, using: &self) * powerOf10(below(9) - 2)
            return Domain(start, start + Double.random(in: 0...1, using: &self) * powerOf10(below(12) - 6))
        }
    }
}
