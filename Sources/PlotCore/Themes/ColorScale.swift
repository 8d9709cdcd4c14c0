/// Turns values into colours: a colormap, and how values are spread over it.
package struct ColorScale: Sendable {
    package var colormap: Colormap
    package var normalization: Normalization
    /// How opaque the mark is; a colour bar shows the colours as the mark has them.
    package var alpha: Double

    package init(colormap: Colormap, normalization: Normalization, alpha: Double = 1) {
        self.colormap = colormap
        self.normalization = normalization
        self.alpha = alpha
    }

    /// Values beyond the ends take the end's colour; what is not a number has none.
    package func color(of value: Double) -> Color {
        let place = normalization.place(of: value)
        return place.isNaN ? .clear : colormap.color(at: place)
    }

    /// The same as a word of alpha, red, green and blue, for images of many cells.
    package func packedColor(of value: Double) -> UInt32 {
        let place = normalization.place(of: value)
        return place.isNaN ? 0 : colormap.packedColor(at: place)
    }

    /// Its colours side by side, for a legend.
    func key(in box: Rect) -> Scene.Shape {
        let cells = (0..<16).map { colormap.color(at: (Double($0) + 0.5) / 16).opacity(alpha).packed }
        return .image(Scene.Image(columns: cells.count, rows: 1, cells: cells, rect: box))
    }
}
