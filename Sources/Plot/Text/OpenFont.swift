import Cairo

/// A font file and the glyphs read from it so far. Lives behind the font store's lock.
final class OpenFont {
    let source: FontSource
    let face: FreeTypeFace
    /// The height of an x, in ems.
    let xHeight: Double

    private var designs: [UInt32: FreeTypeFace.Design] = [:]
    private var sizes: [Int: [UInt32: FreeTypeFace.Glyph]] = [:]

    /// Sizes kept before all are forgotten: a figure uses a handful, a zooming program any number.
    private static let largestCountOfSizes = 64

    init(_ source: FontSource) throws(CairoError) {
        self.source = source
        face = try FreeTypeFace(path: source.path, index: source.index)
        xHeight = if let x = face.glyph(for: "x") { try face.design(of: x).top } else { 0.5 }
    }

    /// A glyph at a size in 1/64 pixel.
    func glyph(_ index: UInt32, size: Int) throws(CairoError) -> FreeTypeFace.Glyph {
        if let glyph = sizes[size]?[index] { return glyph }
        try face.setSize(size)
        var glyph = try face.load(index)
        if source.shear != 0 { glyph.outline = glyph.outline.sheared(by: source.shear) }
        if sizes[size] == nil, sizes.count >= OpenFont.largestCountOfSizes { sizes.removeAll() }
        sizes[size, default: [:]][index] = glyph
        return glyph
    }

    /// A glyph as it was designed.
    func design(of index: UInt32) throws(CairoError) -> FreeTypeFace.Design {
        if let design = designs[index] { return design }
        var design = try face.design(of: index)
        // Of a leaning glyph the corners are farther out than its ink, but no more than its shape in the worst case.
        design.left += source.shear * min(0, design.bottom)
        design.right += source.shear * max(0, design.top)
        designs[index] = design
        return design
    }
}
