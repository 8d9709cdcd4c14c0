import Cairo
import PlotCore
import Raster

extension OutputFormat {
    /// Pixels at the figure's resolution.
    public static let png = OutputFormat(fileExtension: "png", isDescribed: false) { scene, fonts throws(PlotError) in
        var grid = try PixelGrid(scene)
        grid.pathTolerance = nil
        let part = "picture of \(grid.width) × \(grid.height) pixels"
        let (surface, context) = try refusals(of: part) { () throws(CairoError) in
            // An opaque background is the first thing drawn, on every pixel.
            let surface =
                scene.background.alpha == 1
                ? try ImageSurface(uncleared: grid.width, grid.height)
                : try ImageSurface(width: grid.width, height: grid.height)
            return (surface, try Context(surface))
        }
        try CairoRenderer(
            scene, grid: grid, context: context, image: surface, fonts: fonts, textStyle: .outlines
        ).draw(scene)
        return try encodedPNG(surface, dpi: scene.dpi, part: part)
    }
}

/// An image's cells as a PNG file, a pixel each.
func pngOfCells(_ image: Scene.Image) throws(PlotError) -> [UInt8] {
    let part = "image of \(image.columns) × \(image.rows) cells"
    let surface = try refusals(of: part) { () throws(CairoError) in
        try ImageSurface(width: image.columns, height: image.rows, pixels: image.cells)
    }
    return try encodedPNG(surface, dpi: nil, part: part)
}

private func encodedPNG(_ surface: ImageSurface, dpi: Double?, part: String) throws(PlotError) -> [UInt8] {
    let encoded = try refusals(of: part) { () throws(CairoError) in
        try surface.withPixels { pixels, stride -> Result<[UInt8], RasterError> in
            Result { () throws(RasterError) in
                let buffer = try PixelBuffer(
                    baseAddress: pixels, width: surface.width, height: surface.height, stride: stride, format: .argb32)
                return try PNGEncoder.encode(buffer, dpi: dpi)
            }
        }
    }
    do throws(RasterError) {
        return try encoded.get()
    } catch {
        throw PlotError(.renderingFailed, "\(part): \(error)")
    }
}
