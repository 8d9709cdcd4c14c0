import Foundation
import Pictures
import Plot
import Testing

@testable import gallery

/// What independent viewers show of our vector files, where they are installed (librsvg2-bin, poppler-utils).
@Suite("SVG and PDF look like the PNG")
struct VectorPictureTests {
    static let examples = Example.all.map(\.name)

    /// Figures of many words. poppler draws letters without hints and each at a whole pixel, where the picture has them in
    /// between; shown four times as large and averaged, the same pages come to 6 to 9.
    static let wordy = [
        "annotated", "critical-points", "damped-pendulum", "dates", "function-levels", "honest-curves", "line-styles",
        "particles-downhill",
        "polar-angle", "subplots-shared", "wind",
    ]
    /// Figures of large formulas, whose letters are without hints in librsvg too.
    static let heavy = ["descent-path", "notebook-7-two-variables"]

    func compare(_ name: String, as format: OutputFormat, viewer: (String, [String]) -> Command?) throws {
        try compare(try #require(Example.all.first { $0.name == name }).figure(), name, as: format, viewer: viewer)
    }

    func compare(
        _ figure: Figure, _ name: String, as format: OutputFormat, viewer: (String, [String]) -> Command?
    ) throws {
        try withTemporaryFolder { folder in
            let file = "\(folder)/figure.\(format)"
            try figure.write(to: file)
            // Not pdftoppm: it draws thin lines a whole number of pixels wide, whatever the file says.
            let arguments =
                format.fileExtension == "svg"
                ? ("rsvg-convert", [file, "-o", "\(folder)/shown.png"])
                : ("pdftocairo", ["-r", "\(figure.dpi)", "-png", "-singlefile", file, "\(folder)/shown"])
            let command = try #require(viewer(arguments.0, arguments.1))
            #expect(try command.run().code == 0)
            let shown = try Picture(png: [UInt8](Data(contentsOf: URL(filePath: "\(folder)/shown.png"))))
            let ours = try Picture(png: figure.data(as: .png))
            let score = try #require(Comparison(shown, ours), "the sizes differ")
            let most =
                format.fileExtension == "pdf" && Self.wordy.contains(name) || Self.heavy.contains(name) ? 10.5 : 8
            // Many small numbers on lines, each its own grey.
            let least = format.fileExtension == "pdf" && name == "function-levels" ? 0.965 : 0.98
            let isAlike = score.ssim >= least && score.rms <= most
            let sheet = isAlike ? "" : try shown.writeDifference(to: ours, name: "\(name)-\(format)")
            #expect(isAlike, "SSIM \(score.ssim), RMS \(score.rms); see \(sheet)")
        }
    }

    @Test("in librsvg", .enabled(if: Command("rsvg-convert", []) != nil), arguments: examples)
    func svg(name: String) throws {
        try compare(name, as: .svg, viewer: Command.init)
    }

    @Test("in poppler", .enabled(if: Command("pdftocairo", []) != nil), arguments: examples)
    func pdf(name: String) throws {
        try compare(name, as: .pdf, viewer: Command.init)
    }

    /// Many points, whose markers a document keeps in short: alike and opaque, shining through, with corners, each its own.
    static let clouds: [(name: String, figure: @Sendable () -> Figure)] = [
        ("discs", { cloud { $0.scatter($1, $2) } }),
        ("shining-discs", { cloud { $0.scatter($1, $2, edgeWidth: 0, alpha: 0.3) } }),
        ("shining-rings", { cloud { $0.scatter($1, $2, edgeColor: .black, alpha: 0.3) } }),
        ("squares", { cloud { $0.scatter($1, $2, marker: .square) } }),
        ("sizes-and-colours", { cloud { $0.scatter($1, $2, values: $1, sizes: abs($2) * 60) } }),
    ]

    private static func cloud(_ draw: (inout Figure, Tensor, Tensor) -> Void) -> Figure {
        let random = Random(seed: 7).split(2)
        var figure = Figure()
        draw(&figure, random[0].normal(3000), random[1].normal(3000))
        return figure
    }

    @Test(
        "with clouds of points in librsvg", .enabled(if: Command("rsvg-convert", []) != nil),
        arguments: clouds.map(\.name))
    func svgCloud(name: String) throws {
        let cloud = try #require(Self.clouds.first { $0.name == name })
        try compare(cloud.figure(), "cloud-\(name)", as: .svg, viewer: Command.init)
    }

    @Test(
        "with clouds of points in poppler", .enabled(if: Command("pdftocairo", []) != nil),
        arguments: clouds.map(\.name))
    func pdfCloud(name: String) throws {
        let cloud = try #require(Self.clouds.first { $0.name == name })
        try compare(cloud.figure(), "cloud-\(name)", as: .pdf, viewer: Command.init)
    }

    @Test("and a hundred thousand points are a small file")
    func size() throws {
        let random = Random(seed: 7).split(2)
        var figure = Figure()
        figure.scatter(random[0].normal(100_000), random[1].normal(100_000))
        #expect(try figure.data(as: .svg).count < 500_000)
        #expect(try figure.data(as: .pdf).count < 500_000)
    }

    @Test("and their text can be found", .enabled(if: Command("pdftotext", []) != nil))
    func text() throws {
        let figure = try #require(Example.all.first { $0.name == "notebook-7-two-variables" }).figure()
        try withTemporaryFolder { folder in
            try figure.write(to: "\(folder)/figure.pdf")
            let command = try #require(Command("pdftotext", ["\(folder)/figure.pdf", "-"]))
            #expect(try command.run().output.contains("f(x, y) = sin²x + y²/20"))
        }
        let svg = String(decoding: try figure.data(as: .svg), as: UTF8.self)
        #expect(svg.contains(">f(x, y)</text>"))
    }
}
