/// A mark with all that it needs to become shapes: its frame, and its turn of the colours.
struct StyledMark: Sendable {
    let mark: any Mark
    let frame: Frame
    let style: MarkStyle

    /// With its texts where there is room.
    func shapes(room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        try mark.shapes(in: frame, style: style, room: &room)
    }

    /// With its texts where they would like to stand.
    func shapes() throws(PlotError) -> [Scene.Item] { try mark.shapes(in: frame, style: style) }
}

extension TrainedAxes {
    /// The marks in painting order, those of the twins last; the twins' colours start anew.
    func styledMarks(in rect: Rect, text: TextSetter) -> [StyledMark] {
        var cycle = ColorCycle(text.theme.cycle)
        let frame = Frame(
            rect: rect, x: x, y: y, projection: axes.projection, pixelsPerPoint: dpi / 72)
        let own = axes.marks.map { mark in
            let style = MarkStyle(color: cycle.next(for: mark.cycle), theme: text.theme, text: text)
            return StyledMark(mark: mark, frame: frame, style: style)
        }
        return own + twins.flatMap { $0.axes.styledMarks(in: rect, text: text) }
    }
}
