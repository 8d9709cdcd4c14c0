import PlotCore

extension OutputFormat {
    /// Shapes and selectable text for browsers and drawing programs, one unit a pixel at the figure's resolution.
    public static let svg = OutputFormat(fileExtension: "svg") { scene, fonts throws(PlotError) in
        var writer = SVGWriter(grid: try PixelGrid(scene), fonts: fonts)
        for item in scene.items { try writer.draw(item) }
        return Array(writer.document(of: scene).utf8)
    }
}

/// Writes a Scene as SVG, one line an element.
private struct SVGWriter {
    let grid: PixelGrid
    let fonts: FontStore

    private var elements: [String] = []
    private var definitions: [String] = []
    /// The number of each clip and each marker's outline that was met so far.
    private var clips: [String: Int] = [:]
    private var outlines: [String: Int] = [:]

    /// What text is set in where nothing else is said.
    private static let family = fontFamily("DejaVu Sans")

    init(grid: PixelGrid, fonts: FontStore) {
        self.grid = grid
        self.fonts = fonts
    }

    func document(of scene: Scene) -> String {
        let size = #"width="\#(grid.width)" height="\#(grid.height)""#
        let name = fingerprint((scene.title ?? "") + scene.summary)
        let ids = (title: "title-\(name)", desc: "desc-\(name)")
        let labels = [scene.title == nil ? nil : ids.title, scene.summary.isEmpty ? nil : ids.desc].compactMap(\.self)
        // To a screen reader one picture with a name, not a heap of letters.
        let role = labels.isEmpty ? "" : " role=\"img\" aria-labelledby=\"\(labels.joined(separator: " "))\""
        var lines = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" \(size) viewBox="0 0 \(grid.width) \(grid.height)" \
            font-family="\(SVGWriter.family)"\(role)>
            """
        ]
        if let title = scene.title { lines.append("<title id=\"\(ids.title)\">\(xmlEscaped(title))</title>") }
        if !scene.summary.isEmpty {
            lines.append("<desc id=\"\(ids.desc)\">\(xmlEscaped(drawableText(scene.summary)))</desc>")
        }
        if !definitions.isEmpty { lines += ["<defs>"] + definitions + ["</defs>"] }
        lines.append("<rect \(size)\(fill(scene.background))/>")
        return (lines + elements + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    mutating func draw(_ item: Scene.Item) throws(PlotError) {
        let visible = grid.pixels(clip: item.clip)
        let clip = item.clip == nil ? "" : clipAttribute(visible)
        switch item.shape {
        case .path(let path, let color, let stroke, let snapping):
            let pen = stroke.map(grid.pixels)
            var data = SVGPathData()
            data.append(grid.path(path, fill: color, pen: pen, snapping: snapping, within: visible))
            append(data, fill(color) + self.stroke(pen) + clip)

        case .polyline(let run, let stroke):
            let pen = grid.pixels(stroke)
            var data = SVGPathData()
            let traced = grid.trace(run, pen: pen, within: visible, into: &data)
            append(data, fill(nil) + self.stroke(traced) + clip)

        case .markers(let path, let run, let color, let stroke, let snapping):
            append(
                MarkerRun(path, at: run, fill: color, stroke: stroke, snapping: snapping, on: grid), within: visible,
                clip)

        case .variedMarkers(let path, let run, let scales, let fills, let strokeWidth, let strokeColor):
            append(
                MarkerRun(
                    path, at: run, scales: scales, fills: fills, strokeWidth: strokeWidth, strokeColor: strokeColor,
                    on: grid), within: visible, clip)

        case .image(let image):
            try append(image, clip)

        case .text(let text):
            try draw(text, clip: clip)
        }
    }

    private mutating func append(_ data: SVGPathData, _ attributes: String) {
        guard !data.isEmpty else { return }
        elements.append("<path d=\"\(data.text)\"\(attributes)/>")
    }

    private mutating func append(_ markers: MarkerRun, within visible: Rect, _ clip: String) {
        guard let style = markers.commonStyle else { return appendVaried(markers, within: visible, clip) }
        // A few are elements of their own, which a drawing program can take hold of.
        if markers.count >= 256, let dot = Dot(style) {
            append(dot, at: markers.places(within: visible), together: style.isUnion, clip)
            return
        }
        let places = markers.places(within: visible)
        guard !places.isEmpty else { return }
        let reference = outlineReference(style.outline)
        elements.append("<g\(fill(style.fill))\(stroke(style.pen))\(clip)>")
        elements += places.map { "<use \(reference) x=\"\(svgNumber($0.x))\" y=\"\(svgNumber($0.y))\"/>" }
        elements.append("</g>")
    }

    /// A round pen that touches each place: a few bytes for a marker, all in one if their union is what is to be seen.
    private mutating func append(_ dot: Dot, at places: [Point], together: Bool, _ clip: String) {
        guard !places.isEmpty else { return }
        let pen = Stroke(color: dot.color, width: dot.diameter, cap: .round, join: .round)
        elements.append("<g\(fill(nil))\(stroke(pen))\(clip)>")
        // Viewers take more than their share of time for very long paths.
        let length = together ? 1024 : 1
        for start in stride(from: 0, to: places.count, by: length) {
            let part = places[start..<min(start + length, places.count)]
            let touches = svgTouches(part.map { Point($0.x + dot.center.x, $0.y + dot.center.y) })
            elements.append("<path d=\"\(touches)\"/>")
        }
        elements.append("</g>")
    }

    /// Markers in sizes and colours of their own. What neighbours have in common but their colours, their group says.
    private mutating func appendVaried(_ markers: MarkerRun, within visible: Rect, _ clip: String) {
        var group: String?
        markers.forEach(within: visible) { place, style in
            let common =
                (style.fill.map { opacity("fill", $0) } ?? "")
                + (style.pen.map { opacity("stroke", $0.color) + geometry($0) } ?? "")
            if common != group {
                if group != nil { elements.append("</g>") }
                group = common
                elements.append("<g\(common)\(clip)>")
            }
            let colors =
                " fill=\"\(style.fill.map(svgColor) ?? "none")\""
                + (style.pen.map { " stroke=\"\(svgColor($0.color))\"" } ?? "")
            if let (center, radius) = style.outline.disc {
                let (x, y) = (svgNumber(place.x + center.x), svgNumber(place.y + center.y))
                elements.append("<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(svgNumber(radius))\"\(colors)/>")
            } else {
                let reference = outlineReference(style.outline)
                elements.append(
                    "<use \(reference) x=\"\(svgNumber(place.x))\" y=\"\(svgNumber(place.y))\"\(colors)/>")
            }
        }
        if group != nil { elements.append("</g>") }
    }

    private mutating func append(_ image: Scene.Image, _ clip: String) throws(PlotError) {
        let rect = grid.pixels(image: image.rect)
        guard rect.width > 0, rect.height > 0 else { return }
        elements.append(
            """
            <image x="\(svgNumber(rect.left))" y="\(svgNumber(rect.top))" width="\(svgNumber(rect.width))" \
            height="\(svgNumber(rect.height))" preserveAspectRatio="none" image-rendering="optimizeSpeed" \
            href="data:image/png;base64,\(base64(try pngOfCells(image.enlarged(toCover: rect))))"\(clip)/>
            """)
    }

    private mutating func draw(_ text: Scene.Text, clip: String) throws(PlotError) {
        let position = grid.pixels(text.position)
        let string = drawableText(text.string)
        guard position.x.isFinite, position.y.isFinite, !string.isEmpty else { return }
        let (x, y) = (svgNumber(position.x), svgNumber(position.y))
        var turn = ""
        if text.rotation != 0 { turn = #" transform="rotate(\#(svgNumber(-text.rotation)) \#(x) \#(y))""# }
        let color = text.color == Color(0, 0, 0) ? "" : fill(text.color)
        if let math = text.math {
            try draw(math, of: text, turn + color + clip)
            return
        }
        // Viewers set letters as far apart as the typeface's designer did; this makes the text as wide as the layout knows it.
        // A font that is missing here may be there where the file is read.
        var spacing = 0.0
        if let run = try? fonts.layOut(text.string, in: text.font, dpi: grid.scale * 72) {
            spacing = (run.advance - run.designedAdvance) / Double(max(1, run.glyphs.count))
        }
        var attributes = #" x="\#(x)" y="\#(y)""# + (try face(text.font, letterSpacing: spacing))
        // The order in which the text is read: whoever shows it finds the order in which its letters stand. A text that runs
        // from right to left starts at its right end.
        var anchor = text.anchor
        if VisualOrder(string).isRightToLeft {
            attributes += #" direction="rtl""#
            anchor = anchor == .start ? .end : anchor == .end ? .start : .middle
        }
        if anchor != .start { attributes += #" text-anchor="\#(anchor.rawValue)""# }
        attributes += turn + color
        // A reader of XML folds blanks into one and drops those at the ends.
        let blank = UInt8(ascii: " ")
        let bytes = string.utf8
        let isDouble = zip(bytes, bytes.dropFirst()).contains { $0 == blank && $1 == blank }
        if isDouble || bytes.first == blank || bytes.last == blank {
            attributes += #" xml:space="preserve""#
        }
        elements.append("<text\(attributes)\(clip)>\(xmlEscaped(string))</text>")
    }

    /// A part of a line that runs from right to left says so with characters that are not seen: its neighbours may not, and
    /// its place is that of its left end.
    private func isolated(_ text: String) -> String {
        VisualOrder(text).isRightToLeft ? "\u{2067}\(text)\u{2069}" : text
    }

    /// The attributes that choose a font, whose size is in points, but for what the whole document says.
    private func face(_ font: Font, letterSpacing: Double = 0) throws(PlotError) -> String {
        var attributes = #" font-size="\#(svgNumber(font.size * grid.scale, decimals: 3))""#
        if abs(letterSpacing) >= 0.0005 {
            attributes += #" letter-spacing="\#(svgNumber(letterSpacing, decimals: 3))""#
        }
        let family = SVGWriter.fontFamily(try fonts.familyName(of: font))
        if family != SVGWriter.family { attributes += #" font-family="\#(family)""# }
        if font.weight == .bold { attributes += #" font-weight="bold""# }
        if font.slant == .italic { attributes += #" font-style="italic""# }
        return attributes
    }

    /// One text element, so that a reader selects the formula as a whole, with a part for each run of letters that share
    /// font and baseline; beside it what is drawn of the formula.
    private mutating func draw(_ math: MathLayout, of text: Scene.Text, _ attributes: String) throws(PlotError) {
        // The group turns what is in it, so everything is placed as on a level line.
        var level = text
        level.rotation = 0
        let placement = TextPlacement(level, on: grid)
        var spans = ""
        for run in MathRun.runs(of: math.pieces, tolerance: 0.01 / grid.scale) {
            let place = placement.place(run.x * grid.scale, below: run.y * grid.scale)
            let attributes = #" x="\#(svgNumber(place.x))" y="\#(svgNumber(place.y))""# + (try face(run.font))
            spans += "<tspan\(attributes)>\(isolated(xmlEscaped(drawableText(run.string))))</tspan>"
        }
        var data = SVGPathData()
        for outline in grid.outlines(of: math, placement) { data.append(outline) }
        let drawing = data.isEmpty ? "" : "<path d=\"\(data.text)\"/>"
        elements.append("<g\(attributes)><text xml:space=\"preserve\">\(spans)</text>\(drawing)</g>")
    }

    /// The value of a `font-family`: a quoted name, and what to take where that font is missing.
    private static func fontFamily(_ name: String) -> String {
        let quoted = drawableText(name).map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return "'\(xmlEscaped(quoted))', sans-serif"
    }

    // MARK: Attributes

    private func fill(_ color: Color?) -> String {
        guard let color else { return #" fill="none""# }
        return #" fill="\#(svgColor(color))""# + opacity("fill", color)
    }

    private func stroke(_ pen: Stroke?) -> String {
        guard let pen else { return "" }
        return #" stroke="\#(svgColor(pen.color))""# + opacity("stroke", pen.color) + geometry(pen)
    }

    /// All of a pen but its colour.
    private func geometry(_ pen: Stroke) -> String {
        var result = #" stroke-width="\#(svgNumber(pen.width, decimals: 3))""#
        if !pen.dashes.isEmpty {
            let lengths = pen.dashes.map { svgNumber($0) }.joined(separator: " ")
            result += #" stroke-dasharray="\#(lengths)""#
        }
        // SVG's own defaults are butt caps and miter joins up to a limit of 4.
        if pen.cap != .butt { result += #" stroke-linecap="\#(pen.cap.rawValue)""# }
        if pen.join != .miter {
            result += #" stroke-linejoin="\#(pen.join.rawValue)""#
        } else if pen.miterLimit != 4 {
            result += #" stroke-miterlimit="\#(svgNumber(pen.miterLimit))""#
        }
        return result
    }

    private func opacity(_ part: String, _ color: Color) -> String {
        color.alpha < 1 ? #" \#(part)-opacity="\#(svgNumber(color.alpha, decimals: 3))""# : ""
    }

    // MARK: Definitions

    private mutating func clipAttribute(_ rect: Rect) -> String {
        let shape = """
            <rect x="\(svgNumber(rect.left))" y="\(svgNumber(rect.top))" \
            width="\(svgNumber(rect.width))" height="\(svgNumber(rect.height))"/>
            """
        let number = clips[shape] ?? clips.count + 1
        if clips.updateValue(number, forKey: shape) == nil {
            definitions.append("<clipPath id=\"clip\(number)\">\(shape)</clipPath>")
        }
        return " clip-path=\"url(#clip\(number))\""
    }

    /// What makes a `use` show the outline.
    private mutating func outlineReference(_ outline: Path) -> String {
        var data = SVGPathData()
        data.append(outline)
        let number = outlines[data.text] ?? outlines.count + 1
        if outlines.updateValue(number, forKey: data.text) == nil {
            definitions.append("<path id=\"marker\(number)\" d=\"\(data.text)\"/>")
        }
        return "href=\"#marker\(number)\""
    }
}

extension Scene.Image {
    /// The same picture with each cell several pixels wide and high, at least as many pixels as the rectangle has.
    ///
    /// Not every viewer keeps cells sharp when it stretches a small image (librsvg 2.54 blurs it); so it has nothing to
    /// stretch. Equal pixels cost next to nothing in a PNG.
    fileprivate func enlarged(toCover rect: Rect) -> Scene.Image {
        guard columns > 0, rows > 0, cells.count == columns * rows else { return self }
        func factor(_ length: Double, _ count: Int) -> Int {
            max(1, Int((min(length, 4096) / Double(count)).rounded(.up)))
        }
        let (across, down) = (factor(rect.width, columns), factor(rect.height, rows))
        var pixels: [UInt32] = []
        pixels.reserveCapacity(cells.count * across * down)
        for start in stride(from: 0, to: cells.count, by: columns) {
            let row = cells[start..<start + columns].flatMap { repeatElement($0, count: across) }
            for _ in 0..<down { pixels += row }
        }
        return Scene.Image(columns: columns * across, rows: rows * down, cells: pixels, rect: self.rect)
    }
}
