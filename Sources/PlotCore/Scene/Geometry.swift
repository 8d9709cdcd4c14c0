/// A place on the page, in points (1/72 inch) from the figure's top left corner; y grows downwards.
public struct Point: Sendable, Equatable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    package var isFinite: Bool { x.isFinite && y.isFinite }
}

/// A width and a height, in points.
public struct Size: Sendable, Equatable {
    public var width: Double
    public var height: Double

    public init(_ width: Double, _ height: Double) {
        self.width = width
        self.height = height
    }
}

/// A rectangle whose sides lie along the page's, in points; `top` is less than `bottom`.
public struct Rect: Sendable, Equatable {
    public var left: Double
    public var top: Double
    public var right: Double
    public var bottom: Double

    public init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    public var width: Double { right - left }
    public var height: Double { bottom - top }
    package var center: Point { Point((left + right) / 2, (top + bottom) / 2) }

    /// Whether the two share more than an edge.
    public func overlaps(_ other: Rect) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// Whether `other` lies inside, edges included, give or take `tolerance` points.
    public func contains(_ other: Rect, tolerance: Double = 0) -> Bool {
        other.left >= left - tolerance && other.right <= right + tolerance
            && other.top >= top - tolerance && other.bottom <= bottom + tolerance
    }

    package func union(_ other: Rect) -> Rect {
        Rect(
            left: min(left, other.left), top: min(top, other.top),
            right: max(right, other.right), bottom: max(bottom, other.bottom))
    }

    package func insetBy(_ margin: Double) -> Rect {
        Rect(left: left + margin, top: top + margin, right: right - margin, bottom: bottom - margin)
    }

    /// Whether the straight line from one point to another lies in the rectangle with any part of it.
    func isCrossed(by start: Point, _ end: Point) -> Bool {
        // No axis separates the two: neither x, nor y, nor the line's normal. False where a point is not a number.
        let (x, y) = (start.x - center.x, start.y - center.y)
        let (alongX, alongY) = (end.x - start.x, end.y - start.y)
        return abs(2 * x + alongX) < abs(alongX) + width && abs(2 * y + alongY) < abs(alongY) + height
            && 2 * abs(x * alongY - y * alongX) < width * abs(alongY) + height * abs(alongX)
    }
}
