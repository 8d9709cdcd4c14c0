import Pictures
import Raster
import Testing

@Suite("Lines that are functions of x")
struct EnvelopeTests {
    @Test(
        "a line is what cairo's stroke of its whole path is",
        arguments: [LineData.Kind.walk, .smooth, .noise, .steep, .steps], [2, 100, 1000, 10_000])
    func likeCairo(kind: LineData.Kind, count: Int) throws {
        let data = LineData(kind, count: count)
        let setting = LinePicture()
        // Noise at half a pixel a point is all edges, and the most that can be asked of slices.
        let rms = kind == .noise && count == 1000 ? 1.1 : 0.9
        try expectAlike(
            setting.byEnvelope(data), setting.byCairo(data), rms: rms, name: "envelope-\(kind)-\(count)")
    }

    @Test(
        "few points are drawn piece by piece as cairo draws them", arguments: LineData.Kind.allCases,
        [0.5, 1, 25.0 / 12, 6])
    func fewPoints(kind: LineData.Kind, width: Double) throws {
        for count in [8, 20, 100, 300, 999, 2_000] {
            // Where all is edges, cairo's fifteen lines a pixel are further from the truth than slices are.
            let rms = kind == .noise && count > 300 ? 1.5 : kind == .spikes && count > 999 ? 1 : 0.9
            for (alpha, gaps) in [(1.0, 0.0), (0.5, 0.1)] {
                let data = LineData(kind, count: count, gaps: gaps)
                let setting = LinePicture(lineWidth: width, alpha: alpha)
                try expectAlike(
                    setting.byEnvelope(data), setting.byCairo(data), rms: rms,
                    name: "envelope-few-\(kind)-\(count)-\(width)-\(alpha)")
            }
        }
    }

    @Test("points on a line's pieces change nothing that can be seen", arguments: LineData.Kind.allCases)
    func finerPieces(kind: LineData.Kind) throws {
        // Those of the coarse line are drawn piece by piece, those of the fine one slice by slice.
        let coarse = LineData(kind, count: 200, gaps: 0.02)
        var fine = coarse
        let parts = 32
        (fine.x, fine.y) = ([], [])
        for index in 0..<coarse.x.count * parts - parts {
            let (point, way) = (index / parts, Double(index % parts) / Double(parts))
            fine.x.append(coarse.x[point] * (1 - way) + coarse.x[point + 1] * way)
            fine.y.append(coarse.y[point] * (1 - way) + coarse.y[point + 1] * way)
        }
        fine.x.append(coarse.x[coarse.x.count - 1])
        fine.y.append(coarse.y[coarse.y.count - 1])
        // A point beside a gap is on no piece of the fine line but itself.
        for index in coarse.y.indices where coarse.y[index].isNaN && index > 0 {
            fine.y[(index - 1) * parts] = coarse.y[index - 1]
        }
        let setting = LinePicture()
        let maps = coarse.maps(width: setting.width, height: setting.height)
        try expectAlike(
            setting.byEnvelope(coarse, maps: maps), try #require(try setting.byEnvelope(fine, maps: maps)), rms: 0.5,
            largest: 12, name: "envelope-finer-\(kind)")
    }

    @Test(
        "gaps are where cairo's are",
        arguments: [LineData.Kind.walk, .smooth, .noise, .steep], [0.01, 0.3, 0.7])
    func gaps(kind: LineData.Kind, gaps: Double) throws {
        for count in [100, 10_000] {
            let data = LineData(kind, count: count, gaps: gaps)
            let setting = LinePicture(alpha: 0.5)
            try expectAlike(
                setting.byEnvelope(data), setting.byCairo(data), name: "envelope-gaps-\(kind)-\(gaps)-\(count)")
        }
    }

    @Test(
        "a hundred thousand points are drawn as cairo draws them", arguments: [LineData.Kind.walk, .smooth, .noise],
        [1, 0.5])
    func manyPoints(kind: LineData.Kind, alpha: Double) throws {
        for gaps in [0, 0.01] {
            let data = LineData(kind, count: 100_000, gaps: gaps)
            let setting = LinePicture(alpha: alpha)
            try expectAlike(
                setting.byEnvelope(data), setting.byCairo(data), name: "envelope-many-\(kind)-\(gaps)-\(alpha)")
        }
    }

