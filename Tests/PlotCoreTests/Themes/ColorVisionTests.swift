import PlotCore
import Testing

@Suite("colours to eyes that differ")
struct ColorVisionTests {
    @Test("what looks like red to protanopes is dark, and like green to deuteranopes")
    func simulation() {
        let (red, green) = (Color(1, 0, 0), Color(0, 0.6, 0))
        #expect(red.seen(with: .typical).difference(from: red) < 1e-3)
        #expect(red.seen(with: .protanopia).red < 0.5)
        let typical = red.difference(from: green)
        #expect(red.difference(from: green, for: .deuteranopia) < typical / 2)
        // A grey is a grey to everyone.
        for vision in ColorVision.allCases { #expect(Color.gray.seen(with: vision).difference(from: .gray) < 0.5) }
    }

    @Test("black and white are a hundred apart, and a known pair is as far as CIELAB says")
    func difference() {
        #expect(abs(Color.black.difference(from: .white) - 100) < 1e-3)
        // sRGB's red is L* 53.24, a* 80.09, b* 67.20; its blue L* 32.30, a* 79.19, b* -107.86.
        #expect(abs(Color(1, 0, 0).difference(from: Color(0, 0, 1)) - 176.31) < 0.1)
    }

    @Test("matplotlib's cycle has pairs that look alike to some, the modern theme's has none")
    func palettes() {
        let typical = Theme.notebook.cycle.leastDifference(for: .typical)
        #expect(Theme.notebook.cycle.leastDifference(for: .deuteranopia) < typical)
        #expect(!Theme.notebook.cycle.pairsAlike().isEmpty)
        #expect(Theme.modern.cycle.pairsAlike().isEmpty)
        #expect([Color.red].leastDifference(for: .typical) == .infinity)
    }
}
