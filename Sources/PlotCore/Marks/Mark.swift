/// A kind of thing that is plotted: it names the columns that feed the scales, and turns scaled columns into shapes.
///
/// A mark computes no scale and draws no axis. One file holds the mark and the verb that adds it.
package protocol Mark: Sendable {
    /// The verb that the user wrote, which every message about this mark begins with.
    var verb: String { get }

    /// Lower is painted earlier.
    var zOrder: Double { get set }

    /// Which turn of the colour cycle this mark waits in; nil where it takes none.
    var cycle: ColorCycle.Turn? { get }

    /// Throws where the mark's columns do not belong together or a style makes no sense.
    func validate() throws(PlotError)

    /// The data that must be visible.
    var extent: Extent { get }

    /// The data that must be visible of a mark that reaches as far along x as the axis does.
    func extent(within x: TrainedScale) -> Extent

    /// What to paint, in points.
    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item]

    /// The same for a mark with texts of its own: they stand where there is room for them, and take it.
    func shapes(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item]

    /// What a legend says of this mark, if the user gave it a label.
    var label: String? { get set }

    /// Whether it is a group of shapes, which legends name after the lines and areas, as matplotlib's do.
    var isGroup: Bool { get }

    /// What it is to someone who can't see it: "line through 300 points".
    var summary: String { get }

    /// The mark's one colour, if it has one and the user gave it.
    var color: Color? { get set }

    /// The mark's sample in a legend, drawn into a box in points.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape]

    /// What a legend at the best place keeps off, for a mark that counts with more than it draws.
    func course(in frame: Frame) -> PointRun?

    /// The names that stand at 0, 1, 2 … along one axis, for a mark of categories.
    var categories: Categories? { get }

    /// How the mark turns values into colours, for a colour bar.
    var colorScale: ColorScale? { get }

    /// The same where it depends on the frame: what is counted there, in cells that are pixels.
    func colorScale(in frame: Frame, text: TextSetter) -> ColorScale?
}

extension Mark {
    package func shapes(
        in frame: Frame, style: MarkStyle, room: inout TextRoom
    ) throws(PlotError) -> [Scene.Item] {
        try shapes(in: frame, style: style)
    }

    /// The verb in words: "filled contour".
    package var summary: String {
        verb.reduce(into: "") { words, letter in words += (letter.isUppercase ? " " : "") + letter.lowercased() }
    }

    // What is set on a mark that no legend shows, or that has no one colour, is lost.
    package var label: String? {
        get { nil }
        set {}
    }
    package var color: Color? {
        get { nil }
        set {}
    }
    package var isGroup: Bool { false }
    package func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] { [] }
    package func course(in frame: Frame) -> PointRun? { nil }
    package func extent(within x: TrainedScale) -> Extent { Extent() }
    package var colorScale: ColorScale? { nil }
    package func colorScale(in frame: Frame, text: TextSetter) -> ColorScale? { nil }
    package var categories: Categories? { nil }
}

/// What a mark takes from the figure around it.
package struct MarkStyle: Sendable {
    /// The mark's colour from the cycle; the cycle's first for a mark that takes no turn.
    package var color: Color
    package var theme: Theme
    /// Measures the mark's own texts.
    package var text: TextSetter
}

/// Hands colours to the marks that were given none.
package struct ColorCycle: Sendable {
    /// Lines and filled shapes wait in turns of their own, as in matplotlib.
    package enum Turn: Sendable { case lines, fills }

    private let colors: [Color]
    private var taken: [Turn: Int] = [:]

    package init(_ colors: [Color]) {
        self.colors = colors
    }

    package mutating func next(for turn: Turn?) -> Color {
        guard let first = colors.first else { return .black }
        guard let turn else { return first }
        let index = taken[turn, default: 0]
        taken[turn] = index + 1
        return colors[index % colors.count]
    }
}

/// "1 point", "300 points".
func counted(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }

extension Mark {
    func require(_ condition: Bool, _ code: PlotError.Code, _ problem: @autoclosure () -> String) throws(PlotError) {
        if !condition { throw PlotError(code, "\(verb): \(problem())") }
    }

    func requireSameCount(_ x: Column, _ y: Column) throws(PlotError) {
        for mistake in [x.mistake, y.mistake].compactMap(\.self) { try require(false, .invalidData, mistake) }
        try require(x.count == y.count, .invalidData, "\(x.count) x values but \(y.count) y values")
        for problem in [x.problem, y.problem].compactMap(\.self) { try require(false, .cannotRead, problem) }
    }

    func requirePositive(_ value: Double, _ name: String) throws(PlotError) {
        try require(value.isFinite && value >= 0, .invalidStyle, "\(name) must be 0 or more, not \(value)")
    }

    func requireOpacity(_ alpha: Double) throws(PlotError) {
        try require(alpha >= 0 && alpha <= 1, .invalidStyle, "alpha must be from 0 to 1, not \(alpha)")
    }

    func requireColor(_ color: Color?) throws(PlotError) {
        guard let color else { return }
        try require(
            color.isValid, .invalidStyle,
            "each part of a color must be from 0 to 1, not \(color.red), \(color.green), \(color.blue), \(color.alpha)")
    }
}