    @Test("what is known of blocks of the data changes no pixel", arguments: [0, 0.0003, 0.3])
    func knownBlocks(gaps: Double) throws {
        var random = SeededGenerator(state: 3)
        for kind in LineData.Kind.allCases {
            for (size, isBackwards) in [(32, false), (128, true)] {
                var data = LineData(kind, count: 60_000, gaps: gaps)
                // Uneven, with several points in one place.
                var x = 0.0
                for index in data.x.indices {
                    if Double.random(in: 0..<1, using: &random) < 0.7 { x += Double.random(in: 0..<3, using: &random) }
                    if index % 7000 == 0 { x += 5000 }
                    data.x[index] = isBackwards ? -x : x
                }
                let blocks = (x: BlockExtremes(data.x, size: size), y: BlockExtremes(data.y, size: size))
                for zoom in [0...1, 0.3...0.4, 0.9...1.6] {
                    let maps = data.maps(width: 496, height: 370, zoom: zoom)
                    let plain = try #require(try LinePicture().byEnvelope(data, maps: maps))
                    let known = try LinePicture(blocks: blocks).byEnvelope(data, maps: maps)
                    #expect(plain.pixels == known?.pixels, "\(kind), blocks of \(size), \(zoom)")
                }
            }
        }
    }

    @Test("a jump that a gap breaks is not drawn, however close its ends are")
    func brokenJump() throws {
        let count = 20_000
        var data = LineData(
            name: "saw", x: (0..<count).map(Double.init), y: (0..<count).map { Double($0 % 2_500) }, range: 0...2_500)
        let whole = try #require(try LinePicture().byEnvelope(data))
        for index in stride(from: 0, to: count, by: 2_500) { data.y[index] = .nan }
        let setting = LinePicture()
        let broken = try #require(try setting.byEnvelope(data))
        try expectAlike(broken, setting.byCairo(data), name: "envelope-broken-jump")
        #expect(difference(whole, broken).largest > 100)
    }

    @Test("every width of pen is drawn", arguments: [0.1, 0.3, 0.7, 1, 1.39, 2, 3.3, 5, 8, 20, 40])
    func widths(width: Double) throws {
        for kind in [LineData.Kind.walk, .smooth] {
            for count in [30, 5_000] {
                let data = LineData(kind, count: count)
                let setting = LinePicture(lineWidth: width)
                try expectAlike(
                    setting.byEnvelope(data), setting.byCairo(data), name: "envelope-width-\(width)-\(kind)-\(count)")
            }
        }
    }

    @Test("both ends have the caps that were asked for", arguments: [true, false])
    func caps(hasSquareCaps: Bool) throws {
        for (index, y) in [[0.0, 0], [0, 1], [1, 0], [0.4, 0.5], [0, 0, 1, 1], [0.5, 0.5, 0.2]].enumerated() {
            let data = LineData(name: "short", x: y.indices.map(Double.init), y: y, range: 0...1)
            let setting = LinePicture(width: 120, height: 100, lineWidth: 12, hasSquareCaps: hasSquareCaps)
            try expectAlike(
                setting.byEnvelope(data), setting.byCairo(data), rms: 1.2,
                name: "envelope-caps-\(hasSquareCaps)-\(index)")
        }
    }

    @Test(
        "a window shows its part of the line",
        arguments: [
            PixelRect(left: 100, top: 50, width: 200, height: 150), PixelRect(left: 0, top: 100, width: 7, height: 3),
            PixelRect(left: 489, top: 0, width: 7, height: 370), PixelRect(left: 250, top: 180, width: 1, height: 1),
        ])
    func windows(window: PixelRect) throws {
        for kind in LineData.Kind.allCases {
            let data = LineData(kind, count: 3_000, gaps: 0.02)
            let setting = LinePicture(window: window)
            try expectAlike(
                setting.byEnvelope(data), setting.byCairo(data), name: "envelope-window-\(window.left)-\(kind)")
        }
    }

