import Autodiff

/// A curve on which a function of two variables has one value, as it is drawn.
struct LevelCurve {
    /// One unbroken piece.
    struct Piece {
        /// In pixels.
        var places: [Point]
        /// Whether the last place is followed by the first, which is not repeated.
        var isClosed: Bool
    }

    private(set) var pieces: [Piece] = []
    /// Where the curve is a single point, in pixels.
    private(set) var dots: [Point] = []
    private(set) var report = FieldReport()
    let window: FieldWindow

    /// How far, in pixels, a straight piece may pass the places that it replaces.
    private static let tolerance = 0.03

    init(of field: PlaneField, level: Double, window: FieldWindow) {
        self.window = window
        guard !window.isEmpty else { return }
        let before = field.evaluations
        let cells = LevelCells(field, level: level, window: window)
        report = cells.report
        let crossings = LevelCrossings(cells, field, level: level)
        let singular = SingularPoints(cells, crossings, field, level: level, report: &report)
        var links = LevelLinks(nodes: crossings.nodes.map(\.place))
        for cell in cells.active where !singular.absorbed.contains(cell) {
            let (row, column) = cell.quotientAndRemainder(dividingBy: window.columns)
            Self.link(column, row, crossings, field, level, window, &links)
        }
        for point in singular.found {
            let rim = crossings.rim(point.columns, point.rows)
            if rim.isEmpty { dots.append(point.place) }
            links.lead(rim, through: point.place)
            report.singularPoints.append(window.data(point.place))
        }
        pieces = links.pieces().map {
            Piece(places: simplified($0.places, isClosed: $0.isClosed), isClosed: $0.isClosed)
        }
        check(field)
        report.evaluations = field.evaluations - before
    }

    /// The pieces in one cell: which of its crossings belong together.
    private static func link(
        _ column: Int, _ row: Int, _ crossings: LevelCrossings, _ field: PlaneField, _ level: Double,
        _ window: FieldWindow, _ links: inout LevelLinks
    ) {
        let nodes = crossings.edges(column, row).map { crossings.nodeOfEdge[$0.edge] }
        let present = nodes.compactMap(\.self)
        func distance(_ a: Int, _ b: Int) -> Double {
            let (first, second) = (crossings.nodes[a].place, crossings.nodes[b].place)
            return abs(first.x - second.x) + abs(first.y - second.y)
        }
        switch present.count {
        case 2: links.join(present[0], present[1])
        case 3:
            // One of them ends here: the other two are the nearest to each other.
            let pairs = [(0, 1), (1, 2), (0, 2)].map { (present[$0], present[$1]) }
            if let nearest = pairs.min(by: { distance($0.0, $0.1) < distance($1.0, $1.1) }) {
                links.join(nearest.0, nearest.1)
            }
        case 4:
            if present.contains(where: { crossings.nodes[$0].kind != .crossing }) {
                links.join(present[0], present[2])
                links.join(present[1], present[3])
            } else {
                let middle =
                    field.value(
                        window.x.value(column, part: 0.5), window.y.value(row, part: 0.5)) - level
                let isFirst = (middle > 0) == (crossings.value(column, row) > 0)
                // The corners on the middle's side belong together, so the others are cut off.
                links.join(present[0], present[isFirst ? 1 : 3])
                links.join(present[2], present[isFirst ? 3 : 1])
            }
        default: break
        }
    }

    /// A function that answers differently when asked again is no function: whatever is drawn of it is by chance.
    private mutating func check(_ field: PlaneField) {
        let places = (0..<16).map { index in
            (
                window.x.value(window.columns * (2 * index + 1) / 32, part: 0.3),
                window.y.value(window.rows * (2 * ((index * 7) % 16) + 1) / 32, part: 0.7)
            )
        }
        let first = places.map { field.value($0.0, $0.1) }
        let second = places.map { field.value($0.0, $0.1) }
        if zip(first, second).contains(where: { $0 != $1 && !($0.isNaN && $1.isNaN) }) {
            report.note("the function answers differently from call to call")
        }
        if pieces.isEmpty && dots.isEmpty && first.allSatisfy(\.isNaN) {
            report.note("the function has no value at any of the places where it was asked")
        }
    }

