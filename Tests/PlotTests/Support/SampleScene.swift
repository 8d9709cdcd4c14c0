@testable import Plot
@testable import PlotCore

/// A scene with one of everything, at 100 dots per inch on 144 × 108 points: 200 × 150 pixels.
func sampleScene(title: String = "Title & <markup>") throws -> Scene {
    let frame = Rect(left: 20, top: 20, right: 130, bottom: 90)
    let measurer = FreeTypeTextMeasurer(dpi: 100)
    func text(
        _ string: String, size: Double, weight: Font.Weight = .regular, at position: Point, _ anchor: Scene.Text.Anchor,
        rotation: Double = 0
    ) throws -> Scene.Shape {
        let font = Font(size: size, weight: weight)
        return .text(
            Scene.Text(
                string, font: font, color: Color(0, 0, 0), position: position, anchor: anchor, rotation: rotation,
                extent: try measurer.measure(string, in: font)))
    }
    let line = PointRun([Point(20, 80), Point(60, 30), Point(80, .nan), Point(90, 40), Point(130, 70)])
    let orange = Color(hex: 0xffa500, alpha: 0.5)
    return Scene(
        size: Size(144, 108), dpi: 100, background: Color(1, 1, 1),
        items: [
            Scene.Item(
                .path(
                    .rectangle(frame), fill: nil, stroke: Stroke(color: Color(0, 0, 0), width: 0.8), snapping: .always),
                zOrder: 2.5, role: "spine"),
            Scene.Item(
                .markers(
                    .circle(radius: 3), at: line, fill: orange, stroke: Stroke(color: orange, width: 1),
                    snapping: .always),
                clip: frame, zOrder: 1, role: "scatter"),
            Scene.Item(
                .polyline(
                    line, Stroke(color: Color(hex: 0x1f77b4), width: 1.5, dashes: [4, 2], join: .round)),
                clip: frame, zOrder: 2, role: "line"),
            Scene.Item(
                .markers(
                    .segment(from: Point(0, 0), to: Point(0, 3.5)), at: PointRun([Point(40, 90), Point(80, 90)]),
                    fill: nil, stroke: Stroke(color: Color(0, 0, 0), width: 0.8), snapping: .always),
                zOrder: 2.01, role: "tick"),
            Scene.Item(
                .variedMarkers(
                    .rectangle(Rect(left: -1, top: -1, right: 1, bottom: 1)),
                    at: PointRun([Point(30, 80), Point(36, 80)]),
                    scales: [1, 2], fills: [Color(1, 0, 0), Color(0, 0, 1)], strokeWidth: 0, strokeColor: nil),
                clip: frame, zOrder: 1, role: "scatter"),
            Scene.Item(
                .image(
                    Scene.Image(
                        columns: 2, rows: 1, cells: [0xffff_0000, 0x8000_ff00],
                        rect: Rect(left: 100, top: 30, right: 120, bottom: 40))),
                clip: frame, zOrder: 0, role: "image"),
            Scene.Item(
                try text(title, size: 9, weight: .bold, at: Point(75, 14), .middle), zOrder: 3, role: "title"),
            Scene.Item(
                try text("−1  up", size: 8, at: Point(14, 55), .middle, rotation: 90), zOrder: 3, role: "axis label"),
        ].sorted { $0.zOrder < $1.zOrder })
}
