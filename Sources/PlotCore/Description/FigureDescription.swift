extension Figure {
    /// What the figure shows, in words, for people who can't see it: SVG and PDF files carry it along.
    ///
    ///     figure.description = "Sales rose from May to July, then fell back to where they were."
    ///
    /// Where none is given it is written from the figure: its marks with their labels and counts, its axes with their names and
    /// limits. What the reader is to see in it is better said by who made it.
    public var description: String {
        get {
            if let givenDescription { return givenDescription }
            guard let trained = try? FigureLayout.train(self) else { return "" }
            return writtenDescription(trained)
        }
        set { givenDescription = newValue }
    }

    /// The description of a figure whose scales are trained; reads no data.
    func writtenDescription(_ trained: [TrainedAxes]) -> String {
        let panels = panels.filled
        guard panels.count > 1 else { return trained.first?.description ?? "" }
        let described = zip(panels, trained).map { panel, axes in
            let title = axes.axes.title.isEmpty ? "" : ", \(quoted(axes.axes.title))"
            return
                "Row \(panel.rows.lowerBound + 1), column \(panel.columns.lowerBound + 1)\(title): \(axes.description)"
        }
        return (["\(panels.count) panels."] + described).joined(separator: " ")
    }
}

extension TrainedAxes {
    /// The marks, then the axes, then what stands within them.
    fileprivate var description: String {
        var sentences = [axes.marksInWords.map { $0 + "." } ?? "Empty axes."]
        if axes.isFrameVisible {
            let isPolar = axes.projection.isPolar
            var guides = isPolar ? [] : [x.inWords("x axis", axes.xLabel)]
            guides.append(y.inWords(isPolar ? "distance" : "y axis", axes.yLabel))
            sentences.append(guides.joined(separator: "; ").withCapital + ".")
        }
        if let bar = axes.colorBar {
            sentences.append("Colors show \(bar.label.isEmpty ? "values" : quoted(bar.label)).")
        }
        for twin in twins {
            let (own, marks) = (twin.axes, twin.axes.axes.marksInWords ?? "nothing")
            let axis =
                twin.shared == .x
                ? "on the right, \(own.y.inWords("", own.axes.yLabel))"
                : "at the top, \(own.x.inWords("", own.axes.xLabel))"
            sentences.append("By an axis \(axis): \(marks).")
        }
        sentences += insets.map { "Inset: \($0.axes.description)" }
        return sentences.joined(separator: " ")
    }
}

extension Axes {
    /// Every mark with its label, those that read alike once with their number; nil where there is none.
    fileprivate var marksInWords: String? {
        var phrases: [(text: String, count: Int)] = []
        var places: [String: Int] = [:]
        for mark in marks {
            let phrase = mark.summary + (mark.label.map { " \(quoted($0))" } ?? "")
            if let place = places[phrase] {
                phrases[place].count += 1
            } else {
                places[phrase] = phrases.count
                phrases.append((phrase, 1))
            }
        }
        guard !phrases.isEmpty else { return nil }
        return list(phrases.map { $0.count == 1 ? $0.text : "\($0.text) (\($0.count) times)" }, most: 20).withCapital
    }
}

extension TrainedScale {
    /// `x axis “time (s)”, logarithmic, from 1 to 1000`
    fileprivate func inWords(_ axis: String, _ label: String) -> String {
        var words = [axis, label.isEmpty ? "" : quoted(label)].filter { !$0.isEmpty }.joined(separator: " ")
        func add(_ more: String) { words += words.isEmpty ? more : ", \(more)" }
        if let categories = scale as? CategoricalScale {
            add("with " + list(categories.names, most: 12))
            return words
        }
        if !(scale is LinearScale) { add(scale.name) }
        let ends = isInverted ? [limits.upper, limits.lower] : [limits.lower, limits.upper]
        let written = scale is TimeScale ? scale.labels(for: ends, in: limits) : TickLabels(texts: ends.map(number))
        add("from \(written.texts[0]) to \(written.texts[1])")
        if !written.offsetText.isEmpty { words += " (\(written.offsetText))" }
        return words
    }
}

/// A label without commands, in quotation marks.
func quoted(_ text: String) -> String {
    let words = MathText(text).readable.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "“\(words)”"
}

private func number(_ value: Double) -> String { shortText(value, digits: 4).withMinusSigns }

private func list(_ words: [String], most: Int) -> String {
    let rest = words.count - most
    return (rest > 0 ? Array(words.prefix(most)) + ["and \(rest) more"] : words).joined(separator: ", ")
}

extension String {
    fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
