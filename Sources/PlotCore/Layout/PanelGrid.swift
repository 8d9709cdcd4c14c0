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
    struct Panel: Sendable {
        var rows: Range<Int>
        var columns: Range<Int>
        var axes: Axes

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

    private(set) var panels: [Panel] = []

    var rowCount: Int { panels.map(\.rows.upperBound).max() ?? 1 }
    var columnCount: Int { panels.map(\.columns.upperBound).max() ?? 1 }

    /// The axes that stand just there; new ones where there are none yet. Places before the first are moved to it.
    subscript(rows: Range<Int>, columns: Range<Int>) -> Axes {
        get { panels.first { $0.rows == rows.kept && $0.columns == columns.kept }?.axes ?? Axes() }
        set {
            if let index = panels.firstIndex(where: { $0.rows == rows.kept && $0.columns == columns.kept }) {
                panels[index].axes = newValue
            } else {
                panels.append(Panel(rows: rows.kept, columns: columns.kept, axes: newValue))
            }
        }
    }

    /// The panels, or one with empty axes if there is none.
    var filled: [Panel] {
        panels.isEmpty ? [Panel(rows: 0..<1, columns: 0..<1, axes: Axes())] : panels
    }
}

extension Range<Int> {
    /// The same, as far as there are rows or columns: at least one, none of them before the first or after the hundredth.
    fileprivate var kept: Range<Int> {
        let start = Swift.min(Swift.max(lowerBound, 0), 99)
        return start..<Swift.min(Swift.max(upperBound, start + 1), 100)
    }
}
