import Cairo

/// A font file and the glyphs read from it so far. Lives behind the font store's lock.
final class OpenFont {
    let source: FontSource
    let face: FreeTypeFace
    private var sizes: [Int: [UInt32: FreeTypeFace.Glyph]] = [:]

    /// Sizes kept before all are forgotten: a figure uses a handful, a zooming program any number.
    private static let largestCountOfSizes = 64

    init(_ source: FontSource) throws(CairoError) {
        self.source = source
        face = try FreeTypeFace(path: source.path, index: source.index)
    }

    /// A glyph at a size in 1/64 pixel.
    func glyph(_ index: UInt32, size: Int) throws(CairoError) -> FreeTypeFace.Glyph {
        if let glyph = sizes[size]?[index] { return glyph }
        try face.setSize(size)
        let glyph = try face.load(index)
        if sizes[size] == nil, sizes.count >= OpenFont.largestCountOfSizes { sizes.removeAll() }
        sizes[size, default: [:]][index] = glyph
        return glyph
    }
}
