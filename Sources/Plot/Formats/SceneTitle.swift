import PlotCore

extension Scene {
    /// What a file's own title should say: the figure's title or titles, on one line.
    var title: String? {
        for role in ["super title", "title"] {
            // A long title has several lines, each a text of its own.
            let lines = items.compactMap { item in
                if item.role == role, case .text(let text) = item.shape { drawableText(text.readable) } else { nil }
            }
            if !lines.isEmpty { return lines.joined(separator: " ") }
        }
        return nil
    }
}
