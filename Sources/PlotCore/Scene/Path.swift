/// Straight and cubic pieces, in points.
package struct Path: Sendable, Equatable {
    package enum Element: Sendable, Equatable {
        case move(Point)
        case line(Point)
        case curve(Point, Point, Point)
        case close
    }

    package var elements: [Element]

    package init(_ elements: [Element] = []) {
        self.elements = elements
    }

    /// The corners joined in order, and the last with the first.
    package static func polygon(_ corners: [Point]) -> Path {
        guard let first = corners.first else { return Path() }
        return Path([.move(first)] + corners.dropFirst().map(Element.line) + [.close])
    }

    package static func segment(from start: Point, to end: Point) -> Path {
        Path([.move(start), .line(end)])
    }

    package static func rectangle(_ rect: Rect) -> Path {
        .polygon([
            Point(rect.left, rect.top), Point(rect.right, rect.top), Point(rect.right, rect.bottom),
            Point(rect.left, rect.bottom),
        ])
    }

    /// Every point moved by a rule.
    package func mapped(_ transform: (Point) -> Point) -> Path {
        Path(
            elements.map { element in
                switch element {
                case .move(let point): .move(transform(point))
                case .line(let point): .line(transform(point))
                case .curve(let first, let second, let end): .curve(transform(first), transform(second), transform(end))
                case .close: .close
                }
            })
    }

    /// The same outline with every length multiplied, the origin where it is.
    package func scaled(by factor: Double) -> Path { mapped { Point($0.x * factor, $0.y * factor) } }

    /// A circle around the origin from eight cubic pieces; their radius is true to 4e-6 of itself.
    ///
    /// Control points stand off along the tangents by 4/3·tan(π/16) of the radius, the length that makes each
    /// piece's midpoint lie on the circle.
    package static func circle(radius: Double) -> Path {
        let handle = 0.265_216_489_839_544_1  // 4/3 * tan(pi / 16)
        let diagonal = 0.5.squareRoot()
        let directions = [
            Point(1, 0), Point(diagonal, diagonal), Point(0, 1), Point(-diagonal, diagonal),
            Point(-1, 0), Point(-diagonal, -diagonal), Point(0, -1), Point(diagonal, -diagonal),
        ]
        func place(_ direction: Point, along tangent: Double) -> Point {
            Point(
                radius * (direction.x - tangent * direction.y), radius * (direction.y + tangent * direction.x))
        }
        var elements: [Element] = [.move(place(directions[0], along: 0))]
        for (index, start) in directions.enumerated() {
            let end = directions[(index + 1) % directions.count]
            elements.append(
                .curve(place(start, along: handle), place(end, along: -handle), place(end, along: 0)))
        }
        return Path(elements + [.close])
    }
}
