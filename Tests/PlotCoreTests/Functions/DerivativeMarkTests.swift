import Autodiff
@testable import PlotCore
import Testing

@Suite("marks that come from derivatives")
struct DerivativeMarkTests {
    private func wave(_ x: Tensor) -> Tensor { sin(x) + x / 4 }

    /// Points with that role on the page, back in data units.
    private func places(_ role: String, in figure: Figure) throws -> [(x: Double, y: Double)] {
        let scene = try figure.scene()
        let frame = try #require(scene.frames.first)
        let limits = try figure.limits()
        func data(_ point: Point) -> (Double, Double) {
            (
                limits.x.lower + (point.x - frame.left) / frame.width * (limits.x.upper - limits.x.lower),
                limits.y.lower + (frame.bottom - point.y) / frame.height * (limits.y.upper - limits.y.lower)
            )
        }
        return scene.items.filter { $0.role == role }.flatMap { item -> [(x: Double, y: Double)] in
            switch item.shape {
            case .markers(_, let run, _, _, _), .polyline(let run, _): (0..<run.count).map { data(run[$0]) }
            case .path(let path, _, _, _):
                path.elements.compactMap { element in
                    switch element {
                    case .move(let point), .line(let point), .curve(_, _, let point): data(point)
                    case .close: nil
                    }
                }
            default: []
            }
        }
    }

    @Test("stand at roots, extrema and inflections, by kind")
    func kinds() throws {
        var figure = Figure()
        figure.plot(wave, over: -8...8)
        figure.criticalPoints(of: wave)
        let maxima = try places("maximum", in: figure)
        #expect(maxima.count == 3)
        for place in maxima { #expect(abs(cosine(place.x) + 0.25) < 1e-6) }
        #expect(try places("minimum", in: figure).count == 3)
        #expect(try places("inflection", in: figure).count == 5)
        let roots = try places("root", in: figure)
        #expect(roots.count == 1 && roots.allSatisfy { abs($0.y) < 1e-9 })
        let report = try #require(try figure.criticalPointReports(measuring: Ruler()).first)
        #expect(report.points.count == 12 && report.points.allSatisfy(\.isProven) && report.stretches == [])
    }

    private func cosine(_ x: Double) -> Double { Double(cos(Tensor(x))) }

    @Test("are labelled clear of each other and of the curve, within the frame")
    func labels() throws {
        var figure = Figure(size: .inches(14, 6))
        figure.plot(wave, over: -8...8)
        figure.criticalPoints(of: wave, over: -8...8, labels: .coordinates)
        let scene = try figure.scene()
        let strings = scene.strings("critical point label")
        #expect(strings.count { $0 == "(0.00, 0.000)" } == 1, "\(strings)")
        #expect(strings.count >= 6)
        let boxes = scene.items.compactMap { item -> Rect? in
            if item.role == "critical point label", case .text(let text) = item.shape { text.box } else { nil }
        }
        let frame = try #require(scene.frames.first)
        for (index, box) in boxes.enumerated() {
            #expect(frame.contains(box, tolerance: 1e-6))
            #expect(!boxes.dropFirst(index + 1).contains { $0.overlaps(box) })
        }
        let limits = try figure.limits()
        let scales = (
            TrainedScale(LinearScale(), from: limits.x.lower, to: limits.x.upper),
            TrainedScale(LinearScale(), from: limits.y.lower, to: limits.y.upper)
        )
        let page = Frame(rect: frame, x: scales.0, y: scales.1)
        for step in 0...1600 {
            let x = Double(step) / 100 - 8
            let place = page.point(x, Double(wave(Tensor(x))))
            #expect(
                !boxes.contains {
                    $0.contains(Rect(left: place.x, top: place.y, right: place.x, bottom: place.y), tolerance: 0)
                })
        }
    }

