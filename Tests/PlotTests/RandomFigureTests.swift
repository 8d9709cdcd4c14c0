import Foundation
import Plot
import RandomFigures
import Testing

@Suite("random figures, by real fonts")
struct MeasuredRandomFigureTests {
    /// As by the rough ruler: `RANDOM_FIGURES=10000` asks for more.
    static let count = ProcessInfo.processInfo.environment["RANDOM_FIGURES"].flatMap(Int.init) ?? 100

    @Test(
        "no text is cut off, lies over another or is left out before its turn, and no axes are without area",
        arguments: 0..<4)
    func legible(part: Int) throws {
        for seed in stride(from: part, to: Self.count, by: 4) {
            var figures = RandomFigure(seed: UInt64(1_000_000 + seed))
            let figure = figures.next()
            do {
                let scene = try figure.scene()
                let problems = scene.illegible + scene.missing(from: figure)
                #expect(problems == [], "seed \(1_000_000 + seed)")
            } catch {
                Issue.record("seed \(1_000_000 + seed): \(error)")
            }
        }
    }
}
