import PlotCore
import Testing

@Suite("every mark takes any column")
struct StrangeMarksTests {
    static let marks: [(name: String, draw: @Sendable (inout Figure, [Double]) -> Void)] = [
        ("plot", { $0.plot($1, $1, marker: .circle, markerEvery: 2) }),
        ("scatter", { $0.scatter($1, $1, values: $1, sizes: $1.map { abs($0) }, marker: .star) }),
        ("bar", { $0.bar($1, $1, error: $1.map { abs($0) }, capSize: 2) }),
        ("horizontal bar", { $0.bar($1, $1, width: $1, bottom: $1, orientation: .horizontal) }),
        ("named bars", { $0.bars($1.map { "\($0)" }, ["a": $1, "b": $1], .stacked) }),
        ("errorBar", { $0.errorBar($1, $1, yError: $1.map { abs($0) }, xError: 1, capSize: 3) }),
        ("fillBetween", { $0.fillBetween($1, $1, $1.map { -$0 }, interpolate: true) }),
        ("stackedArea", { $0.stackedArea($1, [$1, $1]) }),
        ("step", { $0.step($1, $1, where: .mid, marker: .plus) }),
        ("stem", { $0.stem($1, $1) }),
        ("horizontalLine", { $0.horizontalLine(at: $1, from: $1, to: $1) }),
        ("verticalLine", { $0.verticalLine(at: $1) }),
        ("text", { for value in $1 { $0.text("a", at: (value, value), clipped: true) } }),
        ("annotate", { for value in $1 { $0.annotate("a", at: (value, value), offset: (10, 10)) } }),
        ("quiver", { $0.quiver($1, $1, $1, $1, values: $1, label: "a") }),
        ("image", { $0.image([$1.map { $0.isFinite ? .red : .clear }]) }),
        ("pie", { $0.pie($1.map { abs($0) }, percentDecimals: 1) }),
    ]

    @Test("and draws at finite places", arguments: marks.map(\.name))
    func draws(name: String) throws {
        let draw = try #require(Self.marks.first { $0.name == name }).draw
        for (column, values) in BadDataTests.strange {
            var figure = Figure()
            draw(&figure, values)
            #expect(try figure.scene().isFinite, "\(column)")
        }
    }

    @Test("and histograms say which ranges are too wide or too narrow, and draw all others")
    func histograms() throws {
        for (column, values) in BadDataTests.strange {
            let figure = Figure { $0.histogram(values, bins: .auto, filled: false) }
            let isExtreme = ["both ends of the numbers", "the very ends", "equal and huge", "neighbours"].contains(
                column)
            if isExtreme && figure.complaint != nil { continue }
            #expect(try figure.scene().isFinite, "\(column)")
        }
    }
}
