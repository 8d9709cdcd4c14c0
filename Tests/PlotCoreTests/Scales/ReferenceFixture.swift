import Foundation
import PlotCore
import Testing

/// An axis as matplotlib drew it, from a file of references.
struct ReferenceTicks: Decodable {
    struct Tick: Decodable {
        var value: Double
        var label: String

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            value = try pair.decode(Double.self)
            label = try pair.decode(String.self).withoutMathDefault
        }
    }

    var lim: [Double]
    var major: [Tick]
    var minor: [Tick]

    /// One line for each thing in which the axis is not what the reference says.
    func differences(from axis: TrainedScale, length: Double, direction: AxisDirection) -> [String] {
        let actual = axis.ticks(in: TickSpace(length: length, fontSize: 10, direction: direction))
        var differences: [String] = []
        func compare(_ name: String, _ values: [Double], _ expected: [Double], tolerance: Double) {
            if values.count != expected.count
                || zip(values, expected).contains(where: { !(abs($0 - $1) <= tolerance * max(abs($1), 1e-300)) })
            {
                differences.append("\(name) \(values) instead of \(expected)")
            }
        }
        compare("limits", [axis.limits.lower, axis.limits.upper], lim, tolerance: 1e-9)
        // The files also have ticks just outside, which matplotlib does not draw.
        let limits = Domain(lim[0], lim[1])
        func visible(_ ticks: [Tick]) -> [Tick] { ticks.filter { limits.contains($0.value, tolerance: 1e-10) } }
        compare("ticks", actual.values, visible(major).map(\.value), tolerance: 1e-12)
        compare("minor ticks", actual.minor, visible(minor).map(\.value), tolerance: 1e-12)
        if actual.labels != visible(major).map(\.label) { differences.append("labels \(actual.labels)") }
        if actual.minorLabels != visible(minor).map(\.label) { differences.append("minor \(actual.minorLabels)") }
        return differences
    }
}

/// The numbers that one of matplotlib's gallery pictures was drawn from, and its axes.
struct GalleryFixture: Decodable {
    struct Axes: Decodable {
        var px: [Double]
        var xlim: [Double]
        var ylim: [Double]
        var xticks: [ReferenceTicks.Tick]
        var yticks: [ReferenceTicks.Tick]
    }

    enum Value: Decodable {
        case number(Double)
        case text(String)

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let number = try? value.decode(Double.self) {
                self = .number(number)
            } else {
                self = .text(try value.decode(String.self))
            }
        }
    }

    var data: [String: [Value]]
    var axes: [Axes]

    init(_ name: String) throws {
        let url = Bundle.module.url(forResource: "Fixtures/gallery/\(name)", withExtension: "json")
        self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: #require(url, "no gallery file \(name)")))
    }

    func numbers(_ name: String) throws -> [Double] {
        try #require(data[name]).compactMap { if case .number(let number) = $0 { number } else { nil } }
    }

    func texts(_ name: String) throws -> [String] {
        try #require(data[name]).compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    /// Whatever differs between an axis and the first axes of the picture; values in `unit`s of the file's.
    func differences(_ direction: AxisDirection, from axis: TrainedScale, unit: Double = 1, tolerance: Double = 1e-9)
        -> [String]
    {
        let (limits, ticks) = direction == .x ? (axes[0].xlim, axes[0].xticks) : (axes[0].ylim, axes[0].yticks)
        let px = axes[0].px
        let length = (direction == .x ? px[2] - px[0] : px[3] - px[1]) * 0.72
        let actual = axis.ticks(in: TickSpace(length: length, fontSize: 10, direction: direction))
        let drawn = ticks.filter { Domain(limits[0], limits[1]).contains($0.value, tolerance: 1e-10) }
        var differences: [String] = []
        for (limit, expected) in zip([axis.limits.lower, axis.limits.upper], limits)
        where !(abs(limit / unit - expected) <= tolerance * abs(expected)) {
            differences.append("limit \(limit / unit) instead of \(expected)")
        }
        if actual.values.count != drawn.count
            || zip(actual.values, drawn).contains(where: { !(abs($0 / unit - $1.value) <= 1e-12 * abs(limits[1])) })
        {
            differences.append("ticks \(actual.values.map { $0 / unit }) instead of \(drawn.map(\.value))")
        }
        if actual.labels != drawn.map(\.label) {
            differences.append("labels \(actual.labels) instead of \(drawn.map(\.label))")
        }
        if actual.offsetText != "" { differences.append("offset text \(actual.offsetText)") }
        return differences
    }
}

extension String {
    /// `$\mathdefault{10^{2}}$` says of its font what we leave to the theme: `$10^{2}$`.
    fileprivate var withoutMathDefault: String {
        guard hasPrefix("$\\mathdefault{"), hasSuffix("}$") else { return self }
        return "$" + dropFirst("$\\mathdefault{".count).dropLast(2) + "$"
    }
}
