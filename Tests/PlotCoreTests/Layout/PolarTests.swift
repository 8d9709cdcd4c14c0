@testable import PlotCore
import Testing

@Suite("polar axes")
struct PolarTests {
    /// Where points lie in the square around the outermost circle, from its lower left corner.
    func places(_ points: [(angle: Double, radius: Double)], _ build: (inout Figure) -> Void = { _ in }) throws
        -> [Point]
    {
        var figure = Figure()
        figure.projection = .polar
        figure.scatter(points.map(\.angle), points.map(\.radius))
        build(&figure)
        let scene = try figure.scene()
        let disc = try #require(scene.disc)
        return scene.items.filter { $0.role == "scatter" }.flatMap { item -> [Point] in
            guard case .markers(_, let run, _, _, _) = item.shape else { return [] }
            return (0..<run.count).map {
                Point((run[$0].x - disc.left) / disc.width, (disc.bottom - run[$0].y) / disc.height)
            }
        }
    }

    private func isNear(_ point: Point, _ x: Double, _ y: Double) -> Bool {
        abs(point.x - x) < 1e-6 && abs(point.y - y) < 1e-6
    }

    @Test("have the spokes that they are given, with their names or in degrees")
    func givenSpokes() throws {
        func labels(_ ticks: AxisTicks) throws -> [String] {
            var figure = Figure()
            figure.projection = .polar
            figure.plot([0, 1], [0, 1])
            figure.xTicks = ticks
            figure.yTicks = .none
            let scene = try figure.scene()
            #expect(scene.lines("grid").count == scene.strings("x tick label").count)
            return scene.strings("x tick label")
        }
        #expect(try labels(.at([0, .pi / 2, .pi], labels: ["east", "north", "west"])) == ["east", "north", "west"])
        #expect(try labels(.at([0, .pi / 8, .pi])) == ["0°", "22.5°", "180°"])
        #expect(try labels(.none).isEmpty)
    }

    @Test("show bars as sectors")
    func sectors() throws {
        var figure = Figure()
        figure.projection = .polar
        figure.bar([Double.pi / 2], [2], width: Double.pi / 2, bottom: 1)
        figure.yLimits = Limits(0, 4)
        let scene = try figure.scene()
        let disc = try #require(scene.disc)
        guard case .path(let path, _, _, _) = scene.items.first(where: { $0.role == "bar" })?.shape else {
            Issue.record("no bar")
            return
        }
        let ends = path.elements.compactMap { element -> Point? in
            switch element {
            case .move(let point), .line(let point), .curve(_, _, let point): point
            case .close: nil
            }
        }
        let radii = ends.map { point in
            let (x, y) = (point.x - disc.center.x, point.y - disc.center.y)
            return (x * x + y * y).squareRoot() / disc.width * 2
        }
        // From 45° to 135°, between 1 and 3 of 4.
        #expect(radii.allSatisfy { abs($0 - 0.25) < 1e-9 || abs($0 - 0.75) < 1e-9 })
        #expect(radii.contains { $0 < 0.5 } && radii.contains { $0 > 0.5 })
        #expect(ends.allSatisfy { $0.y < disc.center.y && abs($0.x - disc.center.x) <= disc.center.y - $0.y + 1e-9 })
        #expect(abs((ends.map(\.y).min() ?? 0) - (disc.center.y - 0.375 * disc.width)) < 1e-9)
    }

    @Test("begin where they are asked to and run either way round, as matplotlib's")
    func directions() throws {
        func places(_ projection: Projection) throws -> [Point] {
            try self.places([(0, 1), (0.5, 1)]) {
                $0.projection = projection
                $0.yLimits = Limits(0, 2)
            }
        }
        // matplotlib 3.11.2: set_theta_zero_location("N"), set_theta_direction(-1), set_rlim(0, 2).
        let compass = try places(.polar(zero: .top, clockwise: true))
        #expect(isNear(compass[0], 0.5, 0.75) && isNear(compass[1], 0.61985638, 0.71939564))
        #expect(try isNear(places(.polar)[0], 0.75, 0.5))
        #expect(try isNear(places(.polar(zero: .left))[0], 0.25, 0.5))
        #expect(try isNear(places(.polar(zero: .bottom))[0], 0.5, 0.25))
        #expect(Projection.polar == .polar(zero: .right) && Projection.polar != .polar(clockwise: true))
    }

    @Test("have their spokes' labels where the angles are")
    func labels() throws {
        var figure = Figure()
        figure.plot([0, 1], [1, 1])
        figure.projection = .polar(zero: .top, clockwise: true)
        let scene = try figure.scene()
        let disc = try #require(scene.disc)
        var boxes: [String: Rect] = [:]
        for item in scene.items where item.role == "x tick label" {
            if case .text(let text) = item.shape { boxes[text.string] = text.box }
        }
        let (top, right) = (try #require(boxes["0°"]), try #require(boxes["90°"]))
        #expect(top.bottom < disc.top && abs(top.center.x - disc.center.x) < 2)
        #expect(right.left > disc.right && abs(right.center.y - disc.center.y) < 2)
    }

    @Test("have their greatest radius in the middle where the radii are reversed")
    func reversedRadii() throws {
        // matplotlib 3.11.2: plot([0, .5], [1, 2]) and invert_yaxis() on polar axes show 2.05 to 0.
        let places = try places([(0, 1), (0.5, 2)]) { $0.yLimits = .reversed }
        // Of a scatter the limits are its own; a plot's are matplotlib's.
        var figure = Figure()
        figure.projection = .polar
        figure.plot([0, 0.5], [1, 2])
        figure.yLimits = .reversed
        let limits = try figure.limits().y
        #expect(abs(limits.upper - 2.05) < 1e-9 && limits.lower == 0)
        let expected = 0.5 + 0.5 * (limits.upper - 1) / limits.upper
        #expect(isNear(places[0], expected, 0.5) && abs(expected - 0.75609756) < 1e-6)
    }

    @Test("say how angles are turned round where their limits are reversed")
    func reversedAngles() {
        let complaint = Figure {
            $0.plot([0, 1], [1, 1])
            $0.projection = .polar
            $0.xLimits = .reversed
        }.complaint
        #expect(
            complaint
                == "x limits: a polar figure's angles run backwards by projection = .polar(clockwise: true), not by .reversed"
        )
    }
}

extension Scene {
    /// The square around a polar figure's outermost circle.
    fileprivate var disc: Rect? {
        for item in items where item.role == "polar spine" {
            guard case .markers(let circle, let run, _, _, _) = item.shape,
                let box = Scene.Shape.path(circle, fill: nil, stroke: nil, snapping: .never).bounds
            else { continue }
            return box.moved(by: run[0])
        }
        return nil
    }
}
