/// A mark of functions of two variables, which knows how sure its picture is.
protocol FieldMark: Mark {
    func report(in frame: Frame) -> FieldReport
}

/// Where functions of two variables are drawn: over ranges in data units, or as far as the axes go.
struct FieldRange: Sendable {
    var x: ClosedRange<Double>?
    var y: ClosedRange<Double>?

    /// The ranges, with no room around them.
    var extent: Extent {
        let (xEnds, yEnds) = (x.map { [$0.lowerBound, $0.upperBound] }, y.map { [$0.lowerBound, $0.upperBound] })
        return Extent(
            x: xEnds.map { Domain($0[0], $0[1]) }, y: yEnds.map { Domain($0[0], $0[1]) }, stickyX: xEnds ?? [],
            stickyY: yEnds ?? [])
    }

    func window(in frame: Frame, isClipped: Bool) -> FieldWindow {
        FieldWindow(frame, xRange: x, yRange: y, isClipped: isClipped, pixelsPerPoint: frame.fieldPixelsPerPoint)
    }

    /// What is wrong with the ranges, in words.
    var problem: String? {
        for range in [x, y].compactMap(\.self) {
            guard range.lowerBound.isFinite, range.upperBound.isFinite else {
                return "the range must be finite, not \(range)"
            }
            guard range.lowerBound < range.upperBound else { return "the range \(range) has nothing in it" }
        }
        return nil
    }
}

extension Frame {
    /// How fine functions of two variables are followed: to a pixel, unless that were more pixels than memory is worth.
    var fieldPixelsPerPoint: Double {
        let most = 9e6
        let area = max(rect.width, 1) * max(rect.height, 1)
        return min(pixelsPerPoint, (most / area).squareRoot())
    }

    /// Where a place of a window falls on the page.
    func point(_ place: Point, of window: FieldWindow) -> Point {
        if projection.isPolar {
            let data = window.data(place)
            return point(data.x, data.y)
        }
        return Point(place.x / fieldPixelsPerPoint, place.y / fieldPixelsPerPoint)
    }
}

extension LevelCurve {
    /// The pieces on the page.
    func points(in frame: Frame) -> [(points: [Point], isClosed: Bool)] {
        pieces.map { piece in (piece.places.map { frame.point($0, of: window) }, piece.isClosed) }
    }
}

extension Figure {
    /// What is known of what the figure draws of functions of two variables, in the order in which they were plotted, panel by
    /// panel.
    package func fieldReports(measuring measurer: some TextMeasurer) throws(PlotError) -> [FieldReport] {
        try theme.validate()
        let text = TextSetter(measurer: measurer, theme: theme)
        let layout = try FigureLayout(self, page: try size.points(dpi: dpi), text: text)
        return layout.panels.flatMap { panel in
            panel.trained.styledMarks(in: panel.frame.rect, text: text).compactMap { styled in
                (styled.mark as? any FieldMark)?.report(in: styled.frame)
            }
        }
    }
}
