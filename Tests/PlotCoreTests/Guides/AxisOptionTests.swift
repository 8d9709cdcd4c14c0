@testable import PlotCore
import Testing

@Suite("what axes can be told about their guides")
struct AxisOptionTests {
    func figure(_ build: (inout Figure) -> Void) -> Figure {
        var figure = Figure()
        figure.plot([0, 1], [0, 1])
        build(&figure)
        return figure
    }

    @Test("a title stands at either end of the axes or in the middle")
    func titles() throws {
        func box(_ alignment: HorizontalAlignment) throws -> (title: Rect, frame: Rect) {
            let scene = try figure {
                $0.title = "words"
                $0.titleAlignment = alignment
            }.scene()
            return (try #require(scene.text("words")).box, scene.frames[0])
        }
        let (left, center, right) = (try box(.left), try box(.center), try box(.right))
        #expect(abs(left.title.left - left.frame.left) < 1e-9)
        #expect(abs(center.title.center.x - center.frame.center.x) < 1e-9)
        #expect(abs(right.title.right - right.frame.right) < 1e-9)
        #expect(left.title.top == center.title.top && right.title.top == center.title.top)
    }

    @Test("given ticks below the least value of a wide logarithmic axis are not drawn")
    func ticksOffWideAxis() throws {
        let scene = try figure {
            $0.yScale = .log
            $0.yLimits = Limits(1e-5...1e10)
            $0.yTicks = .at([1e-8, 1e-4, 1, 1e10, 1e11], labels: ["far", "low", "one", "top", "beyond"])
        }.scene()
        #expect(scene.strings("y tick label") == ["low", "one", "top"])
    }

    @Test("tick labels have colours of their own, a second axis' too")
    func tickLabelColors() throws {
        let scene = try figure {
            $0.xTickLabelColor = .blue
            $0.right.plot([5, 6])
            $0.right.yTickLabelColor = .red
        }.scene()
        func colors(_ role: String) -> Set<Color> {
            Set(
                scene.items.filter { $0.role == role }.compactMap { item in
                    if case .text(let text) = item.shape { text.color } else { nil }
                })
        }
        #expect(colors("x tick label") == [.blue])
        #expect(colors("y tick label") == [.black, .red])
    }

    @Test("ticks stand on the other sides too if they are asked for, but not where a second axis is")
    func mirroredTicks() throws {
        #expect(try figure { _ in }.scene().lines("x ticks").count == 1)
        let scene = try figure { $0.mirrorsTicks = true }.scene()
        #expect(scene.lines("x ticks").count == 2 && scene.lines("y ticks").count == 2)
        let bounds = scene.items.filter { $0.role == "x ticks" }.compactMap(\.shape.bounds)
        #expect(abs(bounds[0].bottom - scene.frames[0].bottom) < 1e-9)
        #expect(abs(bounds[1].top - scene.frames[0].top) < 1e-9)
        #expect(scene.strings("x tick label").count == 6)
        let twin = try figure {
            $0.mirrorsTicks = true
            $0.right.plot([5, 6])
        }.scene()
        #expect(twin.lines("y ticks").count == 2)
    }

    @Test("a theme breaks grid lines into dashes")
    func gridStyle() throws {
        func dashes(_ style: LineStyle) throws -> [[Double]] {
            let scene = try figure {
                $0.grid = .x
                $0.theme.gridStyle = style
            }.scene()
            return scene.items.filter { $0.role == "grid" }.compactMap { item in
                if case .path(_, _, let stroke?, _) = item.shape { stroke.dashes } else { nil }
            }
        }
        #expect(try dashes(.dotted).allSatisfy { $0 == [0.8, 1.32] } && !dashes(.dotted).isEmpty)
        #expect(try dashes(.solid).allSatisfy(\.isEmpty) && dashes(.none).isEmpty)
    }

    @Test("a power of ten over the y axis stands three points above it, as matplotlib's")
    func offsetText() throws {
        var figure = Figure()
        figure.plot([0, 1], [0, 9e7])
        let scene = try figure.scene(measuring: MatplotlibRuler())
        let text = try #require(scene.text("1e7"))
        #expect(abs(text.position.y - (scene.frames[0].top - 3)) < 1e-9)
    }

    @Test("the outline of a histogram is painted over bars, and bars in their order")
    func histogramOrder() throws {
        var figure = Figure()
        figure.histogram([1.0, 2], filled: false)
        figure.histogram([1.0, 2])
        let orders = try figure.scene().items.filter { $0.role.hasPrefix("histogram") }.map(\.zOrder)
        #expect(Set(orders) == [1, 2])
    }
}