    @Test("a line goes on beyond the window", arguments: [0.4...0.401, 0.2...0.6, 0.9...1.3, -0.5 ... -0.1, 2...3])
    func zoomed(zoom: ClosedRange<Double>) throws {
        for kind in [LineData.Kind.walk, .smooth, .noise] {
            let data = LineData(kind, count: 10_000)
            let setting = LinePicture(window: PixelRect(left: 23, top: 20, width: 450, height: 300))
            let maps = data.maps(width: setting.width, height: setting.height, zoom: zoom)
            try expectAlike(
                setting.byEnvelope(data, maps: maps), setting.byCairo(data, maps: maps), rms: 1.2,
                name: "envelope-zoom-\(zoom)-\(kind)")
        }
    }

    @Test("falling x, and an axis that runs backwards, mirror nothing wrongly")
    func directions() throws {
        let data = LineData(.walk, count: 5_000, gaps: 0.01)
        var reversed = data
        reversed.x.reverse()
        reversed.y.reverse()
        let setting = LinePicture()
        let maps = data.maps(width: setting.width, height: setting.height)
        try expectAlike(
            setting.byEnvelope(reversed, maps: maps), setting.byCairo(reversed, maps: maps), name: "envelope-reversed")
        var backwards = maps
        backwards.x = DataColumn.Map(
            origin: maps.x.origin, scale: -maps.x.scale, offset: Double(setting.width) - maps.x.offset)
        for line in [data, reversed] {
            try expectAlike(
                setting.byEnvelope(line, maps: backwards), setting.byCairo(line, maps: backwards),
                name: "envelope-backwards")
        }
    }

    @Test("uneven x, with several points in one place, are drawn as they lie")
    func unevenX() throws {
        for kind in LineData.Kind.allCases where kind != .spikes {
            var data = LineData(kind, count: 6_000)
            data.x = data.x.map { ($0 / 6_000 * $0 / 3).rounded() }
            let setting = LinePicture()
            try expectAlike(setting.byEnvelope(data), setting.byCairo(data), rms: 1.2, name: "envelope-uneven-\(kind)")
        }
    }

    // Doubles in slices of few points are read many slices at a time, anything else slice by slice.
    @Test("the memory's kind changes nothing: doubles, floats, no x at all", arguments: [20_000, 150_000], [0, 0.001])
    func kinds(count: Int, gaps: Double) throws {
        let data = LineData(.walk, count: count, gaps: gaps)
        let setting = LinePicture()
        let doubles = try #require(try setting.byEnvelope(data))
        #expect(isSame(try setting.byEnvelope(data, xAsIndex: true), doubles))
        try expectAlike(
            setting.byEnvelope(data, asFloats: true), doubles, rms: 0.1, largest: 10, name: "envelope-floats")
    }

    @Test("two threads draw the pixels that one draws, bit for bit", arguments: [0, 0.0001, 0.4])
    func threads(gaps: Double) throws {
        for kind in [LineData.Kind.smooth, .spikes] {
            let data = LineData(kind, count: 760_000, gaps: gaps)
            for zoom in [0...1, 0.3...0.55] {
                let maps = data.maps(width: 496, height: 370, zoom: zoom)
                let one = try #require(try LinePicture(threads: 1).byEnvelope(data, maps: maps))
                for threads in [2, 3] {
                    let several = try LinePicture(threads: threads).byEnvelope(data, maps: maps)
                    #expect(isSame(several, one), "\(threads) threads, gaps \(gaps), zoom \(zoom)")
                }
            }
        }
    }

    @Test("x in no order is refused, wherever it is and whoever looks", arguments: [1, 2])
    func unsorted(threads: Int) throws {
        let count = 510_000
        let data = LineData(.smooth, count: count)
        for index in [0, 17, 254_999, 255_000, count - 2] {
            var swapped = data
            swapped.x.swapAt(index, index + 1)
            if index == 0 || index == count - 2 { swapped.x[index] += 3 }
            #expect(try LinePicture(threads: threads).byEnvelope(swapped) == nil, "swapped at \(index)")
            var missing = data
            missing.x[index] = .nan
            #expect(try LinePicture(threads: threads).byEnvelope(missing) == nil, "NaN at \(index)")
        }
        #expect(try LinePicture(threads: threads).byEnvelope(data) != nil)
    }

