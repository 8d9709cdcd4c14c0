import PlotCore
import Testing

@Suite("themes")
struct ThemeTests {
    static let all: [(name: String, theme: Theme)] = [
        ("notebook", .notebook), ("modern", .modern), ("dark", .dark), ("print", .print),
    ]

    @Test("each draws a figure with legible texts that stand out from the page", arguments: all)
    func legible(name: String, theme: Theme) throws {
        var figure = Figure(theme: theme)
        figure.plot([1, 2, 4], label: "a")
        figure.plot([2, 1, 3], label: "b")
        figure.legend = .best
        figure.title = "title"
        let scene = try figure.scene()
        #expect(scene.illegible == [])
        func lightness(_ color: Color) -> Double { 0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue }
        for text in scene.texts {
            #expect(abs(lightness(text.color) - lightness(theme.background)) > 0.5, "\(name): \(text.string)")
        }
    }

    @Test("a field can be changed, and the theme is a value")
    func values() {
        var theme = Theme.dark
        theme.lineWidth = 3
        #expect(Theme.dark.lineWidth == 1.5)
        #expect(theme != Theme.dark)
    }

    @Test("ticks stand inwards or across the frame where the theme says so, and labels come nearer")
    func ticks() throws {
        var gaps: [Double] = []
        for direction in [TickDirection.outwards, .both, .inwards] {
            var figure = Figure { $0.plot([0, 30]) }
            figure.theme.tickDirection = direction
            let scene = try figure.scene()
            gaps.append(scene.frames[0].left - (scene.text("30")?.box.right ?? 0))
            #expect(scene.illegible == [])
        }
        #expect(gaps.map { ($0 * 100).rounded() } == [700, 525, 350])
    }
}
