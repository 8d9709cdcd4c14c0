/// The ticks of one axis: where they are and what is written beside them.
package struct Ticks: Sendable, Equatable {
    /// Data values, rising, also on an inverted axis.
    package var values: [Double]
    /// One text for each value.
    package var labels: [String]
    /// What all labels have left out, to be written once at the axis' end: "1e6", "+1.2e3"; empty if nothing is.
    package var offsetText: String
    /// The values of small ticks between, rising.
    package var minor: [Double]
    /// One text for each small tick, empty for most; or none at all.
    package var minorLabels: [String]

    package init(
        values: [Double], labels: [String], offsetText: String = "", minor: [Double] = [], minorLabels: [String] = []
    ) {
        self.values = values
        self.labels = labels
        self.offsetText = offsetText
        self.minor = minor
        self.minorLabels = minorLabels
    }
}

/// What is written beside ticks.
package struct TickLabels: Sendable, Equatable {
    /// One for each value.
    package var texts: [String]
    /// What all of them have left out; empty if nothing is.
    package var offsetText = ""

    package init(texts: [String], offsetText: String = "") {
        self.texts = texts
        self.offsetText = offsetText
    }
}

package enum AxisDirection: Sendable, Hashable {
    case x, y
}

/// How much room an axis has for tick labels.
package struct TickSpace: Sendable, Equatable {
    /// The axis' length, in points.
    package var length: Double
    /// The size of the labels' font, in points.
    package var fontSize: Double
    package var direction: AxisDirection
    /// What the labels turned out to have room for, where that is fewer than the rule says.
    package var mostIntervals: Int

    package init(length: Double, fontSize: Double, direction: AxisDirection, mostIntervals: Int = 9) {
        self.length = length
        self.fontSize = fontSize
        self.direction = direction
        self.mostIntervals = mostIntervals
    }

    /// How many intervals between labels the axis has room for, from 1 to 9.
    ///
    /// matplotlib's rule: labels are three times as wide as their font is high, and two lines apart.
    package var intervals: Int {
        let room = length / ((direction == .x ? 3 : 2) * fontSize)
        return max(1, min(room >= 9 ? 9 : Int(max(0, room)), mostIntervals))
    }
}