    @Test("data without a line leave the page as it is")
    func nothing() throws {
        let setting = LinePicture()
        let blank = Picture(width: 496, height: 370, format: .argb32) { _, _ in 0xFFFF_FFFF }
        let maps = (
            x: DataColumn.Map(origin: 0, scale: 1, offset: 0), y: DataColumn.Map(origin: 0, scale: 1, offset: 0)
        )
        for y in [[5.0], [.nan, .nan, .nan], [5, .nan, 7, .nan, 9], [.infinity, .infinity], [.nan, 3]] {
            let data = LineData(name: "nothing", x: y.indices.map { 40 * Double($0) }, y: y, range: 0...1)
            #expect(isSame(try setting.byEnvelope(data, maps: maps), blank))
        }
    }

    @Test("values beyond all bounds draw towards where they are")
    func hugeValues() throws {
        let setting = LinePicture()
        let maps = (
            x: DataColumn.Map(origin: 0, scale: 10, offset: 0), y: DataColumn.Map(origin: 0, scale: 1, offset: 0)
        )
        let y: [Double] = [
            100, 1e30, 100, -1e30, .infinity, 100, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 100,
            .leastNonzeroMagnitude, 0,
            -.infinity, 200, 200, 1e300, 1e300, 200,
        ]
        let data = LineData(name: "huge", x: y.indices.map(Double.init), y: y, range: 0...1)
        try expectAlike(
            setting.byEnvelope(data, maps: maps), setting.byCairo(data, maps: maps), rms: 1.2, name: "envelope-huge")

        // Far ends of x, and infinities there, which are gaps.
        let x: [Double] = [-.infinity, -1e300, -1e5, 1, 2, 30, 1e6, 1e308, .infinity, .infinity]
        let wide = LineData(
            name: "wide", x: x, y: [1, 50, 50, 60, 200, 100, 100, 100, 7, 8], range: 0...1)
        try expectAlike(
            setting.byEnvelope(wide, maps: maps), setting.byCairo(wide, maps: maps), name: "envelope-wide")
    }

    @Test("random data of every kind neither trap nor leave the window")
    func fuzz() throws {
        var random = SeededGenerator(state: 99)
        let wild: [Double] = [
            .nan, .infinity, -.infinity, 0, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, 1e30, 1, 2, 3, 1e-300, 100,
            1e5,
        ]
        for round in 0..<3_000 {
            // Few are drawn piece by piece, many slice by slice.
            let count = Int.random(in: round % 2 == 0 ? 1...40 : 100...300, using: &random)
            func value() -> Double {
                Bool.random(using: &random)
                    ? Double.random(in: -100...500, using: &random) : wild.randomElement(using: &random) ?? 0
            }
            var x = (0..<count).map { _ in value() }
            if round % 3 > 0 { x.sort { $0.isNaN ? true : $0 < $1 } }
            let data = LineData(name: "wild", x: x, y: (0..<count).map { _ in value() }, range: 0...1)
            let scale = ([1, -1, 1e-300, 1e200, 0.01, 1e-9] as [Double]).randomElement(using: &random) ?? 1
            let maps = (
                x: DataColumn.Map(origin: value().isNaN ? 0 : 3, scale: scale, offset: 20),
                y: DataColumn.Map(origin: 0, scale: -scale, offset: 20)
            )
            let window = PixelRect(left: 5, top: 7, width: 20, height: 11)
            var setting = LinePicture(
                width: 40, height: 30, window: window, lineWidth: Double.random(in: 0.01...30, using: &random))
            let one = try setting.byEnvelope(data, maps: maps)
            setting.threads = 2
            #expect(isSame(try setting.byEnvelope(data, maps: maps), one))
            guard let one else { continue }
            let isOutside = { (index: Int) in !(5..<25).contains(index % 40) || !(7..<18).contains(index / 40) }
            let isWhiteOutside = one.pixels.indices.allSatisfy { !isOutside($0) || one.pixels[$0] == 0xFFFF_FFFF }
            #expect(isWhiteOutside)
        }
    }
}
