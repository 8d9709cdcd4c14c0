import Foundation
import Plot
import Testing

@testable import PlotCore
@testable import gallery

@Suite("the gallery's fields and distributions")
struct FieldLimitsTests {
    struct Limits: Decodable {
        var xlim: [Double]
        var ylim: [Double]
    }

    @Test("have matplotlib's limits to 1e-9")
    func limits() throws {
        let url = try #require(
            Bundle.module.url(forResource: "field-limits", withExtension: "json", subdirectory: "Fixtures"))
        let references = try JSONDecoder().decode([String: [Limits]].self, from: Data(contentsOf: url))
        #expect(references.count == 6)
        for (name, panels) in references {
            let figure = try #require(Example.all.first { $0.name == name }).figure()
            for (column, expected) in panels.enumerated() {
                let axes = figure[0, column]
                let trained = try TrainedAxes(axes, extent: axes.extent, theme: figure.theme)
                let ours = [
                    trained.x.limits.lower, trained.x.limits.upper, trained.y.limits.lower, trained.y.limits.upper,
                ]
                for (one, other) in zip(ours, expected.xlim + expected.ylim) {
                    #expect(abs(one - other) <= 1e-9, "\(name): \(ours)")
                }
            }
        }
    }
}
