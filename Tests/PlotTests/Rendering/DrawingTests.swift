import Testing

@testable import Plot
@testable import PlotCore

@Suite("Drawing pixels")
struct DrawingTests {
    let black = Color(0, 0, 0)

    private func pixels(_ shape: Scene.Shape, clip: Rect? = nil) throws -> Pixels {
        try Pixels(page(Scene.Item(shape, clip: clip, zOrder: 1, role: "test")))
    }

    @Test("a snapped line is one crisp column of pixels")
    func crispLine() throws {
        let path = Path.segment(from: Point(5.3, 2), to: Point(5.3, 18))
        let picture = try pixels(
            .path(path, fill: nil, stroke: Stroke(color: black, width: 1), snapping: .always))
        #expect(picture.inkedColumns(row: 10) == [5])
        #expect(picture[5, 10] == 0xff00_0000)
    }

    @Test("an unsnapped line lies where it falls, over two columns")
    func softLine() throws {
        let path = Path.segment(from: Point(5, 2), to: Point(5, 18))
        let picture = try pixels(.path(path, fill: nil, stroke: Stroke(color: black, width: 1), snapping: .never))
        #expect(picture.inkedColumns(row: 10) == [4, 5])
    }

    @Test("a NaN splits the line")
    func gap() throws {
        let run = PointRun([Point(1, 10), Point(6, 10), Point(.nan, 10), Point(14, 10), Point(19, 10)])
        let picture = try pixels(.polyline(run, Stroke(color: black, width: 2)))
        #expect(picture.inkedColumns(row: 10) == Array(1..<6) + Array(14..<19))
    }

    @Test("an infinity splits the line as well, and a point alone between gaps draws nothing")
    func infiniteGap() throws {
        let run = PointRun([Point(1, 10), Point(6, 10), Point(8, .infinity), Point(10, 10), Point(12, .nan)])
        let picture = try pixels(.polyline(run, Stroke(color: black, width: 2, cap: .square)))
        #expect(picture.inkedColumns(row: 10) == Array(0..<7))
    }

    @Test("a line to 1e308 leaves the page in its direction")
    func hugeLine() throws {
        let run = PointRun([Point(10, 20), Point(10, -1e308)])
        let picture = try pixels(.polyline(run, Stroke(color: black, width: 2)))
        #expect(picture.inkedRows(column: 10) == Array(0..<20))
        #expect(picture.inkedColumns(row: 3) == [9, 10])
    }

    @Test("a polygon to 1e308 fills its side of the page")
    func hugePolygon() throws {
        let path = Path.polygon([Point(10, -1e308), Point(1e308, -1e308), Point(1e308, 1e308), Point(10, 1e308)])
        let picture = try pixels(.path(path, fill: black, stroke: nil, snapping: .never))
        #expect(picture.inkedColumns(row: 7) == Array(10..<20))
    }

    @Test("a path with a NaN draws nothing")
    func nanPath() throws {
        let path = Path.polygon([Point(1, 1), Point(.nan, 1), Point(10, 10)])
        let picture = try pixels(.path(path, fill: black, stroke: nil, snapping: .never))
        #expect(picture.inkedColumns(row: 3).isEmpty)
    }

    @Test("nothing is painted outside the clip, whose edges are whole pixels")
    func clip() throws {
        let picture = try pixels(
            .path(.rectangle(Rect(left: 0, top: 0, right: 20, bottom: 20)), fill: black, stroke: nil, snapping: .never),
            clip: Rect(left: 3.4, top: 3.6, right: 10.4, bottom: 11.5))
        #expect(picture.inkedColumns(row: 6) == Array(3..<10))
        #expect(picture.inkedRows(column: 6) == Array(4..<12))
    }

    @Test("a marker outside the page that reaches into it is drawn, one far away is not")
    func markersAtTheEdge() throws {
        let square = Path.rectangle(Rect(left: -3, top: -3, right: 3, bottom: 3))
        let run = PointRun([Point(-2, 10), Point(1e12, 10), Point(.nan, 3)])
        let picture = try pixels(.markers(square, at: run, fill: black, stroke: nil, snapping: .always))
        #expect(picture.inkedColumns(row: 10) == [0])
    }

    @Test("an image's cells have sharp edges and their own alpha")
    func image() throws {
        let image = Scene.Image(
            columns: 2, rows: 1, cells: [0xffff_0000, 0x8000_00ff], rect: Rect(left: 2, top: 2, right: 12, bottom: 8))
        let picture = try pixels(.image(image))
        #expect(picture.inkedColumns(row: 5) == Array(2..<12))
        #expect((2..<7).allSatisfy { picture[$0, 5] == 0xffff_0000 })
        #expect((7..<12).allSatisfy { picture[$0, 5] == 0xff7f_7fff })
    }

    @Test("an image without the cells that it says is an error that names it")
    func brokenImage() {
        let image = Scene.Image(columns: 3, rows: 2, cells: [0], rect: Rect(left: 0, top: 0, right: 9, bottom: 9))
        let error = #expect(throws: PlotError.self) { try pixels(.image(image)) }
        #expect(error?.code == .renderingFailed)
        #expect(error?.message.contains("image of 3 × 2 cells") == true)
    }

    @Test("what cairo refuses names the part of the figure")
    func refusal() {
        let stroke = Stroke(color: black, width: 1, dashes: [-1, 2])
        let error = #expect(throws: PlotError.self) {
            try Pixels(
                page(Scene.Item(.polyline(PointRun([Point(0, 0), Point(9, 9)]), stroke), zOrder: 2, role: "line")))
        }
        #expect(error?.code == .renderingFailed)
        #expect(error?.message.hasPrefix("line: cairo:") == true)
    }

    @Test("varied markers have their own sizes and colours")
    func variedMarkers() throws {
        let square = Path.rectangle(Rect(left: -1, top: -1, right: 1, bottom: 1))
        let picture = try pixels(
            .variedMarkers(
                square, at: PointRun([Point(4, 5), Point(12, 5)]), scales: [1, 3],
                fills: [Color(1, 0, 0), Color(0, 0, 1)], strokeWidth: 0, strokeColor: nil))
        #expect(picture.inkedColumns(row: 5) == [3, 4] + Array(9..<15))
        #expect(picture[4, 5] == 0xffff_0000 && picture[12, 5] == 0xff00_00ff)
    }

    @Test("a text turned by 90° is the same text, turned pixel by pixel")
    func turnedText() throws {
        func text(rotation: Double) throws -> Pixels {
            let font = Font(size: 9)
            let extent = try FreeTypeTextMeasurer(dpi: 72).measure("ab", in: font)
            return try pixels(
                .text(
                    Scene.Text(
                        "ab", font: font, color: black, position: Point(10, 10), anchor: .start, rotation: rotation,
                        extent: extent)))
        }
        let (level, upright) = (try text(rotation: 0), try text(rotation: 90))
        // A step to the right about (10, 10) becomes a step up, a step up becomes a step to the left.
        for y in 0..<20 {
            for x in 0..<20 {
                // cairo's antialiasing is finer downwards than sideways.
                let (one, other) = (Int(level[x, y] & 255), Int(upright[y, 19 - x] & 255))
                #expect(abs(one - other) <= 16)
            }
        }
        #expect((0..<20).contains { !level.inkedColumns(row: $0).isEmpty })
    }
}
