import CCairo
import Foundation
import Pictures
import Raster
import Testing

@Suite("PNG files")
struct PNGEncoderTests {
    @Test("libpng reads every random picture back, pixel by pixel", arguments: 0..<8)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        for number in 0..<400 {
            let picture = Picture.random(using: &random)
            let copy = try Picture(png: picture.png())
            try #require((copy.width, copy.height) == (picture.width, picture.height))
            // cairo multiplies by alpha again, which loses a rounding: what its own file gives is what ours must give.
            let expected = picture.isOpaque ? picture.visible : try Picture(png: picture.pngByCairo()).visible
            try #require(copy.visible == expected, "seed \(seed), picture \(number)")
        }
    }

    @Test(
        "rows of more than 32 KiB are out of reach of a match, and still read back",
        arguments: [10_922, 10_923, 32_767])
    func wideRows(width: Int) throws {
        var random = SeededGenerator(state: 1)
        let lines = (0..<200).map { _ in Int.random(in: 0..<width, using: &random) }
        let picture = Picture(width: width, height: 5) { x, y in
            y > 1 && lines.contains(x) ? 0x20_60_A0 : x < 600 ? UInt32(x * 40 + y) : 0xFF_FFFF
        }
        let file = try picture.png()
        #expect(try Picture(png: file).visible == picture.visible)
        #expect(file.count < 10_000)
    }

    @Test("a smooth picture, which repeats nothing, is filtered")
    func smooth() throws {
        let picture = Picture(width: 300, height: 300) { x, y in
            UInt32(x * 255 / 300) << 16 | UInt32(y * 255 / 300) << 8 | UInt32((x + y) / 3)
        }
        let file = try picture.png()
        #expect(file.count < 300 * 901 / 6)
        #expect(try Picture(png: file).visible == picture.visible)
    }

    @Test("noise grows by less than a tenth of a percent")
    func noise() throws {
        var random = SeededGenerator(state: 2)
        let picture = Picture(width: 400, height: 300) { _, _ in UInt32.random(in: 0...0xFF_FFFF, using: &random) }
        let file = try picture.png()
        #expect(file.count < 300 * (400 * 3 + 1) * 1001 / 1000)
        #expect(try Picture(png: file).visible == picture.visible)
    }

    @Test("the notebook's fifth figure takes at most a quarter more than by cairo")
    func notebookFigure() throws {
        let path = try #require(
            Bundle.module.url(forResource: "notebook-5-first-step", withExtension: "png", subdirectory: "Fixtures"))
        let picture = try Picture(png: [UInt8](Data(contentsOf: path)))
        let file = try picture.png()
        #expect(Double(file.count) <= 1.25 * Double(try picture.pngByCairo().count))
        #expect(try Picture(png: file).visible == picture.visible)
    }

    @Test("the smallest colour type that holds the pixels is taken")
    func colorTypes() throws {
        func colorType(_ format: PixelBuffer.Format = .rgb24, _ pixel: (Int, Int) -> UInt32) throws -> UInt8 {
            try Picture(width: 64, height: 64, format: format, pixel: pixel).png()[25]
        }
        #expect(try colorType { x, _ in UInt32(x) * 0x01_0101 } == 0)
        #expect(try colorType { x, y in UInt32(x << 16 | y) } == 2)
        #expect(try colorType { x, y in UInt32(x * y % 7) << 16 } == 3)
        #expect(try colorType(.argb32) { _, _ in 0xFF00_00FF } == 2)
        #expect(try colorType(.argb32) { x, y in x * y == 63 * 63 ? 0xFE00_0000 : 0xFF00_0000 } == 6)
    }

    @Test("the resolution is written in pixels a metre")
    func resolution() throws {
        let picture = Picture(width: 1, height: 1) { _, _ in 0 }
        let chunk: [UInt8] = [0, 0, 0, 9] + Array("pHYs".utf8) + [0, 0, 15, 97, 0, 0, 15, 97, 1]
        #expect(try Array(picture.png(dpi: 100)[33..<50]) == chunk)
        #expect(try !picture.png().contains(Array("pHYs".utf8)))
    }

    @Test("a resolution that the file cannot state is refused", arguments: [0, -1, 0.01, .nan, .infinity, 1e9])
    func badResolution(dpi: Double) throws {
        let picture = Picture(width: 1, height: 1) { _, _ in 0 }
        let error = try #require(throws: RasterError.self) { try picture.png(dpi: dpi) }
        #expect(error.code == .invalidResolution)
    }

    @Test(
        "sizes that hold no picture are refused",
        arguments: [(0, 1, 4), (1, 0, 4), (-1, 1, 4), (32_768, 1, 131_072), (1, 32_768, 4), (2, 1, 4), (1, 1, 5)])
    func badSize(width: Int, height: Int, stride: Int) throws {
        let pixel: UInt32 = 0
        let error = try #require(throws: RasterError.self) {
            try withUnsafeBytes(of: pixel) {
                _ = try PixelBuffer(
                    baseAddress: #require($0.baseAddress), width: width, height: height, stride: stride, format: .rgb24)
            }
        }
        #expect(error.code == .invalidSize)
    }

    @Test("the same pixels give the same bytes on any number of threads", arguments: ManyStrips.allCases)
    func threads(kind: ManyStrips) throws {
        let picture = kind.picture(width: 700, height: 600)
        let one = try picture.png(threads: 1)
        #expect(kind == .blank || dataChunkCount(one) > 1)
        for threads in [2, 3, 16] {
            for _ in 0..<3 { #expect(try picture.png(threads: threads) == one) }
        }
        #expect(try Picture(png: one).visible == Picture(png: picture.pngByCairo()).visible)
    }

    @Test(
        "pictures one pixel wide or high, and large ones, read back",
        arguments: [(1, 1), (1, 32_767), (32_767, 1), (2, 3000), (3000, 2), (1500, 1400)])
    func sizes(width: Int, height: Int) throws {
        for kind in ManyStrips.allCases {
            let picture = kind.picture(width: width, height: height)
            let file = try picture.png(threads: 2)
            #expect(try Picture(png: file).visible == Picture(png: picture.pngByCairo()).visible, "\(kind)")
        }
    }

    @Test("a match goes on from one strip into the next, and so does a filtered repetition")
    func matchAcrossStrips() throws {
        // Noise of which eight rows of nine repeat the one before: what strips begin with has been there.
        func picture(_ color: (UInt32) -> UInt32) -> Picture {
            var random = SeededGenerator(state: 4)
            let row = (0..<6000).map { _ in color(UInt32.random(in: 0...0xFF_FFFF, using: &random)) }
            return Picture(width: 3000, height: 540) { x, y in row[x + y / 9 * 50] }
        }
        for (picture, literals) in [(picture { $0 }, 9000), (picture { $0 % 8 }, 1125)] {
            let file = try picture.png()
            let strips = dataChunkCount(file)
            #expect(strips > 4)
            // 60 rows of literals, 480 of some dozen matches, and at most half of what strips would cost else.
            let matches = 480 * (literals == 9000 ? 70 : 25)
            #expect(file.count < 60 * literals + matches + strips * literals / 2)
            #expect(try Picture(png: file).visible == picture.visible)
        }
    }

    @Test("what lies between the rows is not looked at")
    func padding() throws {
        let picture = Picture(width: 31, height: 20) { x, y in UInt32(x * y) }
        var padded: [UInt32] = []
        for start in stride(from: 0, to: picture.pixels.count, by: 31) {
            padded += picture.pixels[start..<start + 31] + [UInt32(start), 0xFFFF_FFFF]
        }
        let file = try padded.withUnsafeBytes {
            try PNGEncoder.encode(
                PixelBuffer(
                    baseAddress: #require($0.baseAddress), width: 31, height: 20, stride: 33 * 4, format: .rgb24))
        }
        #expect(try file == picture.png())
    }

    private func dataChunkCount(_ file: [UInt8]) -> Int {
        var count = 0
        var start = 8
        while start < file.count {
            count += file[start + 4..<start + 8].elementsEqual("IDAT".utf8) ? 1 : 0
            start += 12 + file[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        return count
    }
}

/// Pictures that are compressed in several strips, if they are large enough, and one that is not.
enum ManyStrips: CaseIterable {
    case noise, fewColors, grey, smooth, lines, translucent, blank

    func picture(width: Int, height: Int) -> Picture {
        var random = SeededGenerator(state: 7)
        let format: PixelBuffer.Format = self == .translucent ? .argb32 : .rgb24
        return Picture(width: width, height: height, format: format) { x, y in
            switch self {
            case .noise: UInt32.random(in: 0...0xFF_FFFF, using: &random)
            case .fewColors: UInt32.random(in: 0...7, using: &random) << 20
            case .grey: UInt32.random(in: 0...255, using: &random) * 0x01_0101
            case .smooth: UInt32(x * 255 / width) << 16 | UInt32(y * 255 / height) << 8 | UInt32((x + y) / 3 & 255)
            case .lines: x * 7 % 40 < 3 || (x + y) % 23 == 0 ? UInt32(x * 97 + y * 31) & 0xFF_FFFF : 0xFF_FFFF
            case .translucent: UInt32.random(in: 0...255, using: &random) << 24
            case .blank: 0xFF_FFFF
            }
        }
    }
}

extension Picture {
    var isOpaque: Bool { format == .rgb24 || pixels.allSatisfy { $0 >> 24 == 255 } }
}
