import PlotCore

extension Scene {
    /// The frame of each axes, from its left and bottom spines, in painting order.
    var frames: [Rect] {
        let sides = items.filter { $0.role == "left spine" || $0.role == "bottom spine" }.compactMap(\.shape.bounds)
        return stride(from: 0, to: sides.count - 1, by: 2).map { sides[$0].union(sides[$0 + 1]) }
    }

    /// The box around the outlines and images with that role.
    func bounds(_ role: String) -> Rect? {
        items.filter { $0.role == role }.compactMap(\.shape.bounds).reduce(nil as Rect?) { $0?.union($1) ?? $1 }
    }

    /// The text that says just that.
    func text(_ string: String) -> Scene.Text? { texts.first { $0.string == string } }
}

extension Scene.Shape {
    /// The box around an outline's ends, a run or an image.
    var bounds: Rect? {
        switch self {
        case .path(let path, _, _, _):
            path.elements.reduce(nil as Rect?) { box, element in
                switch element {
                case .move(let point), .line(let point), .curve(_, _, let point): box.including(point)
                case .close: box
                }
            }
        case .polyline(let run, _), .markers(_, let run, _, _, _), .variedMarkers(_, let run, _, _, _, _):
            (0..<run.count).reduce(nil as Rect?) { $0.including(run[$1]) }
        case .image(let image): image.rect
        case .text(let text): text.box
        }
    }
}

extension Rect? {
    fileprivate func including(_ point: Point) -> Rect {
        let dot = Rect(left: point.x, top: point.y, right: point.x, bottom: point.y)
        return self?.union(dot) ?? dot
    }
}

/// Whether a rectangle lies where it should, to a ten-thousandth of a point.
func isNear(_ rect: Rect?, _ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> Bool {
    guard let rect else { return false }
    return zip([rect.left, rect.top, rect.right, rect.bottom], [left, top, right, bottom]).allSatisfy {
        abs($0 - $1) < 1e-4
    }
}
