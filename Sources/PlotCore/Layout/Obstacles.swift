/// What the marks of one pair of axes have drawn, as far as a legend should not cover it.
struct Obstacles {
    private var lines: [[Point]] = []
    private var points: [Point] = []
    private var boxes: [Rect] = []
    private var texts: [Rect] = []

    /// Of a longer run of points every second, third … counts: a place is as good as the most of them say.
    private static let most = 20_000

    /// Adds what one mark has drawn, or the course that it takes instead.
    mutating func add(_ shapes: [Scene.Shape], course: PointRun?) {
        if let course { return lines.append(Self.sample(course)) }
        for shape in shapes {
            switch shape {
            case .polyline(let run, _):
                lines.append(Self.sample(run))
            case .markers(_, let run, _, _, _), .variedMarkers(_, let run, _, _, _, _):
                points += Self.sample(run)
            case .path(let path, _, _, _):
                if let box = path.box { boxes.append(box) } else { lines.append(path.vertices) }
            case .text(let text):
                texts.append(text.box)
            case .image(let image):
                points += Self.sample(image)
            }
        }
    }

    /// Adds axes within the axes, or whatever else should not be covered at all.
    mutating func add(text box: Rect) { texts.append(box) }

    private static func sample(_ run: PointRun) -> [Point] {
        stride(from: 0, to: run.count, by: run.count / most + 1).map { run[$0] }
    }

    /// Middles of cells that can be seen; none of an image without a gap, which is under every place alike.
    private static func sample(_ image: Scene.Image) -> [Point] {
        let seen = image.cells.indices.filter { image.cells[$0] >> 24 != 0 }
        guard seen.count < image.cells.count else { return [] }
        let (width, height) = (image.rect.width / Double(image.columns), image.rect.height / Double(image.rows))
        return stride(from: 0, to: seen.count, by: seen.count / most + 1).map {
            let (row, column) = seen[$0].quotientAndRemainder(dividingBy: image.columns)
            return Point(
                image.rect.left + (Double(column) + 0.5) * width, image.rect.top + (Double(row) + 0.5) * height)
        }
    }

    /// How much lies under a rectangle: every point of a line or a cloud counts one, and so does every line that crosses it
    /// and every box that it touches. These are matplotlib's rules; a text, which would become illegible, counts more than
    /// all of them.
    func badness(of rect: Rect) -> Int {
        var badness = points.count(where: rect.holds)
        for line in lines {
            badness += line.count(where: rect.holds)
            if zip(line, line.dropFirst()).contains(where: rect.isCrossed) { badness += 1 }
        }
        badness += boxes.count(where: rect.overlaps)
        return badness + 1_000_000_000 * texts.count(where: rect.overlaps)
    }
}

extension Path {
    /// The rectangle that the path is, if it is one with level and upright sides.
    fileprivate var box: Rect? {
        let corners = vertices
        guard corners.count == 4, case .close = elements.last,
            elements.allSatisfy({ if case .curve = $0 { false } else { true } })
        else { return nil }
        let box = Rect(
            left: corners.map(\.x).min() ?? 0, top: corners.map(\.y).min() ?? 0, right: corners.map(\.x).max() ?? 0,
            bottom: corners.map(\.y).max() ?? 0)
        let isUpright = zip(corners, corners[1...] + corners[..<1]).allSatisfy { $0.x == $1.x || $0.y == $1.y }
        return isUpright ? box : nil
    }

    /// Its corners and its curves' ends, and its first point again where it is closed.
    fileprivate var vertices: [Point] {
        elements.compactMap { element in
            switch element {
            case .move(let point), .line(let point), .curve(_, _, let point): point
            case .close: nil
            }
        }
    }
}

extension Rect {
    fileprivate func holds(_ point: Point) -> Bool {
        point.x > left && point.x < right && point.y > top && point.y < bottom
    }
}
