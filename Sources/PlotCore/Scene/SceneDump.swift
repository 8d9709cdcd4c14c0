extension Scene: CustomStringConvertible {
    /// Every item on a line of its own, in painting order, with places in points to a hundredth.
    public var description: String {
        var lines = [
            "scene \(short(size.width)) × \(short(size.height)) pt, \(short(dpi)) dpi, background \(background.dump)"
        ]
        for item in items {
            var line = "\(short(item.zOrder)) \(item.role): \(item.shape.dump)"
            if let clip = item.clip { line += " clip \(clip.dump)" }
            lines.append(line)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// A number to a hundredth, without zeros that say nothing.
private func short(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    var text = decimalText(value, decimals: 2)[...]
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : String(text)
}

extension Point {
    fileprivate var dump: String { "(\(short(x)), \(short(y)))" }
}

extension Rect {
    fileprivate var dump: String { "[\(short(left)), \(short(top)), \(short(right)), \(short(bottom))]" }
}

extension Color {
    fileprivate var dump: String {
        let parts = [red, green, blue].map { part in
            let byte = UInt8(max(0, min(255, (part * 255).rounded())))
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return "#" + parts.joined() + (alpha == 1 ? "" : " alpha \(short(alpha))")
    }
}

extension Stroke {
    fileprivate var dump: String {
        let dash = dashes.isEmpty ? "" : " dashes " + dashes.map(short).joined(separator: " ")
        return "stroke \(color.dump) \(short(width)) pt \(cap) \(join)\(dash)"
    }
}

extension Path {
    fileprivate var dump: String {
        elements.map { element in
            switch element {
            case .move(let point): "M\(point.dump)"
            case .line(let point): "L\(point.dump)"
            case .curve(let first, let second, let end): "C\(first.dump)\(second.dump)\(end.dump)"
            case .close: "Z"
            }
        }.joined(separator: " ")
    }
}

extension PointRun {
    /// All points of a short run; of a long one the first and last three.
    fileprivate var dump: String {
        let shown = count <= 12 ? Array(0..<count) : [0, 1, 2, count - 3, count - 2, count - 1]
        var places = shown.map { self[$0].dump }
        if count > 12 { places.insert("…", at: 3) }
        return "\(count) points " + places.joined(separator: " ")
    }
}

extension Scene.Shape {
    fileprivate var dump: String {
        func paint(_ fill: Color?, _ stroke: Stroke?, _ snapping: Snapping) -> String {
            [
                fill.map { "fill \($0.dump)" }, stroke?.dump, snapping == .always ? "snapped" : nil,
            ].compactMap { $0 }.joined(separator: " ")
        }
        switch self {
        case .path(let path, let fill, let stroke, let snapping):
            return "path \(path.dump) \(paint(fill, stroke, snapping))"
        case .polyline(let run, let stroke):
            return "polyline \(run.dump) \(stroke.dump)"
        case .markers(let path, let run, let fill, let stroke, let snapping):
            return "markers \(path.dump) at \(run.dump) \(paint(fill, stroke, snapping))"
        case .variedMarkers(let path, let run, let scales, let fills, let width, let color):
            let marks = scales.isEmpty ? "" : " scaled \(short(scales.min() ?? 0))…\(short(scales.max() ?? 0))"
            let paints = Set(fills).count == 1 ? fills[0].dump : "\(Set(fills).count) colors"
            return "markers \(path.dump) at \(run.dump)\(marks) fill \(paints) stroke \(color?.dump ?? "as filled") "
                + "\(short(width)) pt"
        case .image(let image):
            return "image \(image.columns) × \(image.rows) cells in \(image.rect.dump)"
        case .text(let text):
            return text.dump
        }
    }
}

extension Scene.Text {
    fileprivate var dump: String {
        let turned = rotation == 0 ? "" : " turned \(short(rotation))°"
        return "\"\(string.escapedForDump)\" \(font.family) \(short(font.size)) pt \(color.dump) \(anchor) at "
            + "\(position.dump)\(turned) box \(box.dump)\(math?.dump ?? "")"
    }
}

extension MathLayout {
    /// Every piece with its place, and its size or face where that is not the text's.
    fileprivate var dump: String {
        let pieces = pieces.map { piece in
            let face = [
                "\(short(piece.font.size))", piece.font.weight == .bold ? "bold" : nil,
                piece.font.slant == .italic ? "italic" : nil,
            ].compactMap { $0 }.joined(separator: " ")
            return " \(piece.string.escapedForDump)\(Point(piece.x, piece.y).dump) \(face)"
        }
        return " math" + pieces.joined() + rules.map { " rule \($0.dump)" }.joined()
            + shapes.map { " shape \($0.dump)" }.joined()
    }
}

extension String {
    /// One line without characters that a terminal would act on.
    fileprivate var escapedForDump: String {
        unicodeScalars.map { scalar in
            scalar.value < 32 || scalar.value == 127 ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
        }.joined()
    }
}