    @Test("leave out crowds, and say so")
    func crowds() throws {
        var figure = Figure()
        figure.criticalPoints(of: { x in x * sin(1 / x) }, over: -0.5...0.5, kinds: [.root])
        let report = try #require(try figure.criticalPointReports(measuring: Ruler()).first)
        let gap = try #require(report.stretches.first { $0.x.contains(0) })
        #expect(gap.reason == .undecided && gap.x.upperBound < 0.05)
        let shown = try places("root", in: figure)
        #expect(shown.count == report.points.count && shown.count > 20)
        let gaps = zip(report.points, report.points.dropFirst()).map { $1.x - $0.x }
        #expect(gaps.count { $0 < 1.1 / 496 } < 10)
    }

    @Test("touch the curve with its slope, on any axes")
    func tangents() throws {
        var figure = Figure()
        figure.plot({ x in x * x }, over: -2...2)
        figure.tangent(to: { x in x * x }, at: 1)
        let ends = try places("tangent", in: figure)
        #expect(ends.count == 2 && ends.allSatisfy { abs($0.y - (2 * $0.x - 1)) < 1e-9 })
        figure.normal(to: { x in x * x }, at: 1, length: 50)
        let normal = try places("normal", in: figure)
        #expect(normal.count == 2 && normal.allSatisfy { abs($0.y - (1.5 - $0.x / 2)) < 1e-9 })
        let points = try figure.scene().items.filter { $0.role == "normal" }.compactMap(\.shape.bounds)[0]
        #expect(abs((points.width * points.width + points.height * points.height).squareRoot() - 50) < 1e-9)
        var log = Figure()
        log.plot({ x in x * x }, over: 0.1...10)
        log.tangent(to: { x in x * x }, at: 1)
        (log.xScale, log.yScale) = (.log, .log)
        let bent = try #require(
            try log.scene().items.compactMap { item -> PointRun? in
                if item.role == "tangent", case .polyline(let run, _) = item.shape { run } else { nil }
            }.first)
        #expect(bent.count > 100)
        var upright = Figure()
        upright.tangent(to: { x in cbrt(x) }, at: 0)
        #expect(try places("tangent", in: upright).allSatisfy { abs($0.x) < 1e-9 })
    }

    @Test("are circles in data units, with the curve's curvature")
    func circles() throws {
        var figure = Figure()
        figure.plot({ x in x * x }, over: -2...2)
        figure.osculatingCircle(to: { x in x * x }, at: 1, showsCenter: true)
        // Radius 5^(3/2)/2 around (1 - 2·5/2, 1 + 5/2).
        let radius = 5 * 5.0.squareRoot() / 2
        let circle = try places("osculatingCircle", in: figure)
        #expect(circle.count == 17)
        for place in circle {
            let (x, y) = (place.x + 4, place.y - 3.5)
            #expect(abs((x * x + y * y).squareRoot() - radius) < 1e-9)
        }
        let center = try places("center", in: figure)
        #expect(abs(center[0].x + 4) < 1e-9 && abs(center[0].y - 3.5) < 1e-9)
        var straight = Figure()
        straight.plot({ x in sin(x) }, over: -1...1)
        straight.osculatingCircle(to: { x in sin(x) }, at: 0)
        #expect(try straight.scene().lines("osculatingCircle") == [])
        var nearly = Figure()
        nearly.plot({ x in sin(x) }, over: -1...1)
        nearly.osculatingCircle(to: { x in sin(x) }, at: 1e-9)
        for place in try places("osculatingCircle", in: nearly) where abs(place.x) < 1 {
            #expect(abs(place.y - place.x) < 1e-6)
        }
    }

    @Test("fill areas down to the axis, with their value")
    func areas() throws {
        var figure = Figure()
        figure.area(under: { x in sin(x) }, over: 0...Double.pi, showsValue: true)
        #expect(try figure.scene().strings("area value") == ["2.0000"])
        let outline = try places("area", in: figure)
        #expect(outline.contains { abs($0.x - Double.pi / 2) < 0.5 && $0.y > 0.9 })
        #expect(outline.allSatisfy { $0.y > -1e-9 && $0.y < 1 + 1e-9 })
        #expect(abs(try figure.limits().y.lower) < 0.06)
        var pole = Figure()
        pole.area(under: { x in 1 / x }, over: -1...2, showsValue: true)
        #expect(try pole.scene().lines("area").count == 1)
        #expect(try pole.scene().strings("area value") == ["nan"])
        var log = Figure()
        log.area(under: { x in exp(x) }, over: 0...5)
        log.yScale = .log
        #expect(try log.scene().lines("area").count == 1)
    }

    @Test("stand above each other with one x axis")
    func stack() throws {
        let figure = Figure(derivativesOf: { x in exp(-x / 4) * cos(2 * x) }, over: 0...8, criticalPoints: true)
        let scene = try figure.scene()
        #expect(scene.frames.count == 3 && Set(scene.frames.map(\.left)).count == 1)
        #expect(["f", "f′", "f″"].allSatisfy { scene.text($0) != nil })
        // What is extreme above is zero below.
        let reports = try figure.criticalPointReports(measuring: Ruler())
        let extrema = reports[1].extrema.map(\.x)
        let zeros = reports[3].roots.map(\.x)
        #expect(extrema.count == 5 && zip(extrema, zeros).allSatisfy { abs($0 - $1) < 1e-14 })
        #expect(Figure(derivativesOf: { $0 }, over: 0...1, count: -4).panels.first.yLabel == "f")
    }

    @Test("have a clear outcome whatever the function does")
    func strange() throws {
        for f: @Sendable (Tensor) -> Tensor in [
            { x in sqrt(-1 - x * x) }, { x in 0 * x }, { x in floor(x) }, { x in 1 / x },
            { x in linspace(0, 1, 3) * x },
            { x in sum(linspace(1, 2, 3) * x * x) }, { x in exp(1000 * x) }, { x in x / 0 },
        ] {
            var figure = Figure()
            figure.criticalPoints(of: f, over: -3...3, labels: .names, guides: true)
            figure.area(under: f, over: -3...3, showsValue: true)
            _ = try figure.scene()
            figure.criticalPoints(of: f)
            _ = try figure.scene()
        }
        for verb in ["tangent", "normal", "osculatingCircle"] {
            var figure = Figure()
            switch verb {
            case "tangent": figure.tangent(to: { x in sqrt(x) }, at: -1)
            case "normal": figure.normal(to: { x in sqrt(x) }, at: -1)
            default: figure.osculatingCircle(to: { x in sqrt(x) }, at: -1)
            }
            #expect(throws: PlotError(.invalidData, "\(verb): the function has no value and slope at -1.0")) {
                try figure.scene()
            }
        }
        var endless = Figure()
        endless.criticalPoints(of: { x in x }, over: 0...Double.infinity)
        #expect(throws: PlotError.self) { try endless.scene() }
    }

    @Test("are the same by verb and by word")
    func words() throws {
        var figure = Figure()
        figure.criticalPoints(of: wave, over: -8...8, labels: .names)
        figure.tangent(to: wave, at: 1)
        figure.normal(to: wave, at: 1, style: .dashed)
        figure.osculatingCircle(to: wave, at: 1)
        figure.area(under: wave, over: 0...2)
        let declared = Figure {
            CriticalPoints(of: wave, over: -8...8, labels: .names)
            Tangent(to: wave, at: 1)
            Normal(to: wave, at: 1, style: .dashed)
            OsculatingCircle(to: wave, at: 1)
            AreaUnder(wave, over: 0...2)
        }
        #expect(try figure.scene().description == declared.scene().description)
        let stack = Figure(size: .inches(6.4, 6.4)) { StackedDerivatives(of: wave, over: 0...1) }
        #expect(try stack.scene().description == Figure(derivativesOf: wave, over: 0...1).scene().description)
    }
}
