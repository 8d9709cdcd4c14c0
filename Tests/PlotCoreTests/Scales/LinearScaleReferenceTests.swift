import Foundation
import PlotCore
import Testing

/// matplotlib's limits, ticks, labels and offset texts for 87 extents of data, each on a large and a small figure.
@Suite("a linear axis is matplotlib's")
struct LinearScaleReferenceTests {
    @Test("limits, ticks, labels and offset texts of all 174 figures", arguments: [AxisDirection.x, .y])
    func reference(direction: AxisDirection) throws {
        let url = try #require(
            Bundle.module.url(forResource: "ticks-linear", withExtension: "json", subdirectory: "Fixtures"))
        let figures = try JSONDecoder().decode([ReferenceFigure].self, from: Data(contentsOf: url))
        #expect(figures.count == 174)
        for figure in figures {
            let expected = direction == .x ? figure.x : figure.y
            let differences = expected.differences(
                from: TrainedScale(.linear, extent: Domain(figure.data[0], figure.data[1])),
                length: figure.axisLength(direction), direction: direction)
            #expect(differences.isEmpty, "data \(figure.data), figure \(figure.size), \(direction) axis")
        }
    }
}

private struct ReferenceFigure: Decodable {
    var data: [Double]
    var size: [Double]
    var x: ReferenceAxis
    var y: ReferenceAxis

    /// In points: matplotlib's axes fill 0.775 of the width and 0.77 of the height, here at 100 pixels to the inch.
    func axisLength(_ direction: AxisDirection) -> Double {
        (direction == .x ? size[0] * 0.775 : size[1] * 0.77) * 72 / 100
    }
}

struct ReferenceAxis: Decodable {
    struct Tick: Decodable {
        var value: Double
        var label: String

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            value = try pair.decode(Double.self)
            label = try pair.decode(String.self)
        }
    }

    var lim: [Double]
    var offset: String
    var ticks: [Tick]

    /// One line for each thing in which the axis is not what the reference says.
    func differences(from axis: TrainedScale, length: Double, direction: AxisDirection) -> [String] {
        let actual = axis.ticks(in: TickSpace(length: length, fontSize: 10, direction: direction))
        var differences: [String] = []
        for (limit, expected) in zip([axis.limits.lower, axis.limits.upper], lim)
        where !(abs(limit - expected) <= 1e-12 * abs(expected)) {
            differences.append("limit \(limit) instead of \(expected)")
        }
        let values = ticks.map(\.value)
        let step = values.count > 1 ? values[1] - values[0] : 1
        if actual.values.count != values.count
            || zip(actual.values, values).contains(where: { !(abs($0 - $1) <= 1e-12 * step) })
        {
            differences.append("ticks \(actual.values) instead of \(values)")
        }
        if actual.labels != ticks.map(\.label) {
            differences.append("labels \(actual.labels) instead of \(ticks.map(\.label))")
        }
        if actual.offsetText != offset {
            differences.append("offset text \(actual.offsetText) instead of \(offset)")
        }
        return differences
    }
}
