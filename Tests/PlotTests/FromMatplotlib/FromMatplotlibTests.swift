import Foundation
import Plot
import Testing

@Suite("The page \"From matplotlib to Swift\"")
struct FromMatplotlibTests {
    private static let x = (0..<40).map { Double($0) / 4 + 0.25 }
    private static let y = x.map { sin($0) }
    private static let ones = [Double](repeating: 0.2, count: 40)
    private static let table = (0..<6).map { row in (0..<5).map { Double(row) - Double($0) * 0.9 } }

    /// A snippet by its name, drawn on a fresh figure.
    private static let drawings: [(name: String, draw: @Sendable (inout Figure) throws -> Void)] = [
        ("lines", { try Snippets.lines(&$0, x: x, y: y) }),
        ("scatter", { try Snippets.scatter(&$0, x: x, y: y, z: x, area: x) }),
        ("bars", { try Snippets.bars(&$0, counts: [3, 1, 2], spread: [0.5, 0.2, 0.1]) }),
        ("barGroups", { try Snippets.barGroups(&$0, before: [1, 2, 3, 4], after: [4, 3, 2, 1]) }),
        ("histograms", { try Snippets.histograms(&$0, values: x) }),
        ("errors", { try Snippets.errors(&$0, x: x, y: y, low: ones, high: ones) }),
        ("references", { try Snippets.references(&$0, x: x, y: y) }),
        ("samples", { try Snippets.samples(&$0, samples: [x, y]) }),
        (
            "tables",
            {
                try Snippets.tables(
                    &$0, table: table, x: (0..<5).map(Double.init), y: (0..<6).map(Double.init), px: x, py: y)
            }
        ),
        ("fields", { try Snippets.fields(&$0, x: [0, 1, 2, 3, 4], y: [0, 1, 2, 3, 4, 5], u: table, v: table) }),
        ("words", { try Snippets.words(&$0) }),
        ("scales", { try Snippets.scales(&$0) }),
        ("dates", { try Snippets.dates(&$0, seconds: x.map { $0 * 864_000 }, price: y) }),
        ("spines", { try Snippets.spines(&$0) }),
        ("twins", { try Snippets.twins(&$0, x: x, y: y) }),
        ("legends", { try Snippets.legends(&$0) }),
    ]

    @Test("has Swift that draws", arguments: drawings.map(\.name))
    func draws(name: String) throws {
        let drawing = try #require(Self.drawings.first { $0.name == name })
        var figure = Figure()
        try drawing.draw(&figure)
        #expect(try figure.data(as: .png).count > 1000)
    }

    @Test("has panels and themes that draw")
    func figures() throws {
        for figure in try Snippets.panels(x: Self.x, y: Self.y) { #expect(try figure.data(as: .png).count > 1000) }
        var figure = Figure()
        figure.plot(Self.x, Self.y)
        #expect(try String(decoding: Snippets.looks(&figure), as: UTF8.self).contains("<svg"))
    }

    @Test("shows what is compiled here")
    func blocks() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appending(path: "Sources/Plot/Plot.docc/FromMatplotlibToSwift.md"), encoding: .utf8)
        let code = try String(contentsOf: folder.appending(path: "Snippets.swift"), encoding: .utf8)
        let blocks = page.components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "\n```").first }
        #expect(blocks.count == Self.drawings.count + 3)
        for block in blocks {
            let indented = block.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "" : "        " + $0 }.joined(separator: "\n")
            #expect(code.contains(indented), "not in Snippets.swift:\n\(block)")
        }
    }
}
