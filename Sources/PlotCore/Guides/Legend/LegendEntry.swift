/// A line of a legend: a label, and the mark whose sample stands before it.
struct LegendEntry: Sendable {
    var label: String
    /// None for the line that says how many entries were left out.
    var mark: (any Mark)?
    var style: MarkStyle

    /// The mark's sample in a box in points.
    func key(in box: Rect) -> [Scene.Shape] { mark?.key(in: box, style: style) ?? [] }
}

extension [StyledMark] {
    /// In the order in which the marks were added, but bars, error bars and stems last.
    var legendEntries: [LegendEntry] {
        let shown = filter { !$0.mark.isGroup } + filter(\.mark.isGroup)
        return shown.compactMap { styled in
            guard let label = styled.mark.label, !label.isEmpty else { return nil }
            return LegendEntry(label: label, mark: styled.mark, style: styled.style)
        }
    }
}
