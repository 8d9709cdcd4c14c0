/// A drawing of a figure's panels in characters: each character names the panel whose cells it stands in, a point none.
///
///     AAB
///     CCB  // A lies over C, both two columns wide; B beside them, two rows high
struct Mosaic: Sendable {
    /// The cells that one panel takes.
    struct Area: Sendable {
        var name: Character
        var rows: Range<Int>
        var columns: Range<Int>
    }

    /// In reading order of their first cells.
    let areas: [Area]

    /// Throws where rows differ in length or a panel's cells make no rectangle.
    init(_ drawing: [String]) throws(PlotError) {
        let cells = drawing.map(Array.init)
        let columns = cells.first?.count ?? 0
        guard columns > 0 else { throw PlotError(.invalidData, "mosaic: there is no panel in it") }
        guard cells.count <= PanelGrid.most, columns <= PanelGrid.most else {
            throw PlotError(
                .invalidData, "mosaic: \(cells.count) rows of \(columns); \(PanelGrid.most) each way are the most")
        }
        if let odd = cells.firstIndex(where: { $0.count != columns }) {
            throw PlotError(
                .invalidData, "mosaic: row 0 has \(columns) columns but row \(odd) has \(cells[odd].count)")
        }
        var areas: [Area] = []
        var counts: [Character: Int] = [:]
        for (row, names) in cells.enumerated() {
            for (column, name) in names.enumerated() where name != "." {
                counts[name, default: 0] += 1
                if let index = areas.firstIndex(where: { $0.name == name }) {
                    areas[index].rows = areas[index].rows.lowerBound..<row + 1
                    let known = areas[index].columns
                    areas[index].columns = min(known.lowerBound, column)..<max(known.upperBound, column + 1)
                } else {
                    areas.append(Area(name: name, rows: row..<row + 1, columns: column..<column + 1))
                }
            }
        }
        for area in areas where area.rows.count * area.columns.count != counts[area.name] {
            throw PlotError(.invalidData, "mosaic: the cells of \(area.name) make no rectangle")
        }
        guard !areas.isEmpty else { throw PlotError(.invalidData, "mosaic: there is no panel in it") }
        self.areas = areas
    }
}
