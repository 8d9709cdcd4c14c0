import Cairo
import PlotCore

/// Draws a Scene with cairo, in pixels, on an image or (scaled by the caller) on a page of PDF.
struct CairoRenderer {
    enum TextStyle {
        /// Hinted outlines, filled: what pixels look best with.
        case outlines
        /// Letters in an embedded font, which a reader can search and copy.
        case embedded
    }

    let context: Context
    /// What the context draws on, where that is pixels: most lines and clouds of markers are then drawn without cairo.
    let image: ImageSurface?
    let grid: PixelGrid
    let dpi: Double
    let fonts: FontStore
    let textStyle: TextStyle

    init(
        _ scene: Scene, grid: PixelGrid, context: Context, image: ImageSurface? = nil, fonts: FontStore,
        textStyle: TextStyle
    ) {
        self.context = context
        self.image = image
        self.grid = grid
        self.dpi = scene.dpi
        self.fonts = fonts
        self.textStyle = textStyle
    }

    func draw(_ scene: Scene) throws(PlotError) {
        setColor(scene.background)
        context.paint()
        for item in scene.items { try draw(item) }
    }

    private func draw(_ item: Scene.Item) throws(PlotError) {
        let visible = grid.pixels(clip: item.clip)
        if try drawRectangle(item.shape, within: visible) { return }
        context.save()
        if item.clip != nil {
            context.clip(x: visible.left, y: visible.top, width: visible.width, height: visible.height)
        }
        try draw(item.shape, within: visible)
        context.restore()
        try refusals(of: item.role) { () throws(CairoError) in try context.checkStatus() }
    }

    private func draw(_ shape: Scene.Shape, within visible: Rect) throws(PlotError) {
        var sink = ContextSink(context: context)
        switch shape {
        case .path(let path, let fill, let stroke, let snapping):
            let pen = stroke.map(grid.pixels)
            if let pen { context.setPen(pen) }
            sink.append(grid.path(path, fill: fill, pen: pen, snapping: snapping, within: visible))
            paint(fill: fill, pen: pen)

        case .polyline(let run, let stroke):
            let pen = grid.pixels(stroke)
            guard try !drawOnPixels(run, pen: pen, within: visible) else { return }
            let traced = grid.trace(run, pen: pen, within: visible, into: &sink)
            context.setPen(traced)
            paint(fill: nil, pen: traced)

        case .markers(let path, let run, let fill, let stroke, let snapping):
            try draw(
                MarkerRun(path, at: run, fill: fill, stroke: stroke, snapping: snapping, on: grid), within: visible)

        case .variedMarkers(let path, let run, let scales, let fills, let strokeWidth, let strokeColor):
            try draw(
                MarkerRun(
                    path, at: run, scales: scales, fills: fills, strokeWidth: strokeWidth, strokeColor: strokeColor,
                    on: grid), within: visible)

        case .image(let image):
            let rect = grid.pixels(image: image.rect)
            guard rect.width > 0, rect.height > 0 else { return }
            let surface = try refusals(of: "image of \(image.columns) × \(image.rows) cells") { () throws(CairoError) in
                try ImageSurface(width: image.columns, height: image.rows, pixels: image.cells)
            }
            // Sharp outside, and inside each pixel has the colour of the cell that its middle is in.
            let (corner, end) = (
                grid.pixels(Point(image.rect.left, image.rect.top)),
                grid.pixels(Point(image.rect.right, image.rect.bottom))
            )
            context.save()
            context.clip(x: rect.left, y: rect.top, width: rect.width, height: rect.height)
            context.paint(surface, x: corner.x, y: corner.y, width: end.x - corner.x, height: end.y - corner.y)
            context.restore()

        case .text(let text):
            try draw(text, within: visible)
        }
    }

    private func draw(_ markers: MarkerRun, within visible: Rect) throws(PlotError) {
        guard try !drawCloud(markers, within: visible) else { return }
        if textStyle == .embedded, let style = markers.commonStyle {
            drawTogether(markers, style, within: visible)
            return
        }
        var sink = ContextSink(context: context)
        var current: Stroke?
        markers.forEach(within: visible) { place, style in
            if let pen = style.pen, pen != current {
                context.setPen(pen)
                current = pen
            }
            sink.append(style.outline, x: place.x, y: place.y)
            paint(fill: style.fill, pen: style.pen)
        }
    }

    /// Markers that are all alike on a page, which keeps every stroke of the pen: as few as will do.
    private func drawTogether(_ markers: MarkerRun, _ style: MarkerRun.Style, within visible: Rect) {
        let dot = Dot(style)
        let pen =
            dot.map { Stroke(color: $0.color, width: $0.diameter, cap: .round, join: .round) } ?? style.pen
        if let pen { context.setPen(pen) }
        var sink = ContextSink(context: context)
        func trace(_ place: Point) {
            if let dot {
                let center = Point(place.x + dot.center.x, place.y + dot.center.y)
                sink.move(to: center)
                sink.line(to: center)
            } else {
                sink.append(style.outline, x: place.x, y: place.y)
            }
        }
        let fill = dot == nil ? style.fill : nil
        // Viewers take more than their share of time for very long paths.
        let most = style.isUnion ? 256 : 1
        var waiting = 0
        for place in markers.places(within: visible) {
            trace(place)
            waiting += 1
            guard waiting == most else { continue }
            paint(fill: fill, pen: pen)
            waiting = 0
        }
        if waiting > 0 { paint(fill: fill, pen: pen) }
    }

