import Foundation
import HardFunctions
import Pictures
import Plot
import PlotCore
import Testing

/// The ink of function plots, pixel by pixel: what a reader sees, after everything that draws.
@Suite("a drawn function's ink")
struct FunctionInkTests {
    static let names = [
        "tan", "1/x²", "gamma", "floor", "tanh500", "|x|", "sqrt", "sqrt sin", "sin 1/x", "sin 100x", "cos x²",
        "hairline",
        "sinc",
    ]

    @Test(
        "is where the function is, and nowhere else", arguments: HardFunction.table.filter { names.contains($0.name) })
    func ink(function: HardFunction) throws {
        let (width, height) = (800, 600)
        var figure = Figure(size: .pixels(800, 600))
        figure.plot(function.tensor, over: function.x, color: .black, width: 0.72)
        figure.xLimits = Limits(function.x.lowerBound, function.x.upperBound)
        figure.yLimits = Limits(function.y.lowerBound, function.y.upperBound)
        (figure.xTicks, figure.yTicks, figure.spines) = (.none, .none, [])
        figure.theme.frame = Rect(left: 0, top: 0, right: 1, bottom: 1)
        let picture = try Picture(png: try figure.data(as: .png))
        try #require(picture.width == width && picture.height == height)
        let wrong = function.wrongInk(width: width, height: height, samples: function.isDense ? 1000 : 60) { x, y in
            picture.pixels[y * width + x] & 0xff < 0xfa
        }
        // A crest at a column's very edge is too pale in one of the two.
        #expect(wrong.count <= (function.name == "sin 100x" ? 1 : 0), "\(wrong)")
    }
}
