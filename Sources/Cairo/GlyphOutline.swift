import CCairo

/// A glyph's shape: contours in pixels from its origin on the baseline, y downwards.
package struct GlyphOutline: Sendable, Equatable {
    package enum Segment: Sendable, Equatable {
        case move(x: Double, y: Double)
        case line(x: Double, y: Double)
        case curve(x1: Double, y1: Double, x2: Double, y2: Double, x: Double, y: Double)
    }

    /// Every `move` starts a contour and closes the one before.
    package let segments: [Segment]

    private init(segments: [Segment]) {
        self.segments = segments
    }

    /// The same, leaning to the right by so much for each pixel of height.
    package func sheared(by shear: Double) -> GlyphOutline {
        GlyphOutline(
            segments: segments.map { segment in
                switch segment {
                case .move(let x, let y): .move(x: x - shear * y, y: y)
                case .line(let x, let y): .line(x: x - shear * y, y: y)
                case .curve(let x1, let y1, let x2, let y2, let x, let y):
                    .curve(
                        x1: x1 - shear * y1, y1: y1, x2: x2 - shear * y2, y2: y2, x: x - shear * y, y: y)
                }
            })
    }

    /// Calls `body` with the ends of all pieces and the controls of curves, between which the shape lies.
    package func forEachPoint(_ body: (_ x: Double, _ y: Double) -> Void) {
        for segment in segments {
            switch segment {
            case .move(let x, let y), .line(let x, let y): body(x, y)
            case .curve(let x1, let y1, let x2, let y2, let x, let y):
                body(x1, y1)
                body(x2, y2)
                body(x, y)
            }
        }
    }

    /// Reads a FreeType outline in 26.6 pixels, y upwards.
    init(_ source: inout FT_Outline) throws(CairoError) {
        var callbacks = FT_Outline_Funcs(
            move_to: { end, reader in OutlineReader.step(reader, [end]) { $0.move($1[0]) } },
            line_to: { end, reader in OutlineReader.step(reader, [end]) { $0.line($1[0]) } },
            conic_to: { control, end, reader in
                OutlineReader.step(reader, [control, end]) { $0.conic($1[0], $1[1]) }
            },
            cubic_to: { first, second, end, reader in
                OutlineReader.step(reader, [first, second, end]) { $0.cubic($1[0], $1[1], $1[2]) }
            },
            shift: 0, delta: 0)
        var reader = OutlineReader()
        let error = withUnsafeMutablePointer(to: &reader) { FT_Outline_Decompose(&source, &callbacks, $0) }
        try CairoError.check(freeType: error)
        segments = reader.segments
    }
}

/// Collects what FreeType tells of an outline, piece by piece.
private struct OutlineReader {
    typealias Place = (x: Double, y: Double)

    var segments: [GlyphOutline.Segment] = []
    private var pen: Place = (0, 0)

    /// One callback: the reader behind FreeType's pointer takes the next piece, whose points FreeType never leaves out.
    static func step(
        _ reader: UnsafeMutableRawPointer?, _ points: [UnsafePointer<FT_Vector>?],
        _ take: (inout OutlineReader, [Place]) -> Void
    ) -> Int32 {
        let places: [Place] = points.compactMap { $0?.pointee }.map { (Double($0.x) / 64, -Double($0.y) / 64) }
        guard let reader, let end = places.last, places.count == points.count else { return 1 }
        let outline = reader.assumingMemoryBound(to: OutlineReader.self)
        take(&outline.pointee, places)
        outline.pointee.pen = end
        return 0
    }

    mutating func move(_ end: Place) { segments.append(.move(x: end.x, y: end.y)) }
    mutating func line(_ end: Place) { segments.append(.line(x: end.x, y: end.y)) }

    /// The same parabola as a cubic piece: its controls lie two thirds of the way to the conic's.
    mutating func conic(_ control: Place, _ end: Place) {
        cubic(
            (pen.x + (control.x - pen.x) * 2 / 3, pen.y + (control.y - pen.y) * 2 / 3),
            (end.x + (control.x - end.x) * 2 / 3, end.y + (control.y - end.y) * 2 / 3), end)
    }

    mutating func cubic(_ first: Place, _ second: Place, _ end: Place) {
        segments.append(.curve(x1: first.x, y1: first.y, x2: second.x, y2: second.y, x: end.x, y: end.y))
    }
}

extension Context {
    /// Adds a glyph to the path, its origin at (x, y) and its baseline turned by an angle with that sine and cosine
    /// (clockwise on a page whose y grows downwards).
    package func append(_ outline: GlyphOutline, x: Double, y: Double, sine: Double = 0, cosine: Double = 1) {
        func place(_ along: Double, _ down: Double) -> (x: Double, y: Double) {
            (x + along * cosine - down * sine, y + along * sine + down * cosine)
        }
        var isOpen = false
        for segment in outline.segments {
            switch segment {
            case .move(let x, let y):
                if isOpen { close() }
                isOpen = true
                let end = place(x, y)
                move(x: end.x, y: end.y)
            case .line(let x, let y):
                let end = place(x, y)
                line(x: end.x, y: end.y)
            case .curve(let x1, let y1, let x2, let y2, let x, let y):
                let (first, second, end) = (place(x1, y1), place(x2, y2), place(x, y))
                curve(x1: first.x, y1: first.y, x2: second.x, y2: second.y, x: end.x, y: end.y)
            }
        }
        if isOpen { close() }
    }
}
