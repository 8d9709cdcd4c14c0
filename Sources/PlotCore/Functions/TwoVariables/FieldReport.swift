/// What is known of a curve, contour or field that a figure draws of functions of two variables, and what it took to find out.
public struct FieldReport: Sendable, Equatable {
    /// How sure it is that a part of the picture is right.
    ///
    /// Proven by bounds is a box through which one smooth piece runs at most; resolved, by values and gradients, a box of one
    /// pixel that bounds could not decide; uncertain, by values alone, one of which bounds say nothing.
    public typealias Certainty = FunctionReport.Certainty

    /// A rectangle in data units that a curve may go through.
    public struct Box: Sendable, Equatable {
        public var x: ClosedRange<Double>
        public var y: ClosedRange<Double>
        public var certainty: Certainty
    }

    /// The verb that drew it.
    public internal(set) var verb = ""
    /// Where curves may be: outside of these boxes bounds prove that there is none, unless boxes are uncertain.
    public internal(set) var boxes: [Box] = []
    /// Places, in data units, where branches of a curve cross, end in a cusp, or where it is a single point.
    public internal(set) var singularPoints: [(x: Double, y: Double)] = []
    /// Where a vector field is zero.
    public internal(set) var equilibria: [Equilibrium] = []
    /// How often values, gradients and bounds were asked for, together.
    public internal(set) var evaluations = 0
    /// What stood out, in sentences.
    public internal(set) var remarks: [String] = []

    package init(verb: String = "") { self.verb = verb }

    /// The boxes of that certainty.
    public func boxes(_ certainty: Certainty) -> [Box] { boxes.filter { $0.certainty == certainty } }

    public static func == (a: FieldReport, b: FieldReport) -> Bool {
        a.verb == b.verb && a.boxes == b.boxes && a.equilibria == b.equilibria && a.evaluations == b.evaluations
            && a.remarks == b.remarks && a.singularPoints.elementsEqual(b.singularPoints, by: ==)
    }

    mutating func note(_ remark: String) { if !remarks.contains(remark) { remarks.append(remark) } }

    mutating func merge(_ other: FieldReport) {
        boxes += other.boxes
        singularPoints += other.singularPoints
        equilibria += other.equilibria
        evaluations += other.evaluations
        for remark in other.remarks { note(remark) }
    }
}

extension FieldReport: CustomStringConvertible {
    /// The verb and how many boxes are how sure, single places a line each, what stood out, then the cost.
    public var description: String {
        let counts = [Certainty.proven, .resolved, .uncertain].map { ($0, boxes($0).count) }
        let sums = counts.filter { $0.1 > 0 }.map { "\($0.1) boxes \($0.0)" }
        let places =
            singularPoints.map { "singular point at (\($0.x), \($0.y))" } + equilibria.map(\.description)
        let lines = [([verb] + sums).joined(separator: ", ")] + places + remarks + ["\(evaluations) evaluations"]
        return lines.joined(separator: "\n")
    }
}
