import CCairo

/// A pen on a surface: build a path, then fill or stroke it.
///
/// cairo's contexts remember their first error and ignore all that follows, so the calls here do not throw:
/// whoever draws asks `checkStatus()` after a series of them. Like its surface, a context is not `Sendable`.
package final class Context {
    package enum Cap: Sendable { case butt, round, square }
    package enum Join: Sendable { case miter, round, bevel }

    private let surface: Surface
    let handle: OpaquePointer

    package init(_ surface: Surface) throws(CairoError) {
        guard let handle = cairo_create(surface.handle) else {
            throw CairoError(.cairo, code: 1, message: "no context")
        }
        self.surface = surface
        self.handle = handle
        try checkStatus()
    }

    deinit { cairo_destroy(handle) }

    /// Throws what went wrong first, here or on the surface.
    package func checkStatus() throws(CairoError) {
        try CairoError.check(cairo_status(handle))
        try surface.checkStatus()
    }

    // MARK: State

    /// Remembers clip, colour, pen and transform until `restore()`.
    package func save() { cairo_save(handle) }
    package func restore() { cairo_restore(handle) }

    package func scale(_ factor: Double) { cairo_scale(handle, factor, factor) }
    package func translate(x: Double, y: Double) { cairo_translate(handle, x, y) }
    /// Turns what is drawn from now on from the x axis towards the y axis: clockwise on a page whose y grows downwards.
    package func rotate(sine: Double, cosine: Double) {
        var matrix = cairo_matrix_t(xx: cosine, yx: sine, xy: -sine, yy: cosine, x0: 0, y0: 0)
        cairo_transform(handle, &matrix)
    }

    package func clip(x: Double, y: Double, width: Double, height: Double) {
        cairo_new_path(handle)
        cairo_rectangle(handle, x, y, width, height)
        cairo_clip(handle)
    }

    package func setColor(red: Double, green: Double, blue: Double, alpha: Double) {
        cairo_set_source_rgba(handle, red, green, blue, alpha)
    }

    package func setLine(width: Double, cap: Cap, join: Join, miterLimit: Double) {
        let cap =
            switch cap {
            case .butt: CAIRO_LINE_CAP_BUTT
            case .round: CAIRO_LINE_CAP_ROUND
            case .square: CAIRO_LINE_CAP_SQUARE
            }
        let join =
            switch join {
            case .miter: CAIRO_LINE_JOIN_MITER
            case .round: CAIRO_LINE_JOIN_ROUND
            case .bevel: CAIRO_LINE_JOIN_BEVEL
            }
        cairo_set_line_width(handle, width)
        cairo_set_line_cap(handle, cap)
        cairo_set_line_join(handle, join)
        cairo_set_miter_limit(handle, miterLimit)
    }

    /// Lengths of ink and gap in turn; none for an unbroken line.
    package func setDashes(_ lengths: [Double]) {
        cairo_set_dash(handle, lengths, Int32(clamping: lengths.count), 0)
    }

    // MARK: Path

    package func move(x: Double, y: Double) { cairo_move_to(handle, x, y) }
    package func line(x: Double, y: Double) { cairo_line_to(handle, x, y) }
    package func curve(x1: Double, y1: Double, x2: Double, y2: Double, x: Double, y: Double) {
        cairo_curve_to(handle, x1, y1, x2, y2, x, y)
    }
    package func close() { cairo_close_path(handle) }
    package func newPath() { cairo_new_path(handle) }

    // MARK: Ink

    /// Covers the whole clip.
    package func paint() { cairo_paint(handle) }
    /// Fills the path (non-zero winding) and forgets it, or keeps it for a stroke.
    package func fill(keepingPath: Bool = false) {
        if keepingPath { cairo_fill_preserve(handle) } else { cairo_fill(handle) }
    }
    /// Strokes the path and forgets it.
    package func stroke() { cairo_stroke(handle) }
    /// Covers the clip with a picture stretched over a rectangle: each of its pixels has sharp edges, and the outermost go on
    /// beyond it.
    package func paint(_ image: ImageSurface, x: Double, y: Double, width: Double, height: Double) {
        cairo_save(handle)
        cairo_translate(handle, x, y)
        cairo_scale(handle, width / Double(image.width), height / Double(image.height))
        cairo_set_source_surface(handle, image.handle, 0, 0)
        // The source pattern belongs to the context, whose status takes in the pattern's.
        cairo_pattern_set_filter(cairo_get_source(handle), CAIRO_FILTER_NEAREST)
        cairo_pattern_set_extend(cairo_get_source(handle), CAIRO_EXTEND_PAD)
        cairo_paint(handle)
        cairo_restore(handle)
    }
}
