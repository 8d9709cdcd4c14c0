extension CriticalPoint: CustomStringConvertible {
    /// Such as `minimum at x = 0.0, y = -2.0`; what is not proven says so.
    public var description: String {
        let place = kind == .root ? "x = \(x)" : "x = \(x), y = \(y)"
        let doubt =
            switch certainty {
            case .proven: ""
            case .exists: ", one at least"
            case .apparent: ", apparent"
            }
        return "\(kind) at \(place)\(isCorner ? ", a corner" : "")\(doubt)"
    }
}

extension CriticalPointReport.Stretch: CustomStringConvertible {
    /// Such as `roots undecided over -0.001...0.001`.
    public var description: String {
        let names = CriticalPoint.Kind.allCases.filter(kinds.contains).map(\.plural).joined(separator: ", ")
        return reason == .constant ? "constant over \(x)" : "\(names) undecided over \(x)"
    }
}

extension CriticalPointReport: CustomStringConvertible {
    /// A point or stretch a line.
    public var description: String {
        let lines = points.map(\.description) + stretches.map(\.description)
        return lines.isEmpty ? "no critical points" : lines.joined(separator: "\n")
    }
}

extension CriticalPoint.Kind {
    fileprivate var plural: String {
        switch self {
        case .root: "roots"
        case .minimum: "minima"
        case .maximum: "maxima"
        case .inflection: "inflections"
        }
    }
}
