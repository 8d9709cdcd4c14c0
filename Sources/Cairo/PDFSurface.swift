import CCairo

/// One page of PDF, written into memory; lengths in points.
package final class PDFSurface: Surface {
    private let output: Output

    package init(width: Double, height: Double) throws(CairoError) {
        output = Output()
        // cairo keeps the pointer until the surface is finished, which `deinit` sees to before `output` goes.
        let created = cairo_pdf_surface_create_for_stream(
            { closure, bytes, count in
                guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue()
                    .bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            },
            Unmanaged.passUnretained(output).toOpaque(), width, height)
        try super.init(owning: created)
        // Without a date of its own a page would carry the clock's, and no two files would be alike.
        cairo_pdf_surface_set_metadata(handle, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z")
        try checkStatus()
    }

    deinit { cairo_surface_finish(handle) }

    /// The page's title, as a reader shows it.
    package func setTitle(_ title: String) throws(CairoError) {
        cairo_pdf_surface_set_metadata(handle, CAIRO_PDF_METADATA_TITLE, title)
        try checkStatus()
    }

    /// What the page shows; cairo 1.16 has no place for it beside the shapes themselves.
    package func setSubject(_ subject: String) throws(CairoError) {
        cairo_pdf_surface_set_metadata(handle, CAIRO_PDF_METADATA_SUBJECT, subject)
        try checkStatus()
    }

    /// Ends the page and answers the whole file; nothing can be drawn afterwards.
    package func finish() throws(CairoError) -> [UInt8] {
        cairo_surface_finish(handle)
        try checkStatus()
        return output.bytes
    }

    private final class Output {
        var bytes: [UInt8] = []
    }
}
