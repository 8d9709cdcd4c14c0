/// Which way ticks stand from the frame.
///
///     figure.theme.tickDirection = .inwards
public enum TickDirection: Sendable {
    case outwards
    case inwards
    /// Across the frame's line, half of each tick on either side.
    case both

    /// How much of a tick is on either side of the frame's line.
    var parts: (inwards: Double, outwards: Double) {
        switch self {
        case .outwards: (0, 1)
        case .inwards: (1, 0)
        case .both: (0.5, 0.5)
        }
    }
}
