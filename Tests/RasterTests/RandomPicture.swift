import Pictures
import Raster

/// A small generator with a seed, so that a failure can be repeated: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}

extension Picture {
    /// A picture of random size and kind: noise, runs, gradients, few colours, grey, blank, with alpha or without.
    static func random(using random: inout SeededGenerator) -> Picture {
        let (width, height) = randomSize(using: &random)
        var colors = (0..<Int.random(in: 1...300, using: &random)).map { _ in
            UInt32.random(in: 0...0xFF_FFFF, using: &random)
        }
        if Bool.random(using: &random) { colors = colors.map { ($0 & 0xFF) * 0x01_0101 } }
        let kind = Int.random(in: 0..<7, using: &random)
        let repetition = Int.random(in: 1...40, using: &random)
        let alphaKind = Int.random(in: 0..<4, using: &random)
        let format: PixelBuffer.Format = Bool.random(using: &random) ? .argb32 : .rgb24

        var row = [UInt32](repeating: 0xFF_FFFF, count: width)
        var color: UInt32 = 0
        var alpha: UInt32 = 255
        return Picture(width: width, height: height, format: format) { x, y in
            let changes = Int.random(in: 0..<repetition, using: &random) == 0
            switch kind {
            case 0: color = UInt32.random(in: 0...0xFF_FFFF, using: &random)
            case 1: if changes { color = colors[Int.random(in: colors.indices, using: &random)] }
            case 2: color = UInt32(x * 255 / width) << 16 | UInt32(y * 255 / height) << 8 | UInt32(x + y) & 255
            case 3: color = changes ? colors[Int.random(in: colors.indices, using: &random)] : row[x]
            case 4: color = UInt32(x * 255 / width) * 0x01_0101
            case 5: color = x / 7 % 3 == 0 || y / 5 % 3 == 0 ? colors[x % colors.count] : 0xFF_FFFF
            default: color = colors[0]
            }
            row[x] = color
            switch alphaKind {
            case 0: if changes { alpha = UInt32.random(in: 0...255, using: &random) }
            case 1: alpha = x == width - 1 && y == height - 1 ? UInt32.random(in: 0...255, using: &random) : 255
            default: break
            }
            guard format == .argb32 else { return alpha << 24 | color }
            let channels = [16, 8, 0].map { (color >> $0 & 255) * alpha / 255 << $0 }
            return alpha << 24 | channels[0] | channels[1] | channels[2]
        }
    }

    private static func randomSize(using random: inout SeededGenerator) -> (width: Int, height: Int) {
        switch Int.random(in: 0..<40, using: &random) {
        case 0..<4: (1, Int.random(in: 1...200, using: &random))
        case 4..<8: (Int.random(in: 1...200, using: &random), 1)
        case 8..<12: (Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random))
        case 12: (Int.random(in: 500...2000, using: &random), Int.random(in: 1...3, using: &random))
        default: (Int.random(in: 1...24, using: &random), Int.random(in: 1...24, using: &random))
        }
    }
}
