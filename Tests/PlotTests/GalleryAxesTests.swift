import Foundation
import Plot
import Testing

@testable import PlotCore
@testable import gallery

/// Every axes of the gallery's 25 kinds, as placed on their pages, against the numbers that matplotlib reports of its own.
@Suite("the gallery's axes beside matplotlib's")
struct GalleryAxesTests {
    /// A tick of matplotlib's: where, and what it says.
    struct Tick: Decodable {
        var value: Double
        var label: String

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            value = try pair.decode(Double.self)
            label = try pair.decode(String.self)
            // matplotlib names the font of its powers; ours are in the text's anyway.
            if label.hasPrefix("$\\mathdefault{") { label = "$" + label.dropFirst(14).dropLast(2) + "$" }
        }
    }

    struct Reference: Decodable {
        var xlim: [Double]
        var ylim: [Double]
        var xticks: [Tick]
        var yticks: [Tick]
    }

    /// One axis of ours, as placed.
    struct Axis {
        var scale: TrainedScale
        /// Where along the axis, from 0 to 1, and what it says.
        var ticks: [(position: Double, label: String)]

        init(_ scale: TrainedScale, _ guide: AxisGuide?) {
            self.scale = scale
            ticks = (guide?.ticks ?? []).filter { !$0.label.string.isEmpty }.map { ($0.position, $0.label.string) }
        }
    }

    /// The pairs of axes in matplotlib's order: each panel with its twin and its colour bar after it.
    static func placed(_ figure: Figure) throws -> [(x: Axis, y: Axis)] {
        let text = TextSetter(measurer: FreeTypeTextMeasurer(dpi: figure.dpi), theme: figure.theme)
        let layout = try FigureLayout(figure, page: figure.size.points(dpi: figure.dpi), text: text)
        return layout.panels.flatMap { panel -> [(x: Axis, y: Axis)] in
            let (x, y) = (panel.trained.x, panel.trained.y)
            let guides = panel.guides
            var axes = [(Axis(x, guides.first), Axis(y, guides.dropFirst().first))]
            if let polar = panel.polar {
                func ticks(_ role: String) -> [String] { polar.texts.filter { $0.role == role }.map(\.text.string) }
                axes[0].0.ticks = ticks("x tick label").enumerated().map { (Double($0) / 8, $1) }
                axes[0].1.ticks = zip(polar.radii, ticks("y tick label")).map { (y.position(of: $0), $1) }
            }
            for (index, twin) in panel.trained.twins.enumerated() {
                axes.append((Axis(twin.axes.x, guides.first), Axis(twin.axes.y, guides.dropFirst(2 + index).first)))
            }
            if let bar = panel.colorBar, let scale = panel.trained.colorScale?.scale {
                let across = TrainedScale(LinearScale(), from: 0, to: 1)
                axes.append((Axis(across, nil), Axis(scale.normalization.barScale, bar.guides.guides.first)))
            }
            return axes
        }
    }

    static func references() throws -> [String: [Reference]] {
        let url = try #require(
            Bundle.module.url(forResource: "gallery-axes", withExtension: "json", subdirectory: "Fixtures"))
        return try JSONDecoder().decode([String: [Reference]].self, from: Data(contentsOf: url))
    }

    /// matplotlib counts days, ours are seconds.
    static func unit(_ name: String, _ axis: String) -> Double { name == "dates" && axis == "x" ? 86_400 : 1 }

    @Test("have its limits to 1e-9, and its ticks with its labels, in all twenty-five")
    func axes() throws {
        let references = try Self.references()
        #expect(references.count == 25)
        for (name, panels) in references.sorted(by: { $0.key < $1.key }) {
            let figure = try #require(Example.all.first { $0.name == name }, "no example \(name)").figure()
            let placed = try Self.placed(figure)
            try #require(placed.count == panels.count, "\(name): \(placed.count) pairs of axes")
            for (number, (ours, theirs)) in zip(placed, panels).enumerated() {
                for (axis, our, limits, ticks) in [
                    ("x", ours.x, theirs.xlim, theirs.xticks), ("y", ours.y, theirs.ylim, theirs.yticks),
                ] {
                    let unit = Self.unit(name, axis)
                    let where_ = "\(name), axes \(number), \(axis)"
                    for (one, other) in zip([our.scale.limits.lower, our.scale.limits.upper], limits) {
                        #expect(
                            abs(one / unit - other) <= 1e-9 * max(1, abs(other)),
                            "\(where_): \(one / unit), not \(other)")
                    }
                    // Its list goes on beyond the limits, where nothing is drawn.
                    let expected = ticks.map { (our.scale.position(of: $0.value * unit), $0.label) }
                        .filter { $0.0 >= -1e-9 && $0.0 <= 1 + 1e-9 }
                    #expect(our.ticks.map(\.label) == expected.map(\.1), "\(where_): labels")
                    for (tick, other) in zip(our.ticks, expected) {
                        #expect(abs(tick.position - other.0) <= 1e-9, "\(where_): \(tick.label)")
                    }
                }
            }
        }
    }
}