    /// Fewer places (Douglas and Peucker 1973).
    private func simplified(_ places: [Point], isClosed: Bool) -> [Point] {
        guard places.count > 4 else { return places }
        var isKept = [Bool](repeating: false, count: places.count)
        var stack: [(Int, Int)]
        if isClosed {
            let half = places.count / 2
            (isKept[0], isKept[half]) = (true, true)
            stack = [(0, half), (half, places.count)]
        } else {
            (isKept[0], isKept[places.count - 1]) = (true, true)
            stack = [(0, places.count - 1)]
        }
        while let (first, last) = stack.popLast() {
            guard last - first > 1 else { continue }
            let (start, end) = (places[first], places[last % places.count])
            let (alongX, alongY) = (end.x - start.x, end.y - start.y)
            let length = (alongX * alongX + alongY * alongY).squareRoot()
            var (farthest, distance) = (first, Self.tolerance)
            for index in first + 1..<last {
                let (x, y) = (places[index].x - start.x, places[index].y - start.y)
                let along = x * alongX + y * alongY
                let away: Double
                if length == 0 || along <= 0 {
                    away = (x * x + y * y).squareRoot()
                } else if along >= length * length {
                    let (x, y) = (places[index].x - end.x, places[index].y - end.y)
                    away = (x * x + y * y).squareRoot()
                } else {
                    away = abs(x * alongY - y * alongX) / length
                }
                if away > distance { (farthest, distance) = (index, away) }
            }
            if farthest > first {
                isKept[farthest] = true
                stack += [(first, farthest), (farthest, last)]
            }
        }
        return places.indices.filter { isKept[$0] }.map { places[$0] }
    }
}

/// Crossings joined to pieces: each has two neighbours at most.
struct LevelLinks {
    private var places: [Point]
    private var neighbors: [(Int32, Int32)]

    init(nodes: [Point]) {
        places = nodes
        neighbors = Array(repeating: (-1, -1), count: nodes.count)
    }

    mutating func join(_ a: Int, _ b: Int) {
        guard a != b else { return }
        attach(a, b)
        attach(b, a)
    }

    private mutating func attach(_ node: Int, _ other: Int) {
        if neighbors[node].0 < 0 { neighbors[node].0 = Int32(other) } else { neighbors[node].1 = Int32(other) }
    }

    /// Leads pieces from the crossings around a point through it, each to the one opposite; the odd one ends there.
    mutating func lead(_ rim: [Int], through place: Point) {
        let sorted = rim.map { ($0, degrees(x: places[$0].x - place.x, y: places[$0].y - place.y)) }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
        func add() -> Int {
            places.append(place)
            neighbors.append((-1, -1))
            return places.count - 1
        }
        let half = sorted.count / 2
        if sorted.count % 2 == 0 {
            for index in 0..<half {
                let middle = add()
                join(sorted[index], middle)
                join(middle, sorted[index + half])
            }
        } else {
            for node in sorted { join(node, add()) }
        }
    }

    func pieces() -> [(places: [Point], isClosed: Bool)] {
        var isDone = [Bool](repeating: false, count: places.count)
        func follow(from start: Int) -> [Int] {
            var nodes = [start]
            isDone[start] = true
            var node = start
            while true {
                let (first, second) = neighbors[node]
                if first >= 0 && !isDone[Int(first)] {
                    node = Int(first)
                } else if second >= 0 && !isDone[Int(second)] {
                    node = Int(second)
                } else {
                    return nodes
                }
                isDone[node] = true
                nodes.append(node)
            }
        }
        var pieces: [(places: [Point], isClosed: Bool)] = []
        for start in places.indices where !isDone[start] && neighbors[start].0 >= 0 && neighbors[start].1 < 0 {
            pieces.append((follow(from: start).map { places[$0] }, false))
        }
        for start in places.indices where !isDone[start] && neighbors[start].0 >= 0 {
            let nodes = follow(from: start)
            pieces.append((nodes.map { places[$0] }, nodes.count > 2))
        }
        return pieces
    }
}
