/// How long a unit of y is on the page, beside a unit of x.
///
///     figure.aspect = .equal  // circles are round
public enum Aspect: Sendable, Equatable {
    /// As the frame has room.
    case automatic
    /// A unit of y is that many times as long as a unit of x; the frame becomes smaller in one direction, but no smaller than
    /// a twentieth of its room, or six points: limits of a thousand by one are then not shown true to scale.
    case ratio(Double)

    private static func least(of room: Double) -> Double { min(room, max(0.05 * room, 6)) }

    /// A unit of y is as long as a unit of x.
    public static var equal: Aspect { .ratio(1) }

    /// The largest rectangle of the right shape in `cell`, of whose free room the parts in `anchor` are left and above.
    func fit(_ cell: Rect, x: TrainedScale, y: TrainedScale, anchor: Point = Point(0.5, 0.5)) -> Rect {
        guard case .ratio(let ratio) = self, ratio.isFinite, ratio > 0 else { return cell }
        // The shape that the frame must have: height over width.
        let shape = ratio * y.span / x.span
        guard shape.isFinite, shape > 0 else { return cell }
        var width = min(cell.width, cell.height / shape)
        var height = width * shape
        // A line is no frame.
        width = max(width, Self.least(of: cell.width))
        height = max(height, Self.least(of: cell.height))
        let left = cell.left + anchor.x * (cell.width - width)
        let top = cell.top + anchor.y * (cell.height - height)
        return Rect(left: left, top: top, right: left + width, bottom: top + height)
    }
}
