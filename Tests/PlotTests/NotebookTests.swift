import Foundation
import Pictures
import Plot
import Testing

@testable import gallery

@Suite("the notebook's figures")
struct NotebookTests {
    static let figures = Example.all.map(\.name).filter {
        $0.hasPrefix("notebook-") && $0 != "notebook-7-two-variables"
    }

    func figure(_ name: String) throws -> Figure {
        try #require(Example.all.first { $0.name == name }).figure()
    }

    func fixture(_ name: String) throws -> Data {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil))
        return try Data(contentsOf: url)
    }

    @Test("cannot be told from matplotlib's", arguments: figures)
    func picture(name: String) throws {
        let ours = try Picture(png: figure(name).data(as: .png))
        let reference = try Picture(png: [UInt8](fixture("\(name).png")))
        let score = try #require(Comparison(ours, reference), "the sizes differ")
        let isAlike = score.ssim >= 0.9999 && score.rms <= 0.6
        let sheet = isAlike ? "" : try ours.writeDifference(to: reference, name: name)
        #expect(isAlike, "SSIM \(score.ssim), RMS \(score.rms); see \(sheet)")
    }

    @Test("are all there")
    func names() {
        #expect(Self.figures.count == 6)
    }

    struct Reference: Decodable {
        var axes_px: [String: Double]
        var xticks: [Tick]
        var yticks: [Tick]

        struct Tick: Decodable {
            var label: String
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                _ = try container.decode(Double.self)
                label = try container.decode(String.self)
            }
        }
    }

    @Test("have matplotlib's tick labels", arguments: figures)
    func labels(name: String) throws {
        let references = try JSONDecoder().decode([String: Reference].self, from: fixture("notebook-figures.json"))
        let reference = try #require(references[name])
        let texts = try figure(name).scene().texts.map(\.string)
        #expect(texts == (reference.xticks + reference.yticks).map(\.label))
    }

    @Test("are the same bytes in every format when drawn twice and by eight tasks at once", arguments: OutputFormat.all)
    func determinism(format: OutputFormat) async throws {
        let figure = try figure("notebook-5-first-step")
        let first = try figure.data(as: format)
        #expect(try figure.data(as: format) == first)
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 { group.addTask { try figure.data(as: format) } }
            for try await bytes in group { #expect(bytes == first) }
        }
    }
}

@Suite("the gallery")
struct GalleryTests {
    /// The repository's folder of committed figures.
    static let outputs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Outputs")

    @Test("draws what is in Outputs", arguments: Example.all.map(\.name))
    func outputs(name: String) throws {
        let example = try #require(Example.all.first { $0.name == name })
        let ours = try Picture(png: example.figure().data(as: .png))
        let file = Self.outputs.appending(path: "\(name).png")
        let committed = try Picture(png: [UInt8](Data(contentsOf: file)))
        let score = try #require(Comparison(ours, committed), "the sizes differ")
        let isSame = score.largest <= 1
        let sheet = isSame ? "" : try ours.writeDifference(to: committed, name: "outputs-\(name)")
        #expect(isSame, "Outputs is out of date, or the picture changed: run Scripts/figures and look; see \(sheet)")
    }

    @Test("names every example once")
    func names() {
        #expect(Set(Example.all.map(\.name)).count == Example.all.count)
    }
}
