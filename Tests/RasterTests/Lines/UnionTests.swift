import Foundation
import Pictures
import Raster
import Testing

@Suite("Lines of any form")
struct UnionTests {
    static let identity = (
        x: DataColumn.Map(origin: 0, scale: 1, offset: 0), y: DataColumn.Map(origin: 0, scale: 1, offset: 0)
    )

    static func plane(_ count: Int, gaps: Double = 0.01, step: Double = 12) -> LineData {
        var random = SeededGenerator(state: 11)
        var (x, y) = (120.0, 80.0)
        var data = LineData(name: "plane", x: [], y: [], range: 0...1)
        for _ in 0..<count {
            x = min(max(x + Double.random(in: -step...step, using: &random), -30), 270)
            y = min(max(y + Double.random(in: -step...step, using: &random), -30), 190)
            data.x.append(x)
            data.y.append(Double.random(in: 0..<1, using: &random) < gaps ? .nan : y)
        }
        return data
    }

    @Test("a walk in the plane is what cairo's stroke of it is", arguments: [0.7, 1, 2.08, 6, 20])
    func likeCairo(width: Double) throws {
        for alpha in [1, 0.5] {
            for data in [Self.plane(200, step: 90), Self.plane(3_000)] {
                let setting = LinePicture(
                    width: 240, height: 160, lineWidth: width, hasSquareCaps: false, alpha: alpha)
                try expectAlike(
                    setting.byUnion(data, maps: Self.identity), setting.byCairo(data, maps: Self.identity), rms: 1.8,
                    largest: width > 16 ? 40 : 30, name: "union-\(width)-\(alpha)-\(data.x.count)")
            }
        }
    }

    @Test("many short pieces are what cairo's stroke of them is", arguments: [0.12, 0.4, 0.8, 1.4])
    func shortPieces(step: Double) throws {
        // A walk, whose pieces lie on each other, and turns beside each other, where every notch would be seen.
        let spiral: [Double] = (0..<12_000).map { Double($0) / 12_000 }
        let turns = LineData(
            name: "spiral", x: spiral.map { 120 + 45 * $0 * cos(step * 300 * $0) },
            y: spiral.map { 80 + 35 * $0 * sin(step * 300 * $0) }, range: 0...1)
        for (data, name) in [(Self.plane(12_000, step: step), "walk"), (turns, "spiral")] {
            for width in [0.7, 2.08, 2.9] {
                var setting = LinePicture(width: 240, height: 160, lineWidth: width, hasSquareCaps: false)
                // So small that the line has marks enough for it.
                setting.window = PixelRect(left: 70, top: 40, width: 100, height: 80)
                try expectAlike(
                    setting.byUnion(data, maps: Self.identity), setting.byCairo(data, maps: Self.identity), rms: 1.8,
                    largest: 30, name: "short-pieces-\(name)-\(step)-\(width)")
            }
        }
    }

    @Test("it agrees with the envelope where both can draw")
    func likeEnvelope() throws {
        let data = LineData(.walk, count: 3_000, gaps: 0.01)
        let setting = LinePicture(hasSquareCaps: false)
        try expectAlike(
            setting.byUnion(data), try #require(try setting.byEnvelope(data)), rms: 2, largest: 36,
            name: "union-and-envelope")
    }

    @Test("two threads draw the pixels that one draws, bit for bit", arguments: [1, 1.9, 30])
    func threads(width: Double) throws {
        let data = Self.plane(2_000, step: 60)
        var setting = LinePicture(width: 240, height: 160, lineWidth: width)
        setting.window = PixelRect(left: 11, top: 7, width: 200, height: 141)
        let one = try setting.byUnion(data, maps: Self.identity)
        for threads in [2, 3, 16] {
            setting.threads = threads
            #expect(isSame(try setting.byUnion(data, maps: Self.identity), one))
        }
    }

    @Test(
        "short pieces that leave most of the page empty are drawn by two threads as by one",
        arguments: [0.6, 2.08, 2.9])
    func sparseThreads(width: Double) throws {
        let data = Self.plane(6_000, step: 1.5)
        var setting = LinePicture(width: 240, height: 160, lineWidth: width, hasSquareCaps: false)
        let one = try #require(try setting.byUnion(data, maps: Self.identity))
        #expect(one.pixels.contains { $0 != 0xFFFF_FFFF })
        for threads in [2, 3] {
            setting.threads = threads
            #expect(isSame(try setting.byUnion(data, maps: Self.identity), one))
        }
    }

    @Test("a line that is walked to and fro many times looks as if walked once", arguments: [0.6, 2.08, 2.9])
    func toAndFro(width: Double) throws {
        // Once it has few marks, many times it has many, which are drawn in another way.
        let once = Self.plane(300, gaps: 0.02)
        var many = once
        for round in 0..<60 {
            many.x += round % 2 == 0 ? once.x.reversed() : once.x
            many.y += round % 2 == 0 ? once.y.reversed() : once.y
        }
        let setting = LinePicture(width: 240, height: 160, lineWidth: width, hasSquareCaps: false)
        try expectAlike(
            setting.byUnion(many, maps: Self.identity),
            try #require(try setting.byUnion(once, maps: Self.identity)), rms: 0.5, largest: 8,
            name: "union-to-and-fro-\(width)")
    }

