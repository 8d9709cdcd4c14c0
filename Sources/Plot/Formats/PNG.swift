import Cairo
import PlotCore

extension OutputFormat {
    /// Pixels at the figure's resolution.
    public static let png = OutputFormat(fileExtension: "png") { scene, fonts throws(PlotError) in
        let grid = try PixelGrid(scene)
        do throws(CairoError) {
            let surface = try ImageSurface(width: grid.width, height: grid.height)
            let context = try Context(surface)
            let failure = CairoRenderer(scene, grid: grid, context: context, fonts: fonts, textStyle: .outlines)
            return []
        } catch {
            throw PlotError(.renderingFailed, "figure of \(grid.width) × \(grid.height) pixels: \(error)")
        }
    }
}