    private func draw(_ text: Scene.Text, within visible: Rect) throws(PlotError) {
        var placement = TextPlacement(text, on: grid)
        guard placement.origin.x.isFinite, placement.origin.y.isFinite else { return }
        if try drawStamp(of: text, placement, within: visible) { return }
        setColor(text.color)
        if textStyle == .embedded, placement.sine == 0 {
            // A level baseline is on the pixel grid like all that is level: poppler takes the next whole pixel above for it, and
            // would draw a label up to a pixel too high. A little below the edge, lest rounding in the file bring it above.
            placement.origin.y = placement.origin.y.rounded() + 0.02
        }
        guard let math = text.math else {
            let run = try fonts.layOut(text.string, in: text.font, dpi: dpi)
            switch textStyle {
            case .outlines:
                addOutlines(run, placement, designed: false)
                context.fill()
            case .embedded:
                let stretch = run.designedAdvance > 0 ? run.advance / run.designedAdvance : 1
                try showGlyphs(run, placement, size: text.font.size * grid.scale, stretch: stretch)
            }
            return
        }
        for piece in math.pieces {
            let run = try fonts.layOut(piece.string, in: piece.font, dpi: dpi)
            let placement = placement.moved(piece.x * grid.scale, below: piece.y * grid.scale)
            switch textStyle {
            case .outlines: addOutlines(run, placement, designed: true)
            case .embedded: try showGlyphs(run, placement, size: piece.font.size * grid.scale, stretch: 1)
            }
        }
        context.fill()
        var sink = ContextSink(context: context)
        for outline in grid.outlines(of: math, placement) {
            sink.append(outline)
            context.fill()
        }
    }

    /// Glyphs are as far apart as hinting made them, but their origin is where it falls, to 1/64 pixel: stems stay alike
    /// within a text, and the text keeps its distance to what it labels.
    private func addOutlines(_ run: GlyphRun, _ placement: TextPlacement, designed: Bool) {
        var placement = placement
        placement.origin = Point((placement.origin.x * 64).rounded() / 64, (placement.origin.y * 64).rounded() / 64)
        for glyph in run.glyphs {
            let place = placement.place(designed ? glyph.designedX : glyph.x, below: glyph.y)
            context.append(
                glyph.outline, x: place.x, y: place.y, sine: placement.sine, cosine: placement.cosine)
        }
    }

    /// A page of PDF is read at any size, so glyphs keep the distances that their designer gave, stretched evenly by the
    /// few percent that make the text as wide as the Scene says. In a level text each stands as near to that as it can without
    /// leaving the pixel that it has in a picture: poppler and others set letters at whole pixels, and a page that is shown at
    /// the figure's own resolution has the picture's spacing.
    private func showGlyphs(
        _ run: GlyphRun, _ placement: TextPlacement, size: Double, stretch: Double
    ) throws(PlotError) {
        func along(_ glyph: GlyphRun.Glyph) -> Double {
            let designed = glyph.designedX * stretch
            guard placement.sine == 0, placement.cosine > 0 else { return designed }
            let start = placement.origin.x
            let pixel = (start + glyph.x).rounded() - start
            return max(pixel - 0.2, min(pixel + 0.2, designed))
        }
        var glyphs = run.glyphs[...]
        var parts: [(FontFace, Double, [Context.TextGlyph])] = []
        while let source = glyphs.first?.source {
            let part = glyphs.prefix { $0.source == source }
            glyphs = glyphs.dropFirst(part.count)
            let letters = part.map {
                Context.TextGlyph(index: $0.index, x: along($0), y: $0.y, text: spelling(of: $0.scalar))
            }
            parts.append((try fonts.embeddableFace(of: source), source.shear, letters))
        }
        context.save()
        context.translate(x: placement.origin.x, y: placement.origin.y)
        context.rotate(sine: placement.sine, cosine: placement.cosine)
        for (face, shear, glyphs) in parts { context.show(glyphs, in: face, size: size, shear: shear) }
        context.restore()
    }

    // MARK: Ink

    private func setColor(_ color: Color) {
        context.setColor(red: color.red, green: color.green, blue: color.blue, alpha: color.alpha)
    }

    /// Fills and strokes the path that stands, in this order, and forgets it.
    private func paint(fill: Color?, pen: Stroke?) {
        if let fill {
            setColor(fill)
            context.fill(keepingPath: pen != nil)
        }
        if let pen {
            setColor(pen.color)
            context.stroke()
        } else {
            context.newPath()
        }
    }
}

extension Context {
    func setPen(_ pen: Stroke) {
        let cap: Context.Cap =
            switch pen.cap {
            case .butt: .butt
            case .round: .round
            case .square: .square
            }
        let join: Context.Join =
            switch pen.join {
            case .miter: .miter
            case .round: .round
            case .bevel: .bevel
            }
        setLine(width: pen.width, cap: cap, join: join, miterLimit: pen.miterLimit)
        setDashes(pen.dashes)
    }
}

/// Runs calls to cairo for a part of the figure, and says which part it was if cairo refuses.
func refusals<Result>(
    of part: String, _ body: () throws(CairoError) -> Result
) throws(PlotError) -> Result {
    do throws(CairoError) {
        return try body()
    } catch {
        throw PlotError(.renderingFailed, "\(part): \(error)")
    }
}
