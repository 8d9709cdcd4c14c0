@testable import PlotCore

/// What of each column of pixels is covered, as stretches of rows in order.
struct Coverage {
    let width: Int
    let height: Double
    private(set) var columns: [[ClosedRange<Double>]]

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, Double(height))
        columns = Array(repeating: [], count: width)
    }

    mutating func mark(_ column: Int, _ one: Double, _ other: Double) {
        guard columns.indices.contains(column) else { return }
        columns[column].append(min(one, other)...max(one, other))
    }

    mutating func mark(from start: Point, to end: Point) {
        if end.x < start.x { return mark(from: end, to: start) }
        let first = Int(max(0, (start.x + 1e-6).rounded(.down)))
        let last = min(width - 1, start.x == end.x ? Int(end.x) : Int((end.x - 1e-6).rounded(.up)) - 1)
        guard first <= last else { return }
        for column in first...last {
            func y(_ x: Double) -> Double {
                end.x == start.x ? start.y : start.y + (end.y - start.y) * ((x - start.x) / (end.x - start.x))
            }
            let inside = (max(start.x, Double(column)), min(end.x, Double(column + 1)))
            mark(column, start.x == end.x ? start.y : y(inside.0), start.x == end.x ? end.y : y(inside.1))
        }
    }

    /// The stretches, each wider by `margin`, joined where they then meet, and cut to the rows that are seen.
    func merged(_ column: Int, margin: Double, within rows: ClosedRange<Double>) -> [ClosedRange<Double>] {
        var result: [ClosedRange<Double>] = []
        for stretch in columns[column].sorted(by: { $0.lowerBound < $1.lowerBound })
        where stretch.upperBound >= rows.lowerBound && stretch.lowerBound <= rows.upperBound {
            let wide = stretch.lowerBound - margin...stretch.upperBound + margin
            if let last = result.last, wide.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, wide.upperBound)
            } else {
                result.append(wide)
            }
        }
        return result
    }
}

extension Coverage {
    /// What a curve covers, without its ink's width.
    init(_ curve: FunctionCurve, width: Int, height: Int) {
        self.init(width: width, height: height)
        var pen = Point(0, 0)
        for element in curve.path.elements {
            switch element {
            case .move(let point): pen = point
            case .line(let end):
                mark(from: pen, to: end)
                pen = end
            case .curve(let first, let second, let end):
                let count = Int(abs(end.x - pen.x) * 2) + 8
                var last = pen
                for step in 1...count {
                    let point = bezier(pen, first, second, end, at: Double(step) / Double(count))
                    mark(from: last, to: point)
                    last = point
                }
                pen = end
            case .close: break
            }
        }
        for band in curve.bands {
            for column in Int(band.left + 1e-6)..<max(Int(band.left + 1e-6) + 1, Int((band.right - 1e-6).rounded(.up)))
            {
                mark(column, band.top, band.bottom)
            }
        }
    }

    /// What the true function covers, by so many values in each column, and more where it is steep.
    init(_ function: HardFunction, in window: CurveWindow, width: Int, height: Int, samples: Int) {
        self.init(width: width, height: height)
        func row(_ x: Double) -> Double {
            let y = function.plain(x)
            return y.isNaN ? .nan : min(max(window.y(y), -1e7), 1e7)
        }
        func isOutside(_ one: Double, _ other: Double) -> Bool {
            one < 0 && other < 0 || one > self.height && other > self.height
        }
        let specials = function.specials.sorted()
        for column in 0..<width {
            func place(_ fraction: Double) -> Double {
                (Double(column) + fraction - window.x.offset) / window.x.scale + window.x.origin
            }
            // The edges belong to both columns and to none: a single value there can't be seen.
            let (begin, end) = (place(1e-9), place(1 - 1e-9))
            var places = (1..<samples).map { place(Double($0) / Double(samples)) } + [begin, end]
            places += specials.filter { $0 > begin && $0 < end }
            places.sort()
            let rows = places.map(row)
            var (turns, direction) = (0, 0.0)
            for (one, other) in zip(rows, rows.dropFirst()) where abs(other - one) > 1 {
                if direction * (other - one) < 0 { turns += 1 }
                direction = other - one
            }
            let known = rows.filter { !$0.isNaN }
            if turns > samples / 10, let least = known.min(), let most = known.max() {
                mark(column, least, most)
                continue
            }
            for row in known { mark(column, row, row) }
            func join(_ start: Double, _ first: Double, _ end: Double, _ last: Double, _ depth: Int) {
                if first.isNaN && last.isNaN || isOutside(first, last) { return }
                if abs(last - first) <= 1 { return mark(column, first, last) }
                let middle = start + (end - start) / 2
                guard depth > 0, middle != start, middle != end else { return }
                let value = row(middle)
                if !value.isNaN { mark(column, value, value) }
                join(start, first, middle, value, depth - 1)
                join(middle, value, end, last, depth - 1)
            }
            for index in 1..<places.count { join(places[index - 1], rows[index - 1], places[index], rows[index], 45) }
        }
    }

    /// The columns in which this and the truth differ by more than two pixels anywhere, with what is wrong.
    func wrongColumns(truth: Coverage) -> [String] {
        (0..<width).compactMap { column in
            let mine = merged(column, margin: 2, within: -1e9...1e9)
            let known = truth.merged(column, margin: 2, within: -1e9...1e9)
            func isCovered(_ stretch: ClosedRange<Double>, by others: [ClosedRange<Double>]) -> Bool {
                others.contains { $0.lowerBound <= stretch.lowerBound && $0.upperBound >= stretch.upperBound }
            }
            func inside(_ stretch: ClosedRange<Double>, _ edge: Double) -> ClosedRange<Double>? {
                let (low, high) = (max(stretch.lowerBound, edge), min(stretch.upperBound, height - edge))
                return low <= high ? low...high : nil
            }
            for stretch in truth.merged(column, margin: 0, within: 3...height - 3) {
                if let seen = inside(stretch, 3), !isCovered(seen, by: mine) { return "\(column) lacks \(seen)" }
            }
            for stretch in merged(column, margin: 0, within: 0...height) {
                if let seen = inside(stretch, 0), !isCovered(seen, by: known) { return "\(column) has \(seen)" }
            }
            return nil
        }
    }
}

func bezier(_ start: Point, _ first: Point, _ second: Point, _ end: Point, at t: Double) -> Point {
    func mix(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
        let s = 1 - t
        return s * s * (s * a + 3 * t * b) + t * t * (3 * s * c + t * d)
    }
    return Point(mix(start.x, first.x, second.x, end.x), mix(start.y, first.y, second.y, end.y))
}

extension HardFunction {
    /// A picture that the function's window fills.
    func window(width: Int, height: Int) -> CurveWindow {
        let (xScale, yScale) = (
            Double(width) / (x.upperBound - x.lowerBound), -Double(height) / (y.upperBound - y.lowerBound)
        )
        return CurveWindow(
            x: PointRun.Map(
                origin: (x.lowerBound + x.upperBound) / 2, scale: xScale, offset: Double(width) / 2),
            y: PointRun.Map(
                origin: (y.lowerBound + y.upperBound) / 2, scale: yScale, offset: Double(height) / 2),
            lower: x.lowerBound, upper: x.upperBound, top: -3, bottom: Double(height) + 3)
    }
}
