/// What a heat map shows between the middles of its cells.
public enum CellInterpolation: Sendable {
    /// Cells of one colour each.
    case nearest
    /// Straight from each middle to the next.
    case bilinear
    /// A smooth surface near the values, by cubic B-splines: matplotlib's "bicubic".
    case bicubic

    /// How much the cells from the one below a place on count, for a place that far beyond that cell's middle.
    fileprivate func weights(at part: Double) -> [(offset: Int, weight: Double)] {
        switch self {
        case .nearest: return [(part < 0.5 ? 0 : 1, 1)]
        case .bilinear: return [(0, 1 - part), (1, part)]
        case .bicubic:
            let (rest, square) = (1 - part, part * part)
            let cube = square * part
            return [
                (-1, rest * rest * rest / 6), (0, (3 * cube - 6 * square + 4) / 6),
                (1, (-3 * cube + 3 * square + 3 * part + 1) / 6), (2, cube / 6),
            ]
        }
    }
}

extension HeatMapMark {
    /// What is seen of the table, a cell for each pixel; nil where its own cells are to be shown.
    ///
    /// Values are mixed, and then coloured. Beyond the outermost middles the table is taken as mirrored. A missing value takes
    /// its own cell out, and counts nothing for its neighbours.
    func smoothImage(in frame: Frame, _ scale: ColorScale) -> Scene.Image? {
        guard interpolation != .nearest, let span = ColoredCells.evenSpan(of: values, in: frame) else { return nil }
        let left = max(min(span.x.0, span.x.1), clipped ? frame.rect.left : -.infinity)
        let right = min(max(span.x.0, span.x.1), clipped ? frame.rect.right : .infinity)
        let top = max(min(span.y.0, span.y.1), clipped ? frame.rect.top : -.infinity)
        let bottom = min(max(span.y.0, span.y.1), clipped ? frame.rect.bottom : .infinity)
        guard left < right && top < bottom else { return nil }
        func count(_ from: Double, _ to: Double) -> Int {
            let pixels = (to * frame.pixelsPerPoint).rounded() - (from * frame.pixelsPerPoint).rounded()
            return Int(max(1, min(pixels, 8192)))
        }
        let (width, height) = (count(left, right), count(top, bottom))
        let across = (0..<width).map { pixel in
            let place = left + (Double(pixel) + 0.5) / Double(width) * (right - left)
            return taps((place - span.x.0) / (span.x.1 - span.x.0), of: values.columns)
        }
        var cells: [UInt32] = []
        cells.reserveCapacity(width * height)
        for pixel in 0..<height {
            let place = top + (Double(pixel) + 0.5) / Double(height) * (bottom - top)
            let rows = taps((place - span.y.0) / (span.y.1 - span.y.0), of: values.rows)
            for columns in across {
                cells.append(scale.packedColor(of: mixed(rows, columns)).withOpacity(alpha))
            }
        }
        return Scene.Image(
            columns: width, rows: height, cells: cells,
            rect: Rect(left: left, top: top, right: right, bottom: bottom))
    }

    /// The cells that a place lies among.
    private struct Taps {
        var nearest: Int
        var cells: [(index: Int, weight: Double)]
    }

    /// - Parameter part: How far along the cells the place is, from 0 to 1.
    private func taps(_ part: Double, of count: Int) -> Taps {
        let place = part * Double(count) - 0.5
        let below = place.rounded(.down)
        func mirrored(_ index: Int) -> Int {
            let turn = ((index % (2 * count)) + 2 * count) % (2 * count)
            return turn < count ? turn : 2 * count - 1 - turn
        }
        return Taps(
            nearest: max(0, min(Int(place.rounded()), count - 1)),
            cells: interpolation.weights(at: place - below).map { (mirrored(Int(below) + $0.offset), $0.weight) })
    }

    private func mixed(_ rows: Taps, _ columns: Taps) -> Double {
        guard !values[rows.nearest, columns.nearest].isNaN else { return .nan }
        var (sum, total) = (0.0, 0.0)
        for row in rows.cells {
            for column in columns.cells {
                let (value, weight) = (values[row.index, column.index], row.weight * column.weight)
                if !value.isNaN && weight > 0 { (sum, total) = (sum + weight * value, total + weight) }
            }
        }
        return total > 0 ? sum / total : .nan
    }
}
