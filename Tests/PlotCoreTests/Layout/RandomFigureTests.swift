import Foundation
import PlotCore
import Testing

@Suite("random figures, by a rough ruler")
struct RandomFigureTests {
    /// How many figures: `RANDOM_FIGURES=10000 swift test --filter RandomFigure` asks for more than a day-to-day run has.
    static let count = ProcessInfo.processInfo.environment["RANDOM_FIGURES"].flatMap(Int.init) ?? 300

    @Test(
        "no text is cut off, lies over another or is left out before its turn, and no axes are without area",
        arguments: 0..<4)
    func legible(part: Int) throws {
        for seed in stride(from: part, to: Self.count, by: 4) {
            var figures = RandomFigure(seed: UInt64(seed))
            let figure = figures.next()
            do {
                let scene = try figure.scene()
                let problems = scene.illegible + scene.missing(from: figure)
                #expect(problems == [], "seed \(seed)")
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
    }
}
