/// A figure laid out on its page: scales trained, frames placed, guides around them.
///
/// The frames take the theme's classic places while every text fits on the page and clear of others. Where one does not, the
/// gap that it hangs into grows by what is missing, all guides are set anew, and so on until all fit; frames of one row or
/// column stay aligned. Should the frames be left without room, texts leave in the order that ``Furniture`` states.
struct FigureLayout: Sendable {
    let panels: [PlacedAxes]
    private let superTitle: [Scene.Text]
    private let page: Size
    /// The panels' axes before they were placed.
    let trained: [TrainedAxes]

    init(_ figure: Figure, page: Size, text: TextSetter) throws(PlotError) {
        self.page = page
        trained = try Self.train(figure)
        for furniture in Furniture.allCases {
            if let fitted = try Self.fit(figure, trained, page: page, furniture: furniture, text: text) {
                (panels, superTitle) = fitted
                return
            }
        }
        let geometry = try GridGeometry(figure, page: page)
        (panels, superTitle) = (
            try Self.place(figure, trained, in: geometry, page: page, furniture: .noTickLabels, text: text), []
        )
    }

    /// Trains every scale once, on the data of all panels that share it.
    static func train(_ figure: Figure) throws(PlotError) -> [TrainedAxes] {
        try figure.panels.validate()
        let panels = figure.panels.filled
        var trained: [TrainedAxes] = []
        for panel in panels {
            let own = panel.axes.sharedExtent
            func extent(_ sharing: Sharing) -> Extent {
                panels.filter { panel.shares(sharing, with: $0) }.reduce(own) { $0.union($1.axes.sharedExtent) }
            }
            var axes = try TrainedAxes(
                panel.axes, extent: extent(figure.sharedX).with(yOf: extent(figure.sharedY)), theme: figure.theme,
                dpi: figure.dpi)
            axes.hasXLabels = !panels.contains {
                panel.shares(figure.sharedX, with: $0) && $0.columns == panel.columns
                    && $0.rows.lowerBound >= panel.rows.upperBound
            }
            axes.hasYLabels = !panels.contains {
                panel.shares(figure.sharedY, with: $0) && $0.rows == panel.rows
                    && $0.columns.upperBound <= panel.columns.lowerBound
            }
            trained.append(axes)
        }
        return trained
    }

    /// The panels at which every text is on the page and clear of others, or nil where that leaves too little of them.
    private static func fit(
        _ figure: Figure, _ trained: [TrainedAxes], page: Size, furniture: Furniture, text: TextSetter
    ) throws(PlotError) -> ([PlacedAxes], [Scene.Text])? {
        let superTitle = try superTitle(figure, page: page, furniture: furniture, text: text)
        var top = superTitle.map(\.box.bottom).max() ?? 0
        if case .constrained(let padding) = figure.layout, !superTitle.isEmpty { top += padding }
        var geometry = try GridGeometry(figure, page: page)
        // A smaller frame may choose other ticks, whose labels may be wider: hence more than one round.
        for _ in 0..<10 {
            guard geometry.hasRoom else { return nil }
            let placed = try place(figure, trained, in: geometry, page: page, furniture: furniture, text: text)
            let overhangs = zip(figure.panels.filled, placed).map { panel, placed in
                let cell = geometry.cell(rows: panel.rows, columns: panel.columns)
                let hull = placed.hull
                return GridGeometry.Overhang(
                    rows: panel.rows, columns: panel.columns, left: cell.left - hull.left, top: cell.top - hull.top,
                    right: hull.right - cell.right, bottom: hull.bottom - cell.bottom)
            }
            if !geometry.widen(for: overhangs, top: top) {
                let texts = placed.flatMap(\.texts) + superTitle
                return texts.meetSomewhere ? nil : (placed, superTitle)
            }
        }
        return nil
    }

    private static func place(
        _ figure: Figure, _ trained: [TrainedAxes], in geometry: GridGeometry, page: Size, furniture: Furniture,
        text: TextSetter
    ) throws(PlotError) -> [PlacedAxes] {
        let sheet = Rect(left: 0, top: 0, right: page.width, bottom: page.height)
        let grid = figure.panels
        let share = Size(page.width / Double(grid.columnCount), page.height / Double(grid.rowCount))
        var placed: [PlacedAxes] = []
        for (panel, axes) in zip(grid.filled, trained) {
            let cell = geometry.cell(rows: panel.rows, columns: panel.columns)
            // A text centred on a frame is as long as the page allows, or the frame where it has neighbours.
            var room = sheet
            if grid.columnCount > 1 { (room.left, room.right) = (cell.left, cell.right) }
            if grid.rowCount > 1 { (room.top, room.bottom) = (cell.top, cell.bottom) }
            placed.append(
                try PlacedAxes(
                    axes, cell: cell, page: room, share: share, hasBarOutside: figure.layout != .classic,
                    furniture: furniture, text: text))
        }
        return placed
    }

    private static func superTitle(
        _ figure: Figure, page: Size, furniture: Furniture, text: TextSetter
    ) throws(PlotError) -> [Scene.Text] {
        guard furniture < .noTitle else { return [] }
        let block = try text.block(
            figure.superTitle, size: figure.theme.titleSize, width: page.width - 2 * figure.theme.clearance,
            height: 0.2 * page.height)
        guard let last = block.lines.last else { return [] }
        var top = 0.02 * page.height
        if case .constrained(let padding) = figure.layout { top = padding }
        let bottom = top + block.height
        return block.placed(
            foot: Point(page.width / 2, bottom - last.extent.descent), color: figure.theme.foreground)
    }

    /// What is known of the functions that are drawn, in the order in which they were plotted, panel by panel.
    var functionReports: [FunctionReport] { panels.flatMap(\.functionReports) }

    /// Everything to paint, in painting order, panel by panel.
    func items() throws(PlotError) -> [Scene.Item] {
        let sheet = Rect(left: 0, top: 0, right: page.width, bottom: page.height)
        var room = TextRoom(page: sheet)
        room.add(superTitle + panels.flatMap(\.texts))
        var items: [Scene.Item] = []
        for (index, panel) in panels.enumerated() {
            room.blocked = panels.enumerated().flatMap { other, panel in
                panel.besideFrame + (other == index ? [] : [panel.frame.rect])
            }
            items += try panel.items(room: &room)
        }
        return items + superTitle.map { Scene.Item(.text($0), zOrder: 3, role: "super title") }
    }
}

extension [Scene.Text] {
    /// Whether any two lie over each other.
    var meetSomewhere: Bool {
        indices.contains { index in self[..<index].contains { $0.overlaps(self[index]) } }
    }
}
