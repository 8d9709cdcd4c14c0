import Autodiff
import Foundation
@testable import PlotCore
import Testing

@Suite struct PhasePortraitTests {
    static func report(
        _ field: @escaping (Tensor, Tensor) -> (Tensor, Tensor), _ x: ClosedRange<Double>, _ y: ClosedRange<Double>
    ) throws -> FieldReport {
        let figure = Figure { $0.phasePortrait(field, over: x, y, spacing: 60) }
        return try #require(try figure.fieldReports(measuring: Ruler()).first)
    }

    @Test("a damped pendulum rests at foci, between saddles") func aDampedPendulumRestsAtFoci() throws {
        let report = try Self.report({ x, y in (y, -sin(x) - 0.25 * y) }, -7...7, -3...3)
        let found = report.equilibria
        #expect(found.map(\.name) == ["stable focus", "saddle", "stable focus", "saddle", "stable focus"])
        #expect("\(report)".contains("\nstable focus at (0.0, 0.0)\n"))
        for (equilibrium, turn) in zip(found, -2...2) {
            #expect(abs(equilibrium.x - .pi * Double(turn)) < 1e-12)
            #expect(abs(equilibrium.y) < 1e-12)
            #expect(equilibrium.isProven)
        }
        let eigenvalue = found[2].eigenvalues[1]
        #expect(abs(eigenvalue.real + 0.125) < 1e-12)
        #expect(abs(eigenvalue.imaginary - (1 - 1.0 / 64).squareRoot()) < 1e-12)
    }

    @Test("predators and prey go round a center") func predatorsAndPreyGoRoundA() throws {
        let report = try Self.report({ x, y in (x * (1 - y), y * (x - 1)) }, -0.2...3.5, -0.2...3)
        #expect(report.equilibria.map(\.name) == ["saddle", "center"])
        #expect(report.equilibria[1].stability == .neutral)
    }

    @Test(
        "eigenvalues tell the kind",
        arguments: [
            ((-1.0, 0.0, 0.0, -2.0), "stable node"), ((1.0, 0.0, 0.0, 2.0), "unstable node"),
            ((1.0, 0.0, 0.0, -1.0), "saddle"), ((0.1, 1.0, -1.0, 0.1), "unstable focus"),
            ((0.0, 1.0, -1.0, 0.0), "center"),
            ((1.0, 1.0, 1.0, 1.0), "degenerate"), ((-1e-200, 0.0, 0.0, -2e-200), "stable node"),
        ])
    func eigenvaluesTellTheKind(_ matrix: (Double, Double, Double, Double), _ name: String) {
        #expect(Equilibrium(x: 0, y: 0, jacobian: matrix, isProven: true).name == name)
    }

    @Test("a line of equilibria is given up, not listed") func aLineOfEquilibriaIsGiven() throws {
        let report = try Self.report({ x, _ in (x, 2 * x) }, -1...1, -1...1)
        #expect(report.equilibria.isEmpty || report.remarks.contains { $0.contains("given up") })
    }

    @Test("a field that is zero or undefined everywhere draws nothing and says so") func aFieldThatIsZeroOr() throws {
        for field: (Tensor, Tensor) -> (Tensor, Tensor) in [
            { x, y in (0 * x, 0 * y) }, { x, y in (sqrt(-1 - x * x), y) },
        ] {
            let report = try Self.report(field, -1...1, -1...1)
            #expect(report.remarks.contains { $0.contains("zero, or has no value") })
        }
    }

    @Test("circles close and keep their radius to a tenth of a pixel") func circlesCloseAndKeepTheirRadius() {
        let window = FieldRange(x: -2...2, y: -2...2).window(
            in: ImplicitCurveTests.frame(-2...2, -2...2, width: 600, height: 600), isClipped: true)
        VectorFunction { x, y in (-y, x) }.within(window) { flow in
            let field = TrajectoryField(flow, separation: 24)
            #expect(field.isComplete)
            let closed = field.lines.filter(\.isClosed)
            #expect(closed.count >= 8)
            for line in field.lines {
                let radii = line.knots.map { knot in
                    let (x, y) = (knot.place.x - 300, knot.place.y - 300)
                    return (x * x + y * y).squareRoot()
                }
                let (least, greatest) = (radii.min() ?? 0, radii.max() ?? 0)
                #expect(greatest - least < 0.1)
            }
        }
    }

    @Test("lines cover the window evenly") func linesCoverTheWindowEvenly() {
        let window = FieldRange(x: -7...7, y: -3...3).window(
            in: ImplicitCurveTests.frame(-7...7, -3...3), isClipped: true)
        VectorFunction { x, y in (y, -sin(x) - 0.25 * y) }.within(window) { flow in
            let field = TrajectoryField(flow, separation: 24)
            #expect(field.isComplete)
            let places = field.lines.flatMap { $0.knots.map(\.place) }
            var bare = 0
            for row in stride(from: 30.0, to: 570, by: 20) {
                for column in stride(from: 30.0, to: 770, by: 20) {
                    let isNear = places.contains { abs($0.x - column) < 30 && abs($0.y - row) < 30 }
                    if !isNear { bare += 1 }
                }
            }
            #expect(bare == 0, "squares of 60 pixels without a line")
        }
    }
}
