import PlotCore

/// Measures texts as if every character were six tenths of the font's size wide.
struct Ruler: TextMeasurer {
    func measure(_ text: String, in font: Font) -> TextExtent {
        TextExtent(advance: 0.6 * font.size * Double(text.count), ascent: 0.76 * font.size, descent: 0.24 * font.size)
    }
}

extension Figure {
    func scene() throws(PlotError) -> Scene { try scene(measuring: Ruler()) }
}

extension Scene {
    /// The dump's lines whose item has that role.
    func lines(_ role: String) -> [String] {
        description.split(separator: "\n").map(String.init).filter { $0.contains(" \(role): ") }
    }

    /// The strings of all texts with that role, in painting order.
    func strings(_ role: String) -> [String] {
        items.compactMap { item in
            if item.role == role, case .text(let text) = item.shape { text.string } else { nil }
        }
    }
}
