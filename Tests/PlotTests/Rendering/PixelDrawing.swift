import Cairo
import Pictures
import PlotCore
import Raster
import Testing

@testable import Plot

/// The scene's pixels, drawn as a PNG is, or by cairo alone.
func pixels(of scene: Scene, byCairoAlone: Bool = false) throws -> Picture {
    let grid = try PixelGrid(scene)
    let surface = try ImageSurface(width: grid.width, height: grid.height)
    let renderer = CairoRenderer(
        scene, grid: grid, context: try Context(surface), image: byCairoAlone ? nil : surface, fonts: .shared,
        textStyle: .outlines)
    try renderer.draw(scene)
    return try surface.withPixels { pixels, stride in
        Picture(width: grid.width, height: grid.height, format: .argb32) { x, y in
            pixels.load(fromByteOffset: y * stride + 4 * x, as: UInt32.self)
        }
    }
}

/// How far apart two pictures are, over all colours, of 255.
func difference(_ first: Picture, _ second: Picture) -> (rms: Double, largest: Int) {
    var (squares, largest) = (0, 0)
    for (one, other) in zip(first.pixels, second.pixels) where one != other {
        for shift in [16, 8, 0] as [UInt32] {
            let difference = Int(one >> shift & 255) - Int(other >> shift & 255)
            squares += difference * difference
            largest = max(largest, abs(difference))
        }
    }
    return ((Double(squares) / Double(3 * first.pixels.count)).squareRoot(), largest)
}

/// Fails with a picture of the difference where two pictures are further apart than allowed.
func expectAlike(
    _ picture: Picture, _ reference: Picture, rms: Double, largest: Int, name: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let found = difference(picture, reference)
    guard found.rms > rms || found.largest > largest else { return }
    let file = try picture.writeDifference(to: reference, name: name)
    Issue.record("RMS \(found.rms), largest \(found.largest): see \(file)", sourceLocation: sourceLocation)
}
