package import PlotCore

extension Scene {
    /// The texts that a figure asks for and its scene lacks though they have room, or though texts are there that should have
    /// left before them: titles leave first, then names of axes, for all axes at once.
    package func missing(from figure: Figure) -> [String] {
        let panels = figure.panels.panels.map(\.axes)
        // Insets give way by themselves, and polar axes have no names.
        guard panels.allSatisfy({ $0.insets.isEmpty && $0.projection == .cartesian && $0.isFrameVisible }) else {
            return []
        }
        let shown = Dictionary(grouping: items, by: \.role).mapValues(\.count)
        let titles = panels.filter { !$0.title.isBlank }.count
        let names = (x: panels.filter { !$0.xLabel.isBlank }.count, y: panels.filter { !$0.yLabel.isBlank }.count)
        let (hasX, hasY) = (shown["x label", default: 0] >= names.x, shown["y label", default: 0] >= names.y)
        var problems: [String] = []
        if shown["title"] != nil {
            if shown["title", default: 0] < titles { problems.append("some titles are there, but not all") }
            if !hasX { problems.append("titles are there, but not every x label") }
            if !hasY { problems.append("titles are there, but not every y label") }
        }
        // On a page of ordinary size, with texts of ordinary length, nothing has to leave.
        guard panels.count == 1, let axes = panels.first, size.width >= 400, size.height >= 300, axes.isOrdinary else {
            return problems
        }
        if titles > 0 && shown["title"] == nil { problems.append("there is room for the title \"\(axes.title)\"") }
        if !hasX { problems.append("there is room for the x label \"\(axes.xLabel)\"") }
        if !hasY { problems.append("there is room for the y label \"\(axes.yLabel)\"") }
        return problems
    }
}

extension Axes {
    /// Whether the texts around its frame are of one line and short, and nothing else stands there.
    fileprivate var isOrdinary: Bool {
        let texts = [title, xLabel, yLabel]
        return texts.allSatisfy { $0.count <= 40 && !$0.contains(where: \.isNewline) } && aspect == .automatic
            && colorBar == nil && xTickFormat.isAutomatic && yTickFormat.isAutomatic
    }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
