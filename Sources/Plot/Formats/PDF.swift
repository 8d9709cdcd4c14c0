import Cairo
import PlotCore

extension OutputFormat {
    /// One page of shapes, with text that can be searched and copied, its fonts embedded.
    public static let pdf = OutputFormat(fileExtension: "pdf") { scene, fonts throws(PlotError) in
        let grid = try PixelGrid(scene)
        let (surface, context) = try refusals(of: "page") { () throws(CairoError) in
            let surface = try PDFSurface(width: scene.size.width, height: scene.size.height)
            if let title = scene.title { try surface.setTitle(title) }
            if !scene.summary.isEmpty { try surface.setSubject(drawableText(scene.summary)) }
            return (surface, try Context(surface))
        }
        context.scale(1 / grid.scale)
        try CairoRenderer(scene, grid: grid, context: context, fonts: fonts, textStyle: .embedded).draw(scene)
        return try refusals(of: "page") { () throws(CairoError) in try surface.finish() }
    }
}
