/// Which panels of a grid have an axis in common.
public enum Sharing: Sendable, Equatable {
    /// None: each has limits of its own.
    case none
    /// Those of one row.
    case rows
    /// Those of one column.
    case columns
    /// All of them.
    case all
}

/// A figure's axes with their places in a grid of rows and columns.
package struct PanelGrid: Sendable {
    package struct Panel: Sendable {
        var rows: Range<Int>
        var columns: Range<Int>
        package var axes: Axes

        /// Whether the two have an axis in common.
        func shares(_ sharing: Sharing, with other: Panel) -> Bool {
            switch sharing {
            case .none: false
            case .rows: rows.overlaps(other.rows)
            case .columns: columns.overlaps(other.columns)
            case .all: true
            }
        }
    }

    /// A grid has no more rows and no more columns than that.
    static let most = 100

    package private(set) var panels: [Panel] = []
    /// Where the panels of a mosaic lie.
    private var areas: [Mosaic.Area] = []
    /// What is wrong with the mosaic, or with a name that was asked of it; thrown when the figure is drawn.
    private var problem: PlotError?

    init() {}

    /// Every panel of a mosaic, with empty axes.
    init(mosaic drawing: [String]) {
        do {
            areas = try Mosaic(drawing).areas
        } catch {
            problem = error
        }
        panels = areas.map { Panel(rows: $0.rows, columns: $0.columns, axes: Axes()) }
    }

    func validate() throws(PlotError) {
        if let problem { throw problem }
        for panel in panels { try panel.axes.validate() }
    }

    var rowCount: Int { panels.map(\.rows.upperBound).max() ?? 1 }
    var columnCount: Int { panels.map(\.columns.upperBound).max() ?? 1 }

    /// The row or column of that number, as far as there are any.
    static func cell(_ number: Int) -> Range<Int> {
        let kept = min(max(number, 0), most - 1)
        return kept..<kept + 1
    }

    /// The axes that stand just there; new ones where there are none yet. Places before the first are moved to it.
    subscript(rows: Range<Int>, columns: Range<Int>) -> Axes {
        get { index(rows.kept, columns.kept).map { panels[$0].axes } ?? Axes() }
        _modify {
            if index(rows.kept, columns.kept) == nil {
                panels.append(Panel(rows: rows.kept, columns: columns.kept, axes: Axes()))
            }
            yield &panels[index(rows.kept, columns.kept) ?? panels.endIndex - 1].axes
        }
    }

    private func index(_ rows: Range<Int>, _ columns: Range<Int>) -> Int? {
        panels.firstIndex { $0.rows == rows && $0.columns == columns }
    }

    /// The axes of the mosaic's panel of that name.
    subscript(name: Character) -> Axes {
        get {
            guard let area = areas.first(where: { $0.name == name }) else { return Axes() }
            return self[area.rows, area.columns]
        }
        set {
            if let area = areas.first(where: { $0.name == name }) {
                self[area.rows, area.columns] = newValue
            } else if problem == nil {
                let known = areas.map { String($0.name) }.joined(separator: ", ")
                problem = PlotError(
                    .invalidData,
                    areas.isEmpty
                        ? "figure: no panel \(name); a figure without a mosaic has no names"
                        : "figure: no panel \(name); the mosaic has \(known)")
            }
        }
    }

    /// The axes at the top left; new ones in the first cell where there are none yet.
    var first: Axes {
        get { corner.map { panels[$0].axes } ?? Axes() }
        _modify {
            if corner == nil { panels.append(Panel(rows: 0..<1, columns: 0..<1, axes: Axes())) }
            yield &panels[corner ?? panels.endIndex - 1].axes
        }
    }

    private var corner: Int? { panels.firstIndex { $0.rows.lowerBound == 0 && $0.columns.lowerBound == 0 } }

    /// The panels, or one with empty axes if there is none.
    var filled: [Panel] {
        panels.isEmpty ? [Panel(rows: 0..<1, columns: 0..<1, axes: Axes())] : panels
    }
}

extension Range<Int> {
    /// The same, as far as there are rows or columns: at least one, none of them before the first or after the hundredth.
    fileprivate var kept: Range<Int> {
        let start = Swift.min(Swift.max(lowerBound, 0), PanelGrid.most - 1)
        return start..<Swift.min(Swift.max(upperBound, start + 1), PanelGrid.most)
    }
}
