import Autodiff
@testable import PlotCore

/// A curve known exactly, in pieces with a parameter each.
struct TrueCurve: Sendable {
    var pieces: [(range: ClosedRange<Double>, point: @Sendable (Double) -> (x: Double, y: Double))] = []

    func adding(
        _ range: ClosedRange<Double>, _ point: @escaping @Sendable (Double) -> (x: Double, y: Double)
    ) -> TrueCurve {
        TrueCurve(pieces: pieces + [(range, point)])
    }

    /// Places in pixels, a third of a pixel apart or nearer, in runs that are inside the window.
    func runs(in window: FieldWindow) -> [[Point]] {
        pieces.flatMap { piece -> [[Point]] in
            func place(_ t: Double) -> Point {
                let (x, y) = piece.point(t)
                // Beyond the window as well, by the first cell's unit.
                return Point(
                    window.x.places[0] + (x - window.x.values[0]) / window.x.unit(1),
                    window.y.places[0] + (y - window.y.values[0]) / window.y.unit(1))
            }
            func isInside(_ place: Point) -> Bool { window.x.contains(place.x) && window.y.contains(place.y) }
            var runs: [[Point]] = [[]]
            func add(_ low: Double, _ from: Point, _ high: Double, _ to: Point, depth: Int) {
                let distance = max(abs(to.x - from.x), abs(to.y - from.y))
                if depth < 10 || depth < 24 && distance > 0.3 && (isInside(from) || isInside(to)) {
                    let middle = (low + high) / 2
                    let place = place(middle)
                    add(low, from, middle, place, depth: depth + 1)
                    add(middle, place, high, to, depth: depth + 1)
                } else if isInside(to) && distance <= 0.3 {
                    runs[runs.count - 1].append(to)
                } else if !runs[runs.count - 1].isEmpty {
                    runs.append([])
                }
            }
            let (low, high) = (piece.range.lowerBound, piece.range.upperBound)
            add(low, place(low), high, place(high), depth: 0)
            return runs.filter { !$0.isEmpty }
        }
    }
}

/// Places hashed by pixel, to ask which is near.
struct NearPlaces {
    private var byPixel: [Int: [Point]] = [:]

    private func key(_ x: Double, _ y: Double) -> Int { Int(y.rounded(.down)) * 100_000 + Int(x.rounded(.down)) }

    mutating func insert(_ place: Point) { byPixel[key(place.x, place.y), default: []].append(place) }

    /// The distance to the nearest place, if that is not more than a pixel.
    func distance(_ place: Point) -> Double? {
        var nearest = Double.infinity
        for down in [-1.0, 0, 1] {
            for right in [-1.0, 0, 1] {
                for other in byPixel[key(place.x + right, place.y + down)] ?? [] {
                    let (x, y) = (other.x - place.x, other.y - place.y)
                    nearest = min(nearest, (x * x + y * y).squareRoot())
                }
            }
        }
        return nearest <= 1 ? nearest : nil
    }
}

extension NearPlaces {
    init(_ places: some Sequence<Point>) {
        for place in places { insert(place) }
    }
}

extension LevelCurve {
    /// Places along what is drawn, a quarter of a pixel apart.
    var drawn: [Point] {
        dots
            + pieces.flatMap { piece -> [Point] in
                let ends = piece.places.dropFirst() + (piece.isClosed ? piece.places.prefix(1) : [])
                return zip(piece.places, ends).flatMap { start, end -> [Point] in
                    let count = max(1, Int((4 * max(abs(end.x - start.x), abs(end.y - start.y))).rounded(.up)))
                    return (0...count).map { step in
                        let part = Double(step) / Double(count)
                        return Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
                    }
                }
            }
    }

    /// How what is drawn differs from the truth: how many places of it are more than a pixel away, and the longest stretch of the
    /// truth that has nothing within a pixel, in pixels.
    func difference(from truth: TrueCurve) -> (astray: Int, gap: Double) {
        let runs = truth.runs(in: window)
        let true_ = NearPlaces(runs.joined())
        let drawn = drawn
        let near = NearPlaces(drawn)
        var gap = 0.0
        for run in runs {
            var missing = 0.0
            var last: Point?
            for place in run {
                if near.distance(place) != nil {
                    missing = 0
                } else if let last {
                    let (x, y) = (place.x - last.x, place.y - last.y)
                    missing += (x * x + y * y).squareRoot()
                    gap = max(gap, missing)
                }
                last = place
            }
        }
        return (drawn.count { true_.distance($0) == nil }, gap)
    }
}
