/// Whether and how contours say their levels.
///
///     figure.contour(z, color: .black, labels: .inline(size: 7))
///     figure.contour(z, labels: .inline { "\($0) m" })
public struct ContourLabels: Sendable {
    let size: Double?
    let format: (@Sendable (Double) -> String)?

    /// No labels.
    public static var none: ContourLabels { ContourLabels(size: nil, format: nil) }

    /// A label in a gap of each line that is long enough for one, where it is clear of other texts.
    ///
    /// - Parameters:
    ///   - size: The font's, in points.
    ///   - format: Makes the text of a level; plain numbers with as many decimals as the levels need if left out.
    public static func inline(size: Double = 10, format: (@Sendable (Double) -> String)? = nil) -> ContourLabels {
        ContourLabels(size: size, format: format)
    }

    /// A function from a level to its text.
    func texts(for levels: [Double]) -> (Double) -> String {
        if let format { return format }
        let formatter = PlainFormatter(for: levels, limits: levels.finiteDomain ?? Domain(0, 1))
        // What labels along an axis share has no place here.
        guard formatter.offsetText.isEmpty else { return { level in "\(level)".withMinusSigns } }
        return { level in formatter.label(of: level) }
    }
}

/// Finds places for labels on contours, where a line is straight, and cuts the lines open there.
///
/// The choice of places is that of matplotlib's `clabel`.
struct ContourLabeller {
    struct Label {
        var middle: Point
        /// Counter-clockwise, in degrees, never upside down.
        var rotation: Double
        /// What is left of the line.
        var pieces: [[Point]]
    }

    /// Labels stay within.
    let frame: Rect
    private var taken: [(middle: Point, box: Rect)] = []
    /// How much more of the line than the label is wide is left out at each end, in points; matplotlib's five pixels.
    private let gap = 3.6

    init(within frame: Rect) {
        self.frame = frame
    }

    /// A label of that extent on the line; nil where the line is too short or there is no free place.
    ///
    /// - Parameter isClear: Whether other texts leave a place for it.
    mutating func label(
        on points: [Point], isClosed: Bool, extent: TextExtent, isClear: (Label) -> Bool
    ) -> Label? {
        let width = extent.advance
        let (xs, ys) = (points.map(\.x).finiteDomain, points.map(\.y).finiteDomain)
        guard width > 0, points.count > 1, let xs, let ys, max(xs.span, ys.span) > 1.2 * width else { return nil }
        let straight = candidates(on: points, isClosed: isClosed, width: width)
        // Where matplotlib would write one label over another, ours looks further along the line.
        let others = [3, 5, 2, 6, 1, 7].map { $0 * points.count / 8 }
        for (number, index) in (straight + others).enumerated() {
            let middle = points[index]
            let isFree = taken.allSatisfy { other in
                let (x, y) = (other.middle.x - middle.x, other.middle.y - middle.y)
                return x * x + y * y >= (1.2 * width) * (1.2 * width)
            }
            guard isFree else { continue }
            let way = LabelWay(points, isClosed: isClosed, around: index)
            let (start, end) = (way.point(at: -width / 2), way.point(at: width / 2))
            var rotation = -degrees(x: end.x - start.x, y: end.y - start.y)
            if rotation > 90 || rotation < -90 { rotation += rotation > 0 ? -180 : 180 }
            let box = Self.box(extent, around: middle, rotation: rotation)
            guard frame.contains(box), !taken.contains(where: { $0.box.overlaps(box) }) else { continue }
            let label = Label(middle: middle, rotation: rotation, pieces: way.pieces(outside: width / 2 + gap))
            let reachesAnEnd = !isClosed && label.pieces.count < 2
            guard isClear(label), number < straight.count || !reachesAnEnd else { continue }
            taken.append((middle, box))
            return label
        }
        return nil
    }

    private static func box(_ extent: TextExtent, around middle: Point, rotation: Double) -> Rect {
        let (sine, cosine) = sineAndCosine(degrees: rotation)
        let (width, height) = (extent.advance, extent.ascent + extent.descent)
        let halfWidth = (abs(width * cosine) + abs(height * sine)) / 2
        let halfHeight = (abs(width * sine) + abs(height * cosine)) / 2
        return Rect(
            left: middle.x - halfWidth, top: middle.y - halfHeight, right: middle.x + halfWidth,
            bottom: middle.y + halfHeight)
    }

    /// The middles of stretches of the line, the straightest first. A stretch has as many points as the label is wide in
    /// hundredths of an inch.
    private func candidates(on line: [Point], isClosed: Bool, width: Double) -> [Int] {
        let points = isClosed ? line + line.prefix(1) : line
        let room = (width / 0.72).rounded()
        let blockCount = room > 1 ? Int((Double(points.count) / room).rounded(.up)) : 1
        let size = blockCount == 1 ? points.count : Int(room)
        let bends = (0..<blockCount).map { block -> Double in
            let block = (0..<size).map { points[(block * size + $0) % points.count] }
            let (first, last) = (block[0], block[size - 1])
            let (alongX, alongY) = (last.x - first.x, last.y - first.y)
            let length = (alongX * alongX + alongY * alongY).squareRoot()
            guard length > 0 else { return .infinity }
            return block.reduce(0) { sum, point in
                sum + abs((first.y - point.y) * alongX - (first.x - point.x) * alongY) / length
            }
        }
        let order = bends.indices.sorted { (bends[$0], $0) < (bends[$1], $1) }
        return order.map { ($0 * size + size / 2) % points.count % line.count }
    }
}

/// A line measured along its length from the point that a label is centred on.
private struct LabelWay {
    private let points: [Point]
    private let distances: [Double]
    private let isClosed: Bool

    init(_ line: [Point], isClosed: Bool, around index: Int) {
        self.isClosed = isClosed
        points = isClosed ? Array(line[index...] + line[...index]) : line
        var distances = [0.0]
        for (start, end) in zip(points, points.dropFirst()) {
            let (x, y) = (end.x - start.x, end.y - start.y)
            distances.append(distances[distances.count - 1] + (x * x + y * y).squareRoot())
        }
        let origin = isClosed ? 0 : distances[index]
        self.distances = distances.map { $0 - origin }
    }

    private var length: Double { distances[distances.count - 1] - distances[0] }

    /// The place that far along; beyond an end, the end.
    func point(at distance: Double) -> Point {
        let distance = isClosed && distance < 0 ? distance + length : distance
        guard let next = distances.firstIndex(where: { $0 > distance }) else { return points[points.count - 1] }
        guard next > 0 else { return points[0] }
        let part = (distance - distances[next - 1]) / (distances[next] - distances[next - 1])
        let (start, end) = (points[next - 1], points[next])
        return Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
    }

    /// What lies further than `reach` from the middle.
    func pieces(outside reach: Double) -> [[Point]] {
        func piece(from start: Double, to end: Double) -> [Point] {
            guard start < end else { return [] }
            let inner = points.indices.filter { distances[$0] > start && distances[$0] < end }.map { points[$0] }
            return [point(at: start)] + inner + [point(at: end)]
        }
        let (first, last) = (distances[0], distances[distances.count - 1])
        let pieces =
            isClosed
            ? [piece(from: reach, to: last - reach)] : [piece(from: first, to: -reach), piece(from: reach, to: last)]
        return pieces.filter { !$0.isEmpty }
    }
}
