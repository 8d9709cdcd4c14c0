import Cairo
import PlotCore
import Raster

extension OutputFormat {
    /// Pixels at the figure's resolution.
    public static let png = OutputFormat(fileExtension: "png") { scene, fonts throws(PlotError) in
        let grid = try PixelGrid(scene)
        let part = "picture of \(grid.width) × \(grid.height) pixels"
        let (surface, context) = try refusals(of: part) { () throws(CairoError) in
            let surface = try ImageSurface(width: grid.width, height: grid.height)
            return (surface, try Context(surface))
        }
        try CairoRenderer(scene, grid: grid, context: context, fonts: fonts, textStyle: .outlines).draw(scene)

        let encoded = try refusals(of: part) { () throws(CairoError) in
            try surface.withPixels { pixels, stride -> Result<[UInt8], RasterError> in
                Result { () throws(RasterError) in
                    try PNGEncoder.encode(
                        PixelBuffer(
                            baseAddress: pixels, width: grid.width, height: grid.height, stride: stride,
                            format: .argb32),
                        dpi: scene.dpi)
                }
            }
        }
        do throws(RasterError) {
            return try encoded.get()
        } catch {
            throw PlotError(.renderingFailed, "\(part): \(error)")
        }
    }
}
