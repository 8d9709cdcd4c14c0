/// Which texts stand around the frames. Where a figure is too small for all, they leave in this order.
enum Furniture: Int, CaseIterable, Comparable, Sendable {
    case everything
    /// Legends get no room beside the frames, nor do names at lines' ends; of a legend that is too large for its axes the last
    /// entries are left out.
    case noLegendsOutside
    case noTitle
    case noAxisLabels
    case noTickLabels

    static func < (first: Furniture, second: Furniture) -> Bool { first.rawValue < second.rawValue }
}
