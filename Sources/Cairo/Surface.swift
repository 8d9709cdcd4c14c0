import CCairo

/// Something to draw on. Use one of its kinds: `ImageSurface`, `PDFSurface`.
///
/// A surface owns its cairo surface and gives it back when the last reference to it goes. It is not `Sendable`:
/// a surface lives inside the one rendering call that made it.
package class Surface {
    let handle: OpaquePointer

    /// Takes ownership of `handle`.
    init(owning handle: OpaquePointer?) throws(CairoError) {
        guard let handle else { throw CairoError(.cairo, code: 1, message: "no surface") }
        do throws(CairoError) {
            try CairoError.check(cairo_surface_status(handle))
        } catch {
            cairo_surface_destroy(handle)
            throw error
        }
        self.handle = handle
    }

    deinit { cairo_surface_destroy(handle) }

    func checkStatus() throws(CairoError) { try CairoError.check(cairo_surface_status(handle)) }
}
