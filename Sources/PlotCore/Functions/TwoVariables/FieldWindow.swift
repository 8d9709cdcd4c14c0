/// The part of a page in which a function of two variables is drawn, as a lattice of cells a pixel wide and high.
///
/// All that decides about a picture is measured in pixels, so it does not change when an axis is scaled.
struct FieldWindow: Sendable {
    var x: FieldAxis
    var y: FieldAxis

    /// - Parameters:
    ///   - xRange: Where the function is drawn; as far as the axis goes if nil.
    ///   - isClipped: Whether what is drawn beyond the frame is cut off, so that it may reach there.
    init(
        _ frame: Frame, xRange: ClosedRange<Double>?, yRange: ClosedRange<Double>?, isClipped: Bool,
        pixelsPerPoint: Double
    ) {
        let (rect, margin) = (frame.rect, isClipped ? 2.0 : 0)
        x = FieldAxis(
            frame.x, from: rect.left * pixelsPerPoint, to: rect.right * pixelsPerPoint, range: xRange, margin: margin)
        y = FieldAxis(
            frame.y, from: rect.bottom * pixelsPerPoint, to: rect.top * pixelsPerPoint, range: yRange, margin: margin)
    }

    var columns: Int { x.cellCount }
    var rows: Int { y.cellCount }
    var isEmpty: Bool { columns == 0 || rows == 0 }

    func data(_ place: Point) -> (x: Double, y: Double) { (x.value(at: place.x), y.value(at: place.y)) }
}

/// One axis of a window: lines across it a pixel apart, and the values there.
struct FieldAxis: Sendable {
    /// In pixels, rising.
    private(set) var places: [Double] = []
    /// In data units: rising or falling throughout.
    private(set) var values: [Double] = []

    /// The most pixels that a page can be wide.
    private static let widest = 1e5

    /// Between the places of cells and those of round numbers, so that lattice lines rarely lie along a curve.
    private static let phase = 0.381966

    init(_ axis: TrainedScale, from start: Double, to end: Double, range: ClosedRange<Double>?, margin: Double) {
        let map = axis.map(from: start, to: end)
        let limits = axis.limits
        let lower = max(limits.lower, range?.lowerBound ?? -.infinity)
        let upper = min(limits.upper, range?.upperBound ?? .infinity)
        guard lower < upper, lower.isFinite, upper.isFinite else { return }
        func place(_ value: Double) -> Double { map(axis.scale.coordinate(of: value)) }
        let ends = [(place(lower), lower), (place(upper), upper)].sorted { $0.0 < $1.0 }
        var (first, last) = (ends[0].0, ends[1].0)
        guard first.isFinite, last.isFinite, last - first < Self.widest, last > first else { return }
        let isStraight = axis.scale.isIdentity
        func inverse(_ place: Double) -> Double {
            if isStraight { return (place - map.offset) / map.scale + map.origin }
            var (low, high) = (lower, upper)
            for _ in 0..<100 {
                let middle = low / 2 + high / 2
                if middle <= low || middle >= high { break }
                if (map(axis.scale.coordinate(of: middle)) < place) == (map.scale > 0) {
                    low = middle
                } else {
                    high = middle
                }
            }
            return low / 2 + high / 2
        }
        // Ink reaches a little beyond the frame, where the axis goes on.
        if isStraight {
            if range.map({ ends[0].1 != $0.lowerBound && ends[0].1 != $0.upperBound }) ?? true { first -= margin }
            if range.map({ ends[1].1 != $0.lowerBound && ends[1].1 != $0.upperBound }) ?? true { last += margin }
        }
        var inner = first.rounded(.down) + 1 + Self.phase
        places.append(first)
        values.append(first == ends[0].0 ? ends[0].1 : inverse(first))
        while inner < last - 0.3 {
            places.append(inner)
            values.append(inverse(inner))
            inner += 1
        }
        places.append(last)
        values.append(last == ends[1].0 ? ends[1].1 : inverse(last))
        if values.contains(where: { !$0.isFinite }) { (places, values) = ([], []) }
    }

    var cellCount: Int { max(0, places.count - 1) }

    /// Every value that is shown; 0 alone for an axis that shows nothing.
    var range: ClosedRange<Double> {
        guard let first = values.first, let last = values.last else { return 0...0 }
        return min(first, last)...max(first, last)
    }

    func value(_ cell: Int, part: Double) -> Double { values[cell] + (values[cell + 1] - values[cell]) * part }
    func place(_ cell: Int, part: Double) -> Double { places[cell] + (places[cell + 1] - places[cell]) * part }

    /// The data units to a pixel in a cell; below zero where values fall with places.
    func unit(_ cell: Int) -> Double { (values[cell + 1] - values[cell]) / (places[cell + 1] - places[cell]) }

    /// The cell that a place is in; the nearest for one outside.
    func cell(at place: Double) -> Int {
        guard places.count > 1 else { return 0 }
        // All but the first and last cells are one pixel wide.
        let estimate = (place - places[1]).rounded(.down) + 1
        var cell = estimate.isFinite ? Int(min(max(estimate, 0), Double(cellCount - 1))) : 0
        while cell > 0 && places[cell] > place { cell -= 1 }
        while cell < cellCount - 1 && places[cell + 1] <= place { cell += 1 }
        return cell
    }

    func value(at place: Double) -> Double {
        guard places.count > 1 else { return .nan }
        let cell = cell(at: place)
        return value(cell, part: (place - places[cell]) / (places[cell + 1] - places[cell]))
    }

    /// Where a value lies, in pixels.
    func place(of value: Double) -> Double {
        guard let first = values.first, let last = values.last, first != last else { return .nan }
        let rises = first < last
        var (low, high) = (0, cellCount)
        while high - low > 1 {
            let middle = (low + high) / 2
            if (values[middle] <= value) == rises { low = middle } else { high = middle }
        }
        return place(low, part: (value - values[low]) / (values[high] - values[low]))
    }

    func contains(_ place: Double) -> Bool {
        guard let first = places.first, let last = places.last else { return false }
        return place >= first && place <= last
    }
}
