/// A strip of the colours of a mark, with an axis that says which value has which.
///
///     figure.scatter(x, y, values: temperature)
///     figure.colorBar = ColorBar(label: "temperature in °C")
///     figure.colorBar = ColorBar(.bottom, extend: .both)
///     figure.colorBar = ColorBar(.left, length: 0.8)
///     figure.colorBar = ColorBar(ticks: .at([0, 0.5, 1]), format: .percent())
///
/// It belongs to the first mark of its axes that has colours from values; axes without one are an error when the figure is
/// drawn. The bar takes its room from the axes' cell, a fifth of it with the gap between them.
public struct ColorBar: Sendable {
    /// Where the bar stands.
    public enum Place: Sendable {
        case right, bottom, left, top
    }

    /// At which of the bar's ends a triangle says that there are values beyond it.
    public struct Extension: OptionSet, Sendable {
        public let rawValue: Int

        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        public static let lower = Extension(rawValue: 1)
        public static let upper = Extension(rawValue: 2)
        public static let both: Extension = [.lower, .upper]
        public static let neither: Extension = []
    }

    public var place: Place
    /// The name of the values.
    public var label: String
    public var extend: Extension
    /// How long it is, in parts of its axes' side.
    public var length: Double
    /// Where it has ticks; where its scale thinks fit if nothing else is said.
    public var ticks: AxisTicks
    /// How they are labelled.
    public var format: TickFormat

    public init(
        _ place: Place = .right, label: String = "", extend: Extension = .neither, length: Double = 1,
        ticks: AxisTicks = .automatic, format: TickFormat = .automatic
    ) {
        self.place = place
        self.label = label
        self.extend = extend
        self.length = length
        self.ticks = ticks
        self.format = format
    }

    var side: Side {
        switch place {
        case .right: .right
        case .bottom: .bottom
        case .left: .left
        case .top: .top
        }
    }

    /// Whether its values run upwards.
    var isUpright: Bool { !side.isHorizontal }
}
