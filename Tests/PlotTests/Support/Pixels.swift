import Cairo
import PlotCore

@testable import Plot

/// A scene's pixels as the PNG format draws them, before they are compressed.
struct Pixels {
    let width: Int
    let height: Int
    private let values: [UInt32]

    init(_ scene: Scene) throws {
        let grid = try PixelGrid(scene)
        let surface = try ImageSurface(width: grid.width, height: grid.height)
        try CairoRenderer(scene, grid: grid, context: Context(surface), fonts: .shared, textStyle: .outlines).draw(
            scene)
        values = try surface.withPixels { pixels, stride in
            (0..<grid.width * grid.height).map { index in
                pixels.load(
                    fromByteOffset: index / grid.width * stride + index % grid.width * 4, as: UInt32.self)
            }
        }
        (width, height) = (grid.width, grid.height)
    }

    /// Alpha, red, green and blue from the highest byte down.
    subscript(x: Int, y: Int) -> UInt32 { values[y * width + x] }

    /// The columns of a row that are not white.
    func inkedColumns(row: Int) -> [Int] { (0..<width).filter { self[$0, row] != 0xffff_ffff } }
    /// The rows of a column that are not white.
    func inkedRows(column: Int) -> [Int] { (0..<height).filter { self[column, $0] != 0xffff_ffff } }
}

/// A white page of 20 × 20 pixels at 72 dots per inch, where a point is a pixel.
func page(_ items: Scene.Item...) -> Scene {
    Scene(size: Size(20, 20), dpi: 72, background: Color(1, 1, 1), items: items)
}
