import Autodiff
import PlotCore
import Testing

@Suite("data and styles that make no figure, or a strange one")
struct BadDataTests {
    func message(_ build: (inout Figure) -> Void) -> String? {
        var figure = Figure()
        build(&figure)
        do {
            _ = try figure.scene()
            return nil
        } catch {
            return error.message
        }
    }

    @Test("columns of different lengths are named with their verb and both counts")
    func differentLengths() {
        #expect(message { $0.plot([1, 2, 3], [1, 2]) } == "plot: 3 x values but 2 y values")
        #expect(message { $0.scatter(0..<10, 0..<9) } == "scatter: 10 x values but 9 y values")
        #expect(
            message { $0.arrow(from: ([1, 2], [1, 2]), to: (1.0, [1, 2])) }
                == "arrow: from has 2 x and 2 y values, to has 1 x and 2 y values")
    }

    @Test("a tensor with two axes is no column, whichever it is given for")
    func tensorsWithAxes() {
        let table: Tensor = [[1, 2, 3], [4, 5, 6]]
        let words = "a tensor of shape [2, 3] is no column; its rows can be drawn one by one, or all as a Matrix"
        #expect(message { $0.plot(table) } == "plot: \(words)")
        #expect(message { $0.plot([1, 2, 3], table) } == "plot: \(words)")
        #expect(message { $0.scatter(table, table) } == "scatter: \(words)")
        #expect(message { $0.plot(table.reshaped(to: [6, 1])) } == nil)
    }

    @Test("sizes are told in the unit that they were given in")
    func sizeUnits() throws {
        let error = #expect(throws: PlotError.self) { try Figure(size: .inches(-1, 3)).scene() }
        #expect(error?.message.hasPrefix("figure: a size of -1.0 × 3.0 inches at 100.0 dpi") == true)
        let size = try Figure(size: .centimeters(2.54, 5.08)).scene().size
        #expect(size == Size(72, 144))
    }

    @Test("one size for many points is told what makes all alike")
    func oneSize() {
        #expect(
            message { $0.scatter([1, 2], [1, 2], sizes: [5]) }
                == "scatter: 2 x values but 1 sizes; one for all is size:")
    }

    @Test("numbers of a style that are out of range are named with their value")
    func badStyles() {
        #expect(message { $0.plot([1], width: -1) } == "plot: width must be 0 or more, not -1.0")
        #expect(message { $0.plot([1], width: .nan) } == "plot: width must be 0 or more, not nan")
        #expect(message { $0.plot([1], alpha: 2) } == "plot: alpha must be from 0 to 1, not 2.0")
        #expect(message { $0.scatter([1], [1], size: .infinity) } == "scatter: size must be 0 or more, not inf")
        #expect(
            message { $0.plot([1], style: .dashes([0, 0])) }
                == "plot: dashes must be 0 or more and not all 0, not [0.0, 0.0]")
        #expect(
            message { $0.plot([1], color: Color(0, 2, 0)) }
                == "plot: each part of a color must be from 0 to 1, not 0.0, 2.0, 0.0, 1.0")
        #expect(
            message { $0.arrow(from: (0, 0), to: (1, 1), width: -0.1) } == "arrow: width must be 0 or more, not -0.1")
    }

    @Test("limits that are not finite are an error that names the axis")
    func badLimits() {
        #expect(message { $0.xLimits = Limits(from: .nan) } == "x limits: each must be a finite number, not nan")
        #expect(
            message { $0.yLimits = Limits(from: 0, to: .infinity) } == "y limits: each must be a finite number, not inf"
        )
    }

    @Test(
        "sizes and resolutions that no page has are errors with numbers in them",
        arguments: [
            (FigureSize.points(0, 100), 100.0), (.points(-5, 100), 100), (.points(.nan, 100), 100),
            (.inches(1e6, 1), 100), (.pixels(32768, 100), 100), (.points(100, .infinity), 100),
            (.inches(6.4, 4.8), 0), (.inches(6.4, 4.8), -100), (.inches(6.4, 4.8), .nan),
            (.inches(6.4, 4.8), .infinity), (.inches(6.4, 4.8), 1e9), (.points(1e-9, 1e-9), 100),
        ])
    func badSizes(size: FigureSize, dpi: Double) {
        let error = #expect(throws: PlotError.self) { try Figure(size: size, dpi: dpi).scene() }
        #expect(error?.code == .invalidSize)
        #expect(error?.message.hasPrefix("figure: ") == true)
    }

    @Test("the largest page that cairo holds is drawn")
    func largestPage() throws {
        #expect(try Figure(size: .pixels(32767, 32767)).scene().illegible == [])
    }

    /// Columns that have been seen to break plotters.
    static let strange: [(name: String, values: [Double])] = [
        ("nothing", []), ("one point", [3]), ("all NaN", [.nan, .nan, .nan]),
        ("all infinite", [.infinity, -.infinity, .infinity]), ("some infinite", [1, .infinity, 3, -.infinity, 2]),
        ("both ends of the numbers", [-1e308, 1e308]),
        ("the very ends", [-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude]),
        ("denormals", [.leastNonzeroMagnitude, 64 * .leastNonzeroMagnitude, .leastNormalMagnitude / 4]),
        ("equal", [7, 7, 7]), ("equal and huge", [1e308, 1e308]),
        ("zeros", [0, -0.0, 0]), ("neighbours", [1, 1.0.nextUp]),
    ]

    @Test("strange columns make a figure with finite places and legible texts", arguments: strange)
    func strangeData(name: String, values: [Double]) throws {
        var figure = Figure()
        figure.plot(values, values)
        figure.scatter(values, values)
        figure.arrow(from: (values, values), to: (values.map { $0 * 0.5 }, values.map { -$0 }), width: 0.1)
        let scene = try figure.scene()
        #expect(scene.illegible == [])
        for item in scene.items {
            switch item.shape {
            case .polyline(let run, _), .markers(_, let run, _, _, _), .variedMarkers(_, let run, _, _, _, _):
                for index in 0..<run.count where run.x[index].isFinite && run.y[index].isFinite {
                    #expect(run[index].isFinite)
                }
            case .text(let text): #expect(text.position.isFinite)
            case .path, .image: break
            }
        }
    }

    @Test("data without a finite point leave axes with ticks")
    func noData() throws {
        var figure = Figure()
        figure.plot([Double]())
        let scene = try figure.scene()
        #expect(scene.strings("x tick label") == ["\u{2212}0.04", "\u{2212}0.02", "0.00", "0.02", "0.04"])
    }

    @Test("axes without marks show 0 to 1")
    func noMarks() throws {
        #expect(try Figure().scene().strings("y tick label") == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    }

    @Test("backward limits turn the axis around, equal limits are widened")
    func strangeLimits() throws {
        var figure = Figure()
        figure.plot([0, 1], [0, 1])
        figure.xLimits = Limits(from: 1, to: 0)
        figure.yLimits = Limits(from: 2, to: 2)
        let scene = try figure.scene()
        #expect(scene.lines("line")[0].contains("2 points (414.72,"))
        #expect(scene.strings("x tick label").last == "0.0" || scene.strings("x tick label").first == "1.0")
        #expect(scene.strings("y tick label").contains("2.000"))
        #expect(scene.illegible == [])
    }

    @Test("a value past the page's end stays a place far outside, and no gap")
    func farOutside() throws {
        var figure = Figure()
        figure.plot([0, 1, 2], [0, 1e308, 0])
        figure.yLimits = Limits(0...1e-3)
        let line = try #require(try figure.scene().items.first { $0.role == "line" })
        guard case .polyline(let run, _) = line.shape else {
            Issue.record("a line is a polyline")
            return
        }
        #expect(run[1].y == -1e30)
    }

    @Test("arrows of 1e160 and of 1e-170 are drawn, and the axes show them", arguments: [1e160, 1e-170, 1e300])
    func extremeArrows(length: Double) throws {
        var figure = Figure()
        figure.arrow(from: (0, 0), to: (length, length), width: length / 100)
        #expect(try figure.scene().lines("arrow").count == 1)
    }

    @Test("a dashed line of no width is no line, and no error")
    func dashesOfNoWidth() throws {
        var figure = Figure()
        figure.plot([1, 2, 3], width: 0, style: .dashed)
        #expect(try figure.scene().lines("line") == [])
    }

    @Test("a place far beyond what pixels can hold is no gap", arguments: [4.5e305, 4.9e305, 1e308])
    func farPlaces(value: Double) throws {
        var figure = Figure()
        figure.plot([0, 1], [0.5, value])
        figure.yLimits = Limits(0, 1)
        #expect(try figure.scene().lines("line")[0].contains("-1000000000000000"))
    }

    @Test("a logarithm's base beyond all sense is an error", arguments: [1e10, 1e17, 1, -2, .nan, .infinity])
    func bases(base: Double) {
        #expect(
            message { $0.yScale = .log(base: base) }
                == "y scale: the base of a logarithm must be from 1.01 to 1000, not \(base)")
    }

    @Test("a panel's row of any number is some row, and nothing traps")
    func farPanels() throws {
        var figure = Figure()
        figure[Int.max, 0].plot([1, 2])
        figure[Int.min, Int.min].plot([1, 2])
        _ = figure[Int.max, Int.max]
    }

    @Test("ten thousand lines are added in a moment, not in a time that grows with its square")
    func manyMarks() {
        var figure = Figure()
        let values = [1.0, 2]
        for _ in 0..<10_000 { figure.plot(values) }
        #expect(figure.axes.marks.count == 10_000)
    }

    @Test("numbers of a theme that make no sense are named")
    func themes() {
        #expect(
            message { $0.theme.lineWidth = -3 } == "theme: lineWidth must be from 0 to a million, not -3.0")
        #expect(
            message { $0.theme.tickLength = .nan } == "theme: tickLength must be from 0 to a million, not nan")
        #expect(message { $0.theme.titleSize = 0 }?.hasPrefix("theme: titleSize must be above 0") == true)
        #expect(message { $0.theme.cycle = [Color(2, 0, 0)] }?.hasPrefix("theme: cycle must be a color") == true)
        #expect(message { $0.theme.frame.left = 1 }?.hasPrefix("theme: frame must be") == true)
    }
}
