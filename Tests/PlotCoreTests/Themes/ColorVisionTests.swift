import PlotCore
import Testing

@Suite("A palette's check")
struct ColorVisionTests {
    func palette(_ numbers: [UInt32]) -> [Color] { numbers.map { Color(hex: $0) } }

    @Test("passes the palettes that were made for all")
    func good() {
        let okabeIto = palette([0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7, 0x000000])
        let tolBright = palette([0x4477aa, 0xee6677, 0x228833, 0xccbb44, 0x66ccee, 0xaa3377, 0xbbbbbb])
        let petroff = palette([
            0x3f90da, 0xffa90e, 0xbd1f01, 0x94a4a2, 0x832db6, 0xa96b59, 0xe76300, 0xb9ac70, 0x717581, 0x92dadd,
        ])
        for colors in [okabeIto, tolBright, petroff] { #expect(confusions(in: colors) == []) }
    }

    @Test("finds the pairs of matplotlib's ten colours, the worst first")
    func tab10() {
        let found = confusions(in: Theme.notebook.cycle)
        let worst = found.prefix(2).map { [$0.first, $0.second] }
        // Orange and green, blue and purple.
        #expect(worst == [[1, 2], [0, 4]])
        #expect(found.prefix(2).allSatisfy { $0.vision == .protanopia })
        // Green and red, by which the deficiency is known.
        #expect(found.contains { $0.first == 2 && $0.second == 3 && $0.vision == .deuteranopia })
        #expect(!found.contains { $0.vision == .normal || $0.vision == .tritanopia })
        #expect(found.map(\.difference) == found.map(\.difference).sorted())
    }

    @Test("passes the cycles of all themes but the notebook's", arguments: ["modern", "dark", "print"])
    func themes(name: String) {
        let themes = ["modern": Theme.modern, "dark": Theme.dark, "print": Theme.print]
        #expect(confusions(in: themes[name]?.cycle ?? []) == [])
    }

    @Test("finds equal colours, and nothing in a palette of one")
    func few() {
        #expect(confusions(in: []) == [] && confusions(in: [.red]) == [])
        #expect(confusions(in: [.red, .red]).map(\.difference) == [0, 0, 0, 0])
    }

    @Test("takes colours that are none")
    func strange() {
        _ = confusions(in: [Color(.nan, .infinity, -1), Color(1e300, 0, 0), .black])
    }

    /// Pairs of the article's table 1 whose hues meet the formula's every case.
    @Test(
        "measures as Sharma, Wu and Dalal do",
        arguments: [
            ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), ((50, -1, 2), (50, 0, 0), 2.3669),
            ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792), ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
            ((50, 2.5, 0), (73, 25, -18), 27.1492), ((50, 2.5, 0), (56, -27, -3), 31.9030),
            ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
            ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
            ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
            ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ] as [((Double, Double, Double), (Double, Double, Double), Double)])
    func difference(one: (Double, Double, Double), other: (Double, Double, Double), expected: Double) {
        let (one, other) = (LabColor(l: one.0, a: one.1, b: one.2), LabColor(l: other.0, a: other.1, b: other.2))
        #expect(abs(one.difference(from: other) - expected) < 5e-5)
        #expect(abs(other.difference(from: one) - expected) < 5e-5)
    }

    @Test("sees greys as they are, and white as white")
    func greys() {
        for vision in ColorVision.allCases {
            for grey in [0, 0.3, 1.0] {
                let seen = vision.seen(Color(grey, grey, grey, alpha: 0.5))
                #expect(abs(seen.red - grey) < 1e-4 && abs(seen.green - grey) < 1e-4 && abs(seen.blue - grey) < 1e-4)
                #expect(seen.alpha == 0.5)
            }
        }
    }
}
