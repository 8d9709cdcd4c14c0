import Pictures
import Raster
import Testing

@Suite("Clouds of markers")
struct MarkerCloudTests {
    /// A marker of 5 × 4 pixels around its place, different in each phase.
    static func mask(phases: Int, strength: Double = 1) throws -> MarkerMask {
        let opacity = (0..<phases * phases * 20).map { index in
            UInt16(Double((index * 7919 + 31) % 97) / 96 * 65535 * strength)
        }
        return try #require(MarkerMask(opacity: opacity, width: 5, height: 4, left: -2, top: -1, phases: phases))
    }

    let width = 60
    let height = 40
    let rect = PixelRect(left: 7, top: 5, width: 45, height: 30)
    let map = DataColumn.Map(origin: 0, scale: 1, offset: 0)

    func places(_ count: Int, seed: UInt64 = 5) -> (x: [Double], y: [Double]) {
        var random = SeededGenerator(state: seed)
        let wild: [Double] = [.nan, .infinity, -.infinity, 1e300, -1e300, 1e9]
        func place(_ side: Int) -> Double {
            Int.random(in: 0..<50, using: &random) == 0
                ? wild.randomElement(using: &random) ?? 0 : Double.random(in: -8...Double(side + 8), using: &random)
        }
        return ((0..<count).map { _ in place(width) }, (0..<count).map { _ in place(height) })
    }

    func drawn(_ x: [Double], _ y: [Double], _ mask: MarkerMask, threads: Int = 1) throws -> Picture {
        var picture = Picture(width: width, height: height, format: .argb32) { _, _ in 0xFFFF_FFFF }
        try picture.pixels.withUnsafeMutableBytes { bytes in
            let canvas = try Canvas(
                baseAddress: #require(bytes.baseAddress), width: width, height: height, stride: width * 4)
            try x.withUnsafeBufferPointer { x in
                try y.withUnsafeBufferPointer { y in
                    let cloud = MarkerCloud(
                        x: DataColumn(.doubles(try #require(x.baseAddress)), map: map),
                        y: DataColumn(.doubles(try #require(y.baseAddress)), map: map), count: x.count, mask: mask,
                        threads: threads)
                    let isDrawn = cloud.draw(on: canvas, within: rect, ink: Ink(red: 0, green: 0, blue: 0, alpha: 1))
                    #expect(isDrawn)
                }
            }
        }
        return picture
    }

    /// Marker after marker, in numbers that do not round.
    func expected(_ x: [Double], _ y: [Double], _ mask: MarkerMask) -> Picture {
        var light = [Double](repeating: 1, count: width * height)
        let limits = -1000.0...1000
        for (x, y) in zip(x, y) where limits.contains(x) && limits.contains(y) {
            let steps = Double(mask.phases)
            let across = Int((x * steps + 0.5 + 1e-6).rounded(.down)),
                down = Int((y * steps + 0.5 + 1e-6).rounded(.down))
            let pixel = (x: Int((Double(across) / steps).rounded(.down)), y: Int((Double(down) / steps).rounded(.down)))
            let phase = (down - pixel.y * mask.phases) * mask.phases + across - pixel.x * mask.phases
            for row in 0..<mask.height {
                for column in 0..<mask.width {
                    let (x, y) = (pixel.x + mask.left + column, pixel.y + mask.top + row)
                    guard x >= rect.left, x < rect.left + rect.width, y >= rect.top, y < rect.top + rect.height else {
                        continue
                    }
                    let index = (phase * mask.height + row) * mask.width + column
                    light[y * width + x] *= 1 - Double(mask.opacity[index]) / 65535
                }
            }
        }
        return Picture(width: width, height: height, format: .argb32) { x, y in
            0xFF00_0000 | UInt32((light[y * width + x] * 255).rounded()) * 0x01_0101
        }
    }

    @Test(
        "each marker hides its share of what the others leave", arguments: [1, 2, 4, 8],
        [(1, 1.0), (300, 0.3), (3_000, 0.05), (20_000, 0.004)])
    func single(phases: Int, load: (count: Int, strength: Double)) throws {
        let (x, y) = places(load.count)
        let mask = try Self.mask(phases: phases, strength: load.strength)
        let difference = try difference(drawn(x, y, mask), expected(x, y, mask))
        #expect(difference.largest <= 2)
    }

    @Test("many markers in one place are counted", arguments: [2, 3, 1_000, 70_000])
    func counted(count: Int) throws {
        // More points than places, so that they are counted; all but these outside of the window.
        let far = max(0, 20_000 - count)
        let x = [Double](repeating: 20.2, count: count) + [Double](repeating: -500, count: far)
        let y = [Double](repeating: 14.9, count: count) + [Double](repeating: -500, count: far)
        let mask = try Self.mask(phases: 1, strength: 0.4 / Double(count))
        let difference = try difference(drawn(x, y, mask), expected(x, y, mask))
        #expect(difference.largest <= 2)
    }

    @Test("two threads draw the pixels that one draws, bit for bit", arguments: [1, 4])
    func threads(phases: Int) throws {
        let (x, y) = places(600_000)
        let mask = try Self.mask(phases: phases, strength: 0.001)
        let one = try drawn(x, y, mask)
        for threads in [2, 3, 16] {
            #expect(isSame(try drawn(x, y, mask, threads: threads), one))
        }
    }

    @Test("nothing but the window is drawn on")
    func window() throws {
        let (x, y) = places(5_000)
        let picture = try drawn(x, y, Self.mask(phases: 4))
        let inside = picture.pixels.indices.filter {
            (rect.left..<rect.left + rect.width).contains($0 % width)
                && (rect.top..<rect.top + rect.height).contains($0 / width)
        }
        let areInked = inside.allSatisfy { picture.pixels[$0] != 0xFFFF_FFFF }
        #expect(areInked)
        let inkedCount = picture.pixels.filter { $0 != 0xFFFF_FFFF }.count
        #expect(inkedCount == inside.count)
    }

    @Test("masks of the wrong size are none")
    func wrongMasks() {
        func isMask(_ count: Int, _ width: Int, _ height: Int, left: Int = 0, phases: Int = 1) -> Bool {
            MarkerMask(
                opacity: [UInt16](repeating: 0, count: count), width: width, height: height, left: left, top: 0,
                phases: phases) != nil
        }
        #expect(isMask(6, 2, 3))
        #expect(!isMask(5, 2, 3))
        #expect(!isMask(0, 0, 3))
        #expect(!isMask(54, 2, 3, phases: 3))
        #expect(!isMask(6, 2, 3, left: 10_000))
    }
}
