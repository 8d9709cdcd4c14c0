package import PlotCore

/// What of each column of pixels is covered, as stretches of rows in order.
package struct Coverage {
    package let width: Int
    package let height: Double
    package private(set) var columns: [[ClosedRange<Double>]]

    package init(width: Int, height: Int) {
        (self.width, self.height) = (width, Double(height))
        columns = Array(repeating: [], count: width)
    }

    package mutating func mark(_ column: Int, _ one: Double, _ other: Double) {
        guard columns.indices.contains(column) else { return }
        columns[column].append(min(one, other)...max(one, other))
        if columns[column].count > 10_000 { join(column) }
    }

    /// Makes one stretch of those that meet.
    private mutating func join(_ column: Int) {
        columns[column] = merged(column, margin: 0, within: -Double.infinity...Double.infinity)
    }

    mutating func mark(from start: Point, to end: Point) {
        if end.x < start.x { return mark(from: end, to: start) }
        let first = Int(max(0, (start.x + 1e-6).rounded(.down)))
        let beyond = start.x == end.x ? Int(end.x) : max(first, Int((end.x - 1e-6).rounded(.up)) - 1)
        let last = min(width - 1, beyond)
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
    package init(_ curve: FunctionCurve, width: Int, height: Int) {
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

    /// What straight lines from point to point cover, but for those without a value.
    package init(joining points: [Point], width: Int, height: Int) {
        self.init(width: width, height: height)
        for (start, end) in zip(points, points.dropFirst()) where !start.y.isNaN && !end.y.isNaN {
            mark(from: start, to: end)
        }
    }

    /// What the true function covers, by so many values in each column, and more where it is steep.
    package init(_ function: HardFunction, in window: CurveWindow, width: Int, height: Int, samples: Int) {
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
            // Of what is narrower than a thousandth of a pixel, as a step's last bit may be beside an edge, nothing is seen.
            let (begin, end) = function.isJumping ? (place(1e-3), place(1 - 1e-3)) : (place(1e-9), place(1 - 1e-9))
            // Not evenly: what swings in step with the places would stand still.
            var places = (1..<samples).map { index in
                let wobble = 0.6 * (Double(index) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1) - 0.3
                return place((Double(index) + wobble) / Double(samples))
            }
            // Zero alone may be on an edge: towards it numbers go on and on.
            places +=
                [begin, end] + specials.filter { $0 > begin && $0 < end || $0 == 0 && $0 >= place(0) && $0 <= place(1) }
            places += specials.filter { abs($0) < 1e-9 * abs(end - begin) && $0 > place(0) && $0 < place(1) }
            places.sort()
            let rows = places.map(row)
            var (turns, direction) = (0, 0.0)
            for (one, other) in zip(rows, rows.dropFirst()) where abs(other - one) > 1 {
                if direction * (other - one) < 0 { turns += 1 }
                direction = other - one
            }
            let known = rows.filter { !$0.isNaN }
            if !function.isJumping, turns > samples / 10, let least = known.min(), let most = known.max() {
                mark(column, least, most)
                continue
            }
            // A special place on an edge tells where the curve comes from, and is none of the column's own.
            for (place, row) in zip(places, rows) where !row.isNaN && place >= begin && place <= end {
                mark(column, row, row)
            }
            // A function that jumps again and again has no end of halvings that meet it.
            var halvings = 20_000
            func join(_ start: Double, _ first: Double, _ end: Double, _ last: Double, _ depth: Int) {
                if first.isNaN && last.isNaN || isOutside(first, last) { return }
                if abs(last - first) <= 1 { return mark(column, first, last) }
                let middle = start + (end - start) / 2
                guard depth > 0, halvings > 0, middle != start, middle != end else { return }
                halvings -= 1
                let value = row(middle)
                if !value.isNaN { mark(column, value, value) }
                join(start, first, middle, value, depth - 1)
                join(middle, value, end, last, depth - 1)
            }
            for index in 1..<places.count {
                let (start, end) = (places[index - 1], places[index])
                // Towards zero numbers go on for a thousand halvings.
                join(start, rows[index - 1], end, rows[index], start == 0 || end == 0 ? 1100 : 45)
            }
            self.join(column)
        }
    }

    /// The columns in which this and the truth differ by more than two pixels anywhere, with what is wrong.
    package func wrongColumns(truth: Coverage) -> [String] {
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

package func bezier(_ start: Point, _ first: Point, _ second: Point, _ end: Point, at t: Double) -> Point {
    func mix(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
        let s = 1 - t
        return s * s * (s * a + 3 * t * b) + t * t * (3 * s * c + t * d)
    }
    return Point(mix(start.x, first.x, second.x, end.x), mix(start.y, first.y, second.y, end.y))
}
