@testable import PlotCore
import Testing

@Suite("what reaches below a logarithmic axis")
struct LogAxisTests {
    func scene(_ build: (inout Figure) -> Void) throws -> (scene: Scene, frame: Rect) {
        var figure = Figure()
        figure.yScale = .log
        figure.yLimits = Limits(0.1, 10)
        build(&figure)
        let scene = try figure.scene()
        return (scene, scene.frames[0])
    }

    @Test("error bars begin where the axis does, as in matplotlib")
    func errorBars() throws {
        let (scene, frame) = try scene { $0.errorBar([1, 2], [1, 2], yError: [1.5, 0.5], style: .none) }
        guard case .path(let path, _, _, _) = scene.items.first(where: { $0.role == "error lines" })?.shape else {
            Issue.record("no lines")
            return
        }
        try #require(path.elements.count == 4)
        guard case .move(let low) = path.elements[0], case .move(let other) = path.elements[2] else {
            Issue.record("no ends")
            return
        }
        #expect(abs(low.y - frame.bottom) < 1e-9 && other.y < frame.bottom - 1)
    }

    @Test("areas reach down to it")
    func areas() throws {
        let (scene, frame) = try scene { $0.fillBetween([1, 2, 3], [1, 5, 2]) }
        let bounds = try #require(scene.bounds("fillBetween"))
        #expect(abs(bounds.bottom - frame.bottom) < 1e-9)
    }

    @Test("stems stand on it")
    func stems() throws {
        let (scene, frame) = try scene { $0.stem([1, 2, 3], [1, 5, 2]) }
        let feet = scene.items.filter { $0.role.hasPrefix("stem") }.compactMap(\.shape.bounds).map(\.bottom)
        #expect(!feet.isEmpty && feet.contains { abs($0 - frame.bottom) < 1e-9 })
    }
}
