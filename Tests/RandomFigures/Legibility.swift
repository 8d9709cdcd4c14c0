package import PlotCore

extension Scene {
    /// What must never be: a text beyond the page, over another or under a box, axes without area.
    package var illegible: [String] {
        let page = Rect(left: 0, top: 0, right: size.width, bottom: size.height)
        let texts = texts.map { (text: $0, box: $0.box) }
        var problems = texts.filter { !page.contains($0.box, tolerance: 1e-9) }.map { "cut off: \($0.text.string)" }
        for (index, text) in texts.enumerated() {
            for other in texts[..<index] where text.box.overlaps(other.box) && text.text.overlaps(other.text) {
                problems.append("\"\(text.text.string)\" lies over \"\(other.text.string)\"")
            }
        }
        return problems + hidden + flat
    }

    /// Texts that a legend's box or an inset's ground is painted over.
    private var hidden: [String] {
        items.enumerated().flatMap { index, item -> [String] in
            guard ["legend frame", "axes background"].contains(item.role), let box = item.shape.hull else { return [] }
            return items[..<index].compactMap { under in
                guard case .text(let text) = under.shape, text.box.insetBy(0.5).overlaps(box) else { return nil }
                return "\"\(text.string)\" lies under a \(item.role)"
            }
        }
    }

    private var flat: [String] {
        items.compactMap { item in
            guard item.role.hasSuffix("spine"), let hull = item.shape.hull else { return nil }
            let length = max(hull.width, hull.height)
            return length > 1 ? nil : "a \(item.role) \(length) points long"
        }
    }
}

extension Scene.Shape {
    /// The box around an outline's corners.
    fileprivate var hull: Rect? {
        let points: [Point]
        switch self {
        case .path(let path, _, _, _):
            points = path.elements.compactMap { element in
                switch element {
                case .move(let point), .line(let point), .curve(_, _, let point): point
                case .close: nil
                }
            }
        case .markers(let path, _, _, _, _):
            return Scene.Shape.path(path, fill: nil, stroke: nil, snapping: .never).hull
        default: return nil
        }
        guard let first = points.first else { return nil }
        return points.reduce(Rect(left: first.x, top: first.y, right: first.x, bottom: first.y)) { box, point in
            box.union(Rect(left: point.x, top: point.y, right: point.x, bottom: point.y))
        }
    }
}
