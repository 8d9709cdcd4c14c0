import Foundation
import Pictures
import Plot
import Testing

@testable import gallery

@Suite("the gallery's kinds beside matplotlib's pictures")
struct GalleryReferenceTests {
    /// Kinds that are meant to differ, and why.
    static let differing = [
        "horizontal-bars": "matplotlib cuts the names off at the page's edge; our frame gives way",
        "polar": "matplotlib lays the radii's labels over each other; ours stand where they are clear",
        "twin-axes": "matplotlib cuts the right axis' name off; our frame gives way",
    ]

    /// Those that have a reference.
    static let alike = [
        "annotated", "bars", "box-and-violin", "contours", "dates", "errorbars", "fill-between", "gaps-and-infinities",
        "grouped-bars", "heatmap", "hexbins", "histogram", "line-styles", "log-log", "pie", "quiver",
        "scatter-sized-coloured", "stacked-area", "step-and-stem", "streamlines",
        "subplots-shared", "symlog",
    ]

    func reference(_ name: String) throws -> Picture {
        let file = try #require(
            Bundle.module.url(forResource: "Fixtures/gallery/\(name)", withExtension: "png"), "no reference of \(name)")
        return try Picture(png: [UInt8](Data(contentsOf: file)))
    }

    @Test("twenty-two are alike", arguments: alike)
    func picture(name: String) throws {
        let example = try #require(Example.all.first { $0.name == name })
        let ours = try Picture(png: example.figure().data(as: .png))
        let reference = try reference(name)
        let score = try #require(Comparison(ours, reference), "the sizes differ")
        let isAlike = score.ssim >= 0.995 && score.rms <= 4
        let sheet = isAlike ? "" : try ours.writeDifference(to: reference, name: "gallery-\(name)")
        #expect(isAlike, "SSIM \(score.ssim), RMS \(score.rms); see \(sheet)")
    }

    @Test("there are twenty-five, of which three differ on purpose")
    func count() {
        #expect(Self.alike.count == 22 && Self.differing.count == 3)
        for name in Self.alike + Self.differing.keys { #expect(Example.all.contains { $0.name == name }) }
    }
}
