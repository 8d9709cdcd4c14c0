import PlotCore
import Testing

@Suite("pictures of ready-made colours")
struct ImageTests {
    private func picture(_ figure: Figure) throws -> Scene.Image? {
        try figure.scene().items.lazy.compactMap { item in
            if item.role == "image", case .image(let image) = item.shape { image } else { nil }
        }.first
    }

    @Test("have their first row on top, cells as wide as high, and limits around them")
    func cells() throws {
        let figure = Figure { $0.image([[.red, .lime, .blue], [.black, .clear, .white]]) }
        let limits = try figure.limits()
        #expect(limits.x == Domain(-0.5, 2.5) && limits.y == Domain(-0.5, 1.5))
        let image = try #require(try picture(figure))
        #expect(image.cells == [0xffff_0000, 0xff00_ff00, 0xff00_00ff, 0xff00_0000, 0, 0xffff_ffff])
        #expect(abs(image.rect.width / 3 - image.rect.height / 2) < 1e-9)
    }

    @Test("lie over a stretch of the axes, either end up")
    func stretch() throws {
        for (origin, expected) in [
            (MatrixOrigin.top, [0xffff_0000, 0xff00_00ff]), (.bottom, [0xff00_00ff, 0xffff_0000]),
        ] {
            let figure = Figure { $0.image([[.red], [.blue]], x: 0...24, y: -90...90, origin: origin) }
            #expect(try figure.limits().x == Domain(0, 24) && figure.limits().y == Domain(-90, 90))
            #expect(try picture(figure)?.cells == expected.map { UInt32($0) })
        }
    }

    @Test("come from bytes too, and say what is wrong with them")
    func bytes() throws {
        let figure = Figure { $0.image(rgba: [255, 0, 0, 255, 0, 0, 255, 128], columns: 2) }
        #expect(try picture(figure)?.cells == [0xffff_0000, 0x8000_00ff])
        #expect(
            Figure { $0.image(rgba: [1, 2, 3], columns: 1) }.complaint
                == "image: 3 bytes make no rows of 1 cells with four bytes each")
        #expect(Figure { $0.image([[.red], [.red, .blue]]) }.complaint == "image: rows differ in length")
        #expect(Figure { $0.image([[Color(2, 0, 0)]]) }.complaint == "image: each part of a color must be from 0 to 1")
        for empty in [Figure { $0.image([]) }, Figure { $0.image([[]]) }, Figure { $0.image(rgba: [], columns: 0) }] {
            #expect(empty.complaint == nil)
        }
        #expect(Figure { $0.image([[.red]]) }.complaint == nil)
    }
}
