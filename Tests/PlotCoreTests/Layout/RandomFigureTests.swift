import PlotCore
import Testing

@Suite("random figures")
struct RandomFigureTests {
    @Test(
        "in 3,000 random figures no text is cut off or lies over another, and frames have room", arguments: 0..<6)
    func legible(part: Int) throws {
        var figures = RandomFigure(seed: UInt64(part))
        for number in 0..<500 {
            let scene = try figures.next().scene()
            #expect(scene.illegible == [], "figure \(number) of seed \(part)")
            for item in scene.items where item.role == "line" && item.zOrder == 2 {
                guard let frame = item.clip else { continue }
                #expect(frame.width > 1 && frame.height > 1, "figure \(number) of seed \(part)")
            }
        }
    }
}
