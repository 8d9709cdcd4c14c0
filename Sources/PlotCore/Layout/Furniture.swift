/// Which texts stand around the frames. Where a figure is too small for all, they leave in this order.
enum Furniture: Int, CaseIterable, Comparable, Sendable {
    case everything
    case noTitle
    case noAxisLabels
    case noTickLabels

    static func < (first: Furniture, second: Furniture) -> Bool { first.rawValue < second.rawValue }
}