    @Test("two threads draw a quarter of a million points as one does, each in a bitmap of its own")
    func bitmaps() throws {
        for (gaps, step) in [(0.01, 3.0), (0, 40)] {
            let data = Self.plane(250_000, gaps: gaps, step: step)
            var setting = LinePicture(width: 240, height: 160, hasSquareCaps: false)
            let one = try setting.byUnion(data, maps: Self.identity)
            for threads in [2, 3] {
                setting.threads = threads
                #expect(isSame(try setting.byUnion(data, maps: Self.identity), one))
            }
        }
    }

    @Test(
        "pieces over what long ones have filled already change no more than if they had come first",
        arguments: [0.6, 2.08, 2.9])
    func saturation(width: Double) throws {
        // Marks from 16 a pixel on are looked at: the many fill the picture's middle, the few cross all of it.
        var random = SeededGenerator(state: 3)
        func pieces(_ count: Int, x: ClosedRange<Double>, y: ClosedRange<Double>) -> [(Double, Double)] {
            (0..<count).map { _ in (Double.random(in: x, using: &random), Double.random(in: y, using: &random)) }
        }
        let many = pieces(20_000, x: 40...200, y: -40...130)
        let few = pieces(60, x: -300...500, y: -200...300)
        func drawn(_ parts: [[(Double, Double)]]) throws -> Picture? {
            let points = parts.flatMap { $0 + [(Double.nan, Double.nan)] }
            let data = LineData(name: "pieces", x: points.map(\.0), y: points.map(\.1), range: 0...1)
            let setting = LinePicture(width: 240, height: 160, lineWidth: width, hasSquareCaps: false)
            return try setting.byUnion(data, maps: Self.identity)
        }
        let filled = try #require(try drawn([many]))
        let first = try #require(try drawn([few, many])), last = try #require(try drawn([many, few]))
        #expect(isSame(first, last))
        #expect(!isSame(last, filled))
    }

    @Test("far points on both sides in turn draw what one of each draws")
    func alternating() throws {
        let setting = LinePicture(width: 240, height: 160, hasSquareCaps: false)
        func drawn(_ count: Int) throws -> Picture {
            let data = LineData(
                name: "alternating", x: (0..<count).map { _ in 100.3 },
                y: (0..<count).map { $0 % 2 == 0 ? 1e300 : -1e300 }, range: 0...1)
            return try #require(try setting.byUnion(data, maps: Self.identity))
        }
        #expect(isSame(try drawn(100_000), try drawn(3)))
    }

    @Test("a piece that is level but for the least number there is, is cut as a level one", arguments: [0.5, 2.08, 6])
    func nearlyLevel(width: Double) throws {
        // The two pixels around the window, where pieces are cut, begin at 0 then.
        let setting = LinePicture(
            width: 60, height: 40, window: PixelRect(left: 2, top: 2, width: 50, height: 30), lineWidth: width,
            hasSquareCaps: false)
        func drawn(_ tilt: Double) throws -> Picture {
            let data = LineData(
                name: "level", x: [-1e300, 1e300, 30, -1e300], y: [tilt, -tilt, 20, tilt], range: 0...1)
            return try #require(try setting.byUnion(data, maps: Self.identity))
        }
        #expect(isSame(try drawn(.leastNonzeroMagnitude), try drawn(0)))
    }

    @Test("wide pens and thin ones agree where one takes over from the other")
    func takeover() throws {
        let data = Self.plane(3_000)
        let thin = LinePicture(width: 240, height: 160, lineWidth: 2.999, hasSquareCaps: false)
        let wide = LinePicture(width: 240, height: 160, lineWidth: 3.001, hasSquareCaps: false)
        try expectAlike(
            thin.byUnion(data, maps: Self.identity), try #require(try wide.byUnion(data, maps: Self.identity)),
            rms: 1.8,
            largest: 30, name: "union-takeover")
    }

    @Test("random data of every kind neither trap nor leave the window")
    func fuzz() throws {
        var random = SeededGenerator(state: 5)
        let wild: [Double] = [.nan, .infinity, -.infinity, 0, 1e308, -1e308, 1e30, -1e30, 1e5, -1e9, 20.5]
        for _ in 0..<400 {
            func value() -> Double {
                Bool.random(using: &random)
                    ? Double.random(in: -60...120, using: &random) : wild.randomElement(using: &random) ?? 0
            }
            let count = Int.random(in: 1...30, using: &random)
            let data = LineData(
                name: "wild", x: (0..<count).map { _ in value() }, y: (0..<count).map { _ in value() }, range: 0...1)
            var setting = LinePicture(
                width: 40, height: 30, window: PixelRect(left: 5, top: 7, width: 20, height: 11),
                lineWidth: Double.random(in: 0.01...20, using: &random))
            let one = try #require(try setting.byUnion(data, maps: Self.identity))
            setting.threads = 3
            #expect(isSame(try setting.byUnion(data, maps: Self.identity), one))
            let isOutside = { (index: Int) in !(5..<25).contains(index % 40) || !(7..<18).contains(index / 40) }
            let isWhiteOutside = one.pixels.indices.allSatisfy { !isOutside($0) || one.pixels[$0] == 0xFFFF_FFFF }
            #expect(isWhiteOutside)
        }
    }
}
