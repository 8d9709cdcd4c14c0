import CCairo

/// A font file as cairo's vector formats embed it.
///
/// `Sendable`, because after its creation nothing but cairo touches the FreeType face inside, and cairo takes a lock of the
/// face's own before each use of it; the reference count is atomic. Outlines for pixels come from a `FreeTypeFace` instead,
/// which is another FreeType face of the same file: the two never meet.
package final class FontFace: Sendable {
    private nonisolated(unsafe) let handle: OpaquePointer

    package init(path: String, index: Int = 0) throws(CairoError) {
        let (library, face) = try FreeTypeFace.open(path: path, index: index)
        let created = cairo_ft_font_face_create_for_ft_face(face, Int32(FT_LOAD_DEFAULT))
        // cairo caches scaled fonts, and with them this font face, beyond the life of any surface. So the FreeType face
        // belongs to the cairo face and goes when that one goes, wherever that happens.
        let owned = Unmanaged.passRetained(Owned(library: library, face: face)).toOpaque()
        let status =
            cairo_font_face_status(created) == CAIRO_STATUS_SUCCESS
            ? cairo_font_face_set_user_data(
                created,
                // Any address that is nobody else's will do for a key.
                owned.assumingMemoryBound(to: cairo_user_data_key_t.self), owned,
                { owned in
                    guard let owned else { return }
                    Unmanaged<Owned>.fromOpaque(owned).release()
                })
            : cairo_font_face_status(created)
        guard let created, status == CAIRO_STATUS_SUCCESS else {
            cairo_font_face_destroy(created)
            Unmanaged<Owned>.fromOpaque(owned).release()
            try CairoError.check(status)
            throw CairoError(.cairo, code: 1, message: "no font face")
        }
        handle = created
    }

    deinit { cairo_font_face_destroy(handle) }

    /// Makes this the face of a context's text, unhinted, with an em of `size` units, leaning to the right by `shear` for
    /// each unit of height.
    func use(in context: OpaquePointer, size: Double, shear: Double) {
        cairo_set_font_face(context, handle)
        if shear == 0 {
            cairo_set_font_size(context, size)
        } else {
            var matrix = cairo_matrix_t(xx: size, yx: 0, xy: -shear * size, yy: size, x0: 0, y0: 0)
            cairo_set_font_matrix(context, &matrix)
        }
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        // A failed creation gives options in an error state, which cairo_set_font_options passes on to the context.
        cairo_set_font_options(context, options)
        cairo_font_options_destroy(options)
    }

    private final class Owned {
        let library: FT_Library
        let face: FT_Face

        init(library: FT_Library, face: FT_Face) {
            self.library = library
            self.face = face
        }

        deinit {
            FT_Done_Face(face)
            FT_Done_FreeType(library)
        }
    }
}

extension Context {
    /// A glyph, where it stands, and what it spells.
    package struct TextGlyph: Sendable {
        package var index: UInt32
        package var x: Double
        package var y: Double
        package var text: String

        package init(index: UInt32, x: Double, y: Double, text: String) {
            self.index = index
            self.x = x
            self.y = y
            self.text = text
        }
    }

    /// Shows glyphs together with the letters that they stand for, so that a reader can search and copy the text.
    package func show(_ text: [TextGlyph], in face: FontFace, size: Double, shear: Double = 0) {
        face.use(in: handle, size: size, shear: shear)
        let glyphs = text.map { cairo_glyph_t(index: UInt($0.index), x: $0.x, y: $0.y) }
        let clusters = text.map { cairo_text_cluster_t(num_bytes: Int32(clamping: $0.text.utf8.count), num_glyphs: 1) }
        let string = text.map(\.text).joined()
        let length = Int32(clamping: string.utf8.count)
        cairo_show_text_glyphs(
            handle, string, length, glyphs, Int32(clamping: glyphs.count), clusters, Int32(clamping: clusters.count),
            cairo_text_cluster_flags_t(0))
    }
}
